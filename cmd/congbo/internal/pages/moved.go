package pages

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// A movedPage only sends its reader on: it keeps an address that has no page of its own. It
// is in no site map and no search.
type movedPage struct {
	Page page
	Lead string
	To   linkView
}

// moved makes a page that leads on to a folder.
func (s *website) moved(f *files, at address.Page, v movedPage, to string) {
	if v.Page.Canonical != "" {
		v.Page.Canonical = s.Data.Site.BaseURL + to
	}
	f.add(at.Path+address.Index, []byte(s.print(s.layouts.moved, v, f)))
}

// movedSeries leads from the address of an indicator of one period to its row in the table of
// that period.
func (s *website) movedSeries(f *files, one *report.Series, at address.Page) {
	p := one.Points[0]
	s.moved(f, at, movedPage{
		Page: s.newPage("moved", p.Indicator.Name, at),
		Lead: s.words.T("moved-lead"),
		To:   linkView{Href: at.Href(address.ToRow(p.Report, p.Indicator)), Text: s.words.T("indicators-of", s.words.PeriodWithin(p.Report))},
	}, address.Indicators(p.Report))
}
