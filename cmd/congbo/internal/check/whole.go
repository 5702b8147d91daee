package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// partBefore is the token of the count that the percentage at token k may be the share
// of, the first of its item ("1.604 công ty 1 thành viên (chiếm …"), or -1. alone says that
// it is the only one there.
func (r *run) partBefore(t *text, k int, l lead) (part int, alone bool) {
	return r.partIn(t, k, l, "")
}

// partIn is partBefore where the part is counted in a unit like another: a length is a part
// only of a length.
func (r *run) partIn(t *text, k int, l lead, unit string) (part int, alone bool) {
	part, alone = -1, true
	outer, sentence := t.token(l.first).Depth, t.tokens[k].Sentence
	for at := l.first - 1; at >= max(l.first-manyTokens, 0); at-- {
		token := t.tokens[at]
		if token.Sentence != sentence || token.Depth < outer {
			break
		}
		if token.Depth > outer {
			continue // brackets that are closed
		}
		if t.mark(at, ";:") || part >= 0 && (t.mark(at, ",") || t.is(at, lexer.Elsewhere, lexer.Also, lexer.Within, lexer.Comprising, lexer.OutOf, lexer.Total)) {
			break
		}
		if t.is(at, lexer.Within, lexer.Comprising) {
			return -1, false
		}
		q := token.Quantity
		if q == nil {
			continue
		}
		if q.Kind != quantity.Count {
			break
		}
		if part >= 0 && (t.is(at-1, lexer.OutOf, lexer.Total, lexer.Inside) || t.changed(part) != t.changed(at)) {
			break
		}
		if q.Hedge == "" && !t.title(at) && (!r.lexicon.Is("time", q.Unit) || unit != "" && r.akin(q.Unit, unit)) {
			alone = part < 0
			part = at
		}
	}
	if part < 0 || t.changed(part) {
		return -1, false
	}
	return part, alone
}

// portions are the counts of a text that have a percentage of their own, by their tokens:
// they are parts, and no wholes of what stands beside them.
func (r *run) portions(t *text) map[int]bool {
	if t.portions == nil {
		t.portions = map[int]bool{}
		for _, k := range t.at {
			if t.percent(k) == nil {
				continue
			}
			if l := t.lead(k); l.ok && l.class != lexer.Up && l.class != lexer.Down && l.class != lexer.Exceeding {
				if part, _ := r.partBefore(t, k, l); part >= 0 {
					t.portions[part] = true
				}
				if l.class == lexer.Plain || l.class == lexer.Share {
					if after := t.equivalent(k); after >= 0 {
						t.portions[after] = true
					}
				}
			}
		}
	}
	return t.portions
}

// equivalent is the token of the count in "p%, tương đương a …", or -1.
func (t *text) equivalent(k int) int {
	at := k + 1
	if t.mark(at, ",(") {
		at++
	}
	if t.is(at, lexer.Equivalent) && t.count(at+1) != nil {
		return at + 1
	}
	return -1
}

// wholeBefore reads "b …, trong đó a …, chiếm p%", "trong số b …, có a …, chiếm p%" and
// "b hộ, có a hộ …, chiếm p%".
func wholeBefore(r *run, t *text, k int, l lead) (pair, bool) {
	if l.class == lexer.Equivalent || l.other || l.class == lexer.Plain && !t.mark(k+1, ")") || r.otherBase(t, k) && !t.is(k+1, lexer.Total) {
		return pair{}, false
	}
	part, alone := r.partBefore(t, k, l)
	if part < 0 {
		return pair{}, false
	}
	whole, sure := r.wholeOf(t, part)
	if whole < 0 || r.otherBase(t, k) && !t.allOf(k+1, whole) {
		return pair{}, false
	}
	found := t.pairOf(t.count(part), t.count(whole), t.percent(k))
	found.called = t.isWhole(whole)
	found.likely = !sure || !alone || l.class == lexer.Rate && !l.bracket && !found.called
	return found, true
}

// wholeInSentenceBefore reads "Có b hộ …. Trong đó, có a hộ …, chiếm p%": the sentence begins
// with "trong đó", and the one before it has one count of these things.
func wholeInSentenceBefore(r *run, t *text, k int, l lead) (pair, bool) {
	from := t.begin(k)
	if !t.is(from, lexer.Within) || from == 0 || l.class != lexer.Share && !(l.bracket && l.class == lexer.Plain && t.mark(k+1, ")")) || l.other || r.otherBase(t, k) {
		return pair{}, false
	}
	part, alone := r.partBefore(t, k, l)
	if part < 0 || !alone || t.count(part).Unit == "" {
		return pair{}, false
	}
	whole := -1
	for at := from - 1; at >= t.begin(from-1); at-- {
		q := t.tokens[at].Quantity
		if q == nil || q.Kind == quantity.Percent || t.changed(at) || t.title(at) || !r.sameKind(t.count(part).Unit, q.Unit) {
			continue
		}
		if whole >= 0 || t.count(at) == nil {
			return pair{}, false // of which of them is not said
		}
		whole = at
	}
	if whole < 0 || t.count(whole).Value.Cmp(t.count(part).Value) <= 0 {
		return pair{}, false
	}
	return t.pairOf(t.count(part), t.count(whole), t.percent(k)), true
}

// allOf reports whether "tổng số xã", which begins at token k, is all of what the count at
// token whole counts, and not that of another body: "tổng số xã của tỉnh".
func (t *text) allOf(k, whole int) bool {
	unit := strings.Fields(t.count(whole).Unit)
	at := k + 1
	for at < len(t.tokens) && at-k <= len(unit) && t.tokens[at].Kind == lexer.Word && t.low[t.tokens[at].Start:t.tokens[at].End] == unit[at-k-1] {
		at++
	}
	next := t.token(at)
	return at > k+1 && (next.Kind == lexer.Mark || next.Sentence != t.tokens[k].Sentence)
}

// wholeOf is the token of the count that the words of a sentence make the whole of the
// count at token k, or -1. It is sure where they call it so, and the two count the same.
func (r *run) wholeOf(t *text, k int) (whole int, sure bool) {
	part := t.count(k)
	from, outer := t.begin(k), t.tokens[k].Depth
	marked, others, cut := false, false, false
	for at := k - 1; at >= from; at-- {
		token := t.tokens[at]
		if token.Depth > outer {
			continue
		}
		outer = token.Depth
		marked = marked || t.is(at, lexer.Within, lexer.Comprising)
		cut = cut || t.mark(at, ";")
		if ratio := token.Quantity; ratio != nil && ratio.Kind == quantity.Ratio && (marked || r.akin(part.Unit, ratio.Unit)) {
			return -1, false // "kiểm tra 48/60 chi bộ, trong đó …" is of the 48
		}
		q := t.count(at)
		if q == nil || q.Value.Sign() <= 0 || t.changed(at) || t.title(at) || r.lexicon.Is("time", q.Unit) && !r.lexicon.Is("time", part.Unit) {
			continue
		}
		same, kind := r.sameThings(part.Unit, q.Unit), r.akin(part.Unit, q.Unit)
		called := t.isWhole(at)
		if r.portions(t)[at] && !(marked && same) {
			continue // a sibling
		}
		switch {
		case q.Value.Cmp(part.Value) < 0 && !(marked && same):
			if same && !others && part.Unit != "" && t.find(at, k, lexer.Also) < 0 {
				return at, false // one of the two has a wrong digit
			}
			continue
		case !kind && r.lexicon.Is("money", q.Unit) != r.lexicon.Is("money", part.Unit):
			continue
		case called && (kind || t.is(at-1, lexer.OutOf)):
			return at, (kind || headOf(part.Unit, 1) == headOf(q.Unit, 1)) && !others
		case marked && kind && q.Unit != "":
			return at, (same || r.people(part.Unit)) && !others && !r.portions(t)[at]
		case same && part.Unit != "" && (cut || t.mark(k-1, ",") || t.mark(k-2, ",")):
			return at, !others
		case marked:
			return at, false
		}
		others = true
	}
	return -1, false
}

// isWhole reports whether the words before the count at token k call it a whole: "trong số
// 54 tổ", "Tổng số ủy viên được bầu là 864".
func (t *text) isWhole(k int) bool {
	if t.is(k-1, lexer.OutOf, lexer.Total) {
		return true
	}
	if t.is(k-1, lexer.Inside) {
		return t.token(k-2).Sentence != t.tokens[k].Sentence || t.token(k-2).Kind == lexer.Mark
	}
	for at := k - 1; at >= max(k-16, 0) && t.tokens[at].Sentence == t.tokens[k].Sentence && t.tokens[at].Kind == lexer.Word; at-- {
		if t.is(at, lexer.Total, lexer.OutOf) {
			return true
		}
	}
	return false
}

// A portion is a count with its percentage, whose whole its sentence does not state.
type portion struct {
	t             *text
	block         int // of the run
	percent, part int // tokens
}

func (s portion) p() quantity.Decimal      { return s.t.percent(s.percent).Value }
func (s portion) count() quantity.Quantity { return *s.t.count(s.part) }

// A base is a count that shares come out at, and how many with decimals do.
type base struct {
	t      *text
	block  int
	k      int // its token
	shares int
}

func (b base) value() quantity.Decimal { return b.t.count(b.k).Value }

// manyShares and manyBases are more than a sentence and the paragraphs before it have for
// readers.
const manyShares, manyBases = 24, 96

// sharesOf are the shares of a block that are not dealt with yet, by sentence.
func (r *run) sharesOf(block int) [][]portion {
	t := r.texts[block]
	var all [][]portion
	last := -1
	for _, k := range t.at {
		p := t.percent(k)
		if p == nil || p.Hedge != "" || r.isClaimed(t.Block, *p) {
			continue
		}
		l := t.lead(k)
		part := -1
		if l.ok && (l.class == lexer.Share || l.class == lexer.Plain && t.mark(k+1, ")")) && (!r.otherBase(t, k) || t.is(k+1, lexer.Total)) {
			part, _ = r.partBefore(t, k, l)
		}
		if after := t.equivalent(k); part < 0 && after >= 0 && l.class == lexer.Share {
			part = after
		}
		if part < 0 || t.count(part).Unit == "" || t.count(part).Value.Scale() > 0 || t.count(part).Value.Sign() <= 0 {
			continue
		}
		if s := t.tokens[k].Sentence; s != last {
			all, last = append(all, nil), s
		}
		if n := len(all) - 1; len(all[n]) < manyShares {
			all[n] = append(all[n], portion{t, block, k, part})
		}
	}
	return all
}

// bases are the counts that the shares of a list may be of: those before it in its
// paragraph and the two before that, and what shares of the text before came out at.
func (r *run) bases(list []portion) []base {
	first := list[0]
	var all []base
	add := func(t *text, block, before int) {
		for i := t.from(before) - 1; i >= 0 && len(all) < manyBases; i-- {
			if k := t.at[i]; t.count(k) != nil && t.count(k).Value.Scale() == 0 && !t.changed(k) {
				all = append(all, base{t: t, block: block, k: k})
			}
		}
	}
	add(first.t, first.block, first.count().Start)
	for b := first.block - 1; b >= max(first.block-2, 0) && r.texts[b].Note == first.t.Note; b-- {
		add(r.texts[b], b, len(r.texts[b].Text)+1)
	}
	return all
}

// foundAt counts the shares of a list that come out at a number. One without decimals
// comes out at too many to be a witness.
func foundAt(list []portion, whole quantity.Decimal) (n int) {
	for _, s := range list {
		if decimal(s.p()) && s.count().Value.Cmp(whole) < 0 && fits(s.count().Value, whole, s.p()) {
			n++
		}
	}
	return n
}

// shares finds the whole of the shares whose sentences do not state it. The number before
// them that most shares of a sentence come out at is that of all of them; and a number that
// other shares have come out at before is that of a share which one other digit would make
// come out at it too.
func (r *run) shares() {
	var anchors []base  // what shares have come out at, the newest last
	var items []portion // of the items of one list, which are looked at together
	for block, t := range r.texts {
		if !t.isItem() && len(items) > 0 {
			anchors, items = r.shareList(items, anchors), nil
		}
		for _, k := range r.proved[t.Block] {
			anchors = anchored(anchors, base{t: t, block: block, k: k, shares: 1})
		}
		for _, list := range r.sharesOf(block) {
			if t.isItem() && len(items) < manyShares {
				items = append(items, list...)
			} else {
				anchors = r.shareList(list, anchors)
			}
		}
	}
	if len(items) > 0 {
		r.shareList(items, anchors)
	}
}

func (r *run) shareList(list []portion, anchors []base) []base {
	best, tie := base{}, false
	for _, b := range r.bases(list) {
		b.shares = foundAt(list, b.value())
		if b.shares < len(list)-1 && r.evenly(list, b) {
			b.shares = len(list) - 1
		}
		switch {
		case b.shares > best.shares:
			best, tie = b, false
		case b.shares == best.shares && b.shares > 0 && !b.value().Equal(best.value()):
			tie = true
		}
	}
	if best.shares > 0 && !tie && r.certain(list, best) {
		for _, s := range list {
			r.shareOf(s, best, true, list)
		}
		return anchored(anchors, best)
	}
	for _, s := range list {
		if best.shares > 0 && !tie && r.shareOf(s, best, false, list) {
			continue
		}
		for i := len(anchors) - 1; i >= 0; i-- {
			a := anchors[i]
			if a.t.Note != s.t.Note {
				continue
			}
			near := s.block-a.block <= 2 && r.sameKind(s.count().Unit, a.t.count(a.k).Unit)
			if !near && a.shares < 2 {
				continue
			}
			if r.shareOf(s, a, false, list) {
				break
			}
		}
	}
	return anchors
}

// anchored adds a base to those that shares came out at before.
func anchored(all []base, b base) []base {
	for i, a := range all {
		if a.value().Equal(b.value()) {
			b.shares += a.shares
			all = append(all[:i], all[i+1:]...)
			break
		}
	}
	return append(all, b)
}

// evenly reports whether all shares of a list of three or more but one at most, with decimals
// or without, come out at a number that counts what they do. Without decimals that may be
// chance of any other number.
func (r *run) evenly(list []portion, of base) bool {
	if len(list) < 3 || r.portions(of.t)[of.k] {
		return false
	}
	unit, right := of.t.count(of.k).Unit, 0
	for _, s := range list {
		if !r.sameKind(s.count().Unit, unit) || s.count().Value.Cmp(of.value()) >= 0 {
			return false
		}
		if fits(s.count().Value, of.value(), s.p()) {
			right++
		}
	}
	return right >= len(list)-1
}

// certain reports whether a number is the whole of a list: two shares with decimals come
// out at it and most of the others at least nearly, or one of two does and the words call
// it the whole.
func (r *run) certain(list []portion, of base) bool {
	if of.shares == 1 {
		return len(list) == 2 && of.t == list[0].t && of.t.isWhole(of.k)
	}
	almost := 0
	for _, s := range list {
		p := s.p()
		if fits(s.count().Value, of.value(), p) || decimal(p) && nearly(s.count().Value.Percent(of.value(), p.Scale(), false), p) {
			almost++
		}
	}
	return 2*almost > len(list)
}

// shareOf settles a share of a whole: of one that is sure whatever it comes out at, else
// only where it does or one other digit would make it.
func (r *run) shareOf(s portion, of base, sure bool, list []portion) bool {
	p, part := s.t.percent(s.percent), s.count()
	whole := *of.t.count(of.k)
	if part.Value.Cmp(whole.Value) >= 0 || r.isClaimed(s.t.Block, *p) {
		return false
	}
	if !fits(part.Value, whole.Value, p.Value) {
		if !sure && !slippedShare(part.Value, whole.Value, p.Value) || r.otherBaseOf(s) || mayRound(part, whole, p.Value) || unstated(list) {
			return false
		}
	} else if !sure && !decimal(p.Value) {
		return false
	}
	r.splits = append(r.splits, split{s.t, s.percent, part, whole, of.t})
	r.ratioVerdict(s.t, *p, pair{
		a: part.Value, b: whole.Value, adjusted: roundedTo100(list), start: min(part.Start, p.Start), end: max(part.End, p.End),
		numbers: append(of.t.numbers(whole), s.t.numbers(part, *p)...),
		related: []diag.Related{{Span: of.t.Span(whole.Start, whole.UnitEnd), Text: diag.Say("tổng số", "the whole")}},
	})
	return true
}

// otherBaseOf reports whether a share comes out at any number near it.
func (r *run) otherBaseOf(s portion) bool {
	for _, b := range r.bases([]portion{s}) {
		if !r.portions(b.t)[b.k] && fits(s.count().Value, b.value(), s.p()) {
			return true
		}
	}
	return false
}

// roundedTo100 reports whether shares add up to 100.
func roundedTo100(list []portion) bool {
	sum := quantity.Int(0)
	for _, s := range list {
		sum = sum.Add(s.p())
	}
	return sum.Equal(quantity.Int(100))
}

// unstated reports whether two shares of a list or more all come out at one whole number
// that the text need not state.
func unstated(list []portion) bool {
	if len(list) < 2 {
		return false
	}
	least, most := quantity.Int(0), quantity.Decimal{}
	for _, s := range list {
		low, high := wholes(s.count().Value, s.p())
		if low.Cmp(least) > 0 {
			least = low
		}
		if !most.IsValid() || high.Cmp(most) < 0 {
			most = high
		}
	}
	return least.Cmp(most) <= 0
}

// wholes are the least and the greatest number that a count is p percent of, rounded or
// truncated: whole numbers, of which there are none where the first is more.
func wholes(a, p quantity.Decimal) (low, high quantity.Decimal) {
	one := quantity.Step(p.Scale())
	least, most := p.Sub(one.Mul(quantity.Step(1)).Mul(quantity.Int(5))), p.Add(one)
	if least.Sign() <= 0 {
		return quantity.Int(0), quantity.Int(0)
	}
	low, high = a.Percent(most, 0, true).Add(quantity.Int(1)), a.Percent(least, 0, true)
	return low, high
}
