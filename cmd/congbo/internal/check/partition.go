package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var partition = &Check{
	Code:     "figure/partition",
	Severity: diag.Warning,
	Title:    diag.Say("số đã xong và số đang làm không vượt tổng số", "what is done and what is under way fit the whole"),
	Doc: diag.Say(
		`"a/b nhiệm vụ hoàn thành, c nhiệm vụ đang thực hiện" của cùng một loại việc: a + c không thể lớn hơn b; "còn c" thì a + c phải bằng b. Chỉ xét trong một câu và cùng tên gọi.`,
		`"a/b … hoàn thành, c … đang thực hiện" of the same things: a + c cannot be more than b; with "còn c" it must be b. Within one sentence and under one name only.`),
	Fires: []string{
		"Có 07/09 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.",
		"Đã xong 04/10 việc, còn 05 việc cuối năm làm.",
	},
	Silent: []string{
		"Có 07/10 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.",
		"Có 07/10 nhiệm vụ hoàn thành, 02 nhiệm vụ đang thực hiện.",
		"Có 05/12 nhiệm vụ hoàn thành, 04 nhiệm vụ đang thực hiện, 03 nhiệm vụ chưa đến hạn.",
		"Có 07/09 nhiệm vụ hoàn thành; mở 03 lớp học.",
		"Đã xong 04/10 việc, còn 06 việc cuối năm làm.",
	},
	run: checkPartitions,
}

// apart is how far, in bytes, the two parts may stand from each other.
const apart = 400

// under are the words that say that something is not done yet.
var under = []string{"đang", "chưa", "còn lại", "tiếp tục"}

func checkPartitions(r *run) {
	for _, t := range r.texts {
		for i, a := range t.quantities {
			if a.Kind != quantity.Ratio || a.Unit == "" || a.Hedge != "" {
				continue
			}
			_, end := t.sentence(a.End, part)
			end = min(end, a.End+apart)
			var rest []quantity.Quantity
			complete := false
			for _, c := range t.quantities[i+1:] {
				if c.Start >= end || c.Kind == quantity.Ratio {
					break
				}
				if c.Kind != quantity.Count || c.Hedge != "" || !sameThings(a.Unit, c.Unit) || depth(t.Text[a.End:c.Start]) != 0 {
					continue
				}
				after := strings.ToLower(t.Text[c.End:min(c.End+70, end)])
				after, _, _ = strings.Cut(after, ",")
				remains := strings.HasSuffix(strings.TrimRight(strings.ToLower(t.Text[a.End:c.Start]), " "), "còn")
				if remains || containsAny(after, under) {
					rest, complete = append(rest, c), complete || remains
				}
			}
			if rest != nil {
				r.partitionVerdict(t, a, rest, complete)
			}
		}
	}
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func (r *run) partitionVerdict(t *text, a quantity.Quantity, rest []quantity.Quantity, complete bool) {
	all, parts := a.Value, vi(a.Value)
	for _, c := range rest {
		all, parts = all.Add(c.Value), parts+" + "+vi(c.Value)
	}
	first, last := rest[0], rest[len(rest)-1]
	numbers := t.numbers(append([]quantity.Quantity{a}, rest...)...)
	switch {
	case all.Equal(a.Of):
		r.figure("sum", t.Block, a.Start, last.End, numbers, Holds, "%s = %s", "%s = %s", parts, vi(a.Of))
	case all.Cmp(a.Of) > 0 || complete && len(rest) == 1:
		r.figure("sum", t.Block, a.Start, last.End, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", parts, vi(all), vi(a.Of))
		r.raise(diag.Warning, t.Block, a.Start, last.UnitEnd,
			diag.Say("%s = %s, nhưng tổng số nêu là %s", "%s = %s, but the whole is given as %s", parts, vi(all), vi(a.Of)),
			diag.Say("xem lại số đã xong, số còn lại và tổng số", "look at what is done, what remains and the whole"),
			diag.Related{Span: t.Span(first.Start, last.UnitEnd), Text: diag.Say("phần còn lại", "the rest")})
	default:
		r.raise(diag.Note, t.Block, a.Start, last.UnitEnd,
			diag.Say("%s = %s, còn %s trong tổng số %s chưa được nói tới", "%s = %s; %s of %s are not spoken of", parts, vi(all), vi(a.Of.Sub(all)), vi(a.Of)),
			diag.Say("nêu nốt phần còn lại, hoặc xem lại các con số", "say what became of them, or look at the numbers again"))
	}
}
