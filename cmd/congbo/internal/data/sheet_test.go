package data

import (
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// FuzzSheet: whatever a CSV file holds, the sheet is a rectangle and findings
// stand within the file.
func FuzzSheet(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "a;b\n\"1;\n2\";3", "\"", "a\n\n\n1,2", ",\n\"\"\"\",", "a,b\r\n1", "sep=;\na;b\n1;2\n", "sep=|\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := &source.File{Path: "data/2031/a.csv", Text: []byte(text), Raw: []byte(text)}
		sheet, found := DecodeSheet(file)
		for _, one := range found {
			if one.Span.Start < 0 || one.Span.Start > one.Span.End || one.Span.End > len(text) {
				t.Errorf("%s at %d to %d of %d", one.Code, one.Span.Start, one.Span.End, len(text))
			}
		}
		if sheet == nil {
			if len(found) == 0 {
				t.Error("no sheet, and nothing is said")
			}
			return
		}
		for _, row := range sheet.Rows {
			if len(row) != len(sheet.Columns) {
				t.Errorf("a row of %d cells in %d columns", len(row), len(sheet.Columns))
			}
		}
		for k := range sheet.Columns {
			sheet.IsNumeric(k)
		}
	})
}

func TestIsNumeric(t *testing.T) {
	for cells, want := range map[[2]string]bool{
		{"1.866", "42,50"}: true,
		{"99,3%", ""}:      true,
		{"−5", "7/10"}:     true,
		{"12", "cây"}:      false,
		{"", " "}:          false,
	} {
		s := &Sheet{Columns: []string{"a"}, Rows: [][]SheetCell{{{Text: cells[0]}}, {{Text: cells[1]}}}}
		if s.IsNumeric(0) != want {
			t.Errorf("%q: %v", cells, !want)
		}
	}
}
