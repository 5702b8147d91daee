package render

import (
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A coverPage is the cover of a report in the official form.
type coverPage struct {
	Page    page
	Front   *data.Front
	Nav     template.HTML
	Opening template.HTML
	Crumbs  []crumb
	noteList
	Seal      *sealView // nil if the period is not sealed
	Next      *linkView
	Downloads []downloadView
	Cite      string    // how the report is cited, without its title
	CiteThis  string    // with its title
	Prev      *linkView // none; the layout of the way on is shared with sections
}

func (r *reportPages) cover() {
	at, on := place{path: coverPath(r.Report)}, r.sheet()
	notes := notesOf(r.Index.AllNoteRefs())
	v := coverPage{
		Page:     r.newPage("report", r.reportName(r.Report), at),
		Front:    r.Front(),
		Nav:      r.nav(on, at, nil),
		Opening:  r.textOf(on, r.Index, at),
		Crumbs:   []crumb{{at.root() + folderIndex, r.words.t("home")}},
		noteList: r.notes(on, notes, at),
		Seal:     r.sealOf(r.Report, at),
	}
	v.Page.Description = r.Front().Title
	v.Page.HasTables = hasTables(r.Index, notes)
	v.Page.Record = r.record(v.Page)
	v.Downloads = r.reportDownloads(at)
	v.Cite, v.CiteThis = r.cite(false), r.cite(true)
	if len(r.Parts) > 0 {
		next := r.sectionLink(r.Parts[0], at)
		v.Next = &next
	}
	r.frame(&v.Page, r.files)
	r.page(r.files, on, at.path+folderIndex, v.Page.Kind, v)
}

// period names the period of a report as the report does.
func (w words) period(r *report.Report) string {
	if label := r.Front().Period; label != "" {
		return label
	}
	return r.Period.Label(w.language)
}

// periodWithin is the period of a report within a sentence: "so sánh năm 2029 với …".
func (w words) periodWithin(r *report.Report) string {
	label := w.period(r)
	if w.language == "vi" && (strings.HasPrefix(label, "Năm ") || strings.HasPrefix(label, "Quý ")) {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return label
}
