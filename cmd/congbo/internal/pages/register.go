package pages

import (
	"cmp"
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// A registerPage is the register of directives, by type, with indexes by issuer,
// year and period.
type registerPage struct {
	Page    page
	Crumbs  []crumb
	Count   int
	Types   []registerType
	Indexes []registerIndex
}

type registerType struct {
	ID, Name   string
	Directives []directiveRow
}

// A directiveRow is one document in the register.
type directiveRow struct {
	Href, Key, Issuer, Title string
	Date                     citation.Date
	Cited                    int
	Periods                  string // ids of the periods that cite it, with spaces between
	Registered               bool
}

// A registerIndex lists the documents by something other than their type.
type registerIndex struct {
	Kind   string // "issuer", "year" or "period"
	Title  string
	Groups []registerGroup
}

type registerGroup struct {
	ID, Name   string
	Directives []linkView
}

func (s *website) register() *files {
	f, at := s.files(), address.Page{Path: address.Register}
	v := registerPage{
		Page:   s.newPage("directives", s.words.T("directives"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
		Count:  len(s.Directives),
	}
	for _, d := range s.Directives {
		if n := len(v.Types); n == 0 || v.Types[n-1].Name != d.Type {
			v.Types = append(v.Types, registerType{ID: citation.Slug(d.Type), Name: d.Type})
		}
		last := &v.Types[len(v.Types)-1]
		row := directiveRow{
			Href: at.Href(address.ToPage(address.Directive(d))), Key: directiveName(d), Issuer: d.Issuer, Title: d.Title,
			Date: d.Date, Cited: len(d.Citations), Registered: d.Registered != nil,
		}
		for i, r := range s.lately(s.citingReports(d)) {
			if i > 0 {
				row.Periods += " "
			}
			row.Periods += r.Period.ID
		}
		last.Directives = append(last.Directives, row)
	}
	v.Indexes = s.registerIndexes(at)
	v.Page.Description = s.words.T("directives-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}

// registerIndexes are the documents by issuer in the order of the Vietnamese
// alphabet, by year and by citing period, the newest first.
func (s *website) registerIndexes(at address.Page) []registerIndex {
	order := collate.New(language.Vietnamese, collate.Numeric)
	issuers, years, periods := registerIndex{Kind: "issuer", Title: s.words.T("by-issuer")}, registerIndex{Kind: "year", Title: s.words.T("by-year")}, registerIndex{Kind: "period", Title: s.words.T("by-period")}
	for _, r := range s.lately(s.Reports) {
		periods.Groups = append(periods.Groups, registerGroup{ID: r.Period.ID, Name: s.periodName(r)})
	}
	for _, d := range s.Directives {
		link := s.directiveLink(d, at)
		if d.Issuer != "" {
			issuers.add(d.Issuer, d.Issuer, link)
		}
		if d.Date.Year > 0 {
			year := strconv.Itoa(d.Date.Year)
			years.add(year, year, link)
		}
		for _, r := range s.lately(s.citingReports(d)) {
			periods.add(r.Period.ID, "", link)
		}
	}
	periods.Groups = slices.DeleteFunc(periods.Groups, func(g registerGroup) bool { return len(g.Directives) == 0 })
	slices.SortStableFunc(issuers.Groups, func(a, b registerGroup) int { return order.CompareString(a.Name, b.Name) })
	slices.SortStableFunc(years.Groups, func(a, b registerGroup) int { return cmp.Compare(b.Name, a.Name) })
	return slices.DeleteFunc([]registerIndex{issuers, years, periods}, func(i registerIndex) bool { return len(i.Groups) == 0 })
}

// indexedPeriods is how many periods the register is indexed by: those of twelve
// years. With all of them the page of an old register would be mostly this index.
const indexedPeriods = ComparedPeriods

// lately are those of the reports, newest first, whose periods the register is
// indexed by.
func (s *website) lately(reports []*report.Summary) []*report.Summary {
	if len(s.Reports) > indexedPeriods {
		oldest := s.Reports[indexedPeriods-1].Period
		if i := slices.IndexFunc(reports, func(r *report.Summary) bool { return r.Period.Compare(oldest) < 0 }); i >= 0 {
			return reports[:i]
		}
	}
	return reports
}

func (i *registerIndex) add(id, name string, link linkView) {
	k := slices.IndexFunc(i.Groups, func(g registerGroup) bool { return g.ID == id })
	if k < 0 {
		k = len(i.Groups)
		i.Groups = append(i.Groups, registerGroup{ID: id, Name: name})
	}
	i.Groups[k].Directives = append(i.Groups[k].Directives, link)
}

// citingReports are the reports that cite a document, newest first.
func (s *website) citingReports(d *report.Directive) []*report.Summary {
	var all []*report.Summary
	for _, c := range d.Citations {
		if len(all) == 0 || all[len(all)-1] != c.In {
			all = append(all, c.In)
		}
	}
	return all
}

// directiveName is what a document is told by besides its type: "05-CT/TW".
func directiveName(d *report.Directive) string {
	if d.Key != "" {
		return d.Key
	}
	return d.Title
}
