package check

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// history compares an indicator with its past: the change that is stated with
// actual and previous, and previous with the actual of the same period a year
// before, where that report is on the site.
func (r *run) history() {
	last := r.set.Periods[r.report.Period.SameOfLastYear()]
	for _, i := range r.report.Data.Indicators {
		if i.Change.IsValid() && i.Previous.IsValid() && i.Previous.Sign() > 0 && i.Actual.IsValid() && i.ActualBound == data.Exact {
			diff := i.Actual.Sub(i.Previous)
			if diff.Sign() < 0 && i.Change.Sign() > 0 {
				diff = i.Previous.Sub(i.Actual)
			}
			if !fits(diff, i.Previous, i.Change) {
				want := diff.Percent(i.Previous, i.Change.Scale(), false)
				r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Warning, Span: i.Fields["change"],
					Message: diag.Say("từ %s đến %s là %s%%, chỉ tiêu ghi %s%%", "from %s to %s is %s%%, the indicator says %s%%", vi(i.Previous), vi(i.Actual), vi(want), vi(i.Change)),
					Hint:    diag.Say("xem lại change, actual và previous", "look at change, actual and previous again")})
			}
		}
		if last == nil || !i.Previous.IsValid() {
			continue
		}
		for _, before := range last.Indicators {
			if before.ID == i.ID && before.Unit == i.Unit && before.Actual.IsValid() && before.ActualBound == data.Exact && !before.Actual.Equal(i.Previous) {
				r.found.Add(diag.Finding{Code: r.check.Code, Severity: diag.Warning, Span: i.Fields["previous"],
					Message: diag.Say("previous = %s, nhưng kỳ %s đã công bố %s", "previous = %s, but period %s published %s", vi(i.Previous), last.Period.ID, vi(before.Actual)),
					Hint:    diag.Say("sửa previous, hoặc nêu rõ số liệu kỳ trước đã được điều chỉnh", "correct previous, or say that the earlier figure was revised"),
					Related: []diag.Related{{Span: before.Fields["actual"], Text: diag.Say("kỳ trước", "the period before")}}})
			}
		}
	}
}
