package render

import (
	"html/template"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// topID is the anchor of the report itself on the full page. Ids that begin with ui- are the
// interface's own.
const topID = "ui-top"

// A fullPage is the whole report on one page, made for reading through and for
// printing.
type fullPage struct {
	Page    page
	Front   *data.Front
	TopID   string
	Nav     template.HTML
	Trail   template.HTML // the crumbs
	Opening template.HTML
	Parts   []fullSection
	noteList
	Cite string // how the report is cited, without its title
}

// A fullSection is a part or section on the full page.
type fullSection struct {
	ID, Number, Title string
	At                string        // how the report calls it: "mục I.2"
	Heading           template.HTML // the title with links to what it cites
	Printed           bool
	Text              template.HTML
	Sections          []fullSection
}

// full makes the page, and with it the report in one file.
func (r *reportPages) full() {
	at, on := place{path: fullPath(r.Report), full: r.Report}, r.sheet()
	defer r.done(on)
	v := fullPage{
		Page:     r.newPage("full", r.reportName(r.Report)+" – "+r.words.t("full"), at),
		Front:    r.Front(),
		TopID:    topID,
		Nav:      r.nav(on, at, nil),
		Opening:  r.textOf(on, r.Index, at),
		noteList: r.notes(on, r.Notes, at),
		Cite:     r.cite(false),
	}
	for _, s := range r.Parts {
		v.Parts = append(v.Parts, r.fullSection(on, s, at, 1))
	}
	v.Page.Description = r.Front().Title
	v.Page.Record = r.record(v.Page)
	r.frame(&v.Page, r.files)
	crumbs := []crumb{{at.root() + folderIndex, r.words.t("home")}, {at.root() + coverPath(r.Report) + folderIndex, r.periodName(r.Report)}}
	v.Trail = r.print(r.layouts.crumbs, struct{ Crumbs []crumb }{crumbs}, r.files)
	alone := false // the page is to stand in one file, without the site around it
	for _, around := range []*template.HTML{&v.Page.Assets, &v.Page.Header, &v.Page.Footer, &v.Trail} {
		text := *around
		*around = on.text(func(dst []byte) []byte {
			if alone {
				return dst
			}
			return append(dst, text...)
		})
	}
	if !r.lay(r.files, on, v.Page.Kind, v) {
		return
	}
	r.files.add(at.path+folderIndex, on.finish())
	if !r.trial {
		alone = true
		one := r.buffer()
		*one = r.oneFile((*one)[:0], on.finish())
		r.files.add(oneFile(r.Report), *one)
		r.size = len(*one)
		r.back(one)
	}
}

// fullSection shows a part (depth 1) or section (depth 2), its headings below
// those of the page above them.
func (r *reportPages) fullSection(on *sheet, s *report.Section, at place, depth int) fullSection {
	v := fullSection{ID: s.ID, Number: s.Number, Title: s.Title, At: r.called(s), Heading: r.title(on, s, at), Printed: printsHeading(s)}
	at.shift = depth
	if s.Document != nil {
		v.Text = r.textOf(on, s.Document, at)
	}
	for _, child := range s.Children {
		if child.HasPage() {
			v.Sections = append(v.Sections, r.fullSection(on, child, at, depth+1))
		}
	}
	return v
}
