// Package check reads a report as a careful chief of office would: it proves
// its figures and citations, or points at what does not hold.
//
// A warning is a complete equation that fails or a plain contradiction, never a
// suspicion: whatever is doubtful is a note or silence. check changes nothing
// of the model. Each check has a file of its own.
package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// A Check is one thing that congbo looks for.
type Check struct {
	Code     string
	Severity diag.Severity // the gravest it raises
	Title    diag.Text
	Doc      diag.Text // what it proves, when it speaks, where the rule comes from
	Fires    []string  // texts that raise it; paragraphs between blank lines, notes as [^a] and [^a]: …
	Silent   []string  // texts that look like it and must not
	run      func(*run)
}

// All returns every check, in the order of its code.
func All() []*Check {
	all := []*Check{ratio, sum, partition, share, change, restated, dataCheck, tableCheck, citeDate, citeIssuer, citeType, citeForm, citeFuture, citeUnregistered, citeNear, dateInvalid, dateRange, doubled, formCheck, formNumber, decimalPoint, copied, imageAlt}
	slices.SortFunc(all, func(a, b *Check) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// Verdict is what became of a figure.
type Verdict string

// The verdicts on figures.
const (
	Holds       Verdict = "holds"
	RoundedDown Verdict = "rounded-down"
	Fails       Verdict = "fails"
	Unchecked   Verdict = "unchecked"
)

// A Figure is one relation between numbers that a report states.
type Figure struct {
	Kind    string // "ratio", "sum", "subset", "restated"
	Passage *report.Passage
	Start   int
	End     int
	Verdict Verdict
	Why     diag.Text
	Numbers []Number // the numbers that the relation is between
}

// A Number is a number of a text.
type Number struct {
	Passage    *report.Passage
	Start, End int
}

// numbers are the places of quantities of a text.
func (t *text) numbers(quantities ...quantity.Quantity) []Number {
	var all []Number
	for _, q := range quantities {
		all = append(all, Number{t.Passage, q.Start, q.End})
	}
	return all
}

// numbersOf are the places of the counts of items.
func (t *text) numbersOf(items []item) []Number {
	var all []Number
	for _, it := range items {
		all = append(all, t.numbers(*it.number)...)
	}
	return all
}

// A Result is what the checks found.
type Result struct {
	Findings diag.List
	Figures  []Figure // in reading order; every percentage is in one of them
}

// Run runs checks over every report of a site. each calls a function for 0 to n-1,
// side by side if it likes: reports are checked on their own, and no check changes
// what another reads.
func Run(site *report.Site, checks []*Check, each func(n int, f func(i int))) Result {
	results := make([]Result, len(site.Reports))
	each(len(results), func(i int) { results[i] = Report(site, site.Reports[i], checks) })
	var all Result
	for _, one := range results {
		all.Findings.Add(one.Findings...)
		all.Figures = append(all.Figures, one.Figures...)
	}
	all.Findings.Sort()
	return all
}

// Report runs checks over one report of a site. Beside the report they read the
// register, the documents that it cites, and what [Beside] names.
func Report(site *report.Site, r *report.Report, checks []*Check) Result {
	one := newRun(site, r)
	for _, c := range checks {
		one.check = c
		c.run(one)
	}
	one.coverage()
	slices.SortStableFunc(one.figures, func(a, b Figure) int { return one.order[a.Passage]*1e6 + a.Start - one.order[b.Passage]*1e6 - b.Start })
	return Result{one.found, one.figures} // the texts cut to words are the most of it
}

// Beside is what the checks of a report read of other periods: the report before it,
// and the figures of the same period of last year; nil where there is none.
func Beside(site *report.Site, r *report.Report) (before *report.Report, lastYear *data.PeriodData) {
	for i, other := range site.Reports {
		if other == r && i+1 < len(site.Reports) {
			before = site.Reports[i+1]
		}
	}
	return before, site.Data.Periods[r.Period.SameOfLastYear()]
}

// run is one report on its way through the checks.
type run struct {
	site      *report.Site
	report    *report.Report
	grammar   *citation.Grammar
	check     *Check
	texts     []*text // every passage that is prose, in reading order, notes after the text
	of        map[*report.Passage]*text
	order     map[*report.Passage]int
	found     diag.List
	figures   []Figure
	claimed   map[claim]bool // percentages that a check has dealt with
	truncated bool           // a truncated percentage has been remarked on
}

type claim struct {
	passage *report.Passage
	start   int
}

func newRun(site *report.Site, r *report.Report) *run {
	one := &run{site: site, report: r, grammar: site.Data.Grammar, of: map[*report.Passage]*text{}, order: map[*report.Passage]int{}, claimed: map[claim]bool{}}
	add := func(p *report.Passage) {
		if p.Kind == report.Code {
			return
		}
		t := newText(p)
		one.order[p] = len(one.texts)
		one.texts = append(one.texts, t)
		one.of[p] = t
	}
	for _, d := range r.Documents() {
		for _, p := range d.Passages {
			add(p)
		}
	}
	for _, d := range r.Documents() {
		for _, n := range d.Notes {
			for _, p := range n.Passages {
				add(p)
			}
		}
	}
	return one
}

// raise adds a finding of the running check.
func (r *run) raise(severity diag.Severity, p *report.Passage, start, end int, message, hint diag.Text, related ...diag.Related) {
	r.found.Add(diag.Finding{Code: r.check.Code, Severity: severity, Span: p.Span(start, end), Message: message, Hint: hint, Related: related})
}

// figure records what became of a relation that stands in p.Text[start:end].
func (r *run) figure(kind string, p *report.Passage, start, end int, numbers []Number, v Verdict, vi, en string, args ...any) {
	r.figures = append(r.figures, Figure{kind, p, start, end, v, diag.Say(vi, en, args...), numbers})
}

// claimPercent says that a percentage has been dealt with.
func (r *run) claimPercent(p *report.Passage, q quantity.Quantity) {
	r.claimed[claim{p, q.Start}] = true
}

func (r *run) isClaimed(p *report.Passage, q quantity.Quantity) bool {
	return r.claimed[claim{p, q.Start}]
}

// coverage lists the percentages that no check could prove, with the reason.
func (r *run) coverage() {
	for _, t := range r.texts {
		for _, q := range t.quantities {
			if q.Kind != quantity.Percent || r.isClaimed(t.Passage, q) {
				continue
			}
			why := diag.Say("văn bản không nêu hai con số để tính tỷ lệ này", "the text states no two numbers that this percentage comes from")
			switch before := strings.ToLower(t.Text[max(q.Start-24, 0):q.Start]); {
			case strings.Contains(before, "tăng") || strings.Contains(before, "giảm") || strings.Contains(before, "vượt"):
				why = diag.Say("mức tăng, giảm: văn bản không nêu con số của kỳ so sánh", "a change: the text does not state the figure it is compared with")
			case q.Hedge != "":
				why = diag.Say("chỉ là con số ước chừng (%s)", "only an approximate figure (%s)", q.Hedge)
			}
			r.figures = append(r.figures, Figure{"ratio", t.Passage, q.Start, q.End, Unchecked, why, t.numbers(q)})
		}
	}
}

// vi prints a number as messages and reports write it: "1.866", "42,75", "1,25 tỷ".
func vi(d quantity.Decimal) string {
	if billions := d.Mul(billionth).Trimmed(); d.Cmp(billion) >= 0 && billions.Scale() <= 3 {
		return billions.Format("vi") + " tỷ"
	}
	return d.Format("vi")
}

var billion, billionth = quantity.Int(1_000_000_000), quantity.Int(1).Quo(quantity.Int(1_000_000_000), 9, false)

// periodData is the data of the report's period.
func (r *run) periodData() *data.PeriodData {
	if r.report.Data == nil {
		return &data.PeriodData{}
	}
	return r.report.Data
}
