package render

import (
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// reportPages makes the pages of one report. What they share is made once.
type reportPages struct {
	*website
	*report.Report
	files       *files
	texts       *Texts
	bytes       []byte // of the texts
	contentsNav nav
	size        int                               // of the report in one file, in bytes
	trails      map[*report.Section]template.HTML // crumbs of what stands in a part; nil: of the parts
}

// report makes every page of a report.
func (s *website) report(r *report.Report) *files {
	p := &reportPages{website: s, Report: r, files: s.files(), texts: s.texts(r), trails: map[*report.Section]template.HTML{}}
	buf := s.buffer()
	defer s.back(buf)
	if p.bytes, p.files.err = p.texts.read(buf); p.files.err != nil {
		return p.files
	}
	p.contentsNav = p.contents()
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
		on := s.buffer()
		*on = p.body(p.texts.search).append((*on)[:0], p, place{})
		p.files.add(searchFile(r.Period.ID), *on)
		s.back(on)
	}
	return p.files
}

// body is a body among the texts of the report.
func (r *reportPages) body(s stored) *Body {
	return &Body{r.bytes[s.start:s.end], r.texts.holes[s.first:s.last], r.texts.shown}
}

// has reports whether a text of the report was rendered: that of a *report.Document, of a
// *report.Note, or of the *report.Passage of a title that cites.
func (r *reportPages) has(key any) bool {
	_, ok := r.texts.bodies[key]
	return ok
}

// textOf returns the mark of such a text as it reads on a page; nothing for an empty one.
func (r *reportPages) textOf(on *sheet, key any, at place) template.HTML {
	return r.show(on, r.body(r.texts.bodies[key]), at)
}

func (r *reportPages) show(on *sheet, b *Body, at place) template.HTML {
	if len(b.html) == 0 {
		return ""
	}
	return on.text(func(dst []byte) []byte { return b.append(dst, r, at) })
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
