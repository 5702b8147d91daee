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

// CheckLoose runs every check over texts that stand in no site, Markdown or
// plain text by the ending of their names, each as a site of its own.
func CheckLoose(files []*source.File, faults []source.Fault) *Result {
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
	each := make([]loose, len(files))
	Each(len(files), func(i int) {
		f, one := files[i], &each[i]
		var d *markup.Document
		if path.Ext(f.Path) == ".txt" {
			d = parser.ParsePlain(f)
		} else {
			d, one.found = parser.ParseLoose(f)
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
