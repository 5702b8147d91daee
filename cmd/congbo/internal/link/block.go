package link

import (
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// document begins a file of a report with what its Markdown says, and adds it to the
// report.
func (l *Linked) document(m *markup.Document) *report.Document {
	d := &report.Document{File: m.File, Front: m.Front, Flow: m.Flow}
	d.CrossRefs = make([]*report.CrossRef, len(m.CrossRefs))
	for i, x := range m.CrossRefs {
		d.CrossRefs[i] = &report.CrossRef{Destination: x.Destination, Span: x.Span}
	}
	d.Values = make([]*report.Value, len(m.Values))
	for i, v := range m.Values {
		d.Values[i] = &report.Value{Indicator: v.Indicator, Field: v.Field, Span: v.Span}
	}
	links := slices.Clone(m.Links)
	d.Links = make([]*report.Link, len(links))
	for i := range links {
		d.Links[i] = &links[i]
	}
	d.Tables = make([]*report.Table, len(m.Tables))
	for i, t := range m.Tables {
		d.Tables[i] = &report.Table{Settings: t.Settings, Span: t.Span}
	}
	d.Notes = make([]*report.Note, len(m.Notes))
	for i, n := range m.Notes {
		d.Notes[i] = &report.Note{Label: n.Label, Span: n.Span, Flow: n.Flow, Document: d}
	}
	refs := make([]report.NoteRef, len(m.NoteRefs))
	d.NoteRefs = make([]*report.NoteRef, len(refs))
	for i, r := range m.NoteRefs {
		refs[i] = report.NoteRef{Label: r.Label, Span: r.Span}
		d.NoteRefs[i] = &refs[i]
		if r.Note != markup.InText {
			d.Notes[r.Note].NoteRefs = append(d.Notes[r.Note].NoteRefs, &refs[i])
		}
	}
	d.Leaves = l.blocks(d, nil, m.Leaves)
	d.Blocks = d.Leaves
	for i, n := range m.Notes {
		note := d.Notes[i]
		note.Leaves = l.blocks(d, note, n.Leaves)
		note.Blocks = note.Leaves
	}
	if m.Front.Heading && m.Front.Title != "" && strings.Count(d.File.Path, "/") > 2 {
		d.Title = title(d)
		d.Blocks = append([]*report.Block{d.Title}, d.Leaves...)
	}
	for _, h := range m.Headings {
		d.Headings = append(d.Headings, &report.Heading{Block: d.Leaves[h.Leaf], Level: h.Level, Span: h.Span})
	}
	l.Remarks = append(l.Remarks, m.Remarks...)
	l.docs, l.Documents = append(l.docs, m), append(l.Documents, d)
	return d
}

// title makes the block of the title of a part or section, whose text is what the front
// matter says.
func title(d *report.Document) *report.Block {
	at := d.Front.Fields["title"]
	b := &report.Block{ID: markup.TextID(d.Front.Title), Kind: report.HeadingText, Text: d.Front.Title, File: d.File, Document: d}
	for _, m := range d.Front.Marks {
		ref := &report.NoteRef{Label: m.Label, Span: m.Span, Block: b}
		b.NoteRefs = append(b.NoteRefs, report.NoteMark{Offset: m.Offset, Ref: ref})
	}
	b.Origins = Origins(b.Text, at, b.NoteRefs)
	return b
}

// Origins says where a text of data stands in its file, at a value with or without quotes,
// out of which the mentions of notes are cut. One that stands there in another form, with
// escapes say, is written in as a whole.
func Origins(text string, at source.Span, marks []report.NoteMark) []report.Origin {
	written := at
	if quoted := at.Text(); len(quoted) > 1 && quoted[0] == quoted[len(quoted)-1] && strings.Contains(`"'`, quoted[:1]) {
		written.Start, written.End = at.Start+1, at.End-1
	}
	whole := []report.Origin{{Source: at.Start, Insert: &report.Insert{Span: at, Data: at}}}
	var all []report.Origin
	done := 0 // of text
	for _, m := range marks {
		before := source.Span{File: at.File, Start: written.Start, End: m.Ref.Span.Start}
		if before.End < before.Start || m.Offset > len(text) || before.Text() != text[done:m.Offset] {
			return whole
		}
		all = append(all, report.Origin{Text: done, Source: written.Start})
		done, written.Start = m.Offset, m.Ref.Span.End
	}
	if written.End < written.Start || strings.TrimRight(written.Text(), " ") != text[done:] {
		return whole
	}
	return append(all, report.Origin{Text: done, Source: written.Start})
}

// blocks makes the blocks of leaves, which have no text yet.
func (l *Linked) blocks(d *report.Document, note *report.Note, leaves []markup.Leaf) []*report.Block {
	made := make([]report.Block, len(leaves))
	all := make([]*report.Block, len(leaves))
	for i := range leaves {
		leaf := &leaves[i]
		made[i] = report.Block{ID: leaf.ID, Kind: leaf.Kind, Inlines: leaf.Inlines, File: d.File, Document: d, Note: note, Place: leaf.Place, Item: leaf.Item}
		all[i] = &made[i]
		for _, m := range leaf.Marks {
			d.NoteRefs[m.Ref].Block = &made[i]
		}
		l.Leaves = append(l.Leaves, Leaf{&made[i], leaf})
	}
	return all
}

// locate puts the blocks of the text into their sections and makes the ids of
// all blocks unique in the report. Of two blocks with one text the first in
// reading order keeps its id, a later one gets a number.
func (l *Linked) locate() {
	used := map[string]int{}
	for _, d := range l.Documents {
		heads := map[*report.Block]*report.Section{}
		for _, h := range d.Headings {
			heads[h.Block] = h.Section
		}
		here := l.Outline.places[d.File.Path].section
		for _, b := range d.Blocks {
			if s := heads[b]; s != nil {
				here = s
			}
			b.Section = here
			unique(b, used)
		}
		for _, n := range d.Notes {
			for _, b := range n.Blocks {
				b.Section = l.sectionAt(d, n.Span.Start)
				unique(b, used)
			}
		}
	}
}

// unique gives a block an id that is not used.
func unique(b *report.Block, used map[string]int) {
	old := b.ID
	for used[b.ID] > 0 {
		used[old]++
		b.ID = old + "-" + strconv.Itoa(used[old])
	}
	used[b.ID] = 1
}
