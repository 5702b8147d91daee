package exports

import (
	"encoding/json"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// TestSheetData: the files beside a table of other data say what its file says:
// texts as written, numbers with every digit, nothing that Excel would run.
func TestSheetData(t *testing.T) {
	text := "[[dong]]\nten = \"=1+1; \\\"a\\\"\"\nso = 42.50\n[[dong]]\nten = \"B\"\nghi = \"1.866\"\n"
	sheet, found := data.DecodeSheet(&source.File{Path: "data/2031/a.toml", Text: []byte(text), Raw: []byte(text)})
	if sheet == nil {
		t.Fatal(found)
	}
	if got, want := string(SheetCSV(sheet)), "ten,so,ghi\r\n\"'=1+1; \"\"a\"\"\",42.50,\r\nB,,1.866\r\n"; got != want {
		t.Errorf("CSV %q, want %q", got, want)
	}
	if got, want := string(SheetExcel(sheet)), "\ufefften;so;ghi\r\n\"'=1+1; \"\"a\"\"\";42,50;\r\nB;;1.866\r\n"; got != want {
		t.Errorf("CSV for Excel %q, want %q", got, want)
	}
	var rows []sheetCell
	for _, cell := range sheet.Rows[0] {
		rows = append(rows, sheetCell{cell})
	}
	if got, err := json.Marshal(rows); err != nil || string(got) != `["=1+1; \"a\"",42.50,null]` {
		t.Errorf("JSON %s %v", got, err)
	}
}
