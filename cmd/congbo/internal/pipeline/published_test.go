package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
	"congbo/cmd/congbo/internal/words"
)

// TestPublished holds of every file of whole sites that a report reads the same wherever it
// is shown, and that nothing of its source is left in it.
func TestPublished(t *testing.T) {
	dir := t.TempDir()
	sample.Write(t, dir, 30, 10)
	for _, site := range []struct {
		name, dir string
		cited     int // sentences that cite, at least
	}{{"own", "../../../..", 60}, {"khoi", "../../testdata/khoi", 0}, {"sample", dir, 150}} {
		t.Run(site.name, func(t *testing.T) {
			r, err := pipeline.Build(pipeline.Options{Site: os.DirFS(site.dir), Drafts: true})
			if err != nil {
				t.Fatal(err)
			}
			if r.Pages == nil {
				t.Fatal(told(r.Findings))
			}
			if n := len(published(t, r)); n < site.cited {
				t.Errorf("%d sentences cite, not %d", n, site.cited)
			}
		})
	}
}

// published holds what is true of the files of any site, and returns the sentences that cite.
func published(t *testing.T, r *pipeline.Result) (sentences []string) {
	t.Helper()
	asWritten := map[string]bool{} // files that are published as they are
	for _, f := range r.Files {
		if strings.HasPrefix(f.Path, "static/") || strings.HasPrefix(f.Path, "content/") && strings.Contains(f.Path, "/files/") {
			asWritten[address.File(f)] = true
		}
	}
	of := bodies{}
	for name, b := range r.Pages {
		if asWritten[name] {
			continue
		}
		leftOver(t, name, b)
		if path.Ext(name) == ".html" {
			of[name] = bodyOf(t, name, b)
			if want := strings.TrimSuffix(pages.LayoutOf(r.Site, name), ".html"); attribute(of[name].root, "class") != want {
				t.Errorf("%s is of the layout %s, not %s", name, attribute(of[name].root, "class"), want)
			}
		}
	}
	for _, one := range r.Reports {
		leftOver(t, "plain text of "+one.Period.ID, exports.PlainText(words.Of(r.Site.Data), one))
	}
	return quotes(t, r, of)
}

// leftOver looks for what a file that readers get must not hold.
func leftOver(t *testing.T, name string, b []byte) {
	t.Helper()
	if !utf8.Valid(b) {
		t.Errorf("%s is not UTF-8", name)
	}
	for _, left := range []string{"\ufffc", `\ufffc`, "&#65532;", "&#xfffc;", "[](", "{{"} {
		if at := bytes.Index(b, []byte(left)); at >= 0 {
			t.Errorf("%s holds %q: …%s…", name, left, b[max(at-80, 0):min(at+80, len(b))])
		}
	}
}

// quotes holds that each sentence that cites a document is the same in the data of the
// register, on the page of the document, and on the page that it leads to.
func quotes(t *testing.T, r *pipeline.Result, of bodies) (sentences []string) {
	t.Helper()
	var register struct {
		Directives []struct {
			Page      string
			Citations []struct{ Page, Text, Sentence string }
		}
	}
	if err := json.Unmarshal(r.Pages["van-ban/directives.json"], &register); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(r.Pages["van-ban/citations.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	row := 0
	for _, d := range register.Directives {
		var shown []*html.Node
		for n := range of[d.Page+"index.html"].root.Descendants() {
			if n.Data == "blockquote" {
				shown = append(shown, n)
			}
		}
		if len(shown) != len(d.Citations) {
			t.Errorf("%s shows %d of %d citations", d.Page, len(shown), len(d.Citations))
			continue
		}
		for i, c := range d.Citations {
			sentences = append(sentences, c.Sentence)
			if row++; row >= len(rows) || column(rows[row], "sentence") != c.Sentence || column(rows[row], "text") != c.Text || column(rows[row], "page") != c.Page {
				t.Errorf("row %d of citations.csv is not %q of directives.json", row, c.Sentence)
			}
			if got := textOf(shown[i]); got != oneLine(c.Sentence) {
				t.Errorf("%s shows %q, directives.json has %q", d.Page, got, c.Sentence)
			}
			folder, id, _ := strings.Cut(c.Page, "#")
			anchor := of[folder+"index.html"].ids[id]
			if anchor == nil {
				t.Errorf("%q leads to %s, which is not there", c.Sentence, c.Page)
				continue
			}
			if got := textOf(anchor); got == "" || !strings.HasPrefix(oneLine(c.Text), got) {
				t.Errorf("%s is %q, not %q", c.Page, got, c.Text)
			}
			sentence := oneLine(strings.TrimSuffix(strings.TrimPrefix(c.Sentence, "… "), " …"))
			if block := textOf(blockOf(anchor)); !strings.Contains(block, sentence) {
				t.Errorf("%q of directives.json is not in %q of %s", sentence, block, c.Page)
			}
		}
	}
	return sentences
}

// bodies are the bodies of pages, by name.
type bodies map[string]body

type body struct {
	root *html.Node
	ids  map[string]*html.Node
}

func bodyOf(t *testing.T, name string, page []byte) body {
	t.Helper()
	document, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	b := body{ids: map[string]*html.Node{}}
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && n.Data == "body" {
			b.root = n
		}
		if id := attribute(n, "id"); id != "" {
			b.ids[id] = n
		}
	}
	return b
}

// blockOf is the element of a block that holds another.
func blockOf(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		switch n.Data {
		case "p", "li", "dt", "dd", "th", "td", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "div", "pre":
			return n
		}
	}
	return n
}

// textOf is what a reader reads of an element of a report: no marks of notes, nothing of the
// interface.
func textOf(n *html.Node) string {
	var b strings.Builder
	var read func(n *html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case hasAttribute(n, "data-ui") || n.Data == "sup" && attribute(n, "class") == "note-ref":
			return
		case n.Data == "br":
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			read(c)
		}
	}
	read(n)
	return oneLine(b.String())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func hasAttribute(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestBoundReadsAsTyped holds, of random sites that have values and references in texts of
// every kind, what TestPublished does, and that they read as the same sites with all of it
// typed by hand.
func TestBoundReadsAsTyped(t *testing.T) {
	sites := 150
	if testing.Short() {
		sites = 20
	}
	for seed := range sites {
		var sentences [2][]string
		var plain [2]string
		for i, typed := range []bool{false, true} {
			a := author{Rand: rand.New(rand.NewPCG(uint64(seed), 18)), typed: typed}
			files := a.site()
			r, err := pipeline.Build(pipeline.Options{Site: small(files)})
			if err != nil {
				t.Fatal(err)
			}
			if r.Pages == nil {
				t.Fatalf("seed %d: %s\n%v", seed, told(r.Findings), files)
			}
			sentences[i] = published(t, r)
			plain[i] = string(exports.PlainText(words.Of(r.Site.Data), r.Reports[0]))
			if r.Findings.Count(diag.Warning) > 0 {
				t.Logf("seed %d: %s", seed, told(r.Findings))
			}
			if t.Failed() {
				t.Fatalf("seed %d: %v", seed, files)
			}
		}
		if !slices.Equal(sentences[0], sentences[1]) {
			t.Fatalf("seed %d: the sentences that cite are\n%q\nand typed by hand\n%q", seed, sentences[0], sentences[1])
		}
		if plain[0] != plain[1] {
			t.Fatalf("seed %d: the plain text is\n%s\nand typed by hand\n%s", seed, plain[0], plain[1])
		}
	}
}

// An author writes random sites. With the same numbers it writes the same, with values and
// references or with what they print.
type author struct {
	*rand.Rand
	typed bool
	notes int
}

// either is what is bound, or what is typed instead.
func (a *author) either(bound, typed string) string {
	if a.typed {
		return typed
	}
	return bound
}

// words are a few words that say something of the site.
func (a *author) words() string {
	switch a.IntN(6) {
	case 0:
		return a.either("{{cay.actual}}", "1.234") + " cây"
	case 1:
		return "đạt " + a.either("{{cay.percent}}", "85,5%")
	case 2:
		return "chỉ tiêu " + a.either("{{cay.name}}", "Cây <trồng> mới")
	case 3:
		return "xem " + a.either("[](02-hai.md)", "mục I.2")
	case 4:
		return "xem " + a.either("[](02-hai.md#de-muc)", "mục I.2.1")
	}
	return "theo " + a.document()
}

func (a *author) document() string {
	return fmt.Sprintf("Chỉ thị số 0%d-CT/TW, ngày 15/5/2030 của Ban Bí thư", 1+a.IntN(3))
}

// sentence is one or two sentences. Within they may be emphasised.
func (a *author) sentence() string {
	var b strings.Builder
	for n := range 1 + a.IntN(2) {
		if n > 0 {
			b.WriteString(" ")
		}
		b.WriteString("Các tổ ")
		for k := range 1 + a.IntN(4) {
			if k > 0 {
				b.WriteString([]string{", ", "; ", " và ", "\u00a0– "}[a.IntN(4)])
			}
			one := a.words()
			if a.IntN(5) == 0 {
				one = "**" + one + "**"
			}
			b.WriteString(one)
		}
		b.WriteString(".")
	}
	return b.String()
}

// blocks are some blocks of every kind.
func (a *author) blocks() string {
	var b strings.Builder
	for range 2 + a.IntN(4) {
		switch a.IntN(7) {
		case 0:
			b.WriteString(a.sentence() + "\n" + a.sentence())
		case 1:
			fmt.Fprintf(&b, "- %s\n- %s\n  - %s", a.sentence(), a.sentence(), a.sentence())
		case 2:
			fmt.Fprintf(&b, "1. %s\n\n2. %s\n\nHết.", a.sentence(), a.sentence()) // what ends the list
		case 3:
			fmt.Fprintf(&b, "## %s", strings.TrimSuffix(a.sentence(), "."))
		case 4:
			fmt.Fprintf(&b, "| %s | Số |\n|---|---|\n| %s | %s |", a.words(), a.sentence(), a.words())
		case 5:
			fmt.Fprintf(&b, "> %s", a.sentence())
		case 6:
			a.notes++
			fmt.Fprintf(&b, "%s[^n%d]\n\n[^n%d]: %s", a.sentence(), a.notes, a.notes, a.sentence())
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// site is the files of a site. Its titles and captions cite and have notes; values and
// references in them are errors.
func (a *author) site() map[string]string {
	return map[string]string{
		"data/2031-h1/indicators.toml":   "[indicator.cay]\nname = \"Cây <trồng> mới\"\nunit = \"cây\"\nactual = 1234\npercent = 85.5\n",
		"data/2031-h1/to.csv":            fmt.Sprintf("Tổ,Ghi chú[^h]\nMột[^h],\"theo %s\"\n", a.document()),
		"content/2031-h1/01-a/01-mot.md": fmt.Sprintf("+++\ntitle = \"Theo %s[^t]\"\n+++\n%s[^t]: Xem %s.\n", a.document(), a.blocks(), a.words()),
		"content/2031-h1/01-a/02-hai.md": fmt.Sprintf("+++\ntitle = \"Hai\"\n+++\n## Đề mục {#de-muc}\n\n```table\ndata = \"to.csv\"\ncaption = \"Bảng theo %s[^h]\"\n```\n\n%s[^h]: %s\n", a.document(), a.blocks(), a.sentence()),
	}
}
