package markup

import (
	"sort"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Document is what one Markdown file says. It is read-only: reports are made of it as
// often as one asks for them. All offsets are into File.Text.
type Document struct {
	File      *source.File
	Front     data.Front
	Flow      report.Flow
	Leaves    []Leaf // of the text, in reading order; those of notes are in the notes
	Headings  []Heading
	Notes     []Note // definitions, in the order of the file
	NoteRefs  []NoteRef
	CrossRefs []Reference
	Values    []Value
	Links     []report.Link
	Tables    []Table
	Remarks   []source.Span // of the author's, <!-- congbo: … -->, which are left out
}

// A Leaf is a leaf block of CommonMark, a cell or a term, as far as its file tells.
type Leaf struct {
	ID        string // made of the text; the same text has another in the same file
	Kind      report.BlockKind
	Text      string          // with unwritten for each value
	Origins   []report.Origin // none is an insert
	Inlines   []report.Inline
	Citations []citation.Citation
	Marks     []Mark
	Inserts   []Insert // in order
	Place     report.CellPlace
	Item      string // the number of the list item that it stands in: "2", "2.1"; empty for none
	Explicit  string // {#id} at the end of an item
}

// span is the place of Text[start:end] in the file.
func (l *Leaf) span(f *source.File, start, end int) source.Span {
	return (&report.Block{File: f, Origins: l.Origins}).Span(start, end)
}

// unwritten stands in the text of a leaf for a value of an indicator.
const unwritten = "\ufffc"

// A Mark is the mention of a note at an offset into the text of a leaf.
type Mark struct {
	Offset  int
	Ref     int // of Document.NoteRefs
	Inserts int // how many stand before it
}

// An Insert is where the text of a leaf lacks what a page prints: the number that a
// reference leads to, or a value, for which unwritten stands.
type Insert struct {
	Offset int
	Value  bool
	N      int // of Document.Values, else of Document.CrossRefs
}

func (i Insert) width() int {
	if i.Value {
		return len(unwritten)
	}
	return 0
}

// A Heading is a heading of the text.
type Heading struct {
	Leaf     int // of Document.Leaves
	Level    int // 2 for ##
	Explicit string
	Span     source.Span
}

// A Note is the definition of a note, [^label]: …
type Note struct {
	Label  string
	Span   source.Span
	Flow   report.Flow
	Leaves []Leaf
}

// A NoteRef is the mention of a note, [^label].
type NoteRef struct {
	Label string
	Span  source.Span
	Note  int // of Document.Notes: the note whose text mentions it, or Text
}

// InText is the NoteRef.Note of a mention in the text.
const InText = -1

// A Reference is a link without a text, [](#id).
type Reference struct {
	Destination string
	Span        source.Span
}

// A Value is {{indicator.field}}.
type Value struct {
	Indicator, Field string
	Span             source.Span
}

// A Table is an ```indicators or ```table block.
type Table struct {
	Settings data.TableSettings
	Span     source.Span
}

// A Reading is the text of a leaf with everything written in.
type Reading struct {
	Text    string
	Origins []report.Origin

	leaf  *Leaf
	moved []int // by how much what follows each insert has moved
}

// Read writes into the text of a leaf what insert returns for each insert.
func (l *Leaf) Read(insert func(Insert) (string, *report.Insert)) Reading {
	r := Reading{Text: l.Text, Origins: l.Origins, leaf: l}
	if len(l.Inserts) == 0 {
		return r
	}
	var b strings.Builder
	r.Origins = make([]report.Origin, 0, len(l.Origins)+2*len(l.Inserts))
	keep := func(from, to int) {
		if from == to {
			return
		}
		moved := b.Len() - from
		k := max(sort.Search(len(l.Origins), func(k int) bool { return l.Origins[k].Text > from })-1, 0)
		r.Origins = append(r.Origins, report.Origin{Text: b.Len(), Source: l.Origins[k].Source + from - l.Origins[k].Text})
		for _, o := range l.Origins[k+1:] {
			if o.Text >= to {
				break
			}
			r.Origins = append(r.Origins, report.Origin{Text: o.Text + moved, Source: o.Source})
		}
		b.WriteString(l.Text[from:to])
	}
	at := 0
	for _, in := range l.Inserts {
		keep(at, in.Offset)
		at = in.Offset + in.width()
		if text, origin := insert(in); text != "" {
			r.Origins = append(r.Origins, report.Origin{Text: b.Len(), Source: origin.Span.Start, Insert: origin})
			b.WriteString(text)
		}
		r.moved = append(r.moved, b.Len()-at)
	}
	keep(at, len(l.Text))
	r.Text = b.String()
	return r
}

// start is where what begins at an offset of the leaf begins in the text as read.
func (r *Reading) start(at int) int {
	n := 0
	for n < len(r.leaf.Inserts) && r.leaf.Inserts[n].Offset+r.leaf.Inserts[n].width() <= at {
		n++
	}
	return at + r.after(n)
}

// end is where what begins and ends at offsets of the leaf ends in the text as read.
func (r *Reading) end(start, at int) int {
	if start == at {
		return r.start(at)
	}
	n := 0
	for n < len(r.leaf.Inserts) && r.leaf.Inserts[n].Offset < at {
		n++
	}
	return at + r.after(n)
}

// after is by how much the text after the first n inserts has moved.
func (r *Reading) after(n int) int {
	if n == 0 {
		return 0
	}
	return r.moved[n-1]
}

// Mark is where a mention of a note stands in the text as read.
func (r *Reading) Mark(m Mark) int { return m.Offset + r.after(m.Inserts) }

// Citation is a citation with its offsets into the text as read.
func (r *Reading) Citation(c citation.Citation) citation.Citation {
	if len(r.leaf.Inserts) == 0 {
		return c
	}
	for _, s := range [][2]*int{{&c.Start, &c.End}, {&c.NumStart, &c.NumEnd}, {&c.ExtStart, &c.ExtEnd}} {
		*s[0], *s[1] = r.start(*s[0]), r.end(*s[0], *s[1])
	}
	return c
}

// Empty is the document of a file that says nothing: what stands for one that should be
// there and is not.
func Empty(f *source.File) *Document {
	return &Document{File: f, Front: data.Front{Heading: true, Span: source.At(f)}}
}
