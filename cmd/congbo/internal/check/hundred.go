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
		VI: `Các tỷ lệ của một lần xếp loại, phân loại hay của một cơ cấu ("hoàn thành xuất sắc 18%, hoàn thành tốt 72%, hoàn thành 8%, không hoàn thành 2%"), từ ba mức trở lên, nêu đủ trong một câu, cộng lại bằng 100, sai lệch không quá phần làm tròn của từng tỷ lệ. Chỉ xét khi các tỷ lệ nối nhau trong một danh sách có mức cuối là "không hoàn thành", "chưa đạt", "còn lại", "khác", và tổng nằm trong khoảng từ 90 đến 110: xa hơn thì có thể là danh sách khác.`,
		EN: `The percentages of one grading or breakdown, three or more of them, which one sentence states in full, add up to 100, but for the rounding of each. Only where they follow each other in a list that ends with "không hoàn thành", "chưa đạt", "còn lại" or "khác", and where their sum is between 90 and 110: beyond that it may be a list of something else.`,
	},
	Fires: []string{
		"Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 2,0%.",
		"Đánh giá chi bộ: tốt chiếm 60%; khá chiếm 30%; còn lại 15% là trung bình.",
	},
	Silent: []string{
		"Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 1,0%.",
		"Xếp loại: tốt 33,3%, khá 33,3%, còn lại 33,3%.",
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
	sum, scale, end := quantity.Int(0), 0, i
	closing := false
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
		if p.Hedge != "" || l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Exceeding || t.is(at+1, lexer.Compared, lexer.Plan, lexer.Points) {
			break
		}
		from := at
		for from > t.begin(at) && !t.mark(from-1, ",;:") {
			from--
		}
		grade := t.says(from, at, lexer.Grade, lexer.Done)
		closing = len(list) > 1 && t.says(from, at, lexer.Rest, lexer.Lowest)
		if !grade && !closing {
			break
		}
		list = append(list, *p)
		sum, scale, end = sum.Add(p.Value), max(scale, p.Value.Scale()), k
	}
	if len(list) < 3 || !closing || sum.Cmp(quantity.Int(90)) < 0 || sum.Cmp(quantity.Int(110)) > 0 {
		return end
	}
	start, stop := list[0].Start, list[len(list)-1].End
	room := quantity.Step(scale).Mul(quantity.Int(int64(len(list)))).Quo(quantity.Int(2), scale+1, false)
	if within(sum, quantity.Int(100), room) || sum.Cmp(quantity.Int(100)) < 0 && within(sum, quantity.Int(100), room.Add(room)) {
		r.figure("sum", t.Block, start, stop, t.numbers(list...), Holds, "%s%%", "%s%%", vi(sum))
		return end
	}
	parts := vi(list[0].Value)
	for _, p := range list[1:] {
		parts += " + " + vi(p.Value)
	}
	r.figure("sum", t.Block, start, stop, t.numbers(list...), Fails, "%s = %s%%, không phải 100%%", "%s = %s%%, not 100%%", parts, vi(sum))
	r.raise(diag.Warning, t.Block, start, stop,
		diag.Say("%s = %s%%, không phải 100%%", "%s = %s%%, not 100%%", parts, vi(sum)),
		diag.Say("xem lại từng tỷ lệ, hoặc nêu nốt mức còn thiếu", "look at each percentage again, or state the grade that is missing"))
	return end
}
