package report

import (
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// The kinds of Markdown nodes that only congbo has.
var (
	KindNoteRef  = ast.NewNodeKind("NoteRef")
	KindNoteBody = ast.NewNodeKind("NoteBody")
	KindCite     = ast.NewNodeKind("Cite")
	KindCrossRef = ast.NewNodeKind("CrossRef")
	KindValue    = ast.NewNodeKind("Value")
	KindTable    = ast.NewNodeKind("IndicatorTable")
)

// A NoteRef is the mention of a note, [^label].
type NoteRef struct {
	ast.BaseInline
	Label   string
	Span    source.Span
	Passage *Passage // of a mention in a table, one with the place of the table and no text
	Table   *Table   // the table it stands in, or nil

	Note *Note // by link; nil if undefined
	Nth  int   // by link: which mention of the note, from 1
}

// Kind is part of ast.Node.
func (n *NoteRef) Kind() ast.NodeKind { return KindNoteRef }

// Dump is part of ast.Node.
func (n *NoteRef) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.Label}, nil)
}

// A NoteBody holds the blocks of a note. It is the root of Note.Root and stands
// in no document.
type NoteBody struct {
	ast.BaseBlock
	Note *Note
}

// Kind is part of ast.Node.
func (n *NoteBody) Kind() ast.NodeKind { return KindNoteBody }

// Dump is part of ast.Node.
func (n *NoteBody) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.Note.Label}, nil)
}

// A Cite wraps the text of a citation, or a piece of it where emphasis or a
// line break cuts the citation in several.
type Cite struct {
	ast.BaseInline
	Mention *Mention
	First   bool // the piece that carries the anchor
}

// Kind is part of ast.Node.
func (n *Cite) Kind() ast.NodeKind { return KindCite }

// Dump is part of ast.Node.
func (n *Cite) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Key": n.Mention.Key}, nil)
}

// A CrossRef is a link with empty text, [](#id) or [](../02-…/01-….md#id); it
// prints the number of what it leads to: "mục I.2.1".
type CrossRef struct {
	ast.BaseInline
	Destination string
	Span        source.Span
	Document    *Document

	Outward bool   // by link: it names a place of another report
	Target  Target // by link; of one that is outward when all reports are known
}

// Kind is part of ast.Node.
func (n *CrossRef) Kind() ast.NodeKind { return KindCrossRef }

// Dump is part of ast.Node.
func (n *CrossRef) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Destination": n.Destination}, nil)
}

// A Link is an ordinary link or image whose destination leads into the site.
// The node stays goldmark's; link fills in where it leads.
type Link struct {
	Node        ast.Node // *ast.Link, *ast.Image or *ast.AutoLink
	Destination string   // as written
	Span        source.Span
	Document    *Document
	Image       bool
	Alt         string // of an image: its description
	External    bool   // an allowed scheme: http, https, mailto, tel

	Outward bool   // by link: it names a place of another report
	Target  Target // by link; the zero Target if External or unresolved; of one that is outward when all reports are known
}

// An Outward is a reference to another report: a link or a cross-reference.
type Outward struct {
	In   *Document
	Ref  *CrossRef
	Link *Link
}

// A Target is a place that a link leads to: a section, a report, a note, a
// table, or a file of the site.
type Target struct {
	Report  *Report
	Section *Section // nil: the report's cover
	ID      string   // anchor within the page; empty for the page itself
	Asset   *source.File
	Table   *Table
	Note    *Note
}

// A Value is {{indicator.field}} in running text.
type Value struct {
	ast.BaseInline
	Indicator, Field string
	Span             source.Span
	Document         *Document

	Data *data.Indicator // by link; nil if unknown
}

// Kind is part of ast.Node.
func (n *Value) Kind() ast.NodeKind { return KindValue }

// Dump is part of ast.Node.
func (n *Value) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Value": n.Indicator + "." + n.Field}, nil)
}

// A Table is an ```indicators or ```table block.
type Table struct {
	ast.BaseBlock
	Settings data.TableSettings
	Span     source.Span
	Document *Document

	Number int               // by link: "Bảng 1", through the report; 0 without caption
	ID     string            // by link: anchor
	Rows   []*data.Indicator // by link
	Sheet  *data.Sheet       // by link: of a ```table block, as it is shown
	Whole  *Sheet            // by link: of a ```table block, the file
	Notes  []TableNote       // by link: in reading order
}

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
func (n *Table) Shows(column string) bool {
	if n.Settings.Columns != nil {
		return slices.Contains(n.Settings.Columns, column)
	}
	return column != "status" || slices.ContainsFunc(n.Rows, (*data.Indicator).IsJudged)
}

// Marks are the mentions of notes in a cell.
func (n *Table) Marks(row, column int) []NoteMark {
	start := sort.Search(len(n.Notes), func(k int) bool {
		at := n.Notes[k]
		return at.Row > row || at.Row == row && at.Column >= column
	})
	var marks []NoteMark
	for _, at := range n.Notes[start:] {
		if at.Row != row || at.Column != column {
			break
		}
		marks = append(marks, at.NoteMark)
	}
	return marks
}

// A Sheet is a data file that a ```table block shows.
type Sheet struct {
	*data.Sheet
	Slug string // of its addresses, unique in the period
}

// Kind is part of ast.Node.
func (n *Table) Kind() ast.NodeKind { return KindTable }

// Dump is part of ast.Node.
func (n *Table) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}
