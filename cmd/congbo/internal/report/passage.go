package report

import (
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/source"
)

// A Passage is the plain text of one leaf block: a paragraph, a list item's
// paragraph, a heading, a table cell. Emphasis marks are gone, a soft line
// break is a space, notes' marks leave nothing, code and links are there as
// their text. Checks, search and citations all work on passages.
type Passage struct {
	ID       string // anchor, unique in the report; made of the text, so it survives edits elsewhere
	Kind     PassageKind
	Text     string
	Node     ast.Node // the block; nil when its tree was let go
	Document *Document
	Note     *Note      // the note it belongs to, or nil
	Section  *Section   // by link: the innermost section it stands in, or nil in a report's opening
	Mentions []*Mention // citations, in order
	NoteRefs []NoteMark // where notes are mentioned
	Inserted []Insert   // what stands in it and is not written there, in order
	Place    CellPlace  // of a cell
	Bullet   string     // of a text that begins an item of a list: "- ", "2. "

	Remarks []string // by link: what the editor says of it

	Runs []Run // in order; Runs[0].Text is 0
}

// A Run says that the bytes of Passage.Text from Text on stand in the file from
// Source on, up to the next run.
type Run struct{ Text, Source int }

// An Insert is what a page prints at an offset into Passage.Text and the text does not
// hold: the number that a reference leads to, or a value, for which Unwritten stands.
type Insert struct {
	Offset int
	Ref    *CrossRef
	Value  *Value
}

// Unwritten stands in the text of a passage for a value of an indicator.
const Unwritten = "\ufffc"

// A CellPlace is where a cell stands: tables and rows are counted through the file from
// 1, columns of a row from 0.
type CellPlace struct{ Table, Row, Column int }

// A NoteMark is the mention of a note at an offset into Passage.Text.
type NoteMark struct {
	Offset int
	Ref    *NoteRef
}

// PassageKind says what kind of block a passage is.
type PassageKind int

// The kinds of passages.
const (
	Paragraph PassageKind = iota
	ListItem
	HeadingText
	Cell
	Term
	Code
)

// Span is the place of Text[start:end] in the file, where a letter may have more bytes.
func (p *Passage) Span(start, end int) source.Span {
	s := source.Span{File: p.Document.File, Start: p.offset(start)}
	s.End = max(s.Start, p.offset(end-1)+1)
	for s.End < len(s.File.Text) && !utf8.RuneStart(s.File.Text[s.End]) {
		s.End++
	}
	return s
}

// StandsIn is the section on whose page a passage stands; nil is the cover. The text of a
// note stands where the note is first mentioned.
func (p *Passage) StandsIn() *Section {
	for depth := 0; p.Note != nil && len(p.Note.Refs) > 0 && depth <= 8; depth++ {
		first := p.Note.Refs[0].Passage
		if first == nil {
			break
		}
		p = first
	}
	return p.Section
}

func (p *Passage) offset(i int) int {
	if len(p.Runs) == 0 {
		return 0
	}
	k := max(sort.Search(len(p.Runs), func(k int) bool { return p.Runs[k].Text > i })-1, 0)
	return p.Runs[k].Source + i - p.Runs[k].Text
}
