package pages

import (
	"strconv"

	"congbo/cmd/congbo/internal/address"
)

// A searchPage is the page for searching. Without a script it offers the contents.
type searchPage struct {
	Page    page
	Crumbs  []crumb
	Periods []searchPeriod
	Reports []searchReport
	Earlier []linkView // pages of the reports before
}

// A searchPeriod is a period to choose, or where there are too many a year of them.
type searchPeriod struct{ ID, Name string }

// A searchReport is a report to read where searching cannot be.
type searchReport struct {
	reportView
	ID string // of the period
}

// searchedPeriods are how many periods there are to choose from, at most.
const searchedPeriods = 100

// search makes the page for searching.
func (s *website) search() *files {
	f, at := s.files(), address.Page{Path: address.Search}
	v := searchPage{
		Page:   s.newPage("search", s.words.T("search"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
	}
	shown, earlier := s.listed()
	for i, r := range s.Reports {
		if i < shown {
			v.Reports = append(v.Reports, searchReport{s.reportView(r, at), r.Period.ID})
		}
		p := searchPeriod{r.Period.ID, s.periodName(r)}
		if len(s.Reports) > searchedPeriods {
			year := strconv.Itoa(r.Period.Year)
			p = searchPeriod{year, year}
		}
		if n := len(v.Periods); n == 0 || v.Periods[n-1] != p {
			v.Periods = append(v.Periods, p)
		}
	}
	v.Periods = v.Periods[:min(len(v.Periods), searchedPeriods)]
	v.Earlier = s.earlierReports(at, earlier)
	v.Page.Description = s.words.T("search-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}
