package render

import (
	"html/template"
	"slices"

	"congbo/cmd/congbo/internal/report"
)

// A sectionPage is the page of a part or a section.
type sectionPage struct {
	Page     page
	Report   linkView // its cover
	ID       string
	Number   string
	Title    template.HTML
	Draft    bool          // the report is not published yet
	Printed  bool          // the record prints the title; else it is for navigation only
	Trail    template.HTML // the crumbs
	Nav      template.HTML
	Text     template.HTML
	Sections []linkView // of a part
	noteList
	Prev    *linkView
	Next    *linkView
	Whole   string     // leads to the section on the full page
	Cite    string     // how the report is cited, without its title
	At      string     // how the report calls the section: "mục I.2"
	Figures []linkView // the indicators that come from here
}

func (r *reportPages) section(s *report.Section) {
	at, on := place{path: sectionPath(r.Report, s)}, r.sheet()
	title := s.Title
	if s.Number != "" {
		title = s.Number + " " + title
	}
	v := sectionPage{
		Page:    r.newPage("section", title, at),
		Report:  linkView{Href: at.href(toPage(coverPath(r.Report))), Text: r.reportName(r.Report)},
		ID:      s.ID,
		Number:  s.Number,
		Title:   r.title(on, s, at),
		Draft:   r.Front().Status == "draft",
		Printed: printsHeading(s),
		Trail:   r.trail(s, at),
		Nav:     r.nav(on, at, s),
		Whole:   at.href(target{path: fullPath(r.Report), id: escapeURL(s.ID)}),
	}
	v.Page.Title = s.Title
	v.Cite, v.At = r.cite(false), r.called(s)
	if s.Document != nil {
		v.Text = r.textOf(on, s.Document, at)
		notes := notesOf(s.Document.AllNoteRefs())
		v.noteList = r.notes(on, notes, at)
		v.Page.HasTables = hasTables(s.Document, notes)
	}
	for _, child := range s.Children {
		if child.HasPage() {
			v.Sections = append(v.Sections, r.sectionLink(child, at))
		}
	}
	if s.Prev != nil {
		prev := r.sectionLink(s.Prev, at)
		v.Prev = &prev
	} else {
		v.Prev = &linkView{Href: v.Report.Href, Text: r.words.t("cover")}
	}
	if s.Next != nil {
		next := r.sectionLink(s.Next, at)
		v.Next = &next
	}
	v.Figures = r.figuresOf(s, at)
	v.Page.Description = r.words.t("section-of", title, v.Report.Text)
	r.frame(&v.Page, r.files)
	if !r.trial && r.sections.print(&on.layout, &v) {
		r.files.add(at.path+folderIndex, on.finish())
		r.done(on)
		return
	}
	r.page(r.files, on, at.path+folderIndex, v.Page.Kind, &v)
}

// hasTables reports whether a text or a note below it shows tables or figures of
// indicators, which have a style sheet of their own.
func hasTables(d *report.Document, notes []*report.Note) bool {
	return len(d.Tables)+len(d.Values) > 0 || d.HasCells ||
		slices.ContainsFunc(notes, func(n *report.Note) bool {
			return len(n.Document.Tables)+len(n.Document.Values) > 0 || n.HasCells
		})
}

// figuresOf lead from the page of a section to the indicators that it states.
func (r *reportPages) figuresOf(s *report.Section, at place) []linkView {
	var all []linkView
	for _, i := range r.Data.Indicators {
		if from, ok := r.Sources[i]; ok && from.Section.Page() == s {
			all = append(all, linkView{Href: at.href(toRow(r.Report, i)), Text: i.Name})
		}
	}
	return all
}

// title is the title of a section as a heading, with links to what it cites.
func (r *reportPages) title(on *sheet, s *report.Section, at place) template.HTML {
	if s.Document != nil && s.Document.Title != nil && r.has(s.Document.Title) {
		return r.textOf(on, s.Document.Title, at)
	}
	return template.HTML(template.HTMLEscapeString(s.Title))
}

// printsHeading reports whether the record prints the title of a section.
func printsHeading(s *report.Section) bool { return s.Document == nil || s.Document.Front.Heading }

// trail prints the crumbs, once for all sections of a part and once for
// the parts: their pages lie equally deep.
func (r *reportPages) trail(s *report.Section, at place) template.HTML {
	trail, ok := r.trails[s.Parent]
	if !ok {
		trail = r.print(r.layouts.crumbs, struct{ Crumbs []crumb }{r.crumbs(s, at)}, r.files)
		r.trails[s.Parent] = trail
	}
	return trail
}

// crumbs are the way from the home page to above s.
func (r *reportPages) crumbs(s *report.Section, at place) []crumb {
	var up []crumb
	if s.Parent != nil {
		up = append(r.crumbs(s.Parent, at), r.crumb(s.Parent, at))
	} else {
		up = []crumb{
			{at.root() + folderIndex, r.words.t("home")},
			{at.href(toPage(coverPath(r.Report))), r.periodName(r.Report)},
		}
	}
	return up
}

func (r *reportPages) crumb(s *report.Section, at place) crumb {
	text := s.Title
	if s.Number != "" {
		text = s.Number + " " + text
	}
	return crumb{at.href(toPart(r.Report, s, "")), text}
}
