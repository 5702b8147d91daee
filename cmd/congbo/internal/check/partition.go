package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var partition = &Check{
	Code:     "figure/partition",
	Severity: diag.Warning,
	Title:    diag.Say("số đã xong và số đang làm không vượt tổng số", "what is done and what is under way fit the whole"),
	Doc: diag.Say(
		`"a/b nhiệm vụ hoàn thành, c nhiệm vụ đang thực hiện" của cùng một loại việc: a + c không thể lớn hơn b; "còn c" thì a + c phải bằng b. "b nhiệm vụ, a nhiệm vụ hoàn thành, c nhiệm vụ đang thực hiện": chỉ nói khi thiếu không quá một phần mười; nhiều phần mà phần cuối là "còn c" thì lệch không quá một phần tư. Chỉ xét trong một câu và cùng tên gọi.`,
		`"a/b … hoàn thành, c … đang thực hiện" of the same things: a + c cannot be more than b; with "còn c" it must be b. Of "b nhiệm vụ, a … hoàn thành, c … đang thực hiện" only where no more than a tenth is missing; of more parts, the last "còn c", where no more than a quarter is. Within one sentence and under one name only.`),
	Fires: []string{
		"Có 07/09 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.",
		"Đã xong 04/10 việc, còn 05 việc cuối năm làm.",
		"Có 10 việc, 07 việc hoàn thành, 02 việc đang thực hiện.",
		"Có 12 nhiệm vụ, đã hoàn thành 08 nhiệm vụ, còn 03 nhiệm vụ chưa hoàn thành.",
		"Có 12 nhiệm vụ; trong đó 08 nhiệm vụ đã hoàn thành, 03 nhiệm vụ đang triển khai.",
		"Tiếp nhận 8 đơn; đã giải quyết 5 đơn, còn lại 2 đơn.",
		"Trong số 40 kiến nghị, đã giải quyết 28 kiến nghị, đang giải quyết 9 kiến nghị, còn 5 kiến nghị.",
	},
	Silent: []string{
		"Tiếp nhận 8 đơn; đã giải quyết 5 đơn, còn lại 3 đơn.",
		"Trong số 40 kiến nghị, đã giải quyết 28 kiến nghị, đang giải quyết 9 kiến nghị, còn 3 kiến nghị.",
		"Có 12 nhiệm vụ; trong đó 08 nhiệm vụ đã hoàn thành, 04 nhiệm vụ đang triển khai.",
		"Có 07/10 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.",
		"Có 07/10 nhiệm vụ hoàn thành, 02 nhiệm vụ đang thực hiện.",
		"Có 05/12 nhiệm vụ hoàn thành, 04 nhiệm vụ đang thực hiện, 03 nhiệm vụ chưa đến hạn.",
		"Có 07/09 nhiệm vụ hoàn thành; mở 03 lớp học.",
		"Đã xong 04/10 việc, còn 06 việc cuối năm làm.",
		"Có 10 việc, 05 việc hoàn thành, 02 việc đang thực hiện.",
		"Có 10 việc, 07 việc hoàn thành, 02 việc đang thực hiện, 01 việc chưa đến hạn.",
	},
	run: checkPartitions,
}

func checkPartitions(r *run) {
	for _, t := range r.texts {
		for _, k := range t.at {
			a := t.tokens[k].Quantity
			r.accounted(t, k)
			if a.Kind != quantity.Ratio || a.Unit == "" || a.Hedge != "" {
				continue
			}
			var rest []quantity.Quantity
			complete := false
			_, end := t.clauseOf(k)
			for at := k + 1; at < end && !t.mark(at, ":"); at++ {
				c := t.count(at)
				if t.tokens[at].Quantity != nil && t.tokens[at].Quantity.Kind == quantity.Ratio {
					break
				}
				if c == nil || !r.sameThings(a.Unit, c.Unit) || t.tokens[at].Depth != t.tokens[k].Depth {
					continue
				}
				stop := at + 1
				for stop < end && !t.mark(stop, ",:;.") {
					stop++
				}
				remains := t.is(at-1, lexer.Rest, lexer.Left)
				if remains || t.says(at+1, stop, lexer.Pending, lexer.Lowest, lexer.Rest, lexer.Left) {
					rest, complete = append(rest, *c), complete || remains
				}
			}
			if rest != nil {
				r.partitionVerdict(t, *a, rest, complete)
			}
		}
	}
}

// accounted checks "10 nhiệm vụ, 07 nhiệm vụ hoàn thành, 02 nhiệm vụ đang thực hiện": two
// parts of a count, one done and one not, that nearly make it up, or more of which the last
// is what remains. Fewer may be left out for a reason, and more of two may be of before.
func (r *run) accounted(t *text, k int) {
	whole := t.count(k)
	from, to := t.begin(k), t.finish(k)
	if whole == nil || whole.Unit == "" || k > from+2 || t.findMark(k, to, "(") >= 0 {
		return
	}
	var parts []quantity.Quantity
	var classes []bool // done
	remains := false   // the last is all that is not done
	for at := k + 1; at < to; at++ {
		q := t.tokens[at].Quantity
		if q == nil {
			continue
		}
		if t.count(at) == nil || !r.sameThings(q.Unit, whole.Unit) || remains {
			return
		}
		stop, start := at+1, at
		for stop < to && !t.mark(stop, ",.;") {
			stop++
		}
		for !t.mark(start-1, ",;") && start > k+1 {
			start--
		}
		pending := t.says(start, stop, lexer.Pending, lexer.Lowest, lexer.Rest, lexer.Left)
		done := !pending && t.says(start, stop, lexer.Done)
		if !done && !pending || t.changed(at) {
			return
		}
		remains = t.is(at-1, lexer.Rest, lexer.Left)
		parts, classes = append(parts, *q), append(classes, done)
	}
	if len(parts) < 2 || classes[0] == classes[len(parts)-1] || len(parts) > 2 && !remains || remains && t.find(k, to, lexer.Within) >= 0 { // figure/sum has those
		return
	}
	added, sum := quantity.Int(0), ""
	for i, p := range parts {
		if i > 0 {
			sum += " + "
		}
		added, sum = added.Add(p.Value), sum+vi(p.Value)
	}
	missing := whole.Value.Sub(added)
	most := quantity.Int(10) // one of so many may be missing
	if remains {
		most = quantity.Int(4)
	}
	last := parts[len(parts)-1]
	numbers := t.numbers(append([]quantity.Quantity{*whole}, parts...)...)
	switch {
	case remains && missing.Sign() == 0:
		r.figure("sum", t.Block, whole.Start, last.UnitEnd, numbers, Holds, "%s = %s", "%s = %s", sum, vi(added))
		return
	case missing.Sign() < 0 && len(parts) > 2: // all of them are named
		missing = missing.Neg()
	}
	if missing.Sign() <= 0 || missing.Mul(most).Cmp(whole.Value) > 0 {
		return
	}
	r.figure("sum", t.Block, whole.Start, last.UnitEnd, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", sum, vi(added), vi(whole.Value))
	r.raise(diag.Warning, t.Block, whole.Start, last.UnitEnd,
		diag.Say("%s = %s, nhưng tổng số nêu là %s", "%s = %s, but the whole is given as %s", sum, vi(added), vi(whole.Value)),
		diag.Say("xem lại số đã xong, số còn lại và tổng số", "look at what is done, what remains and the whole"))
}

// containsAny reports whether one of some words stands in a text.
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
