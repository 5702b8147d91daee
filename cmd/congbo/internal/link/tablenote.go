package link

import (
	"cmp"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// tableNotes lists the mentions of notes in a table, caption and heads first.
func (l *Linked) tableNotes(d *report.Document, t *report.Table) {
	var here *report.Block
	add := func(row, column int, marks []data.Mark) {
		for _, m := range marks {
			if here == nil {
				here = &report.Block{Kind: report.Cell, File: d.File, Document: d, Section: l.sectionAt(d, t.Span.Start)}
			}
			ref := &report.NoteRef{Label: m.Label, Span: m.Span, Block: here, Table: t}
			t.Notes = append(t.Notes, report.TableNote{Row: row, Column: column, NoteMark: report.NoteMark{Offset: m.Offset, Ref: ref}})
		}
	}
	add(report.CaptionRow, 0, t.Settings.Marks.Caption)
	for _, m := range t.Settings.Marks.Cells {
		if row := l.markedRow(t, m); row >= 0 {
			add(row, data.ColumnPlace(m.Column), m.Marks)
		}
	}
	if t.Sheet != nil {
		for k, marks := range t.Sheet.Marks {
			add(report.HeadRow, k, marks)
		}
		for r, row := range t.Sheet.Rows {
			for k, cell := range row {
				add(r, k, cell.Marks)
			}
		}
	}
	slices.SortStableFunc(t.Notes, func(a, b report.TableNote) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
}

// markedRow is the row of the cell that a mark of an ```indicators block names; -1
// where the table does not show it, for then its note would be on no page.
func (l *Linked) markedRow(t *report.Table, m data.CellMark) int {
	row := slices.IndexFunc(t.Rows, func(i *data.Indicator) bool { return i.ID == m.ID })
	switch {
	case row < 0 && l.Data.Unread:
	case row < 0:
		var ids []string
		for _, i := range t.Rows {
			ids = append(ids, i.ID)
		}
		l.Found.Add(diag.Finding{Code: "indicator/note", Severity: diag.Error, Span: m.Span,
			Message: diag.Say("bảng này không có chỉ tiêu %q", "this table has no indicator %q", m.ID),
			Hint:    l.suggest(m.ID, ids, diag.Say("ghi mã của một chỉ tiêu trong bảng: notes.<mã> = \"[^a]\"", "write the id of an indicator of the table: notes.<id> = \"[^a]\""))})
	case m.Column != "name" && (data.ColumnPlace(m.Column) == 0 || !t.Shows(m.Column) || !t.Rows[row].Has(m.Column)):
		l.Found.Add(diag.Finding{Code: "indicator/note", Severity: diag.Error, Span: m.Span,
			Message: diag.Say("bảng này không in %q của chỉ tiêu %q", "this table does not print %q of indicator %q", m.Column, m.ID),
			Hint:    diag.Say("ghi một cột có trong bảng, hoặc thêm cột ấy vào columns", "write a column of the table, or add it to columns")})
		return -1
	}
	return row
}
