// Package link connects what the files of a site say: it gathers parsed files
// into reports, parts and sections ([Group]), numbers sections, notes and tables
// and joins references and figures with what they name within each report
// ([Builder.Report]) and between them ([Linked.Resolve]), and joins what all
// reports say of documents and indicators ([Builder.Site]). It is pure: no files,
// no clock, the same site for the same input.
//
// link says what is wrong with names and references; it never judges the prose.
package link

import (
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// A Linked report is one that is linked and not read yet: its blocks have no text. Package
// read makes a report of it. Reading order is that of its documents.
type Linked struct {
	*report.Report
	Outline *Outline  // what the references of others need of it
	Leaves  []Leaf    // what the blocks are read from, in reading order, those of notes in their files
	Found   diag.List // of its files and folders, and of what they say

	words    words.Words
	docs     []*markup.Document // what Documents are made of
	headings map[*report.Section]*markup.Heading
	numbered map[string]int         // the last number that made an id unused
	written  map[string]source.Span // where an id stands that an author wrote
	labels   map[*report.Document]map[string]*report.Note
	sealed   bool // the period is
	figures  map[string]*data.Indicator
	Grammar  *citation.Grammar              // by which the data of tables are read
	sheets   map[*source.File]*report.Sheet // data files that a table shows; nil for one that is no table
	inserted map[*report.Document]int       // bytes that each prints by naming them
	outward  []outward                      // references to other reports
	compared int                            // how many names were compared for suggestions
}

// An Outline is what the references of other reports may name of a report. It holds none
// of its text.
type Outline struct {
	*report.Summary
	files    []string                   // paths, in reading order
	places   map[string]place           // by path of a Markdown file, and of the folder of an _index.md
	sections []*report.Section          // all, in reading order
	titles   map[*report.Section]string // of headings, as references print them
	anchors  map[string]report.Target   // by id: whatever has one but blocks
	tables   []string                   // ids, in reading order
	items    []string                   // likewise, of items of lists
	blocks   map[string]*report.Section // by id: the section that a block stands in
	own      map[string]*report.Section // headings whose id on their page is not that of the full page, by onPageID
}

// A Leaf is a block without text and what it is to be read from.
type Leaf struct {
	Block *report.Block
	Leaf  *markup.Leaf
}

// A place is where the text of a file is published: a page of a report.
type place struct {
	report  *Outline
	section *report.Section // nil: the report's cover
}

// An outward reference names a place of another report.
type outward struct {
	document *report.Document
	ref      *report.CrossRef
	link     *report.Link // where ref is nil
}

// link links a report within itself.
func (l *Linked) link() {
	l.number()
	l.locate()
	l.indicators()
	l.notes()
	l.anchor()
	for _, d := range l.Documents {
		l.dataBlocks(d)
	}
	l.literals()
	l.figureSources()
	l.commitments()
	l.references()
	l.unusedSheets()
}

// Resolve finds where the references of a report to others lead. report is that of a
// period; nil where there is none.
func (l *Linked) Resolve(report func(period string) *Outline) {
	for _, o := range l.outward {
		if o.ref != nil {
			l.crossReference(report, o.document, o.ref)
		} else {
			o.link.Target = l.target(report, o.document, o.link.Destination, o.link.Span)
		}
	}
}

// maxCompared bounds the work on suggestions: whoever has so many names wrong
// has another problem.
const maxCompared = 20_000

// suggest is the hint for an unknown name: the nearest of the known ones, else
// what to do instead.
func (l *Linked) suggest(name string, known []string, otherwise diag.Text) diag.Text {
	return suggest(&l.compared, name, known, otherwise)
}

func suggest(compared *int, name string, known []string, otherwise diag.Text) diag.Text {
	if *compared += len(known); *compared > maxCompared {
		return otherwise
	}
	if near := data.Nearest(name, known); near != "" {
		return diag.Say("có phải là %q?", "did you mean %q?", near)
	}
	return otherwise
}
