package pages

import (
	"html/template"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// reportPages makes the pages of one report. What they share is made once.
type reportPages struct {
	*website
	*report.Summary
	body        *report.Report // its text
	files       *files
	contentsNav *text.Contents
	size        int                               // of the report in one file, in bytes
	footnotes   map[*report.Note]*report.NoteRef  // of a page that is printed
	trails      map[*report.Section]template.HTML // crumbs of what stands in a part; nil: of the parts
}

// report makes every page of a report.
func (s *website) report(whole *report.Report) *files {
	p := s.reportPages(whole)
	p.full()
	p.cover()
	for n, section := range p.Pages() {
		if s.smoke && n == 2 { // a part and a section
			break
		}
		p.section(section)
	}
	p.indicators()
	p.commitments()
	p.checked()
	if !s.smoke {
		p.exports()
	}
	return p.files
}

func (s *website) reportPages(whole *report.Report) *reportPages {
	p := &reportPages{website: s, Summary: whole.Summary, body: whole, files: s.files(), trails: map[*report.Section]template.HTML{}}
	p.contentsNav = p.contents()
	return p
}

// shown is where a text is shown: on a page, its headings so much below those of the page.
func (r *reportPages) shown(at address.Page, shift int) text.Context {
	return text.Context{Page: at, Report: r.body, Shift: shift, Footnotes: r.footnotes}
}

// textOf returns the mark of the text of a file as it reads on a page; nothing for an
// empty one.
func (r *reportPages) textOf(on *pageBuffer, d *report.Document, at text.Context) template.HTML {
	if len(d.Flow) == 0 {
		return ""
	}
	return on.text(func(b *text.Buffer) { r.text.Document(b, d, at) })
}

// cite is how a text cites the report in the official form, as far as the report says.
func (r *reportPages) cite(titled bool) string {
	f := r.Front
	if f.Number == "" {
		return f.Title
	}
	if r.Form.Lang() == "en" {
		cited := []string{strings.TrimSpace(f.Kind + " " + r.Form.Number(f.Number)), words.Words{Language: "en"}.Date(f.Date), f.Issuer}
		if titled {
			cited = append(cited, f.Title)
		}
		return strings.Join(slices.DeleteFunc(cited, func(s string) bool { return s == "" }), ", ")
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
	return r.words.Reference(report.Target{Report: r.Summary, Section: s}, r.Summary)
}

// sectionLink leads to the page of a section, or to the section on the full page.
func (r *reportPages) sectionLink(s *report.Section, at address.Page) linkView {
	return linkView{Href: at.Href(address.ToPart(r.Summary, s, "")), Number: s.Number, Text: s.Title}
}
