package link

import (
	"maps"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// commitments joins what a report promises, and what it answers to earlier promises, with
// where its text says so.
func (l *Linked) commitments() {
	for _, c := range l.Data.Commitments {
		one := &report.Commitment{Commitment: c, In: l.Summary, Words: c.Text, Place: l.placeOf(c.Source, c.Fields["source"])}
		if c.Indicator != "" && l.figures[c.Indicator] == nil && !l.Data.Unread {
			l.Found.Add(diag.Finding{Code: "commitment/indicator", Severity: diag.Error, Span: c.Fields["indicator"],
				Message: diag.Say("không có chỉ tiêu %q trong kỳ này", "there is no indicator %q in this period", c.Indicator),
				Hint:    l.suggest(c.Indicator, slices.Sorted(maps.Keys(l.figures)), diag.Say("thêm [indicator.%s] vào data/%s/indicators.toml", "add [indicator.%s] to data/%s/indicators.toml", c.Indicator, l.Period.ID))})
		}
		l.Commitments = append(l.Commitments, one)
	}
	for _, a := range l.Data.Answers {
		l.Answers = append(l.Answers, report.Answer{Answer: a, In: l.Summary, Place: l.placeOf(a.Source, a.Fields["source"])})
	}
}

// placeOf is the place that a source names; nil for none, which is told.
func (l *Linked) placeOf(name string, at source.Span) *report.Target {
	if name == "" {
		return nil
	}
	if t, ok := l.source(name); ok {
		return &t
	}
	l.Found.Add(diag.Finding{Code: "commitment/source", Severity: diag.Error, Span: at,
		Message: diag.Say("báo cáo không có mục, điểm hay chú thích %q", "the report has no section, item or note %q", name),
		Hint: l.suggest(name, l.sourceList(), diag.Say(`ghi như "phan/muc#3" (điểm 3 của mục), "phan/muc#de-muc" hoặc "note:10"; điểm nào trùng số thì đặt mã {#…} ở đó`,
			`write it like "part/section#3" (item 3 of it), "part/section#heading" or "note:10"; where two items have one number, give one an id {#…}`))})
	return nil
}

// commitments gives what was promised the answers of later reports: of those of the same
// line, or of any that names the period.
func (j *joiner) commitments() {
	for _, r := range j.site.Reports {
		j.site.Commitments = append(j.site.Commitments, r.Commitments...)
	}
	promised := map[string][]*report.Commitment{} // by id, oldest first
	for _, r := range slices.Backward(j.site.Reports) {
		for _, a := range r.Answers {
			if c := j.answered(a, promised[a.ID]); c != nil {
				c.Answers = append(c.Answers, a)
			}
		}
		for _, c := range r.Commitments {
			c.Answers = nil
			promised[c.ID] = append(promised[c.ID], c)
		}
	}
}

// answered is the commitment that an answer is to, among those of its id; nil for none, which
// is told. Of several in its line it is the one that is open.
func (j *joiner) answered(a report.Answer, promised []*report.Commitment) *report.Commitment {
	var all, open []*report.Commitment
	for _, c := range promised {
		if a.Of == c.In.Period.ID || a.Of == "" && a.In.Period.Line() == c.In.Period.Line() {
			all = append(all, c)
			if c.IsOpen() {
				open = append(open, c)
			}
		}
	}
	switch {
	case len(open) == 1:
		return open[0]
	case len(all) == 1:
		return all[0]
	case len(all) == 0:
		j.unpromised(a)
		return nil
	}
	f := diag.Finding{Code: "commitment/ambiguous", Severity: diag.Error, Span: a.Span,
		Message: diag.Say("nhiều kỳ có nhiệm vụ %q", "several periods have a commitment %q", a.ID),
		Hint:    diag.Say("ghi rõ kỳ: of = %q", "name the period: of = %q", all[len(all)-1].In.Period.ID)}
	for _, c := range all {
		f.Related = append(f.Related, diag.Related{Span: c.Span, Text: diag.Say("kỳ %s", "period %s", c.In.Period.ID)})
	}
	j.found.Add(f)
	return nil
}

// unpromised says of an answer that nothing on the site promised that. Where the report that
// did is not on the site it is a note: a period may stand alone. What a report promised that was
// withdrawn stays answered.
func (j *joiner) unpromised(a report.Answer) {
	for _, r := range j.site.Withdrawn {
		if slices.ContainsFunc(r.Commitments, func(c *report.Commitment) bool { return c.ID == a.ID }) {
			return
		}
	}
	var known []string
	there := false // an earlier report that may have promised it
	for _, r := range j.site.Reports {
		if r.Period.Compare(a.In.Period) >= 0 || (a.Of != "" && r.Period.ID != a.Of) || (a.Of == "" && r.Period.Line() != a.In.Period.Line()) {
			continue
		}
		there = true
		for _, c := range r.Commitments {
			known = append(known, c.ID)
		}
	}
	if !there && j.site.Data.FromSealed {
		return
	}
	f := diag.Finding{Code: "commitment/unknown", Severity: diag.Error, Span: a.Span,
		Message: diag.Say("không báo cáo nào trước đó có nhiệm vụ %q", "no earlier report has a commitment %q", a.ID),
		Hint:    j.suggest(a.ID, known, diag.Say("sửa tên, hoặc ghi rõ kỳ đã hứa: of = \"…\"", "correct the name, or say which period promised it: of = \"…\""))}
	if !there {
		f.Severity = diag.Note
		f.Hint = diag.Say("báo cáo đã hứa không có trên trang này", "the report that promised it is not on this site")
	}
	j.found.Add(f)
}
