package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var change = &Check{
	Code:     "figure/change",
	Severity: diag.Warning,
	Title:    diag.Say("mức tăng, giảm khớp với hai con số của nó", "a change agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"từ a lên b, tăng p%" và "từ a xuống b, giảm p%": tính (b − a) : a. Chỉ xét khi cả ba con số đứng trong một câu.`,
		EN: `"từ a lên b, tăng p%" and "từ a xuống b, giảm p%": (b − a) : a is computed. Only where all three stand in one sentence.`,
	},
	Fires:  []string{"Số bài viết từ 200 bài lên 250 bài, tăng 20%."},
	Silent: []string{"Số bài viết từ 200 bài lên 250 bài, tăng 25%.", "Số bài viết từ 200 bài xuống 150 bài, giảm 25%.", "Mở 5 lớp, tăng 20%."},
	run:    checkChanges,
}

func checkChanges(r *run) {
	for _, t := range r.texts {
		for i := 2; i < len(t.quantities); i++ {
			a, b, p := t.quantities[i-2], t.quantities[i-1], t.quantities[i]
			if p.Kind != quantity.Percent || a.Kind != quantity.Count || b.Kind != quantity.Count || p.Hedge != "" || a.Hedge != "từ" || a.Value.Sign() <= 0 {
				continue
			}
			to, by := strings.ToLower(t.Text[a.End:b.Start]), strings.ToLower(t.Text[b.End:p.Start])
			if len(to) > 60 || len(by) > 60 || strings.ContainsAny(to+by, ".;()") || !sameThings(a.Unit, b.Unit) {
				continue
			}
			up := strings.HasSuffix(strings.TrimSpace(to), "lên") && strings.HasSuffix(strings.TrimSpace(by), "tăng")
			down := strings.HasSuffix(strings.TrimSpace(to), "xuống") && strings.HasSuffix(strings.TrimSpace(by), "giảm")
			if !up && !down {
				continue
			}
			r.claimPercent(t.Passage, p)
			diff := b.Value.Sub(a.Value)
			if down {
				diff = a.Value.Sub(b.Value)
			}
			want := diff.Percent(a.Value, p.Value.Scale(), false)
			if fits(diff, a.Value, p.Value) {
				r.figure("ratio", t.Passage, a.Start, p.End, t.numbers(a, b, p), Holds, "(%s) : %s = %s%%", "(%s) : %s = %s%%", vi(diff), vi(a.Value), vi(want))
				continue
			}
			r.figure("ratio", t.Passage, a.Start, p.End, t.numbers(a, b, p), Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", vi(diff), vi(a.Value), vi(want), vi(p.Value))
			r.raise(diag.Warning, t.Passage, a.Start, p.End,
				diag.Say("từ %s đến %s là %s%%, báo cáo ghi %s%%", "from %s to %s is %s%%, the report says %s%%", vi(a.Value), vi(b.Value), vi(want), vi(p.Value)),
				diag.Say("xem lại mức tăng, giảm và hai con số", "look at the change and the two numbers again"))
		}
	}
}
