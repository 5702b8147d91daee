// Package render turns a linked site into the files of a website: pages, feed,
// site map and data files. It is pure: it reads no file, knows no clock and
// changes nothing of the model, so the same site gives the same bytes.
//
// The text of a document is rendered once, to a [Body]; every page that shows
// it only fills in what depends on the page: hrefs and the level of headings.
package render

import (
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/yuin/goldmark/renderer"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Render makes every file of the website and hands each to put as soon as it is
// made. The layouts and static files are the site's own over congbo's, ordered by
// path. With an error among the findings what was put is not fit to be published.
// The error is the first that put returned.
func Render(site *report.Site, layouts, static []*source.File, put output.Put) (diag.List, error) {
	s, found := newSite(site, layouts)
	if found.Count(diag.Error) > 0 {
		return found, nil
	}
	s.put = put
	jobs := []func() *files{
		s.register,
		func() *files { return s.staticFiles(static) },
		s.home, s.notFound, s.feed, s.siteMap, s.search, s.searchRegister, s.archive,
	}
	for _, r := range site.Reports {
		jobs = append(jobs, func() *files { return s.report(r) })
	}
	entries := make([]entry, len(site.Directives))
	for i, d := range site.Directives {
		jobs = append(jobs, func() *files { return s.directive(d, &entries[i]) })
	}
	for _, series := range site.Series {
		jobs = append(jobs, func() *files { return s.indicator(series) })
	}
	for n := range s.compared() {
		jobs = append(jobs, func() *files { return s.comparison(n) })
	}
	done := make([]*files, len(jobs))
	each(len(jobs), func(i int) { done[i] = jobs[i]() })
	done = append(done, s.registerData(entries))

	for _, f := range done {
		found.Add(f.found...)
		if f.err != nil {
			return found, f.err
		}
	}
	found.Sort()
	return found, nil
}

// each calls f for 0 to n-1 on all processors. It is the only place where pages
// are made side by side; what f makes must not depend on the order.
func each(n int, f func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}

// files are what one job makes, and how that went.
type files struct {
	put   output.Put
	err   error // the first of put
	found diag.List
}

func (s *website) files() *files { return &files{put: s.put} }

// add hands a file on, unless one could not be taken.
func (f *files) add(path string, b []byte) {
	if f.err == nil {
		f.err = f.put(path, b)
	}
}

// A website is a site in the making: what all of its pages share.
type website struct {
	*report.Site
	put      output.Put
	words    words
	markdown renderer.Renderer
	layouts  *layouts // minified
	owners   map[*report.Document]*report.Report
	plain    *layouts // the templates as they are written, to tell where one fails
	sheets   sync.Pool
	frames   sync.Map // header and footer of pages, by frameKey
}

func newSite(site *report.Site, files []*source.File) (*website, diag.List) {
	settings := site.Data.Site
	s := &website{
		Site:     site,
		words:    words{settings.Language, site.Data.Strings},
		markdown: newMarkdown(),
		owners:   ownersOf(site.Reports),
	}
	s.sheets.New = func() any { return &sheet{} }
	var found diag.List
	s.plain, found = parseLayouts(files, s.words, func(text string) string { return text })
	if found.Count(diag.Error) == 0 {
		s.layouts, found = parseLayouts(files, s.words, func(text string) string { return s.words.settle(output.MinifyTemplate(text)) })
	}
	return s, found
}

// sheet returns an empty sheet for a page.
func (s *website) sheet() *sheet { return s.sheets.Get().(*sheet) }

// page makes a page of a kind from its view, whose long texts are marks of the
// sheet.
func (s *website) page(f *files, on *sheet, path, kind string, view any) {
	defer s.sheets.Put(on)
	defer on.reset()
	if err := s.layouts.pages[kind].ExecuteTemplate(&on.layout, "base.html", view); err != nil {
		if plain := s.plain.pages[kind].ExecuteTemplate(io.Discard, "base.html", view); plain != nil {
			err = plain // it names the place in the layout as it is written
		}
		f.found.Add(s.plain.finding(kind+".html", err))
		return
	}
	f.add(path, on.finish())
}

func (s *website) staticFiles(static []*source.File) *files {
	f := s.files()
	for _, file := range static {
		f.add(publishedPath(file), output.Minify(file.Path, file.Raw))
	}
	for _, file := range s.Assets {
		f.add(publishedPath(file), file.Raw)
	}
	return f
}
