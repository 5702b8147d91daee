package markup_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// constructs are pieces of Markdown of every kind, whole and broken. Each W becomes a word
// that stands nowhere else.
var constructs = []string{
	"W ", "W W, ", "W.\n", "\n", "\n\n", "W\n\n", "  W\n", "    W\n", "\tW\n", "W  \nW\n", "W\\\nW\n",
	"# W\n", "## W\n\n", "### W {#W}\n\n", "## W {.W}\n", "## W ##\n", "W\n---\n", "W\n===\n", "W {#W}\n---\n", "##W\n", "##\n", "## W {#W W}\n",
	"- W\n", "* W\n", "  - W\n", "1. W\n", "2) W\n", "3. W {#W}\n", "    - W\n", "-\n", "1.\n", "a) W;\nb) W.\n", "– W\n– W\n",
	"> W\n", ">> W\n", "> - W\n", "> W {#W}\n",
	"|W|W|\n|-|-|\n|W|W|\n", "|W|W|\n|-|-|\n|W|W|W|\n", "W\n|-|-|\nW | W | W\n", "> |W|W|\n> |-|-|\n> |W|W|W|\n", "|W|\n|-|-|\n|W|\n",
	"|W|W|\n|-|\n|W|W|\n", "|W|W|\n|—|—|\n|W|W|\n", "W | W\n:-: | -:\nW | W\nW\n", "|W|W|\n|-|-|\n|W\\|W|`W\\|W`|\n", "| W | W |\n| --- | --- |\n| W |\n", "|\n", "|W", "|-|-|\n", "|W|W|W|\n",
	"- |W|W|\n  |-|-|\n  |W|W|W|\n", "\t|W|W|\n",
	"**W** ", "*W* ", "**W ", "*W ", "__W__ ", "_W_ ", "**", "***W*** ", "`W` ", "``W ` W`` ", "`W ", "`",
	"[W](/W) ", "[W](/W \"W\") ", "![W](W.png) ", "![W](W.png 'W') ", "[](#W) ", "[](#W \"W\") ", "[W]() ", "[](https://W.vn) ", "[W](W W.pdf) ", "![W](W W.png) ", "[W](<W W.pdf>) ", "[W](cite:1-CT/TU) ", "[W](cite:1-CT/TU 'W') ", "[W](/W\n'W') ", "[W\nW](/W) ", "[W [W](/W) W](/W) ", "![W [W](/W)](W.png) ", "[![W](W.png)](/W) ",
	"[W][r] ", "[W][] ", "[r] ", "[W][gone] ", "[r]: /W 'W'\n", "[r]: /W\n", "[q]: <W W> W\n", "[W]: /W\n\n", "[r]:\n/W\n'W'\n", "[r]: /W 'W' W\n", "![W][r] ", "[r][r]",
	"[^n] ", "[^n]: W\n", "[^m]: W\n\n    W\n", "[^W W] ", "[^W W]: W\n", "^[W] ", "[^m]:\n", "> [^k]: W\n", "- [^k]: W\n", "[^n]:W [^k]\n",
	"<b>W</b> ", "<!-- W -->", "<!-- W\n\nW -->\n", "<!-- congbo: W -->\n", "<!-- congbo: W\n\nW -->\n", "W <!-- congbo: W --> W\n", "<!-- congbo: W --> W\n", "<!-- congbo: W\n", "- <!-- congbo: W\nW -->\n", "- <!-- congbo: W\n  W -->\n", "<https://W.vn> ", "<W@W.vn> ", "<ftp://W.vn> ", "<W ",
	"```\nW\n```\n", "```W\nW\n```\n", "``` W W\nW\n```\n", "~~~\nW\n", "```tabel\nW = 1\n```\n", "```table\ndata = \"W.csv\"\n```\n", "```indicators\nids = [\"W\"]\n```\n", "> ```\n> W\n> ```\n", "- ```\n  W\n  ```\n", "```\n",
	"W\n: W\n", "W\nW\n: W\n\n  W\n", ": W\n", "W\n\n: W\n", "~~~ W\n~~~\n",
	"{{W.W}} ", "{{W}} ", "{#W}\n", "::: W\nW\n:::\n", "***\n", "---\n", "&amp;W &copy; &#87; ", "\\*W\\* ", "\\[W] ", "\\", "W\u00a0W ", "số 12-CT/TU ", "\\12-CT/TU ", "{", "}", "]", "[", "(", ")", "!", "<", ">", "&", "~~W~~ ", "===\n", "W\n\t\tW\n", " \t\n",
}

// randomDocument is Markdown of constructs put together at random.
func randomDocument(r *rand.Rand) string {
	var b strings.Builder
	n := 0
	for range 1 + r.IntN(14) {
		for _, c := range constructs[r.IntN(len(constructs))] {
			if c != 'W' {
				b.WriteRune(c)
				continue
			}
			n++
			fmt.Fprintf(&b, "w%dx", n)
		}
	}
	text := []rune(b.String())
	for range r.IntN(4) { // slips of the finger
		i, marks := r.IntN(len(text)), []rune("\n []()|*#>-`:<!~ \\")
		switch r.IntN(3) {
		case 0:
			text[i] = marks[r.IntN(len(marks))]
		case 1:
			text = slices.Insert(text, i, marks[r.IntN(len(marks))])
		default:
			if text = slices.Delete(text, i, i+1); len(text) == 0 {
				return ""
			}
		}
	}
	return string(text)
}

var aWord = regexp.MustCompile(`w\d+x`)

// syntax matches what is Markdown's own: labels, the language of a code block, remarks.
var syntax = []*regexp.Regexp{
	regexp.MustCompile(`\[[^\[\]]*\]:`), regexp.MustCompile(`\]\s?\[[^\[\]]*\]`),
	regexp.MustCompile("`{3,}[ \t]*[^\\s`]*"), regexp.MustCompile(`~{3,}[ \t]*\S*`), regexp.MustCompile(`(?s)<!-- congbo:.*?-->`),
}

// TestNoWordIsLost makes random documents of all constructs: each word is in a text, in what
// a page makes of a link or a name, or in the place of a finding; and what is called lost is
// in none. CONGBO_DOCUMENTS says how many.
func TestNoWordIsLost(t *testing.T) {
	documents := 4000
	if n, err := strconv.Atoi(os.Getenv("CONGBO_DOCUMENTS")); err == nil {
		documents = n
	}
	set, _ := data.Decode(&source.Tree{})
	p := markup.New(set.Grammar)
	r := rand.New(rand.NewPCG(18, 3))
	lost, failed := 0, 0
	for range documents {
		text := randomDocument(r)
		f := &source.File{Path: "content/2030/01-a/01-b.md", Text: []byte("+++\ntitle = \"Mục\"\n+++\n" + text)}
		d, found := p.Parse(f)
		printed := printedIn(d)
		calledLost := ""
		told := ""
		for _, one := range found {
			told += one.Span.Text() + one.Message.EN + "\n"
			if one.Code == "markup/lost" {
				lost++
				calledLost += one.Span.Text() + "\n"
			}
			if strings.HasPrefix(one.Code, "limit/") {
				told += text
			}
		}
		own := ""
		for _, s := range syntax {
			own += strings.Join(s.FindAllString(text, -1), "\n")
		}
		for _, word := range aWord.FindAllString(text, -1) {
			switch {
			case strings.Contains(printed, word) && strings.Contains(calledLost, word):
				t.Errorf("%q: %s is printed and called lost", text, word)
			case strings.Contains(printed, word) || strings.Contains(told, word) || strings.Contains(own, word):
				continue
			default:
				t.Errorf("%q: %s is lost in silence; found %v", text, word, placesOf(found))
			}
			if failed++; failed > 5 {
				t.FailNow()
			}
		}
	}
	t.Logf("%d documents, %d findings of lost words", documents, lost)
}

// printedIn is all that pages show of a document, or make links and names of.
func printedIn(d *markup.Document) string {
	var b strings.Builder
	add := func(all ...string) {
		for _, s := range all {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	leaves := d.Leaves
	for _, n := range d.Notes {
		add(n.Label)
		leaves = append(leaves, n.Leaves...)
	}
	for _, l := range leaves {
		add(l.Text, l.Explicit)
		for _, c := range l.Citations {
			add(c.Key)
		}
	}
	for _, n := range d.NoteRefs {
		add(n.Label)
	}
	for _, l := range d.Links {
		add(l.Destination)
		if !l.Image {
			add(string(l.Title))
		}
	}
	for _, x := range d.CrossRefs {
		add(x.Destination)
	}
	for _, v := range d.Values {
		add(v.Indicator, v.Field)
	}
	for _, h := range d.Headings {
		add(h.Explicit)
	}
	for _, t := range d.Tables {
		add(t.Span.Text())
	}
	return b.String()
}

// placesOf lists findings by place and code.
func placesOf(found diag.List) (all []string) {
	for _, f := range found {
		_, place, _ := strings.Cut(f.Span.String(), ":")
		all = append(all, place+" "+f.Severity.String()+" "+f.Code)
	}
	return all
}
