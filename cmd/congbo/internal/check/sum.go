package check

import (
	"cmp"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var sum = &Check{
	Code:     "figure/sum",
	Severity: diag.Warning,
	Title:    diag.Say("các phần cộng lại bằng tổng", "parts add up to their whole"),
	Doc: diag.Say(
		`Danh sách trong ngoặc sau một số đếm ("57 chi bộ (19 chi bộ cơ sở và 38 chi bộ trực thuộc)"), sau "gồm", "bao gồm" hay dấu hai chấm, và chú thích mở đầu bằng "Gồm" gắn vào con số. Danh sách đủ mà cộng không bằng tổng là cảnh báo. "trong đó", "có" chỉ nêu một phần: chỉ cảnh báo khi phần lớn hơn tổng, hoặc khi hai phần nối bằng "và" chỉ cần khác một chữ số là bằng tổng. Các tỷ lệ của một tổng mà cộng lại bằng 100 thì các số đếm của chúng cộng lại phải bằng tổng ấy. Số đã làm tròn được lệch trong phạm vi làm tròn. Danh sách đếm những thứ khác nhau, hay có số ước chừng, thì bỏ qua.`,
		`A list in brackets after a count, after "gồm", "bao gồm" or a colon, and a note that begins with "Gồm" and hangs on the number. A complete list that does not add up is a warning. "trong đó" and "có" name a part only: a warning only if it is more than the whole, or if of two parts joined by "và" one other digit would make the whole. Where shares of one whole add up to 100, their counts add up to it. Rounded numbers may differ as far as rounding goes. Lists of different things or with approximate figures are passed over.`),
	Fires: []string{
		"Lớp có 500 người (trong đó có 300 nam và 190 nữ).",
		"Có 57 chi bộ tham dự (19 chi bộ cơ sở và 48 chi bộ trực thuộc).",
		"Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 04).",
		"Ban hành 30 văn bản[^a].\n\n[^a]: Gồm: 10 báo cáo; 05 kế hoạch; 16 công văn.",
		"Có 20 tổ (trong đó có 25 tổ mới).",
		"Kiểm tra 24 tổ, trong đó kiểm tra 34 tổ có dấu hiệu vi phạm.",
		"Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 2 lớp.",
		"Mở 12 lớp cho 1.200 lượt người[^a].\n\n[^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 2 lớp cấp ủy.",
		"Có 722 tổ hòa giải (589 ở xã, 77 ở phường, 47 ở thị trấn).",
		"Ban hành 46 văn bản, gồm: 12 nghị quyết, 20 kế hoạch, 13 công văn.",
		"Có 419 hộ được hỗ trợ, trong đó có 298 hộ xây mới và 151 hộ sửa nhà.",
		"Khai thác 26.553 chuyến, trong đó có 22.351 chuyến đúng giờ, chiếm 84,1%; chậm 4.232 chuyến, chiếm 15,9%.",
	},
	Silent: []string{
		"Lớp có 500 người (trong đó có 300 nam và 200 nữ).",
		"Có 722 tổ hòa giải (589 ở xã, 86 ở phường, 47 ở thị trấn).",
		"Tổng vốn 104 tỷ đồng (gồm 38,76 tỷ đồng ngân sách tỉnh và 65,25 tỷ đồng vốn vay).",
		"Cả tỉnh xuất siêu 2,7 tỷ USD, trong đó khối trong nước nhập siêu 26,1 tỷ USD.",
		"Thôn Bình Minh 3 giáp với các thôn: Bình Minh 1, Bình Minh 2, An Hòa 4.",
		"Kết nạp 120 đảng viên, trong đó có 70 đảng viên nữ và 45 đảng viên là đoàn viên.",
		"Có 1.595 bài đạt giải, nhiều nhất ở các môn: Toán với 1.136 bài; Văn với 131 bài.",
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
	for block, t := range r.texts {
		r.itemSum(block)
		var whole *quantity.Quantity // of the lists of this paragraph
		for k := range t.tokens {
			switch {
			case t.mark(k, "("):
				r.bracketSum(t, k)
			case t.is(k, lexer.Comprising), t.mark(k, ":") && !t.is(k-1, lexer.Comprising):
				whole = r.listAfter(t, k, whole)
			case t.is(k, lexer.Total) && t.count(k+1) != nil:
				r.totalAfter(t, k)
			case t.is(k, lexer.Within):
				r.partAfter(t, k)
				r.twoParts(t, k)
			}
		}
		for _, mark := range t.NoteRefs {
			if mark.Ref.Note != nil {
				r.noteSum(t, mark.Offset, mark.Ref.Note)
			}
		}
	}
	r.complements()
}

// sumVerdict compares a complete list with its whole.
func (r *run) sumVerdict(t *text, whole quantity.Quantity, items []item, at *text) {
	added, _, _ := total(items)
	start, end := items[0].start, items[len(items)-1].end
	if at == t {
		start = min(start, whole.Start)
	}
	numbers := append(t.numbers(whole), at.numbersOf(items)...)
	if within(added, whole.Value, slackOf(items, whole)) {
		r.figure("sum", at.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items), vi(added))
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
	if !r.sameNoun(items, whole.Unit) && !added.Equal(whole.Value) {
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
		if len(items) > 2 || whole.Value.Cmp(quantity.Int(1000)) >= 0 { // else nothing would be said of other numbers
			r.figure("sum", t.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items), vi(whole.Value))
		}
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

// oneDigitOff tells of an open list that would add up to its whole if one digit were
// another. Of two parts joined by "và" of a large whole that is a mistake; of more, which
// may overlap or name only some, perhaps.
func (r *run) oneDigitOff(t *text, whole quantity.Quantity, items []item, at *text) {
	added, _, ok := total(items)
	if !ok || len(items) < 3 && whole.Value.Cmp(quantity.Int(1000)) < 0 || !slipped(whole.Value, added, items) {
		return
	}
	if len(items) == 2 && !far(whole.Value, added) {
		r.sumVerdict(t, whole, items, at)
		return
	}
	r.figure("sum", at.Block, items[0].start, items[len(items)-1].end, append(t.numbers(whole), at.numbersOf(items)...), Unchecked,
		"%s = %s; danh sách có thể chỉ nêu một phần của %s", "%s = %s; the list may name only a part of %s", addends(items), vi(added), vi(whole.Value))
	r.raise(diag.Note, t.Block, whole.Start, max(whole.UnitEnd, whole.End),
		diag.Say("%s = %s, lệch một chữ số so với %s", "%s = %s, one digit away from %s", addends(items), vi(added), vi(whole.Value)),
		diag.Say("nếu danh sách là đủ thì có một chữ số sai", "if the list is complete, one digit is wrong"),
		diag.Related{Span: at.Block.Span(items[0].start, items[len(items)-1].end), Text: diag.Say("các phần", "the parts")})
}

// bracketSum checks the list in the brackets that open at token k: "57 chi bộ (19 chi bộ …
// và 38 chi bộ …)".
func (r *run) bracketSum(t *text, k int) {
	end := k + 1
	for end < len(t.tokens) && end-k < manyTokens && t.tokens[end].Depth > t.tokens[k].Depth {
		end++
	}
	whole := t.owner(k)
	if whole < 0 || !t.mark(end, ")") {
		return
	}
	from, open := t.opening(k+1, end)
	items := t.items(from, end)
	if open && r.bothSexes(items) && r.people(t.number(whole).Unit) && t.count(whole) != nil {
		r.sumVerdict(t, *t.number(whole), items, t)
		return
	}
	if open {
		r.partVerdict(t, *t.number(whole), items)
		return
	}
	r.list(t, whole, k, items, t.unfinished(from, end) || t.overlap(from, end))
}

// bothSexes reports whether two parts are men and women, who together are all.
func (r *run) bothSexes(items []item) bool {
	if _, _, ok := total(items); !ok || len(items) != 2 {
		return false
	}
	first, _, _ := strings.Cut(items[0].number.Unit, " ")
	second, _, _ := strings.Cut(items[1].number.Unit, " ")
	return first == "nam" && second == "nữ" || first == "nữ" && second == "nam"
}

// opening passes over the phrase that opens a list, and says whether it leaves the list
// open: "trong đó" and "có" name a part, "gồm" all.
func (t *text) opening(from, to int) (begin int, open bool) {
	begin = from
	for begin < to && (t.is(begin, lexer.Within, lexer.Comprising, lexer.Light) || begin > from && t.mark(begin, ":")) {
		open = open || t.is(begin, lexer.Within) || begin == from && t.is(begin, lexer.Light)
		begin++
	}
	return begin, open
}

// number is the count or ratio of the k-th token.
func (t *text) number(k int) *quantity.Quantity { return t.token(k).Quantity }

// owner is the token of the count or ratio that brackets opening at token k belong to: the
// nearest before it, with only words between, or a percentage of it; or -1.
func (t *text) owner(k int) int {
	from := t.begin(k)
	for at := k - 1; at >= from; at-- {
		q := t.tokens[at].Quantity
		switch {
		case q != nil && q.Kind == quantity.Percent:
			if at != k-1 { // "10.049 kế hoạch, đạt 100% (trong đó có …)"
				return -1
			}
			at = t.lead(at).first
			if t.mark(at-1, ",") {
				at--
			}
		case q != nil:
			if q.Hedge != "" || t.changed(at) || t.title(at) || at+12 < k {
				return -1
			}
			return at
		case t.tokens[at].Kind == lexer.Mark && !t.mark(at, ",\"“”"), t.is(at, lexer.Within):
			return -1
		}
	}
	return -1
}

// list compares a complete list, whose brackets or lead is token k, with the count that it
// breaks down: the nearest, or another of the clause that it adds up to. Where items name
// other things than the count, the sum must be near it.
func (r *run) list(t *text, whole, k int, items []item, open bool) {
	added, where, ok := total(items)
	if !ok {
		return
	}
	of := t.sized(*t.number(whole), items)
	if of.Kind == quantity.Ratio && added.Equal(of.Of) || nested(items) {
		return // "94/147 mẫu (7 mẫu …)"
	}
	if !within(added, of.Value, slackOf(items, of)) {
		for n := 2; n < len(items); n++ { // "75 người (60 nam, 15 nữ; 8 dưới 18 tuổi)"
			if first, _, ok := total(items[:n]); ok && first.Equal(of.Value) {
				r.sumVerdict(t, of, items[:n], t)
				return
			}
		}
		from, _ := t.clauseOf(whole)
		others := false
		var akin *quantity.Quantity // another that counts what the items do
		for at := from; at < k; at++ {
			q := t.count(at)
			if q == nil || at == whole {
				continue
			}
			if added.Equal(t.sized(*q, items).Value) {
				r.sumVerdict(t, t.sized(*q, items), items, t)
				return
			}
			others = others || !r.sameThings(q.Unit, of.Unit)
			if q.Unit != "" && items[0].number.Unit != "" && r.sameNoun(items, q.Unit) && !t.changed(at) {
				akin = q
			}
		}
		if akin != nil && r.otherThings(items, of.Unit) { // "86 buổi cho 5.400 lượt người (xã 40 buổi, …)"
			of = t.sized(*akin, items)
		}
		slip := slipped(of.Value, added, items)
		switch {
		case open || r.lexicon.Is("time", of.Unit) || r.timed(items) || of.Value.Cmp(quantity.Int(2)) <= 0:
			return
		case where != first && (r.otherThings(items, of.Unit) || titled(items)):
			return
		case far(of.Value, added) && !(slip && (where == last || r.sameNoun(items, of.Unit))):
			if where == first && !r.sameNoun(items, of.Unit) || others || len(items) < 2 {
				return
			}
			if where == first && t.is(k, lexer.Comprising) {
				return
			}
		}
	}
	r.sumVerdict(t, of, items, t)
}

// sized is a whole as its parts are written: "560 tỷ đồng" of "370 tỷ" and "190 tỷ".
func (t *text) sized(whole quantity.Quantity, items []item) quantity.Quantity {
	if whole.Step.IsValid() && items[0].number.Value.Cmp(quantity.Int(1_000_000)) < 0 && whole.Value.Cmp(quantity.Int(1_000_000)) >= 0 {
		return t.printed(whole)
	}
	return whole
}

// nested reports whether one number of a list is the sum of those after it, or of those
// before: the list has levels.
func nested(items []item) bool {
	for i, it := range items {
		if it.number.Value.Cmp(quantity.Int(100)) < 0 {
			continue // a coincidence
		}
		after, before := quantity.Int(0), quantity.Int(0)
		for _, x := range items[i+1:] {
			after = after.Add(x.number.Value)
		}
		for _, x := range items[:i] {
			before = before.Add(x.number.Value)
		}
		if len(items)-i > 2 && after.Equal(it.number.Value) || i > 1 && before.Equal(it.number.Value) {
			return true
		}
	}
	return false
}

// timed reports whether an item of a list is a stretch of time or of road, which is no part
// of a count.
func (r *run) timed(items []item) bool {
	for _, it := range items {
		if r.lexicon.Is("time", it.number.Unit) {
			return true
		}
	}
	return false
}

// titled reports whether the counts of a list may be ends of names.
func titled(items []item) bool {
	for _, it := range items {
		if it.title {
			return true
		}
	}
	return false
}

// listAfter checks a list after "gồm" or a colon, token k: "13 đảng viên: khiển trách 07,
// cảnh cáo 03, khai trừ 03". Further such lists in the same paragraph break the same whole
// down in other ways; it returns the whole that was proved.
func (r *run) listAfter(t *text, k int, proved *quantity.Quantity) *quantity.Quantity {
	from := k + 1
	colon := t.mark(k, ":")
	if t.mark(from, ":") {
		from, colon = from+1, true
	}
	start, _ := t.clauseOf(k)
	end := t.finish(k)
	if from >= end || t.tokens[k].Depth > 0 || t.findMark(from, end, ":") >= 0 {
		return proved // in brackets, a list of lists, or two things in one sentence
	}
	if !colon {
		_, end = t.clauseOf(k)
	}
	if within := t.find(from, end, lexer.Within); within > from {
		end = within // parts of a part
	}
	for end > from && t.mark(end-1, ".;,") {
		end--
	}
	items := t.items(from, end)
	added, where, ok := total(items)
	if !ok || where == bracket {
		return proved
	}
	whole := r.brokenDown(t, start, k, items)
	if where == last && len(items) < 3 && !(t.is(k, lexer.Comprising) && whole >= 0 && r.sameNoun(items, t.number(whole).Unit)) {
		return proved
	}
	switch {
	case whole >= 0:
		open := t.says(whole, k, lexer.Open) || t.says(whole, k, lexer.Within) && !(where == last && len(items) > 2 && added.Cmp(t.number(whole).Value) > 0 && !t.overlap(from, end)) || t.unfinished(from, end) || t.overlap(from, end)
		if t.mark(k, ":") && where == first && !r.sameNoun(items, t.number(whole).Unit) {
			open = true // what stands after a mere colon need not be parts
		}
		r.list(t, whole, k, items, open)
		if of := t.number(whole); added.Equal(of.Value) {
			return of
		}
		return nil
	case proved != nil && where == last && !titled(items):
		r.sumVerdict(t, *proved, items, t)
	}
	return proved
}

// totalAfter checks "9 chi bộ ở xã, 4 chi bộ cơ quan và 3 chi bộ trường học, tổng cộng 16 chi
// bộ": k is the token of "tổng cộng".
func (r *run) totalAfter(t *text, k int) {
	from, _ := t.clauseOf(k)
	whole := t.count(k + 1)
	if !t.mark(k-1, ",(") || t.tokens[k-1].Depth > 0 || whole.Unit == "" || r.money(whole) {
		return
	}
	for from < k && t.tokens[from].Quantity == nil {
		from++
	}
	if t.says(from, k, lexer.Open, lexer.Within, lexer.Comprising) || t.findMark(from, k, ":") >= 0 {
		return
	}
	items := t.items(from, k-1)
	added, where, ok := total(items)
	if !ok || where != first || r.timed(items) || far(whole.Value, added) || !r.sameNoun(items, whole.Unit) && len(items) < 3 || t.overlap(from, k) {
		return
	}
	r.sumVerdict(t, *whole, items, t)
}

// itemSum checks the items of a list that a text ends with a colon before: "46 văn bản,
// gồm:" and an item for each kind.
func (r *run) itemSum(block int) {
	t := r.texts[block]
	k := len(t.tokens) - 1
	if !t.mark(k, ":") || t.isItem() {
		return
	}
	var items []item
	last := t
	for _, of := range r.texts[block+1:] {
		if !of.isItem() || of.Note != t.Note || len(items) == manyShares {
			break
		}
		from, to := 0, len(of.tokens)
		for from < to && of.mark(from, "-–+•*") {
			from++
		}
		for to > from && of.mark(to-1, ".;,") {
			to--
		}
		if from == to {
			return
		}
		it := of.item(from, to, of.tokens[from].Depth)
		if it.number == nil {
			return
		}
		items, last = append(items, it), of
	}
	added, where, ok := total(items)
	if !ok {
		return
	}
	from, _ := t.clauseOf(k)
	whole := r.brokenDown(t, from, k, items)
	if whole < 0 || t.says(whole, k, lexer.Open, lexer.Within) || nested(items) || titled(items) || r.timed(items) {
		return
	}
	of := t.sized(*t.number(whole), items)
	if closed := t.is(k-1, lexer.Comprising); !closed && where == first && !r.sameNoun(items, of.Unit) || r.otherThings(items, of.Unit) && where != first || far(of.Value, added) {
		return
	}
	if within(added, of.Value, slackOf(items, of)) {
		r.figure("sum", t.Block, of.Start, of.End, t.numbers(of), Holds, "%s = %s", "%s = %s", addends(items), vi(added))
		return
	}
	r.figure("sum", t.Block, of.Start, of.End, t.numbers(of), Fails, "%s = %s, không phải %s", "%s = %s, not %s", addends(items), vi(added), vi(of.Value))
	r.raise(diag.Warning, t.Block, of.Start, max(of.UnitEnd, of.End),
		diag.Say("%s = %s, báo cáo ghi tổng là %s", "%s = %s, the report gives %s as the whole", addends(items), vi(added), vi(of.Value)),
		diag.Say("xem lại tổng và từng phần", "look at the whole and at each part again"),
		diag.Related{Span: last.Block.Span(items[len(items)-1].start, items[len(items)-1].end), Text: diag.Say("phần cuối", "the last part")})
}

// unfinished reports whether a list, tokens [from, to), says that it goes on.
func (t *text) unfinished(from, to int) bool {
	for k := from; k < to; k++ {
		if t.mark(k, "…") || t.mark(k, ".") && t.mark(k+1, ".") {
			return true
		}
	}
	last := to - 1
	for last > from && !t.mark(last, ",;") && !t.is(last, lexer.Also) {
		last--
	}
	return !t.counts(last, to) && t.says(last, to, lexer.Open, lexer.Such)
}

// brokenDown is the token of the count that a list after token k breaks down: the last
// one before it that counts what the list does, else the last; or -1.
func (r *run) brokenDown(t *text, from, k int, items []item) int {
	added, _, _ := total(items)
	nearest, akin, outer := -1, -1, t.tokens[k].Depth
	for at := k - 1; at >= from; at-- {
		if t.tokens[at].Depth > outer {
			continue
		}
		outer = t.tokens[at].Depth
		q := t.count(at)
		if q == nil || t.changed(at) || t.title(at) || r.lexicon.Is("time", q.Unit) {
			continue
		}
		if added.Equal(t.sized(*q, items).Value) {
			return at
		}
		if akin < 0 && r.sameNoun(items, q.Unit) {
			akin = at
		}
		if nearest < 0 {
			nearest = at
		}
	}
	if akin >= 0 {
		return akin
	}
	return nearest
}

// partAfter looks at "24 tổ, trong đó kiểm tra 34 tổ": a part of the same things that is
// more than every count of them before it in the clause. k is the token of "trong đó".
func (r *run) partAfter(t *text, k int) {
	from, to := t.clauseOf(k)
	at := k + 1
	for at < to && t.tokens[at].Kind == lexer.Word {
		at++
	}
	part := t.count(at)
	if part == nil || part.Unit == "" || r.lexicon.Is("time", part.Unit) || t.changed(at) || t.says(from, to, lexer.Balance) || t.tokens[at].Depth != t.tokens[k].Depth {
		return
	}
	var most *quantity.Quantity
	outer := t.tokens[k].Depth
	for before := k - 1; before >= from; before-- {
		q := t.tokens[before].Quantity
		if q == nil || q.Kind == quantity.Percent || !r.sameThings(q.Unit, part.Unit) {
			continue
		}
		if q.Hedge != "" || q.Kind == quantity.Ratio || t.changed(before) && t.tokens[before].Depth <= outer {
			return
		}
		if most == nil || q.Value.Cmp(most.Value) > 0 {
			most = q
		}
	}
	if most != nil && part.Value.Cmp(most.Value) > 0 {
		r.partVerdict(t, *most, []item{{start: part.Start, end: part.UnitEnd, number: part, position: first}})
	}
}

// twoParts checks "419 hộ …, trong đó có 298 hộ xây mới và 121 hộ sửa nhà": two parts of
// the same things, which one other digit would make the whole.
func (r *run) twoParts(t *text, k int) {
	from, to := t.clauseOf(k)
	if t.tokens[k].Depth > 0 {
		return // the brackets have been looked at
	}
	begin := k + 1
	for t.mark(begin, ":") || t.is(begin, lexer.Light) {
		begin++
	}
	for to > begin && t.mark(to-1, ".;") {
		to--
	}
	items := t.items(begin, to)
	if len(items) != 2 || !t.joins(begin, to, items[1].start) || items[0].number == nil || items[1].number == nil || items[0].position != first && items[0].position != last {
		return
	}
	for at := k - 1; at >= from; at-- {
		q := t.tokens[at].Quantity
		if q == nil || q.Kind == quantity.Percent || t.tokens[at].Depth > 0 {
			continue
		}
		whole := *q
		if q.Kind == quantity.Ratio && !q.Value.Equal(q.Of) || q.Hedge != "" || t.changed(at) || !sameHead(items, q.Unit) || q.Value.Cmp(quantity.Int(20)) < 0 || t.overlap(begin, to) {
			return
		}
		added := items[0].number.Value.Add(items[1].number.Value)
		if added.Equal(whole.Value) || slipped(whole.Value, added, items) && !far(whole.Value, added) {
			r.sumVerdict(t, whole, items, t)
		}
		return
	}
}

// joins reports whether "và" stands right before an offset among tokens [from, to).
func (t *text) joins(from, to, offset int) bool {
	for k := from + 1; k < to; k++ {
		if t.tokens[k].Start == offset {
			return t.is(k-1, lexer.Also)
		}
	}
	return false
}

// A split is a share of a whole that has been looked at.
type split struct {
	t           *text
	percent     int // tokens
	part, whole quantity.Quantity
	in          *text // in which the whole stands
}

// complements checks the counts of shares of one whole that add up to 100: they add up to
// the whole.
func (r *run) complements() {
	slices.SortStableFunc(r.splits, func(a, b split) int {
		return cmp.Or(cmp.Compare(r.order[a.t.Block], r.order[b.t.Block]), cmp.Compare(a.percent, b.percent))
	})
	for i := 0; i < len(r.splits); i++ {
		parts := []split{r.splits[i]}
		sum := r.splits[i].t.percent(r.splits[i].percent).Value
		for n := i + 1; n < len(r.splits) && len(parts) < manyShares && r.splits[n].whole.Value.Equal(parts[0].whole.Value) && r.order[r.splits[n].t.Block]-r.order[parts[0].t.Block] <= 1; n++ {
			sum = sum.Add(r.splits[n].t.percent(r.splits[n].percent).Value)
			parts = append(parts, r.splits[n])
			if sum.Equal(quantity.Int(100)) && sum.Scale() > 0 {
				r.complement(parts)
				i = n
				break
			}
		}
	}
}

func (r *run) complement(parts []split) {
	last := parts[len(parts)-1].t
	var items []item
	added := quantity.Int(0)
	whole := parts[0].whole
	for k := range parts {
		p := &parts[k]
		if p.part.Step.IsValid() || p.t.Block != last.Block && p.t != parts[0].t || p.part.Value.Cmp(whole.Value) >= 0 {
			return
		}
		items = append(items, item{start: p.part.Start, end: p.part.End, number: &p.part, position: first})
		added = added.Add(p.part.Value)
	}
	at := parts[0].t // where the first part stands, with the whole if that is there
	start, end := items[0].start, items[0].end
	if parts[0].in == at {
		start, end = min(start, whole.Start), max(end, whole.End)
	}
	numbers := at.numbersOf(items[:1])
	if added.Equal(whole.Value) {
		r.figure("sum", at.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items), vi(whole.Value))
		return
	}
	final := items[len(items)-1]
	r.figure("sum", at.Block, start, end, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", addends(items), vi(added), vi(whole.Value))
	r.raise(diag.Warning, at.Block, start, end,
		diag.Say("%s = %s; các tỷ lệ cộng lại bằng 100%%, nhưng tổng số là %s", "%s = %s; the percentages add up to 100%%, but the whole is %s", addends(items), vi(added), vi(whole.Value)),
		diag.Say("xem lại tổng và từng phần", "look at the whole and at each part again"),
		diag.Related{Span: parts[0].in.Span(whole.Start, whole.UnitEnd), Text: diag.Say("tổng số", "the whole")},
		diag.Related{Span: last.Span(final.start, final.end), Text: diag.Say("phần cuối", "the last part")})
}
