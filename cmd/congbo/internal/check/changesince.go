package check

import (
	"strings"

	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// changedSince checks "b …, tăng p% so với cùng kỳ (a)", "b (cùng kỳ a), giảm d" and the like: k is
// the token of the change.
func (r *run) changedSince(t *text, k int) bool {
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
	diff := difference(a.Value, b.Value, l.class == lexer.Up)
	switch {
	case a.Value.Sign() <= 0 || q.Kind != quantity.Percent && !r.akin(q.Unit, b.Unit):
		return false
	case q.Kind == quantity.Percent:
		r.changeVerdict(t, []quantity.Quantity{a, b}, *q, diff, a.Value)
	default:
		r.amount(t, a, b, *q, diff)
	}
	return true
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

// earlierBeside is the token of what the change at token k is measured against: in brackets or
// words after it, in brackets before it, or in the clause after its own; or -1.
func (r *run) earlierBeside(t *text, k int) int {
	at, said := r.earlierAfter(t, k)
	if !said {
		at, said = t.earlierBefore(k)
	}
	if !said {
		at = t.earlierNext(k)
	}
	return at
}

// earlierAfter reads "so với cùng kỳ (420 tỷ đồng)", "so với 150", "so với năm 2031 là 100 tỷ
// đồng" after token k. said reports whether it stands there, be it a number that will do or not.
func (r *run) earlierAfter(t *text, k int) (at int, said bool) {
	end := t.finish(k)
	at = k + 1
	for at < end && t.token(at).Kind == lexer.Word && !t.is(at, lexer.Compared, lexer.Earlier) && at < k+5 {
		at++
	}
	if !t.is(at, lexer.Compared, lexer.Earlier) {
		return -1, false
	}
	if t.is(at, lexer.Compared) && t.count(at+1) != nil && !r.lexicon.Is("time", t.count(at+1).Unit) {
		return at + 1, true
	}
	for from := at; at < end && at < from+9 && (t.token(at).Kind == lexer.Word || t.token(at).Kind == lexer.Name || t.mark(at, "/")); at++ {
		if t.is(at, lexer.Rest, lexer.Left, lexer.Up, lexer.Down) {
			return -1, true
		}
	}
	if t.mark(at, "(") {
		return t.alone(at), true
	}
	is := t.count(at) != nil && t.is(at-1, lexer.Light) && t.low[t.tokens[at-1].Start:t.tokens[at-1].End] == "là"
	return at, is
}

// earlierBefore reads "(cùng kỳ 200 hội viên), tăng 20%", whose change is at token k.
func (t *text) earlierBefore(k int) (at int, said bool) {
	from, _ := t.clauseOf(k)
	for at := k - 1; at > from; at-- {
		if t.mark(at, "(") && t.is(at+1, lexer.Earlier) && t.tokens[at].Depth <= t.tokens[k].Depth {
			return t.alone(at), true
		}
	}
	return -1, false
}

// earlierNext reads "tăng 20%; cùng kỳ năm trước kết nạp 200 hội viên", whose change is at token
// k; -1 if nothing of the kind follows.
func (t *text) earlierNext(k int) int {
	_, to := t.clauseOf(k)
	if !t.mark(to, ";") || !t.is(to+1, lexer.Earlier) {
		return -1
	}
	end := t.finish(k)
	for at := to + 1; at < end && !t.mark(at, ",;"); at++ {
		switch {
		case t.count(at) != nil:
			return at
		case t.token(at).Quantity != nil:
			return -1
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

// sameScale reports whether a, an amount in đồng, has the scale word of b, of which đồng is
// not said: "90 tỷ, giảm 10% so với 100 tỷ đồng".
func (t *text) sameScale(a, b quantity.Quantity) bool {
	return t.lexicon.Is("money", b.Unit) && strings.HasSuffix(t.low[a.Start:a.End], " "+b.Unit) && a.Step.IsValid()
}
