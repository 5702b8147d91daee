package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var plan = &Check{
	Code:     "figure/plan",
	Severity: diag.Warning,
	Title:    diag.Say("có kế hoạch cho ra tỷ lệ đã nêu", "some plan gives the percentage that is stated"),
	Doc: diag.Text{
		VI: `"Mở 10 lớp, đạt 83,33% kế hoạch": kế hoạch của những thứ đếm từng cái (lớp, người, hộ, vụ…) là số nguyên. Nếu không số nguyên nào cho ra tỷ lệ ấy với con số đã nêu thì một trong hai con số sai. Câu có con số khác mà một kế hoạch nguyên cho ra tỷ lệ ấy thì tỷ lệ có thể là của con số đó, nên không nói gì; số ước chừng hay đã làm tròn cũng vậy.`,
		EN: `"Mở 10 lớp, đạt 83,33% kế hoạch": the plan of things that are counted one by one is a whole number. Where no whole number gives the percentage of the count that is stated, one of the two is wrong. Nothing is said where a whole plan gives it with another count of the sentence, nor of approximate or rounded numbers.`,
	},
	Fires:  []string{"Mở 10 lớp bồi dưỡng, đạt 84,33% kế hoạch năm.", "Kết nạp 58 hội viên, đạt 38,76% chỉ tiêu."},
	Silent: []string{"Mở 10 lớp bồi dưỡng, đạt 83,33% kế hoạch năm.", "Tổ chức 10 lớp có 737 học viên (đạt 83,33% kế hoạch).", "Thu được 58 tỷ đồng, đạt 38,76% dự toán.", "Trồng 1.200 cây, đạt 38,76% kế hoạch.", "Mở 10 lớp, đạt 84% kế hoạch."},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, k := range t.at {
				if p := t.percent(k); p != nil && !r.isClaimed(t.Block, *p) && p.Hedge == "" && decimal(p.Value) {
					r.planned(t, k)
				}
			}
		}
	},
}

// planned looks for a whole plan that the percentage at token k is of.
func (r *run) planned(t *text, k int) {
	l, p := t.lead(k), t.percent(k)
	if l.class != lexer.Rate || !t.is(k+1, lexer.Plan) || t.is(k+1, lexer.Compared, lexer.Earlier) {
		return
	}
	part, _ := r.partBefore(t, k, l)
	if part < 0 || !r.lexicon.Is("whole", t.count(part).Unit) || loose(*t.count(part)).Sign() > 0 {
		return
	}
	for at := t.begin(k); at < t.finish(k); at++ {
		q := t.tokens[at].Quantity
		if q == nil || q.Kind == quantity.Percent {
			continue
		}
		if low, high := wholes(q.Value, p.Value); q.Kind == quantity.Ratio || q.Hedge != "" || q.Step.IsValid() || low.Cmp(high) <= 0 {
			return
		}
	}
	a := t.count(part)
	low, high := wholes(a.Value, p.Value)
	if high.Sign() <= 0 {
		return
	}
	r.claimPercent(t.Block, *p)
	start, end := min(a.Start, p.Start), p.End
	r.figure("ratio", t.Block, start, end, t.numbers(*a, *p), Fails, "không số nguyên nào cho %s%%", "no whole number gives %s%%", vi(p.Value))
	r.raise(diag.Warning, t.Block, start, end,
		diag.Say("không kế hoạch nào cho ra %s%%: %s : %s = %s%%, %s : %s = %s%%", "no plan gives %s%%: %s : %s = %s%%, %s : %s = %s%%", vi(p.Value),
			vi(a.Value), vi(high), vi(a.Value.Percent(high, p.Value.Scale(), false)), vi(a.Value), vi(low), vi(a.Value.Percent(low, p.Value.Scale(), false))),
		diag.Say("xem lại con số và tỷ lệ", "look at the count and the percentage again"))
}
