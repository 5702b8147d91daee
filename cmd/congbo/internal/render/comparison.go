package render

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// ComparedPeriods is how many periods, the newest ones, are compared with each other: the
// text of their reports is needed for that.
const ComparedPeriods = 24

// comparisonsPath is the folder of the pages that compare two periods.
const comparisonsPath = "so-sanh/"

// A comparisonPage sets a period beside the one before it.
type comparisonPage struct {
	Page       page
	Crumbs     []crumb
	Was, Now   linkView
	Indicators []comparedIndicator
	Sections   []comparedSection
	New        []linkView // documents that only the later period cites
	Dropped    []linkView // documents that only the earlier one cites
	Both       int        // documents that both cite
	Prev, Next *linkView  // comparisons before and after
}

// A comparedIndicator is one figure in both periods.
type comparedIndicator struct {
	Href, Name, Unit, Was, Now, Change string
}

// A comparedSection is a section of both periods, or of one.
type comparedSection struct {
	Title    string
	Level    int
	Was, Now *comparedText
}

type comparedText struct {
	Link       linkView
	Paragraphs []comparedParagraph
}

type comparedParagraph struct {
	Heading bool
	Text    string
}

// compared are the pairs of consecutive periods that have a page, the newest
// first: of the periods that the register is indexed by.
func (s *website) compared() [][2]*report.Report {
	var pairs [][2]*report.Report
	reports := s.lately(s.Reports)
	for i := 0; i+1 < len(reports); i++ {
		pairs = append(pairs, [2]*report.Report{reports[i+1], reports[i]})
	}
	return pairs
}

func comparisonPath(pair [2]*report.Report) string {
	return comparisonsPath + pair[0].Period.ID + "/" + pair[1].Period.ID + "/"
}

// comparison makes the page of the nth pair.
func (s *website) comparison(n int) *files {
	pairs := s.compared()
	was, now := pairs[n][0], pairs[n][1]
	f, at := s.files(), place{path: comparisonPath(pairs[n])}
	v := comparisonPage{
		Page:   s.newPage("comparison", s.words.t("comparison-of", s.words.periodWithin(was), s.words.periodWithin(now)), at),
		Crumbs: []crumb{{at.root() + folderIndex, s.words.t("home")}},
		Was:    s.reportLink(was, at), Now: s.reportLink(now, at),
		Indicators: s.comparedIndicators(was, now, at),
	}
	one, other := s.buffer(), s.buffer()
	defer s.back(one)
	defer s.back(other)
	before, after := s.compare(f, was, one), s.compare(f, now, other)
	if f.err != nil {
		return f
	}
	v.Sections = comparedSections(before, after, at)
	v.New, v.Dropped, v.Both = s.comparedDirectives(was, now, at)
	neighbour := func(n int) *linkView {
		return &linkView{Href: at.href(toPage(comparisonPath(pairs[n]))), Text: s.periodName(pairs[n][0]) + " – " + s.periodName(pairs[n][1])}
	}
	if n+1 < len(pairs) {
		v.Prev = neighbour(n + 1)
	}
	if n > 0 {
		v.Next = neighbour(n - 1)
	}
	v.Page.Description = s.words.t("comparison-description", s.reportName(was), s.reportName(now))
	s.frame(&v.Page, f)
	s.page(f, s.sheet(), at.path+folderIndex, v.Page.Kind, v)
	return f
}

func (s *website) reportLink(r *report.Report, at place) linkView {
	return linkView{Href: at.href(toPage(coverPath(r))), Text: s.periodName(r)}
}

// comparedIndicators pairs figures by their ids, former ones too, in the order of
// the later period; what only the earlier one has comes last.
func (s *website) comparedIndicators(was, now *report.Report, at place) []comparedIndicator {
	before := map[string]*data.Indicator{}
	for _, i := range was.Data.Indicators {
		before[i.ID] = i
	}
	var all []comparedIndicator
	for _, i := range now.Data.Indicators {
		old := before[i.ID]
		if old == nil && i.Formerly != "" {
			old = before[i.Formerly]
		}
		if old != nil {
			delete(before, old.ID)
		}
		all = append(all, s.comparedIndicator(old, i, at.href(toRow(now, i))))
	}
	for _, i := range was.Data.Indicators {
		if before[i.ID] != nil {
			all = append(all, s.comparedIndicator(i, nil, at.href(toRow(was, i))))
		}
	}
	return all
}

func (s *website) comparedIndicator(was, now *data.Indicator, href string) comparedIndicator {
	one := now
	if one == nil {
		one = was
	}
	v := comparedIndicator{Href: href, Name: one.Name, Unit: one.Unit, Was: s.result(was), Now: s.result(now)}
	if was == nil || now == nil || was.Unit != now.Unit {
		return v
	}
	switch {
	case v.Was == v.Now && v.Was != "":
		v.Change = s.words.t("unchanged")
	case was.Actual.IsValid() && now.Actual.IsValid():
		v.Change = s.words.difference(was.Actual, now.Actual)
	case !was.Actual.IsValid() && !now.Actual.IsValid() && was.Percent.IsValid() && now.Percent.IsValid() && was.PercentOf == now.PercentOf:
		v.Change = s.words.t("points", s.words.signed(now.Percent.Sub(was.Percent)))
	}
	return v
}

// result is what an indicator has reached: its result, else its share.
func (s *website) result(i *data.Indicator) string {
	switch {
	case i == nil:
		return ""
	case i.Actual.IsValid():
		return s.words.number(i.Actual)
	}
	return s.words.percent(i.Percent)
}

// difference writes how a number changed, and by how many percent where that can
// be said: "+84 (+4,71%)".
func (w words) difference(was, now quantity.Decimal) string {
	d := now.Sub(was)
	text := w.signed(d)
	if was.Sign() > 0 && d.Sign() != 0 {
		text += " (" + w.change(d.Percent(was, 2, false)) + ")"
	}
	return text
}

// signed writes a number with its sign.
func (w words) signed(d quantity.Decimal) string {
	switch d.Sign() {
	case 1:
		return "+" + w.number(d)
	case -1:
		return "−" + strings.TrimPrefix(w.number(d), "-")
	}
	return w.number(d)
}

// comparedSections pairs parts and sections that correspond: by the names of their
// folders and files, or by their titles. The order is that of the later period;
// what only the earlier one has follows where its part stands.
func comparedSections(was, now compared, at place) []comparedSection {
	var all []comparedSection
	var pair func(a, b []*report.Section)
	pair = func(a, b []*report.Section) {
		taken := map[*report.Section]bool{}
		for _, section := range b {
			if !section.HasPage() {
				continue
			}
			old := corresponding(section, a, taken)
			v := comparedSection{Title: section.Title, Level: section.Level, Now: now.textOf(section, at)}
			var children []*report.Section
			if old != nil {
				taken[old] = true
				v.Was, children = was.textOf(old, at), old.Children
			}
			all = append(all, v)
			pair(children, section.Children)
		}
		for _, section := range a {
			if section.HasPage() && !taken[section] {
				all = append(all, comparedSection{Title: section.Title, Level: section.Level, Was: was.textOf(section, at)})
				pair(section.Children, nil)
			}
		}
	}
	pair(was.Parts, now.Parts)
	return all
}

// corresponding is the section among others that one is about: of the same name,
// else of the same title.
func corresponding(section *report.Section, among []*report.Section, taken map[*report.Section]bool) *report.Section {
	for _, same := range []func(a *report.Section) bool{
		func(a *report.Section) bool { return topic(a.Slug) == topic(section.Slug) },
		func(a *report.Section) bool { return strings.EqualFold(a.Title, section.Title) },
	} {
		for _, a := range among {
			if a.HasPage() && !taken[a] && same(a) {
				return a
			}
		}
	}
	return nil
}

// topic is a slug without the number that orders it: "01-ket-qua" is "ket-qua".
func topic(slug string) string {
	if rest := strings.TrimLeft(slug, "0123456789"); rest != slug && strings.HasPrefix(rest, "-") {
		return rest[1:]
	}
	return slug
}

// textOf is the text of a section, its headings as paragraphs: the pages of
// the reports show it as it is.
func (c compared) textOf(s *report.Section, at place) *comparedText {
	t := &comparedText{Link: linkView{Href: at.href(toPart(c.Report, s, "")), Number: s.Number, Text: s.Title}}
	for _, p := range c.texts.paragraphs[s.Document] {
		t.Paragraphs = append(t.Paragraphs, comparedParagraph{p.heading, string(c.bytes[p.start:p.end])})
	}
	return t
}

// A compared is a report with its texts.
type compared struct {
	*report.Report
	texts *Texts
	bytes []byte
}

func (s *website) compare(f *files, r *report.Report, buf *[]byte) compared {
	c := compared{Report: r, texts: s.texts(r)}
	var err error
	c.bytes, err = c.texts.read(buf)
	f.fail(err)
	return c
}

// comparedDirectives are the documents that only the later report cites, those that
// only the earlier one does, and how many both do.
func (s *website) comparedDirectives(was, now *report.Report, at place) (fresh, dropped []linkView, both int) {
	cited := map[*report.Directive]int{}
	for bit, r := range []*report.Report{was, now} {
		for _, m := range r.Mentions {
			if m.Directive != nil {
				cited[m.Directive] |= 1 << bit
			}
		}
	}
	for _, d := range s.Directives {
		switch cited[d] {
		case 1:
			dropped = append(dropped, s.directiveLink(d, at))
		case 2:
			fresh = append(fresh, s.directiveLink(d, at))
		case 3:
			both++
		}
	}
	return fresh, dropped, both
}
