package report

import (
	"slices"
	"sort"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// A Table is an ```indicators or ```table block: a table of data.
type Table struct {
	Settings data.TableSettings
	Span     source.Span
	Number   int               // "Bảng 1", through the report; 0 without caption
	ID       string            // anchor
	Rows     []*data.Indicator // of an ```indicators block
	Sheet    *data.Sheet       // of a ```table block, as it is shown
	Whole    *Sheet            // of a ```table block, the file
	Notes    []TableNote       // in reading order
	Caption  *Block            // nil for none
	Grid     Grid              // of a ```table block: its cells, the head first
}

// Blocks are the texts of a table in reading order. Figures of indicators are none: what
// they say stands in the data.
func (t *Table) Blocks() []*Block {
	var all []*Block
	if t.Caption != nil {
		all = append(all, t.Caption)
	}
	for _, row := range t.Grid {
		all = append(all, row...)
	}
	return all
}

// A Sheet is a data file that a ```table block shows.
type Sheet struct {
	*data.Sheet
	Slug string // of its addresses, unique in the period
}

// A Row is the words of an indicator in the table of its period, which stand in no document.
// A block without text is nil.
type Row struct{ Name, Note *Block }

// A TableNote is the mention of a note in a table.
type TableNote struct {
	Row    int // of Rows or Sheet.Rows; HeadRow, CaptionRow
	Column int // of Sheet.Columns; of indicators their data.ColumnPlace
	NoteMark
}

// The rows of a TableNote that are none of the figures'.
const (
	CaptionRow = -2
	HeadRow    = -1
)

// Shows reports whether a table of indicators has a column, if a row has a value
// for it.
func (t *Table) Shows(column string) bool {
	if t.Settings.Columns != nil {
		return slices.Contains(t.Settings.Columns, column)
	}
	return column != "status" || slices.ContainsFunc(t.Rows, (*data.Indicator).IsJudged)
}

// Marks are the mentions of notes in a cell.
func (t *Table) Marks(row, column int) []NoteMark {
	start := sort.Search(len(t.Notes), func(k int) bool {
		at := t.Notes[k]
		return at.Row > row || at.Row == row && at.Column >= column
	})
	var marks []NoteMark
	for _, at := range t.Notes[start:] {
		if at.Row != row || at.Column != column {
			break
		}
		marks = append(marks, at.NoteMark)
	}
	return marks
}
