package data

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestSeparatorLine leaves out the line that Excel takes to say what stands between cells.
func TestSeparatorLine(t *testing.T) {
	for text, want := range map[string]string{
		"sep=;\na;b,c\n1;2\n":   "a|b,c 2:1 2:3",
		"sep=,\na;b,c\n1,2\n":   "a;b|c 2:1 2:5",
		"\"sep=;\"\na;b\n1;2\n": "a|b 2:1 2:3",
		"sep=\t\na\tb\n1\t2\n":  "a|b 2:1 2:3",
		"a\tb,c\td\n1\t2\t3\n":  "a|b,c|d 1:1 1:3 1:7",
		"sep;a\n1;2\n":          "sep|a 1:1 1:5",
		"sep=;b\n1;2\n":         "sep=|b 1:1 1:6",
		"sep=;\n\na;b\n1;2\n":   "a|b 3:1 3:3",
	} {
		sheet, found := DecodeSheet(&source.File{Path: "data/2031/a.csv", Text: []byte(text)})
		if sheet == nil || len(found) > 0 || len(sheet.Rows) != 1 {
			t.Errorf("%q: %v", text, found)
			continue
		}
		got := strings.Join(sheet.Columns, "|")
		for _, at := range sheet.Places {
			_, place, _ := strings.Cut(at.String(), ":")
			got += " " + place
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestBadMarks tells of marks of notes that did not take in a cell.
func TestBadMarks(t *testing.T) {
	for text, want := range map[string]int{
		"a,b\n1[^x],2\n":         0,
		"a,b\n\"1\\[^x y]\",2\n": 0,
		"a,b\n\"1[^x y]\",[^\n":  2,
	} {
		if _, found := DecodeSheet(&source.File{Path: "data/2031/a.csv", Text: []byte(text)}); len(found) != want {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// TestBoldMarks tells of heads and cells written as if they were Markdown.
func TestBoldMarks(t *testing.T) {
	for text, want := range map[string]string{
		"**a**,b\n1,2\n":                       "1:1",
		"a,b\n1,Có __đậm__.\n":                 "2:3",
		"a,b\n12**,Lan** và Bình**\n":          "",
		"a,b\n__,ten__cu__moi\n":               "",
		"a,b\n(**) ghi chú,***** và ** x **\n": "",
	} {
		_, found := DecodeSheet(&source.File{Path: "data/2031/a.csv", Text: []byte(text)})
		got := ""
		for _, f := range found {
			_, place, _ := strings.Cut(f.Span.String(), ":")
			got += place
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestHeads tells of columns that readers could not tell apart.
func TestHeads(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,2\n":     "",
		",b\n1,2\n":      "",
		"a,,c\n1,2,3\n":  "1:3 note table/blank-head",
		"a,b,b\n1,2,3\n": "1:5 warning table/same-head",
	} {
		sheet, _ := DecodeSheet(&source.File{Path: "data/2031/a.csv", Text: []byte(text)})
		got := ""
		for _, f := range sheet.CheckHeads() {
			_, place, _ := strings.Cut(f.Span.String(), ":")
			got += place + " " + f.Severity.String() + " " + f.Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestSheetSize refuses a table of more cells than a page shows before it is made.
func TestSheetSize(t *testing.T) {
	var wide strings.Builder
	for i := range 40_000 {
		wide.WriteString("[[r]]\nk" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + " = 1\n")
	}
	for name, text := range map[string]string{
		"a.csv":  strings.Repeat("a,", 1000) + "a\n" + strings.Repeat("1\n", 400_000),
		"b.csv":  strings.Repeat("a,", 200_000) + "a\n1\n",
		"a.toml": wide.String(),
		"b.toml": strings.Repeat("[[r]]\na = 1\nb = 2\n", 10_001),
	} {
		sheet, found := DecodeSheet(&source.File{Path: "data/2031/" + name, Text: []byte(text)})
		if last := len(found) - 1; sheet != nil || last < 0 || last > 20_000 || found[last].Code != "table/size" {
			t.Errorf("%s: %d findings", name, len(found))
		}
	}
	sheet, found := DecodeSheet(&source.File{Path: "data/2031/c.toml", Text: []byte("[[r]]\n[[r]]\n")})
	if sheet != nil || len(found) != 1 || found[0].Code != "table/empty" {
		t.Errorf("rows without a cell: %v", found)
	}
}
