package pages

import (
	"html/template"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/text"
)

// A coverPage is the cover of a report in the official form.
type coverPage struct {
	Page page
	headView
	Signed  *signedView
	Nav     template.HTML
	Opening template.HTML
	Crumbs  []crumb
	noteList
	Seal      *sealView // nil if the period is not sealed
	Next      *linkView
	Downloads []downloadView
	Cite      string    // how the report is cited, without its title
	CiteThis  string    // with its title
	Checked   string    // the page of what was checked; empty for none
	Prev      *linkView // none; the layout of the pager is shared with sections
}

func (r *reportPages) cover() {
	at, on := address.Page{Path: address.Cover(r.Summary)}, r.pageBuffer()
	notes := text.NotesOf(r.body.Index().Mentions())
	v := coverPage{
		Page:     r.newPage("report", r.reportName(r.Summary), at),
		headView: r.head(),
		Signed:   r.signed(at),
		Nav:      r.nav(on, at, nil),
		Opening:  r.textOf(on, r.body.Index(), r.shown(at, 0)),
		Crumbs:   []crumb{{at.Root() + address.Index, r.words.T("home")}},
		noteList: r.notes(on, notes, at),
		Seal:     r.sealOf(r.Summary, at),
	}
	v.Page.Description = r.Front.Title
	v.Page.HasTables = hasTables(r.body.Index(), notes)
	v.Page.Record = r.reportRecord(v.Page)
	v.Downloads = r.reportDownloads(at)
	v.Cite, v.CiteThis = r.cite(false), r.cite(true)
	if hasChecked(r.Summary) {
		v.Checked = at.Href(address.ToPage(address.Checked(r.Summary)))
	}
	if len(r.Parts) > 0 {
		next := r.sectionLink(r.Parts[0], at)
		v.Next = &next
	}
	r.shell(&v.Page, r.files)
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, v)
}
