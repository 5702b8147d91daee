package words

import (
	"cmp"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// Reference names a place of a report, and of another report than from with its number:
// "mục I.2.1".
func (w Words) Reference(t report.Target, from *report.Summary) string {
	var name string
	switch {
	case t.Note > 0:
		name = w.T("note-number", t.Note)
	case t.Table != 0:
		name = w.T("table-number", t.Table)
	case t.Item != "":
		name = w.item(t)
	case t.Section == nil:
		return w.ReportName(t.Report)
	case t.Section.Label == "":
		title := t.Title
		if title == "" {
			title = t.Section.Title
		}
		name = w.T("section-titled", title)
	case t.Section.Parent == nil:
		name = w.T("part-number", t.Section.Label)
	default:
		name = w.T("section-number", t.Section.Label)
	}
	if t.Report != from {
		return w.T("in-report", name, w.ReportName(t.Report))
	}
	return name
}

// item names an item of a list as official texts cite one, from the inside out: "điểm 2 phần
// III", "điểm 2 mục I.2".
func (w Words) item(t report.Target) string {
	point := w.T("item-number", t.Item)
	if t.Section == nil {
		return point
	}
	t.Item = ""
	return w.T("item-of", point, w.Reference(t, t.Report))
}

// StandsAt names the place of a citation: "mục I.2.1", "chú thích 7".
func (w Words) StandsAt(c *report.Citation) string {
	switch {
	case c.Indicator != nil:
		return w.T("indicators-table")
	case c.Note > 0:
		return w.T("note-number", c.Note)
	case c.Section == nil && c.Item == "":
		return w.T("opening")
	}
	return w.Reference(report.Target{Report: c.In, Section: c.Section, Item: c.Item}, c.In)
}

// ReportName is "Báo cáo số 261-BC/ĐUK", or the title of a report without a
// number.
func (w Words) ReportName(r *report.Summary) string {
	if r.Front.Number == "" {
		return r.Front.Title
	}
	return w.T("report-name", r.Front.Kind, r.Front.Number)
}

// Period names the period of a report as the report does; of a further report of a period
// with its number, or what its folder adds.
func (w Words) Period(r *report.Summary) string {
	if label := r.Front.Period; label != "" {
		return label
	}
	label := r.Period.Label(w.Language)
	if r.Period.Slug != "" {
		label += " (" + cmp.Or(r.Front.Number, r.Period.Slug) + ")"
	}
	return label
}

// PeriodWithin is the period of a report within a sentence: "so sánh năm 2029 với …".
func (w Words) PeriodWithin(r *report.Summary) string {
	label := w.Period(r)
	first, _, _ := strings.Cut(label, " ")
	if w.Language == "vi" && slices.Contains([]string{"Năm", "Quý", "Tháng", "Nhiệm"}, first) {
		return strings.ToLower(label[:1]) + label[1:]
	}
	return label
}

// Directive names a document: "Chỉ thị số 05-CT/TW"; by its title where it has
// no number.
func (w Words) Directive(d *report.Directive) string {
	switch {
	case d.Key == "":
		return strings.TrimSpace(d.Type + " " + d.Title)
	case d.Symbol == "":
		return strings.TrimSpace(d.Type + " " + d.Key)
	}
	return w.T("directive-name", d.Type, d.Key)
}
