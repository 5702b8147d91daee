package text

import (
	"congbo/cmd/congbo/internal/report"
)

// sheet writes a table of other data: its first column names the rows,
// figures are flush right.
func (w *writer) sheet(t *report.Table) {
	w.openTable(t.ID, tableLabel(w.Words, t), t.Caption)
	w.WriteString("<thead><tr>")
	classes := make([]string, len(t.Sheet.Columns))
	for k, head := range t.Grid[0] {
		if k > 0 && t.Sheet.IsNumeric(k) {
			classes[k] = "figure"
		}
		w.WriteString(`<th scope="col"`)
		w.attr("class", classes[k])
		w.WriteByte('>')
		w.plain(head)
		w.WriteString("</th>")
	}
	w.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.Grid[1:] {
		w.WriteString("<tr>")
		for k, cell := range row {
			if k == 0 {
				w.WriteString(`<th scope="row">`)
				w.plain(cell)
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
			w.WriteString("</td>")
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody></table></div>\n")
}
