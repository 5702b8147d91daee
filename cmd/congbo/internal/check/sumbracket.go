package check

import (
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

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
	end = t.withoutInner(from, end)
	items := t.items(from, end)
	if open {
		of := t.sized(*t.number(whole), items)
		if t.count(whole) == nil || !r.partsVerdict(t, of, items, from, end) {
			r.partVerdict(t, of, items)
		}
		return
	}
	r.list(t, whole, k, items, r.closure(t, items, from, end))
}

// opposite reports whether two parts are all of a whole by what they are: men and women,
// full members and candidates.
func (r *run) opposite(items []item) bool {
	if len(items) != 2 {
		return false
	}
	for k := items[0].from; k < items[0].to; k++ {
		for at := items[1].from; at < items[1].to; at++ {
			if r.lexicon.AreOpposite(items[0].in.words(k), items[1].in.words(at)) {
				return true
			}
		}
	}
	return false
}

// words is what the k-th token says, in lower case.
func (t *text) words(k int) string { return t.low[t.tokens[k].Start:t.tokens[k].End] }

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
