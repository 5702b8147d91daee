package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var attendance = &Check{
	Code:     "figure/share",
	Severity: diag.Warning,
	Title:    diag.Say("số người dự không nhiều hơn tổng số người", "no more attend than there are"),
	Doc: diag.Text{
		VI: `"a/b đảng viên dự": a không thể lớn hơn b. Cặp thực hiện/chỉ tiêu (có thể vượt 100%) không thuộc loại này, nên chỉ xét khi theo sau là "dự", "tham dự", "tham gia".`,
		EN: `"a/b đảng viên dự": a cannot be more than b. A pair of result and target may well be more than 100 %, so only attendance is looked at.`,
	},
	Fires:  []string{"Có 62/60 chi bộ tham gia.", "Có 120/100 đảng viên được tập huấn.", "Có 62/60 đại biểu có mặt.", "Có 6.172/6.115 đảng viên dự."},
	Silent: []string{"Có 120/100 đảng viên được tập huấn, vượt kế hoạch.", "Mở 12/10 lớp học tập nghị quyết.", "Có 6.115/6.172 đảng viên dự.", "Kết nạp 7.310/6.400 đảng viên, vượt chỉ tiêu.", "Trồng 5.210/5.100 ha (đạt 102,16%)."},
	run: func(r *run) {
		for _, t := range r.texts {
			for _, k := range t.at {
				q := t.tokens[k].Quantity
				if q.Kind != quantity.Ratio || q.Value.Cmp(q.Of) <= 0 || !r.people(q.Unit) && !r.lexicon.Is("bodies", q.Unit) ||
					!t.says(k+1, min(k+6, t.finish(k)), lexer.Attending, lexer.Present) || t.says(t.begin(k), t.finish(k), lexer.Plan, lexer.Target, lexer.Exceeding) {
					continue
				}
				r.figure("subset", t.Block, q.Start, q.End, t.numbers(*q), Fails, "%s > %s", "%s > %s", vi(q.Value), vi(q.Of))
				r.raise(diag.Warning, t.Block, q.Start, q.UnitEnd,
					diag.Say("số dự (%s) nhiều hơn tổng số (%s)", "more attend (%s) than there are (%s)", vi(q.Value), vi(q.Of)),
					diag.Say("xem lại hai con số, có thể bị viết ngược", "look at the two numbers again; they may be swapped"))
			}
		}
	},
}
