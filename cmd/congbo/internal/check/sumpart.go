package check

import (
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// partVerdict compares a part, or an open list, with its whole.
func (r *run) partVerdict(t *text, whole quantity.Quantity, items []item) {
	added, _, ok := total(items)
	if !ok && len(items) == 1 && items[0].number != nil {
		added, ok = items[0].number.Value, true
	}
	if len(items) > 1 && r.people(whole.Unit) {
		for _, it := range items {
			if it.number != nil && r.people(it.number.Unit) && it.number.Value.Cmp(whole.Value) > 0 {
				r.partFails(t, whole, it)
				return
			}
		}
	}
	if !ok {
		return
	}
	if !r.sameNoun(items, whole.Unit) && !added.Equal(whole.Value) {
		// "10.049 kế hoạch (trong đó có 6.172 đảng viên và 3.877 đoàn viên)"
		if len(items) > 1 && whole.Value.Cmp(quantity.Int(1000)) >= 0 {
			r.oneDigitOff(t, whole, items)
		}
		return
	}
	say := printingOf(t, whole, items)
	start, end := whole.Start, items[len(items)-1].end
	numbers := append(t.numbers(whole), numbersOf(items)...)
	switch {
	case added.Equal(whole.Value) && len(items) > 1:
		if len(items) > 2 || whole.Value.Cmp(quantity.Int(1000)) >= 0 { // else nothing would be said of other numbers
			r.figure("sum", t.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items, say), say(whole.Value))
		}
	case added.Cmp(whole.Value) <= 0 && len(items) == 1:
		// nothing would be said of most other numbers, so it does not count as one that holds
	case len(items) == 1:
		r.partFails(t, whole, items[0])
	default:
		r.oneDigitOff(t, whole, items)
	}
}

// partFails tells of a part that is more than its whole.
func (r *run) partFails(t *text, whole quantity.Quantity, part item) {
	start, end := whole.Start, part.end
	say := printingOf(t, whole, []item{part})
	a, b := say(part.number.Value), say(whole.Value)
	r.figure("subset", t.Block, start, end, append(t.numbers(whole), numbersOf([]item{part})...), Fails, "%s > %s", "%s > %s", a, b)
	r.raise(diag.Warning, t.Block, start, end,
		diag.Say("phần (%s) lớn hơn tổng (%s)", "the part (%s) is more than the whole (%s)", a, b),
		diag.Say("xem lại hai con số", "look at the two numbers again"))
}

// oneDigitOff tells of an open list that would add up to its whole if one digit were
// another. Of two parts joined by "và" of a large whole that is a mistake; of more, which
// may overlap or name only some, perhaps.
func (r *run) oneDigitOff(t *text, whole quantity.Quantity, items []item) {
	added, _, ok := total(items)
	if !ok || len(items) < 3 && whole.Value.Cmp(quantity.Int(1000)) < 0 || !slipped(whole.Value, added, items) {
		return
	}
	if len(items) == 2 && !far(whole.Value, added) {
		r.sumVerdict(t, whole, items)
		return
	}
	say := printingOf(t, whole, items)
	b, start, end := placeOf(t, whole, items)
	r.figure("sum", b, start, end, append(t.numbers(whole), numbersOf(items)...), Unchecked,
		"%s = %s; danh sách có thể chỉ nêu một phần của %s", "%s = %s; the list may name only a part of %s", addends(items, say), say(added), say(whole.Value))
	r.raise(diag.Note, t.Block, whole.Start, max(whole.UnitEnd, whole.End),
		diag.Say("%s = %s, lệch một chữ số so với %s", "%s = %s, one digit away from %s", addends(items, say), say(added), say(whole.Value)),
		diag.Say("nếu danh sách là đủ thì có một chữ số sai", "if the list is complete, one digit is wrong"),
		relatedParts(items))
}

// partAfter looks at "24 tổ, trong đó kiểm tra 34 tổ": a part of the same things that is
// more than every count of them before it in the clause. k is the token of "trong đó".
func (r *run) partAfter(t *text, k int) {
	from, to := t.clauseOf(k)
	at := k + 1
	for at < to && t.tokens[at].Kind == lexer.Word {
		at++
	}
	part := t.count(at)
	if part == nil || part.Unit == "" || r.lexicon.Is("time", part.Unit) || t.changed(at) || t.says(from, to, lexer.Balance, lexer.Surplus, lexer.Deficit) || t.tokens[at].Depth != t.tokens[k].Depth {
		return
	}
	var most *quantity.Quantity
	outer := t.tokens[k].Depth
	for before := k - 1; before >= from; before-- {
		q := t.tokens[before].Quantity
		if q == nil || q.Kind == quantity.Percent || !r.sameThings(q.Unit, part.Unit) {
			continue
		}
		if q.Hedge != "" || q.Kind == quantity.Ratio || t.changed(before) && t.tokens[before].Depth <= outer {
			return
		}
		if most == nil || q.Value.Cmp(most.Value) > 0 {
			most = q
		}
	}
	if most != nil && part.Value.Cmp(most.Value) > 0 {
		r.partVerdict(t, *most, []item{{in: t, start: part.Start, end: part.UnitEnd, number: part, position: first}})
	}
}

// partsAfter looks at the parts that "trong đó", token k, names of a count before it. They
// are all of it where the last is "còn lại", and where two of the same things are joined by
// "và" and one other digit would make the whole. However many there are, they are no more
// than the whole unless one may count what another does.
func (r *run) partsAfter(t *text, k int) {
	from, _ := t.clauseOf(k)
	if t.tokens[k].Depth > 0 || t.says(from, k, lexer.Balance, lexer.Surplus, lexer.Deficit) {
		return // the brackets have been looked at; a balance may be less than its parts
	}
	begin, end := t.partsEnd(k)
	items := t.items(begin, end)
	more := len(items) > 2 && items[len(items)-1].number == nil // "…, và diện tích giảm mạnh"
	if more {
		items = items[:len(items)-1]
	}
	if _, _, ok := remaining(items); !ok {
		return
	}
	if whole := r.partedBy(t, k, items); whole != nil && !(more && addedUp(items).Cmp(whole.Value) <= 0) {
		r.partsVerdict(t, *whole, items, begin, end)
	}
}

// partsVerdict compares parts, tokens [begin, end), with their whole, and reports whether it
// could.
func (r *run) partsVerdict(t *text, whole quantity.Quantity, items []item, begin, end int) bool {
	added, rest, ok := remaining(items)
	if !ok || far(whole.Value, added) || r.timed(items, whole.Unit) || nested(items) || titled(items) {
		return false
	}
	opposite := r.opposite(items)
	if !opposite && r.closure(t, items, begin, end) != namesAll {
		return false
	}
	same := sameHead(items, whole.Unit)
	bare := len(items) > 2 && !slices.ContainsFunc(items, func(it item) bool {
		return it.position != last || it.number.Unit != "" && !r.sameThings(it.number.Unit, whole.Unit)
	})
	slip := slipped(whole.Value, added, items)
	over := added.Cmp(whole.Value) > 0 && added.Mul(quantity.Int(4)).Cmp(whole.Value.Mul(quantity.Int(5))) <= 0
	joined := t.joins(begin, end, items[len(items)-1].start)
	inTail := items[0].position == last && items[len(items)-1].position == last
	atLeast := func(n int64) bool { return whole.Value.Cmp(quantity.Int(n)) >= 0 }
	switch {
	case rest && (slip || added.Equal(whole.Value)):
	case opposite && (r.people(whole.Unit) || !r.otherThings(items, whole.Unit)):
	case len(items) == 2 && same && joined && atLeast(20) && (added.Equal(whole.Value) || slip):
	case added.Cmp(whole.Value) > 0 && bare:
	case over && slip && len(items) == 2 && atLeast(100) && (inTail && (same || r.allMoney(items, whole)) || joined && sameHead(items, headOf(items[0].number.Unit, 1))):
	case over && slip && same && (atLeast(1000) || atLeast(100) && inTail):
	default:
		return false
	}
	r.sumVerdict(t, whole, items)
	return true
}

// allMoney reports whether a whole and its parts are amounts of money.
func (r *run) allMoney(items []item, whole quantity.Quantity) bool {
	return r.money(&whole) && !slices.ContainsFunc(items, func(it item) bool { return !r.money(it.number) })
}

// partsEnd are the tokens of the parts after "trong đó", token k: to the end of its clause,
// after a colon of its sentence, and with "còn lại" after a semicolon.
func (t *text) partsEnd(k int) (begin, end int) {
	begin = k + 1
	_, end = t.clauseOf(k)
	for t.mark(begin, ":") || t.is(begin, lexer.Light) {
		if t.mark(begin, ":") {
			end = t.finish(k)
		}
		begin++
	}
	if t.mark(end, ";") && t.is(end+1, lexer.Rest, lexer.Left) {
		_, end = t.clauseOf(end + 1)
	}
	if other := t.find(begin, end, lexer.Within); other >= 0 {
		end = other
	}
	for at := begin + 1; at < end; at++ {
		if t.mark(at, ",") && t.tokens[at].Depth == 0 && t.is(at+1, lexer.Up, lexer.Down, lexer.Compared, lexer.Total) {
			end = at // "…, tăng 163 ca" is of the whole
		}
	}
	for end > begin && t.mark(end-1, ".;,") {
		end--
	}
	return begin, end
}

// remaining adds the counts of parts, of which the last may be what remains: "trong đó 21
// nghị quyết …, còn lại 13 nghị quyết …".
func remaining(items []item) (added quantity.Decimal, rest, ok bool) {
	if len(items) < 2 {
		return added, false, false
	}
	for _, it := range items {
		if it.number == nil || it.position != first && it.position != last {
			return added, false, false
		}
	}
	return addedUp(items), items[len(items)-1].rest, true
}

// partedBy is the count before "trong đó", token k, that parts are of: the nearest that they
// count the same things as, else the nearest; nil where that is no plain count.
func (r *run) partedBy(t *text, k int, items []item) *quantity.Quantity {
	from, _ := t.clauseOf(k)
	if t.mark(k-1, ";") {
		from, _ = t.clauseOf(k - 2)
	}
	var near *quantity.Quantity
	for at := k - 1; at >= from; at-- {
		q := t.tokens[at].Quantity
		if q == nil || q.Kind == quantity.Percent || t.tokens[at].Depth > 0 {
			continue
		}
		plain := (q.Kind == quantity.Count || q.Value.Equal(q.Of)) && q.Hedge == "" && !t.changed(at) && !t.title(at)
		if same := sameHead(items, q.Unit); same || near == nil {
			if !plain {
				return nil
			}
			if near = q; same {
				break
			}
		}
	}
	if near == nil {
		return nil
	}
	whole := t.sized(*near, items)
	return &whole
}

// joins reports whether "và" stands right before an offset among tokens [from, to).
func (t *text) joins(from, to, offset int) bool {
	for k := from + 1; k < to; k++ {
		if t.tokens[k].Start == offset {
			return t.is(k-1, lexer.Also)
		}
	}
	return false
}
