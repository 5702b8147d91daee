// Package read makes the text of a report as a reader reads it: each block once, after the
// report is linked, with values and the numbers of references written in, and a map from
// each byte to where it came from. All that quotes, checks, searches, compares, archives or
// prints a report takes its text from here. Package read finds no fault with anything.
package read

import (
	"strconv"

	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
)

// Report reads a linked report, which is the report's from then on.
func Report(l *link.Linked) *report.Report {
	for _, text := range l.Leaves {
		block(l, text.Block, text.Leaf)
	}
	r := l.Report
	for _, d := range r.Documents {
		for _, h := range d.Headings {
			h.Section.Title = h.Block.Text
		}
	}
	r.NoteCount = len(r.Notes)
	count := 0
	for _, b := range r.Blocks() {
		count += len(b.Citations)
	}
	r.Citations = make([]*report.Citation, 0, count)
	for _, b := range r.Blocks() {
		for _, c := range b.Citations {
			c.Section, c.Page = b.Section, b.Page()
			if b.Note != nil {
				c.Note = b.Note.Number
			}
		}
		r.Citations = append(r.Citations, b.Citations...)
	}
	figures(r)
	remarks(r)
	return r
}

// block reads the text of a block.
func block(l *link.Linked, b *report.Block, leaf *markup.Leaf) {
	reading := leaf.Read(func(in markup.Insert) (string, *report.Insert) { return l.Insert(b.Document, in) })
	b.Text, b.Origins = reading.Text, reading.Origins
	for _, m := range leaf.Marks {
		b.NoteRefs = append(b.NoteRefs, report.NoteMark{Offset: reading.Mark(m), Ref: b.Document.NoteRefs[m.Ref]})
	}
	if len(leaf.Citations) == 0 {
		return
	}
	made := make([]report.Citation, len(leaf.Citations))
	b.Citations = make([]*report.Citation, len(made))
	for i, c := range leaf.Citations {
		c = reading.Citation(c)
		made[i] = report.Citation{Citation: c, Words: b.Text[c.Start:c.End], Quote: quote(b.Text, c.Start, c.End), In: l.Summary,
			Span: b.Span(c.Start, c.End), Extent: b.Span(c.Start, c.ExtEnd), ID: b.ID + "-c" + strconv.Itoa(i+1)}
		b.Citations[i] = &made[i]
	}
}
