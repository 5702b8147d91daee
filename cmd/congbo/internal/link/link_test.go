package link_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// inTurn calls f for 0 to n-1.
func inTurn(n int, f func(i int)) {
	for i := range n {
		f(i)
	}
}

// relink links a site that was made by hand.
func relink(site *report.Site) diag.List {
	var books []*link.Book
	for _, r := range site.Reports {
		books = append(books, link.NewBook(r))
	}
	return link.Link(site, books, inTurn)
}

// read takes a site from its files to its links.
func read(t testing.TB, fsys fs.FS, drafts bool) (*report.Site, diag.List) {
	t.Helper()
	tree := source.Read(fsys)
	set, found := data.Decode(tree)
	parser := markup.New(set.Grammar)
	var docs []*report.Document
	for _, f := range tree.Under("content/") {
		if path.Ext(f.Path) == ".md" {
			d, more := parser.Parse(f)
			docs = append(docs, d)
			found.Add(more...)
		}
	}
	site, books, more := link.Assemble(docs, set, tree, drafts)
	found.Add(more...)
	found.Add(link.Link(site, books, inTurn)...)
	found.Sort()
	return site, found
}

// files is a site of the given files beside a small correct report.
type files map[string]string

const titled = "+++\ntitle = \"Tiêu đề\"\n+++\n"

// site adds what every site has, unless f says otherwise. A file named "-" is
// left out.
func (f files) site() fstest.MapFS {
	all := fstest.MapFS{"data/site.toml": {Data: []byte("title = \"Trang thử nghiệm\"\n")}}
	for _, name := range []string{"content/2022-h1/_index.md", "content/2022-h1/01-ket-qua/_index.md"} {
		all[name] = &fstest.MapFile{Data: []byte(titled)}
	}
	for name, text := range f {
		if text == "-" {
			delete(all, name)
			continue
		}
		if strings.HasSuffix(name, ".md") && !strings.HasPrefix(text, "+++") {
			text = titled + "\n" + text
		}
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func (f files) link(t testing.TB) (*report.Site, diag.List) {
	t.Helper()
	return read(t, f.site(), false)
}

// lines prints findings: place, code, and the second place.
func lines(found diag.List) []string {
	var all []string
	for _, f := range found {
		line := fmt.Sprintf("%v: %v %s", f.Span, f.Severity, f.Code)
		for _, r := range f.Related {
			line += fmt.Sprintf(" (%v)", r.Span)
		}
		all = append(all, line)
	}
	return all
}

// complete holds that a finding can be read in both languages.
func complete(t *testing.T, found diag.List) {
	t.Helper()
	for _, f := range found {
		for _, s := range []string{f.Message.VI, f.Message.EN, f.Hint.VI, f.Hint.EN} {
			if s == "" || strings.Contains(s, "%!") || strings.HasSuffix(s, ".") {
				t.Errorf("%s says %q", f.Code, s)
			}
		}
	}
}

func TestOwnSite(t *testing.T) {
	site, found := read(t, os.DirFS("../../../.."), false)
	if found.Count(diag.Error) > 0 {
		t.Errorf("errors in the site of this repository: %q", lines(found))
	}
	if len(site.Reports) != 1 || len(site.Reports[0].Notes) != 21 {
		t.Fatalf("%d reports, want one with 21 notes", len(site.Reports))
	}
	for i, n := range site.Reports[0].Notes {
		if n.Label != fmt.Sprint(i+1) {
			t.Errorf("note %d is [^%s]: the order of the record is lost", i+1, n.Label)
		}
	}
	for _, m := range site.Reports[0].Mentions {
		if m.Directive == nil {
			t.Errorf("%v: the citation %q is not resolved", m.Span, m.Span.Text())
		} else if m.Symbol != "" && m.Directive.Registered == nil {
			t.Errorf("%v: %s is registered, and not found", m.Span, m.Key)
		}
	}
	for _, i := range site.Reports[0].Data.Indicators {
		if i.Source != "" && site.Reports[0].Sources[i].Report == nil {
			t.Errorf("the source of %s is not resolved", i.ID)
		}
	}
}
