package render

import (
	"path"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Written returns where the text of a report holds the link that reads href on a
// page; false for a link that a layout makes. It renders the report's texts
// anew: it is for telling about a broken link, not for every link.
func Written(site *report.Site, pagePath, href string) (source.Span, bool) {
	at := place{path: path.Dir(pagePath) + "/"}
	for _, r := range site.Reports {
		if span, ok := written(site, r, at, href); ok {
			return span, true
		}
	}
	return source.Span{}, false
}

func written(site *report.Site, r *report.Report, at place, href string) (source.Span, bool) {
	defer site.Open(r)()
	if at.path == fullPath(r) {
		at.full = r
	}
	md := newMarkdown()
	pen := newPen(words{site.Data.Site.Language, site.Data.Strings}, r)
	for _, d := range r.Documents() {
		pen.open(d)
		for _, root := range texts(d) {
			if body, err := pen.write(md, root); err == nil {
				if span, ok := body.place(at, href); ok {
					return span, true
				}
			}
		}
	}
	return source.Span{}, false
}

// texts are the texts of a document: its own and those of its notes.
func texts(d *report.Document) []ast.Node {
	all := []ast.Node{d.Root}
	for _, n := range d.Notes {
		all = append(all, n.Root)
	}
	return all
}
