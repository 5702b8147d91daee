// Package pipeline takes a site through the stages: [Read] is one function, to be read from
// top to bottom. What it returns is rendered to pages ([Result.Render]), or shown while the
// site is written, by reading it again at each save ([Preview]). No other package but pages
// shares work among processors. Package pipeline writes nothing.
package pipeline

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/linkcheck"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/layouts"
	"congbo/static"
)

// Options say what to read, and how.
type Options struct {
	Site    fs.FS        // the site's folder
	Tree    *source.Tree // the site's own files as they were read before; Site is not read then
	BaseURL string       // overrides data/site.toml; as [data.BaseURL] gives it
	Drafts  bool         // publish drafts too
	Period  string       // this period alone, as a site of its own
	FromBag bool         // the site is the sources of a sealed bag
	Checks  bool         // run the checks too; without them only what would make the site wrong is looked for
	Pages   bool         // pages are to be made of it: its layouts are parsed too
	Program string       // names the program that builds, as a part of Options.Inputs
	Version string       // of congbo, as seals name it
	Plain   bool         // leave layouts as they are written: what minification must not change can be seen

	OnStage func(stage string) // called as each stage ends; may be nil

	// Reread tells what this version of congbo shows of the sources in the bag of a seal, with
	// the layouts of the bag that are not congbo's own, or are named; nil if the bag is not at
	// hand. It may be nil.
	Reread func(s *data.Seal, layouts []string) (Shown, error)

	sparing bool    // reports are let go once they are checked
	memory  *memory // of what files gave before; nil remembers nothing
}

// A Result is a site that was read, and what was found.
type Result struct {
	Site     *report.Site
	Reports  []*report.Report // in the order of Site.Reports
	Findings diag.List        // sorted
	Figures  []check.Figure   // of the checks
	Tables   check.Tables     // that the checks read
	Pages    output.Tree      // of Build; nil if the findings hold an error
	Files    []*source.File   // that the site is made of, congbo's own layouts too, ordered by path

	options Options
	tree    *source.Tree // the site's own files
	layouts *pages.Layouts
	static  []*source.File
}

// Read takes a site from its files to reports that are read, and checks them if the options
// say so. Sources are in memory from the first stage on; of a report, everything else is made
// by one processor in one go. The error is about the machine.
func Read(o Options) (*Result, error) {
	// source
	own := o.Tree
	if own == nil {
		own = source.ReadEach(o.Site, Each)
	}
	fromSealed := o.fromSealed(own)
	if o.Period != "" {
		own = onlyPeriod(own, o.Period)
	}
	brought, err := defaults()
	if err != nil {
		return nil, err
	}
	tree := own.Overlay(brought)
	r := &Result{options: o, tree: own, Files: tree.Files, static: tree.Under("static/")}
	r.Findings = diag.FromSource(tree.Faults)
	o.onStage("source")

	// data
	set, found := o.memory.decode(tree)
	set.FromSealed = fromSealed
	leaveSealed(r.Findings, set)
	r.Findings.Add(found...)
	r.Findings.Add(data.Lost(tree)...)
	if o.BaseURL != "" {
		set.Site.BaseURL = o.BaseURL
	}
	r.Findings.Add(check.Seals(set, tree)...)
	r.Findings.Add(check.Attachments(set, tree)...)
	r.static = set.Withhold(r.static)
	o.onStage("data")

	// markup, link, read, check: a report at a time
	site := link.Group(set, tree, o.Drafts)
	reader := newReader(o, set, tree, site)
	var done []readReport
	var inLayouts diag.List
	steps := []func(){func() { done = reader.all() }}
	if o.Pages {
		steps = append(steps, func() { r.layouts, inLayouts = o.memory.parseLayouts(tree, set) })
	}
	Each(len(steps), func(i int) { steps[i]() })
	r.Findings.Add(inLayouts...)
	summaries := make([]*report.Summary, len(done))
	for i, one := range done {
		summaries[i] = one.summary
	}
	r.Findings.Add(reader.found()...)
	o.onStage("reports")

	// link: what all reports say of the same things
	r.Site, found = site.Site(summaries)
	r.Findings.Add(found...)
	r.Findings.Add(unapproved(r.Site, tree)...)
	if o.Period != "" {
		r.Site.Directives = citedOnly(r.Site.Directives)
	}
	byReport := map[*report.Summary]readReport{}
	for _, one := range done {
		byReport[one.summary] = one
	}
	for _, s := range r.Site.Reports {
		r.Reports = append(r.Reports, byReport[s].report)
	}
	o.onStage("link")

	// check, across reports; readers are told of the faults that the office has accepted,
	// whether all is checked or not
	results := make([]check.Result, len(r.Site.Reports))
	for i, s := range r.Site.Reports {
		results[i] = byReport[s].checked
	}
	if o.Checks {
		r.finish(results, check.All())
		r.remark(r.Findings)
		for i, one := range r.Reports {
			if one != nil { // it was not let go
				one.Summary.Checked = check.Told(r.Site, one, results[i], r.Findings)
			}
		}
		o.onStage("check")
	} else if accepted := reader.remarked(); len(accepted) > 0 {
		only := Result{Site: r.Site}
		only.finish(results, accepted)
		r.remark(only.Findings)
	}
	r.Findings.Sort()
	return r, nil
}

// unapproved is said of published reports that are not approved and not sealed yet.
func unapproved(site *report.Site, tree *source.Tree) diag.List {
	var found diag.List
	for _, r := range site.Reports {
		if id := r.Period.ID; r.Front.Status != "draft" && !site.Data.WasSealed(id) {
			found.Add(check.Approval(site.Data, id, tree)...)
		}
	}
	return found
}

// remark puts what the office says of faults where they stand.
func (r *Result) remark(found diag.List) {
	for _, one := range r.Reports {
		if one == nil { // it was let go
			continue
		}
		one.FigureRemarks = map[*data.Indicator][]report.FigureRemark{}
		for _, m := range check.Marks(r.Site.Data, one, found) {
			if m.Block != nil {
				m.Block.Remarks = append(m.Block.Remarks, m.Remark)
			} else {
				one.FigureRemarks[m.Indicator] = append(one.FigureRemarks[m.Indicator], report.FigureRemark{Column: m.Column, Remark: m.Remark})
			}
		}
	}
}

// finish adds what the checks of all reports have found, marks what the office accepts, and
// sorts.
func (r *Result) finish(results []check.Result, checks []*check.Check) {
	for _, one := range results {
		r.Findings.Add(one.Findings...)
		r.Figures = append(r.Figures, one.Figures...)
		r.Tables.Add(one.Tables)
	}
	r.Findings.Add(check.Settings(r.Site.Data, read.Settings(r.Site.Data), checks)...)
	r.Findings.Add(check.Across(r.Site, results, checks)...)
	r.Findings = check.Accept(r.Site, r.Findings)
}

// onStage reports the end of a stage.
func (o Options) onStage(stage string) {
	if o.OnStage != nil {
		o.OnStage(stage)
	}
}

// A readReport is a report that was read.
type readReport struct {
	report  *report.Report // nil if it was let go
	summary *report.Summary
	checked check.Result
}

// A reader reads the reports of a site.
type reader struct {
	options Options
	set     *data.Set
	tree    *source.Tree
	site    *link.Builder
	parser  *markup.Parser
	checks  []*check.Check
	linked  []*linkedReport
	periods map[string]int // the place of each in linked
}

// A linkedReport is the report of a folder, linked within itself by who needs it first:
// its own turn may come after that of a report that refers to it.
type linkedReport struct {
	once    sync.Once
	outline *link.Outline // nil if the folder makes no report
	linked  *link.Linked  // until it is read
	found   diag.List     // of its files, then of all
}

func newReader(o Options, set *data.Set, tree *source.Tree, site *link.Builder) *reader {
	r := &reader{options: o, set: set, tree: tree, site: site, parser: o.memory.parser(set.Grammar), checks: check.All(),
		linked: make([]*linkedReport, len(site.Folders)), periods: map[string]int{}}
	for i, f := range site.Folders {
		r.linked[i] = &linkedReport{}
		r.periods[f.Name] = i
	}
	return r
}

// all reads the reports of all folders that make one.
func (r *reader) all() []readReport {
	made := make([]readReport, len(r.linked))
	Each(len(made), func(i int) { made[i] = r.read(i) })
	var all []readReport
	for _, one := range made {
		if one.summary != nil {
			all = append(all, one)
		}
	}
	return all
}

// remarked are the checks whose findings readers are told of in one report or another.
func (r *reader) remarked() []*check.Check {
	codes := map[string]bool{}
	for _, f := range r.site.Folders {
		for _, c := range check.Remarked(r.set, r.set.Periods[f.Name]) {
			codes[c.Code] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(r.checks), func(c *check.Check) bool { return !codes[c.Code] })
}

// found is what was found in the files of all reports, in their order.
func (r *reader) found() diag.List {
	var all diag.List
	for _, l := range r.linked {
		all.Add(l.found...)
	}
	return all
}

// read reads the report of a folder.
func (r *reader) read(i int) (one readReport) {
	l := r.link(i)
	if l.outline == nil {
		return one
	}
	linked := l.linked
	l.linked = nil
	linked.Resolve(func(period string) *link.Outline {
		other, known := r.periods[period]
		if !known {
			return nil
		}
		return r.link(other).outline
	})
	l.found.Add(linked.Found...)
	one.report = read.Report(linked)
	one.summary = one.report.Summary
	l.found.Add(r.misprinted(one.report)...)
	checks := r.checks
	l.found.Add(r.outdatedBook(one.report)...)
	switch {
	case one.summary.Withdrawal != nil:
		// Nobody reads it any more; that it still links keeps its addresses.
		l.found = slices.DeleteFunc(l.found, func(f diag.Finding) bool { return f.Severity < diag.Error })
		checks = nil
	case !r.options.Checks:
		l.found.Add(check.Scope(r.set, one.report.Front)...) // what is secret goes out by no way
		checks = check.Remarked(r.set, one.summary.Data)
	}
	switch {
	case r.options.Checks:
		one.checked = check.Report(r.set, one.report, checks)
	case len(checks) > 0:
		one.checked = r.options.memory.check(r.set, one.report, r.tree, checks)
	}
	if r.options.sparing {
		one.report = nil
		one.summary.Detach()
	}
	return one
}

// leaveSealed makes notes of invisible characters in the files of sealed periods, which
// are as they were published.
func leaveSealed(found diag.List, set *data.Set) {
	for i := range found {
		f := &found[i]
		if f.Code != "source/invisible" && f.Code != "source/object" {
			continue
		}
		_, rest, _ := strings.Cut(f.Span.File.Path, "/")
		if period, _, ok := strings.Cut(rest, "/"); ok && set.WasSealed(period) {
			f.Severity = diag.Note
		}
	}
}

// link links the report of a folder within itself, once.
func (r *reader) link(i int) *linkedReport {
	l := r.linked[i]
	l.once.Do(func() {
		f := r.site.Folders[i]
		files := f.Texts()
		docs, found := make([]*markup.Document, len(files)), make([]diag.List, len(files))
		Each(len(files), func(k int) { docs[k], found[k] = r.options.memory.parse(r.parser, files[k]) })
		for _, of := range found {
			if r.set.WasSealed(f.Name) {
				of = markup.InSealed(of)
			}
			l.found.Add(of...)
		}
		if l.linked = r.site.Report(f, docs); l.linked != nil {
			l.outline = l.linked.Outline
		}
	})
	return l
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

// Render makes every page of a site that was read with Options.Pages, and hands it on. With an error among
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
	found, err := rendered(r, layouts, sink)
	taken, refused := (*output.TakenError)(nil), (*output.RefusedError)(nil)
	if errors.As(err, &taken) || errors.As(err, &refused) { // a file may be refused for the folder that a page has
		if twice := r.taken(layouts); len(twice) > 0 {
			found, err = twice, nil
		}
	}
	r.Findings.Add(found...)
	r.Findings.Sort()
	r.options.onStage("render")
	return err
}

// rendered makes every page of a site, hands it on, and finds links that lead nowhere.
func rendered(r *Result, layouts *pages.Layouts, sink output.Sink) (diag.List, error) {
	links := linkcheck.NewLinks(r.Site.Data.Site.BaseURL)
	links.Markup = slices.ContainsFunc(r.Files, func(f *source.File) bool {
		return path.Ext(f.Path) == ".html" && !f.Default // the site's own
	})
	sealed := r.watch(sink)
	found, err := pages.Render(r.Site, r.Reports, layouts, r.static, sealed, links)
	if err != nil || found.Count(diag.Error) > 0 {
		return found, err
	}
	found.Add(r.changed(sealed, layouts)...)
	if links.Settle() {
		return found, nil
	}
	// Only now is it known which links to look for: what is broken is rare.
	_, err = pages.Render(r.Site, r.Reports, layouts, r.static, output.Discard(func() error { return nil }), links)
	found.Add(r.brokenLinks(links.Broken())...)
	return found, err
}

// Build makes every page of a site in memory.
func Build(o Options) (*Result, error) {
	o.Pages = true
	r, err := Read(o)
	if err != nil {
		return nil, err
	}
	tree, put := output.Collect()
	if err := r.Render(put); err != nil {
		return nil, err
	}
	if r.Findings.Count(diag.Error) == 0 {
		r.Pages = tree
	}
	return r, nil
}

// Paper makes the full page of a report for a print engine that sets notes at the foot of the
// paper. With an error among the findings there is none.
func (r *Result) Paper(of *report.Summary) ([]byte, diag.List) {
	i := slices.IndexFunc(r.Reports, func(one *report.Report) bool { return one.Summary == of })
	return pages.Paper(r.Site, r.Reports, r.Reports[i], r.layouts, r.static)
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
