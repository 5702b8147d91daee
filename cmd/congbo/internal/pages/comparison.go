package pages

import (
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// A comparisonPage sets two reports of one line side by side.
type comparisonPage struct {
	Page       page
	Crumbs     []crumb
	Was, Now   linkView
	Lang       string              // of the reports
	Indicators []comparedIndicator // of both reports
	Faults     []string            // what the office says of faults in figures that are marked
	Sections   []comparedSection   // of both reports

	IndicatorsWas, IndicatorsNow []linkView // of one report alone
	SectionsWas, SectionsNow     []linkView

	New        []linkView // documents that only the later period cites
	Dropped    []linkView // documents that only the earlier one cites
	Both       int        // documents that both cite
	Prev, Next *linkView  // comparisons before and after
}

// A comparedIndicator is one figure in both periods.
type comparedIndicator struct {
	Href, Name, Unit, Was, Now, Change string
	Apart                              string // why no change can be told; empty where one is, or a figure is missing
	Differs                            bool

	faults []string
}

// A comparedSection is a section of both reports.
type comparedSection struct {
	Title    string
	Level    int
	Was, Now comparedText
}

// A comparedText is a section as one of the reports has it, with what the other has not
// marked.
type comparedText struct {
	Link linkView
	Text template.HTML

	paragraphs []exports.Paragraph
}

// A comparedParagraph is a paragraph without marks.
type comparedParagraph struct {
	Heading bool
	Text    string
	More    []string // lines after the first: the other rows of a table
}

// Paragraphs are the text without marks, for a layout that prints them itself.
func (t comparedText) Paragraphs() []comparedParagraph {
	var all []comparedParagraph
	for _, p := range t.paragraphs {
		all = append(all, comparedParagraph{p.Heading, p.Lines[0], p.Lines[1:]})
	}
	return all
}

// comparison makes the page of a pair.
func (s *website) comparison(pair pairing) *files {
	was, now := pair.was, pair.now
	f, at, on := s.files(), address.Page{Path: pair.path()}, s.pageBuffer()
	v := comparisonPage{
		Page:   s.newPage("comparison", s.words.T("comparison-of", s.words.PeriodWithin(was), s.words.PeriodWithin(now)), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}, {at.Root() + address.Comparisons + address.Index, s.words.T("comparison")}},
		Was:    s.reportLink(was, at), Now: s.reportLink(now, at),
		Lang: now.Form.Lang(),
	}
	v.Indicators, v.IndicatorsWas, v.IndicatorsNow = s.comparedIndicators(was, now, at)
	for _, i := range v.Indicators {
		v.Faults = append(v.Faults, i.faults...)
	}
	v.Sections, v.SectionsWas, v.SectionsNow = s.comparedSections(on, s.reports[was], s.reports[now], at)
	v.New, v.Dropped, v.Both = s.comparedDirectives(was, now, at)
	v.Prev, v.Next = s.comparisonsAround(pair, at)
	v.Page.Description = s.words.T("comparison-description", s.reportName(was), s.reportName(now))
	s.shell(&v.Page, f)
	s.page(f, on, at.Path+address.Index, v.Page.Kind, v)
	return f
}

func (s *website) reportLink(r *report.Summary, at address.Page) linkView {
	return linkView{Href: at.Href(address.ToPage(address.Cover(r))), Text: s.periodName(r)}
}

// comparedIndicators pairs figures by their ids, former ones too, in the order of
// the later period, and links those that one of the reports has alone.
func (s *website) comparedIndicators(was, now *report.Summary, at address.Page) (both []comparedIndicator, onlyWas, onlyNow []linkView) {
	before := map[string]*data.Indicator{}
	for _, i := range was.Data.Indicators {
		before[i.ID] = i
	}
	for _, i := range now.Data.Indicators {
		old := before[i.ID]
		if old == nil && i.Formerly != "" {
			old = before[i.Formerly]
		}
		href := at.Href(address.ToRow(now, i))
		if old == nil {
			onlyNow = append(onlyNow, linkView{Href: href, Text: i.Name})
			continue
		}
		delete(before, old.ID)
		one := s.comparedIndicator(old, i, href)
		s.markFaults(&one, was, old, now, i)
		both = append(both, one)
	}
	for _, i := range was.Data.Indicators {
		if before[i.ID] != nil {
			onlyWas = append(onlyWas, linkView{Href: at.Href(address.ToRow(was, i)), Text: i.Name})
		}
	}
	return both, onlyWas, onlyNow
}

func (s *website) comparedIndicator(was, now *data.Indicator, href string) comparedIndicator {
	v := comparedIndicator{Href: href, Name: now.Name, Unit: now.Unit, Was: s.result(was), Now: s.result(now), Change: none}
	v.Differs = v.Was != v.Now && v.Now != none
	switch missing := v.Was == none || v.Now == none; {
	case missing:
	case now.Unit != was.Unit:
		v.Apart = s.words.T("apart-unit")
	case !now.ComparesWith(was):
		v.Apart = s.words.T("apart-stretch")
	case v.Was == v.Now:
		v.Change = s.words.T("unchanged")
	case was.ActualBound != data.Exact || now.ActualBound != data.Exact || was.PercentBound != now.PercentBound:
		v.Apart = s.words.T("apart-bound")
	case was.Actual.IsValid() && now.Actual.IsValid():
		v.Change = difference(s.words, was.Actual, now.Actual)
	case !was.Actual.IsValid() && !now.Actual.IsValid() && was.Percent.IsValid() && now.Percent.IsValid() && was.PercentOf == now.PercentOf:
		v.Change = s.words.T("points", signed(s.words, now.Percent.Sub(was.Percent)))
	default:
		v.Apart = s.words.T("apart-base")
	}
	return v
}

// none stands where there is no figure.
const none = "–"

// markFaults marks the figures of a comparison that are at fault.
func (s *website) markFaults(v *comparedIndicator, was *report.Summary, old *data.Indicator, now *report.Summary, i *data.Indicator) {
	for _, side := range []struct {
		report *report.Summary
		of     *data.Indicator
		figure *string
	}{{was, old, &v.Was}, {now, i, &v.Now}} {
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
	case i.Actual.IsValid():
		return s.words.Field(i, "actual")
	case i.Percent.IsValid():
		return s.words.Field(i, "percent")
	}
	return none
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
// folders and files, or by their titles, in the order of the later period. It links those
// that one of the reports has alone.
func (s *website) comparedSections(on *pageBuffer, was, now *report.Report, at address.Page) (both []comparedSection, onlyWas, onlyNow []linkView) {
	var pair func(a, b []*report.Section)
	pair = func(a, b []*report.Section) {
		taken := map[*report.Section]bool{}
		for _, section := range b {
			if !section.HasPage() {
				continue
			}
			old := corresponding(section, a, taken)
			if old == nil {
				onlyNow = append(onlyNow, s.comparedLink(now, section, at))
				pair(nil, section.Children)
				continue
			}
			taken[old] = true
			if one, ok := s.comparedSection(on, was, now, old, section, at); ok {
				both = append(both, one)
			}
			pair(old.Children, section.Children)
		}
		for _, section := range a {
			if section.HasPage() && !taken[section] {
				onlyWas = append(onlyWas, s.comparedLink(was, section, at))
				pair(section.Children, nil)
			}
		}
	}
	pair(was.Parts, now.Parts)
	return both, onlyWas, onlyNow
}

// comparedSection sets a section beside the one that it corresponds to; false where neither
// has a text.
func (s *website) comparedSection(on *pageBuffer, was, now *report.Report, old, section *report.Section, at address.Page) (comparedSection, bool) {
	a, b := s.paragraphs(was, old), s.paragraphs(now, section)
	if len(a)+len(b) == 0 {
		return comparedSection{}, false
	}
	left, right := linesOf(a), linesOf(b)
	ofLeft, ofRight, pieces := s.differ.Partners(left, right)
	before, after := make([]text.Compared, len(a)), make([]text.Compared, len(b))
	for i, j := range ofLeft {
		before[i] = text.Compared{Heading: a[i].Heading, Alone: j == compare.NoPartner}
		if before[i].Alone || left[i] == right[j] {
			before[i].Whole = left[i]
		} else {
			before[i].Pieces = pieces[i]
		}
	}
	for j, i := range ofRight {
		after[j] = text.Compared{Heading: b[j].Heading, Alone: i == compare.NoPartner}
		if after[j].Alone || left[i] == right[j] {
			after[j].Whole = right[j]
		} else {
			after[j].Pieces = pieces[i]
		}
	}
	side := func(r *report.Report, of *report.Section, plain []exports.Paragraph, marked []text.Compared, op compare.Op) comparedText {
		link := s.comparedLink(r, of, at)
		head := text.ComparedHead{Period: s.periodName(r.Summary), Href: link.Href, Number: link.Number, Title: link.Text}
		return comparedText{link, on.text(func(b *text.Buffer) { s.text.Compared(b, head, marked, op) }), plain}
	}
	return comparedSection{section.Title, section.Level, side(was, old, a, before, compare.Removed), side(now, section, b, after, compare.Added)}, true
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

// comparedLink leads to a section of a report.
func (s *website) comparedLink(r *report.Report, section *report.Section, at address.Page) linkView {
	v := linkView{Href: at.Href(address.ToPart(r.Summary, section, "")), Number: section.Number, Text: section.Title}
	if title := r.Document(section).Title; title != nil {
		v.Text = title.Marked()
	}
	return v
}

// paragraphs are the text of a section as archives have it, with the notes that its page
// lists: the pages of the reports show it as it is.
func (s *website) paragraphs(r *report.Report, section *report.Section) []exports.Paragraph {
	d := r.Document(section)
	return exports.Paragraphs(s.words, d, text.NotesOf(d.Mentions()))
}

// linesOf are paragraphs as one text each. Pages fold spaces, so those before a line are
// such as they keep.
func linesOf(paragraphs []exports.Paragraph) []string {
	all := make([]string, len(paragraphs))
	for k, p := range paragraphs {
		for i, line := range p.Lines {
			if text := strings.TrimLeft(line, " "); text != line {
				p.Lines[i] = strings.Repeat("\u00a0", len(line)-len(text)) + text
			}
		}
		all[k] = strings.Join(p.Lines, "\n")
	}
	return all
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
