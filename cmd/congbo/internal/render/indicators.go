package render

import (
	"html/template"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
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
	at, on := place{path: indicatorsPath(r.Report)}, r.sheet()
	v := indicatorsPage{
		Page:   r.newPage("indicators", r.words.t("indicators-of", r.words.periodWithin(r.Report)), at),
		Report: linkView{Href: at.href(toPage(coverPath(r.Report))), Text: r.reportName(r.Report)},
		Crumbs: []crumb{{at.root() + folderIndex, r.words.t("home")}, {at.root() + coverPath(r.Report) + folderIndex, r.periodName(r.Report)}},
		Nav:    r.nav(on, at, nil),
		Count:  len(r.Data.Indicators),

		Summary: r.words.summary(r.Data.Indicators),
	}
	for _, g := range r.Data.Groups {
		v.Groups = append(v.Groups, r.group(on, g.ID, g.Title, at))
	}
	v.Groups = append(v.Groups, r.group(on, "", "", at))
	v.Page.Description = r.words.t("indicators-description", v.Count, v.Report.Text)
	r.frame(&v.Page, r.files)
	r.page(r.files, on, at.path+folderIndex, v.Page.Kind, v)
}

// group shows the indicators of a group; those of unknown groups are with those
// that name none.
func (r *reportPages) group(on *sheet, id, title string, at place) indicatorGroup {
	var rows []*data.Indicator
	for _, i := range r.Data.Indicators {
		if i.Group == id || id == "" && !r.hasGroup(i.Group) {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 {
		return indicatorGroup{}
	}
	p := &pen{words: r.words, report: r.Report}
	writeIndicatorTable(p, indicatorTable{caption: title, rows: rows, anchors: true, sources: true})
	return indicatorGroup{ID: id, Title: title, Table: r.show(on, p.body(), at), Bars: r.print(r.layouts.bars, r.words.bars(rows, false), r.files)}
}

func (r *reportPages) hasGroup(id string) bool {
	for _, g := range r.Data.Groups {
		if g.ID == id {
			return true
		}
	}
	return false
}

// allSections are sections with everything below them, in order.
func allSections(sections []*report.Section) []*report.Section {
	var all []*report.Section
	for _, s := range sections {
		all = append(append(all, s), allSections(s.Children)...)
	}
	return all
}
