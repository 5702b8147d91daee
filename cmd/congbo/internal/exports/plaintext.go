// Package exports makes the files of a website that are no pages: data and texts for other
// programs and for those who keep a report.
package exports

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// PlainText writes a report as text that needs no program to be read: head,
// parts and sections under their numbers, notes at the end under theirs, tables
// row by row.
func PlainText(w words.Words, r *report.Report) []byte {
	t := textWriter{words: w, report: r}
	f := r.Front
	t.lines(f.ParentIssuer, f.Issuer, t.numbered(f.Number))
	t.lines(strings.Join(present(f.Place, w.LongDate(f.Date)), ", "))
	t.lines(f.Kind, f.Title)
	t.document(r.Index())
	for _, s := range r.Pages() {
		if s.Printed {
			t.lines(headed(s, s.Title))
		}
		t.document(r.Document(s))
	}
	t.lines(f.Recipients...)
	t.lines(append(append([]string{}, f.SignedFor...), f.SignerTitle, f.Signer)...)
	for _, n := range r.Notes {
		for i, b := range n.Blocks {
			mark := ""
			if i == 0 {
				mark = fmt.Sprintf("(%d) ", n.Number)
			}
			t.lines(mark + b.Marked())
		}
	}
	return []byte(t.b.String())
}

// A textWriter writes blocks of lines with an empty line between them.
type textWriter struct {
	words  words.Words
	report *report.Report
	b      strings.Builder
}

func (t *textWriter) numbered(number string) string {
	if number == "" {
		return ""
	}
	return "Số " + number
}

// lines writes those that are not empty as a block.
func (t *textWriter) lines(all ...string) {
	all = present(all...)
	if len(all) == 0 {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	for _, line := range all {
		t.b.WriteString(line + "\n")
	}
}

func present(all ...string) []string {
	var there []string
	for _, s := range all {
		if s != "" {
			there = append(there, s)
		}
	}
	return there
}

func headed(s *report.Section, title string) string {
	return strings.Join(present(s.Number, title), " ")
}

// document writes the text of a file; the tables of data between its blocks where they
// stand.
func (t *textWriter) document(d *report.Document) {
	sections := map[*report.Block]*report.Section{}
	for _, h := range d.Headings {
		sections[h.Block] = h.Section
	}
	tables := d.Tables
	var row []string
	for i, b := range d.Blocks {
		if b == d.Title || b.Kind == report.Caption || b.Place.Table < 0 { // a table of data is written as a whole
			continue
		}
		for len(tables) > 0 && len(b.Origins) > 0 && tables[0].Span.Start < b.Start() {
			t.table(tables[0])
			tables = tables[1:]
		}
		text := b.Marked()
		switch {
		case b.Kind == report.Cell:
			row = append(row, text)
			if i+1 == len(d.Blocks) || !b.SameRow(d.Blocks[i+1]) {
				t.lines(strings.Join(row, " | "))
				row = nil
			}
			continue
		case b.Kind == report.HeadingText && sections[b] != nil:
			text = headed(sections[b], text)
		case b.Kind == report.ListItem:
			text = b.Bullet + text
		}
		t.lines(text)
	}
	for _, table := range tables {
		t.table(table)
	}
}

// table writes a table of indicators, a line a row.
func (t *textWriter) table(table *report.Table) {
	if table.Sheet != nil {
		t.sheet(table)
		return
	}
	shown := table.Settings.Columns
	if shown == nil {
		shown = text.WithValues(t.words, table.Rows)
	}
	head := []string{t.words.T("column-name")}
	for _, c := range shown {
		head = append(head, t.words.T("column-"+c))
	}
	all := []string{report.Marked(table.Settings.Caption, table.Marks(report.CaptionRow, 0)), strings.Join(head, " | ")}
	for at, i := range table.Rows {
		row := []string{i.Name + report.Marked("", table.Marks(at, 0))}
		for _, c := range shown {
			row = append(row, t.words.Field(i, c)+report.Marked("", table.Marks(at, data.ColumnPlace(c))))
		}
		all = append(all, strings.Join(row, " | "))
	}
	t.lines(all...)
}

// sheet writes a table of other data, a line a row.
func (t *textWriter) sheet(table *report.Table) {
	var heads []string
	for k, name := range table.Sheet.Columns {
		heads = append(heads, report.Marked(name, table.Marks(report.HeadRow, k)))
	}
	all := []string{report.Marked(table.Settings.Caption, table.Marks(report.CaptionRow, 0)), strings.Join(heads, " | ")}
	for at, row := range table.Sheet.Rows {
		var cells []string
		for k, cell := range row {
			cells = append(cells, report.Marked(t.words.Cell(cell), table.Marks(at, k)))
		}
		all = append(all, strings.Join(cells, " | "))
	}
	t.lines(all...)
}
