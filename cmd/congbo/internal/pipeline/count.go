package pipeline

import "congbo/cmd/congbo/internal/pages"

// Count is what a build made, for the line that reports it.
type Count struct{ Reports, Pages, Notes, Citations, Directives, Remarks int }

// Count counts what was built.
func (r *Result) Count() Count {
	c := Count{Reports: len(r.Site.Reports), Pages: pages.Pages(r.Site)}
	var cited int
	for _, report := range r.Site.Reports {
		c.Notes += report.NoteCount
		c.Citations += len(report.Citations)
		c.Remarks += len(report.Remarks)
	}
	for _, d := range r.Site.Directives {
		if len(d.Citations) > 0 {
			cited++
		}
	}
	c.Directives = cited
	return c
}
