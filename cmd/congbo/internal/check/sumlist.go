package check

import (
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// listAfter checks a list after "gồm" or a colon, token k: "13 đảng viên: khiển trách 07,
// cảnh cáo 03, khai trừ 03". Further such lists in the same paragraph break the same whole
// down in other ways; it returns the whole that was proved.
func (r *run) listAfter(t *text, k int, proved *quantity.Quantity) *quantity.Quantity {
	from := k + 1
	colon := t.mark(k, ":")
	if t.mark(from, ":") {
		from, colon = from+1, true
	}
	start, _ := t.clauseOf(k)
	end := t.finish(k)
	if from >= end || t.tokens[k].Depth > 0 || t.is(k-1, lexer.Within) || t.otherColon(from, end) {
		return proved // in brackets, of a part, a list of lists, or two things in one sentence
	}
	if !colon {
		_, end = t.clauseOf(k)
	}
	end = t.withoutInner(from, end)
	for end > from && t.mark(end-1, ".;,") {
		end--
	}
	items := t.items(from, end)
	added, where, ok := total(items)
	if !ok {
		return proved
	}
	whole := r.brokenDown(t, start, k, items)
	if where == bracket && !(whole >= 0 && t.is(min(k, from-2), lexer.Comprising) && items[0].number.Unit != "" && r.sameNoun(items, t.number(whole).Unit)) {
		return proved // "3 xã: An Hòa (5 thôn), …"
	}
	if where == last && len(items) < 3 && !(t.is(k, lexer.Comprising) && whole >= 0 && r.sameNoun(items, t.number(whole).Unit)) {
		return proved
	}
	switch {
	case whole >= 0:
		named := r.closure(t, items, from, end)
		if named == namesAll && (t.says(whole, k, lexer.Open, lexer.Within) || t.mark(k, ":") && (where == first && !r.sameNoun(items, t.number(whole).Unit) || t.findMark(from, end, ":") >= 0)) {
			named = namesSome // what stands after a mere colon need not be parts
		}
		r.list(t, whole, k, items, named)
		if of := t.number(whole); added.Equal(of.Value) {
			return of
		}
		return nil
	case proved != nil && where == last && !titled(items):
		r.sumVerdict(t, *proved, items)
	}
	return proved
}

// otherColon reports whether a colon stands among tokens [from, to) that is not right before
// the count of an item: "An Hòa: 9 hồ, Bình Minh: 24 hồ".
func (t *text) otherColon(from, to int) bool {
	for k := from; k < to; k++ {
		if t.mark(k, ":") && t.count(k+1) == nil {
			return true
		}
	}
	return false
}

// totalAfter checks "9 chi bộ ở xã, 4 chi bộ cơ quan và 3 chi bộ trường học, tổng cộng 16 chi
// bộ": k is the token of "tổng cộng".
func (r *run) totalAfter(t *text, k int) {
	from, _ := t.clauseOf(k)
	whole := t.count(k + 1)
	if !t.mark(k-1, ",(") || t.tokens[k-1].Depth > 0 || whole.Unit == "" || r.money(whole) {
		return
	}
	for from < k && t.tokens[from].Quantity == nil {
		from++
	}
	if t.says(from, k, lexer.Open, lexer.Within, lexer.Comprising) || t.findMark(from, k, ":") >= 0 {
		return
	}
	items := t.items(from, k-1)
	added, where, ok := total(items)
	if !ok || where != first || r.timed(items, whole.Unit) || far(whole.Value, added) || !r.sameNoun(items, whole.Unit) && len(items) < 3 || t.overlap(from, k) {
		return
	}
	r.sumVerdict(t, *whole, items)
}

// itemSum checks the items of a list that a text ends with a colon before: "46 văn bản,
// gồm:" and an item for each kind.
func (r *run) itemSum(block int) {
	t := r.texts[block]
	k := len(t.tokens) - 1
	if !t.mark(k, ":") || t.isItem() {
		return
	}
	var items []item
	for _, of := range r.texts[block+1:] {
		if !of.isItem() || of.Note != t.Note || len(items) == manyShares {
			break
		}
		from, to := 0, len(of.tokens)
		if len(items) > 0 && of.Text[0] != items[0].in.Text[0] && of.mark(0, bullets) {
			return // a list of several levels
		}
		for from < to && of.mark(from, bullets) {
			from++
		}
		to = of.withoutInner(from, to)
		for to > from && of.mark(to-1, ".;,") {
			to--
		}
		if from == to {
			return
		}
		it := of.item(from, to, of.tokens[from].Depth)
		if it.number == nil {
			return
		}
		items = append(items, it)
	}
	added, where, ok := total(items)
	if !ok {
		return
	}
	from, _ := t.clauseOf(k)
	whole := r.brokenDown(t, from, k, items)
	if whole < 0 || t.says(whole, k, lexer.Open, lexer.Within) || nested(items) || titled(items) || r.timed(items, t.number(whole).Unit) {
		return
	}
	of := t.sized(*t.number(whole), items)
	if closed := t.is(k-1, lexer.Comprising); !closed && where == first && !r.sameNoun(items, of.Unit) || r.otherThings(items, of.Unit) && where != first || far(of.Value, added) {
		return
	}
	r.sumVerdict(t, of, items)
}

// unfinished reports whether a list, tokens [from, to), says that it goes on.
func (t *text) unfinished(from, to int) bool {
	for k := from; k < to; k++ {
		if t.mark(k, "…") || t.mark(k, ".") && t.mark(k+1, ".") {
			return true
		}
	}
	last := to - 1
	for last > from && !t.mark(last, ",;") && !t.is(last, lexer.Also) {
		last--
	}
	return !t.counts(last, to) && t.says(last, to, lexer.Open, lexer.Such)
}

// brokenDown is the token of the count that a list after token k breaks down: the last
// one before it that counts what the list does, else the last; or -1.
func (r *run) brokenDown(t *text, from, k int, items []item) int {
	added, _, _ := total(items)
	nearest, akin, outer := -1, -1, t.tokens[k].Depth
	for at := k - 1; at >= from; at-- {
		if t.tokens[at].Depth > outer {
			continue
		}
		outer = t.tokens[at].Depth
		q := t.count(at)
		if q == nil || t.changed(at) || t.title(at) || r.lexicon.Is("time", q.Unit) && !(r.lexicon.Is("length", q.Unit) && r.sameThings(q.Unit, items[0].number.Unit)) {
			continue
		}
		if added.Equal(t.sized(*q, items).Value) {
			return at
		}
		if akin < 0 && r.sameNoun(items, q.Unit) {
			akin = at
		}
		if nearest < 0 {
			nearest = at
		}
	}
	if akin >= 0 {
		return akin
	}
	return nearest
}
