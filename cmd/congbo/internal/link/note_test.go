package link_test

import (
	"fmt"
	"slices"
	"testing"
)

// TestNotes: notes are numbered by first mention through the files of a report;
// those that only notes mention come after all others. A note that stands in another file
// than its mention keeps its number, and is told.
func TestNotes(t *testing.T) {
	site, found := files{
		base + "_index.md": "Mở đầu[^x].",
		one + "_index.md":  titled + "Phần[^y].\n\n[^x]: Ở tệp khác.\n[^late]: Cuối, xem[^later].",
		one + "01-a.md":    "Lại[^x], rồi[^z].\n\n[^later]: Sau cùng[^x].\n[^y]: Chữ[^late].",
		one + "02-b.md":    "| Ô[^w] |\n|---|\n| **đậm[^y]** |\n\n[^z]: Chữ.\n[^w]: Chữ.",
		two + "_index.md":  titled + "## Đề mục[^v]\n\n[^v]: Chữ.",
	}.link()
	for _, f := range found {
		if f.Code != "note/elsewhere" {
			t.Errorf("found %q", lines(found))
		}
	}
	if len(found) != 8 {
		t.Errorf("found %q", lines(found))
	}
	var got []string
	for _, n := range site.Reports[0].Notes {
		line := fmt.Sprint(n.Number, n.Label)
		for i, ref := range n.Refs {
			if ref.Note != n || ref.Nth != i+1 {
				t.Errorf("mention %d of [^%s] says it is mention %d", i+1, n.Label, ref.Nth)
			}
			line += " " + ref.Span.String()[len(base):]
		}
		got = append(got, line)
	}
	want := []string{
		"1x _index.md:5:7 01-ket-qua/01-a.md:5:4 01-ket-qua/01-a.md:7:19",
		"2y 01-ket-qua/_index.md:4:5 01-ket-qua/02-b.md:7:8",
		"3z 01-ket-qua/01-a.md:5:13",
		"4w 01-ket-qua/02-b.md:5:4",
		"5v 02-han-che/_index.md:4:10",
		"6late 01-ket-qua/01-a.md:8:10",
		"7later 01-ket-qua/_index.md:7:19",
	}
	if !slices.Equal(got, want) {
		t.Errorf("notes\n%q\nwant\n%q", got, want)
	}
}

// TestNotesOfTwoReports: a label belongs to its report.
func TestNotesOfTwoReports(t *testing.T) {
	site, found := files{
		base + "_index.md":          "Một[^a].\n\n[^a]: Chữ.",
		"content/2021-h1/_index.md": titled + "Hai[^a].\n\n[^a]: Chữ khác.",
	}.link()
	if len(found) > 0 || len(site.Reports[0].Notes) != 1 || len(site.Reports[1].Notes) != 1 {
		t.Errorf("found %q", lines(found))
	}
}
