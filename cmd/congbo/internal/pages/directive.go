package pages

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// A directivePage is one official document: what is known of it, and every
// sentence that cites it.
type directivePage struct {
	Page       page
	Directive  *report.Directive
	Name       string // "Chỉ thị số 05-CT/TW"
	Registered bool
	URL, Term  string
	File       linkView
	Dates      string // as citations have it, where the document's own date is not known
	CiteThis   string // the citation in the official form
	Relations  []relationView
	Crumbs     []crumb
	Cited      int
	Earlier    []linkView    // pages of what earlier reports say
	Citing     template.HTML // the sentences of each report, printed by its layout

	citing []citingReport
}

// Reports are the reports that cite the document, for a layout that lists them itself.
func (p directivePage) Reports() []citingReport { return p.citing }

// A relationView is the documents that one document replaces, or is replaced by,
// and so on.
type relationView struct {
	Name       string
	Directives []linkView
}

// A citingReport is the sentences of one report that cite a document: items of a
// list, each with its place as a link and the sentence, the citation marked. A
// register of a province has tens of thousands; a template took longer over them
// than over everything else.
type citingReport struct {
	Name, Period, Href string
	Mentions           template.HTML
}

// listedCitations are the sentences that the page of a document lists, at least.
const listedCitations = 50

// directive makes the pages of a document.
func (s *website) directive(d *report.Directive) *files {
	f := s.files()
	groups := citingGroups(d)
	shown, earlier := citingPages(groups)
	s.directivePage(f, d, address.Page{Path: address.Directive(d)}, groups[:shown], groups, earlier)
	for n, of := range earlier {
		s.directivePage(f, d, address.Page{Path: address.Earlier(address.Directive(d), n+1)}, groups[of.from:of.to], groups, nil)
	}
	return f
}

// citingGroups are the citations of a document, by report.
func citingGroups(d *report.Directive) [][]*report.Citation {
	var all [][]*report.Citation
	for rest := d.Citations; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].In == rest[0].In {
			n++
		}
		all = append(all, rest[:n])
		rest = rest[n:]
	}
	return all
}

// citingPages are how many reports the page of a document lists, and the runs of its earlier
// pages.
func citingPages(groups [][]*report.Citation) (shown int, earlier []run) {
	sizes := make([]int, len(groups))
	for i, of := range groups {
		sizes[i] = len(of)
	}
	return earlierPages(sizes, listedCitations)
}

// directivePage makes the page of a document, or one of what earlier reports say of it.
func (s *website) directivePage(f *files, d *report.Directive, at address.Page, shown, groups [][]*report.Citation, earlier []run) {
	on := s.pageBuffer()
	v := directivePage{
		Page:       s.newPage("directive", s.words.Directive(d), at),
		Directive:  d,
		Name:       s.words.Directive(d),
		Registered: d.Registered != nil,
		Crumbs:     []crumb{{at.Root() + address.Index, s.words.T("home")}, {at.Root() + address.Register + address.Index, s.words.T("directives")}},
		Dates:      s.citedDates(d),
		Cited:      len(d.Citations),
		Earlier:    s.earlierLinks(at, address.Directive(d), earlier, func(i int) *report.Summary { return groups[i][0].In }),
		citing:     s.citing(on, shown, at),
	}
	on.items.Reset()
	for i := range v.citing {
		s.printOr(s.compiled.citing, &on.items, &v.citing[i], f)
	}
	v.Citing = template.HTML(on.items.String())
	if d.Registered != nil {
		v.URL, v.Term = d.Registered.URL, d.Registered.Term
	}
	if d.File != nil {
		v.File = linkView{Href: at.Href(address.ToPage(address.File(d.File))), Text: path.Base(d.File.Path)}
	}
	v.CiteThis, v.Relations = citeThis(d), s.relations(d, at)
	if at.Path != address.Directive(d) {
		v.Crumbs = append(v.Crumbs, crumb{at.Href(address.ToPage(address.Directive(d))), v.Name})
		v.Page.Title = s.words.T("cited-in", v.Name, years(shown[len(shown)-1][0].In, shown[0][0].In))
		v.Page.FullTitle = v.Page.Title + " – " + cmp.Or(s.Data.Site.Title, s.Data.Site.Committee)
	}
	v.Page.Description = strings.TrimSpace(v.Name + " " + d.Title)
	if at.Path == address.Directive(d) {
		v.Page.Record = s.legislationRecord(d, v.Page)
	}
	s.shell(&v.Page, f)
	s.page(f, on, at.Path+address.Index, v.Page.Kind, v)
}

func (s *website) directiveLink(d *report.Directive, at address.Page) linkView {
	return linkView{Href: at.Href(address.ToPage(address.Directive(d))), Text: s.words.Directive(d)}
}

// citeThis is how a text cites a document, in the official form, as far as it is
// known.
func citeThis(d *report.Directive) string {
	if d.Key == "" {
		return strings.TrimSpace(d.Type + " " + d.Title)
	}
	c := citation.Citation{Key: d.Key, Type: d.Type, Number: d.Number, Symbol: d.Symbol, Date: d.Date, Issuer: d.Issuer, Form: citation.Full}
	if d.Title == "" {
		return c.String()
	}
	return c.String() + " về " + strings.TrimPrefix(strings.TrimPrefix(d.Title, "Về "), "về ")
}

// citedDates are the dates that citations give a document whose own is not known: where they
// do not agree, all of them.
func (s *website) citedDates(d *report.Directive) string {
	if !d.Date.IsZero() {
		return ""
	}
	var dates []citation.Date
	for _, c := range d.Citations {
		if !c.Date.IsZero() && !slices.Contains(dates, c.Date) {
			dates = append(dates, c.Date)
		}
	}
	slices.SortFunc(dates, func(a, b citation.Date) int { return cmp.Compare(a.String(), b.String()) })
	var said []string
	for _, date := range dates {
		said = append(said, s.words.Date(date))
	}
	if said == nil {
		return ""
	}
	return s.words.T("date-cited", strings.Join(said, "; "))
}

// relationKeys name the strings of the relations.
var relationKeys = map[report.RelationKind]string{
	report.Replaces: "replaces", report.ReplacedBy: "replaced-by", report.Amends: "amends",
	report.AmendedBy: "amended-by", report.Implements: "implements", report.ImplementedBy: "implemented-by",
}

// relations groups the documents related to one by kind.
func (s *website) relations(d *report.Directive, at address.Page) []relationView {
	var all []relationView
	for i, r := range d.Relations {
		if i == 0 || r.Kind != d.Relations[i-1].Kind {
			all = append(all, relationView{Name: s.words.T(relationKeys[r.Kind])})
		}
		last := &all[len(all)-1]
		last.Directives = append(last.Directives, s.directiveLink(r.Directive, at))
	}
	return all
}

// citing is what reports say of a document.
func (s *website) citing(on *pageBuffer, groups [][]*report.Citation, at address.Page) []citingReport {
	var all []citingReport
	for _, of := range groups {
		r := of[0].In
		all = append(all, citingReport{Name: s.reportName(r), Period: s.periodName(r), Href: at.Href(address.ToPage(address.Cover(r))),
			Mentions: on.text(func(b *text.Buffer) { s.text.Quotes(b, of, at) })})
	}
	return all
}
