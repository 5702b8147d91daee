package report

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/source"
)

// A Block is a piece of text as a reader reads it: a paragraph, a list item, a heading,
// a title, a cell or a term. Emphasis marks are gone, a soft line break is a space, values
// of indicators and the numbers that references lead to are written in, marks of notes
// leave nothing. Whatever quotes, checks, searches, compares or archives a report takes
// blocks, and nothing else.
type Block struct {
	ID        string // anchor, unique in the report; made of the text, so it survives edits elsewhere
	Kind      BlockKind
	Text      string
	Origins   []Origin // where each byte of Text comes from, in order; Origins[0].Text is 0
	Inlines   []Inline // the same text as it is written, for who prints it
	File      *source.File
	Document  *Document
	Note      *Note       // the note it belongs to, or nil
	Section   *Section    // the innermost section it stands in, or nil in a report's opening
	Citations []*Citation // in order
	NoteRefs  []NoteMark  // where notes are mentioned
	Place     CellPlace   // of a cell
	Item      string      // the number of the item that it stands in: "2", "2.1"; empty for none
	Remarks   []Remark    // what the office says of its faults
}

// BlockKind says what a block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	ListItem
	HeadingText
	Cell
	Term
	Code
	Caption
)

// An Origin says that the bytes of a block from Text on, up to the next origin, stand in
// its file from Source on; or, with Insert, that they are written in for it.
type Origin struct {
	Text, Source int
	Insert       *Insert
}

// An Insert is a value of an indicator or the number that a reference leads to, written
// into a text.
type Insert struct {
	Span source.Span // of what is written there: {{id.actual}}, [](#id)
	Data source.Span // of a value: the data that it comes from
}

// A CellPlace is where a cell stands: tables and rows are counted through the file from
// 1, columns of a row from 0. Tables of data are counted by themselves, from -1 down.
type CellPlace struct{ Table, Row, Column int }

// A NoteMark is the mention of a note at an offset into Block.Text.
type NoteMark struct {
	Offset int
	Ref    *NoteRef
}

// Span is the place of Text[start:end] in the file, where a letter may have more bytes,
// and what is written in has those of the words that it stands for.
func (b *Block) Span(start, end int) source.Span {
	s := source.Span{File: b.File}
	s.Start, _ = b.source(start)
	_, last := b.source(end - 1)
	s.End = max(s.Start, last)
	for s.End < len(s.File.Text) && !utf8.RuneStart(s.File.Text[s.End]) {
		s.End++
	}
	return s
}

// source is the stretch of the file that a byte of the text stands for.
func (b *Block) source(i int) (start, end int) {
	if len(b.Origins) == 0 {
		return 0, 1
	}
	o := b.Origins[max(sort.Search(len(b.Origins), func(k int) bool { return b.Origins[k].Text > i })-1, 0)]
	if o.Insert != nil {
		return o.Insert.Span.Start, o.Insert.Span.End
	}
	at := o.Source + i - o.Text
	return at, at + 1
}

// Start is where the block begins in its file.
func (b *Block) Start() int {
	at, _ := b.source(0)
	return at
}

// Inserts are what is written into Text[start:end], in order.
func (b *Block) Inserts(start, end int) []*Insert {
	var all []*Insert
	for k, o := range b.Origins {
		if o.Insert != nil && o.Text < end && (k+1 == len(b.Origins) || b.Origins[k+1].Text > start) {
			all = append(all, o.Insert)
		}
	}
	return all
}

// Page is the section on whose page the block stands; nil is the cover. The text of a
// note stands where the note is first mentioned.
func (b *Block) Page() *Section {
	for depth := 0; b.Note != nil && len(b.Note.Refs) > 0 && depth <= 8; depth++ {
		first := b.Note.Refs[0].Block
		if first == nil {
			break
		}
		b = first
	}
	return b.Section
}

// SameRow reports whether two blocks are cells of one row.
func (b *Block) SameRow(other *Block) bool {
	return b.Kind == Cell && other.Kind == Cell && b.Place.Table == other.Place.Table && b.Place.Row == other.Place.Row
}

// A Grid is a table of the text: its rows of cells, the head first. A cell that
// the table lacks is nil.
type Grid [][]*Block

// Grids are the tables of the report in reading order, those of notes after all others.
func (r *Report) Grids() []Grid {
	var all []Grid
	for _, d := range r.Documents {
		all = append(all, d.Grids()...)
	}
	for _, n := range r.Notes {
		all = append(all, grids(n.Blocks)...)
	}
	return all
}

// Grids are the tables of a file in reading order, those of notes left out.
func (d *Document) Grids() []Grid { return grids(d.Blocks) }

// grids are the tables among blocks of one file.
func grids(blocks []*Block) []Grid {
	var all []Grid
	var last CellPlace
	for _, b := range blocks {
		if b.Kind != Cell || b.Place.Row == 0 {
			continue
		}
		isNew := b.Place.Table != last.Table
		if isNew {
			all = append(all, nil)
		}
		g := &all[len(all)-1]
		if isNew || b.Place.Row != last.Row {
			*g = append(*g, nil)
		}
		cells := &(*g)[len(*g)-1]
		for len(*cells) < b.Place.Column {
			*cells = append(*cells, nil)
		}
		*cells = append(*cells, b)
		last = b.Place
	}
	return all
}

// Marked is the text with the numbers of the notes that it mentions.
func (b *Block) Marked() string { return Marked(b.Text, b.NoteRefs) }

// Marked is a text with the numbers of the notes that are mentioned in it.
func Marked(text string, marks []NoteMark) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Ref.Note == nil || m.Offset < at || m.Offset > len(text) {
			continue
		}
		b.WriteString(text[at:m.Offset])
		b.WriteByte('(')
		b.WriteString(strconv.Itoa(m.Ref.Note.Number))
		b.WriteByte(')')
		at = m.Offset
	}
	return b.String() + text[at:]
}
