package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Preview is a site while it is written: read again at each save, and shown. What each
// file gave is remembered; pages are made when they are asked for. What is shown is what a
// clean build of the same files would publish.
//
// Update is for one goroutine; all else may be called from others.
type Preview struct {
	options Options
	tree    *source.Tree // the site's own files; nil before the first Update
	sums    map[*source.File][sha256.Size]byte
	tried   *pages.Layouts // that have made a page of each kind

	mu    sync.RWMutex // held alone to show another version
	shown *Version
}

// A Version is the site of a preview as it was at one time.
type Version struct {
	*Result
	ID string // of its sources: the same have the same

	website *pages.Website
}

// Fails reports whether a version cannot be shown.
func (v *Version) Fails() bool { return v.Findings.Count(diag.Error) > 0 }

// Count is the number of its pages, if it can be shown.
func (v *Version) Count() int { return v.website.Pages() }

// PageOf is the address of the page that shows a file of content/; empty if none does.
func (v *Version) PageOf(file string) string { return pages.PageOf(v.Reports, file) }

// NewPreview begins with nothing; its first Update reads the site.
func NewPreview(o Options) *Preview {
	o.Pages, o.memory = true, &memory{}
	return &Preview{options: o}
}

// Update reads the site again, of which some files were changed, added or removed
// since it was last read, and shows it unless there is an error in it. The error is
// about the machine.
func (p *Preview) Update(changed []string) (*Version, error) {
	var err error
	if p.tree == nil {
		p.tree = source.ReadEach(p.options.Site, Each)
	} else if p.tree, err = source.ReadAgain(p.options.Site, Each, p.tree, changed); err != nil {
		return nil, err
	}
	o := p.options
	o.Tree = p.tree
	r, err := Read(o)
	if err != nil {
		return nil, err
	}
	v := &Version{Result: r, ID: p.id(r.Files)}
	if v.Fails() {
		return v, nil
	}
	v.website = pages.Open(r.Site, r.Reports, r.layouts, r.static)
	if p.tried != r.layouts { // a layout may fail on what it shows: then the version before stays
		if v.Findings.Add(v.website.SmokeTest()...); v.Fails() {
			v.Findings.Sort()
			return v, nil
		}
		p.tried = r.layouts
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = v
	return v, nil
}

// Sum is the SHA-256 of a file as the last Update has read it, zero if it was not there; false
// for one that is not read.
func (p *Preview) Sum(name string) (sum [sha256.Size]byte, read bool) {
	if f := p.tree.Get(name); f != nil {
		return f.Sum(), true
	}
	return sum, p.tree.Lacks(name)
}

// id names the files of a site by what they hold.
func (p *Preview) id(files []*source.File) string {
	sums := make(map[*source.File][sha256.Size]byte, len(files))
	h := sha256.New()
	for _, f := range files {
		sum, known := p.sums[f]
		if !known {
			sum = f.Sum()
		}
		sums[f] = sum
		h.Write([]byte(f.Path))
		h.Write(sum[:])
	}
	p.sums = sums
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// File makes a file of the site that is shown. It is not there if the site has none of
// that name, or if its layout fails, as the findings then say.
func (p *Preview) File(name string) (b []byte, there bool, found diag.List) {
	p.mu.RLock()
	shown := p.shown
	p.mu.RUnlock()
	if shown == nil {
		return nil, false, nil
	}
	return shown.website.File(name)
}

// Check adds to the findings of a version those of the checks, and marks what the office
// accepts. It stops, and finds nothing, when the context ends.
func (v *Version) Check(ctx context.Context) diag.List {
	r := &Result{Site: v.Site, Findings: slices.Clone(v.Findings)}
	if !v.Fails() {
		checks := check.All()
		results := make([]check.Result, len(v.Reports))
		Each(len(results), func(i int) {
			if ctx.Err() == nil {
				results[i] = v.options.memory.check(v.Site.Data, v.Reports[i], v.tree, checks)
			}
		})
		if ctx.Err() != nil {
			return nil
		}
		r.finish(results, checks)
	}
	return r.Findings
}

// Links makes every page of a version, to find the links that lead nowhere and the layouts
// that fail. It stops, and finds nothing, when the context ends.
func (v *Version) Links(ctx context.Context) diag.List {
	found, err := rendered(v.Result, v.layouts, output.Discard(ctx.Err))
	if err != nil {
		return nil
	}
	return found
}

// AnchorAt is the id of what shows a place in a report: its block, or the table of a data file;
// empty if nothing does.
func AnchorAt(reports []*report.Report, at source.Span) string {
	for _, r := range reports {
		for _, d := range r.Documents {
			if d.File == at.File {
				return anchorAt(d, at)
			}
			for _, t := range d.Tables {
				if t.Whole != nil && t.Whole.File == at.File {
					return t.ID
				}
			}
		}
	}
	return ""
}

func anchorAt(d *report.Document, at source.Span) string {
	blocks := slices.Clone(d.Blocks)
	for _, n := range d.Notes {
		blocks = append(blocks, n.Blocks...)
	}
	for _, b := range blocks {
		if whole := b.Span(0, len(b.Text)); whole.Start <= at.Start && at.Start < whole.End {
			return b.ID
		}
	}
	return ""
}
