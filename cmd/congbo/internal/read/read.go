// Package read makes the text of a report as a reader reads it: each block once, after the
// report is linked, with values and the numbers of references written in, and a map from
// each byte to where it came from. All that quotes, checks, searches, compares, archives or
// prints a report takes its text from here. Package read finds no fault with anything.
package read

import (
	"strconv"

	"congbo/cmd/congbo/internal/citation"
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
		if d.Title != nil {
			cite(l, d.Title, l.Grammar.Find(d.Title.Text), 0)
		}
		for _, t := range d.Tables {
			table(l, t)
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
			c.Section, c.Page, c.Item = b.Section, b.Page(), b.Item
			if b.Note != nil {
				c.Note = b.Note.Number
			}
		}
		r.Citations = append(r.Citations, b.Citations...)
	}
	rows(l)
	figures(r)
	commitments(r)
	beside(r)
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
	found := make([]citation.Citation, len(leaf.Citations))
	for i, c := range leaf.Citations {
		found[i] = reading.Citation(c)
	}
	cite(l, b, found, 0)
}

// table finds the citations in a table of data, which are counted through it: only the table
// has an anchor.
func table(l *link.Linked, t *report.Table) {
	n := 0
	for _, b := range t.Blocks() {
		cite(l, b, l.Grammar.Find(b.Text), n)
		n += len(b.Citations)
	}
}

// cite gives a block its citations, the first of which is the nth of its anchor.
func cite(l *link.Linked, b *report.Block, found []citation.Citation, n int) {
	if len(found) == 0 {
		return
	}
	made := make([]report.Citation, len(found))
	b.Citations = make([]*report.Citation, len(made))
	for i, c := range found {
		made[i] = report.Citation{Citation: c, Quote: quote(b.Text, c.Start, c.End), In: l.Summary,
			Span: b.Span(c.Start, c.End), Extent: b.Span(c.Start, c.ExtEnd), ID: b.ID + "-c" + strconv.Itoa(n+i+1)}
		b.Citations[i] = &made[i]
	}
}
