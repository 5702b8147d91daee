package exports

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// An excelCSV is a table for a double click in an Excel that speaks Vietnamese:
// it takes the BOM for UTF-8, semicolons between the cells and a comma before
// the decimals. Digits are not grouped; that is the cell's format to do.
type excelCSV struct{ strings.Builder }

// line writes a row of cells that are as Excel shall read them.
func (b *excelCSV) line(cells []string) {
	if b.Len() == 0 {
		b.WriteString("\ufeff")
	}
	for k, cell := range cells {
		if k > 0 {
			b.WriteByte(';')
		}
		cell = inert(cell)
		if strings.ContainsAny(cell, ";\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	b.WriteString("\r\n")
}

func (b *excelCSV) bytes() []byte { return []byte(b.String()) }

// excelNumber is a number with a decimal comma.
func excelNumber(d quantity.Decimal) string { return strings.Replace(d.Plain(), ".", ",", 1) }

// excelHeads are the names of the columns for download in the site's language.
func excelHeads(w words.Words) []string {
	var heads []string
	for _, c := range downloaded {
		heads = append(heads, w.T("data-"+c.name))
	}
	return heads
}

func excelCells(i *data.Indicator) []string {
	var cells []string
	for _, c := range downloaded {
		if c.number != nil {
			cells = append(cells, excelNumber(c.number(i)))
		} else {
			cells = append(cells, c.text(i))
		}
	}
	return cells
}

// IndicatorsExcel is the figures of a period for Excel.
func IndicatorsExcel(w words.Words, indicators []*data.Indicator) []byte {
	var b excelCSV
	b.line(excelHeads(w))
	for _, i := range indicators {
		b.line(excelCells(i))
	}
	return b.bytes()
}

// SeriesExcel is an indicator through the periods for Excel, newest period first.
func SeriesExcel(w words.Words, one *report.Series) []byte {
	var b excelCSV
	b.line(append([]string{w.T("column-period")}, excelHeads(w)...))
	for _, p := range one.Points {
		b.line(append([]string{w.Period(p.Report)}, excelCells(p.Indicator)...))
	}
	return b.bytes()
}
