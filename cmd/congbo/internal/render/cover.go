package render

import (
	"html/template"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A coverPage is the cover of a report in the official form.
type coverPage struct {
	page
	Front   *data.Front
	Period  string
	Nav     template.HTML
	Opening template.HTML
	Crumbs  []crumb
	Notes   []noteView
	Next    *linkView
	Prev    *linkView // none; the layout of the way on is shared with sections
}

func (r *reportPages) cover() {
	at := place{path: coverPath(r.Report)}
	v := coverPage{
		page:    r.newPage("report", r.words.reportName(r.Report), at),
		Front:   r.Front(),
		Period:  r.words.period(r.Report),
		Nav:     r.nav(at, nil),
		Opening: r.body(r.Index).on(at),
		Crumbs:  []crumb{{at.root() + folderIndex, r.words.t("home")}},
		Notes:   r.notes(notesOf(r.Index.NoteRefs), at),
	}
	v.Description = r.Front().Title
	v.Record = r.record(v.page)
	if len(r.Parts) > 0 {
		next := r.sectionLink(r.Parts[0], at)
		v.Next = &next
	}
	r.page(r.files, at.path+folderIndex, v.Kind, v)
}

// period names the period of a report as the report does.
func (w words) period(r *report.Report) string {
	if label := r.Front().Period; label != "" {
		return label
	}
	return r.Period.Label(w.language)
}
