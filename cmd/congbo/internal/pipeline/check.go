package pipeline

import (
	"maps"
	"path"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Check reads a site and runs every check over it, a report at a time: the result has no
// reports.
func Check(o Options) (*Result, error) {
	o.Checks, o.Pages, o.sparing = true, true, true // layouts are looked at as a build does
	return Read(o)
}

// A Loose is a text that stands in no site: Markdown or plain text by the ending of its
// name, or one that was read out of a Word file.
type Loose struct {
	File *source.File
	Text *markup.Text // of a Word file
}

// CheckLoose runs every check over texts that stand in no site, each as a site of its own.
func CheckLoose(texts []Loose, faults []source.Fault) *Result {
	all := &Result{Site: &report.Site{Cited: map[*report.Citation]*report.Directive{}}, Findings: diag.FromSource(faults)}
	set, found := data.Decode(&source.Tree{})
	all.Findings.Add(found...)
	all.Site.Data = set
	parser := markup.New(set.Grammar)
	checks := check.All()
	type loose struct {
		summary *report.Summary
		result  *Result
		found   diag.List
	}
	each := make([]loose, len(texts))
	Each(len(texts), func(i int) {
		t, one := texts[i], &each[i]
		var d *markup.Document
		switch {
		case t.Text != nil:
			d = parser.ParseText(t.Text)
		case path.Ext(t.File.Path) == ".txt":
			d = parser.ParsePlain(t.File)
		default:
			d, one.found = parser.ParseLoose(t.File)
		}
		linked := link.Loose(d, set)
		one.found.Add(linked.Found...)
		r := read.Report(linked)
		one.summary, one.result = r.Summary, &Result{}
		var found diag.List
		one.result.Site, found = link.LooseSite(r.Summary, set)
		one.found.Add(found...)
		one.result.finish([]check.Result{check.Report(set, r, checks)}, checks)
	})
	for _, one := range each {
		all.Findings.Add(one.found...)
		all.Findings.Add(one.result.Findings...)
		all.Figures = append(all.Figures, one.result.Figures...)
		all.Tables.Add(one.result.Tables)
		all.Site.Reports = append(all.Site.Reports, one.summary)
		all.Site.Directives = append(all.Site.Directives, one.result.Site.Directives...)
		maps.Copy(all.Site.Cited, one.result.Site.Cited)
	}
	all.Findings.Sort()
	return all
}
