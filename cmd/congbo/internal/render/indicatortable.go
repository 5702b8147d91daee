package render

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// columns are what a table of indicators can show besides the name, in order.
var columns = []string{"unit", "target", "actual", "of", "percent", "previous", "change", "status"}

// An indicatorTable is a table of indicators before it is written.
type indicatorTable struct {
	id      string // of the table; empty for none
	label   string // before the caption: "Bảng 1. "
	caption string
	columns []string // nil: those that have values
	rows    []*data.Indicator
	anchors bool          // give each row its anchor
	sources bool          // a column for where the report states each figure
	block   *report.Table // whose notes it mentions; nil on a page of its own
}

func renderIndicatorTable(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		t := n.(*report.Table)
		if t.Sheet != nil {
			writeSheet(p, t)
			p.downloads(tableName(p.words, t), p.words.sheetDownloads(p.report, t.Whole))
			return ast.WalkSkipChildren
		}
		table := indicatorTable{id: t.ID, caption: t.Settings.Caption, columns: t.Settings.Columns, rows: t.Rows, label: tableLabel(p.words, t), block: t}
		writeIndicatorTable(p, table)
		if len(t.Rows) > 0 {
			p.downloads(tableName(p.words, t), p.words.indicatorDownloads(p.report))
		}
		if t.Settings.Chart {
			p.show(chart{t})
		}
	}
	return ast.WalkSkipChildren
}

// rowID is the anchor of an indicator in the table of its period.
func rowID(i *data.Indicator) string { return i.ID }

// toRow leads to an indicator in the table of its period.
func toRow(r *report.Report, i *data.Indicator) target {
	to := toPage(indicatorsPath(r))
	to.id = escapeURL(rowID(i))
	return to
}

func writeIndicatorTable(p *pen, t indicatorTable) {
	shown := t.columns
	if shown == nil {
		shown = withValues(p.words, t.rows)
	}
	openTable(p, t.id, t.label, t.caption, t.marks(report.CaptionRow, ""))
	p.WriteString("<thead data-ui><tr>")
	for _, c := range slices.Concat([]string{"name"}, shown) {
		p.WriteString(`<th scope="col"`)
		p.attr("class", columnClass(c))
		p.WriteByte('>')
		p.text(p.words.t("column-" + c))
		p.WriteString("</th>")
	}
	if t.sources {
		p.WriteString(`<th scope="col">`)
		p.text(p.words.t("column-source"))
		p.WriteString("</th>")
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
	for row := range t.rows {
		writeIndicatorRow(p, t, row, shown)
	}
	p.WriteString("</tbody></table></div>\n")
	if anyComputed(p.words, t.rows, shown) {
		p.WriteString(`<p class="computed" data-ui>` + worked + " ")
		p.text(p.words.t("computed"))
		p.WriteString("</p>\n")
	}
}

// openTable begins a table that scrolls within itself, with its numbered caption.
func openTable(p *pen, id, label, caption string, marks []report.NoteMark) {
	p.openScroll(cmp.Or(caption, p.words.t("table")))
	p.WriteString("<table")
	p.attr("id", id)
	p.WriteString(" class=\"indicators\">\n")
	if caption != "" {
		p.WriteString("<caption>")
		if label != "" {
			p.WriteString("<span data-ui>")
			p.text(label)
			p.WriteString("</span>")
		}
		p.marked(caption, marks)
		p.WriteString("</caption>\n")
	}
}

// tableLabel is what stands before the caption of a numbered table: "Bảng 1. ".
func tableLabel(w words, t *report.Table) string {
	if t.Number == 0 {
		return ""
	}
	return w.t("table-number", t.Number) + ". "
}

// tableName names a table among others: "Bảng 1. Chỉ tiêu năm 2030".
func tableName(w words, t *report.Table) string {
	return tableLabel(w, t) + cmp.Or(t.Settings.Caption, w.t("table"))
}

// marks are the mentions of notes in a cell.
func (t *indicatorTable) marks(row int, column string) []report.NoteMark {
	if t.block == nil {
		return nil
	}
	return t.block.Marks(row, data.ColumnPlace(column))
}

func writeIndicatorRow(p *pen, t indicatorTable, row int, shown []string) {
	i := t.rows[row]
	p.WriteString("<tr")
	if t.anchors {
		p.attr("id", rowID(i))
	}
	p.WriteString(`><th scope="row"><a`)
	p.href(toPage(seriesPath + i.ID + "/"))
	p.WriteByte('>')
	p.text(i.Name)
	p.WriteString("</a>")
	p.noteRefs(t.marks(row, "name"))
	if t.sources && i.Note != "" {
		p.WriteString(`<span class="remark">`)
		p.text(i.Note)
		p.WriteString("</span>")
	}
	p.WriteString("</th>")
	for _, c := range shown {
		p.WriteString("<td")
		p.attr("class", columnClass(c))
		if p.words.field(i, c) != "" {
			p.attr("data-l", p.words.t("column-"+c)) // its head, where the table is a list
		}
		p.WriteByte('>')
		writeField(p, i, c)
		p.noteRefs(t.marks(row, c))
		p.WriteString("</td>")
	}
	if t.sources {
		p.WriteString(`<td class="place"`)
		to, ok := p.report.Sources[i]
		if ok {
			p.attr("data-l", p.words.t("column-source"))
		}
		p.WriteByte('>')
		if ok {
			p.WriteString("<a")
			p.href(toTarget(to))
			at := p.words.reference(to, p.report)
			p.attr("aria-label", at+": "+p.words.t("source-of", i.Name)) // who speaks to the page says what is seen
			p.WriteByte('>')
			p.text(at)
			p.WriteString("</a>")
		}
		p.WriteString("</td>")
	}
	p.WriteString("</tr>\n")
}

// worked is the mark of what congbo worked out, which the words below the table
// explain. Before a figure it leaves the digits flush.
const worked = "*"

// computed reports whether a column of an indicator is worked out.
func computed(i *data.Indicator, column string) bool {
	var is bool
	switch column {
	case "percent":
		_, is = i.Share()
	case "change":
		_, is = i.Growth()
	case "status":
		_, is = i.Judged()
	}
	return is
}

// writeField writes a cell: the value, and what it is measured against where the
// report says so.
func writeField(p *pen, i *data.Indicator, column string) {
	value := p.words.field(i, column)
	if value == "" {
		return
	}
	against := ""
	is := computed(i, column)
	if is && column != "status" {
		p.WriteString(worked)
	} else if column == "percent" {
		against = i.PercentOf
	} else if column == "change" && i.ChangeFrom != "" {
		against = p.words.t("against-change", i.ChangeFrom)
	}
	if column == "status" {
		s, _ := i.Judged()
		p.WriteString(`<span class="status"`)
		p.attr("data-status", statusKeys[s])
		p.WriteByte('>')
		p.text(value)
		if is {
			p.WriteString(worked)
		}
		p.WriteString("</span>")
		return
	}
	p.text(value)
	if against != "" {
		p.WriteString(` <span class="against">`)
		p.text(against)
		p.WriteString("</span>")
	}
}

// anyComputed reports whether a table shows something that is worked out.
func anyComputed(w words, rows []*data.Indicator, shown []string) bool {
	return slices.ContainsFunc(rows, func(i *data.Indicator) bool {
		return slices.ContainsFunc(shown, func(c string) bool { return computed(i, c) && w.field(i, c) != "" })
	})
}

// columnClass tells how a column is set: figures are flush right.
func columnClass(column string) string {
	switch column {
	case "name", "status":
		return ""
	case "unit":
		return "unit"
	}
	return "figure"
}

// withValues returns the columns in which a row has a value. That figures without
// a target are only followed is shown among those that are judged, not by itself.
func withValues(w words, rows []*data.Indicator) []string {
	var shown []string
	for _, c := range columns {
		if slices.ContainsFunc(rows, func(i *data.Indicator) bool {
			return w.field(i, c) != "" && (c != "status" || i.IsJudged())
		}) {
			shown = append(shown, c)
		}
	}
	return shown
}
