package check

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

// A portion is a percentage with the count before it: "611 người (chiếm 46,6%)".
type portion struct {
	percent int // index of the percentage
	part    *quantity.Quantity
}

// A whole is a number that shares may be of.
type whole struct {
	t *text
	q *quantity.Quantity
}

// manyShares and manyWholes are more than a sentence and the paragraphs before it
// have for readers.
const manyShares, manyWholes = 24, 96

// shares finds the whole of the shares of each sentence of r.texts[i], which the
// sentence itself need not repeat: the number before them, in this paragraph or
// the two before it, that most of them come out at.
func (r *run) shares(i int) {
	t := r.texts[i]
	for _, list := range t.shareLists() {
		if len(list) < 2 {
			continue
		}
		of, agree, tie := r.wholeOf(i, list)
		if agree == 0 || tie || !r.certain(t, of, agree, list) {
			continue
		}
		for _, s := range list {
			p := t.quantities[s.percent]
			if r.isClaimed(t.Block, p) || !fits(s.part.Value, of.q.Value, p.Value) && r.otherWhole(i, s) {
				continue
			}
			r.ratioVerdict(t, p, pair{
				a: s.part.Value, b: of.q.Value, adjusted: t.roundedTo100(list), start: s.part.Start, end: p.End,
				numbers: append(of.t.numbers(*of.q), t.numbers(*s.part, p)...),
				related: []diag.Related{{Span: of.t.Span(of.q.Start, of.q.UnitEnd), Text: diag.Say("tổng số", "the whole")}},
			})
		}
	}
}

// certain reports whether a number is the whole of a list: two shares with
// decimals come out at it and most of the others at least nearly, or one of two
// does and the words call it the whole.
func (r *run) certain(t *text, of whole, agree int, list []portion) bool {
	if agree == 1 && len(list) == 2 {
		return of.t == t && isTotal(t, of.q, list[0].part)
	}
	almost := 0
	for _, s := range list {
		p := t.quantities[s.percent].Value
		if fits(s.part.Value, of.q.Value, p) || p.Scale() > 0 && agree > 1 && nearly(s.part.Value.Percent(of.q.Value, p.Scale(), false), p) {
			almost++
		}
	}
	return agree > 1 && 2*almost > len(list)
}

// roundedTo100 reports whether shares add up to 100.
func (t *text) roundedTo100(list []portion) bool {
	sum := quantity.Int(0)
	for _, s := range list {
		sum = sum.Add(t.quantities[s.percent].Value)
	}
	return sum.Equal(quantity.Int(100))
}

// shareLists are the shares of each sentence.
func (t *text) shareLists() [][]portion {
	var all [][]portion
	last := -1 // the start of the sentence of the last list
	for i := 1; i < len(t.quantities); i++ {
		p, part := t.quantities[i], t.partBefore(i)
		if p.Kind != quantity.Percent || p.Hedge != "" || part == nil {
			continue
		}
		connective, bracket, ok := connectiveBefore(t.Text, p.Start)
		if !ok || !strings.HasPrefix(connective, "chiếm") && (connective != "" || !bracket || !strings.HasPrefix(t.Text[p.End:], ")")) || isChange(t, p) || otherBase(t, p) {
			continue
		}
		start, _ := t.sentence(p.Start, full)
		if start != last {
			all, last = append(all, nil), start
		}
		if k := len(all) - 1; len(all[k]) < manyShares {
			all[k] = append(all[k], portion{i, part})
		}
	}
	return all
}

// partBefore is the count that the percentage t.quantities[i] may be the share of:
// the first of its item ("1.604 công ty 1 thành viên (chiếm …"), or nil.
func (t *text) partBefore(i int) *quantity.Quantity {
	var part *quantity.Quantity
	at := t.quantities[i].Start
	for k := i - 1; k >= max(i-near, 0); k-- {
		q := &t.quantities[k]
		between := t.Text[q.End:at]
		if q.Kind != quantity.Count || len(between) > 160 || strings.ContainsAny(between, ";:.") || part != nil && strings.Contains(t.Text[q.End:part.Start], ",") {
			break
		}
		part = q
	}
	if part == nil || part.Hedge != "" || part.Unit == "" || t.changed(part) || part.Value.Sign() <= 0 || part.Value.Scale() > 0 {
		return nil
	}
	return part
}

// wholeOf is the number that most shares of a list come out at, how many do, and
// whether another number does as well.
func (r *run) wholeOf(i int, list []portion) (best whole, agree int, tie bool) {
	t := r.texts[i]
	for _, w := range r.wholes(i, list[0].percent) {
		n := 0
		for _, s := range list {
			// A percentage without decimals fits too many numbers to be a witness.
			if p := t.quantities[s.percent].Value; p.Scale() > 0 && fits(s.part.Value, w.q.Value, p) {
				n++
			}
		}
		switch {
		case n > agree:
			best, agree, tie = w, n, false
		case n == agree && n > 0 && !w.q.Value.Equal(best.q.Value):
			tie = true
		}
	}
	return best, agree, tie
}

// wholes are the counts before t.quantities[at] of r.texts[i], and those of the two
// paragraphs before it.
func (r *run) wholes(i, at int) []whole {
	var all []whole
	add := func(t *text, before int) {
		for k := before - 1; k >= 0 && len(all) < manyWholes; k-- {
			if q := &t.quantities[k]; q.Kind == quantity.Count && q.Hedge == "" && q.Value.Scale() == 0 {
				all = append(all, whole{t, q})
			}
		}
	}
	add(r.texts[i], at)
	for k := i - 1; k >= max(i-2, 0) && r.texts[k].Note == r.texts[i].Note; k-- {
		add(r.texts[k], len(r.texts[k].quantities))
	}
	return all
}

// otherWhole reports whether a share comes out at any number near it.
func (r *run) otherWhole(i int, s portion) bool {
	p := r.texts[i].quantities[s.percent].Value
	for _, w := range r.wholes(i, s.percent) {
		if fits(s.part.Value, w.q.Value, p) {
			return true
		}
	}
	return false
}
