// Package link connects what the files of a site say: it gathers parsed files
// into reports, parts and sections ([Assemble]), then numbers sections, notes
// and tables, and joins references, citations and figures with what they name
// ([Link]). It is pure: no files, no clock, the same site for the same input.
//
// link says what is wrong with names and references; it never judges the prose.
package link

import (
	"maps"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Link fills in every field of the model that is marked "by link". The books are
// those of the site's reports, as [Assemble] returns them. The site is usable whatever
// the findings say. each calls a function for 0 to n-1, side by side if it likes.
func Link(site *report.Site, books []*Book, each func(n int, f func(i int))) diag.List {
	found, commit := Join(site, books, each)
	commit()
	return found
}

// Join is Link without its last step: until commit is called no citation of a report
// knows its document and no link to another report where it leads, and a site that has
// reports in common with this one is as it was.
func Join(site *report.Site, books []*Book, each func(n int, f func(i int))) (found diag.List, commit func()) {
	byPeriod := make(map[string]*Book, len(books))
	for _, b := range books {
		byPeriod[b.Period.ID] = b
	}
	each(len(books), func(i int) { books[i].Open() })
	each(len(books), func(i int) { books[i].join(byPeriod) })
	l := linker{site: site}
	var led [][]led
	for _, b := range books {
		l.found.Add(b.tree...)
		l.found.Add(b.inside...)
		l.found.Add(b.across...)
		led = append(led, b.led)
	}
	l.series()
	cite := l.directives()
	return l.found, func() {
		for _, book := range led {
			for _, x := range book {
				*x.from = x.to
			}
		}
		cite()
	}
}

// A linker is the state of linking a report, or what goes through all reports.
type linker struct {
	site     *report.Site     // all reports; nil while linking one
	books    map[string]*Book // by period
	found    diag.List
	compared int // how many names were compared for suggestions

	sheets   map[*source.File]*report.Sheet // data files that a table shows; nil for one that is no table
	inserted map[*report.Document]int       // bytes that each prints by naming them
}

// A place is where the text of a file is published: a page of a report.
type place struct {
	book    *Book
	section *report.Section // nil: the report's cover
}

// A Book is a report and what linking knows of it. What is found out within the
// report is found out once: as long as none of its sources changes, the same book
// serves the next site.
type Book struct {
	*report.Report
	tree, inside, across diag.List                            // of its files and folders, of what they say, of links to other reports
	documents            []*report.Document                   // in reading order
	pages                map[*report.Document]*report.Section // the page of each; nil for the cover
	places               map[string]place                     // by path of a Markdown file, and of the folder of an _index.md
	sections             []*report.Section                    // all, in reading order
	anchors              map[string]report.Target             // by id: whatever a link may name but passages
	reserved             map[string]bool                      // ids of passages; while the book is opened
	numbered             map[string]int                       // the last number that made an id unused; while the book is opened
	labels               map[string]*report.Note              // the note of each label
	indicators           map[string]*data.Indicator
	inserted             map[*report.Document]int

	joined bool
	with   map[string]*Book // the reports of other periods that its links name, nil where there is none
	led    []led
}

// A led is a link and where it leads.
type led struct {
	from *report.Target
	to   report.Target
}

// Found is what was found of the report by itself.
func (b *Book) Found() diag.List { return slices.Concat(b.tree, b.inside) }

// NewBook begins the book of a report that stands in no folder.
func NewBook(r *report.Report) *Book { return &Book{Report: r} }

// Open links a report within itself, once: only its citations do not know their
// documents then, and its links to other reports do not know where they lead.
func (b *Book) Open() {
	if b.places != nil {
		return
	}
	l := &linker{sheets: map[*source.File]*report.Sheet{}, inserted: map[*report.Document]int{}}
	l.list(b)
	l.number(b)
	b.locate()
	l.indicators(b)
	l.notes(b)
	l.anchor(b)
	b.collectMentions()
	remarks(b.Report)
	l.sources(b)
	b.sentences()
	l.references(b)
	l.unusedSheets(b)
	b.inside, b.inserted, b.reserved, b.numbered = l.found, l.inserted, nil, nil
}

// join finds where the links of an open report lead, unless they led to the same
// reports before.
func (b *Book) join(books map[string]*Book) {
	same := b.joined
	for period, with := range b.with {
		same = same && books[period] == with
	}
	if same {
		return
	}
	b.joined, b.with, b.led = true, map[string]*Book{}, nil
	l := &linker{books: books, inserted: maps.Clone(b.inserted)}
	l.outwards(b)
	b.across = l.found
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
