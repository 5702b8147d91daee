// Package pages makes the pages of a website from layouts and texts. It is pure: it reads
// no file, knows no clock and changes nothing of the model, so the same site gives the same
// bytes.
package pages

import (
	"bytes"
	"cmp"
	"congbo/cmd/congbo/internal/linkcheck"
	"congbo/cmd/congbo/internal/minify"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// Render makes every file of the website and hands each to a sink as soon as it is
// made. The static files are the site's own over congbo's, ordered by path. The links are
// told of the references of each file, unless they are nil. With an error among the findings
// what was handed on is not fit to be published. The error is the first that the sink
// returned.
func Render(site *report.Site, reports []*report.Report, layouts *Layouts, static []*source.File, sink output.Sink, links *linkcheck.Links) (diag.List, error) {
	s := newSite(site, reports, layouts, static)
	s.sink, s.links = sink, links
	jobs := s.jobs(static)
	done := make([]*files, len(jobs))
	var stopped atomic.Bool // nobody takes the files any more
	work(len(jobs), func() func(i int) {
		mine := s.to(s.sink)
		return func(i int) {
			if stopped.Load() {
				return
			}
			done[i] = jobs[i].make(mine)
			stopped.CompareAndSwap(false, done[i].err != nil)
		}
	})
	var found diag.List
	for _, f := range done {
		if f == nil {
			continue
		}
		found.Add(f.found...)
		if f.err != nil {
			return found, f.err
		}
	}
	found.Sort()
	return found, nil
}

// A job makes files of the website that are made together.
type job struct {
	owns []string // the paths of its files; one that ends in a slash stands for all below it
	make func(s *website) *files
}

// jobs are all there is to make, what takes longest first.
func (s *website) jobs(static []*source.File) []job {
	_, earlierReports := s.listed()
	jobs := []job{
		{owns: []string{address.Search + "index.js", address.Search + "terms/", address.Search + "texts/"}, make: (*website).searchIndex},
		{owns: []string{address.Register + address.Index, address.Register + "loai/"}, make: (*website).register},
		{owns: []string{address.Register + "directives.json", address.Register + "directives.csv", address.Register + "citations.csv"}, make: (*website).registerData},
		{owns: append(earlierFolders("", earlierReports), address.Index), make: (*website).home},
		{owns: []string{address.NotFound}, make: (*website).notFound},
		{owns: []string{"feed.xml"}, make: (*website).feed},
		{owns: []string{"sitemap.xml", "robots.txt"}, make: (*website).siteMap},
		{owns: []string{address.Search + address.Index}, make: (*website).search},
		{owns: []string{address.Archive}, make: (*website).archive},
		{owns: []string{address.AllCommitments}, make: (*website).allCommitments},
	}
	for _, r := range s.Reports {
		jobs = append(jobs, job{
			owns: []string{address.Cover(r)},
			make: func(s *website) *files { return s.report(s.reports[r]) },
		})
	}
	for _, r := range s.Withdrawn {
		owns := []string{address.Cover(r)}
		for _, folder := range s.withdrawnFolders(r) {
			if !strings.HasPrefix(folder, owns[0]) {
				owns = append(owns, folder)
			}
		}
		jobs = append(jobs, job{owns: owns, make: func(s *website) *files { return s.withdrawn(r) }})
	}
	for _, d := range s.Directives {
		jobs = append(jobs, job{
			owns: []string{address.Directive(d)},
			make: func(s *website) *files { return s.directive(d) },
		})
	}
	for _, one := range s.Series {
		owns := []string{address.Series + one.ID + "/"}
		for _, former := range one.Former {
			owns = append(owns, address.Series+former+"/")
		}
		jobs = append(jobs, job{owns: owns, make: func(s *website) *files { return s.indicator(one) }})
	}
	jobs = append(jobs, job{owns: []string{address.Comparisons + address.Index}, make: (*website).comparisons})
	for _, pair := range s.compared() {
		jobs = append(jobs, job{owns: []string{pair.path()}, make: func(s *website) *files { return s.comparison(pair) }})
	}
	for _, pair := range s.formerlyCompared() {
		jobs = append(jobs, job{owns: []string{pair.path()}, make: func(s *website) *files { return s.movedComparison(pair) }})
	}
	for _, f := range static {
		jobs = append(jobs, job{owns: []string{address.File(f)}, make: func(s *website) *files { return s.copied(f, minify.File) }})
	}
	for _, f := range s.Assets {
		jobs = append(jobs, job{owns: s.pictureFiles(f), make: func(s *website) *files { return s.picture(f) }})
	}
	return jobs
}

// work sets a worker to work on each processor, which begin begins, and gives them 0 to
// n-1. It is the only place where pages are made side by side; what a worker makes must not
// depend on the order.
func work(n int, begin func() func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			f := begin()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}

// files are what one job makes, and how that went.
type files struct {
	sink  output.Sink
	links *linkcheck.Links // nil if nobody asks
	err   error            // the first of sink
	found diag.List
}

func (s *website) files() *files { return &files{sink: s.sink, links: s.links} }

// add hands a file on, unless one could not be taken.
func (f *files) add(path string, b []byte) {
	if f.err != nil {
		return
	}
	if f.links != nil {
		f.links.Add(path, b)
	}
	f.err = f.sink.Put(path, b)
}

// page finishes a page that is laid out and hands it on. It returns its size.
func (f *files) page(path, kind string, on *pageBuffer) int {
	if f.err != nil {
		return 0
	}
	var page []byte
	if f.links == nil {
		page = on.finish(nil)
	} else {
		scan := f.links.Scan(path, kind+".html")
		page = on.finish(scan)
		if f.links.Markup {
			scan.Markup(page)
		}
		scan.End()
	}
	f.err = f.sink.Put(path, page)
	return len(page)
}

// write hands a file on as it is written, for large ones.
func (f *files) write(path string, write func(io.Writer) error) {
	if f.err != nil {
		return
	}
	if f.links != nil {
		f.links.Add(path, nil) // what is large is data, without links
	}
	w, err := f.sink.Create(path)
	if err != nil {
		f.err = err
		return
	}
	err = write(w)
	f.err = cmp.Or(err, w.Close())
}

// A website is a site in the making: what all of its pages share.
type website struct {
	*report.Site
	reports  map[*report.Summary]*report.Report
	sink     output.Sink
	links    *linkcheck.Links // nil if nobody asks
	words    words.Words
	text     *text.Site
	pictures map[*source.File]bool // that texts show
	scaling  *sync.Mutex           // held while the copies of a picture are made
	layouts  *layouts              // minified
	names    map[*report.Summary]names
	plain    func() *layouts // as they are written, to tell where one fails
	style    func() style    // of the full page, in one text
	ownStyle func() style    // of a page that loads nothing
	smoke    bool            // it is only tried whether pages can be made: see Website.SmokeTest
	buffers  *buffers
	differ   *compare.Differ
	shells   *sync.Map // by shellKey
	compiled compiledLayouts

	hasComparisons, hasCommitments bool
}

// compiledLayouts are the layouts of what there is much of.
type compiledLayouts struct{ section, note, citing, period *compiledTemplate }

func newSite(site *report.Site, reports []*report.Report, l *Layouts, static []*source.File) *website {
	s := &website{
		Site:     site,
		reports:  make(map[*report.Summary]*report.Report, len(reports)),
		words:    words.Of(site.Data),
		names:    namesOf(site),
		plain:    l.plain,
		layouts:  l.short,
		style:    sync.OnceValue(func() style { return styleOf(static, fullStyles[:]...) }),
		ownStyle: func() style { return styleOf(static, "css/congbo.css") },
		buffers:  &buffers{},
		differ:   &compare.Differ{},
		shells:   &sync.Map{},
		scaling:  &sync.Mutex{},
		compiled: compiledLayouts{
			section: newCompiled(l.short.pages["section"], "base.html", "Sections", "Figures", "Answers"),
			note:    newCompiled(l.short.note, l.short.note.Name(), "Backs"),
			citing:  newCompiled(l.short.citing, l.short.citing.Name()),
			period:  newCompiled(l.short.period, l.short.period.Name()),
		},
	}
	for _, r := range reports {
		s.reports[r.Summary] = r
	}
	s.text = text.NewSite(site, s.bars)
	s.pictures = shownPictures(reports)
	s.hasComparisons, s.hasCommitments = len(s.compared()) > 0, s.promises()
	return s
}

// bars prints the bars of a table in a text. A layout that fails here fails on the page of
// the indicators too, where it is told.
func (s *website) bars(b *bytes.Buffer, rows []*data.Indicator) {
	_ = s.layouts.bars.Execute(b, bars(s.words, rows, true))
}

// names are what a report and its period are called.
type names struct{ report, period string }

func namesOf(site *report.Site) map[*report.Summary]names {
	w := words.Of(site.Data)
	all := make(map[*report.Summary]names, len(site.Reports))
	for _, r := range site.Reports {
		all[r] = names{w.ReportName(r), w.Period(r)}
	}
	return all
}

func (s *website) reportName(r *report.Summary) string { return s.names[r].report }
func (s *website) periodName(r *report.Summary) string { return s.names[r].period }

// to is the website with another taker of its files, for a worker with buffers of its own.
func (s *website) to(sink output.Sink) *website {
	other := *s
	other.sink, other.buffers, other.differ = sink, &buffers{}, &compare.Differ{}
	return &other
}

// page makes a page of a kind from its view, whose long texts are marks of the
// buffer.
func (s *website) page(f *files, on *pageBuffer, path, kind string, view any) {
	defer s.done(on)
	if s.lay(f, on, kind, view) {
		f.page(path, kind, on)
	}
}

// lay lays a page out in its buffer, which is ready to be finished then; or not, where
// the layout fails.
func (s *website) lay(f *files, on *pageBuffer, kind string, view any) bool {
	err := s.layouts.pages[kind].ExecuteTemplate(&on.layout, "base.html", view)
	if err == nil {
		return true
	}
	if plain := s.plain().pages[kind].ExecuteTemplate(io.Discard, "base.html", view); plain != nil {
		err = plain // it names the place in the layout as it is written
	}
	f.found.Add(s.plain().finding(kind+".html", err))
	return false
}

// copied publishes a file of the site, minified if it is to be, a picture without what its
// readers do not see. Any other one that is too large to be kept in memory is streamed as it
// is.
func (s *website) copied(file *source.File, minify func(name string, b []byte) []byte) *files {
	f, name := s.files(), address.File(file)
	if picture.Cleans(name) && file.Size() <= picture.MaxSize {
		f.add(name, picture.Clean(name, file.Bytes()))
		return f
	}
	if b := file.Raw; b != nil {
		if minify != nil {
			b = minify(file.Path, b)
		}
		f.add(name, b)
		return f
	}
	f.write(name, func(w io.Writer) error {
		r, err := file.Open()
		if err != nil {
			return err
		}
		defer r.Close()
		_, err = io.Copy(w, r)
		return err
	})
	return f
}
