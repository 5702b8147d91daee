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
	Page      page
	Crumbs    []crumb
	Count     int
	Types     []registerType
	Pages     []linkView // of a type that takes several: all but this one
	Citations string     // href of the data file of all citations; empty for none
	Data      bool       // the data files lie beside
	Filtered  bool       // documents are listed
	Indexes   []registerIndex
}

type registerType struct {
	ID, Name   string
	Count      int
	Href       string         // of its own page, where the register is too large for one
	Directives []directiveRow // on this page
}

// A directiveRow is one document in the register.
type directiveRow struct {
	Href, Key, Issuer, Title string
	Date                     citation.Date
	Dates                    string // as citations have it, where Date is not known
	Cited                    int
	Periods                  string // ids of the periods that cite it, with spaces between
	Registered               bool
}

// A registerIndex lists the documents by something other than their type.
type registerIndex struct {
	Kind   string // "issuer", "year" or "period"
	Title  string
	Groups []registerGroup
	Listed bool // few enough to be listed; else only to be chosen from
}

type registerGroup struct {
	ID, Name   string
	Directives []linkView
}

// listedDirectives are the documents that a page of the register lists, at most.
const listedDirectives = 200

// register makes the register: one page, or where it is too large a page that leads to those
// of each type.
func (s *website) register() *files {
	f, at := s.files(), address.Page{Path: address.Register}
	v := registerPage{
		Page:   s.newPage("directives", s.words.T("directives"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
		Count:  len(s.Directives),
		Data:   true,
	}
	if s.allCitations() {
		v.Citations = "citations.csv"
	}
	own := s.registerTypes()
	for _, t := range own {
		v.Types = append(v.Types, registerType{ID: t.id, Name: t.name, Count: len(t.directives), Href: at.Href(address.ToPage(address.RegisterType(t.id, 1)))})
	}
	if own == nil {
		for _, t := range s.byType() {
			v.Types = append(v.Types, s.registerType(t, t.directives, at))
		}
		v.Indexes = s.registerIndexes(s.Directives, at)
	}
	s.registerPage(f, v, at)
	for _, t := range own {
		for n, folder := range t.folders() {
			s.typePage(f, t, n, address.Page{Path: folder})
		}
	}
	return f
}

// typePage makes the nth page of the documents of a type.
func (s *website) typePage(f *files, t directivesOfType, n int, at address.Page) {
	of := t.page(n)
	v := registerPage{
		Page:    s.newPage("directives", t.name, at),
		Crumbs:  []crumb{{at.Root() + address.Index, s.words.T("home")}, {at.Root() + address.Register + address.Index, s.words.T("directives")}},
		Count:   len(t.directives),
		Types:   []registerType{s.registerType(t, of, at)},
		Indexes: s.registerIndexes(of, at),
	}
	for k, folder := range t.folders() {
		if k != n {
			other := t.page(k)
			v.Pages = append(v.Pages, linkView{Href: at.Href(address.ToPage(folder)), Text: directiveName(other[0]) + " – " + directiveName(other[len(other)-1])})
		}
	}
	s.registerPage(f, v, at)
}

func (s *website) registerPage(f *files, v registerPage, at address.Page) {
	v.Filtered = len(v.Types) > 0 && v.Types[0].Directives != nil
	v.Page.Description = s.words.T("directives-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
}

// directivesOfType are the documents of one type.
type directivesOfType struct {
	id, name   string
	directives []*report.Directive
}

// byType are the documents by type.
func (s *website) byType() []directivesOfType {
	var all []directivesOfType
	for _, d := range s.Directives {
		if n := len(all); n == 0 || all[n-1].name != d.Type {
			all = append(all, directivesOfType{id: citation.Slug(d.Type), name: d.Type})
		}
		last := &all[len(all)-1]
		last.directives = append(last.directives, d)
	}
	return all
}

// registerTypes are the types that have pages of their own: all where the register is too
// large for one page, else none.
func (s *website) registerTypes() []directivesOfType {
	if len(s.Directives) <= listedDirectives {
		return nil
	}
	return s.byType()
}

// folders are those of the pages of a type.
func (t directivesOfType) folders() []string {
	var all []string
	for n := range (len(t.directives) + listedDirectives - 1) / listedDirectives {
		all = append(all, address.RegisterType(t.id, n+1))
	}
	return all
}

// page is what the nth page lists.
func (t directivesOfType) page(n int) []*report.Directive {
	return t.directives[n*listedDirectives : min((n+1)*listedDirectives, len(t.directives))]
}

// registerType shows documents of a type.
func (s *website) registerType(t directivesOfType, of []*report.Directive, at address.Page) registerType {
	v := registerType{ID: t.id, Name: t.name, Count: len(t.directives)}
	for _, d := range of {
		row := directiveRow{
			Href: at.Href(address.ToPage(address.Directive(d))), Key: directiveName(d), Issuer: d.Issuer, Title: d.Title,
			Date: d.Date, Dates: s.citedDates(d), Cited: len(d.Citations), Registered: d.Registered != nil,
		}
		for i, r := range s.lately(s.citingReports(d)) {
			if i > 0 {
				row.Periods += " "
			}
			row.Periods += r.Period.ID
		}
		v.Directives = append(v.Directives, row)
	}
	return v
}

// registerIndexes are documents by issuer in the order of the Vietnamese
// alphabet, by year and by citing period, the newest first.
func (s *website) registerIndexes(of []*report.Directive, at address.Page) []registerIndex {
	order := collate.New(language.Vietnamese, collate.Numeric)
	issuers, years, periods := registerIndex{Kind: "issuer", Title: s.words.T("by-issuer")}, registerIndex{Kind: "year", Title: s.words.T("by-year")}, registerIndex{Kind: "period", Title: s.words.T("by-period")}
	for _, r := range s.lately(s.Reports) {
		periods.Groups = append(periods.Groups, registerGroup{ID: r.Period.ID, Name: s.periodName(r)})
	}
	for _, d := range of {
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
	indexes := slices.DeleteFunc([]registerIndex{issuers, years, periods}, func(i registerIndex) bool { return len(i.Groups) == 0 })
	for k := range indexes {
		links := 0
		for _, g := range indexes[k].Groups {
			links += len(g.Directives)
		}
		indexes[k].Listed = links <= listedDirectives
	}
	return indexes
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
