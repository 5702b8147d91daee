package pages

import (
	"html/template"
	"slices"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// A sectionPage is the page of a part or a section.
type sectionPage struct {
	Page     page
	Lang     string   // of the record
	Report   linkView // its cover
	ID       string
	Number   string
	Title    template.HTML
	Draft    bool          // the report is not published yet
	Amended  string        // when and why, since it was sealed; empty if it was not
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
	Answers []linkView // the commitments of earlier reports that are answered here
}

func (r *reportPages) section(s *report.Section) {
	at, on := address.Page{Path: s.Folder}, r.pageBuffer()
	title := s.Title
	if s.Number != "" {
		title = s.Number + " " + title
	}
	v := sectionPage{
		Page:    r.newPage("section", title, at),
		Lang:    r.Form.Lang(),
		Report:  linkView{Href: at.Href(address.ToPage(address.Cover(r.Summary))), Text: r.reportName(r.Summary)},
		ID:      s.ID,
		Number:  s.Number,
		Title:   r.title(on, s, at),
		Draft:   r.Front.Status == "draft",
		Amended: r.amended(s),
		Printed: s.Printed,
		Trail:   r.trail(s, at),
		Nav:     r.nav(on, at, s),
		Whole:   at.Href(address.Target{Path: address.Full(r.Summary), ID: address.Escape(s.FullID)}),
	}
	v.Page.Title = s.Title
	v.Cite, v.At = r.cite(false), r.called(s)
	d := r.body.Document(s)
	v.Text = r.textOf(on, d, r.shown(at, 0))
	notes := text.NotesOf(d.Mentions())
	v.noteList = r.notes(on, notes, at)
	v.Page.HasTables = hasTables(d, notes)
	for _, child := range s.Children {
		if child.HasPage() {
			v.Sections = append(v.Sections, r.sectionLink(child, at))
		}
	}
	if s.Prev != nil {
		prev := r.sectionLink(s.Prev, at)
		v.Prev = &prev
	} else {
		v.Prev = &linkView{Href: v.Report.Href, Text: r.words.T("cover")}
	}
	if s.Next != nil {
		next := r.sectionLink(s.Next, at)
		v.Next = &next
	}
	v.Figures, v.Answers = r.figuresOf(s, at), r.answersOf(s, at)
	v.Page.Description = r.words.T("section-of", title, v.Report.Text)
	r.shell(&v.Page, r.files)
	if !r.smoke && r.compiled.section.print(&on.layout, &v) {
		r.files.page(at.Path+address.Index, v.Page.Kind, on)
		r.done(on)
		return
	}
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, &v)
}

// hasTables reports whether a text or a note below it shows tables, figures of indicators or
// pictures, which have a style sheet of their own.
func hasTables(d *report.Document, notes []*report.Note) bool {
	return slices.ContainsFunc(d.Links, func(l *report.Link) bool { return l.Image }) || len(d.Tables)+len(d.Values) > 0 || hasCells(d.Flow) ||
		slices.ContainsFunc(notes, func(n *report.Note) bool {
			return len(n.Document.Tables)+len(n.Document.Values) > 0 || hasCells(n.Flow)
		})
}

func hasCells(f report.Flow) bool {
	return slices.ContainsFunc(f, func(s report.Step) bool { return s.Kind == report.CellStep })
}

// figuresOf lead from the page of a section to the indicators that it states.
func (r *reportPages) figuresOf(s *report.Section, at address.Page) []linkView {
	var all []linkView
	for _, i := range r.Data.Indicators {
		if from, ok := r.body.Sources[i]; ok && from.Section.Page() == s {
			all = append(all, linkView{Href: at.Href(address.ToRow(r.Summary, i)), Text: i.Name})
		}
	}
	return all
}

// title is the title of a section as a heading, with links to what it cites.
func (r *reportPages) title(on *pageBuffer, s *report.Section, at address.Page) template.HTML {
	if d := r.body.Document(s); d.Title != nil && len(d.Title.Citations)+len(d.Title.NoteRefs) > 0 {
		return on.text(func(b *text.Buffer) { r.text.Title(b, d, r.shown(at, 0)) })
	}
	return template.HTML(text.Unbroken(s.Title))
}

// trail prints the crumbs, once for all sections of a part and once for
// the parts: their pages lie equally deep.
func (r *reportPages) trail(s *report.Section, at address.Page) template.HTML {
	trail, ok := r.trails[s.Parent]
	if !ok {
		trail = r.print(r.layouts.crumbs, struct{ Crumbs []crumb }{r.crumbs(s, at)}, r.files)
		r.trails[s.Parent] = trail
	}
	return trail
}

// crumbs are the way from the home page to above s.
func (r *reportPages) crumbs(s *report.Section, at address.Page) []crumb {
	var up []crumb
	if s.Parent != nil {
		up = append(r.crumbs(s.Parent, at), r.crumb(s.Parent, at))
	} else {
		up = []crumb{
			{at.Root() + address.Index, r.words.T("home")},
			{at.Href(address.ToPage(address.Cover(r.Summary))), r.periodName(r.Summary)},
		}
	}
	return up
}

func (r *reportPages) crumb(s *report.Section, at address.Page) crumb {
	text := s.Title
	if s.Number != "" {
		text = s.Number + " " + text
	}
	return crumb{at.Href(address.ToPart(r.Summary, s, "")), text}
}
