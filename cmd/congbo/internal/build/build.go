// Package build is the pipeline of congbo as functions to be read from top to
// bottom: source → data → markup → link → check → render. It is the one place
// where work is shared among processors. It writes nothing.
package build

import (
	"cmp"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
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
	Plain   bool           // leave layouts as they are written: what minification must not change can be seen

	Finished func(stage string) // told as each stage ends, if anyone wants to time them

	keepTrees int // bytes of text whose syntax trees are kept though nobody uses them; 0: maxTrees
}

func (o Options) keep() int { return cmp.Or(o.keepTrees, maxTrees) }

// A Result is a site that was read and linked, and what was found.
type Result struct {
	Site     *report.Site
	Findings diag.List      // sorted
	Tree     output.Tree    // of Build; nil if the findings hold an error
	Files    []*source.File // that the site is made of, congbo's own layouts too, ordered by path

	options         Options
	layouts, static []*source.File
	pages           atomic.Int64
}

// finished tells that a stage has ended.
func (o Options) finished(stage string) {
	if o.Finished != nil {
		o.Finished(stage)
	}
}

// Load reads a site and connects what it says: everything before checks and
// pages. The error is about the machine.
func Load(o Options) (*report.Site, *source.Tree, diag.List, error) {
	tree := &source.Tree{Files: o.Files}
	if o.Files == nil {
		var err error
		if tree, err = source.ReadEach(o.Site, Each); err != nil {
			return nil, nil, nil, err
		}
	}
	if o.Period != "" {
		tree = onlyPeriod(tree, o.Period)
	}
	own, err := defaults()
	if err != nil {
		return nil, nil, nil, err
	}
	tree = tree.Overlay(own)
	findings := diag.FromSource(tree.Faults)
	o.finished("source")
	set, found := data.DecodeAgain(tree, nil, Each)
	findings.Add(found...)
	findings.Add(check.Seals(set.Seals, tree)...)
	o.finished("data")
	if o.BaseURL != "" {
		set.Site.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	held := newTrees(set.Grammar, o.keep())
	docs, said, cut := held.parse(markdown(tree.Under("content/")))
	findings.Add(slices.Concat(said...)...)
	o.finished("markup")
	site, books, found := link.Assemble(docs, set, tree, o.Drafts, nil)
	findings.Add(found...)
	findings.Add(link.Link(site, books, Each)...)
	held.follow(site, cut)
	if o.Period != "" {
		site.Directives = citedOnly(site.Directives)
	}
	o.finished("link")
	return site, tree, findings, nil
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

// Prepare reads a site, links it and, if the options ask, checks it. Its pages
// are made by Render.
func Prepare(o Options) (*Result, error) {
	site, tree, findings, err := Load(o)
	if err != nil {
		return nil, err
	}
	r := &Result{Site: site, Findings: findings, Files: tree.Files, options: o, layouts: tree.Under("layouts/"), static: tree.Under("static/")}
	if o.Check {
		r.Findings = checked(site, findings).Findings
		o.finished("check")
	}
	r.Findings.Sort()
	return r, nil
}

// Render makes every page of a prepared site and hands it on. With an error among
// the findings, before or after, the site is not fit to be published. The error is
// that of put.
func (r *Result) Render(put output.Put) error {
	if r.Findings.Count(diag.Error) > 0 {
		return nil
	}
	layouts, found := render.Parse(r.layouts, r.Site.Data)
	if r.Findings.Add(found...); found.Count(diag.Error) > 0 {
		r.Findings.Sort()
		return nil
	}
	if r.options.Plain {
		layouts = layouts.Plain()
	}
	found, err := rendered(r.Site, layouts, r.static, func(name string, b []byte) error {
		if base := path.Base(name); base == "index.html" || base == "404.html" {
			r.pages.Add(1)
		}
		return put(name, b)
	})
	r.Findings.Add(found...)
	r.Findings.Sort()
	r.options.finished("render")
	return err
}

// rendered makes every page of a site, hands it on, and finds links that lead nowhere.
func rendered(site *report.Site, layouts *render.Layouts, static []*source.File, put output.Put) (diag.List, error) {
	links := output.NewLinks(site.Data.Site.BaseURL)
	found, err := render.Render(site, layouts, static, func(name string, b []byte) error {
		links.Add(name, b)
		return put(name, b)
	})
	if err != nil || found.Count(diag.Error) > 0 || links.Settle() {
		return found, err
	}
	// Only now is it known which links to look for: what is broken is rare.
	_, err = render.Render(site, layouts, static, func(name string, b []byte) error {
		links.Add(name, b)
		return nil
	})
	found.Add(brokenLinks(site, links.Broken())...)
	return found, err
}

// Build makes every page of a site in memory.
func Build(o Options) (*Result, error) {
	r, err := Prepare(o)
	if err != nil {
		return nil, err
	}
	tree, put := output.Collect()
	if err := r.Render(put); err != nil {
		return nil, err
	}
	if r.Findings.Count(diag.Error) == 0 {
		r.Tree = tree
	}
	return r, nil
}

// markdown keeps the Markdown files of some files.
func markdown(files []*source.File) []*source.File {
	var all []*source.File
	for _, f := range files {
		if path.Ext(f.Path) == ".md" {
			all = append(all, f)
		}
	}
	return all
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
