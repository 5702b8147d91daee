package check

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// pair is the two numbers that a percentage states the share of, and where they
// stand with it.
type pair struct {
	a, b       quantity.Decimal
	part, of   quantity.Quantity // the same with their words, of two counts
	start, end int
	numbers    []source.Span
	likely     bool           // the words leave room for another reading: told only where one digit would make it right
	called     bool           // the words call b a total
	inline     bool           // the two stand together as a/b, and no other number is meant
	adjusted   bool           // the shares of its list add up to 100, as if adjusted to
	related    []diag.Related // where a total stands that is not beside its part
}

// pairOf is the pair of two counts and a percentage.
func (t *text) pairOf(a, b, p *quantity.Quantity) pair {
	return pair{a: a.Value, b: b.Value, part: *a, of: *b, start: min(a.Start, b.Start, p.Start), end: max(a.End, b.End, p.End), numbers: t.numbers(*a, *b, *p)}
}

// readings are the ways in which a percentage belongs to two numbers of its sentence; the
// first that applies is meant. k is its token.
var readings = []func(*run, *text, int, lead) (pair, bool){
	wholeAfter, wholeNamed, planAfter, earlierAfter, ratioBefore, ratioAfter, outOfBefore, planBefore, wholeBefore, wholeInSentenceBefore,
}

// bracketReadings are those of a percentage whose lead is that of one before it.
var bracketReadings = []func(*run, *text, int, lead) (pair, bool){planAfter, earlierAfter}

// pair finds the pair of the percentage that is the k-th token.
func (r *run) pair(t *text, k int) (pair, bool) {
	l, readings := t.lead(k), readings
	if !l.ok {
		l, readings = t.sharedLead(k), bracketReadings
	}
	if p := t.percent(k); p.Hedge != "" || !l.ok || l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Exceeding {
		return pair{}, false
	}
	for _, read := range readings {
		if found, ok := read(r, t, k, l); ok {
			return found, true
		}
	}
	return pair{}, false
}

// sharedLead is the lead of the percentage before the one at token k where that shares it:
// "bằng 116% năm 2020 và 87% mục tiêu".
func (t *text) sharedLead(k int) lead {
	if !t.is(k-1, lexer.Also) {
		return lead{}
	}
	for at := k - 2; at > t.begin(k) && t.tokens[at].Kind != lexer.Mark; at-- {
		if t.percent(at) != nil {
			l := t.lead(at)
			l.ok, l.first = l.class == lexer.Rate, k
			return l
		}
	}
	return lead{}
}

// bracketOf is the token of the bracket that opens right after the words of the percentage
// at token k, or -1: after another percentage it is that one's.
func (t *text) bracketOf(k int) int {
	open := t.findMark(k+1, min(k+9, t.finish(k)), ",;.:()")
	if open < 0 || !t.mark(open, "(") {
		return -1
	}
	for at := k + 1; at < open; at++ {
		if t.percent(at) != nil {
			return -1
		}
	}
	return open
}

// wholeAfter reads "a …, chiếm p% trong tổng số b …".
func wholeAfter(r *run, t *text, k int, l lead) (pair, bool) {
	at := k + 1
	if !t.is(at, lexer.OutOf, lexer.Total) {
		return pair{}, false
	}
	whole := t.count(at + 1)
	part, alone := r.partBefore(t, k, l)
	if open := t.bracketOf(k); whole == nil && open >= 0 && open < at+6 && t.mark(t.unitEnd(open+1), ")") {
		whole = t.count(open + 1) // "chiếm 6,9% tổng số hội viên (6.000 hội viên)"
	}
	if whole == nil || part < 0 || t.count(part).Value.Cmp(whole.Value) > 0 || !r.akin(t.count(part).Unit, whole.Unit) && !alone {
		return pair{}, false
	}
	return t.pairOf(t.count(part), whole, t.percent(k)), true
}

// wholeNamed reads "kiểm tra b lượt …, phát hiện a vụ …, chiếm p% trên tổng số lượt …": the
// words after "tổng số" name the one count of the sentence that begins with them.
func wholeNamed(r *run, t *text, k int, l lead) (pair, bool) {
	if !t.is(k+1, lexer.OutOf, lexer.Total) || t.token(k+2).Kind != lexer.Word {
		return pair{}, false
	}
	part, alone := r.partBefore(t, k, l)
	if part < 0 || !alone {
		return pair{}, false
	}
	whole := -1
	for at := part - 1; at >= t.begin(k); at-- {
		if q := t.count(at); q != nil && headOf(q.Unit, 1) == t.words(k+2) && !t.changed(at) {
			if whole >= 0 {
				return pair{}, false
			}
			whole = at
		}
	}
	if whole < 0 || t.count(whole).Value.Cmp(t.count(part).Value) <= 0 {
		return pair{}, false
	}
	found := t.pairOf(t.count(part), t.count(whole), t.percent(k))
	found.likely = true
	return found, true
}

// planAfter reads "a ha, đạt p% kế hoạch (b ha)" and "… kế hoạch (kế hoạch b ha)".
func planAfter(r *run, t *text, k int, l lead) (pair, bool) {
	open := t.bracketOf(k)
	if at := t.planStated(k); at >= 0 {
		part, alone := r.partIn(t, k, l, t.count(at).Unit)
		if part < 0 || !alone || t.count(at).Value.Sign() <= 0 || !r.akin(t.count(part).Unit, t.count(at).Unit) {
			return pair{}, false
		}
		return t.pairOf(t.count(part), t.count(at), t.percent(k)), true
	}
	if open < 0 || t.find(k+1, open, lexer.Plan) < 0 || t.find(k+1, open, lexer.Earlier) >= 0 {
		return pair{}, false
	}
	at := open + 1
	for at < open+5 && t.token(at).Kind == lexer.Word {
		at++
	}
	plan, close := t.count(at), at+1
	for close < len(t.tokens) && t.token(close).Kind == lexer.Word {
		close++
	}
	if plan == nil {
		return pair{}, false
	}
	part, alone := r.partIn(t, k, l, plan.Unit)
	if part < 0 { // "75,5 tỷ đồng, tăng 16,6%, đạt 54,7% kế hoạch năm (138 tỷ đồng)"
		part, alone = r.onlyBefore(t, l.first, at), true
	}
	if part < 0 || !t.mark(close, ")") || plan.Value.Sign() <= 0 || !r.akin(t.count(part).Unit, plan.Unit) {
		return pair{}, false
	}
	found := t.pairOf(t.count(part), plan, t.percent(k))
	found.likely = !alone
	return found, true
}

// unitEnd is the first token after the number at token k and its words.
func (t *text) unitEnd(k int) int {
	for k++; t.token(k).Kind == lexer.Word; k++ {
	}
	return k
}

// planStated is the token of the count in "p% dự toán năm là b tỷ đồng", where p is the k-th
// token, or -1.
func (t *text) planStated(k int) int {
	if !t.is(k+1, lexer.Plan) {
		return -1
	}
	at := k + 2
	for at < k+6 && t.token(at).Kind == lexer.Word {
		at++
	}
	if t.count(at) == nil || !t.is(at-1, lexer.Light, lexer.Plan) || t.token(at).Sentence != t.tokens[k].Sentence {
		return -1
	}
	return at
}

// earlierAfter reads "a …, bằng p% so với cùng kỳ (b …)".
func earlierAfter(r *run, t *text, k int, l lead) (pair, bool) {
	if l.class != lexer.Rate || !t.is(k+1, lexer.Compared, lexer.Earlier) {
		return pair{}, false
	}
	before := r.earlierBeside(t, k)
	part, alone := r.partBefore(t, k, l)
	if before >= 0 && part < 0 { // "đạt 63% kế hoạch, bằng 126% so với cùng kỳ (225 tấn)"
		part, alone = r.onlyBefore(t, l.first, before), true
	}
	if before < 0 || part < 0 || !r.akin(t.count(part).Unit, t.count(before).Unit) || t.count(before).Value.Sign() <= 0 {
		return pair{}, false
	}
	found := t.pairOf(t.count(part), t.count(before), t.percent(k))
	found.likely = !alone
	return found, true
}

// ratioBefore reads "a/b …, đạt p%" and "a/b … (p%)": the nearest ratio of the clause, with
// no other number on the level of the two.
func ratioBefore(r *run, t *text, k int, l lead) (pair, bool) {
	from, _ := t.clauseOf(k)
	if l.first > 1 && t.mark(l.first-1, ";") { // "48/60 lượt; đạt 80%"
		from, _ = t.clauseOf(l.first - 2)
	}
	outer := t.tokens[l.first].Depth
	for at := l.first - 1; at >= from; at-- {
		token := t.tokens[at]
		if token.Depth > outer {
			continue // brackets that are closed
		}
		if token.Depth < outer && (l.bracket || outer-token.Depth > 1) {
			return pair{}, false // within the brackets of a list the percentage is the list's own
		}
		outer = token.Depth
		q := token.Quantity
		if q == nil {
			continue
		}
		if q.Kind != quantity.Ratio || q.Hedge != "" || q.Of.Sign() <= 0 || r.otherBase(t, k) && !t.is(k+1, lexer.Plan) {
			return pair{}, false
		}
		after := at + 1
		for next := after; t.token(next).Kind == lexer.Word && next < after+12; next++ {
			if t.is(next, lexer.Plan) && t.mark(l.first-1, ",") { // "150/200 tỷ đồng kế hoạch, đạt 75%"
				after = l.first - 1
			}
		}
		sure := t.joined(after, l, k) && !t.is(at-1, lexer.Share)
		found := t.pairOfRatio(q, k)
		found.likely = !sure
		if fits(found.a, found.b, t.percent(k).Value) {
			return found, true
		}
		if others := t.ratiosWith(from, at); len(others) > 0 { // "12/15 xã và 3/4 thị trấn, đạt 80%"
			for _, other := range others {
				if fits(other.Value, other.Of, t.percent(k).Value) {
					return t.pairOfRatio(other, k), true
				}
			}
			return pair{}, false
		}
		return found, sure || decimal(t.percent(k).Value)
	}
	return pair{}, false
}

// pairOfRatio is the pair of a ratio and the percentage that is the k-th token.
func (t *text) pairOfRatio(q *quantity.Quantity, k int) pair {
	p := t.percent(k)
	return pair{a: q.Value, b: q.Of, start: min(q.Start, p.Start), end: max(q.End, p.End), numbers: t.numbers(*q, *p), inline: true}
}

// ratiosWith are the ratios, from token from on, that are listed with the one at token k, so
// that a percentage after it may be of any: "12/15 xã và 3/4 thị trấn, đạt 80%".
func (t *text) ratiosWith(from, k int) []*quantity.Quantity {
	var all []*quantity.Quantity
	for at := k - 1; at >= from && (t.is(k-1, lexer.Also) || t.mark(k-1, ",")) && !t.mark(at, ";:"); at-- {
		q := t.tokens[at].Quantity
		if q == nil {
			continue
		}
		if q.Kind != quantity.Ratio || q.Hedge != "" || q.Of.Sign() <= 0 {
			break
		}
		all, k = append(all, q), at
	}
	return all
}

// joined reports whether the words [from, to) between a ratio and the lead of its
// percentage, the k-th token, leave no room for another subject: "45/60 tổ viên dự họp,
// đạt 75%", but "45/60 tổ họp, người dự đạt 90%" and "4/6 nhà máy nấu bia bằng 100% năng
// lượng sạch" do.
func (t *text) joined(from int, l lead, k int) bool {
	to := l.first
	if t.mark(to-1, ";") {
		to--
	}
	if !t.closed(k) && !t.is(k+1, lexer.OutOf, lexer.Plan) {
		return false
	}
	if comma := t.findMark(from, to, ","); comma >= 0 && !l.bracket {
		for at := comma; at < to; at++ {
			if t.tokens[at].Depth == t.tokens[comma].Depth && t.mark(at, ",") {
				comma = at
			}
		}
		if comma != to-1 {
			return false
		}
	}
	return t.find(from, to, lexer.Rate, lexer.Share, lexer.Elsewhere, lexer.Earlier, lexer.Compared, lexer.Plan, lexer.Up, lexer.Down, lexer.Exceeding, lexer.Rest, lexer.Left) < 0 &&
		(t.mark(to-1, ",") || t.tokens[to].Depth < t.tokens[k].Depth || t.find(from, to, lexer.Also) < 0)
}

// ratioAfter reads "đạt p% (a/b …)", with a few words at most before the bracket and no
// percentage of its own within it.
func ratioAfter(r *run, t *text, k int, _ lead) (pair, bool) {
	open := t.bracketOf(k)
	if comma := t.findMark(k+1, min(k+9, t.finish(k)), ",;.:()"); comma >= 0 && t.mark(comma, ",") && t.is(comma+1, lexer.Equivalent) { // "đạt 92,5%, tương ứng 1.702/1.840 hội viên"
		open = comma + 1
	} else if open < 0 {
		return pair{}, false
	}
	q := t.token(open + 1).Quantity
	if q == nil || q.Kind != quantity.Ratio || q.Value.Cmp(q.Of) > 0 || q.Of.Sign() <= 0 {
		return pair{}, false
	}
	for at := open + 2; at < len(t.tokens) && t.mark(open, "(") && !t.mark(at, ")"); at++ {
		if t.percent(at) != nil {
			return pair{}, false
		}
	}
	found := t.pairOfRatio(q, k)
	return found, open == k+1 || t.is(open, lexer.Equivalent) && open == k+2 || fits(found.a, found.b, t.percent(k).Value)
}

// outOfBefore reads "a trong tổng số b …, chiếm p%" and "a trên b kế hoạch, đạt p%".
func outOfBefore(r *run, t *text, k int, l lead) (pair, bool) {
	from, _ := t.clauseOf(k)
	if r.otherBase(t, k) {
		return pair{}, false
	}
	for at := l.first - 1; at > from; at-- {
		whole := t.token(at).Quantity
		if whole == nil || whole.Kind == quantity.Percent {
			continue
		}
		head := at - 1
		if t.is(head, lexer.Total) {
			head--
		}
		planned := t.is(head, lexer.Plan) && t.is(head-1, lexer.Compared) // "a so với kế hoạch b"
		if planned {
			head--
		}
		if whole.Kind != quantity.Count || !planned && !t.is(head, lexer.OutOf, lexer.Over) || whole.Hedge != "" && !t.is(head, lexer.Over) {
			return pair{}, false
		}
		for a := head - 1; a >= from; a-- {
			if part := t.count(a); part != nil {
				if part.Value.Cmp(whole.Value) > 0 && !planned && t.find(at, l.first, lexer.Plan) < 0 || r.money(part) != r.money(whole) || t.is(head, lexer.Over, lexer.Compared) && !r.akin(part.Unit, whole.Unit) || t.is(head, lexer.Over, lexer.Compared) && !t.adjoining(a, head) || t.title(a) {
					return pair{}, false
				}
				found := t.pairOf(part, whole, t.percent(k))
				found.likely = t.find(at+1, l.first, lexer.Elsewhere, lexer.Rate, lexer.Within) >= 0 || t.is(head, lexer.OutOf) && !t.adjoining(a, head)
				return found, !r.listedWith(t, from, a) || fits(found.a, found.b, t.percent(k).Value)
			}
			if t.mark(a, ",;:") {
				return pair{}, false
			}
		}
		return pair{}, false
	}
	return pair{}, false
}

// listedWith reports whether a count of the same things stands before that at token k, from
// token from on: the two may be meant together.
func (r *run) listedWith(t *text, from, k int) bool {
	for at := from; at < k; at++ {
		if q := t.count(at); q != nil && r.sameThings(q.Unit, t.count(k).Unit) {
			return true
		}
	}
	return false
}

// adjoining reports whether only a few words stand between a number and the k-th token.
func (t *text) adjoining(number, k int) bool {
	for at := number + 1; at < k; at++ {
		if t.tokens[at].Kind != lexer.Word {
			return false
		}
	}
	return k-number < 9
}

// planBefore reads "chỉ tiêu … b …, đã … a …, đạt p%".
func planBefore(r *run, t *text, k int, l lead) (pair, bool) {
	if l.class != lexer.Rate {
		return pair{}, false
	}
	part, alone := r.partBefore(t, k, l)
	if part < 0 {
		return pair{}, false
	}
	from := t.begin(k)
	for at := part - 1; at > from; at-- {
		plan := t.token(at).Quantity
		if plan == nil || plan.Kind == quantity.Percent || r.lexicon.Is("time", plan.Unit) {
			continue
		}
		if t.count(at) == nil || !r.sameKind(t.count(part).Unit, plan.Unit) || t.changed(at) || plan.Value.Sign() <= 0 {
			return pair{}, false
		}
		apart := t.findMark(at, part, ",;") >= 0 && !t.says(at, part, lexer.Also)
		for head := at - 1; head >= from && head > at-8 && (t.tokens[head].Kind == lexer.Word || apart && t.tokens[head].Kind == lexer.Name); head-- {
			if t.is(head, lexer.Plan, lexer.Target, lexer.Elsewhere) {
				found := t.pairOf(t.count(part), plan, t.percent(k))
				found.likely = !alone || !t.closed(k) && !t.is(k+1, lexer.Plan)
				return found, true
			}
		}
		return pair{}, false
	}
	return pair{}, false
}

// otherBase reports whether a percentage says that it is measured against something else
// than the numbers before it: a plan, last year, "số hộ của huyện".
func (r *run) otherBase(t *text, k int) bool {
	next := t.token(k + 1)
	if next.Sentence != t.tokens[k].Sentence || next.Kind != lexer.Word {
		return t.mark(k+1, "/")
	}
	return !t.closed(k)
}
