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
		VI: `"từ a lên b, tăng p%", "từ a xuống b, giảm p%": tính (b − a) : a. "b, tăng d (p%)", "b, giảm d (p%)": tính d : (b ∓ d), vì mức tăng, giảm tính trên con số kỳ trước. Chỉ xét khi cả ba con số đứng trong một câu.`,
		EN: `"từ a lên b, tăng p%", "từ a xuống b, giảm p%": (b − a) : a is computed. "b, tăng d (p%)", "b, giảm d (p%)": d : (b ∓ d), for a change is measured against what was before. Only where all three stand in one sentence.`,
	},
	Fires: []string{
		"Số bài viết từ 200 bài lên 250 bài, tăng 20%.",
		"Số bài viết tăng từ 200 bài lên 250 bài (tăng 20%).",
		"Xảy ra 20 vụ, giảm 5 vụ (25%) so với kỳ trước.",
	},
	Silent: []string{
		"Số bài viết từ 200 bài lên 250 bài, tăng 25%.",
		"Số bài viết từ 200 bài xuống 150 bài, giảm 25%.",
		"Mở 5 lớp, tăng 20%.",
		"Xảy ra 20 vụ, giảm 5 vụ (20%) so với kỳ trước.",
		"Xảy ra 20 vụ, giảm 5 vụ (số người bị thương giảm 12%).",
		"Xảy ra 20 vụ với 12 người bị thương, giảm 3 người (20%).",
	},
	run: checkChanges,
}

func checkChanges(r *run) {
	for _, t := range r.texts {
		for i := 2; i < len(t.quantities); i++ {
			if p := t.quantities[i]; p.Kind == quantity.Percent && p.Hedge == "" && !r.isClaimed(t.Block, p) {
				if !r.fromTo(t, i) {
					r.by(t, i)
				}
			}
		}
	}
}

// fromTo checks "từ a lên b, tăng p%".
func (r *run) fromTo(t *text, i int) bool {
	a, b, p := t.quantities[i-2], t.quantities[i-1], t.quantities[i]
	if a.Kind != quantity.Count || b.Kind != quantity.Count || a.Hedge != "từ" || a.Value.Sign() <= 0 || !sameThings(a.Unit, b.Unit) {
		return false
	}
	to, by := words(t.Text[a.End:b.Start]), words(t.Text[b.End:p.Start])
	if len(to) > 60 || len(by) > 60 || strings.ContainsAny(to, ".;()") || strings.ContainsAny(strings.Replace(by, " (", " ", 1), ".;()") {
		return false
	}
	switch {
	case strings.HasSuffix(to, "lên") && strings.HasSuffix(by, "tăng"):
		r.changeVerdict(t, a, b, p, b.Value.Sub(a.Value), a.Value)
	case strings.HasSuffix(to, "xuống") && strings.HasSuffix(by, "giảm"):
		r.changeVerdict(t, a, b, p, a.Value.Sub(b.Value), a.Value)
	default:
		return false
	}
	return true
}

// by checks "b …, giảm d (p%)", where b is the one count of these things before d
// in the sentence.
func (r *run) by(t *text, i int) {
	d, p := t.quantities[i-1], t.quantities[i]
	connective := words(t.Text[d.UnitEnd:p.Start])
	if d.Kind != quantity.Count || d.Hedge != "" || d.Unit == "" || !strings.HasPrefix(t.Text[p.End:], ")") || connective != "(" && connective != "(tăng" && connective != "(giảm" {
		return
	}
	head := words(t.Text[max(d.Start-20, 0):d.Start])
	up, down := strings.HasSuffix(head, "tăng"), strings.HasSuffix(head, "giảm")
	if !up && !down {
		return
	}
	from, _ := t.sentence(d.Start, clause)
	var b *quantity.Quantity
	for k := i - 2; k >= max(i-near, 0) && t.quantities[k].Start >= from; k-- {
		switch q := &t.quantities[k]; {
		case q.Kind == quantity.Percent || !sameThings(q.Unit, d.Unit):
		case b != nil || q.Kind == quantity.Ratio || q.Hedge != "":
			return // which of them grew is not said
		default:
			b = q
		}
	}
	if b == nil {
		return
	}
	before := b.Value.Add(d.Value)
	if up {
		before = b.Value.Sub(d.Value)
	}
	if before.Sign() > 0 {
		r.changeVerdict(t, *b, d, p, d.Value, before)
	}
}

// changeVerdict compares a change in percent with diff : before.
func (r *run) changeVerdict(t *text, a, b, p quantity.Quantity, diff, before quantity.Decimal) {
	r.claimPercent(t.Block, p)
	want := diff.Percent(before, p.Value.Scale(), false)
	if fits(diff, before, p.Value) {
		r.figure("ratio", t.Block, a.Start, p.End, t.numbers(a, b, p), Holds, "%s : %s = %s%%", "%s : %s = %s%%", vi(diff), vi(before), vi(want))
		return
	}
	r.figure("ratio", t.Block, a.Start, p.End, t.numbers(a, b, p), Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", vi(diff), vi(before), vi(want), vi(p.Value))
	r.raise(diag.Warning, t.Block, a.Start, p.End,
		diag.Say("mức thay đổi %s trên %s là %s%%, báo cáo ghi %s%%", "a change of %s from %s is %s%%, the report says %s%%", vi(diff), vi(before), vi(want), vi(p.Value)),
		diag.Say("xem lại mức tăng, giảm và hai con số", "look at the change and the two numbers again"))
}
