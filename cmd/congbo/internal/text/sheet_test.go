package text

import (
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// TestRowNames holds which column of a data file names its rows.
func TestRowNames(t *testing.T) {
	for text, want := range map[string]int{
		"Tổ,Số\nMột,1\nHai,2\n":         0,
		"STT,Tổ,Số\n1,Một,3\n2,Hai,4\n": 1,
		"STT,,Tổ\n1,,Một\n2,,Hai\n":     2,
		"Năm,Số\n2030,1\n2031,2\n":      0,
		"Tổ,Số\n":                       0,
	} {
		sheet, found := data.DecodeSheet(&source.File{Path: "data/2031/x.csv", Text: []byte(text)})
		if sheet == nil {
			t.Fatal(found)
		}
		if got := rowNames(sheet); got != want {
			t.Errorf("%q: column %d, want %d", text, got, want)
		}
	}
}
