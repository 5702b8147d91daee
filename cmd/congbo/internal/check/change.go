package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

var change = &Check{
	Code:     "figure/change",
	Severity: diag.Warning,
	Title:    diag.Say("mức tăng, giảm khớp với hai con số của nó", "a change agrees with its two numbers"),
	Doc: diag.Text{
		VI: `"từ a lên b, tăng d (p%)", "từ a xuống b, giảm d (p%)": d là b − a, p là d : a. "b, tăng d (p%)", "b, giảm d, tương ứng giảm p%": tính d : (b ∓ d), vì mức tăng, giảm tính trên con số kỳ trước. "b, tăng p% so với cùng kỳ (a)", "b (cùng kỳ a), giảm d": tính từ a và b. "Từ a% xuống b%, giảm d điểm": d là a − b. "Năm … có a, đến … còn b, giảm d": chỉ cảnh báo khi một chữ số khác đi thì d khớp. Mức tăng, giảm của những con số nêu ở câu trước chỉ xét khi một mức khác của cùng câu đã khớp, và một chữ số khác đi thì mức này cũng khớp. Tỷ lệ tính cho mỗi năm, điểm phần trăm, hay của một con số đã có tỷ lệ riêng thì không xét.`,
		EN: `"từ a lên b, tăng d (p%)", "từ a xuống b, giảm d (p%)": d is b − a, p is d : a. "b, tăng d (p%)", "b, giảm d, tương ứng giảm p%": d : (b ∓ d), for a change is measured against what was before. "b, tăng p% so với cùng kỳ (a)", "b (cùng kỳ a), giảm d": computed of a and b. "Từ a% xuống b%, giảm d điểm": d is a − b. "Năm … có a, đến … còn b, giảm d": told only where one other digit would make d agree. Changes of numbers that the sentence before states are looked at only where another of the sentence agrees, and one other digit would make this one agree too. Rates for each of several years, percentage points and changes of a number that has a percentage of its own are passed over.`,
	},
	Fires: []string{
		"Năm 2032 thu 90 tỷ, giảm 20% so với năm 2031 là 100 tỷ đồng.",
		"Hộ nghèo giảm 50 hộ, từ 200 hộ còn 140 hộ.",
		"Số bài viết từ 200 bài lên 250 bài, tăng 20%.",
		"Số bài viết tăng từ 200 bài lên 250 bài (tăng 20%).",
		"Số hội viên tăng từ 200 lên 230 (tăng 20%).",
		"Số đơn vị giảm từ 401 xuống còn 280 đơn vị, giảm 131 đơn vị.",
		"Xảy ra 20 vụ, giảm 5 vụ (25%) so với kỳ trước.",
		"Số vụ cháy là 27 vụ, giảm 9 vụ, tương ứng giảm 33,3% so với cùng kỳ.",
		"Số vụ cháy là 27 vụ, giảm 9 vụ, giảm 33,3% so với cùng kỳ.",
		"Có 55 cuộc, giảm 5 cuộc (tương đương 9,1%) so với cùng kỳ.",
		"Dư nợ đạt 3.024 tỷ đồng, tăng 224 tỷ đồng (+9%) so với đầu năm.",
		"Tỷ lệ hộ nghèo giảm từ 4,8% xuống còn 3,5%, giảm 1,8 điểm phần trăm so với đầu năm.",
		"Tỷ lệ hộ nghèo giảm từ 4,8% xuống 3,5% (giảm 1,8%).",
		"Số đơn vị giảm từ 401 xuống 280, giảm 131.",
		"Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 46 hộ.",
		"Thu quỹ được 504 triệu đồng, tăng 25% so với cùng kỳ (420 triệu đồng).",
		"Kết nạp 230 hội viên (cùng kỳ 200 hội viên), tăng 20%.",
		"Thu được 120 tỷ đồng, tăng 25 so với 150.",
		"Tiếp 230 lượt người, tăng 40 lượt người so với cùng kỳ (200 lượt người).",
		"Cả vùng xảy ra 4.674 vụ cháy, làm 2.149 người bị thương.\n\nSo với năm trước, giảm 139 vụ (giảm 5,89%), tăng 35 người bị thương (tăng 1,66%).",
	},
	Silent: []string{
		"Năm 2032 thu 90 tỷ, giảm 10% so với năm 2031 là 100 tỷ đồng.",
		"Hộ nghèo giảm 60 hộ, từ 200 hộ còn 140 hộ.",
		"Số bài viết từ 200 bài lên 250 bài, tăng 25%.",
		"Số bài viết từ 200 bài xuống 150 bài, giảm 25%.",
		"Số đơn vị giảm từ 401 xuống còn 280 đơn vị, giảm 121 đơn vị (30,2%).",
		"Mở 5 lớp, tăng 20%.",
		"Xảy ra 20 vụ, giảm 5 vụ (20%) so với kỳ trước.",
		"Số vụ cháy là 27 vụ, giảm 9 vụ, tương ứng giảm 25% so với cùng kỳ.",
		"Dư nợ đạt 3.024 tỷ đồng, tăng 224 tỷ đồng (+8%) so với đầu năm.",
		"Tỷ lệ hộ nghèo giảm từ 4,8% xuống còn 3,5%, giảm 1,3 điểm phần trăm so với đầu năm.",
		"Tỷ lệ hộ nghèo từ 4,8% xuống 3,5%, giảm 0,2% hộ cận nghèo.",
		"Tỷ lệ hộ nghèo giảm từ 4,8% xuống 3,5% (giảm 27,1%).",
		"Số đơn vị giảm từ 401 xuống 280, giảm 121.",
		"Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 36 hộ.",
		"Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 46 hộ so với năm 2030.",
		"Số trường giảm từ 60 xuống 52, tăng 3 trường đạt chuẩn.",
		"Xảy ra 20 vụ, giảm 5 vụ (số người bị thương giảm 12%).",
		"Xảy ra 20 vụ với 12 người bị thương, giảm 3 người (20%).",
		"Thu quỹ được 504 triệu đồng, tăng 20% so với cùng kỳ (420 triệu đồng).",
		"Lương tăng từ 10 triệu đồng lên 12 triệu đồng, tương ứng mức tăng 6,3% mỗi năm.",
		"Số vụ giảm 139 vụ (giảm 2,89%), số người chết tăng 35 người (tăng 1,66%), số người bị thương giảm 208 người (giảm 5,42%).",
		"Có 3.838 xã (43,02%) về đích, tăng 769 xã (8,62%) so với năm trước.",
		"Vùng Một tăng 220.000 đồng (7,1%), vùng Hai tăng 200.000 đồng (7,4%).",
	},
	run: checkChanges,
}

// rises are the phrases before by how much something changed.
var rises = []lexer.Class{lexer.Up, lexer.Down}

var changeHint = diag.Say("xem lại mức tăng, giảm và hai con số", "look at the change and the two numbers again")

func checkChanges(r *run) {
	for block, t := range r.texts {
		var open []int // changes of one sentence whose numbers it does not state
		for i, k := range t.at {
			if t.is(k-1, lexer.From) {
				if f, ok := t.fromTo(k); ok {
					r.fromToCount(t, k, f)
					r.fromToPercent(t, f)
				}
			}
			if i > 0 && t.tokens[k].Sentence != t.tokens[t.at[i-1]].Sentence {
				r.listed(block, open)
				open = open[:0]
			}
			switch {
			case t.percent(k) == nil:
				if !r.changedSince(t, k) {
					r.thenNow(t, k)
				}
			case t.percent(k).Hedge == "" && !r.isClaimed(t.Block, *t.percent(k)):
				if !r.changedSince(t, k) && r.changedBy(t, k) {
					open = append(open, k)
				}
			}
		}
		r.listed(block, open)
	}
}

// amount checks by how much b is more or less than a.
func (r *run) amount(t *text, a, b, d quantity.Quantity, diff quantity.Decimal) {
	start, end := min(a.Start, b.Start, d.Start), max(a.End, b.End, d.End)
	numbers := t.numbers(a, b, d)
	say := printing(t.scaleOf(a), t.scaleOf(b), t.scaleOf(d))
	greater, less := a, b
	if a.Value.Cmp(b.Value) < 0 {
		greater, less = b, a
	}
	switch {
	case within(diff, d.Value, slack(d)):
		r.figure("change", t.Block, start, end, numbers, Holds, "%s − %s = %s", "%s − %s = %s", say(greater.Value), say(less.Value), say(diff))
		return
	case within(diff, d.Value, slack(a).Add(slack(b)).Add(slack(d))):
		r.figure("change", t.Block, start, end, numbers, Unchecked, "%s − %s = %s; so với %s có thể chỉ lệch do làm tròn", "%s − %s = %s; %s may be off by rounding only", say(greater.Value), say(less.Value), say(diff), say(d.Value))
		return
	}
	size := greater.Value.Sub(less.Value)
	r.figure("change", t.Block, start, end, numbers, Fails, "%s − %s = %s, không phải %s", "%s − %s = %s, not %s", say(greater.Value), say(less.Value), say(size), say(d.Value))
	vi, en := "từ %s đến %s chênh %s, báo cáo ghi %s", "from %s to %s is %s, the report says %s"
	switch {
	case diff.Sign() < 0 && b.Value.Cmp(a.Value) < 0:
		vi, en = "từ %s đến %s là giảm %s, báo cáo ghi tăng %s", "from %s to %s is a fall of %s, the report says a rise of %s"
	case diff.Sign() < 0:
		vi, en = "từ %s đến %s là tăng %s, báo cáo ghi giảm %s", "from %s to %s is a rise of %s, the report says a fall of %s"
	}
	r.raise(diag.Warning, t.Block, start, end, diag.Say(vi, en, say(a.Value), say(b.Value), say(size), say(d.Value)), changeHint)
}

// changeVerdict compares a change in percent with diff : before. Numbers that may be
// rounded leave it some room.
func (r *run) changeVerdict(t *text, of []quantity.Quantity, p quantity.Quantity, diff, before quantity.Decimal) {
	if before.Sign() <= 0 {
		return
	}
	r.claimPercent(t.Block, p)
	numbers := t.numbers(append(of, p)...)
	start, end := p.Start, p.End
	room := quantity.Int(0)
	var scales []scale
	for _, q := range of {
		scales = append(scales, t.scaleOf(q))
		start, end = min(start, q.Start), max(end, q.End)
		room = room.Add(rough(q))
	}
	say := printing(scales...)
	want := diff.Percent(before, p.Value.Scale(), false)
	if fits(diff, before, p.Value) {
		r.figure("ratio", t.Block, start, end, numbers, Holds, "%s : %s = %s%%", "%s : %s = %s%%", say(diff), say(before), vi(want))
		return
	}
	if room.Sign() > 0 && roughly(diff, before, room, p.Value) {
		r.figure("ratio", t.Block, start, end, numbers, Unchecked, "con số có thể đã làm tròn", "the numbers may be rounded")
		return
	}
	if points := p.Value.Add(p.Value).Cmp(want) < 0 && !r.lexicon.Is("money", of[0].Unit); points && !slippedShare(diff, before, p.Value) {
		r.figure("ratio", t.Block, start, end, numbers, Unchecked, "có thể là điểm phần trăm", "it may be points of percent")
		return
	}
	r.figure("ratio", t.Block, start, end, numbers, Fails, "%s : %s = %s%%, không phải %s%%", "%s : %s = %s%%, not %s%%", say(diff), say(before), vi(want), vi(p.Value))
	r.raise(diag.Warning, t.Block, start, end,
		diag.Say("mức thay đổi %s trên %s là %s%%, báo cáo ghi %s%%", "a change of %s from %s is %s%%, the report says %s%%", say(diff), say(before), vi(want), vi(p.Value)),
		changeHint)
}

// difference is by how much b is more than a, or less if up is false.
func difference(a, b quantity.Decimal, up bool) quantity.Decimal {
	if up {
		return b.Sub(a)
	}
	return a.Sub(b)
}

// beforeBy is what b was before it rose, or fell, by d.
func beforeBy(b, d quantity.Decimal, up bool) quantity.Decimal {
	if up {
		return b.Sub(d)
	}
	return b.Add(d)
}

// yearly reports whether a percentage, the k-th token, is a rate for each of several
// periods, or points of percent.
func (t *text) yearly(k int) bool {
	from, to := t.clauseOf(k)
	return t.says(k, min(to, k+6), lexer.Yearly, lexer.Points) || t.says(max(from, k-6), k, lexer.Yearly)
}
