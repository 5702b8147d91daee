package pages

import (
	"slices"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Website makes the files of a linked site as they are asked for: the same bytes
// that [Render] makes of all. It is for looking at a site while it is written, when
// most pages are never looked at. Its methods may be called from several goroutines.
type Website struct {
	site *website
	jobs []job
	by   map[string][]int // the jobs that own a path; one that ends in a slash stands for all below it

	mu     sync.Mutex
	done   map[int]*made
	cached int // bytes of what is done
}

// made is what a job has made.
type made struct {
	once  sync.Once
	files output.Tree
	found diag.List
}

// maxCached bounds the files that are cached, in bytes.
const maxCached = 8 << 20

// Open prepares to make the files of a site.
func Open(site *report.Site, reports []*report.Report, layouts *Layouts, static []*source.File) *Website {
	w := &Website{site: newSite(site, reports, layouts, static), by: map[string][]int{}, done: map[int]*made{}}
	w.jobs = w.site.jobs(static)
	for i, j := range w.jobs {
		for _, path := range j.owns {
			w.by[path] = append(w.by[path], i)
		}
	}
	return w
}

// File makes a file of the website. It is not there if the site has none of that
// name, or if its layout fails, as the findings then say.
func (w *Website) File(name string) (b []byte, there bool, found diag.List) {
	for _, i := range w.owners(name) {
		m := w.make(i)
		if b, there := m.files[name]; there {
			return b, true, nil
		}
		found.Add(m.found...)
	}
	return nil, false, found
}

// SmokeTest makes a page or two of every kind, and returns what fails. They are not those
// that are shown: of long lists they hold only the beginning.
func (w *Website) SmokeTest() diag.List {
	site := *w.site
	site.smoke = true
	few := *site.Site
	few.Directives = few.Directives[:min(len(few.Directives), 8)]
	site.Site = &few
	s := site.to(output.Discard(func() error { return nil }))
	folders := []string{"", address.Register, address.Search, address.Archive, address.AllCommitments}
	if len(s.Reports) > 0 {
		folders = append(folders, address.Cover(s.Reports[0]))
	}
	if len(s.Directives) > 0 {
		folders = append(folders, address.Directive(s.Directives[0]))
	}
	for _, paged := range []bool{true, false} {
		if i := slices.IndexFunc(s.Series, func(one *report.Series) bool { return one.HasPage() == paged }); i >= 0 {
			folders = append(folders, address.Series+s.Series[i].ID+"/")
		}
	}
	if pairs := s.compared(); len(pairs) > 0 {
		folders = append(folders, address.Comparisons, pairs[0].path())
	}
	jobs := w.owners(address.NotFound)
	for _, folder := range folders {
		jobs = append(jobs, w.owners(folder+address.Index)...)
	}
	found := make([]diag.List, len(jobs))
	work(len(jobs), func() func(i int) {
		mine := s.to(s.sink)
		return func(i int) { found[i] = w.jobs[jobs[i]].make(mine).found }
	})
	return slices.Concat(found...)
}

// Pages is the number of pages.
func (w *Website) Pages() int { return Pages(w.site.Site) }

// Pages is the number of pages of a site, none of which is made to count them. What only leads
// on is none.
func Pages(site *report.Site) int { return len((&website{Site: site}).folders()) + 1 }

// owners are the jobs that may make a file.
func (w *Website) owners(name string) []int {
	all := slices.Clone(w.by[name])
	for at := strings.LastIndexByte(name, '/'); at >= 0; at = strings.LastIndexByte(name[:at], '/') {
		all = append(all, w.by[name[:at+1]]...)
	}
	return all
}

// make does a job, or remembers what it made.
func (w *Website) make(i int) *made {
	w.mu.Lock()
	m := w.done[i]
	if m == nil {
		if w.cached > maxCached {
			clear(w.done)
			w.cached = 0
		}
		m = &made{}
		w.done[i] = m
	}
	w.mu.Unlock()
	m.once.Do(func() {
		tree, put := output.Collect()
		m.found = w.jobs[i].make(w.site.to(put)).found
		m.files = tree
		size := 0
		for _, b := range tree {
			size += len(b)
		}
		w.mu.Lock()
		w.cached += size
		w.mu.Unlock()
	})
	return m
}

// PageOf is the address, from the root of the site, of the page that shows a file of
// content/; empty if none does.
func PageOf(reports []*report.Report, file string) string {
	for _, r := range reports {
		for i, d := range r.Documents {
			if d.File.Path != file {
				continue
			}
			if i == 0 {
				return "/" + address.Cover(r.Summary)
			}
			for _, s := range r.Pages() {
				if s.Document == i {
					return "/" + address.Escape(s.Folder)
				}
			}
		}
	}
	return ""
}
