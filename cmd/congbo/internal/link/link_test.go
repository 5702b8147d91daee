package link_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/layouts"
)

// A linkedSite is a site with the whole of its reports.
type linkedSite struct {
	*report.Site
	Reports []*report.Report // in the order of Site.Reports
}

// A parsedSite is a site whose files are parsed.
type parsedSite struct {
	tree  *source.Tree
	set   *data.Set
	docs  map[*source.File]*markup.Document
	found diag.List
}

// parse takes a site from its files to its documents.
func parse(fsys fs.FS) parsedSite {
	brought, err := source.Defaults(layouts.FS, "layouts")
	if err != nil {
		panic(err)
	}
	p := parsedSite{tree: source.Read(fsys).Overlay(brought), docs: map[*source.File]*markup.Document{}}
	p.set, p.found = data.Decode(p.tree)
	parser := markup.New(p.set.Grammar)
	for _, f := range p.tree.Under("content/") {
		if path.Ext(f.Path) == ".md" {
			d, more := parser.Parse(f)
			p.docs[f] = d
			p.found.Add(more...)
		}
	}
	return p
}

// link takes a site from its documents to its links.
func (p parsedSite) link(drafts bool) (linkedSite, diag.List) {
	found := slices.Clone(p.found)
	b := link.Group(p.set, p.tree, drafts)
	var all []*link.Linked
	outlines := map[string]*link.Outline{}
	for _, f := range b.Folders {
		var docs []*markup.Document
		for _, text := range f.Texts() {
			if d := p.docs[text]; d != nil {
				docs = append(docs, d)
			}
		}
		if l := b.Report(f, docs); l != nil {
			all = append(all, l)
			outlines[f.Name] = l.Outline
		}
	}
	var summaries []*report.Summary
	reports := map[*report.Summary]*report.Report{}
	for _, l := range all {
		l.Resolve(func(period string) *link.Outline { return outlines[period] })
		found.Add(l.Found...)
		r := read.Report(l)
		reports[r.Summary] = r
		summaries = append(summaries, r.Summary)
	}
	var site linkedSite
	var more diag.List
	site.Site, more = b.Site(summaries)
	found.Add(more...)
	found.Sort()
	for _, s := range site.Site.Reports {
		site.Reports = append(site.Reports, reports[s])
	}
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

func (f files) link() (linkedSite, diag.List) { return parse(f.site()).link(false) }

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
	site, found := parse(os.DirFS("../../../..")).link(false)
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
	for _, c := range site.Reports[0].Citations {
		if d := site.Cited[c]; d == nil {
			t.Errorf("%v: the citation %q is not resolved", c.Span, c.Span.Text())
		} else if c.Symbol != "" && d.Registered == nil {
			t.Errorf("%v: %s is registered, and not found", c.Span, c.Key)
		}
	}
	for _, i := range site.Reports[0].Data.Indicators {
		if i.Source != "" && site.Reports[0].Sources[i].Report == nil {
			t.Errorf("the source of %s is not resolved", i.ID)
		}
	}
}
