package check

import (
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// A fromTo is "từ a lên b": the numbers, the token of b, and whether it says that b is more.
type fromTo struct {
	a, b quantity.Quantity
	to   int
	up   bool
}

// fromTo reads "từ a lên b", where a is the k-th token.
func (t *text) fromTo(k int) (f fromTo, ok bool) {
	f.to = k + 1
	for f.to < t.finish(k) && t.token(f.to).Quantity == nil && !t.mark(f.to, ".;()") {
		f.to++
	}
	a, b := t.token(k).Quantity, t.token(f.to).Quantity
	f.up = t.is(f.to-1, lexer.Rising)
	if b == nil || !f.up && !t.is(f.to-1, lexer.Falling, lexer.Rest, lexer.Left) {
		return f, false
	}
	f.a, f.b = *a, *b
	return f, true
}

// change is by how much b is more than a, or less if the text says so.
func (f fromTo) change() quantity.Decimal { return difference(f.a.Value, f.b.Value, f.up) }

// fromToCount checks "từ a lên b, tăng d (p%)".
func (r *run) fromToCount(t *text, k int, f fromTo) {
	if f.a.Kind != quantity.Count || f.b.Kind != quantity.Count || f.a.Value.Sign() <= 0 || !r.akin(f.a.Unit, f.b.Unit) {
		return
	}
	if d := r.changeBefore(t, k); d >= 0 && t.is(d-1, lexer.Up) == f.up && r.akin(t.count(d).Unit, f.b.Unit) {
		r.amount(t, f.a, f.b, *t.count(d), f.change())
		return
	}
	last := f.to // of its numbers
	_, end := t.clauseOf(f.to)
	for at := f.to + 1; at < end; at++ {
		q := t.token(at).Quantity
		if q == nil {
			if t.is(at, lexer.From) {
				return
			}
			continue
		}
		l := t.lead(at)
		if !t.follows(last, l.first) || t.tokens[at].Depth < t.tokens[last].Depth && t.changedBefore(k) || t.is(l.first, lexer.Up) && !f.up || t.is(l.first, lexer.Down) && f.up {
			return // it has its change already, or this is that of something else
		}
		switch {
		case q.Kind == quantity.Count && t.is(at-1, rises...) && (q.Unit == "" || r.sameThings(q.Unit, f.b.Unit)):
			r.amount(t, f.a, f.b, *q, f.change())
		case q.Kind == quantity.Percent && q.Hedge == "" && (l.class == lexer.Up || l.class == lexer.Down || l.class == lexer.Equivalent && t.closed(at) || l.bracket && l.class == lexer.Plain):
			if !t.yearly(at) && !r.isClaimed(t.Block, *q) {
				r.changeVerdict(t, []quantity.Quantity{f.a, f.b}, *q, f.change(), f.a.Value)
			}
			return
		default:
			return
		}
		last = at
	}
}

// fromToPercent checks "từ a% xuống b%, giảm d điểm". "giảm d%" may be points or a share of a.
func (r *run) fromToPercent(t *text, f fromTo) {
	if f.a.Kind != quantity.Percent || f.b.Kind != quantity.Percent {
		return
	}
	_, end := t.clauseOf(f.to)
	at := f.to + 1
	for at < end && t.token(at).Quantity == nil {
		at++
	}
	d := t.token(at).Quantity
	if d == nil || at == end || d.Hedge != "" {
		return
	}
	first := at - 1
	if d.Kind == quantity.Percent {
		first = t.lead(at).first
	}
	if up := t.is(at-1, lexer.Up); up != f.up || !up && !t.is(at-1, lexer.Down) || !t.follows(f.to, first) {
		return
	}
	switch {
	case d.Kind == quantity.Count && r.lexicon.Is("points", d.Unit):
	case d.Kind == quantity.Percent && (t.closed(at) || t.is(at+1, lexer.Compared, lexer.Points)):
		if f.a.Value.Sign() > 0 && fits(f.change(), f.a.Value, d.Value) {
			return
		}
		r.claimPercent(t.Block, *d)
	default:
		return
	}
	r.amount(t, f.a, f.b, *d, f.change())
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
	diff := difference(a.Value, b.Value, !t.is(k-1, lexer.Down))
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
