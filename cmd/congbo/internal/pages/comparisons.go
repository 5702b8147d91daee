package pages

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// ComparedPeriods is how many reports of a line, the newest ones, are compared with those
// before them: the text of their reports is needed for that.
const ComparedPeriods = 24

// A pairing is two reports of one line that are compared.
type pairing struct {
	was, now *report.Summary
	yearly   bool // the same period of the year before
}

func (p pairing) path() string { return address.Comparison(p.was, p.now) }

// A comparisonsPage lists the comparisons, a line of reports after the other.
type comparisonsPage struct {
	Page   page
	Crumbs []crumb
	Lines  []comparedLine
}

type comparedLine struct {
	Name  string
	Pairs []comparedPair
}

// A comparedPair is a report with what it is compared with.
type comparedPair struct {
	Period         string
	Yearly, Before *linkView // nil for none
}

// compared are the pairs of reports that have a page, line by line, the newest first: each
// with the one before it and with the same period of the year before.
func (s *website) compared() []pairing {
	var pairs []pairing
	for _, line := range s.lines() {
		for k, now := range line {
			if k == ComparedPeriods {
				break
			}
			pairs = append(pairs, pairsOf(line, k, now)...)
		}
	}
	return pairs
}

// pairsOf are the pairs of the kth report of a line, newest first.
func pairsOf(line []*report.Summary, k int, now *report.Summary) []pairing {
	var pairs []pairing
	lastYear := now.Period.SameOfLastYear()
	if k+1 < len(line) && now.Period.Follows(line[k+1].Period) && line[k+1].Period.ID != lastYear {
		pairs = append(pairs, pairing{was: line[k+1], now: now, yearly: now.Period.Kind == data.Term})
	}
	for _, was := range line[k+1:] {
		if was.Period.ID == lastYear {
			pairs = append(pairs, pairing{was: was, now: now, yearly: true})
		}
	}
	return pairs
}

// lines are the reports of the site by what follows one another, each line newest first; the
// lines in the order of their newest reports.
func (s *website) lines() [][]*report.Summary {
	place := map[data.Line]int{}
	var lines [][]*report.Summary
	for _, r := range s.Reports {
		k, known := place[r.Period.Line()]
		if !known {
			k = len(lines)
			place[r.Period.Line()] = k
			lines = append(lines, nil)
		}
		lines[k] = append(lines[k], r)
	}
	return lines
}

// comparisons makes the index of comparisons.
func (s *website) comparisons() *files {
	f, at := s.files(), address.Page{Path: address.Comparisons}
	pairs := s.compared()
	if len(pairs) == 0 {
		return f
	}
	v := comparisonsPage{
		Page:   s.newPage("comparisons", s.words.T("comparison"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
	}
	for len(pairs) > 0 {
		line := pairs[0].now.Period.Line()
		one := comparedLine{Name: s.lineName(pairs[0].now)}
		for len(pairs) > 0 && pairs[0].now.Period.Line() == line {
			now := pairs[0].now
			entry := comparedPair{Period: s.periodName(now)}
			for len(pairs) > 0 && pairs[0].now == now {
				to := &linkView{Href: at.Href(address.ToPage(pairs[0].path())), Text: s.words.PeriodWithin(pairs[0].was)}
				if pairs[0].yearly {
					entry.Yearly = to
				} else {
					entry.Before = to
				}
				pairs = pairs[1:]
			}
			one.Pairs = append(one.Pairs, entry)
		}
		v.Lines = append(v.Lines, one)
	}
	v.Page.Description = s.words.T("comparisons-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}

// kindKeys name the strings of the kinds of periods.
var kindKeys = [...]string{data.Month: "kind-month", data.Quarter: "kind-quarter", data.Half: "kind-half", data.NineMonths: "kind-nine-months", data.Year: "kind-year", data.Term: "kind-term"}

// lineName names the line of reports that one is of: "Quý", "6 tháng (công tác dân vận)"; with
// what its folder adds where its title tells it from no other report of the period.
func (s *website) lineName(of *report.Summary) string {
	name, p := s.words.T(kindKeys[of.Period.Kind]), of.Period
	if p.Slug == "" {
		return name
	}
	on := matter(of.Front.Title)
	if main := s.ByPeriod(strings.TrimSuffix(p.ID, "-"+p.Slug)); main != nil && matter(main.Front.Title) == on {
		on = ""
	}
	return name + " (" + cmp.Or(on, p.Slug) + ")"
}

// longMatter is how many letters of a title are a name, at most.
const longMatter = 60

// matter is what a report is on: its title up to the period that it names. It is empty where
// that is no name.
func matter(title string) string {
	if named := words.PeriodNames(title); len(named) > 0 {
		title = title[:named[0].Start]
	}
	title = strings.TrimRight(strings.TrimPrefix(title, "về "), " ,;:-–(")
	if utf8.RuneCountInString(title) > longMatter {
		return ""
	}
	return title
}

// comparisonsAround are the comparisons of the same kind before and after one of a line.
func (s *website) comparisonsAround(pair pairing, at address.Page) (prev, next *linkView) {
	all := slices.DeleteFunc(s.compared(), func(p pairing) bool {
		return p.now.Period.Line() != pair.now.Period.Line() || p.yearly != pair.yearly
	})
	link := func(p pairing) *linkView {
		return &linkView{Href: at.Href(address.ToPage(p.path())), Text: s.periodName(p.was) + " – " + s.periodName(p.now)}
	}
	k := slices.Index(all, pair)
	if k+1 < len(all) {
		prev = link(all[k+1])
	}
	if k > 0 {
		next = link(all[k-1])
	}
	return prev, next
}

// formerlyCompared are the pairs that have an address and no page: those that are too old by
// now, and those that earlier versions made, which compared each report with the one before
// it, whatever period that was of.
func (s *website) formerlyCompared() []pairing {
	paged := map[string]bool{}
	for _, p := range s.compared() {
		paged[p.path()] = true
	}
	var all []pairing
	add := func(p pairing) {
		if !paged[p.path()] {
			paged[p.path()] = true
			all = append(all, p)
		}
	}
	for _, line := range s.lines() {
		for k, now := range line {
			for _, p := range pairsOf(line, k, now) {
				add(p)
			}
		}
	}
	var known []*report.Summary // of the periods that they knew
	for _, r := range s.Reports {
		if p := r.Period; p.Slug == "" && p.Kind != data.Month && p.Kind != data.Term {
			known = append(known, r)
		}
	}
	for k, now := range known[:max(len(known)-1, 0)] {
		add(pairing{was: known[k+1], now: now})
	}
	return all
}

// movedComparison leads on from the address of a comparison that has no page: to that with
// the year before, else to the index, else to the later report.
func (s *website) movedComparison(pair pairing) *files {
	f, at := s.files(), address.Page{Path: pair.path()}
	title := s.words.T("comparison-of", s.words.PeriodWithin(pair.was), s.words.PeriodWithin(pair.now))
	pairs := s.compared()
	to, name := address.Comparisons, s.words.T("comparison")
	if k := slices.IndexFunc(pairs, func(p pairing) bool { return p.now == pair.now && p.yearly }); k >= 0 {
		to, name = pairs[k].path(), s.words.T("comparison-of", s.words.PeriodWithin(pairs[k].was), s.words.PeriodWithin(pairs[k].now))
	} else if len(pairs) == 0 {
		to, name = address.Cover(pair.now), s.periodName(pair.now)
	}
	s.moved(f, at, movedPage{Page: s.newPage("moved", title, at), Lead: s.words.T("moved-comparison"), To: linkView{Href: at.Href(address.ToPage(to)), Text: name}}, to)
	return f
}
