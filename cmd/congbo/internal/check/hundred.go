package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var hundred = &Check{
	Code:     "figure/hundred",
	Severity: diag.Warning,
	Title:    diag.Say("các tỷ lệ xếp loại cộng lại bằng 100", "percentages of all grades add up to 100"),
	Doc: diag.Text{
		VI: `Các tỷ lệ của một lần xếp loại, phân loại hay của một cơ cấu ("hoàn thành xuất sắc 18%, hoàn thành tốt 72%, hoàn thành 8%, không hoàn thành 2%"), từ ba mức trở lên, nêu đủ trong một câu, cộng lại bằng 100, sai lệch không quá phần làm tròn của từng tỷ lệ. Chỉ xét khi các tỷ lệ nối nhau trong một danh sách có mức cuối là "không hoàn thành", "chưa đạt", "còn lại", "khác", và tổng nằm trong khoảng từ 90 đến 110: xa hơn thì có thể là danh sách khác. Danh sách sau "cơ cấu", "tỷ trọng" không nói đã hết hay chưa, nên nếu không có mức cuối như "thuế sản phẩm" thì chỉ cảnh báo khi quá 100 mà một chữ số khác đi, hay hai chữ số đổi chỗ, thì vừa đủ. Cộng chưa đúng 100 mà có thể do làm tròn thì không tính là đã khớp.`,
		EN: `The percentages of one grading or breakdown, three or more of them, which one sentence states in full, add up to 100, but for the rounding of each. Only where they follow each other in a list that ends with "không hoàn thành", "chưa đạt", "còn lại" or "khác", and where their sum is between 90 and 110: beyond that it may be a list of something else. A list after "cơ cấu" or "tỷ trọng" does not say whether it is complete, so without a last one such as "thuế sản phẩm" it is told of only where it is more than 100, and another digit, or two digits in the other order, would make 100. A sum that is not 100, but may be for rounding, does not count as one that holds.`,
	},
	Fires: []string{
		"Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 2,0%.",
		"Đánh giá chi bộ: tốt chiếm 60%; khá chiếm 30%; còn lại 15% là trung bình.",
		"Xếp loại: xuất sắc 20%; hoàn thành tốt 61%; hoàn thành 13%; không hoàn thành 2%.",
		"Xếp loại: xuất sắc 20% (tăng 2%), hoàn thành tốt 61%, hoàn thành 13%, không hoàn thành 2%.",
		"Mức độ hài lòng: rất hài lòng 45,2%, hài lòng 48,6%, bình thường 6,1%, không hài lòng 2,1%.",
		"Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 32,8%; dịch vụ 35,1%; thuế sản phẩm 5,3%.",
	},
	Silent: []string{
		"Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 1,0%.",
		"Xếp loại: tốt 33,3%, khá 33,3%, còn lại 33,3%.",
		"Xếp loại: tốt 33%, khá 33%, còn lại 33%.",
		"Xếp loại: xuất sắc 20% (tăng 2%), hoàn thành tốt 65%, hoàn thành 13%, không hoàn thành 2%.",
		"Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 38,2%; dịch vụ 35,1%; thuế sản phẩm 5,3%.",
		"Cơ cấu giống: lúa lai 45%, lúa thuần 40%, lúa nếp 12%.",
		"Cơ cấu kinh tế: nông nghiệp chiếm 14,9%; công nghiệp chiếm 34,3%; dịch vụ chiếm 42,0%.",
		"Tỷ lệ hộ dùng nước sạch đạt 92%, có điện đạt 99%, còn lại 3% hộ nghèo.",
		"Xếp loại tốt 60%, tăng 5% so với năm trước, khá 30%, không hoàn thành 10%.",
		"Lớp A xếp loại tốt 80%, lớp B xếp loại tốt 15%, lớp C xếp loại tốt 7%.",
	},
	run: func(r *run) {
		for _, t := range r.texts {
			for i := 0; i < len(t.at); i++ {
				i = max(i, r.hundred(t, i))
			}
		}
	},
}

// hundred checks the list of percentages that begins with the i-th quantity, and returns
// the last of it.
func (r *run) hundred(t *text, i int) int {
	var list []quantity.Quantity
	sum, end := quantity.Int(0), i
	closing := false
	structure := t.structure(t.at[i])
	for k := i; k < len(t.at) && k-i < 3*manyShares && len(list) < manyShares; k++ {
		at := t.at[k]
		p := t.tokens[at].Quantity
		if len(list) > 0 && (t.tokens[at].Sentence != t.tokens[t.at[i]].Sentence || closing) {
			break
		}
		if p.Kind != quantity.Percent {
			if t.tokens[at].Depth > 0 || k+1 < len(t.at) && t.percent(t.at[k+1]) != nil {
				continue // the count of a share
			}
			break
		}
		l := t.lead(at)
		if change := l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Exceeding; change && l.bracket && len(list) > 0 {
			continue // "tốt 60% (tăng 5%)"
		} else if change || p.Hedge != "" || t.is(at+1, lexer.Compared, lexer.Plan, lexer.Points) {
			break
		}
		from := at
		for from > t.begin(at) && !t.mark(from-1, ",;:") {
			from--
		}
		grade := structure || t.says(from, at, lexer.Grade, lexer.Done)
		closing = len(list) > 1 && t.says(from, at, lexer.Rest, lexer.Left, lexer.Lowest)
		if !grade && !closing {
			break
		}
		list = append(list, *p)
		sum, end = sum.Add(p.Value), k
	}
	if len(list) > 2 && (closing || structure) {
		r.hundredVerdict(t, list, sum, closing)
	}
	return end
}

// structure reports whether the percentage at token k begins the list of a structure: "Cơ cấu
// kinh tế: nông nghiệp 21%; …".
func (t *text) structure(k int) bool {
	for at := k - 1; at >= t.begin(k) && t.tokens[at].Quantity == nil; at-- {
		if t.is(at, lexer.Structure) {
			return true
		}
	}
	return false
}

// hundredVerdict compares the sum of shares with 100. A list that does not say that it is
// complete is told of only where it is more, and one other digit would make it 100.
func (r *run) hundredVerdict(t *text, list []quantity.Quantity, sum quantity.Decimal, complete bool) {
	whole, start, stop := quantity.Int(100), list[0].Start, list[len(list)-1].End
	figure := func(v Verdict, vi, en string, args ...any) {
		r.figure("sum", t.Block, start, stop, t.numbers(list...), v, vi, en, args...)
	}
	if sum.Equal(whole) {
		figure(Holds, "%s%%", "%s%%", vi(sum))
		return
	}
	if within(sum, whole, hundredRoom(list, sum)) {
		figure(Unchecked, "%s%%: các tỷ lệ có thể đã làm tròn", "%s%%: the percentages may be rounded", vi(sum))
		return
	}
	if !within(sum, whole, quantity.Int(10)) || !complete && (sum.Cmp(whole) < 0 || sum.Scale() == 0 || !slippedOf(list, whole.Sub(sum))) {
		return
	}
	parts := vi(list[0].Value)
	for _, p := range list[1:] {
		parts += " + " + vi(p.Value)
	}
	figure(Fails, "%s = %s%%, không phải 100%%", "%s = %s%%, not 100%%", parts, vi(sum))
	r.raise(diag.Warning, t.Block, start, stop,
		diag.Say("%s = %s%%, không phải 100%%", "%s = %s%%, not 100%%", parts, vi(sum)),
		diag.Say("xem lại từng tỷ lệ, hoặc nêu nốt mức còn thiếu", "look at each percentage again, or state the grade that is missing"))
}

// hundredRoom is how far the sum of shares may be from 100 as they are rounded, half of one
// in the last place each, or cut off, all of it. Whole percentages of a few grades that are
// off by two or more are more likely wrong than all rounded one way.
func hundredRoom(list []quantity.Quantity, sum quantity.Decimal) quantity.Decimal {
	scale := 0
	for _, p := range list {
		scale = max(scale, p.Value.Scale())
	}
	n := quantity.Int(int64(len(list)))
	half := quantity.Step(scale).Mul(n).Quo(quantity.Int(2), scale+1, false)
	switch {
	case scale == 0 && len(list) < 6:
		return quantity.Int(1)
	case scale > 0 && sum.Cmp(quantity.Int(100)) < 0:
		return half.Add(half)
	}
	return half
}

// slippedOf reports whether one of some numbers with another digit, or with two digits in
// the other order, is more by diff.
func slippedOf(list []quantity.Quantity, diff quantity.Decimal) bool {
	for _, q := range list {
		if anotherDigit(q.Value, diff) {
			return true
		}
	}
	return false
}
