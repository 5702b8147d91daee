package check

import (
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// changedBy checks "b …, giảm d (p%)" and "b …, giảm d, tương ứng giảm p%", where b is the one
// count of these things before d in the sentence, or b and a are the two of them that differ
// by d. It reports whether the sentence states no such count.
func (r *run) changedBy(t *text, k int) (open bool) {
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
	counts, open := r.countsOf(t, at)
	switch len(counts) {
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
	return open
}

// countsOf are the tokens of the counts before a change, the k-th token, that it may be of, the
// last first; none if that is not said. open reports whether the sentence states none.
func (r *run) countsOf(t *text, k int) (counts []int, open bool) {
	d, outer := t.count(k), t.tokens[k].Depth
	for at := k - 2; at >= t.begin(k); at-- {
		if t.tokens[at].Depth > outer {
			continue
		}
		outer = t.tokens[at].Depth
		q := t.tokens[at].Quantity
		if q == nil || q.Kind == quantity.Percent || !r.sameThings(q.Unit, d.Unit) {
			continue
		}
		if t.changed(at) {
			return nil, len(counts) == 0 // a list of changes
		}
		if q.Kind == quantity.Ratio || q.Hedge != "" || r.portions(t)[at] {
			return nil, false
		}
		counts = append(counts, at)
	}
	return counts, len(counts) == 0
}

// A reading is a change of a list, "giảm d (p%)", held against a number of the sentence before.
type reading struct {
	change, percent quantity.Quantity
	before          quantity.Decimal // what the number was before the change
	fits            bool
	slips           bool // it would, were one digit another
}

// listed checks the changes of one sentence, the tokens of their percentages, whose
// numbers the sentence before states. One that agrees there shows that the others belong
// there too; of them only what one other digit would make agree is told.
func (r *run) listed(block int, open []int) {
	if len(open) < 2 {
		return
	}
	t, counts := r.texts[block], r.sentenceBefore(block, open[0])
	var all []reading
	agreed := 0
	for _, k := range open {
		best := r.bestReading(t, k, counts)
		if best.fits && decimal(best.percent.Value) {
			agreed++
		}
		all = append(all, best)
	}
	for _, one := range all {
		if others := agreed - 1; one.fits && others > 0 || one.slips && !one.fits && agreed > 0 {
			r.changeVerdict(t, []quantity.Quantity{one.change}, one.percent, one.change.Value, one.before)
		}
	}
}

// bestReading holds the change with the percentage at token k against each of some counts: one
// that makes it agree is the best, then one that nearly does.
func (r *run) bestReading(t *text, k int, counts []quantity.Quantity) reading {
	at := t.amountOf(k)
	d, p, up := *t.count(at), *t.percent(k), t.is(at-1, lexer.Up)
	best := reading{change: d, percent: p}
	for _, q := range counts {
		if !r.sameThings(q.Unit, d.Unit) {
			continue
		}
		one := reading{change: d, percent: p, before: beforeBy(q.Value, d.Value, up)}
		one.fits = fits(d.Value, one.before, p.Value)
		one.slips = one.before.Sign() > 0 && slippedShare(d.Value, one.before, p.Value) ||
			decimal(p.Value) && otherDigit(d.Value, func(d quantity.Decimal) bool { return fits(d, beforeBy(q.Value, d, up), p.Value) })
		if one.fits && !best.fits || one.slips && !best.fits && !best.slips {
			best = one
		}
	}
	return best
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
