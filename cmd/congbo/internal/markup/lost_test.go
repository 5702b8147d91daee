package markup_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/effort"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// TestHostile parses what makes goldmark, or any parser, slow or large: each is
// parsed at once or refused by name.
func TestHostile(t *testing.T) {
	const size = 128 << 10
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	wide := "|" + strings.Repeat("a|", 60) + "\n|" + strings.Repeat("-|", 60) + "\n"
	for name, text := range map[string]string{
		"nested lists":      repeat("* "),
		"nested quotes":     repeat("> "),
		"nested numbers":    repeat("1. "),
		"references":        "[a]: /" + strings.Repeat("u", 1000) + "\n\n" + repeat("[a] "),
		"references apart":  "[a]: /" + strings.Repeat("u", 1000) + "\n\n" + repeat("[a]\n\n"),
		"short rows":        wide + repeat("|\n"),
		"empty links":       repeat("[]("),
		"links":             repeat("[a]("),
		"note links":        repeat("[^a]("),
		"definitions":       repeat("[^a]:"),
		"note chain":        repeat("[^a]: [^b]\n"),
		"backticks":         repeat("\\`"),
		"ticks":             repeat("`a"),
		"angle links":       repeat("[a](<b"),
		"emphasis":          repeat("*a_b*c_d**e_f*g**h*i_j**"),
		"brackets in lines": repeat("](\n["),
		"entities":          repeat("&#x41;"),
		"autolinks":         repeat("<a@b.c>"),
		"values":            repeat("{{a.b}}"),
		"tags":              repeat("<a "),
		"one line":          repeat("chữ "),
		"deep indent":       deep(300),
		"setext":            repeat("a\n="),
		"definition lists":  repeat("a\n: b\n"),
		"fences":            repeat("```\n"),
		"tables":            repeat("|a|b|\n|-|-|\n|1|2|\n\n"),
		"numbers":           repeat("số 12-CT/TU, "),
	} {
		var d *markup.Document
		effort.Within(t, name, 10*time.Second, 1000, func() { d, _ = parse(text) })
		nodes := len(d.Flow)
		for _, n := range d.Notes {
			nodes += len(n.Flow)
		}
		for _, l := range leaves(d) {
			nodes += len(l.Inlines)
		}
		if nodes > 40*size/8 {
			t.Errorf("%s: %d nodes", name, nodes)
		}
	}
}

// deep nests lists by indentation.
func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// TestNothingLost holds that every letter and digit of a text is in a leaf, in
// an attribute that reaches the page, or in the span of a finding.
func TestNothingLost(t *testing.T) {
	files, _ := filepath.Glob("../../../../content/*/*/*.md")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "+++\n"), "+++\n")
		lost(t, body)
	}
	r := rand.New(rand.NewPCG(3, 5))
	parts := strings.Split("a|b1|chữ|Đảng|[^n]|[^n]: |[x](y)|![i](j.png)|[r]|[r]: /u 'tựa'|<b>|</b>|<!-- c -->|`k`|**|*|_|~~|# |## |{#d}|- |1. |3. |> |    |\n|\n\n|\n\n|```\n|```go\n|---\n|===\n|&amp;|&copy;|\\*|\\5|\\|| | |: |{{a.b}}|<https://x.vn>|<m@x.vn>|12-CT/TU|số 7-QĐ/TU|\\12-CT/TU|[q](cite:1-CT/TU)|[](#d)|", "|")
	parts = append(parts, "|a|b|\n|-|-|\n|c|d|\n", "|", "hai  \nba", "từ\n: nghĩa\n")
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(25) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		lost(t, b.String())
		if t.Failed() {
			return
		}
	}
}

// lost fails the test where a letter or digit of the text is nowhere.
func lost(t *testing.T, text string) {
	t.Helper()
	d, found := parse(text)
	file := d.File
	kept := make([]bool, len(file.Text))
	mark := func(s source.Span) {
		for i := max(s.Start, 0); i < min(s.End, len(kept)); i++ {
			kept[i] = true
		}
	}
	for _, n := range d.Notes {
		mark(n.Span) // its label
	}
	for _, l := range leaves(d) {
		keepDestination(kept, file, l.Explicit)
		for i := range l.Text {
			mark(span(d, l, i, i+1))
		}
		for _, m := range l.Marks {
			mark(d.NoteRefs[m.Ref].Span)
		}
		for _, c := range l.Citations {
			keepDestination(kept, file, c.Key)
		}
	}
	for _, l := range d.Links {
		keepDestination(kept, file, l.Destination)
		if !l.Image {
			keepDestination(kept, file, string(l.Title))
		}
	}
	for _, name := range definition.FindAll(file.Text, -1) {
		keepDestination(kept, file, string(name)) // the name of a link, not its words
	}
	for _, c := range d.CrossRefs {
		mark(c.Span)
	}
	for _, v := range d.Values {
		mark(v.Span)
	}
	for _, h := range d.Headings {
		mark(source.Span{Start: h.Span.Start, End: h.Span.End})
		keepDestination(kept, file, h.Explicit)
	}
	refused := false
	for _, f := range found {
		mark(f.Span)
		refused = refused || strings.HasPrefix(f.Code, "limit/") || f.Code == "table/ragged" // nothing was parsed, and an error says so
	}
	if refused {
		return
	}
	at := d.Front.Body
	for i, c := range string(file.Text[at:]) {
		if (unicode.IsLetter(c) || unicode.IsDigit(c)) && !kept[at+i] && !itself(file.Text, at+i) {
			t.Errorf("%q: %q at %d is lost\n%s", text, string(c), at+i, codes(found))
			return
		}
	}
}

func codes(found diag.List) string {
	var all []string
	for _, f := range found {
		all = append(all, f.Span.String()+" "+f.Code)
	}
	return strings.Join(all, "\n")
}

// definition is the head of a link reference definition.
var definition = regexp.MustCompile(`\[[^\]^]+\]:`)

// keepDestination marks every place where an attribute's text stands.
func keepDestination(kept []bool, f *source.File, s string) {
	if s == "" {
		return
	}
	text := string(f.Text)
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			return
		}
		for k := from + i; k < from+i+len(s); k++ {
			kept[k] = true
		}
		from += i + len(s)
	}
}

// itself reports whether a character is Markdown's own: the number of a list
// item, the letters of an entity, "cite:", the language of a code block.
func itself(text []byte, i int) bool {
	start := i
	for start > 0 && text[start-1] != '\n' {
		start--
	}
	line := string(text[start:])
	line, _, _ = strings.Cut(line, "\n")
	before := strings.ReplaceAll(string(text[start:i]), "[^n]:", "")
	switch {
	case strings.Trim(before, " >-*+:\t0123456789.)") == "" && text[i] >= '0' && text[i] <= '9':
		return true // a list's number, compared by markup/list-number
	case strings.Contains(line, "```") || strings.Contains(line, "~~~"):
		return true // the word after a fence is the class of the block
	case strings.Contains(line, "cite:"):
		return true
	case strings.LastIndexByte(before, '&') >= 0 && !strings.Contains(before[strings.LastIndexByte(before, '&'):], ";"):
		return true
	}
	return false
}
