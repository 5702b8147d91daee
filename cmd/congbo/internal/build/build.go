// Package build is the pipeline of congbo as functions to be read from top to
// bottom: source → data → markup → link → check → render. It is the one place
// where work is shared among processors. It writes nothing.
package build

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"math"
	"path"
	"runtime"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/layouts"
	"congbo/static"
)

// Options say what to build.
type Options struct {
	Site    fs.FS          // the site's folder
	Files   []*source.File // the site as it was read before, without an error; Site is not read again
	BaseURL string         // overrides data/site.toml
	Drafts  bool           // publish drafts too
	Period  string         // build this period alone, as a site of its own
	Check   bool           // run the checks too; without it only what would make the site wrong is looked for
	Program string         // names the program, so that what it has built can be told from what another would; see Inputs
	Plain   bool           // leave layouts as they are written: what minification must not change can be seen

	Reading  func(bytes int)    // told about how much there is to read, again and again as it is
	Finished func(stage string) // told as each stage ends, if anyone wants to time them

	inMemory int64 // bytes of rendered texts that are not put aside; 0: maxInMemory
}

// A Result is a site that was read and linked, and what was found.
type Result struct {
	Site     *report.Site
	Findings diag.List      // sorted
	Tree     output.Tree    // of Build; nil if the findings hold an error
	Files    []*source.File // that the site is made of, congbo's own layouts too, ordered by path

	options Options
	own     []*source.File // the site's
	texts   map[*report.Report]*render.Texts
	aside   *output.Aside
	layouts *render.Layouts // nil if the findings hold an error of them
	static  []*source.File
	pages   atomic.Int64
}

// Close lets go of what a result has put aside: no page can be made of it then.
func (r *Result) Close() error { return r.aside.Close() }

// finished tells that a stage has ended.
func (o Options) finished(stage string) {
	if o.Finished != nil {
		o.Finished(stage)
	}
}

// Load reads a site and connects what it says: everything before checks and
// pages. The error is about the machine.
func Load(o Options) (*report.Site, *source.Tree, diag.List, error) {
	r, err := load(o, false)
	if err != nil {
		return nil, nil, nil, err
	}
	return r.Site, &source.Tree{Files: r.Files}, r.Findings, nil
}

// Read is Prepare for a site of which no pages are made.
func Read(o Options) (*Result, error) { return prepare(o, false) }

// Prepare reads a site, links it, renders its texts and, if the options ask, checks it.
// Its pages are made by Render. The result is to be closed.
func Prepare(o Options) (*Result, error) { return prepare(o, true) }

func prepare(o Options, pages bool) (*Result, error) {
	r, err := load(o, pages)
	if err != nil {
		return nil, err
	}
	if o.Check {
		r.Findings = checked(r.Site, r.Findings).Findings
		o.finished("check")
	}
	r.Findings.Sort()
	return r, nil
}

// load reads a site, for pages or not.
func load(o Options, pages bool) (*Result, error) {
	lean := pages && !o.Check && o.Files == nil // the text is only to be published
	tree := &source.Tree{Files: o.Files}
	if o.Files == nil {
		tree = source.List(o.Site, Each, func(name string) bool { return lean && isText(name) })
	}
	if o.Period != "" {
		tree = onlyPeriod(tree, o.Period)
	}
	all := tree.Files
	own, err := defaults()
	if err != nil {
		return nil, err
	}
	tree = tree.Overlay(own)
	o.finished("source")
	result := &Result{options: o, own: all, aside: &output.Aside{}, texts: map[*report.Report]*render.Texts{}, static: tree.Under("static/")}
	set, found := data.DecodeAgain(tree, nil, Each)
	result.Findings.Add(found...)
	if o.BaseURL != "" {
		set.Site.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	r := &reading{set: set, tree: tree, tell: o.Reading, assembly: link.Sort(set, tree, o.Drafts), parser: markup.New(set.Grammar), aside: result.aside, room: cmp.Or(o.inMemory, maxInMemory)}
	r.keep = !lean
	for _, f := range all {
		r.held += len(f.Raw)
	}
	if pages {
		r.compare()
		r.scribe = render.NewScribe(set)
	}
	o.finished("data")
	var books []*link.Book
	var failed error
	var inLayouts diag.List
	steps := []func(){func() { books, failed = r.reports(result, tree) }}
	if pages {
		steps = append(steps, func() { result.layouts, inLayouts = render.Parse(tree.Under("layouts/"), set) })
	}
	Each(len(steps), func(i int) { steps[i]() })
	if failed != nil {
		return nil, errors.Join(failed, result.Close())
	}
	result.Findings.Add(inLayouts...)
	o.finished("reports")
	site, books, found := r.assembly.Site(books)
	result.Findings.Add(found...)
	result.Findings.Add(link.Link(site, books, Each)...)
	if o.Period != "" {
		site.Directives = citedOnly(site.Directives)
	}
	result.Site = site
	o.finished("link")
	return result, nil
}

// reports reads every report of a site and adds to a result what was found.
func (r *reading) reports(result *Result, tree *source.Tree) ([]*link.Book, error) {
	folders := r.assembly.Folders
	made := make([]readReport, len(folders))
	Each(len(folders), func(i int) { made[i] = r.report(folders[i]) })
	books := make([]*link.Book, len(folders))
	gone := map[*source.File]bool{}
	for i, one := range made {
		if one.err != nil {
			return nil, one.err
		}
		tree.Faults = append(tree.Faults, one.faults...)
		result.Findings.Add(one.found...)
		for _, f := range one.gone {
			gone[f] = true
		}
		if books[i] = one.book; one.book != nil {
			result.texts[one.book.Report] = one.texts
		}
	}
	tree = tree.Without(gone)
	result.Files = tree.Files
	result.Findings.Add(diag.FromSource(tree.Faults)...)
	result.Findings.Add(check.Seals(r.set.Seals, tree)...)
	return books, nil
}

// defaults are congbo's own layouts and static files.
func defaults() ([]*source.File, error) {
	all, err := source.Defaults(layouts.FS, "layouts")
	if err != nil {
		return nil, err
	}
	more, err := source.Defaults(static.FS, "static")
	return append(all, more...), err
}

// Render makes every page of a prepared site and hands it on. With an error among
// the findings, before or after, the site is not fit to be published. The error is
// that of the sink.
func (r *Result) Render(sink output.Sink) error {
	if r.Findings.Count(diag.Error) > 0 {
		return nil
	}
	layouts := r.layouts
	if r.options.Plain {
		layouts = layouts.Plain()
	}
	found, err := rendered(r.Site, r.textsOf, layouts, r.static, counted{sink, &r.pages})
	r.Findings.Add(found...)
	r.Findings.Sort()
	r.options.finished("render")
	return err
}

func (r *Result) textsOf(report *report.Report) *render.Texts { return r.texts[report] }

// A counted sink counts the pages that it takes.
type counted struct {
	output.Sink
	pages *atomic.Int64
}

func (c counted) Put(name string, b []byte) error {
	if base := path.Base(name); base == "index.html" || base == "404.html" {
		c.pages.Add(1)
	}
	return c.Sink.Put(name, b)
}

// rendered makes every page of a site, hands it on, and finds links that lead nowhere.
func rendered(site *report.Site, texts func(*report.Report) *render.Texts, layouts *render.Layouts, static []*source.File, sink output.Sink) (diag.List, error) {
	links := output.NewLinks(site.Data.Site.BaseURL)
	found, err := render.Render(site, texts, layouts, static, linked{sink, links})
	if err != nil || found.Count(diag.Error) > 0 || links.Settle() {
		return found, err
	}
	// Only now is it known which links to look for: what is broken is rare.
	_, err = render.Render(site, texts, layouts, static, linked{output.Discard(func() error { return nil }), links})
	found.Add(brokenLinks(site, links.Broken())...)
	return found, err
}

// A linked sink resolves the links of the files that it takes.
type linked struct {
	output.Sink
	links *output.Links
}

func (l linked) Put(name string, b []byte) error {
	l.links.Add(name, b)
	return l.Sink.Put(name, b)
}

// Create is part of Sink. What is large is data, without links.
func (l linked) Create(name string) (io.WriteCloser, error) {
	l.links.Add(name, nil)
	return l.Sink.Create(name)
}

// Build makes every page of a site in memory.
func Build(o Options) (*Result, error) {
	o.inMemory = cmp.Or(o.inMemory, math.MaxInt64)
	r, err := Prepare(o)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	tree, put := output.Collect()
	if err := r.Render(put); err != nil {
		return nil, err
	}
	if r.Findings.Count(diag.Error) == 0 {
		r.Tree = tree
	}
	return r, nil
}

// Each calls f for 0 to n-1, on all processors.
func Each(n int, f func(i int)) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		g.Go(func() error { f(i); return nil })
	}
	g.Wait()
}
