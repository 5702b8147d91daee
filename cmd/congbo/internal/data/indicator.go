package data

import (
	"cmp"
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

var groupKeys = keys[Group]{
	field("title", asText, kept, func(g *Group) *string { return &g.Title }, "tên nhóm, in trên các chỉ tiêu của nhóm", "what stands over the indicators of the group"),
	field("order", asInt, kept, func(g *Group) *int { return &g.Order }, "thứ tự của nhóm", "place of the group, lowest first"),
}

var indicatorKeys = keys[Indicator]{
	field("name", asText, kept, func(i *Indicator) *string { return &i.Name }, "tên chỉ tiêu; bắt buộc", "what is counted; required"),
	field("unit", asText, kept, func(i *Indicator) *string { return &i.Unit }, "đơn vị tính", "unit"),
	limit("actual", asFigure, dropped, func(i *Indicator) *quantity.Decimal { return &i.Actual }, func(i *Indicator) *Bound { return &i.ActualBound }, "kết quả", "result"),
	field("target", asGoal, derived, func(i *Indicator) *Goal { return &i.Target }, "kế hoạch của cả năm: một con số, một mức (`\"≥ 95%\"`, `\"dưới 2\"`), một khoảng (`\"90 - 95\"`), hoặc `\"cuối năm\"` là để cuối năm đánh giá; kỳ mới cùng năm thì giữ", "target of the year: a number, a limit (`\"≥ 95%\"`, `\"dưới 2\"`), a range (`\"90 - 95\"`), or `\"cuối năm\"`, judged at the year's end; kept by a new period of the same year"),
	field("of", asFigure, dropped, func(i *Indicator) *quantity.Decimal { return &i.Of }, "tổng số mà kết quả là một phần", "whole that the result is a part of"),
	field("previous", asNumber, derived, func(i *Indicator) *quantity.Decimal { return &i.Previous }, "kết quả cùng kỳ năm trước", "result of the same period of last year"),
	limit("percent", asFigure, dropped, func(i *Indicator) *quantity.Decimal { return &i.Percent }, func(i *Indicator) *Bound { return &i.PercentBound }, "tỷ lệ phần trăm mà báo cáo nêu", "percentage that the report states"),
	field("percent_of", asText, dropped, func(i *Indicator) *string { return &i.PercentOf }, "tỷ lệ ấy so với gì: `kế hoạch`", "what that percentage is of: `kế hoạch`"),
	field("change", asFigure, dropped, func(i *Indicator) *quantity.Decimal { return &i.Change }, "tăng, giảm bao nhiêu phần trăm, như báo cáo nêu", "change in percent that the report states"),
	field("change_from", asText, dropped, func(i *Indicator) *string { return &i.ChangeFrom }, "tăng, giảm so với gì: `cùng kỳ`", "what that change is from: `cùng kỳ`"),
	among(statuses, field("status", asText, dropped, func(i *Indicator) *string { return (*string)(&i.Status) }, "`vượt`, `đạt`, `chưa đạt`, `cuối năm đánh giá` hoặc `theo dõi`, nếu báo cáo nêu", "`vượt`, `đạt`, `chưa đạt`, `cuối năm đánh giá` or `theo dõi`, where the report states it")),
	among(countings, field("counted", asText, kept, func(i *Indicator) *string { return (*string)(&i.Counted) }, "`lũy kế` (từ đầu năm) hoặc `trong kỳ` (riêng kỳ ấy), ở quý, tháng và 6 tháng cuối năm", "`lũy kế` (from the beginning of the year) or `trong kỳ` (in the period alone), of quarters, months and second halves")),
	field("higher_is_better", asInverted, kept, func(i *Indicator) *bool { return &i.LowerIsBetter }, "`false`: càng thấp càng tốt", "`false`: the lower, the better"),
	field("group", asText, kept, func(i *Indicator) *string { return &i.Group }, "nhóm, tên của một `[group.x]`", "group, the name of a `[group.x]`"),
	field("order", asInt, kept, func(i *Indicator) *int { return &i.Order }, "thứ tự trong nhóm", "place in the group, lowest first"),
	field("source", asText, derived, func(i *Indicator) *string { return &i.Source }, "chỗ báo cáo nêu: `phần/mục#đề-mục`, kỳ mới giữ, hoặc `note:7`", "where the report says it: `part/section#heading`, which a new period keeps, or `note:7`"),
	field("note", asText, dropped, func(i *Indicator) *string { return &i.Note }, "ghi chú", "remark"),
	field("headline", asOff, kept, func(i *Indicator) *bool { return &i.Headline }, "`true`: nêu ở trang đầu", "`true`: shown on the first page of the site"),
	field("formerly", asText, dropped, func(i *Indicator) *string { return &i.Formerly }, "tên (id) ở các kỳ trước, địa chỉ cũ vẫn dùng được", "its id in earlier periods, whose address stays"),
}

func decodeIndicators(p *PeriodData, f *source.File, found *diag.List) {
	before := len(*found)
	t := open(f, found)
	p.Unread = len(*found) > before || len(f.Text) == 0 && f.Size() > 0
	groups := map[string]*Group{}
	for _, t := range t.tables("group") {
		g := &Group{ID: t.name, Span: t.span}
		groupKeys.decode(t, g)
		p.Groups = append(p.Groups, g)
		groups[g.ID] = g
	}
	slices.SortStableFunc(p.Groups, func(a, b *Group) int { return cmp.Compare(a.Order, b.Order) })
	tables := t.tables("indicator")
	t.unknownKeys()
	for _, t := range tables {
		p.Indicators = append(p.Indicators, decodeIndicator(t, p.Period, groups))
	}
	slices.SortStableFunc(p.Indicators, func(a, b *Indicator) int {
		return cmp.Or(cmp.Compare(groupPlace(p, a), groupPlace(p, b)), cmp.Compare(a.Order, b.Order))
	})
}

// groupPlace orders indicators by their group; those without one come last.
func groupPlace(p *PeriodData, i *Indicator) int {
	for place, g := range p.Groups {
		if g.ID == i.Group {
			return place
		}
	}
	return len(p.Groups)
}

func decodeIndicator(t decoder, period Period, groups map[string]*Group) *Indicator {
	i := &Indicator{Period: period, ID: t.name, Span: t.span, Fields: t.fields()}
	indicatorKeys.decode(t, i)
	if i.Name == "" {
		t.missing("name")
	}
	if !ValidSlug(i.ID) {
		t.found.Add(diag.Finding{Code: "data/slug", Severity: diag.Error, Span: t.span,
			Message: diag.Say("tên chỉ tiêu %q không dùng làm địa chỉ trang được", "indicator %q cannot be the address of a page", i.ID),
			Hint:    diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối", "use only a-z, 0-9 and hyphens")})
	}
	if i.Group != "" && groups[i.Group] == nil {
		hint := diag.Say("khai báo nhóm: [group.%s]", "declare the group: [group.%s]", i.Group)
		if near := Nearest(i.Group, sortedKeys(groups)); near != "" {
			hint = diag.Say("có phải là %q?", "did you mean %q?", near)
		}
		t.found.Add(diag.Finding{Code: "indicator/group", Severity: diag.Error, Span: i.Fields["group"],
			Message: diag.Say("không có nhóm %q", "there is no group %q", i.Group), Hint: hint})
	}
	if i.Target.IsValid() && !i.Target.YearEnd && i.Unit == "" {
		t.found.Add(diag.Finding{Code: "indicator/unit", Severity: diag.Warning, Span: i.Fields["target"],
			Message: diag.Say("chỉ tiêu %q có kế hoạch mà không có đơn vị tính", "indicator %q has a target and no unit", i.ID),
			Hint:    diag.Say(`thêm: unit = "…"`, `add: unit = "…"`)})
	}
	if i.Status != StatusNone && !slices.Contains(statuses, i.Status) {
		t.found.Add(diag.Finding{Code: "indicator/status", Severity: diag.Error, Span: i.Fields["status"],
			Message: diag.Say("không có trạng thái %q", "there is no status %q", string(i.Status)),
			Hint:    diag.Say("ghi một trong: vượt, đạt, chưa đạt, cuối năm đánh giá, theo dõi", "write one of: vượt, đạt, chưa đạt, cuối năm đánh giá, theo dõi")})
		i.Status = StatusNone
	}
	if i.Counted != CountedUnsaid && !slices.Contains(countings, i.Counted) {
		t.found.Add(diag.Finding{Code: "indicator/counted", Severity: diag.Error, Span: i.Fields["counted"],
			Message: diag.Say("không có cách tính %q", "there is no way to count %q", string(i.Counted)),
			Hint:    diag.Say(`ghi "lũy kế" (từ đầu năm) hoặc "trong kỳ"`, `write "lũy kế" (from the beginning of the year) or "trong kỳ" (in the period)`)})
		i.Counted = CountedUnsaid
	}
	return i
}

// AppendTOML appends the entry of an indicator as data/<period>/indicators.toml has
// it, what is not known left out.
func (i *Indicator) AppendTOML(dst []byte) []byte {
	return indicatorKeys.append(fmt.Appendf(dst, "[indicator.%s]\n", quoteTOML(i.ID)), i)
}

// AppendTOML appends indicators.toml as decoding reads it, what is empty left
// out. Numbers keep their digits.
func (p *PeriodData) AppendTOML(dst []byte) []byte {
	for _, g := range p.Groups {
		dst = groupKeys.append(fmt.Appendf(dst, "[group.%s]\n", keyTOML(g.ID)), g)
		dst = append(dst, '\n')
	}
	for _, i := range p.Indicators {
		dst = indicatorKeys.append(fmt.Appendf(dst, "[indicator.%s]\n", keyTOML(i.ID)), i)
		dst = append(dst, '\n')
	}
	return dst[:max(len(dst)-1, 0)]
}

// Next is what a later period begins with: the groups and indicators of p
// without what was reached. A target stays within its year. before is the same
// period of last year, whose results become what the new ones are measured
// against; nil if there is none. renew is a title or source as the new report has it, keeps
// says which sources it has.
func (p *PeriodData) Next(period Period, before *PeriodData, renew func(string) string, keeps func(source string) bool) *PeriodData {
	next := &PeriodData{Period: period}
	for _, g := range p.Groups {
		n := &Group{ID: g.ID}
		groupKeys.keep(n, g)
		n.Title = renew(n.Title)
		next.Groups = append(next.Groups, n)
	}
	for _, i := range p.Indicators {
		n := &Indicator{Period: period, ID: i.ID}
		indicatorKeys.keep(n, i)
		n.Name = renew(n.Name)
		if period.Year == p.Period.Year {
			n.Target = i.Target
		}
		if keeps(i.Source) {
			n.Source = renew(i.Source)
		}
		if before != nil {
			n.Previous = before.resultOf(i)
		}
		next.Indicators = append(next.Indicators, n)
	}
	return next
}

// resultOf is what a period reached in an indicator of another one, under its id
// or its former one and in its unit.
func (p *PeriodData) resultOf(i *Indicator) quantity.Decimal {
	for _, id := range []string{i.ID, i.Formerly} {
		for _, j := range p.Indicators {
			if j.ID == id && j.Unit == i.Unit && j.ActualBound == Exact {
				return j.Actual
			}
		}
	}
	return quantity.Decimal{}
}
