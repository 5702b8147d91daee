package pages

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// A movedPage only sends its reader on: it keeps an address that has no page of its own.
type movedPage struct {
	Page page
	To   linkView
}

// movedSeries leads from the address of an indicator of one period to its row in the table of
// that period.
func (s *website) movedSeries(f *files, one *report.Series, at address.Page) {
	p := one.Points[0]
	to := address.ToRow(p.Report, p.Indicator)
	v := movedPage{
		Page: s.newPage("moved", p.Indicator.Name, at),
		To:   linkView{Href: at.Href(to), Text: s.words.T("indicators-of", s.words.PeriodWithin(p.Report))},
	}
	if v.Page.Canonical != "" {
		v.Page.Canonical = s.Data.Site.BaseURL + address.Indicators(p.Report)
	}
	f.add(at.Path+address.Index, []byte(s.print(s.layouts.moved, v, f)))
}
