package text

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// sheet writes a table of other data: the first column of words names the rows,
// figures are flush right.
func (w *writer) sheet(t *report.Table) {
	w.openTable("indicators", t.ID, TableLabel(w.Words, t), t.Caption)
	w.WriteString("<thead><tr>")
	classes := make([]string, len(t.Sheet.Columns))
	names := rowNames(t.Sheet)
	for k, head := range t.Grid[0] {
		if k != names && t.Sheet.IsNumeric(k) {
			classes[k] = "figure"
		}
		w.WriteString(`<th scope="col"`)
		w.attr("class", classes[k])
		w.WriteByte('>')
		w.plain(head)
		w.fault(head)
		w.WriteString("</th>")
	}
	w.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.Grid[1:] {
		w.WriteString("<tr>")
		for k, cell := range row {
			if k == names {
				w.WriteString(`<th scope="row">`)
				w.plain(cell)
				w.fault(cell)
				w.WriteString("</th>")
				continue
			}
			w.WriteString("<td")
			w.attr("class", classes[k])
			if cell.Text != "" {
				w.attr("data-l", t.Sheet.Columns[k])
			}
			w.WriteByte('>')
			w.plain(cell)
			w.fault(cell)
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody></table></div>\n")
	w.faults()
}

// rowNames is the column that names the rows of a sheet: the first of words, since rows may
// be numbered before they are named; of a sheet of nothing but figures the first.
func rowNames(s *data.Sheet) int {
	for k := range s.Columns {
		blank := func(row []data.SheetCell) bool {
			return !row[k].Number.IsValid() && strings.TrimSpace(row[k].Text) == ""
		}
		if !s.IsNumeric(k) && slices.ContainsFunc(s.Rows, func(row []data.SheetCell) bool { return !blank(row) }) {
			return k
		}
	}
	return 0
}
