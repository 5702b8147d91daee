package link

import (
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// dataBlocks makes the blocks of the tables of data of a file, whose text is what the data
// say, and puts them where the tables stand.
func (l *Linked) dataBlocks(d *report.Document) {
	if len(d.Tables) == 0 {
		return
	}
	title := len(d.Blocks) - len(d.Leaves) // it comes first, if there is one
	d.Blocks = append(d.Blocks[:title:title], l.withTables(d, nil, d.Flow, d.Leaves)...)
	for _, n := range d.Notes {
		n.Blocks = l.withTables(d, n, n.Flow, n.Leaves)
	}
}

// withTables are the blocks that a walk passes, with those of the tables of data.
func (l *Linked) withTables(d *report.Document, note *report.Note, flow report.Flow, leaves []*report.Block) []*report.Block {
	var all []*report.Block
	next := 0
	for _, s := range flow {
		switch {
		case s.Kind == report.DataStep:
			l.tableBlocks(d, note, int(s.N))
			all = append(all, d.Tables[s.N].Blocks()...)
		case s.Kind < report.BreakStep:
			all = append(all, leaves[next:s.N+1]...)
			next = int(s.N) + 1
		}
	}
	return append(all, leaves[next:]...)
}

// tableBlocks makes the blocks of the nth table of data of a file.
func (l *Linked) tableBlocks(d *report.Document, note *report.Note, n int) {
	t := d.Tables[n]
	section := l.sectionAt(d, t.Span.Start)
	block := func(kind report.BlockKind, text string, at source.Span, place report.CellPlace, marks []report.NoteMark) *report.Block {
		if at.File == nil {
			at = t.Span
		}
		b := &report.Block{ID: t.ID, Kind: kind, Text: text, File: at.File, Document: d, Note: note, Section: section, Place: place, NoteRefs: marks, Origins: Origins(text, at, marks)}
		for _, m := range marks {
			m.Ref.Block = b
		}
		return b
	}
	place := report.CellPlace{Table: -1 - n, Row: 1}
	if t.Settings.Caption != "" {
		t.Caption = block(report.Caption, t.Settings.Caption, t.Settings.Fields["caption"], report.CellPlace{}, t.Marks(report.CaptionRow, 0))
	}
	if t.Sheet == nil {
		return
	}
	row := make([]*report.Block, len(t.Sheet.Columns))
	for k, name := range t.Sheet.Columns {
		at := t.Sheet.Places[k]
		if t.Settings.Heads != nil {
			at = t.Settings.Fields["heads"]
		}
		place.Column = k
		row[k] = block(report.Cell, name, at, place, t.Marks(report.HeadRow, k))
	}
	t.Grid = append(t.Grid, row)
	for r, cells := range t.Sheet.Rows {
		row := make([]*report.Block, len(cells))
		place.Row++
		for k, cell := range cells {
			place.Column = k
			row[k] = block(report.Cell, l.words.Cell(cell), cell.Span, place, t.Marks(r, k))
		}
		t.Grid = append(t.Grid, row)
	}
}
