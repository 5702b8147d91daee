package pages

import (
	"slices"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// A withdrawnPage stands at the address of a report that was withdrawn, in the place of all of
// it.
type withdrawnPage struct {
	Page    page
	Crumbs  []crumb
	Name    string // of the report
	Period  string
	Date    citation.Date
	Reason  string
	Archive string // href of what is said of its seal; empty for one that was not sealed
}

// A withdrawalView is the withdrawal of a sealed period, on the archive page.
type withdrawalView struct {
	Date   citation.Date
	Reason string
	Sum    string // of the entry in the chain of seals; empty where only the report says it
	signatureView
}

// withdrawn makes the notice of a report that was withdrawn, and what leads there from all
// addresses that only it had.
func (s *website) withdrawn(r *report.Summary) *files {
	f, at := s.files(), address.Page{Path: address.Cover(r)}
	v := withdrawnPage{
		Page:   s.newPage("withdrawn", s.words.T("withdrawn", s.words.ReportName(r)), at),
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
		Name:   s.words.ReportName(r), Period: s.words.PeriodWithin(r), Date: r.Withdrawal.Date, Reason: r.Withdrawal.Reason,
	}
	if s.Data.Sealed(r.Period.ID) != nil {
		v.Archive = at.Href(address.Target{Path: address.Archive, ID: r.Period.ID})
	}
	v.Page.Description = v.Page.Title
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	for _, folder := range s.withdrawnFolders(r) {
		s.movedToNotice(f, address.Page{Path: folder}, r, folder+address.Index)
	}
	s.movedToNotice(f, address.Page{Path: address.Full(r)}, r, address.OneFile(r))
	return f
}

// movedToNotice leads from an address to the notice.
func (s *website) movedToNotice(f *files, at address.Page, r *report.Summary, file string) {
	v := movedPage{
		Page: s.newPage("moved", s.words.T("withdrawn", s.words.ReportName(r)), at),
		Lead: s.words.T("withdrawn-moved"),
		To:   linkView{Href: at.Href(address.ToPage(address.Cover(r))), Text: s.words.PeriodWithin(r)},
	}
	if v.Page.Canonical != "" {
		v.Page.Canonical = s.Data.Site.BaseURL + address.Cover(r)
	}
	f.add(file, []byte(s.print(s.layouts.moved, v, f)))
}

// withdrawnFolders are the folders of the pages that a report had, but its cover, and of those
// that no other report keeps.
func (s *website) withdrawnFolders(r *report.Summary) []string {
	all := []string{address.Full(r)}
	if mayHaveChecked(r) {
		all = append(all, address.Checked(r))
	}
	if len(r.Data.Indicators) > 0 {
		all = append(all, address.Indicators(r))
	}
	if len(r.Commitments)+len(r.Answers) > 0 {
		all = append(all, address.Commitments(r))
	}
	for _, section := range r.Pages() {
		all = append(all, section.Folder)
	}
	standing := map[string]bool{}
	for _, one := range s.Series {
		for _, id := range append([]string{one.ID}, one.Former...) {
			standing[id] = true
		}
	}
	for _, other := range s.Withdrawn[:slices.Index(s.Withdrawn, r)] { // leads on already
		for _, i := range other.Data.Indicators {
			standing[i.ID] = true
		}
	}
	for _, i := range r.Data.Indicators {
		if !standing[i.ID] {
			standing[i.ID] = true
			all = append(all, address.Series+i.ID+"/")
		}
	}
	if r == s.Withdrawn[0] && !s.promises() && slices.ContainsFunc(s.Withdrawn, func(w *report.Summary) bool { return len(w.Commitments) > 0 }) {
		all = append(all, address.AllCommitments)
	}
	return append(append(all, s.withdrawnDocuments(r)...), s.withdrawnComparisons(r)...)
}

// withdrawnDocuments are the folders of the documents that are not in the register and that no
// other report cites.
func (s *website) withdrawnDocuments(r *report.Summary) (all []string) {
	standing := map[string]bool{}
	for _, d := range s.Directives {
		standing[d.Slug] = true
	}
	for _, other := range s.Withdrawn[:slices.Index(s.Withdrawn, r)+1] {
		for _, c := range other.Citations {
			slug := citation.Slug(c.Key)
			if c.Number == "" || slug == "" || standing[slug] {
				continue
			}
			standing[slug] = true
			if other == r {
				all = append(all, address.Register+slug+"/")
			}
		}
	}
	return all
}

// withdrawnComparisons are the folders of the comparisons with a report that there were. One of
// two withdrawn reports leads to the later one.
func (s *website) withdrawnComparisons(r *report.Summary) (all []string) {
	site := *s.Site
	site.Reports = append(slices.Clone(s.Reports), s.Withdrawn...)
	slices.SortFunc(site.Reports, func(x, y *report.Summary) int { return y.Period.Compare(x.Period) })
	before := *s
	before.Site = &site
	if r == s.Withdrawn[0] && len(s.compared()) == 0 && len(before.compared()) > 0 {
		all = append(all, address.Comparisons)
	}
	for _, pair := range append(before.compared(), before.formerlyCompared()...) {
		if pair.now == r || pair.was == r && pair.now.Withdrawal == nil {
			all = append(all, pair.path())
		}
	}
	return all
}
