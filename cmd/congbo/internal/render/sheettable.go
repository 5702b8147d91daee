package render

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// writeSheet writes a table of other data: its first column names the rows,
// figures are flush right.
func writeSheet(p *pen, t *report.Table) {
	openTable(p, t.ID, tableLabel(p.words, t), t.Settings.Caption, t.Marks(report.CaptionRow, 0))
	p.WriteString("<thead><tr>")
	classes := make([]string, len(t.Sheet.Columns))
	for k, name := range t.Sheet.Columns {
		if k > 0 && t.Sheet.IsNumeric(k) {
			classes[k] = "figure"
		}
		p.WriteString(`<th scope="col"`)
		p.attr("class", classes[k])
		p.WriteByte('>')
		p.marked(name, t.Marks(report.HeadRow, k))
		p.WriteString("</th>")
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
	for at, row := range t.Sheet.Rows {
		p.WriteString("<tr>")
		for k, cell := range row {
			text := p.words.cell(cell)
			if k == 0 {
				p.WriteString(`<th scope="row">`)
				p.marked(text, t.Marks(at, k))
				p.WriteString("</th>")
				continue
			}
			p.WriteString("<td")
			p.attr("class", classes[k])
			if text != "" {
				p.attr("data-l", t.Sheet.Columns[k])
			}
			p.WriteByte('>')
			p.marked(text, t.Marks(at, k))
			p.WriteString("</td>")
		}
		p.WriteString("</tr>\n")
	}
	p.WriteString("</tbody></table></div>\n")
}

func (w words) cell(c data.SheetCell) string {
	if c.Number.IsValid() {
		return w.number(c.Number)
	}
	return c.Text
}
