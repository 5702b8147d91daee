package pages

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/report"
)

// A commitmentsPage shows what a report promises, what became of it, and what the report
// answers to earlier promises.
type commitmentsPage struct {
	Page        page
	Report      linkView
	Crumbs      []crumb
	Nav         template.HTML
	Commitments []commitmentView
	Summary     string // how many are done, and so on
	Answers     []commitmentView
}

// An allCommitmentsPage shows the same through the periods, newest first.
type allCommitmentsPage struct {
	Page    page
	Crumbs  []crumb
	Periods []promisedPeriod
	Older   []promisedPeriod // told by their numbers alone
}

type promisedPeriod struct {
	linkView
	Summary     string
	Commitments []commitmentView
}

// A commitmentView is a commitment with the answers to it, oldest first.
type commitmentView struct {
	ID, Words        string
	Lang             string    // of the report that promises it
	Promised         *linkView // the report that promises it, where that is another one
	Place, Indicator *linkView
	Due, Owner       string
	Target           string
	Status, State    string // in words; as styles tell it
	Answers          []answerView
}

type answerView struct {
	Period, Place *linkView
	Status        string
	State         string
	Reason        string
}

// commitments makes the page of what the report promises and answers, and its data files.
func (r *reportPages) commitments() {
	if !hasCommitments(r.Summary) {
		return
	}
	at, on := address.Page{Path: address.Commitments(r.Summary)}, r.pageBuffer()
	v := commitmentsPage{
		Page:    r.newPage("commitments", r.words.T("commitments-of", r.words.PeriodWithin(r.Summary)), at),
		Report:  linkView{Href: at.Href(address.ToPage(address.Cover(r.Summary))), Text: r.reportName(r.Summary)},
		Crumbs:  []crumb{{at.Root() + address.Index, r.words.T("home")}, {at.Root() + address.Cover(r.Summary) + address.Index, r.periodName(r.Summary)}},
		Nav:     r.nav(on, at, nil),
		Summary: r.promisedSummary(r.Commitments),
	}
	for _, c := range r.Commitments {
		v.Commitments = append(v.Commitments, r.commitmentView(c, at))
	}
	promised := r.promisedBy()
	for _, a := range r.Answers {
		c := promised[a.Answer]
		if c == nil { // in a report that is not on the site
			v.Answers = append(v.Answers, commitmentView{Words: a.ID, Lang: a.In.Form.Lang(), Answers: []answerView{r.answerView(a, at)}})
			continue
		}
		one := r.commitmentView(c, at)
		one.ID, one.Promised = "", &linkView{Href: at.Href(r.promiseOf(c)), Text: r.periodName(c.In)}
		v.Answers = append(v.Answers, one)
	}
	v.Page.Description = r.words.T("commitments-description", v.Report.Text)
	r.shell(&v.Page, r.files)
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, v)
	base := r.website.Data.Site.BaseURL
	r.files.add(at.Path+"commitments.csv", exports.CommitmentsCSV(r.Commitments))
	r.files.add(at.Path+"commitments-excel.csv", exports.CommitmentsExcel(r.words, r.Commitments))
	r.files.add(at.Path+"commitments.json", exports.CommitmentsJSON(r.words, base, r.Commitments))
}

// hasCommitments reports whether a report promises or answers anything.
func hasCommitments(r *report.Summary) bool { return len(r.Commitments)+len(r.Answers) > 0 }

// promises reports whether any report does.
func (s *website) promises() bool {
	for _, r := range s.Reports {
		if hasCommitments(r) {
			return true
		}
	}
	return false
}

// allCommitments makes the page of what all reports promise, and its data files.
func (s *website) allCommitments() *files {
	f, at := s.files(), address.Page{Path: address.AllCommitments}
	if !s.promises() {
		return f
	}
	v := allCommitmentsPage{
		Page:   s.newPage("all-commitments", s.words.T("commitments"), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
	}
	for _, r := range s.Reports {
		if len(r.Commitments) == 0 {
			continue
		}
		one := promisedPeriod{linkView: linkView{Href: at.Href(address.ToPage(address.Commitments(r))), Text: s.periodName(r)}, Summary: s.promisedSummary(r.Commitments)}
		if len(v.Periods) == ComparedPeriods {
			v.Older = append(v.Older, one)
			continue
		}
		for _, c := range r.Commitments {
			view := s.commitmentView(c, at)
			view.ID, view.Words = "", shortened(view.Words)
			one.Commitments = append(one.Commitments, view)
		}
		v.Periods = append(v.Periods, one)
	}
	v.Page.Description = s.words.T("commitments-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	f.add(at.Path+"commitments.csv", exports.CommitmentsCSV(s.Commitments))
	f.add(at.Path+"commitments-excel.csv", exports.CommitmentsExcel(s.words, s.Commitments))
	f.add(at.Path+"commitments.json", exports.CommitmentsJSON(s.words, s.Data.Site.BaseURL, s.Commitments))
	return f
}

// maxWords is how many letters of a commitment the page of all periods shows.
const maxWords = 160

// shortened is the beginning of a text, whole words of it.
func shortened(text string) string {
	if utf8.RuneCountInString(text) <= maxWords {
		return text
	}
	cut := string([]rune(text)[:maxWords])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}

// promisedBy are the commitments that answers are to.
func (s *website) promisedBy() map[*data.Answer]*report.Commitment {
	of := map[*data.Answer]*report.Commitment{}
	for _, c := range s.Commitments {
		for _, a := range c.Answers {
			of[a.Answer] = c
		}
	}
	return of
}

// promiseOf leads to where a commitment is promised: its item, else its row.
func (s *website) promiseOf(c *report.Commitment) address.Target {
	if c.Place != nil {
		return address.To(*c.Place)
	}
	return address.ToCommitment(c)
}

func (s *website) commitmentView(c *report.Commitment, at address.Page) commitmentView {
	v := commitmentView{ID: c.ID, Words: c.Words, Lang: c.In.Form.Lang(), Place: s.placeLink(c.Place, c.In, at), Due: s.words.Date(c.Due), Owner: c.Owner, Target: s.words.Goal(c.Target)}
	if !c.Target.IsValid() {
		v.Target = ""
	}
	for _, i := range c.In.Data.Indicators {
		if i.ID == c.Indicator {
			v.Indicator = &linkView{Href: at.Href(s.text.ToIndicator(i)), Text: i.Name}
		}
	}
	v.State = s.stateOf(c)
	v.Status = s.words.T("commitment-" + v.State)
	for _, a := range c.Answers {
		v.Answers = append(v.Answers, s.answerView(a, at))
	}
	return v
}

func (s *website) answerView(a report.Answer, at address.Page) answerView {
	return answerView{
		Period: &linkView{Href: at.Href(address.ToPage(address.Commitments(a.In))), Text: s.periodName(a.In)},
		Place:  s.placeLink(a.Place, a.In, at),
		Status: s.words.T("commitment-" + string(a.Status)), State: string(a.Status), Reason: a.Reason,
	}
}

// placeLink leads to a place of a report; nil for none.
func (s *website) placeLink(to *report.Target, in *report.Summary, at address.Page) *linkView {
	if to == nil {
		return nil
	}
	return &linkView{Href: at.Href(address.To(*to)), Text: s.words.Reference(*to, in)}
}

// stateOf is what became of a commitment: the status of its last answer, else whether it
// was due by the end of the newest report.
func (s *website) stateOf(c *report.Commitment) string {
	if last := c.Last(); last != nil {
		return string(last.Status)
	}
	newest := s.Reports[0]
	end := newest.Period.End()
	if to := newest.Front.To; !to.IsZero() {
		end = to.String()
	}
	if !c.Due.IsZero() && c.Due.String() < end {
		return "overdue"
	}
	return "open"
}

// states are all that can become of a commitment, in the order of a summary.
var states = [...]string{string(data.Done), string(data.UnderWay), string(data.Late), string(data.Dropped), "overdue", "open"}

// promisedSummary counts what became of commitments: "12 nhiệm vụ: 9 đã xong, 3 đang làm".
func (s *website) promisedSummary(all []*report.Commitment) string {
	if len(all) == 0 {
		return ""
	}
	count := map[string]int{}
	for _, c := range all {
		count[s.stateOf(c)]++
	}
	var parts []string
	for _, state := range states {
		if n := count[state]; n > 0 {
			parts = append(parts, s.words.T("summary-count", n, strings.ToLower(s.words.T("commitment-"+state))))
		}
	}
	return s.words.T("commitments-summary", len(all), strings.Join(parts, ", "))
}

// answersOf lead from the page of a section to the commitments that it answers.
func (r *reportPages) answersOf(s *report.Section, at address.Page) []linkView {
	if len(r.Answers) == 0 {
		return nil
	}
	var all []linkView
	promised := r.promisedBy()
	for _, a := range r.Answers {
		if c := promised[a.Answer]; c != nil && a.Place != nil && a.Place.Section.Page() == s {
			all = append(all, linkView{Href: at.Href(r.promiseOf(c)), Text: shortened(c.Words)})
		}
	}
	return all
}
