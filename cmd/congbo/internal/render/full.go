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
	page
	Front   *data.Front
	Period  string
	TopID   string
	Nav     template.HTML
	Crumbs  []crumb
	Opening template.HTML
	Parts   []fullSection
	Notes   []noteView
}

// A fullSection is a part or section on the full page.
type fullSection struct {
	ID, Number, Title string
	Printed           bool
	Text              template.HTML
	Sections          []fullSection
}

func (r *reportPages) full() {
	at := place{path: fullPath(r.Report), full: r.Report}
	v := fullPage{
		page:    r.newPage("full", r.words.reportName(r.Report)+" – "+r.words.t("full"), at),
		Front:   r.Front(),
		Period:  r.words.period(r.Report),
		TopID:   topID,
		Crumbs:  []crumb{{at.root() + folderIndex, r.words.t("home")}, {at.root() + coverPath(r.Report) + folderIndex, r.words.period(r.Report)}},
		Nav:     r.fullNav(at),
		Opening: r.body(r.Index).on(at),
		Notes:   r.notes(r.Notes, at),
	}
	for _, s := range r.Parts {
		v.Parts = append(v.Parts, r.fullSection(s, at, 1))
	}
	v.Description = r.Front().Title
	v.Record = r.record(v.page)
	r.page(r.files, at.path+folderIndex, v.Kind, v)
}

// fullSection shows a part (depth 1) or section (depth 2), its headings below
// those of the page above them.
func (r *reportPages) fullSection(s *report.Section, at place, depth int) fullSection {
	v := fullSection{ID: s.ID, Number: s.Number, Title: s.Title, Printed: printsHeading(s)}
	at.shift = depth
	if s.Document != nil {
		v.Text = r.body(s.Document).on(at)
	}
	for _, child := range s.Children {
		if child.HasPage() {
			v.Sections = append(v.Sections, r.fullSection(child, at, depth+1))
		}
	}
	return v
}

// fullNav is the contents with links that stay on the full page.
func (r *reportPages) fullNav(at place) template.HTML {
	v := r.contents(at)
	v.Cover.Href = at.root() + coverPath(r.Report) + folderIndex
	return r.contentsHTML(v)
}
