package build

import "strings"

// Count is what a build made, for the line that tells it.
type Count struct{ Pages, Notes, Citations, Directives int }

// Count counts what was built.
func (r *Result) Count() Count {
	var c Count
	for name := range r.Tree {
		if strings.HasSuffix(name, ".html") {
			c.Pages++
		}
	}
	var cited int
	for _, report := range r.Site.Reports {
		c.Notes += len(report.Notes)
		c.Citations += len(report.Mentions)
	}
	for _, d := range r.Site.Directives {
		if len(d.Mentions) > 0 {
			cited++
		}
	}
	c.Directives = cited
	return c
}
