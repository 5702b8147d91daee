package render

import (
	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

// renderCrossRef writes the number of what a reference leads to: "mục I.2.1".
func renderCrossRef(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	ref := n.(*report.CrossRef)
	switch {
	case !entering:
	case ref.Target.Report == nil && !ref.Outward:
		p.text("[](" + ref.Destination + ")")
	default:
		p.show(ref)
	}
	return ast.WalkSkipChildren
}

// toTarget leads to what link found.
func toTarget(t report.Target) target {
	if t.Asset != nil {
		return toPage(publishedPath(t.Asset))
	}
	return toPart(t.Report, t.Section, t.ID)
}

// reference names a place of a report; of another report, with its number.
func (w words) reference(t report.Target, from *report.Report) string {
	var name string
	switch {
	case t.Note != nil:
		name = w.t("note-number", t.Note.Number)
	case t.Table != nil:
		name = w.t("table-number", t.Table.Number)
	case t.Section == nil:
		return w.reportName(t.Report)
	case t.Section.Label == "":
		name = w.t("section-titled", t.Section.Title)
	case t.Section.Parent == nil:
		name = w.t("part-number", t.Section.Label)
	default:
		name = w.t("section-number", t.Section.Label)
	}
	if t.Report != from {
		return w.t("in-report", name, w.reportName(t.Report))
	}
	return name
}

// reportName is "Báo cáo số 261-BC/ĐUK", or the title of a report without a
// number.
func (w words) reportName(r *report.Report) string {
	f := r.Front()
	if f.Number == "" {
		return f.Title
	}
	return w.t("report-name", f.Kind, f.Number)
}
