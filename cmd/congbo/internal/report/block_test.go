package report_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// block reads "Trồng 1.866 cây & hoa" from a file that writes it with a value and an entity.
func block() (b *report.Block, value *report.Insert) {
	f := &source.File{Path: "content/2031/_index.md", Text: []byte("- Trồng {{cay.actual}} cây &amp; hoa")}
	at := func(s string) int { return strings.Index(string(f.Text), s) }
	value = &report.Insert{Span: source.Span{File: f, Start: at("{{"), End: at("}}") + 2}}
	text := "Trồng 1.866 cây & hoa"
	return &report.Block{File: f, Text: text, Origins: []report.Origin{
		{Text: 0, Source: at("Trồng")},
		{Text: strings.Index(text, "1.866"), Source: value.Span.Start, Insert: value},
		{Text: strings.Index(text, " cây"), Source: at(" cây")},
		{Text: strings.Index(text, "&"), Source: at("&amp;")},
		{Text: strings.Index(text, " hoa"), Source: at(" hoa")},
	}}, value
}

// TestSpan holds where the words of a block stand in its file.
func TestSpan(t *testing.T) {
	b, value := block()
	for _, test := range []struct {
		words, want string
		inserts     int
	}{
		{"Trồng", "Trồng", 0},
		{"Trồng ", "Trồng ", 0},
		{"1.866", "{{cay.actual}}", 1},
		{"8", "{{cay.actual}}", 1},
		{"6 cây", "{{cay.actual}} cây", 1},
		{"Trồng 1", "Trồng {{cay.actual}}", 1},
		{" cây", " cây", 0},
		{"y & hoa", "y &amp; hoa", 0},
		{"ồ", "ồ", 0},
		{b.Text, "Trồng {{cay.actual}} cây &amp; hoa", 1},
	} {
		start := strings.Index(b.Text, test.words)
		end := start + len(test.words)
		if got := b.Span(start, end).Text(); got != test.want {
			t.Errorf("%q stands at %q, want %q", test.words, got, test.want)
		}
		inserts := b.Inserts(start, end)
		if len(inserts) != test.inserts || test.inserts > 0 && inserts[0] != value {
			t.Errorf("%q has %d written in, want %d", test.words, len(inserts), test.inserts)
		}
	}
	if got := b.Start(); got != 2 {
		t.Errorf("begins at %d", got)
	}
}

// TestGrids holds that cells stand in their tables, rows and columns; those that a short
// row lacks at its beginning are nil.
func TestGrids(t *testing.T) {
	cell := func(table, row, column int) *report.Block {
		return &report.Block{Kind: report.Cell, Place: report.CellPlace{Table: table, Row: row, Column: column}}
	}
	d := &report.Document{Blocks: []*report.Block{
		{Kind: report.Paragraph}, cell(1, 1, 0), cell(1, 1, 1), cell(1, 2, 0), cell(1, 2, 1), {Kind: report.Paragraph}, cell(2, 3, 0), cell(2, 4, 1),
		cell(-1, 1, 0), cell(-2, 1, 0), // two tables of nothing but a head
	}}
	b := d.Blocks
	want := []report.Grid{{{b[1], b[2]}, {b[3], b[4]}}, {{b[6]}, {nil, b[7]}}, {{b[8]}}, {{b[9]}}}
	got := d.Grids()
	if len(got) != len(want) {
		t.Fatalf("%d tables", len(got))
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Fatalf("table %d has %d rows", i, len(got[i]))
		}
		for k := range want[i] {
			for n := range want[i][k] {
				if len(got[i][k]) != len(want[i][k]) || got[i][k][n] != want[i][k][n] {
					t.Errorf("table %d, row %d: %v", i, k, got[i][k])
				}
			}
		}
	}
	if !b[1].SameRow(b[2]) || b[2].SameRow(b[3]) || b[0].SameRow(b[5]) {
		t.Error("rows are confused")
	}
}

// TestMarked: numbers stand where notes are mentioned, of those that are defined.
func TestMarked(t *testing.T) {
	mark := func(at int, n *report.Note) report.NoteMark {
		return report.NoteMark{Offset: at, Ref: &report.NoteRef{Note: n}}
	}
	one, twelve := &report.Note{Number: 1}, &report.Note{Number: 12}
	b := &report.Block{Text: "Một, hai.", NoteRefs: []report.NoteMark{mark(5, one), mark(5, nil), mark(5, twelve), mark(11, one)}}
	if got, want := b.Marked(), "Một(1)(12), hai.(1)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPage: a block of a note stands where the note is first mentioned, also where another
// note mentions it, and notes that mention each other come to an end.
func TestPage(t *testing.T) {
	section := &report.Section{Folder: "2031/a/"}
	text := &report.Block{Section: section}
	first, second := &report.Note{}, &report.Note{}
	inFirst, inSecond := &report.Block{Note: first}, &report.Block{Note: second}
	first.Refs = []*report.NoteRef{{Block: text}}
	second.Refs = []*report.NoteRef{{Block: inFirst}}
	if inSecond.Page() != section || inFirst.Page() != section || text.Page() != section {
		t.Error("a note stands on another page")
	}
	first.Refs[0].Block = inSecond
	inSecond.Page()
}
