package pages

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A homePage lists the reports, newest period first, and the headline figures of
// the newest.
type homePage struct {
	Page      page
	Reports   []reportView
	Headlines []headline
	Summary   string // how many indicators of the newest report are reached; empty where nothing tells
}

// A reportView is a report in a list.
type reportView struct {
	Cover, Full, Indicators string // hrefs; Indicators is empty if it has none
	Name, Title, Period     string
	Draft                   bool
}

// A headline is one figure, large.
type headline struct {
	Href, Name, Figure, Unit, Share string
}

func (s *website) home() *files {
	f, at := s.files(), address.Page{}
	v := homePage{Page: s.newPage("home", "", at)}
	for _, r := range s.Reports {
		v.Reports = append(v.Reports, s.reportView(r, at))
	}
	if len(s.Reports) > 0 {
		v.Headlines = s.headlines(s.Reports[0], at)
		v.Summary = summary(s.words, s.Reports[0].Data.Indicators)
	}
	v.Page.Description = s.words.T("home-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), address.Index, v.Page.Kind, v)
	return f
}

func (s *website) reportView(r *report.Summary, at address.Page) reportView {
	v := reportView{
		Cover:  at.Href(address.ToPage(address.Cover(r))),
		Full:   at.Href(address.ToPage(address.Full(r))),
		Name:   s.reportName(r),
		Title:  r.Front.Title,
		Period: s.periodName(r),
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
			all = append(all, h)
		}
	}
	return all
}

// headline chooses the figure to show large: a part of a whole as "4/10", else
// the result, else the share.
func (s *website) headline(i *data.Indicator) headline {
	h := headline{Name: i.Name, Unit: i.Unit, Figure: s.words.Number(i.Actual)}
	switch {
	case i.Actual.IsValid() && i.Of.IsValid():
		h.Figure += "/" + s.words.Number(i.Of)
	case !i.Actual.IsValid():
		h.Figure, h.Unit = s.words.Percent(i.Percent), i.PercentOf
		return h
	}
	switch {
	case !i.Percent.IsValid() && i.Target.IsValid():
		h.Share = s.words.T("target-is", s.words.Bound(i.Target))
	case i.Percent.IsValid():
		h.Share = s.words.Percent(i.Percent)
		if i.PercentOf != "" {
			h.Share = s.words.T("against-percent-of", h.Share, i.PercentOf)
		}
	}
	return h
}
