// Package link connects what the files of a site say: it gathers parsed files
// into reports, parts and sections ([Assemble]), then numbers sections, notes
// and tables, and joins references, citations and figures with what they name
// ([Link]). It is pure: no files, no clock, the same site for the same input.
//
// link says what is wrong with names and references; it never judges the prose.
package link

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Link fills in every field of the model that is marked "by link". The site is
// usable whatever the findings say.
func Link(site *report.Site) diag.List {
	l := linker{site: site, pages: map[string]place{}, assets: map[string]*source.File{}, inserted: map[*report.Document]int{}, sheets: map[*source.File]bool{}}
	for _, f := range site.Assets {
		l.assets[f.Path] = f
	}
	books := make([]*book, len(site.Reports))
	for i, r := range site.Reports {
		b := l.open(r)
		l.number(b)
		b.locate()
		l.notes(b)
		l.indicators(b)
		l.anchor(b)
		b.collectMentions()
		remarks(r)
		books[i] = b
	}
	for _, b := range books {
		l.references(b)
		l.sources(b)
		b.sentences()
		l.unusedSheets(b)
	}
	l.series()
	l.directives()
	return l.found
}

// A linker is the state of one call of Link.
type linker struct {
	site     *report.Site
	pages    map[string]place        // by path of a Markdown file, and of the folder of an _index.md
	assets   map[string]*source.File // by path
	found    diag.List
	compared int // how many names were compared for suggestions

	sheets   map[*source.File]bool    // data files that a table shows
	inserted map[*report.Document]int // bytes that each prints by naming them
}

// A place is where the text of a file is published: a page of a report.
type place struct {
	book    *book
	section *report.Section // nil: the report's cover
}

// A book is one report while it is being linked.
type book struct {
	*report.Report
	documents  []*report.Document                   // in reading order
	pages      map[*report.Document]*report.Section // the page of each; nil for the cover
	sections   []*report.Section                    // all, in reading order
	anchors    map[string]report.Target             // by id: whatever a link may name
	labels     map[string]*report.Note              // the note of each label
	indicators map[string]*data.Indicator
}

// maxCompared bounds the work on suggestions: whoever has so many names wrong
// has another problem.
const maxCompared = 20_000

// suggest is the hint for an unknown name: the nearest of the known ones, else
// what to do instead.
func (l *linker) suggest(name string, known []string, otherwise diag.Text) diag.Text {
	if l.compared += len(known); l.compared > maxCompared {
		return otherwise
	}
	if near := data.Nearest(name, known); near != "" {
		return diag.Say("có phải là %q?", "did you mean %q?", near)
	}
	return otherwise
}
