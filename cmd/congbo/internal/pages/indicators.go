package pages

import (
	"html/template"
	"slices"

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
	Table  template.HTML // of all groups
	Bars   template.HTML
	Groups []indicatorGroup
	Count  int

	Summary string // how many are reached; empty where nothing tells
}

// An indicatorGroup is the indicators under one title; the title is empty for
// those without a group.
type indicatorGroup struct {
	ID, Title string
	Anchor    string        // in the table of all
	Count     int           // of its indicators
	Table     template.HTML // of its own, for layouts that show it so
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
	var groups []text.IndicatorGroup
	for _, g := range append(slices.Clone(r.Data.Groups), &data.Group{}) {
		if rows := r.grouped(g.ID); len(rows) > 0 {
			group := text.IndicatorGroup{ID: address.GroupID(g.ID), Title: g.Title, Rows: rows}
			groups = append(groups, group)
			v.Groups = append(v.Groups, r.group(on, g.ID, group, at))
		}
	}
	v.Table = on.text(func(b *text.Buffer) { r.text.GroupedIndicators(b, groups, r.shown(at, 0)) })
	v.Bars = r.print(r.layouts.bars, bars(r.words, r.Data.Indicators, false), r.files)
	v.Page.Description = r.words.T("indicators-description", v.Count, v.Report.Text)
	v.Page.Record = r.indicatorsRecord(v.Page)
	r.shell(&v.Page, r.files)
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, v)
}

// grouped are the indicators of a group; those of unknown groups are with those
// that name none.
func (r *reportPages) grouped(id string) []*data.Indicator {
	var rows []*data.Indicator
	for _, i := range r.Data.Indicators {
		if i.Group == id || id == "" && !r.hasGroup(i.Group) {
			rows = append(rows, i)
		}
	}
	return rows
}

// group is a group as layouts may show it by itself; what they do not show is not made.
func (r *reportPages) group(on *pageBuffer, id string, g text.IndicatorGroup, at address.Page) indicatorGroup {
	table := on.text(func(b *text.Buffer) { r.text.Indicators(b, g.Title, g.Rows, r.shown(at, 0)) })
	under := on.text(func(b *text.Buffer) { _ = r.layouts.bars.Execute(b, bars(r.words, g.Rows, false)) }) // a failure is told of all bars
	return indicatorGroup{ID: id, Title: g.Title, Anchor: g.ID, Count: len(g.Rows), Table: table, Bars: under}
}

func (r *reportPages) hasGroup(id string) bool {
	for _, g := range r.Data.Groups {
		if g.ID == id {
			return true
		}
	}
	return false
}
