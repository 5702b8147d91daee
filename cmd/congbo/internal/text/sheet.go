package text

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// sheet writes a table of other data: its first column names the rows,
// figures are flush right.
func (w *writer) sheet(t *report.Table) {
	w.openTable(t.ID, tableLabel(w.Words, t), t.Settings.Caption, t.Marks(report.CaptionRow, 0))
	w.WriteString("<thead><tr>")
	classes := make([]string, len(t.Sheet.Columns))
	for k, name := range t.Sheet.Columns {
		if k > 0 && t.Sheet.IsNumeric(k) {
			classes[k] = "figure"
		}
		w.WriteString(`<th scope="col"`)
		w.attr("class", classes[k])
		w.WriteByte('>')
		w.marked(name, t.Marks(report.HeadRow, k))
		w.WriteString("</th>")
	}
	w.WriteString("</tr></thead>\n<tbody>\n")
	for at, row := range t.Sheet.Rows {
		w.WriteString("<tr>")
		for k, cell := range row {
			text := SheetCell(w.Words, cell)
			if k == 0 {
				w.WriteString(`<th scope="row">`)
				w.marked(text, t.Marks(at, k))
				w.WriteString("</th>")
				continue
			}
			w.WriteString("<td")
			w.attr("class", classes[k])
			if text != "" {
				w.attr("data-l", t.Sheet.Columns[k])
			}
			w.WriteByte('>')
			w.marked(text, t.Marks(at, k))
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody></table></div>\n")
}

// SheetCell is a cell of a sheet as readers see it.
func SheetCell(w words.Words, c data.SheetCell) string {
	if c.Number.IsValid() {
		return w.Number(c.Number)
	}
	return c.Text
}
