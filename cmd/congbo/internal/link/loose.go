package link

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// Loose makes a site of documents that stand in no site, each a report of its
// own, so that checks can read them.
func Loose(docs []*report.Document, set *data.Set) (*report.Site, diag.List) {
	var found diag.List
	site := &report.Site{Data: set}
	for _, d := range docs {
		r := &report.Report{Index: d, Data: &data.PeriodData{}}
		one := &report.Site{Data: set, Reports: []*report.Report{r}}
		found.Add(Link(one, []*Book{NewBook(r)}, func(n int, f func(i int)) { f(0) })...)
		site.Reports = append(site.Reports, one.Reports...)
		site.Directives = append(site.Directives, one.Directives...)
	}
	return site, found
}
