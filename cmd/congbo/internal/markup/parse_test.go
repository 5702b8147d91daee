package markup_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// leaves are the leaves of a document, those of notes after the text.
func leaves(d *markup.Document) []*markup.Leaf {
	var all []*markup.Leaf
	for i := range d.Leaves {
		all = append(all, &d.Leaves[i])
	}
	for _, n := range d.Notes {
		for i := range n.Leaves {
			all = append(all, &n.Leaves[i])
		}
	}
	return all
}

// span is where Text[start:end] of a leaf stands in the file.
func span(d *markup.Document, l *markup.Leaf, start, end int) source.Span {
	return (&report.Block{File: d.File, Origins: l.Origins}).Span(start, end)
}

func parse(text string) (*markup.Document, diag.List) {
	f := &source.File{Path: "content/2030/01-a/01-b.md", Text: []byte("+++\ntitle = \"Mục thử\"\n+++\n" + text)}
	return markup.New(&citation.Grammar{}).Parse(f)
}

func TestFindings(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Một đoạn.\n", ""},
		{"# To\n", "4:3 markup/heading"},
		{"[^a]:\n", "4:1 note/empty"},
		{"Chữ <b>đậm</b>.\n", "4:5 markup/html 4:11 markup/html"},
		{"[x](javascript:alert(1))\n", "4:1 link/scheme"},
		{"[x](JAVA&#115;cript:1)\n", "4:1 link/scheme"},
		{"[x](//evil.example)\n", "4:1 link/scheme"},
		{"<ftp://x.example>\n", "4:1 link/scheme"},
		{"[a]: /x\n", "4:1 link/definition"},
		{"1. a\n3. b\n", "5:1 markup/list-number"},
		{"1. a\n2. b\n", ""},
		{"## T {onclick=x}\n", "4:4 markup/attribute"},
		{"|a|b|\n|-|-|\n|1|2|3|\n", "6:6 table/ragged"},
		{strings.Repeat("> ", 40) + "a\n", "4:1 limit/markdown"},
		{strings.Repeat("[](", 500) + "\n", "4:1 limit/markdown"},
		{strings.Repeat("chữ ", 6000) + "\n", "4:1 limit/markdown"},
		{"```indicators\nids = []\ncolumns = [\"actul\"]\n```\n", "6:1 indicator/column"},
	} {
		_, found := parse(test.text)
		var got []string
		for _, f := range found {
			_, place, _ := strings.Cut(f.Span.String(), ":")
			got = append(got, place+" "+f.Code)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%.40q: found %v, want %q", test.text, got, test.want)
		}
	}
}

// TestPositions holds that the words of a leaf stand in the file where the leaf says.
func TestPositions(t *testing.T) {
	files, _ := filepath.Glob("../../../../content/*/*/*.md")
	if len(files) == 0 {
		t.Fatal("the repository's own content is gone")
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, found := markup.New(&citation.Grammar{}).Parse(&source.File{Path: name, Text: text})
		for _, f := range found {
			t.Errorf("%s: %s", f.Span, f.Message.EN)
		}
		for _, l := range leaves(d) {
			for i := 0; i < len(l.Text); {
				end := i + 1
				for end < len(l.Text) && l.Text[end] != ' ' {
					end++
				}
				at := span(d, l, i, end)
				if got := at.Text(); !strings.HasPrefix(got, l.Text[i:i+1]) {
					t.Fatalf("%s: leaf has %q, file has %q", at, l.Text[i:end], got)
				}
				i = end + 1
			}
		}
	}
}

// TestSpaces reads the spaces that Word puts between a number and its unit as plain ones,
// and several as one, as pages show them and checks look for them; what a leaf says of them stands in the file at whole letters.
func TestSpaces(t *testing.T) {
	text := "+++\ntitle = \"Một\"\n+++\n\nĐạt\u00a0**120**/200\u202fchi bộ,\u00a0\u2009theo Chỉ\u00a0thị số\u00a024-CT/TU\u00a0.   \n  Và  *hai*  ba.\n"
	set, _ := data.Decode(&source.Tree{})
	d, found := markup.New(set.Grammar).Parse(&source.File{Path: "content/2031/01-a/01-b.md", Text: []byte(text)})
	if len(found) > 0 || len(d.Leaves) != 1 {
		t.Fatal(found, len(d.Leaves))
	}
	l := &d.Leaves[0]
	if want := "Đạt 120/200 chi bộ, theo Chỉ thị số 24-CT/TU . Và hai ba."; l.Text != want {
		t.Fatalf("%q, not %q", l.Text, want)
	}
	if c := l.Citations; len(c) != 1 || spaces.Replace(span(d, l, c[0].Start, c[0].End).Text()) != "Chỉ thị số 24-CT/TU" {
		t.Errorf("citations %+v", c)
	}
	for i := range l.Text {
		for end := range l.Text {
			if got := span(d, l, i, end).Text(); end > i && !utf8.ValidString(got) {
				t.Errorf("%q stands at %q", l.Text[i:end], got)
			}
		}
	}
}
