package check

import (
	"slices"
	"sort"
	"strings"

	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// noteSum checks a note that breaks down the number it hangs on.
func (r *run) noteSum(t *text, at int, n *report.Note) {
	if len(n.Blocks) != 1 || r.textOf[n.Blocks[0]] == nil {
		return
	}
	note := r.textOf[n.Blocks[0]]
	wholes := r.wholesBefore(t, at)
	if len(wholes) == 0 {
		return
	}
	from, open := note.opening(0, len(note.tokens))
	if from == 0 {
		// "Thuộc 03 nhóm lĩnh vực gồm: …": the list begins after "gồm:"
		at := note.find(0, min(14, len(note.tokens)), lexer.Comprising)
		if at < 0 || !note.mark(at+1, ":") {
			return
		}
		from, open = at+2, false
	}
	end := from
	if from < len(note.tokens) {
		end = note.finish(from)
	}
	for end > from && note.mark(end-1, ".;") {
		end--
	}
	if open {
		r.openNote(t, wholes, note, from, end)
		return
	}
	items := note.items(from, end)
	if _, where, ok := total(items); !ok || len(items) < 3 || where == last {
		return
	}
	whole := wholes[0]
	for _, w := range wholes {
		if !r.sameNoun(items, whole.Unit) && r.sameNoun(items, w.Unit) {
			whole = w
		}
	}
	added, _, _ := total(items)
	for _, w := range wholes {
		if added.Equal(w.Value) {
			whole = w
		}
	}
	if unit, _, _ := strings.Cut(items[0].number.Unit, " "); unit != "" && r.sameNoun(items, unit) && r.otherThings(items, whole.Unit) && !added.Equal(whole.Value) {
		return // "1.200 lượt người[^a]" of "5 lớp …; 4 lớp …; 3 lớp …"
	}
	r.sumVerdict(t, whole, items)
}

// wholesBefore are the numbers that a note's mark at an offset may hang on: the
// nearest, and it together with the one before it where both count the same
// things ("317 mô hình tập thể, 17 mô hình cá nhân").
func (r *run) wholesBefore(t *text, at int) []quantity.Quantity {
	last := sort.Search(len(t.tokens), func(k int) bool { return t.tokens[k].End > at }) - 1
	if last < 0 {
		return nil
	}
	var near []quantity.Quantity
	from, _ := t.clauseOf(last)
	for k, words := last, 0; k >= from && len(near) < 2 && words < 14; k-- {
		switch q := t.tokens[k].Quantity; {
		case q == nil:
			words++
		case q.Kind != quantity.Percent:
			near = append(near, *q)
		}
	}
	if len(near) == 2 && near[0].Kind == quantity.Count && near[1].Kind == quantity.Count && r.sameThings(near[0].Unit, near[1].Unit) {
		both := near[1]
		both.Value = near[0].Value.Add(near[1].Value)
		both.End, both.UnitEnd = near[0].End, near[0].UnitEnd
		return []quantity.Quantity{both, near[0], near[1]}
	}
	return near
}

// openNote confirms "Trong đó: … (69 đồng chí dự) …, có 556 đảng viên dự; … có
// 5.439 đảng viên dự": the counts of a kind add up to a number before the mark.
// An open list that does not is no finding.
func (r *run) openNote(t *text, wholes []quantity.Quantity, note *text, from, end int) {
	proved := map[string]bool{}
	var open [][]item
	var of []quantity.Quantity
	kinds := r.kinds(note, from, end)
	for _, whole := range append(wholes, t.countsInSentence(wholes[0])...) {
		for _, parts := range kinds {
			added, _, ok := total(parts)
			if !ok {
				continue
			}
			if added.Equal(whole.Value) {
				say := printingOf(t, whole, parts)
				r.figure("sum", note.Block, parts[0].start, parts[len(parts)-1].end, append(t.numbers(whole), numbersOf(parts)...), Holds, "%s = %s", "%s = %s", addends(parts, say), say(whole.Value))
				proved[parts[0].number.Unit] = true
				break
			} else if len(parts) > 2 && r.counting(parts, whole.Unit) {
				open, of = append(open, parts), append(of, whole)
			}
		}
	}
	said := map[int]bool{}
	for k, parts := range open {
		if !proved[parts[0].number.Unit] && !said[parts[0].start] {
			said[parts[0].start] = true
			r.oneDigitOff(t, of[k], parts)
		}
	}
}

// kinds are the counts among tokens [from, to) by what they count.
func (r *run) kinds(t *text, from, to int) [][]item {
	var kinds [][]item
	for k := from; k < to; k++ {
		q := t.tokens[k].Quantity
		if q == nil || q.Kind != quantity.Count || q.Unit == "" {
			continue
		}
		it := item{in: t, start: q.Start, end: q.End, number: q, position: first}
		i := slices.IndexFunc(kinds, func(of []item) bool { return r.counting(of, q.Unit) })
		if i < 0 {
			i, kinds = len(kinds), append(kinds, nil)
		}
		kinds[i] = append(kinds[i], it)
	}
	return kinds
}

// counting reports whether one of a list of items counts what a unit counts.
func (r *run) counting(items []item, unit string) bool {
	return slices.ContainsFunc(items, func(it item) bool { return r.sameKind(it.number.Unit, unit) })
}

// countsInSentence are the other counts of the clause that a quantity stands in.
func (t *text) countsInSentence(q quantity.Quantity) []quantity.Quantity {
	start, end := t.sentence(q.Start, clause)
	var all []quantity.Quantity
	counts := t.in(start, end)
	for _, o := range counts[:min(len(counts), 2*near)] {
		if o.Start != q.Start && o.Kind == quantity.Count {
			all = append(all, o)
		}
	}
	return all
}
