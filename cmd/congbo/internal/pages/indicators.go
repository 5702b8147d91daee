package pages

import (
	"html/template"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/text"
)

// An indicatorsPage shows every indicator of a period.
type indicatorsPage struct {
	Page   page
	Report linkView
	Crumbs []crumb
	Nav    template.HTML
	Groups []indicatorGroup
	Count  int

	Summary string // how many are reached; empty where nothing tells
}

// An indicatorGroup is the indicators under one title; the title is empty for
// those without a group.
type indicatorGroup struct {
	ID, Title string
	Table     template.HTML
	Bars      template.HTML
}

// indicators makes the page of the period's indicators and its data files.
func (r *reportPages) indicators() {
	if len(r.Data.Indicators) == 0 {
		return
	}
	at, on := address.Page{Path: address.Indicators(r.Summary)}, r.pageBuffer()
	v := indicatorsPage{
		Page:   r.newPage("indicators", r.words.T("indicators-of", r.words.PeriodWithin(r.Summary)), at),
		Report: linkView{Href: at.Href(address.ToPage(address.Cover(r.Summary))), Text: r.reportName(r.Summary)},
		Crumbs: []crumb{{at.Root() + address.Index, r.words.T("home")}, {at.Root() + address.Cover(r.Summary) + address.Index, r.periodName(r.Summary)}},
		Nav:    r.nav(on, at, nil),
		Count:  len(r.Data.Indicators),

		Summary: summary(r.words, r.Data.Indicators),
	}
	for _, g := range r.Data.Groups {
		v.Groups = append(v.Groups, r.group(on, g.ID, g.Title, at))
	}
	v.Groups = append(v.Groups, r.group(on, "", "", at))
	v.Page.Description = r.words.T("indicators-description", v.Count, v.Report.Text)
	r.shell(&v.Page, r.files)
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, v)
}

// group shows the indicators of a group; those of unknown groups are with those
// that name none.
func (r *reportPages) group(on *pageBuffer, id, title string, at address.Page) indicatorGroup {
	var rows []*data.Indicator
	for _, i := range r.Data.Indicators {
		if i.Group == id || id == "" && !r.hasGroup(i.Group) {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 {
		return indicatorGroup{}
	}
	table := on.text(func(b *text.Buffer) { r.text.Indicators(b, title, rows, r.shown(at, 0)) })
	return indicatorGroup{ID: id, Title: title, Table: table, Bars: r.print(r.layouts.bars, bars(r.words, rows, false), r.files)}
}

func (r *reportPages) hasGroup(id string) bool {
	for _, g := range r.Data.Groups {
		if g.ID == id {
			return true
		}
	}
	return false
}
