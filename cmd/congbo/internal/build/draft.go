package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Draft is a site while it is written: built again at each save, and shown. What
// the stages made of files that have not changed is kept, a report at a time, by the
// identity of the files; pages are made when they are asked for. So a save costs what
// was saved, however large the site is, and what is shown is what a clean build of the
// same files would publish.
//
// Update and Check are for one goroutine; File and Links may be called from others.
type Draft struct {
	options     Options
	defaults    []*source.File
	tree        *source.Tree // the site's own files; nil before the first Update
	sums        map[*source.File][sha256.Size]byte
	set         *data.Set
	kept        map[string]*keptReport // by folder of content/
	aside       *output.Aside
	scribe      *render.Scribe // whose words are those of
	scribeOf    []*source.File
	layouts     *render.Layouts
	layoutsOf   []*source.File // what they were made of
	layoutsSaid diag.List

	mu     sync.RWMutex // held alone to show another build
	shown  *Built
	commit func() // makes the citations of all reports lead to the documents of the build that is shown
	checks map[*report.Report]*checkedReport
}

// A keptReport is a report with what it was made of.
type keptReport struct {
	files    []*source.File // of content/<period>/
	data     *data.PeriodData
	grammar  *citation.Grammar
	scribe   *render.Scribe
	compared bool
	readReport
}

// A Built is one build of a draft.
type Built struct {
	ID       string // of its sources: the same have the same
	Site     *report.Site
	Findings diag.List // sorted; before checks. With an error among them the build before stays on view.

	static  []*source.File
	texts   func(*report.Report) *render.Texts
	layouts *render.Layouts
	pages   *render.Website
}

// Fails reports whether the build cannot be shown.
func (b *Built) Fails() bool { return b.Findings.Count(diag.Error) > 0 }

// Pages is the number of its pages, if it can be shown.
func (b *Built) Pages() int { return b.pages.Pages() }

// PageOf is the address of the page that shows a file of content/; empty if none does.
func (b *Built) PageOf(file string) string { return render.PageOf(b.Site, file) }

// NewDraft begins with nothing; its first Update reads the site.
func NewDraft(o Options) (*Draft, error) {
	own, err := defaults()
	return &Draft{options: o, defaults: own, aside: &output.Aside{}}, err
}

// Close lets go of what a draft has put aside.
func (d *Draft) Close() error { return d.aside.Close() }

// Update builds the site again, of which some files were changed, added or removed
// since it was last read, and shows it unless there is an error in it. The error is
// about the machine.
func (d *Draft) Update(changed []string) (*Built, error) {
	own, err := d.sources(changed)
	if err != nil {
		return nil, err
	}
	d.tree = own
	tree := own.Overlay(d.defaults)
	set, found := data.DecodeAgain(tree, d.set, Each)
	d.set = set
	if d.options.BaseURL != "" {
		set.Site.BaseURL = strings.TrimSuffix(d.options.BaseURL, "/") + "/"
	}
	b := &Built{ID: d.id(tree), Findings: diag.FromSource(tree.Faults), static: tree.Under("static/")}
	b.Findings.Add(found...)
	b.Findings.Add(check.Seals(set.Seals, tree)...)
	r, err := d.read(tree)
	if err != nil {
		return nil, err
	}
	var books []*link.Book
	texts := map[*report.Report]*render.Texts{}
	for _, f := range r.assembly.Folders {
		k := d.kept[f.Name]
		b.Findings.Add(k.found...)
		if books = append(books, k.book); k.book != nil {
			texts[k.book.Report] = k.texts
		}
	}
	b.texts = func(r *report.Report) *render.Texts { return texts[r] }
	site, books, found := r.assembly.Site(books)
	b.Site = site
	b.Findings.Add(found...)
	found, commit := link.Join(site, books, Each)
	b.Findings.Add(found...)
	fresh := d.parseLayouts(tree)
	b.Findings.Add(d.layoutsSaid...)
	if !b.Fails() {
		d.show(b, commit, fresh)
	}
	b.Findings.Sort()
	return b, nil
}

// sources reads what has changed; at first everything.
func (d *Draft) sources(changed []string) (*source.Tree, error) {
	if d.tree == nil {
		return source.ReadEach(d.options.Site, Each), nil
	}
	return source.ReadAgain(d.options.Site, Each, d.tree, changed)
}

// read reads the reports of which something has changed.
func (d *Draft) read(tree *source.Tree) (*reading, error) {
	words := append(slices.Clone(tree.Under("layouts/i18n/")), tree.Get("data/site.toml"))
	if d.scribe == nil || !slices.Equal(words, d.scribeOf) {
		d.scribe, d.scribeOf = render.NewScribe(d.set), words // then all reports are read again
	}
	r := &reading{set: d.set, assembly: link.Sort(d.set, tree, d.options.Drafts), parser: markup.New(d.set.Grammar), scribe: d.scribe,
		keep: true, aside: d.aside, room: cmp.Or(d.options.inMemory, maxInMemory)}
	r.compare()
	compared := map[string]bool{}
	for f := range r.compared {
		compared[f.Name] = true
	}
	before := d.kept
	d.kept = map[string]*keptReport{}
	for _, f := range tree.Under("content/") {
		folder, _, nested := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		if !nested {
			continue
		}
		k := d.kept[folder]
		if k == nil {
			k = &keptReport{data: d.set.Periods[folder], grammar: d.set.Grammar, scribe: d.scribe, compared: compared[folder]}
			d.kept[folder] = k
		}
		k.files = append(k.files, f)
	}
	changed := d.changed(before, tree.Faults)
	var again []*link.Folder
	for _, f := range r.assembly.Folders {
		if changed[f.Name] {
			again = append(again, f)
		} else {
			d.kept[f.Name] = before[f.Name]
		}
	}
	if len(again) == len(r.assembly.Folders) { // what is aside is of the build before alone, and goes with it
		d.aside = &output.Aside{}
		r.aside = d.aside
	}
	Each(len(again), func(i int) { d.kept[again[i].Name].readReport = r.report(again[i]) })
	for _, f := range again {
		if err := d.kept[f.Name].err; err != nil {
			return nil, err
		}
	}
	return r, nil
}

// changed are the folders of content/ that were made of something else before, or not
// at all.
func (d *Draft) changed(before map[string]*keptReport, faults []source.Fault) map[string]bool {
	changed := map[string]bool{}
	for _, fault := range faults { // what a broken file holds is not known
		folder, _, _ := strings.Cut(strings.TrimPrefix(fault.Span.File.Path, "content/"), "/")
		changed[folder] = true
	}
	for folder, k := range d.kept {
		was := before[folder]
		if was == nil || was.book == nil || was.data != k.data || was.grammar != k.grammar || was.scribe != k.scribe || was.compared != k.compared || !slices.Equal(was.files, k.files) {
			changed[folder] = true
		}
	}
	return changed
}

// parseLayouts parses the layouts unless they and the site's settings are as they
// were, and reports whether it did.
func (d *Draft) parseLayouts(tree *source.Tree) bool {
	files := append(slices.Clone(tree.Under("layouts/")), tree.Get("data/site.toml"))
	if slices.Equal(files, d.layoutsOf) {
		return false
	}
	d.layoutsOf = files
	d.layouts, d.layoutsSaid = render.Parse(tree.Under("layouts/"), d.set)
	return true
}

// show puts a build in the place of the one that is shown. With layouts that were not
// used before a page of each kind is tried, for a template may fail on what it shows:
// then the build before stays.
func (d *Draft) show(b *Built, commit func(), try bool) {
	b.layouts = d.layouts
	b.pages = render.Open(b.Site, b.texts, b.layouts, b.static)
	d.mu.Lock()
	defer d.mu.Unlock()
	commit()
	if try {
		if b.Findings.Add(b.pages.Try()...); b.Fails() {
			if d.shown != nil {
				d.commit()
			}
			return
		}
	}
	d.shown, d.commit = b, commit
}

// id names the files of a site by what they hold.
func (d *Draft) id(tree *source.Tree) string {
	sums := make(map[*source.File][sha256.Size]byte, len(tree.Files))
	h := sha256.New()
	for _, f := range tree.Files {
		sum, known := d.sums[f]
		if !known {
			sum = f.Sum()
		}
		sums[f] = sum
		h.Write([]byte(f.Path))
		h.Write(sum[:])
	}
	d.sums = sums
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// File makes a file of the site that is shown. It is not there if the site has none of
// that name, or if its layout fails, as the findings then say.
func (d *Draft) File(name string) (b []byte, there bool, found diag.List) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.shown == nil {
		return nil, false, nil
	}
	return d.shown.pages.File(name)
}

// A checkedReport is what checks said of a report, and what they read of it.
type checkedReport struct {
	before     *report.Report
	lastYear   *data.PeriodData
	register   []*data.Directive
	directives [sha256.Size]byte // the document of each citation
	found      diag.List
}

// Check adds to the findings of a build that is shown those of the checks, and marks
// what the office accepts. Reports that are as they were are not checked again.
func (d *Draft) Check(b *Built) diag.List {
	d.mu.RLock()
	defer d.mu.RUnlock()
	found := slices.Clone(b.Findings)
	if b == d.shown {
		reports := make([]*checkedReport, len(b.Site.Reports))
		Each(len(reports), func(i int) { reports[i] = d.check(b.Site, b.Site.Reports[i]) })
		d.checks = map[*report.Report]*checkedReport{}
		for i, c := range reports {
			d.checks[b.Site.Reports[i]] = c
			found.Add(c.found...)
		}
	}
	return check.Accept(b.Site, found)
}

func (d *Draft) check(site *report.Site, r *report.Report) *checkedReport {
	c := &checkedReport{register: site.Data.Directives}
	c.before, c.lastYear = check.Beside(site, r)
	h := sha256.New()
	for _, m := range r.Mentions {
		if m.Directive != nil {
			h.Write([]byte(m.Directive.Slug))
		}
		h.Write([]byte{0})
	}
	h.Sum(c.directives[:0])
	was := d.checks[r]
	if was != nil && was.before == c.before && was.lastYear == c.lastYear && was.directives == c.directives && slices.Equal(was.register, c.register) {
		return was
	}
	c.found = check.Report(site, r, check.All()).Findings
	return c
}

// Links makes every page of a build that is shown, to find the links that lead
// nowhere and the layouts that fail. It stops, and finds nothing, when the context
// ends.
func (d *Draft) Links(ctx context.Context, b *Built) diag.List {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if b != d.shown {
		return nil
	}
	found, err := rendered(b.Site, b.texts, b.layouts, b.static, output.Discard(ctx.Err))
	if err != nil {
		return nil
	}
	return found
}

// AnchorAt is the id of the passage of a site that holds a place; empty if none does.
func AnchorAt(site *report.Site, at source.Span) string {
	for _, r := range site.Reports {
		if at.File == nil || !strings.HasPrefix(at.File.Path, "content/"+r.Period.ID+"/") {
			continue
		}
		for _, d := range r.Documents() {
			if d.File == at.File {
				return anchorAt(d, at)
			}
		}
	}
	return ""
}

func anchorAt(d *report.Document, at source.Span) string {
	passages := slices.Clone(d.Passages)
	for _, n := range d.Notes {
		passages = append(passages, n.Passages...)
	}
	for _, p := range passages {
		if of := p.Span(0, len(p.Text)); of.Start <= at.Start && at.Start < of.End {
			return p.ID
		}
	}
	return ""
}
