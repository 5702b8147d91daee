package build

import (
	"slices"
	"sync"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// maxTrees bounds the syntax trees that are kept though nobody uses them, in bytes of
// the text that they are of: those of a large site come to three times its text.
const maxTrees = 2 << 20

// trees holds the syntax trees of as many reports as are in use or fit into bound;
// those of the others are cut, and grown again when they are asked for.
type trees struct {
	grammar *citation.Grammar
	parser  *markup.Parser
	bound   int // of size

	mu   sync.Mutex
	of   map[*report.Report]*tree
	idle []*tree // that nobody uses, the one that was used last at the end
	size int     // of idle
}

// A tree is all trees of a report.
type tree struct {
	report *report.Report
	size   int // bytes of its text
	users  int
	grown  bool
	grow   sync.Mutex
}

func newTrees(grammar *citation.Grammar, bound int) *trees {
	return &trees{grammar: grammar, parser: markup.New(grammar), bound: bound, of: map[*report.Report]*tree{}}
}

// parse parses Markdown files, which do not know each other, in parallel. If they are
// too large for it, no tree is kept.
func (t *trees) parse(files []*source.File) (docs []*report.Document, found []diag.List, cut bool) {
	size := 0
	for _, f := range files {
		size += len(f.Text)
	}
	cut = size > t.bound
	docs = make([]*report.Document, len(files))
	found = make([]diag.List, len(files))
	Each(len(files), func(i int) {
		docs[i], found[i] = t.parser.Parse(files[i])
		if cut {
			docs[i].Cut()
		}
	})
	return docs, found, cut
}

// follow minds the trees of the reports of a site. Those of reports that were not
// minded before are there, unless they were cut.
func (t *trees) follow(site *report.Site, cut bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	before := t.of
	t.of = make(map[*report.Report]*tree, len(site.Reports))
	for _, r := range site.Reports {
		one := before[r]
		if one == nil {
			one = &tree{report: r, grown: !cut}
			for _, d := range r.Documents() {
				one.size += len(d.File.Text)
			}
			if one.grown {
				t.rest(one)
			}
		}
		t.of[r] = one
	}
	for r, one := range before {
		if one.users > 0 {
			t.of[r] = one
		}
	}
	t.idle = slices.DeleteFunc(t.idle, func(one *tree) bool {
		gone := t.of[one.report] == nil
		if gone {
			t.size -= one.size
		}
		return gone
	})
	site.Trees = t.open
	t.trim()
}

// open brings the trees of a report, until done is called.
func (t *trees) open(r *report.Report) (done func()) {
	t.mu.Lock()
	one := t.of[r]
	if one == nil { // of a site that is not shown any more
		one = &tree{report: r, grown: r.Index.Root != nil}
		t.of[r] = one
	}
	if one.users++; one.users == 1 {
		if k := slices.Index(t.idle, one); k >= 0 {
			t.idle = slices.Delete(t.idle, k, k+1)
			t.size -= one.size
		}
	}
	t.mu.Unlock()
	one.grow.Lock()
	if !one.grown {
		for _, d := range r.Documents() {
			t.parser.Grow(d)
		}
		one.grown = true
	}
	one.grow.Unlock()
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if one.users--; one.users == 0 {
			t.rest(one)
			t.trim()
		}
	}
}

func (t *trees) rest(one *tree) {
	t.idle = append(t.idle, one)
	t.size += one.size
}

// trim cuts trees that nobody uses until the others fit.
func (t *trees) trim() {
	for t.size > t.bound && len(t.idle) > 0 {
		one := t.idle[0]
		t.idle = slices.Delete(t.idle, 0, 1)
		t.size -= one.size
		cut(one.report)
		one.grown = false
	}
}

func cut(r *report.Report) {
	for _, d := range r.Documents() {
		d.Cut()
	}
}
