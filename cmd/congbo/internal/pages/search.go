package pages

import "congbo/cmd/congbo/internal/address"

// A searchPage is the page for searching. Without a script it offers the contents.
type searchPage struct {
	Page    page
	Crumbs  []crumb
	Reports []searchReport
}

// A searchReport is a report to choose, or to read where searching cannot be.
type searchReport struct {
	reportView
	ID string // of the period
}

// search makes the page for searching.
func (s *website) search() *files {
	f, at := s.files(), address.Page{Path: address.Search}
	v := searchPage{
		Page:   s.newPage("search", s.words.T("search"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
	}
	for _, r := range s.Reports {
		v.Reports = append(v.Reports, searchReport{s.reportView(r, at), r.Period.ID})
	}
	v.Page.Description = s.words.T("search-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}
