package pages

import (
	"strconv"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// A homePage lists the reports, newest period first, and the headline figures of
// the newest.
type homePage struct {
	Page      page
	Crumbs    []crumb // of a page of earlier reports
	Reports   []reportView
	Years     []reportYear // the same by year; one without a name where they are few
	Earlier   []linkView   // pages of the reports before
	Newest    string       // the period that the headlines are of
	Headlines []headline
	Summary   string // how many indicators of the newest report are reached; empty where nothing tells
}

// A reportYear is the reports of a year.
type reportYear struct {
	Name    string
	Reports []reportView
}

// fewListed is how many reports are seen at a glance, at most.
const fewListed = 8

// byYear groups reports, newest first, by the year of their periods where they are many.
func byYear(of []*report.Summary, views []reportView) []reportYear {
	if len(of) == 0 {
		return nil
	}
	if len(of) <= fewListed {
		return []reportYear{{"", views}}
	}
	var all []reportYear
	for k, r := range of {
		if name := strconv.Itoa(r.Period.Year); len(all) == 0 || all[len(all)-1].Name != name {
			all = append(all, reportYear{Name: name})
		}
		last := &all[len(all)-1]
		last.Reports = append(last.Reports, views[k])
	}
	return all
}

// A reportView is a report in a list.
type reportView struct {
	Cover, Full, Indicators string // hrefs; Indicators is empty if it has none
	Name, Title, Period     string
	Date                    citation.Date // of signing
	Draft                   bool
}

// A headline is one figure, large.
type headline struct {
	Href, Name, Figure, Unit, Share string
	Faults                          []string // what the office says of faults in it
}

// listedReports are the reports that the home page lists, at least.
const listedReports = 24

func (s *website) home() *files {
	f := s.files()
	shown, earlier := s.listed()
	s.homePage(f, address.Page{}, run{0, shown}, earlier)
	for n, of := range earlier {
		s.homePage(f, address.Page{Path: address.Earlier("", n+1)}, of, nil)
	}
	return f
}

// listed are how many reports the home page lists, and the runs of its earlier pages.
func (s *website) listed() (shown int, earlier []run) {
	return earlierPages(ones(len(s.Reports)), listedReports)
}

// homePage makes the home page, or a page of earlier reports.
func (s *website) homePage(f *files, at address.Page, of run, earlier []run) {
	v := homePage{Page: s.newPage("home", "", at), Earlier: s.earlierReports(at, earlier)}
	for _, r := range s.Reports[of.from:of.to] {
		v.Reports = append(v.Reports, s.reportView(r, at))
	}
	v.Years = byYear(s.Reports[of.from:of.to], v.Reports)
	if at.Path != "" {
		v.Page = s.newPage("home", s.words.T("reports-of", years(s.Reports[of.to-1], s.Reports[of.from])), at)
		v.Crumbs = []crumb{{at.Root() + address.Index, s.words.T("home")}}
	} else if newest := s.headReport(); newest != nil {
		v.Newest, v.Headlines = s.periodName(newest), s.headlines(newest, at)
		v.Summary = summary(s.words, newest.Data.Indicators)
	}
	v.Page.Description = s.words.T("home-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
}

// headReport is the report whose figures are the headlines: the newest one, reports on a
// matter of their own left out where there are others; nil for none.
func (s *website) headReport() *report.Summary {
	for _, r := range s.Reports {
		if r.Period.Slug == "" {
			return r
		}
	}
	if len(s.Reports) > 0 {
		return s.Reports[0]
	}
	return nil
}

// earlierReports lead to the pages of earlier reports.
func (s *website) earlierReports(at address.Page, earlier []run) []linkView {
	return s.earlierLinks(at, "", earlier, func(i int) *report.Summary { return s.Reports[i] })
}

func (s *website) reportView(r *report.Summary, at address.Page) reportView {
	v := reportView{
		Cover:  at.Href(address.ToPage(address.Cover(r))),
		Full:   at.Href(address.ToPage(address.Full(r))),
		Name:   s.reportName(r),
		Title:  r.Front.Title,
		Period: s.periodName(r),
		Date:   r.Front.Date,
		Draft:  r.Front.Status == "draft",
	}
	if len(r.Data.Indicators) > 0 {
		v.Indicators = at.Href(address.ToPage(address.Indicators(r)))
	}
	return v
}

func (s *website) headlines(r *report.Summary, at address.Page) []headline {
	var all []headline
	for _, i := range r.Data.Indicators {
		if i.Headline && (i.Actual.IsValid() || i.Percent.IsValid()) {
			h := s.headline(i)
			h.Href = at.Href(s.text.ToIndicator(i))
			for _, column := range []string{"actual", "of", "percent"} {
				h.Faults = append(h.Faults, s.faultsOf(r, i, column)...)
			}
			all = append(all, h)
		}
	}
	return all
}

// manyParts is from where on the share of a whole tells more than its parts: "6.064/6.122" is
// read as 99,05 %.
const manyParts = 100

// headline chooses the figure to show large: a part of a whole as "4/10", or as its share where
// the whole is large and the report states it; else the result, else the share.
func (s *website) headline(i *data.Indicator) headline {
	h := headline{Name: i.Name, Unit: i.Unit, Figure: s.words.Field(i, "actual")}
	switch {
	case i.Actual.IsValid() && i.Of.IsValid() && i.Percent.IsValid() && i.PercentOf == "" && i.Of.Cmp(quantity.Int(manyParts)) >= 0:
		h.Unit = h.Figure + "/" + s.words.Number(i.Of) + " " + i.Unit
		h.Figure = s.words.Field(i, "percent")
		return h
	case i.Actual.IsValid() && i.Of.IsValid():
		h.Figure += "/" + s.words.Number(i.Of)
	case !i.Actual.IsValid():
		h.Figure, h.Unit = s.words.Field(i, "percent"), i.PercentOf
		return h
	}
	switch {
	case !i.Percent.IsValid() && i.Target.IsValid():
		h.Share = s.words.T("target-is", s.words.Field(i, "target"))
	case i.Percent.IsValid():
		h.Share = s.words.Field(i, "percent")
		if i.PercentOf != "" {
			h.Share = s.words.T("against-percent-of", h.Share, i.PercentOf)
		}
	}
	return h
}
