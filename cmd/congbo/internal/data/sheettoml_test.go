package data

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestTOMLCells holds what a value of a TOML file makes a cell of, and that whatever would
// be on no page, or there in a form that tells readers nothing, is an error at its place.
func TestTOMLCells(t *testing.T) {
	for text, want := range map[string]string{
		"a = \"một\"":              "một",
		"a = 12.5":                 "12.5",
		"a = 2031-05-01":           "2031-05-01=2031-05-01",
		"a = true":                 "true 2:5 table/cell",
		"a = \"1\\u200B2\"":        "1\u200b2 2:5 source/invisible",
		"a = [\"\\uFFFC\"]":        " 2:6 source/object 2:1 table/cell",
		"a = 1_000":                "1000",
		"a = nan":                  "nan 2:5 table/cell",
		"a = 07:30:00":             "07:30:00 2:5 table/cell",
		"a = 2031-05-01T07:30:00Z": "2031-05-01T07:30:00Z 2:5 table/cell",
		"a = [\"một\", \"hai\"]":   " 2:1 table/cell",
		"a = { b = \"một\" }":      " 2:5 table/cell",
		"a.b = \"một\"":            " 2:1 table/cell",
		"[row.a]\nb = 1":           " 2:6 table/cell",
		"a = 1\n[[other]]\nb = 2":  "1 3:3 table/outside",
		"a = 1\n[other]\nb = 2\n[[row]]\na = true": "1 3:2 table/outside 6:5 table/cell",
	} {
		sheet, found := DecodeSheet(&source.File{Path: "data/2031/a.toml", Text: []byte("[[row]]\n" + text + "\n")})
		got := ""
		if sheet != nil {
			cell := sheet.Rows[0][0]
			if got = cell.Text + cell.Number.Plain(); !cell.Date.IsZero() {
				got += "=" + cell.Date.String()
			}
		}
		for _, f := range found {
			_, place, _ := strings.Cut(f.Span.String(), ":")
			got += fmt.Sprintf(" %s %s", place, f.Code)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	_, found := DecodeSheet(&source.File{Path: "data/2031/a.toml", Text: []byte("title = \"Tên\"\n[[row]]\na = 1\n")})
	if len(found) != 1 || found[0].Code != "table/outside" || found[0].Span.Start != 0 {
		t.Errorf("a key before the rows: %v", found)
	}
}
