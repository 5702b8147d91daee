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

func parse(t testing.TB, text string) (*report.Document, diag.List) {
	t.Helper()
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
		{"|a|b|\n|-|-|\n|1|2|3|\n", "6:1 table/ragged"},
		{strings.Repeat("> ", 40) + "a\n", "4:1 limit/markdown"},
		{strings.Repeat("[](", 500) + "\n", "4:1 limit/markdown"},
		{strings.Repeat("chữ ", 6000) + "\n", "4:1 limit/markdown"},
		{"```indicators\nids = []\ncolumns = [\"actul\"]\n```\n", "6:1 indicator/column"},
	} {
		_, found := parse(t, test.text)
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

// TestPositions holds that the words of a passage stand in the file where the
// passage says.
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
		for _, p := range d.Passages {
			for i := 0; i < len(p.Text); {
				end := i + 1
				for end < len(p.Text) && p.Text[end] != ' ' {
					end++
				}
				if got := p.Span(i, end).Text(); !strings.HasPrefix(got, p.Text[i:i+1]) {
					t.Fatalf("%s: passage has %q, file has %q", p.Span(i, end), p.Text[i:end], got)
				}
				i = end + 1
			}
		}
	}
}

// TestSpaces reads the spaces that Word puts between a number and its unit as plain ones,
// and several as one, as pages show them and checks look for them; what a passage says of them stands in the file at whole letters.
func TestSpaces(t *testing.T) {
	text := "+++\ntitle = \"Theo\u00a0 Chỉ thị\u00a0số 9-CT/TU\"\n+++\n\nĐạt\u00a0**120**/200\u202fchi bộ,\u00a0\u2009theo Chỉ\u00a0thị số\u00a024-CT/TU\u00a0.   \n  Và  *hai*  ba.\n"
	set, _ := data.Decode(&source.Tree{})
	d, found := markup.New(set.Grammar).Parse(&source.File{Path: "content/2031/01-a/01-b.md", Text: []byte(text)})
	if len(found) > 0 || len(d.Passages) != 2 { // the title and the paragraph
		t.Fatal(found, len(d.Passages))
	}
	if p := d.Passages[0]; p.Text != "Theo Chỉ thị số 9-CT/TU" || len(p.Mentions) != 1 {
		t.Errorf("title %q with %d mentions", p.Text, len(p.Mentions))
	}
	p := d.Passages[1]
	if want := "Đạt 120/200 chi bộ, theo Chỉ thị số 24-CT/TU . Và hai ba."; p.Text != want {
		t.Fatalf("%q, not %q", p.Text, want)
	}
	if len(p.Mentions) != 1 || spaces.Replace(p.Mentions[0].Span.Text()) != "Chỉ thị số 24-CT/TU" {
		t.Errorf("mentions %+v", p.Mentions)
	}
	for i := range p.Text {
		for end := range p.Text {
			if got := p.Span(i, end).Text(); end > i && !utf8.ValidString(got) {
				t.Errorf("%q stands at %q", p.Text[i:end], got)
			}
		}
	}
}
