package render

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// reportPages makes the pages of one report. What they share is made once.
type reportPages struct {
	*website
	*report.Report
	files       *files
	bodies      map[any]*Body // by *report.Document, *report.Note, and the *report.Passage of a title that cites
	contentsNav nav
	size        int                               // of the report in one file, in bytes
	trails      map[*report.Section]template.HTML // crumbs of what stands in a part; nil: of the parts
}

// report makes every page of a report.
func (s *website) report(r *report.Report) *files {
	defer s.Open(r)()
	p := &reportPages{website: s, Report: r, files: s.files(), bodies: map[any]*Body{}, trails: map[*report.Section]template.HTML{}}
	p.contentsNav = p.contents()
	p.write()
	p.full()
	p.cover()
	for n, section := range pagesOf(r) {
		if s.trial && n == 2 { // a part and a section
			break
		}
		p.section(section)
	}
	p.indicators()
	if !s.trial {
		p.downloads()
		p.searchIndex()
	}
	return p.files
}

// pagesOf are the parts and sections of a report, each of which has a page.
func pagesOf(r *report.Report) []*report.Section {
	var all []*report.Section
	for _, part := range r.Parts {
		all = append(all, part)
		for _, s := range part.Children {
			if s.HasPage() {
				all = append(all, s)
			}
		}
	}
	return all
}

// write renders every text of the report.
func (r *reportPages) write() {
	pen := newPen(r.words, r.Report)
	pen.bars = r.layouts.bars
	for _, d := range r.Documents() {
		pen.open(d)
		r.writeText(pen, d, d.Root)
		if d.Title != nil && d.Title.Mentions != nil {
			r.writeText(pen, d.Title, d.Title.Node)
		}
		for _, n := range d.Notes {
			if n.Number > 0 {
				r.writeText(pen, n, n.Root)
			}
		}
	}
}

func (r *reportPages) writeText(p *pen, key any, root ast.Node) {
	body, err := p.write(r.markdown, root)
	if err != nil {
		r.files.found.Add(diag.Finding{Code: "render/failed", Severity: diag.Error, Span: source.At(p.document.File),
			Message: diag.Say("không dựng được văn bản này: %v", "cannot render this text: %v", err),
			Hint:    diag.Say("báo cho người phát triển congbo kèm tệp này", "tell the developers of congbo, with this file")})
		body = &Body{}
	}
	r.bodies[key] = body
}

// cite is how a text cites the report in the official form, as far as the report says.
func (r *reportPages) cite(titled bool) string {
	f := r.Front()
	if f.Number == "" {
		return f.Title
	}
	number, symbol, _ := strings.Cut(f.Number, "-")
	d := &report.Directive{Key: f.Number, Type: f.Kind, Number: number, Symbol: symbol, Date: f.Date, Issuer: f.Issuer}
	if titled {
		d.Title = f.Title
	}
	return citeThis(d)
}

// called is how the report calls one of its sections: "mục I.2".
func (r *reportPages) called(s *report.Section) string {
	return r.words.reference(report.Target{Report: r.Report, Section: s}, r.Report)
}

// sectionLink leads to the page of a section, or to the section on the full page.
func (r *reportPages) sectionLink(s *report.Section, at place) linkView {
	return linkView{Href: at.href(toPart(r.Report, s, "")), Number: s.Number, Text: s.Title}
}

// ownersOf tells which report a document belongs to.
func ownersOf(reports []*report.Report) map[*report.Document]*report.Report {
	owners := map[*report.Document]*report.Report{}
	for _, r := range reports {
		for _, d := range r.Documents() {
			owners[d] = r
		}
	}
	return owners
}
