package report

import (
	"slices"
	"sort"
	"strconv"

	"congbo/cmd/congbo/internal/source"
)

// A Note is a footnote definition, [^label]: …
type Note struct {
	Label    string
	Span     source.Span
	Flow     Flow       // its text
	Leaves   []*Block   // what Flow is a walk through, by [Step.N]
	Blocks   []*Block   // Leaves and the texts of tables of data, in reading order
	NoteRefs []*NoteRef // mentions of other notes inside this one
	Document *Document
	Number   int        // through the whole report, from 1; 0 if never mentioned
	Refs     []*NoteRef // every mention, in reading order
}

// ID is the anchor of a note that has a number.
func (n *Note) ID() string { return "cn-" + strconv.Itoa(n.Number) }

// A NoteRef is the mention of a note, [^label].
type NoteRef struct {
	Label string
	Span  source.Span
	Block *Block // of a mention in a table of data: one with the place of the table and no text
	Table *Table // of data, in which it stands, or nil
	Note  *Note  // nil if undefined
	Nth   int    // which mention of the note, from 1
}

// Mentions are the mentions of notes in the text of a file and in its tables of data, in
// reading order; those in notes are in the notes.
func (d *Document) Mentions() []*NoteRef {
	var refs []*NoteRef
	if d.Title != nil {
		for _, m := range d.Title.NoteRefs {
			refs = append(refs, m.Ref)
		}
	}
	for _, r := range d.NoteRefs {
		if r.Block == nil || r.Block.Note == nil {
			refs = append(refs, r)
		}
	}
	for _, t := range d.Tables {
		if len(t.Notes) == 0 {
			continue
		}
		at := sort.Search(len(refs), func(k int) bool { return refs[k].start() > t.Span.Start })
		var in []*NoteRef
		for _, n := range t.Notes {
			in = append(in, n.Ref)
		}
		refs = slices.Concat(refs[:at], in, refs[at:])
	}
	return refs
}

// start is where a mention stands in the text: one in a table of data where the table does.
func (r *NoteRef) start() int {
	if r.Table != nil {
		return r.Table.Span.Start
	}
	return r.Span.Start
}
