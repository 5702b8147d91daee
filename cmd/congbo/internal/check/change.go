package check

import (
	"strings"

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

func checkChanges(r *run) {
	for block, t := range r.texts {
		var open []int // changes of one sentence whose numbers it does not state
		for i, k := range t.at {
			if t.is(k-1, lexer.From) {
				r.fromTo(t, k)
				r.fromToPercent(t, k)
			}
			if i > 0 && t.tokens[k].Sentence != t.tokens[t.at[i-1]].Sentence {
				r.listed(block, open)
				open = open[:0]
			}
			switch {
			case t.percent(k) == nil:
				if !r.since(t, k) {
					r.thenNow(t, k)
				}
			case t.percent(k).Hedge == "" && !r.isClaimed(t.Block, *t.percent(k)):
				if !r.since(t, k) && r.by(t, k) {
					open = append(open, k)
				}
			}
		}
		r.listed(block, open)
	}
}

// fromTo checks "từ a lên b, tăng d (p%)": k is the token of a.
func (r *run) fromTo(t *text, k int) {
	a, to := t.token(k).Quantity, k+1
	for to < t.finish(k) && t.token(to).Quantity == nil && !t.mark(to, ".;()") {
		to++
	}
	b := t.token(to).Quantity
	up := t.is(to-1, lexer.Rising)
	if a.Kind != quantity.Count || b == nil || b.Kind != quantity.Count || a.Value.Sign() <= 0 || !up && !t.is(to-1, lexer.Falling, lexer.Rest, lexer.Left) || !r.akin(a.Unit, b.Unit) {
		return
	}
	_, end := t.clauseOf(to)
	diff := b.Value.Sub(a.Value)
	if !up {
		diff = diff.Neg()
	}
	if d := r.changeBefore(t, k); d >= 0 && t.is(d-1, lexer.Up) == up && r.akin(t.count(d).Unit, b.Unit) {
		r.amount(t, *a, *b, *t.count(d), diff)
		return
	}
	for at := to + 1; at < end; at++ {
		q := t.token(at).Quantity
		if q == nil {
			if t.is(at, lexer.From) {
				return
			}
			continue
		}
		l := t.lead(at)
		if !t.follows(to, l.first) || t.tokens[at].Depth < t.tokens[to].Depth && t.changedBefore(k) || t.is(l.first, lexer.Up) && !up || t.is(l.first, lexer.Down) && up {
			return // it has its change already, or this is that of something else
		}
		switch {
		case q.Kind == quantity.Count && t.is(at-1, rises...) && (q.Unit == "" || r.sameThings(q.Unit, b.Unit)):
			r.amount(t, *a, *b, *q, diff)
		case q.Kind == quantity.Percent && q.Hedge == "" && (l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Equivalent && t.closed(at) || l.bracket && l.class == lexer.Plain):
			if !t.yearly(at) && !r.isClaimed(t.Block, *q) {
				r.changeVerdict(t, []quantity.Quantity{*a, *b}, *q, diff, a.Value)
			}
			return
		default:
			return
		}
		to = at
	}
}

// fromToPercent checks "từ a% xuống b%, giảm d điểm": k is the token of a. "giảm d%" may be
// points or a share of a.
func (r *run) fromToPercent(t *text, k int) {
	a, to := t.percent(k), k+1
	for to < t.finish(k) && t.token(to).Quantity == nil && !t.mark(to, ".;()") {
		to++
	}
	b := t.percent(to)
	up := t.is(to-1, lexer.Rising)
	if a == nil || b == nil || !up && !t.is(to-1, lexer.Falling, lexer.Rest, lexer.Left) {
		return
	}
	_, end := t.clauseOf(to)
	at := to + 1
	for at < end && t.token(at).Quantity == nil {
		at++
	}
	d, l := t.token(at).Quantity, t.lead(at)
	first := at - 1
	if d == nil || at == end || d.Hedge != "" {
		return
	}
	if d.Kind == quantity.Percent {
		first = l.first
	}
	if wayUp := t.is(at-1, lexer.Up); wayUp != up || !wayUp && !t.is(at-1, lexer.Down) || !t.follows(to, first) {
		return
	}
	diff := b.Value.Sub(a.Value)
	if !up {
		diff = diff.Neg()
	}
	switch {
	case d.Kind == quantity.Count && r.lexicon.Is("points", d.Unit):
	case d.Kind == quantity.Percent && (t.closed(at) || t.is(at+1, lexer.Compared, lexer.Points)):
		if a.Value.Sign() > 0 && fits(diff, a.Value, d.Value) {
			return
		}
		r.claimPercent(t.Block, *d)
	default:
		return
	}
	r.amount(t, *a, *b, *d, diff)
}

// thenNow checks "năm 2031 có a hộ, đến nay còn b hộ, giảm d hộ", where d would agree if one
// digit were another: it may also be measured against something else. k is the token of d.
func (r *run) thenNow(t *text, k int) {
	d := t.count(k)
	if d == nil || d.Unit == "" || !t.is(k-1, rises...) || !t.mark(k-2, ",(") {
		return
	}
	end := k + 1
	for t.token(end).Kind == lexer.Word && end < k+6 {
		if t.is(end, lexer.Compared, lexer.Earlier) {
			return
		}
		end++
	}
	if !t.closed(end - 1) {
		return
	}
	var counts []int
	for at := k - 1; at >= t.begin(k); at-- {
		q := t.tokens[at].Quantity
		if q == nil {
			continue
		}
		if t.count(at) == nil || t.changed(at) || t.tokens[at].Depth > t.tokens[k].Depth || !r.sameThings(q.Unit, d.Unit) || len(counts) == 2 {
			return
		}
		counts = append(counts, at)
	}
	if len(counts) != 2 || !t.is(counts[0]-1, lexer.Rest, lexer.Left, lexer.Light, lexer.Rate) || !t.dated(counts[1]+1, counts[0]) {
		return
	}
	a, b := *t.count(counts[1]), *t.count(counts[0])
	diff := b.Value.Sub(a.Value)
	if t.is(k-1, lexer.Down) {
		diff = diff.Neg()
	}
	if room := slack(a).Add(slack(b)).Add(slack(*d)); diff.Sign() > 0 && (within(diff, d.Value, room) || anotherDigit(d.Value, diff.Sub(d.Value))) {
		r.amount(t, a, b, *d, diff)
	}
}

// dated reports whether a date, a year or "đến nay" stands among tokens [from, to).
func (t *text) dated(from, to int) bool {
	for k := from; k < to; k++ {
		if t.tokens[k].Kind == lexer.Name || t.is(k, lexer.Now) {
			return true
		}
	}
	return false
}

// changedBefore reports whether a change stands before the bracket that the k-th token is in:
// "giảm 3 phòng (từ 10 xuống 7)".
func (t *text) changedBefore(k int) bool {
	depth := t.tokens[k].Depth
	for at := k - 1; at >= t.begin(k); at-- {
		if t.tokens[at].Depth < depth && t.token(at).Quantity != nil {
			return t.changed(at)
		}
	}
	return false
}

// changeBefore is the token of d in "giảm d hộ, từ a hộ còn b hộ", where a is the k-th token,
// or -1.
func (r *run) changeBefore(t *text, k int) int {
	at := k - 2
	if t.mark(at, ",(") {
		at--
	}
	for at > 0 && at > k-6 && t.tokens[at].Kind == lexer.Word && !t.is(at, lexer.Up, lexer.Down) {
		at--
	}
	if t.count(at) == nil || t.tokens[at].Sentence != t.tokens[k].Sentence || !t.is(at-1, rises...) {
		return -1
	}
	return at
}

// follows reports whether a lead that begins at token to belongs to the number at token
// from: no new subject stands between.
func (t *text) follows(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if k == from+2 && to == from+5 && t.mark(k, ",") && t.tokens[k-1].Kind == lexer.Word && t.tokens[k+1].Kind == lexer.Word {
			continue // "430 tin, bài, tăng"
		}
		if t.mark(k, ",(") && k < to-1 || t.is(k, lexer.Also, lexer.Up, lexer.Down) {
			return false
		}
	}
	return true
}

// yearly reports whether a percentage, the k-th token, is a rate for each of several
// periods, or points of percent.
func (t *text) yearly(k int) bool {
	from, to := t.clauseOf(k)
	return t.says(k, min(to, k+6), lexer.Yearly, lexer.Points) || t.says(max(from, k-6), k, lexer.Yearly)
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
	message := diag.Say("từ %s đến %s chênh %s, báo cáo ghi %s", "from %s to %s is %s, the report says %s", say(a.Value), say(b.Value), say(size), say(d.Value))
	switch {
	case diff.Sign() < 0 && b.Value.Cmp(a.Value) < 0:
		message = diag.Say("từ %s đến %s là giảm %s, báo cáo ghi tăng %s", "from %s to %s is a fall of %s, the report says a rise of %s", say(a.Value), say(b.Value), say(size), say(d.Value))
	case diff.Sign() < 0:
		message = diag.Say("từ %s đến %s là tăng %s, báo cáo ghi giảm %s", "from %s to %s is a rise of %s, the report says a fall of %s", say(a.Value), say(b.Value), say(size), say(d.Value))
	}
	r.raise(diag.Warning, t.Block, start, end, message, diag.Say("xem lại mức tăng, giảm và hai con số", "look at the change and the two numbers again"))
}

// since checks "b …, tăng p% so với cùng kỳ (a)", "b (cùng kỳ a), giảm d" and the like: k is
// the token of the change.
func (r *run) since(t *text, k int) bool {
	q := t.token(k).Quantity
	l := lead{class: t.before(k), first: k - 1}
	if q.Kind == quantity.Percent {
		l = t.lead(k)
	}
	if q.Kind == quantity.Ratio || q.Hedge != "" && q.Hedge != "hơn" || l.class != lexer.Up && l.class != lexer.Down || t.yearly(k) {
		return false
	}
	was := r.earlierBeside(t, k)
	if was < 0 {
		return false
	}
	now := r.onlyBefore(t, min(k, l.first), was)
	if now < 0 {
		return false
	}
	a, b := *t.count(was), *t.count(now)
	if len(r.noun(a.Unit)) == 0 && b.Step.IsValid() && !a.Step.IsValid() {
		b = t.printed(b) // "120 tỷ đồng, tăng 25 so với 150"
	}
	if t.sameScale(a, b) {
		a = t.printed(a)
	}
	diff := b.Value.Sub(a.Value)
	if l.class == lexer.Down {
		diff = diff.Neg()
	}
	if a.Value.Sign() <= 0 {
		return false
	}
	if q.Kind == quantity.Percent {
		r.changeVerdict(t, []quantity.Quantity{a, b}, *q, diff, a.Value)
		return true
	}
	if !r.akin(q.Unit, b.Unit) {
		return false
	}
	r.amount(t, a, b, *q, diff)
	return true
}

// sameScale reports whether a, an amount in đồng, has the scale word of b, of which đồng is
// not said: "90 tỷ, giảm 10% so với 100 tỷ đồng".
func (t *text) sameScale(a, b quantity.Quantity) bool {
	return t.lexicon.Is("money", b.Unit) && strings.HasSuffix(t.low[a.Start:a.End], " "+b.Unit) && a.Step.IsValid()
}

// printed is a number as it is printed, without its scale word.
func (t *text) printed(q quantity.Quantity) quantity.Quantity {
	end := q.Start
	for end < q.End && (t.Text[end] >= '0' && t.Text[end] <= '9' || t.Text[end] == '.' || t.Text[end] == ',') {
		end++
	}
	if d, _, ok := quantity.ParseLoose(t.Text[q.Start:end]); ok {
		q.Value, q.Step = d, quantity.Decimal{}
	}
	return q
}

// earlierBeside is the token of what a change is measured against: in brackets or words
// after it, in brackets before it, or in the clause after its own; or -1.
func (r *run) earlierBeside(t *text, k int) int {
	end := t.finish(k)
	// "so với cùng kỳ (420 tỷ đồng)", "so với 150"
	at := k + 1
	for at < end && t.token(at).Kind == lexer.Word && !t.is(at, lexer.Compared, lexer.Earlier) && at < k+5 {
		at++
	}
	if t.is(at, lexer.Compared, lexer.Earlier) {
		if t.is(at, lexer.Compared) && t.count(at+1) != nil && !r.lexicon.Is("time", t.count(at+1).Unit) {
			return at + 1
		}
		for from := at; at < end && at < from+9 && (t.token(at).Kind == lexer.Word || t.token(at).Kind == lexer.Name || t.mark(at, "/")); at++ {
			if t.is(at, lexer.Rest, lexer.Left, lexer.Up, lexer.Down) {
				return -1
			}
		}
		if t.mark(at, "(") {
			return t.alone(at)
		}
		if t.count(at) != nil && t.is(at-1, lexer.Light) && t.low[t.tokens[at-1].Start:t.tokens[at-1].End] == "là" { // "so với năm 2031 là 100 tỷ đồng"
			return at
		}
	}
	// "(cùng kỳ 200 hội viên), tăng 20%"
	from, _ := t.clauseOf(k)
	for at := k - 1; at > from; at-- {
		if t.mark(at, "(") && t.is(at+1, lexer.Earlier) && t.tokens[at].Depth <= t.tokens[k].Depth {
			return t.alone(at)
		}
	}
	// "tăng 20%; cùng kỳ năm trước kết nạp 200 hội viên"
	if _, to := t.clauseOf(k); t.mark(to, ";") && t.is(to+1, lexer.Earlier) {
		for at := to + 1; at < end && !t.mark(at, ",;"); at++ {
			if t.token(at).Quantity != nil {
				if t.count(at) == nil {
					return -1
				}
				return at
			}
		}
	}
	return -1
}

// alone is the token of the one number in the brackets that open at token k, if it is a
// count, else -1.
func (t *text) alone(k int) int {
	found, words := -1, 0
	for at := k + 1; at < len(t.tokens) && t.tokens[at].Depth > t.tokens[k].Depth; at++ {
		if t.tokens[at].Quantity == nil {
			if words++; found < 0 && words > 2 && !(t.is(k+1, lexer.Earlier) && words < 6) && !t.is(at, lexer.Earlier, lexer.Light, lexer.Rate) || t.is(at, lexer.Elsewhere) {
				return -1 // of something else
			}
			continue
		}
		if found >= 0 || t.count(at) == nil || t.changed(at) {
			return -1
		}
		found = at
	}
	return found
}

// onlyBefore is the token of the one count before token k in its sentence that counts what
// another number does; -1 where there is none or which of them is meant is not said.
func (r *run) onlyBefore(t *text, k, other int) int {
	found, from := -1, t.begin(k)
	outer := t.tokens[k].Depth
	unit := t.count(other).Unit
	for at := k - 1; at >= from; at-- {
		if t.tokens[at].Depth > outer {
			continue
		}
		outer = t.tokens[at].Depth
		q := t.tokens[at].Quantity
		if q == nil || at == other || q.Kind == quantity.Percent || t.changed(at) || r.lexicon.Is("time", q.Unit) != r.lexicon.Is("time", unit) {
			continue
		}
		if !r.akin(q.Unit, unit) && !t.sameScale(*t.count(other), *q) {
			continue
		}
		if found >= 0 || q.Kind == quantity.Ratio || q.Hedge != "" {
			return -1
		}
		found = at
	}
	return found
}

// by checks "b …, giảm d (p%)" and "b …, giảm d, tương ứng giảm p%", where b is the one
// count of these things before d in the sentence, or b and a are the two of them that differ
// by d. It reports whether the sentence states no such count.
func (r *run) by(t *text, k int) (open bool) {
	l := t.lead(k)
	at := l.first - 1
	ends := l.bracket && t.mark(k+1, ")")
	if !l.bracket && t.mark(at, ",") {
		ends = t.closed(k) || t.is(k+1, lexer.Compared, lexer.Earlier)
		at--
	}
	apart := !l.bracket // what a bracket says is of the change before it
	for at > 0 && t.tokens[at].Kind == lexer.Word && t.tokens[at].Sentence == t.tokens[k].Sentence {
		at--
	}
	d, p := t.count(at), t.percent(k)
	sameWay := l.class == lexer.Plain && l.bracket || l.class == lexer.Equivalent || t.is(at-1, l.class)
	if d == nil || d.Unit == "" || !ends || !t.is(at-1, rises...) || !sameWay || t.yearly(k) {
		return false
	}
	up := t.is(at-1, lexer.Up)
	var counts []int
	outer := t.tokens[at].Depth
	for b := at - 2; b >= t.begin(at); b-- {
		if t.tokens[b].Depth > outer {
			continue
		}
		outer = t.tokens[b].Depth
		q := t.tokens[b].Quantity
		if q == nil || q.Kind == quantity.Percent || !r.sameThings(q.Unit, d.Unit) {
			continue
		}
		if t.changed(b) {
			return len(counts) == 0 // a list of changes
		}
		if q.Kind == quantity.Ratio || q.Hedge != "" || r.portions(t)[b] {
			return false // of which of them is not said
		}
		counts = append(counts, b)
	}
	switch len(counts) {
	case 0:
		return true
	case 1:
		b := t.count(counts[0])
		before := beforeBy(b.Value, d.Value, up)
		if before.Sign() > 0 && (!apart || t.follows(counts[0], at-1) && r.wider(d.Unit, b.Unit)) {
			r.changeVerdict(t, []quantity.Quantity{*b, *d}, *p, d.Value, before)
		}
	case 2:
		x, y := t.count(counts[1]), t.count(counts[0])
		if up && x.Value.Sub(y.Value).Equal(d.Value) || !up && y.Value.Sub(x.Value).Equal(d.Value) {
			r.changeVerdict(t, []quantity.Quantity{*x, *y, *d}, *p, d.Value, y.Value)
		} else if up && y.Value.Sub(x.Value).Equal(d.Value) || !up && x.Value.Sub(y.Value).Equal(d.Value) {
			r.changeVerdict(t, []quantity.Quantity{*x, *y, *d}, *p, d.Value, x.Value)
		}
	}
	return false
}

// beforeBy is what b was before it rose, or fell, by d.
func beforeBy(b, d quantity.Decimal, up bool) quantity.Decimal {
	if up {
		return b.Sub(d)
	}
	return b.Add(d)
}

// listed checks the changes of one sentence, the tokens of their percentages, whose
// numbers the sentence before states. One that agrees there shows that the others belong
// there too; of them only what one other digit would make agree is told.
func (r *run) listed(block int, open []int) {
	if len(open) < 2 {
		return
	}
	t := r.texts[block]
	type reading struct {
		percent      int
		of           []quantity.Quantity
		diff, before quantity.Decimal
		fits, slips  bool
	}
	var all []reading
	agreed := 0
	for _, k := range open {
		d := *t.count(t.amountOf(k))
		up := t.is(t.amountOf(k)-1, lexer.Up)
		best := reading{percent: k}
		for _, q := range r.sentenceBefore(block, open[0]) {
			if !r.sameThings(q.Unit, d.Unit) {
				continue
			}
			before, p := beforeBy(q.Value, d.Value, up), t.percent(k).Value
			slips := before.Sign() > 0 && slippedShare(d.Value, before, p) || decimal(p) && otherDigit(d.Value, func(d quantity.Decimal) bool { return fits(d, beforeBy(q.Value, d, up), p) })
			one := reading{k, []quantity.Quantity{d}, d.Value, before, fits(d.Value, before, p), slips}
			if one.fits && !best.fits || one.slips && !best.fits && !best.slips {
				best = one
			}
		}
		if best.fits && decimal(t.percent(k).Value) {
			agreed++
		}
		all = append(all, best)
	}
	for _, one := range all {
		if others := agreed - 1; one.fits && others > 0 || one.slips && !one.fits && agreed > 0 {
			r.changeVerdict(t, one.of, *t.percent(one.percent), one.diff, one.before)
		}
	}
}

// amountOf is the token of d in "giảm d (p%)", where p is the k-th token.
func (t *text) amountOf(k int) int {
	at := k - 1
	for at > 0 && t.tokens[at].Quantity == nil {
		at--
	}
	return at
}

// sentenceBefore are the counts of the sentence before that of the k-th token of a block, in
// its paragraph or the one before.
func (r *run) sentenceBefore(block, k int) []quantity.Quantity {
	t, last := r.texts[block], 0
	if from := r.texts[block].begin(k); from > 0 {
		last = from - 1
	} else if block > 0 && len(r.texts[block-1].tokens) > 0 && r.texts[block-1].Note == t.Note {
		t = r.texts[block-1]
		last = len(t.tokens) - 1
	} else {
		return nil
	}
	var all []quantity.Quantity
	for at := last; at >= t.begin(last); at-- {
		if q := t.count(at); q != nil && !t.changed(at) {
			all = append(all, *q)
		}
	}
	return all
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
		diag.Say("xem lại mức tăng, giảm và hai con số", "look at the change and the two numbers again"))
}
