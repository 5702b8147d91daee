package pages

import (
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// ComparedPeriods is how many periods, the newest ones, are compared with each other: the
// text of their reports is needed for that.
const ComparedPeriods = 24

// A comparisonPage sets a period beside the one before it.
type comparisonPage struct {
	Page       page
	Crumbs     []crumb
	Was, Now   linkView
	Lang       string // of the reports
	Indicators []comparedIndicator
	Faults     []string // what the office says of faults in figures that are marked
	Sections   []comparedSection
	New        []linkView // documents that only the later period cites
	Dropped    []linkView // documents that only the earlier one cites
	Both       int        // documents that both cite
	Prev, Next *linkView  // comparisons before and after
}

// A comparedIndicator is one figure in both periods.
type comparedIndicator struct {
	Href, Name, Unit, Was, Now, Change string

	faults []string
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
	More    []string // lines after the first: the other rows of a table
}

// compared are the pairs of consecutive periods that have a page, the newest
// first: of the periods that the register is indexed by.
func (s *website) compared() [][2]*report.Summary {
	var pairs [][2]*report.Summary
	reports := s.lately(s.Reports)
	for i := 0; i+1 < len(reports); i++ {
		pairs = append(pairs, [2]*report.Summary{reports[i+1], reports[i]})
	}
	return pairs
}

func comparisonPath(pair [2]*report.Summary) string { return address.Comparison(pair[0], pair[1]) }

// comparison makes the page of the nth pair.
func (s *website) comparison(n int) *files {
	pairs := s.compared()
	was, now := pairs[n][0], pairs[n][1]
	f, at := s.files(), address.Page{Path: comparisonPath(pairs[n])}
	v := comparisonPage{
		Page:   s.newPage("comparison", s.words.T("comparison-of", s.words.PeriodWithin(was), s.words.PeriodWithin(now)), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
		Was:    s.reportLink(was, at), Now: s.reportLink(now, at),
		Lang:       now.Form.Lang(),
		Indicators: s.comparedIndicators(was, now, at),
	}
	for _, i := range v.Indicators {
		v.Faults = append(v.Faults, i.faults...)
	}
	v.Sections = s.comparedSections(s.reports[was], s.reports[now], at)
	v.New, v.Dropped, v.Both = s.comparedDirectives(was, now, at)
	neighbour := func(n int) *linkView {
		return &linkView{Href: at.Href(address.ToPage(comparisonPath(pairs[n]))), Text: s.periodName(pairs[n][0]) + " – " + s.periodName(pairs[n][1])}
	}
	if n+1 < len(pairs) {
		v.Prev = neighbour(n + 1)
	}
	if n > 0 {
		v.Next = neighbour(n - 1)
	}
	v.Page.Description = s.words.T("comparison-description", s.reportName(was), s.reportName(now))
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}

func (s *website) reportLink(r *report.Summary, at address.Page) linkView {
	return linkView{Href: at.Href(address.ToPage(address.Cover(r))), Text: s.periodName(r)}
}

// comparedIndicators pairs figures by their ids, former ones too, in the order of
// the later period; what only the earlier one has comes last.
func (s *website) comparedIndicators(was, now *report.Summary, at address.Page) []comparedIndicator {
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
		one := s.comparedIndicator(old, i, at.Href(address.ToRow(now, i)))
		s.markFaults(&one, was, old, now, i)
		all = append(all, one)
	}
	for _, i := range was.Data.Indicators {
		if before[i.ID] != nil {
			one := s.comparedIndicator(i, nil, at.Href(address.ToRow(was, i)))
			s.markFaults(&one, was, i, now, nil)
			all = append(all, one)
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
		v.Change = s.words.T("unchanged")
	case was.ActualBound != data.Exact || now.ActualBound != data.Exact || was.PercentBound != now.PercentBound:
	case was.Actual.IsValid() && now.Actual.IsValid():
		v.Change = difference(s.words, was.Actual, now.Actual)
	case !was.Actual.IsValid() && !now.Actual.IsValid() && was.Percent.IsValid() && now.Percent.IsValid() && was.PercentOf == now.PercentOf:
		v.Change = s.words.T("points", signed(s.words, now.Percent.Sub(was.Percent)))
	}
	return v
}

// markFaults marks the figures of a comparison that are at fault.
func (s *website) markFaults(v *comparedIndicator, was *report.Summary, old *data.Indicator, now *report.Summary, i *data.Indicator) {
	for _, side := range []struct {
		report *report.Summary
		of     *data.Indicator
		figure *string
	}{{was, old, &v.Was}, {now, i, &v.Now}} {
		if side.of == nil {
			continue
		}
		column := "actual"
		if !side.of.Actual.IsValid() {
			column = "percent"
		}
		for _, said := range s.faultsOf(side.report, side.of, column) {
			*side.figure += text.Fault
			v.faults = append(v.faults, v.Name+" ("+s.periodName(side.report)+"): "+said)
		}
	}
}

// result is what an indicator has reached: its result, else its share.
func (s *website) result(i *data.Indicator) string {
	switch {
	case i == nil:
		return ""
	case i.Actual.IsValid():
		return s.words.Field(i, "actual")
	case i.Percent.IsValid():
		return s.words.Field(i, "percent")
	}
	return ""
}

// difference writes how a number changed, and by how many percent where that can
// be said: "+84 (+4,71%)".
func difference(w words.Words, was, now quantity.Decimal) string {
	d := now.Sub(was)
	text := signed(w, d)
	if was.Sign() > 0 && d.Sign() != 0 {
		text += " (" + w.Change(d.Percent(was, 2, false)) + ")"
	}
	return text
}

// signed writes a number with its sign.
func signed(w words.Words, d quantity.Decimal) string {
	switch d.Sign() {
	case 1:
		return "+" + w.Number(d)
	case -1:
		return "−" + strings.TrimPrefix(w.Number(d), "-")
	}
	return w.Number(d)
}

// comparedSections pairs parts and sections that correspond: by the names of their
// folders and files, or by their titles. The order is that of the later period;
// what only the earlier one has follows where its part stands.
func (s *website) comparedSections(was, now *report.Report, at address.Page) []comparedSection {
	var all []comparedSection
	var pair func(a, b []*report.Section)
	pair = func(a, b []*report.Section) {
		taken := map[*report.Section]bool{}
		for _, section := range b {
			if !section.HasPage() {
				continue
			}
			old := corresponding(section, a, taken)
			v := comparedSection{Title: section.Title, Level: section.Level, Now: s.comparedText(now, section, at)}
			var children []*report.Section
			if old != nil {
				taken[old] = true
				v.Was, children = s.comparedText(was, old, at), old.Children
			}
			all = append(all, v)
			pair(children, section.Children)
		}
		for _, section := range a {
			if section.HasPage() && !taken[section] {
				all = append(all, comparedSection{Title: section.Title, Level: section.Level, Was: s.comparedText(was, section, at)})
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

// comparedText is the text of a section as archives have it, with the notes that its page
// lists: the pages of the reports show it as it is.
func (s *website) comparedText(r *report.Report, section *report.Section, at address.Page) *comparedText {
	d := r.Document(section)
	t := &comparedText{Link: linkView{Href: at.Href(address.ToPart(r.Summary, section, "")), Number: section.Number, Text: section.Title}}
	if d.Title != nil {
		t.Link.Text = d.Title.Marked()
	}
	paragraphs := exports.Paragraphs(s.words, d, notesOf(d.Mentions()))
	t.Paragraphs = make([]comparedParagraph, 0, len(paragraphs))
	for _, p := range paragraphs {
		for i, line := range p.Lines {
			if text := strings.TrimLeft(line, " "); text != line {
				p.Lines[i] = strings.Repeat("\u00a0", len(line)-len(text)) + text // pages fold spaces
			}
		}
		t.Paragraphs = append(t.Paragraphs, comparedParagraph{p.Heading, p.Lines[0], p.Lines[1:]})
	}
	return t
}

// comparedDirectives are the documents that only the later report cites, those that
// only the earlier one does, and how many both do.
func (s *website) comparedDirectives(was, now *report.Summary, at address.Page) (fresh, dropped []linkView, both int) {
	cited := map[*report.Directive]int{}
	for bit, r := range []*report.Summary{was, now} {
		for _, c := range r.Citations {
			if d := s.Cited[c]; d != nil {
				cited[d] |= 1 << bit
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
