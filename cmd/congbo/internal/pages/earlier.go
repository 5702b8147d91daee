package pages

import (
	"fmt"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// What grows with the periods is shown as far as a page holds it, the newest first; what came
// earlier stands on pages of its own, numbered from the oldest on, so that a new period changes
// none of them.

// A run is some of a list: [from, to).
type run struct{ from, to int }

// earlierPages cuts a list of groups, the newest first, whose sizes are given: what the page
// itself shows, from most to twice as much, and the runs of the earlier pages, the oldest
// first. A group stays whole, and the newest stays on the page.
func earlierPages(sizes []int, most int) (shown int, earlier []run) {
	rest, end := 0, len(sizes)
	for _, n := range sizes {
		rest += n
	}
	for rest > 2*most && end > 1 {
		begin, size := end, 0
		for size < most && begin > 1 {
			begin--
			size += sizes[begin]
		}
		earlier = append(earlier, run{begin, end})
		rest, end = rest-size, begin
	}
	return end, earlier
}

// ones are the sizes of n groups of one.
func ones(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = 1
	}
	return all
}

// earlierLinks lead from a page to those of what came earlier, the newest first, named by their
// years.
func (s *website) earlierLinks(at address.Page, folder string, earlier []run, reportOf func(i int) *report.Summary) []linkView {
	var all []linkView
	for n := len(earlier); n > 0; n-- {
		of := earlier[n-1]
		all = append(all, linkView{Href: at.Href(address.ToPage(address.Earlier(folder, n))), Text: years(reportOf(of.to-1), reportOf(of.from))})
	}
	return all
}

// earlierFolders are the folders of the pages of what came earlier.
func earlierFolders(folder string, earlier []run) []string {
	var all []string
	for n := range earlier {
		all = append(all, address.Earlier(folder, n+1))
	}
	return all
}

// years are those from one report to another: "2019", "2019–2022".
func years(first, last *report.Summary) string {
	if first.Period.Year == last.Period.Year {
		return fmt.Sprint(first.Period.Year)
	}
	return fmt.Sprintf("%d–%d", first.Period.Year, last.Period.Year)
}
