package link

import (
	"cmp"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// series joins the indicators of all periods: those of one id, and those that
// formerly had another.
func (j *joiner) series() {
	open := map[string]*report.Series{} // by the id that an older period may have
	for _, r := range j.site.Reports {  // newest first
		for _, i := range r.Data.Indicators {
			s := open[i.ID]
			if s == nil {
				s = &report.Series{ID: i.ID}
				open[i.ID] = s
				j.site.Series = append(j.site.Series, s)
			}
			s.Points = append(s.Points, report.Point{Report: r, Indicator: i})
		}
		// A former id is one of the periods before this one.
		for _, i := range r.Data.Indicators {
			if i.Formerly != "" && open[i.Formerly] != open[i.ID] {
				j.rename(r, i, open)
			}
		}
	}
	for _, s := range j.site.Series {
		compare(s)
		j.units(s)
	}
	j.vanished()
	slices.SortFunc(j.site.Series, func(a, b *report.Series) int { return cmp.Compare(a.ID, b.ID) })
}

// rename lets a series go on under the id that an indicator had before.
func (j *joiner) rename(r *report.Summary, i *data.Indicator, open map[string]*report.Series) {
	if other := open[i.Formerly]; other != nil {
		j.found.Add(diag.Finding{Code: "indicator/formerly", Severity: diag.Error, Span: i.Fields["formerly"],
			Message: diag.Say("chỉ tiêu %q vẫn còn ở kỳ %s, nên không phải là tên cũ", "indicator %q is still there in period %s, so it is no former name", i.Formerly, other.Points[len(other.Points)-1].Report.Period.ID),
			Hint:    diag.Say("bỏ formerly, hoặc dùng một tên cho cả hai kỳ", "remove formerly, or use one name in both periods")})
		return
	}
	var known []string
	for _, older := range j.site.Reports {
		if older.Period.Compare(r.Period) < 0 {
			for _, j := range older.Data.Indicators {
				if known = append(known, j.ID); j.ID == i.Formerly {
					open[i.Formerly] = open[i.ID]
					open[i.ID].Former = append(open[i.ID].Former, i.Formerly)
					return
				}
			}
		}
	}
	j.found.Add(diag.Finding{Code: "indicator/formerly", Severity: diag.Warning, Span: i.Fields["formerly"],
		Message: diag.Say("không kỳ nào trước đó có chỉ tiêu %q", "no earlier period has an indicator %q", i.Formerly),
		Hint:    j.suggest(i.Formerly, known, diag.Say("bỏ formerly, nếu kỳ trước không công bố ở đây", "remove formerly if the earlier period is not published here"))})
}

// compare joins each point with the same period of last year.
func compare(s *report.Series) {
	byPeriod := make(map[string]*data.Indicator, len(s.Points))
	for _, p := range s.Points {
		byPeriod[p.Report.Period.ID] = p.Indicator
	}
	for i, p := range s.Points {
		s.Points[i].Before = byPeriod[p.Report.Period.SameOfLastYear()]
	}
}

// units tells of a unit that changes on the way: the figures no longer compare.
func (j *joiner) units(s *report.Series) {
	for i, p := range s.Points[:len(s.Points)-1] {
		now, before := p.Indicator, s.Points[i+1].Indicator
		if now.Unit == before.Unit || now.Unit == "" || before.Unit == "" {
			continue
		}
		j.found.Add(diag.Finding{Code: "indicator/unit-changed", Severity: diag.Warning, Span: field(now, "unit"),
			Message: diag.Say("đơn vị tính của %q là %q, nhưng kỳ %s là %q", "the unit of %q is %q, in period %s it was %q", now.ID, now.Unit, before.Period.ID, before.Unit),
			Hint:    diag.Say("dùng một đơn vị tính; nếu nay tính khác thì đặt tên chỉ tiêu mới", "keep one unit; if it is counted in another way now, give the indicator a new name"),
			Related: []diag.Related{{Span: field(before, "unit"), Text: diag.Say("kỳ trước", "the period before")}}})
	}
}

// vanished tells of indicators that a report no longer has and the report of the
// same period of last year had. Periods of different length report on different
// things.
func (j *joiner) vanished() {
	after := map[string]*report.Summary{} // by the period of the year before
	for _, r := range j.site.Reports {
		if len(r.Data.Indicators) > 0 {
			after[r.Period.SameOfLastYear()] = r
		}
	}
	for _, s := range j.site.Series {
		has := make(map[*report.Summary]bool, len(s.Points))
		for _, p := range s.Points {
			has[p.Report] = true
		}
		for _, p := range s.Points {
			r := after[p.Report.Period.ID]
			if r == nil || has[r] {
				continue
			}
			j.found.Add(diag.Finding{Code: "indicator/vanished", Severity: diag.Note, Span: source.At(r.Data.Indicators[0].Span.File),
				Message: diag.Say("kỳ này không có chỉ tiêu %q mà cùng kỳ năm trước đã công bố", "this period lacks indicator %q, which the same period of last year published", p.Indicator.ID),
				Hint:    diag.Say("thêm chỉ tiêu; nếu đã đổi tên thì ghi formerly = %q ở tên mới", "add the indicator; if it has a new name, write formerly = %q there", p.Indicator.ID),
				Related: []diag.Related{{Span: p.Indicator.Span, Text: diag.Say("cùng kỳ năm trước", "the same period of last year")}}})
		}
	}
}

// field is where a field of an indicator is written, else the indicator.
func field(i *data.Indicator, key string) source.Span {
	if span, ok := i.Fields[key]; ok {
		return span
	}
	return i.Span
}
