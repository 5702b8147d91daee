package exports

import (
	"encoding/json"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// SheetCSV is a sheet for machines: RFC 4180, numbers of TOML with decimal
// points, texts as they are written.
func SheetCSV(s *data.Sheet) []byte {
	rows := [][]string{s.Columns}
	for _, row := range s.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Text+cell.Number.Plain())
		}
		rows = append(rows, cells)
	}
	return table(rows)
}

// SheetExcel is a sheet for Excel.
func SheetExcel(s *data.Sheet) []byte {
	var b excelCSV
	b.line(s.Columns)
	for _, row := range s.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Text+excelNumber(cell.Number))
		}
		b.line(cells)
	}
	return b.bytes()
}

// A sheetDataset is a sheet as JSON, with the report it belongs to.
type sheetDataset struct {
	origin
	Table   string        `json:"table"` // its name in addresses
	Columns []string      `json:"columns"`
	Rows    [][]sheetCell `json:"rows"` // each as long as columns
}

// A sheetCell is a cell as JSON: a text, a number of TOML with every digit, or
// null where nothing is.
type sheetCell struct{ data.SheetCell }

// MarshalJSON is part of json.Marshaler.
func (c sheetCell) MarshalJSON() ([]byte, error) {
	switch {
	case c.Number.IsValid():
		return []byte(c.Number.Plain()), nil
	case strings.TrimSpace(c.Text) == "":
		return []byte("null"), nil
	}
	return json.Marshal(c.Text)
}

// SheetJSON is a sheet of a report, with all columns of its file.
func SheetJSON(w words.Words, base string, r *report.Summary, s *report.Sheet) []byte {
	v := sheetDataset{origin: originOf(w, base, r, address.Cover(r)), Table: s.Slug, Columns: s.Columns, Rows: [][]sheetCell{}}
	for _, row := range s.Rows {
		cells := make([]sheetCell, len(row))
		for k, cell := range row {
			cells[k] = sheetCell{cell}
		}
		v.Rows = append(v.Rows, cells)
	}
	return encoded(v)
}
