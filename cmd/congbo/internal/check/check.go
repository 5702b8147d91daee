// Package check reads a report as a careful chief of office would: it proves
// its figures and citations, or points at what does not hold.
//
// A warning is a complete equation that fails or a plain contradiction, never a
// suspicion: whatever is doubtful is a note or silence. check changes nothing
// of the model. A file holds a check or a family of them; what one needs more files
// for has names that begin with it: change.go, changefromto.go.
package check

import (
	"cmp"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Check is one thing that congbo looks for.
type Check struct {
	Code     string
	Severity diag.Severity // the gravest it raises
	Title    diag.Text
	Doc      diag.Text       // what it proves, when it speaks, where the rule comes from
	Fires    []string        // texts that raise it; paragraphs between blank lines, notes as [^a] and [^a]: …
	Silent   []string        // texts that look like it and must not
	run      func(*run)      // over a report by itself
	words    bool            // run looks at texts one by one, wherever they stand
	across   func(*crossing) // over what a report and the rest of the site say; or nil
}

// All returns every check, in the order of its code.
func All() []*Check {
	all := []*Check{ratio, sum, partition, attendance, change, hundred, names, plan, balance, dateYears, dataCheck, thousands, tableCheck, citeDate, citeIssuer, citeType, citeForm, citeFuture, citeUnregistered, citeNear, dateInvalid, dateRange, dateFuture, doubled, formCheck, formNumber, decimalPoint, copied, imageAlt, imageType, commitmentDue, commitmentAnswer,
		secrecyFront, secrecyStamp, secrecyCited, personalIdentity, personalContact, personalAccount, personalHome, personalSanction, personalIllness, personalProperties, unfinishedField, unfinishedRemark, unfinishedSection}
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
	Kind    string // "ratio", "change", "sum", "subset", "names"
	Text    string
	Span    source.Span // of the text
	Verdict Verdict
	Why     diag.Text
	Numbers []source.Span // the numbers that the relation is between

	block, start int // by which figures are ordered
}

// numbers are the places of quantities of a text.
func (t *text) numbers(quantities ...quantity.Quantity) []source.Span {
	all := make([]source.Span, 0, len(quantities))
	for _, q := range quantities {
		all = append(all, t.Span(q.Start, q.End))
	}
	return all
}

// numbersOf are the places of the counts of items.
func numbersOf(items []item) []source.Span {
	all := make([]source.Span, 0, len(items))
	for _, it := range items {
		all = append(all, it.in.Span(it.number.Start, it.number.End))
	}
	return all
}

// A Result is what the checks found in a report by itself.
type Result struct {
	Findings diag.List
	Figures  []Figure // in reading order; every percentage is in one of them
	Tables   Tables

	words      int // of the report
	paragraphs []paragraph
}

// Report runs checks over a report by itself. Beside the report they read the register and
// the figures of the same period of last year.
func Report(set *data.Set, r *report.Report, checks []*Check) Result {
	one := newRun(set, r)
	for _, c := range checks {
		if c.run != nil {
			one.check = c
			c.run(one)
		}
	}
	one.coverage()
	slices.SortStableFunc(one.figures, func(a, b Figure) int { return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.start, b.start)) })
	result := Result{Findings: one.found, Figures: one.figures, Tables: tablesOf(r)} // the texts cut to words are the most of it
	for _, t := range one.texts {
		result.count(t.Block)
	}
	return result
}

// Settings runs checks of words over what a site says beside its reports: its name and the
// register, which go out with every report.
func Settings(set *data.Set, words []*report.Block, checks []*Check) diag.List {
	one := newRun(set, &report.Report{Summary: &report.Summary{Front: &data.Front{Status: "published"}, Data: &data.PeriodData{}}, Beside: words})
	for _, c := range checks {
		if c.words {
			one.check = c
			c.run(one)
		}
	}
	return one.found
}

// Across runs checks over what the reports of a site say of the same things. results are
// those of each by itself, in the order of the site.
func Across(site *report.Site, results []Result, checks []*Check) diag.List {
	var found diag.List
	for i, r := range site.Reports {
		one := crossing{site: site, report: r, result: &results[i]}
		for j := i + 1; j < len(results); j++ {
			if site.Reports[j].Period.Line() == r.Period.Line() {
				one.before = &results[j]
				break
			}
		}
		for _, c := range checks {
			if c.across != nil {
				one.check = c
				c.across(&one)
			}
		}
		found.Add(one.found...)
	}
	return found
}

// A crossing is one report among the others of its site on its way through the checks.
type crossing struct {
	site   *report.Site
	report *report.Summary
	result *Result // of the report by itself
	before *Result // of the report before it of the same kind and slug; or nil
	check  *Check
	found  diag.List
}

// raise adds a finding of the running check on a citation: at its Span, or its Extent.
func (c *crossing) raise(severity diag.Severity, of *report.Citation, at source.Span, message, hint diag.Text, related ...diag.Related) {
	c.found.Add(onCitation(c.check, severity, of, at, message, hint, related...))
}

// run is one report on its way through the checks.
type run struct {
	set        *data.Set
	report     *report.Report
	grammar    *citation.Grammar
	lexicon    *lexer.Lexicon
	check      *Check
	texts      []*text // every block that is prose, in reading order, notes after the text
	published  []*text // those, the words of indicators and what stands beside the text
	textOf     map[*report.Block]*text
	order      map[*report.Block]int
	found      diag.List
	figures    []Figure
	claimed    map[claim]bool           // percentages that a check has dealt with
	nouns      map[string][]string      // of units
	words      map[string]int           // how often each stands in the texts; see straying
	splits     []split                  // shares of wholes, as they were found
	proved     map[*report.Block][]int  // tokens of wholes that shares came out at
	truncated  bool                     // a truncated percentage has been remarked on
	ofNames    map[claim]int            // the findings on names, by where the name stands; see personal
	cellsAt    map[*report.Block]cellAt // see cells
	tablesRead []*table                 // see tables
}

type claim struct {
	block *report.Block
	start int
}

func newRun(set *data.Set, r *report.Report) *run {
	one := &run{set: set, report: r, grammar: set.Grammar, lexicon: data.Lexicon(), proved: map[*report.Block][]int{}, nouns: map[string][]string{}, textOf: map[*report.Block]*text{}, order: map[*report.Block]int{}, claimed: map[claim]bool{}, ofNames: map[claim]int{}}
	beside := r.Beside
	for _, b := range r.Blocks() {
		if b.Kind == report.Code {
			beside = append(slices.Clip(beside), b)
			continue
		}
		t := newText(b, set.Site.Language)
		one.order[b] = len(one.texts)
		one.texts = append(one.texts, t)
		one.textOf[b] = t
	}
	one.published = slices.Clip(one.texts)
	for _, i := range r.Data.Indicators {
		for _, b := range []*report.Block{r.Rows[i].Name, r.Rows[i].Note} {
			if b != nil {
				one.published = append(one.published, newText(b, set.Site.Language))
			}
		}
	}
	for _, b := range beside {
		one.published = append(one.published, newText(b, set.Site.Language))
	}
	return one
}

// raise adds a finding of the running check on b.Text[start:end]. Of a value that was
// written in there, its data are another witness.
func (r *run) raise(severity diag.Severity, b *report.Block, start, end int, message, hint diag.Text, related ...diag.Related) {
	for _, in := range b.Inserts(start, end) {
		if in.Data.File != nil && in.Data.File != b.File {
			related = append(related, diag.Related{Span: in.Data, Text: diag.Say("số liệu của con số này", "the data of this figure")})
		}
	}
	r.found.Add(diag.Finding{Code: r.check.Code, Severity: severity, Span: b.Span(start, end), Message: message, Hint: hint, Related: related,
		Quote: diag.Quote{Around: b.Text, Start: start, End: end}})
}

// raiseOn adds a finding of the running check on a citation: at its Span, or its Extent.
func (r *run) raiseOn(c *report.Citation, at source.Span, message, hint diag.Text) {
	r.found.Add(onCitation(r.check, diag.Warning, c, at, message, hint))
}

func onCitation(check *Check, severity diag.Severity, c *report.Citation, at source.Span, message, hint diag.Text, related ...diag.Related) diag.Finding {
	q := diag.Quote{Around: c.Quote.Text, Start: c.Quote.Start, End: c.Quote.End}
	if at == c.Extent {
		q.End = min(q.End+c.ExtEnd-c.End, len(q.Around))
	}
	return diag.Finding{Code: check.Code, Severity: severity, Span: at, Message: message, Hint: hint, Related: related, Quote: q}
}

// figure records what became of a relation that stands in b.Text[start:end].
func (r *run) figure(kind string, b *report.Block, start, end int, numbers []source.Span, v Verdict, vi, en string, args ...any) {
	r.addFigure(kind, b, start, end, numbers, v, diag.Say(vi, en, args...))
}

func (r *run) addFigure(kind string, b *report.Block, start, end int, numbers []source.Span, v Verdict, why diag.Text) {
	r.figures = append(r.figures, Figure{kind, strings.Clone(b.Text[start:end]), b.Span(start, end), v, why, numbers, r.order[b], start})
}

// claimPercent says that a percentage has been dealt with.
func (r *run) claimPercent(b *report.Block, q quantity.Quantity) {
	r.claimed[claim{b, q.Start}] = true
}

func (r *run) isClaimed(b *report.Block, q quantity.Quantity) bool {
	return r.claimed[claim{b, q.Start}]
}

// coverage lists the percentages that no check could prove, with the reason.
func (r *run) coverage() {
	for _, t := range r.texts {
		for _, k := range t.at {
			q := t.percent(k)
			if q == nil || r.isClaimed(t.Block, *q) {
				continue
			}
			why := diag.Say("không tìm ra hai con số mà từ đó tính tỷ lệ này", "no two numbers were found that this percentage comes from")
			switch l := t.lead(k); {
			case t.isValue(*q):
				why = diag.Say("lấy từ chỉ tiêu, figure/data kiểm tra ở đó", "taken from an indicator, where figure/data checks it")
			case l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Exceeding:
				why = diag.Say("mức tăng, giảm: văn bản không nêu con số của kỳ so sánh", "a change: the text does not state the figure it is compared with")
			case q.Hedge != "":
				why = diag.Say("chỉ là con số ước chừng (%s)", "only an approximate figure (%s)", q.Hedge)
			}
			r.addFigure("ratio", t.Block, q.Start, q.End, t.numbers(*q), Unchecked, why)
		}
	}
}
