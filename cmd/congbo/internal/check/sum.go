package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

var sum = &Check{
	Code:     "figure/sum",
	Severity: diag.Warning,
	Title:    diag.Say("các phần cộng lại bằng tổng", "parts add up to their whole"),
	Doc: diag.Say(
		`Danh sách trong ngoặc sau một số đếm ("57 chi bộ (19 chi bộ cơ sở và 38 chi bộ trực thuộc)"), sau "gồm", "bao gồm" hay dấu hai chấm, và chú thích mở đầu bằng "Gồm" gắn vào con số. Danh sách đủ mà cộng không bằng tổng là cảnh báo. "trong đó", "có" chỉ nêu một phần: chỉ cảnh báo khi phần lớn hơn tổng. Danh sách đếm những thứ khác nhau, hay có số ước chừng, thì bỏ qua.`,
		`A list in brackets after a count, after "gồm", "bao gồm" or a colon, and a note that begins with "Gồm" and hangs on the number. A complete list that does not add up is a warning. "trong đó" and "có" name a part only: a warning only if it is more than the whole. Lists of different things or with approximate figures are passed over.`),
	Fires: []string{
		"Có 57 chi bộ tham dự (19 chi bộ cơ sở và 48 chi bộ trực thuộc).",
		"Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 04).",
		"Ban hành 30 văn bản[^a].\n\n[^a]: Gồm: 10 báo cáo; 05 kế hoạch; 16 công văn.",
		"Có 20 tổ (trong đó có 25 tổ mới).",
		"Kiểm tra 24 tổ, trong đó kiểm tra 34 tổ có dấu hiệu vi phạm.",
		"Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 2 lớp.",
		"Mở 12 lớp cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 2 lớp cấp ủy.",
	},
	Silent: []string{
		"Có 57 chi bộ tham dự (19 chi bộ cơ sở và 38 chi bộ trực thuộc).",
		"Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 03).",
		"Ban hành 30 văn bản[^a].\n\n[^a]: Gồm: 10 báo cáo; 05 kế hoạch; 15 công văn.",
		"Kiểm tra 85 đảng viên (có 24 cấp ủy viên).",
		"Đoàn có 12 người (3 ngày ở xã, 2 ngày ở tỉnh).",
		"Sách gồm 3 phần, 12 chương, 150 điều.",
		"Mở 5 lớp với 300 học viên, trong đó có 120 học viên nữ và 3 lớp buổi tối.",
		"Xử lý 13 người, giảm 02 người so với kỳ trước (kỳ trước 15), gồm: nhắc nhở 07, phê bình 03, khác 03.",
		"Cử 35 người đi học (dài hạn 05, ngắn hạn 20, bồi dưỡng 15 lượt).",
		"Tổ chức 05 lớp (trong đó 02 lớp cho 120 học viên).",
		"Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 3 lớp.",
		"Tổ chức học tập cho 1.200 lượt người, gồm: đảng viên mới 5 lớp, bí thư chi bộ 4 lớp, cấp ủy 3 lớp.",
		"Mở 12 lớp cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.",
		"Có 1.500 đảng viên dự tại 12 điểm cầu, gồm: điểm cầu tỉnh 250, điểm cầu huyện 750, điểm cầu xã 500.",
		"Có 1.500 đảng viên dự tại 12 điểm cầu (tỉnh 250, huyện 750, xã 500).",
		"Có 1.500 đảng viên dự tại 12 điểm cầu, mỗi điểm hai buổi (tỉnh 250, huyện 750, xã 400).",
		"Học tập cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.",
	},
	run: checkSums,
}

func checkSums(r *run) {
	for _, t := range r.texts {
		r.bracketSums(t)
		r.colonSums(t)
		r.includedSums(t)
		r.partsOf(t)
		for _, mark := range t.NoteRefs {
			if mark.Ref.Note != nil {
				r.noteSum(t, mark.Offset, mark.Ref.Note)
			}
		}
	}
}

// verdict compares a complete list with its whole.
func (r *run) sumVerdict(t *text, whole quantity.Quantity, items []item, at *text) {
	added, _, _ := total(items)
	start, end := items[0].start, items[len(items)-1].end
	if at == t {
		start = min(start, whole.Start)
	}
	numbers := append(t.numbers(whole), at.numbersOf(items)...)
	if added.Equal(whole.Value) {
		r.figure("sum", at.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items), vi(whole.Value))
		return
	}
	r.figure("sum", at.Block, start, end, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", addends(items), vi(added), vi(whole.Value))
	r.raise(diag.Warning, t.Block, whole.Start, max(whole.UnitEnd, whole.End),
		diag.Say("%s = %s, báo cáo ghi tổng là %s", "%s = %s, the report gives %s as the whole", addends(items), vi(added), vi(whole.Value)),
		diag.Say("xem lại tổng và từng phần", "look at the whole and at each part again"),
		diag.Related{Span: at.Block.Span(items[0].start, items[len(items)-1].end), Text: diag.Say("các phần", "the parts")})
}

// partVerdict compares a part, or an open list, with its whole.
func (r *run) partVerdict(t *text, whole quantity.Quantity, items []item) {
	added, _, ok := total(items)
	if !ok && len(items) == 1 && items[0].number != nil {
		added, ok = items[0].number.Value, true
	}
	if !ok {
		return
	}
	if !sameNoun(items, whole.Unit) && !added.Equal(whole.Value) {
		// "10.049 kế hoạch (trong đó có 6.172 đảng viên và 3.877 đoàn viên)"
		if len(items) > 1 && whole.Value.Cmp(quantity.Int(1000)) >= 0 {
			r.oneDigitOff(t, whole, items, t)
		}
		return
	}
	start, end := whole.Start, items[len(items)-1].end
	numbers := append(t.numbers(whole), t.numbersOf(items)...)
	switch {
	case added.Equal(whole.Value) && len(items) > 1:
		r.figure("sum", t.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items), vi(whole.Value))
	case added.Cmp(whole.Value) <= 0 && len(items) == 1:
		r.figure("subset", t.Block, start, end, numbers, Holds, "%s ≤ %s", "%s ≤ %s", vi(added), vi(whole.Value))
	case len(items) == 1:
		r.figure("subset", t.Block, start, end, numbers, Fails, "%s > %s", "%s > %s", vi(added), vi(whole.Value))
		r.raise(diag.Warning, t.Block, start, end,
			diag.Say("phần (%s) lớn hơn tổng (%s)", "the part (%s) is more than the whole (%s)", vi(added), vi(whole.Value)),
			diag.Say("xem lại hai con số", "look at the two numbers again"))
	default:
		r.oneDigitOff(t, whole, items, t)
	}
}

// oneDigitOff remarks on an open list that would add up to its whole if one digit
// were another: perhaps a slip, perhaps a list that names only a part. Several
// parts may overlap, so more than the whole is no more than that either.
func (r *run) oneDigitOff(t *text, whole quantity.Quantity, items []item, at *text) {
	added, _, ok := total(items)
	if !ok || len(items) < 3 && whole.Value.Cmp(quantity.Int(1000)) < 0 || !slipped(whole.Value, added, items) {
		return
	}
	r.figure("sum", at.Block, items[0].start, items[len(items)-1].end, append(t.numbers(whole), at.numbersOf(items)...), Unchecked,
		"%s = %s; danh sách có thể chỉ nêu một phần của %s", "%s = %s; the list may name only a part of %s", addends(items), vi(added), vi(whole.Value))
	r.raise(diag.Note, t.Block, whole.Start, max(whole.UnitEnd, whole.End),
		diag.Say("%s = %s, lệch một chữ số so với %s", "%s = %s, one digit away from %s", addends(items), vi(added), vi(whole.Value)),
		diag.Say("nếu danh sách là đủ thì có một chữ số sai", "if the list is complete, one digit is wrong"),
		diag.Related{Span: at.Block.Span(items[0].start, items[len(items)-1].end), Text: diag.Say("các phần", "the parts")})
}

// slipped reports whether another digit in one place of the whole or of a part
// would make the sum right.
func slipped(whole, added quantity.Decimal, items []item) bool {
	diff := added.Sub(whole)
	if anotherDigit(whole, diff) {
		return true
	}
	back := whole.Sub(added)
	for _, it := range items {
		if anotherDigit(it.number.Value, back) {
			return true
		}
	}
	return false
}

// anotherDigit reports whether n + diff is n with one digit changed.
func anotherDigit(n, diff quantity.Decimal) bool {
	a, b := n.Plain(), n.Add(diff).Plain()
	for len(a) < len(b) { // counts below ten are written with a zero: 07
		a = "0" + a
	}
	for len(b) < len(a) {
		b = "0" + b
	}
	return oneDigit(a, b)
}

// bracketSums checks lists in brackets: "57 chi bộ (19 chi bộ … và 38 chi bộ …)".
func (r *run) bracketSums(t *text) {
	var open []int
	for i := 0; i < len(t.Text); i++ {
		switch t.Text[i] {
		case '(':
			open = append(open, i)
		case ')':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if whole, ok := t.wholeBefore(from); ok && i-from < reach {
				r.list(t, whole, from+1, i)
			}
		}
	}
}

// list checks the list in t.Text[start:end] against a whole.
func (r *run) list(t *text, whole quantity.Quantity, start, end int) {
	from, open := lead(t.Text, start, end)
	items := t.items(from, end)
	added, where, ok := total(items)
	if ok && !open {
		whole, ok = t.brokenDown(whole, start, added)
	}
	switch {
	case open:
		r.partVerdict(t, whole, items)
	case !ok:
	case where != first && otherThings(items, whole.Unit) && !added.Equal(whole.Value):
		// "35 người (dài hạn 05, ngắn hạn 30 lượt)" counts two things
	case where == last || where == bracket:
		r.sumVerdict(t, whole, items, t)
	case where == first && sameNoun(items, whole.Unit):
		r.sumVerdict(t, whole, items, t)
	case where == first && added.Equal(whole.Value):
		r.sumVerdict(t, whole, items, t)
	}
}

// brokenDown is the count that a list at an offset, with the nearest count before it and its
// sum, breaks down: the nearest, or another of the clause that the list adds up to. It is
// not sure where the sum is far from the nearest and other things are counted too:
// "1.500 đảng viên tại 12 điểm cầu (tỉnh 250, huyện 750, xã 400)".
func (t *text) brokenDown(nearest quantity.Quantity, at int, added quantity.Decimal) (whole quantity.Quantity, sure bool) {
	if added.Equal(nearest.Value) {
		return nearest, true
	}
	start, _ := t.sentence(nearest.Start, clause)
	counts := t.in(start, at)
	others := false
	for _, q := range counts[max(len(counts)-manyCounts, 0):] {
		if q.Start == nearest.Start || q.Kind != quantity.Count || q.Hedge != "" {
			continue
		}
		if added.Equal(q.Value) {
			return q, true
		}
		others = others || !sameThings(q.Unit, nearest.Unit)
	}
	far := added.Add(added).Cmp(nearest.Value) < 0 || nearest.Value.Add(nearest.Value).Cmp(added) < 0
	return nearest, !others || !far
}

// otherThings reports whether an item of a list names what it counts, and that is
// not what a unit counts.
func otherThings(items []item, unit string) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.number.Unit != "" && !sameKind(it.number.Unit, unit) })
}

// lead passes over the words that open a list, and says whether they leave it
// open: "trong đó" and "có" name a part, "gồm" all.
func lead(s string, start, end int) (from int, open bool) {
	rest := s[start:end]
	trimmed := strings.TrimLeft(rest, " ")
	from = start + len(rest) - len(trimmed)
	lower := strings.ToLower(trimmed)
	for _, l := range []struct {
		words string
		open  bool
	}{{"trong đó có", true}, {"trong đó:", true}, {"trong đó", true}, {"bao gồm:", false}, {"bao gồm", false}, {"gồm có", false}, {"gồm:", false}, {"gồm", false}, {"có ", true}} {
		if strings.HasPrefix(lower, l.words) {
			return from + len(l.words), l.open
		}
	}
	return from, false
}

// wholeBefore is the count or ratio that a list at an offset belongs to: the
// nearest before it, with only words between.
func (t *text) wholeBefore(at int) (quantity.Quantity, bool) {
	for k := t.from(at) - 1; k >= 0; k-- {
		q := t.quantities[k]
		if q.End > at {
			continue
		}
		between := t.Text[q.End:at]
		if q.Kind == quantity.Percent {
			// "10.049 kế hoạch, đạt 100% (trong đó có …)"
			if strings.TrimSpace(between) != "" {
				return q, false
			}
			at = q.Start
			continue
		}
		if len(between) > 90 || strings.ContainsAny(between, ".;()") || q.Hedge != "" {
			return q, false
		}
		return q, true
	}
	return quantity.Quantity{}, false
}

// colonSums checks lists of named counts after a colon: "kỷ luật 13 đảng viên bằng
// các hình thức: khiển trách 07, cảnh cáo 03, khai trừ 03". Further such lists in
// the same paragraph break the same whole down in other ways.
func (r *run) colonSums(t *text) {
	var whole *quantity.Quantity
	proved := false
	for i := strings.IndexByte(t.Text, ':'); i >= 0; i = nextByte(t.Text, i, ':') {
		from, end := t.sentence(i, full)
		if next := nextByte(t.Text, i, ':'); next >= 0 && next < end {
			continue // a list of lists, or two things in one sentence
		}
		items := t.items(min(i+1, end), end)
		added, where, ok := total(items)
		if !ok || where != last || len(items) < 3 {
			continue
		}
		own := t.lastCount(from, i, func(q *quantity.Quantity) bool { return !otherThings(items, q.Unit) || added.Equal(q.Value) })
		switch {
		case own != nil:
			of, sure := t.brokenDown(*own, i, added)
			if whole, proved = &of, added.Equal(of.Value); sure {
				r.sumVerdict(t, of, items, t)
			}
		case whole != nil && (proved || added.Equal(whole.Value)):
			r.sumVerdict(t, *whole, items, t)
		}
	}
}

// includedSums checks "900 hộ, …, bao gồm 400 hộ … và 500 hộ …": lists after "gồm" whose counts are of the whole's kind.
func (r *run) includedSums(t *text) {
	for at := strings.Index(t.lower(), "gồm "); at >= 0; {
		from := at + len("gồm ")
		start, end := t.sentence(at, clause)
		if start == end || depth(t.Text[start:at]) != 0 {
			end = from // out of reach, or in brackets, which are looked at on their own
		} else if whole := t.lastCount(start, at, nil); whole != nil && whole.Unit != "" {
			r.included(t, *whole, from, end)
		}
		next := strings.Index(t.lower()[max(from, end):], "gồm ")
		if next < 0 {
			return
		}
		at = max(from, end) + next
	}
}

func (r *run) included(t *text, whole quantity.Quantity, from, end int) {
	all := t.items(from, end)
	var parts []item
	for _, it := range all {
		if it.position == first && it.number != nil && sameThings(it.number.Unit, whole.Unit) {
			parts = append(parts, it)
		}
	}
	if added, _, ok := total(parts); ok && (added.Equal(whole.Value) || len(parts) == len(all)) {
		r.sumVerdict(t, whole, parts, t)
	}
}

// partsOf looks at "24 tổ, trong đó kiểm tra 34 tổ": a part of the same things
// that is more than every count of them before it in the sentence.
func (r *run) partsOf(t *text) {
	const words = "trong đó"
	for at := strings.Index(t.Text, words); at >= 0; {
		start, end := t.sentence(at, clause)
		next := t.from(at)
		if next < len(t.quantities) && t.quantities[next].Start < min(end, at+60) && depth(t.Text[start:at]) == 0 {
			part := &t.quantities[next]
			before := t.Text[at+len(words) : part.Start]
			if whole := t.most(start, at, part.Unit); whole != nil && part.Kind == quantity.Count && part.Hedge == "" && part.Value.Cmp(whole.Value) > 0 && !strings.ContainsAny(before, ",:") && !t.changed(part) {
				r.partVerdict(t, *whole, []item{{start: part.Start, end: part.UnitEnd, number: part, position: first}})
			}
		}
		i := strings.Index(t.Text[at+1:], words)
		if i < 0 {
			return
		}
		at += 1 + i
	}
}

// most is the greatest count of the things of a unit in t.Text[start:end], or nil;
// nil too where an inexact one may be greater.
func (t *text) most(start, end int, unit string) *quantity.Quantity {
	var most *quantity.Quantity
	counts := t.in(start, end)
	for k := range counts[:min(len(counts), manyCounts)] {
		q := &counts[k]
		switch {
		case q.Kind == quantity.Percent || !sameThings(q.Unit, unit):
		case q.Hedge != "" || q.Kind == quantity.Ratio:
			return nil
		case most == nil || q.Value.Cmp(most.Value) > 0:
			most = q
		}
	}
	return most
}

// lastCount is the last exact count in t.Text[start:end] that fits, if that is asked,
// and that no brackets close in, or nil.
func (t *text) lastCount(start, end int, fits func(*quantity.Quantity) bool) *quantity.Quantity {
	last := t.from(end) - 1
	for k := last; k >= max(last-near, 0) && t.quantities[k].Start >= start; k-- {
		if q := &t.quantities[k]; q.End <= end && q.Kind == quantity.Count && q.Hedge == "" && !t.changed(q) && !closed(t.Text[q.End:end]) && (fits == nil || fits(q)) {
			return q
		}
	}
	return nil
}

// nextByte is the offset of the next c after an offset, or -1.
func nextByte(s string, at int, c byte) int {
	i := strings.IndexByte(s[at+1:], c)
	if i < 0 {
		return -1
	}
	return at + 1 + i
}

// manyCounts is more than any list for readers has.
const manyCounts = 100

// sameKind reports whether two units count the same things or both people.
func sameKind(x, y string) bool { return sameThings(x, y) || person(x) && person(y) }

// person reports whether a unit counts people: members and comrades are the same
// ones in a report.
func person(unit string) bool {
	for _, p := range []string{"đảng viên", "đồng chí", "người", "hội viên", "cán bộ"} {
		if strings.HasPrefix(unit, p) {
			return true
		}
	}
	return false
}
