package check_test

import (
	"io/fs"
	"testing"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// set is the data of a site that says nothing.
func set(t testing.TB) *data.Set {
	t.Helper()
	s, found := data.Decode(&source.Tree{})
	if found.Count(diag.Error) > 0 {
		t.Fatal(found)
	}
	return s
}

// loose checks a Markdown text that stands in no site.
func loose(s *data.Set, text string) check.Result {
	d, _ := markup.New(s.Grammar).ParseLoose(&source.File{Path: "draft.md", Text: []byte(text)})
	return alone(s, d)
}

// plain checks a text that is not Markdown.
func plain(s *data.Set, text string) check.Result {
	return alone(s, markup.New(s.Grammar).ParsePlain(&source.File{Path: "draft.txt", Text: []byte(text)}))
}

// alone checks a document as a site of its own.
func alone(s *data.Set, d *markup.Document) check.Result {
	r := read.Report(link.Loose(d, s))
	site, _ := link.LooseSite(r.Summary, s)
	return all(site, []*report.Report{r})
}

// checked takes a site from its files to what the checks find in it. A grammar that is
// given is that of the site, compiled before.
func checked(files fs.FS, g *citation.Grammar) ([]*report.Report, check.Result) {
	tree := source.Read(files)
	s, _ := data.Decode(tree)
	if g != nil {
		s.Grammar = g
	}
	b := link.Group(s, tree, true)
	p := markup.New(s.Grammar)
	var linked []*link.Linked
	outlines := map[string]*link.Outline{}
	for _, folder := range b.Folders {
		var docs []*markup.Document
		for _, f := range folder.Texts() {
			d, _ := p.Parse(f)
			docs = append(docs, d)
		}
		if l := b.Report(folder, docs); l != nil {
			linked = append(linked, l)
			outlines[folder.Name] = l.Outline
		}
	}
	of := map[*report.Summary]*report.Report{}
	var summaries []*report.Summary
	for _, l := range linked {
		l.Resolve(func(period string) *link.Outline { return outlines[period] })
		r := read.Report(l)
		of[r.Summary] = r
		summaries = append(summaries, r.Summary)
	}
	site, _ := b.Site(summaries)
	var reports []*report.Report
	for _, s := range site.Reports {
		reports = append(reports, of[s])
	}
	return reports, all(site, reports)
}

// all runs every check over the reports of a site, in its order, each by itself and then
// across them.
func all(site *report.Site, reports []*report.Report) check.Result {
	var whole check.Result
	var results []check.Result
	for _, r := range reports {
		one := check.Report(site.Data, r, check.All())
		results = append(results, one)
		whole.Findings.Add(one.Findings...)
		whole.Figures = append(whole.Figures, one.Figures...)
		whole.Tables.Add(one.Tables)
	}
	whole.Findings.Add(check.Across(site, results, check.All())...)
	whole.Findings.Sort()
	return whole
}
