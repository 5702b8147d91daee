package check

import (
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var balance = &Check{
	Code:     "figure/balance",
	Severity: diag.Warning,
	Title:    diag.Say("xuất siêu, nhập siêu, bội thu, bội chi khớp với hai con số của nó", "a balance agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"Xuất khẩu a, nhập khẩu b, xuất siêu c": c là a − b; "nhập siêu c": c là b − a. "Thu a, chi b, bội thu c" cũng vậy. Chỉ xét khi cả ba nêu trong một câu, cùng đơn vị tính, mỗi thứ một lần trước khi câu nói tới từng khu vực, và giữa chúng không có thời kỳ nào khác. Không nói gì khi câu ấy hay câu sau có khoản trừ đi hoặc chuyển từ kỳ này sang kỳ khác, hay khi phần chênh là một con số khác của đoạn. Số đã làm tròn được lệch trong phạm vi làm tròn.`,
		EN: `"Xuất khẩu a, nhập khẩu b, xuất siêu c": c is a − b; "nhập siêu c": c is b − a. So with "thu a, chi b, bội thu c". Only where one sentence states all three, in one unit, with no other period between them. Nothing is said where that sentence or the next speaks of an amount taken away or carried from one period to another, or where another number of the paragraph is what is missing. Rounded numbers may differ as far as rounding goes.`,
	},
	Fires: []string{
		"Xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.",
		"Tổng kim ngạch đạt 2.350 triệu USD, trong đó xuất khẩu 1.420 triệu USD, nhập khẩu 930 triệu USD; xuất siêu 590 triệu USD.",
		"Nhập siêu 55 triệu USD (xuất khẩu 210 triệu USD, nhập khẩu 255 triệu USD).",
		"Thu ngân sách 14.250 triệu đồng, chi ngân sách 13.980 triệu đồng, kết dư 370 triệu đồng (tăng 20 triệu đồng so với năm trước).",
		"Quỹ thu 450 triệu đồng, chi 320 triệu đồng, còn dư 150 triệu đồng.",
		"Tổng thu của quỹ là 450 triệu đồng, tổng chi là 320 triệu đồng, bội thu 150 triệu đồng.",
	},
	Silent: []string{
		"Quỹ thu 450 triệu đồng, chi 320 triệu đồng, còn dư 130 triệu đồng.",
		"Thu 450 triệu đồng, chi 320 triệu đồng, còn dư nợ 150 triệu đồng.",
		"Thu ngân sách 14.250 triệu đồng, chi ngân sách 13.980 triệu đồng, kết dư 1.120 triệu đồng (gồm cả kết dư năm trước chuyển sang 850 triệu đồng).",
		"Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 120 triệu đồng sau khi chuyển nguồn 150 triệu đồng.",
		"Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 1.120 triệu đồng. Số này gồm cả 850 triệu đồng của năm 2030.",
		"Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 1.121 triệu đồng. Kết dư đã tính cả số dư đầu năm.",
		"Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 100 triệu đồng, đã trừ khoản nộp cấp trên.",
		"Xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD, xuất siêu 230 triệu USD.",
		"Xuất khẩu đạt 12,4 tỷ USD, nhập khẩu đạt 9,1 tỷ USD; xuất siêu 3,3 tỷ USD, trong đó khối ngoài xuất siêu 4,1 tỷ USD, khối trong nước nhập siêu 0,8 tỷ USD.",
		"Tháng 6, xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD; 6 tháng xuất siêu 920 triệu USD.",
		"Xuất khẩu lao động 850 người, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.",
		"Xuất khẩu đạt 1,2 tỷ USD, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.",
		"Xuất khẩu tăng 850 triệu USD, nhập khẩu giảm 620 triệu USD, xuất siêu 320 triệu USD.",
	},
	run: func(r *run) {
		for _, t := range r.texts {
			for k := range t.tokens {
				if t.is(k, lexer.Surplus, lexer.Deficit) {
					r.balanced(t, k)
				}
			}
		}
	},
}

// sides are the two numbers of which a balance is the difference: what comes in, what goes
// out.
var sides = [][2]lexer.Class{{lexer.Exports, lexer.Imports}, {lexer.Income, lexer.Expense}}

// balanced checks the balance whose word is token k.
func (r *run) balanced(t *text, k int) {
	from, to := t.begin(k), t.finish(k)
	left := t.amountAfter(k)
	if left < 0 {
		return
	}
	for at := from; at < k; at++ {
		if t.is(at, lexer.Surplus, lexer.Deficit) {
			return // this one is of a part
		}
	}
	for _, side := range sides {
		in, out := t.amountOfClass(from, to, side[0]), t.amountOfClass(from, to, side[1])
		if in < 0 || out < 0 {
			continue
		}
		a, b, c := *t.count(in), *t.count(out), *t.count(left)
		first, last := min(in, out, left), max(in, out, left)
		if !r.sameThings(a.Unit, b.Unit) || !r.sameThings(a.Unit, c.Unit) || t.dated(first, last) || t.says(first, last, lexer.Elsewhere, lexer.Earlier, lexer.Plan) {
			return
		}
		for at := first; at < last; at++ {
			if t.tokens[at].Quantity != nil && at != in && at != out && at != left {
				return // "6 tháng"
			}
		}
		diff := a.Value.Sub(b.Value)
		if t.is(k, lexer.Deficit) {
			diff = diff.Neg()
		}
		if !diff.Equal(c.Value) && r.carriesOver(t, from, to, c.Value.Sub(diff)) {
			return
		}
		r.balanceVerdict(t, a, b, c, diff)
		return
	}
}

// carriesOver reports whether a balance in the sentence of tokens [from, to) may be off by
// an amount that it takes over from another period or leaves to one, or that is taken away:
// words of it or of the next sentence say so, or the paragraph states that amount.
func (r *run) carriesOver(t *text, from, to int, off quantity.Decimal) bool {
	next := to
	if to < len(t.tokens) {
		next = t.finish(to)
	}
	if t.says(from, next, lexer.Carried, lexer.Less) {
		return true
	}
	return slices.ContainsFunc(t.quantities, func(q quantity.Quantity) bool {
		return q.Kind == quantity.Count && r.money(&q) && (q.Value.Equal(off) || q.Value.Equal(off.Neg()))
	})
}

// amountAfter is the token of the exact count that follows token k after a few words, or -1.
func (t *text) amountAfter(k int) int {
	at := k + 1
	for at < k+7 && t.token(at).Kind == lexer.Word && !t.is(at, lexer.Up, lexer.Down, lexer.Exports, lexer.Imports, lexer.Surplus, lexer.Deficit, lexer.Income, lexer.Expense) {
		at++
	}
	if t.count(at) == nil || t.token(at).Sentence != t.tokens[k].Sentence {
		return -1
	}
	return at
}

// amountOfClass is the token of the amount after the only phrase of a class in tokens
// [from, to) that has one, or -1.
func (t *text) amountOfClass(from, to int, class lexer.Class) int {
	found := -1
	for k := from; k < to; k++ {
		if !t.is(k, class) {
			continue
		}
		if at := t.amountAfter(k); at >= 0 {
			if found >= 0 {
				return -1
			}
			found = at
		}
	}
	return found
}

func (r *run) balanceVerdict(t *text, in, out, left quantity.Quantity, diff quantity.Decimal) {
	start, end := min(in.Start, out.Start, left.Start), max(in.End, out.End, left.End)
	numbers := t.numbers(in, out, left)
	say := printing(t.scaleOf(in), t.scaleOf(out), t.scaleOf(left))
	a, b := in.Value, out.Value
	if a.Cmp(b) < 0 {
		a, b = b, a
	}
	size := a.Sub(b)
	switch {
	case within(diff, left.Value, slack(left)):
		r.figure("sum", t.Block, start, end, numbers, Holds, "%s − %s = %s", "%s − %s = %s", say(a), say(b), say(size))
		return
	case within(diff, left.Value, slack(in).Add(slack(out)).Add(slack(left))):
		r.figure("sum", t.Block, start, end, numbers, Unchecked, "%s − %s = %s; so với %s có thể chỉ lệch do làm tròn", "%s − %s = %s; %s may be off by rounding only", say(a), say(b), say(size), say(left.Value))
		return
	}
	r.figure("sum", t.Block, start, end, numbers, Fails, "%s − %s = %s, không phải %s", "%s − %s = %s, not %s", say(a), say(b), say(size), say(left.Value))
	message := diag.Say("%s − %s = %s, báo cáo ghi chênh lệch %s", "%s − %s = %s, the report gives a balance of %s", say(a), say(b), say(size), say(left.Value))
	if diff.Sign() < 0 && within(size, left.Value, slack(in).Add(slack(out)).Add(slack(left))) {
		message = diag.Say("%s − %s = %s: ngược với điều báo cáo ghi", "%s − %s = %s: the other way round than the report says", say(in.Value), say(out.Value), say(in.Value.Sub(out.Value)))
	}
	r.raise(diag.Warning, t.Block, start, end, message, diag.Say("xem lại ba con số", "look at the three numbers again"))
}
