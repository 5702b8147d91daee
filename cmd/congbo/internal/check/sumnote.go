package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// noteSum checks a note that breaks down the number it hangs on.
func (r *run) noteSum(t *text, at int, n *report.Note) {
	if len(n.Blocks) != 1 || r.textOf[n.Blocks[0]] == nil {
		return
	}
	note := r.textOf[n.Blocks[0]]
	wholes := t.wholesBefore(at)
	if len(wholes) == 0 {
		return
	}
	from, open := lead(note.Text, 0, len(note.Text))
	if from == 0 || strings.TrimSpace(note.Text[:from]) == "" {
		// "Thuộc 03 nhóm lĩnh vực gồm: …": the list begins after "gồm:"
		i := strings.Index(strings.ToLower(note.Text), "gồm:")
		if i < 0 || i > 60 {
			return
		}
		from, open = i+len("gồm:"), false
	}
	_, end := note.sentence(from, full)
	end = max(from, end)
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
		if !sameNoun(items, whole.Unit) && sameNoun(items, w.Unit) {
			whole = w
		}
	}
	added, _, _ := total(items)
	for _, w := range wholes {
		if added.Equal(w.Value) {
			whole = w
		}
	}
	if unit, _, _ := strings.Cut(items[0].number.Unit, " "); unit != "" && sameNoun(items, unit) && otherThings(items, whole.Unit) && !added.Equal(whole.Value) {
		return // "1.200 lượt người[^a]" of "5 lớp …; 4 lớp …; 3 lớp …"
	}
	r.sumVerdict(t, whole, items, note)
}

// wholesBefore are the numbers that a note's mark at an offset may hang on: the
// nearest, and it together with the one before it where both count the same
// things ("317 mô hình tập thể, 17 mô hình cá nhân").
func (t *text) wholesBefore(at int) []quantity.Quantity {
	var near []quantity.Quantity
	for k := t.from(at) - 1; k >= 0 && len(near) < 2; k-- {
		if q := t.quantities[k]; q.End <= at && q.Kind != quantity.Percent {
			if at-q.End > 60 || t.ended(q.End, at, clause) {
				break
			}
			near = append(near, q)
		}
	}
	if len(near) == 2 && near[0].Kind == quantity.Count && near[1].Kind == quantity.Count && sameThings(near[0].Unit, near[1].Unit) {
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
	kinds := note.kinds(from, end)
	for _, whole := range append(wholes, t.countsInSentence(wholes[0])...) {
		for _, parts := range kinds {
			added, _, ok := total(parts)
			if !ok {
				continue
			}
			if added.Equal(whole.Value) {
				r.figure("sum", note.Block, parts[0].start, parts[len(parts)-1].end, append(t.numbers(whole), note.numbersOf(parts)...), Holds, "%s = %s", "%s = %s", addends(parts), vi(whole.Value))
				proved[parts[0].number.Unit] = true
				break
			} else if len(parts) > 2 && counts(parts, whole.Unit) {
				open, of = append(open, parts), append(of, whole)
			}
		}
	}
	said := map[int]bool{}
	for k, parts := range open {
		if !proved[parts[0].number.Unit] && !said[parts[0].start] {
			said[parts[0].start] = true
			r.oneDigitOff(t, of[k], parts, note)
		}
	}
}

// kinds are the counts of t.Text[start:end] by what they count.
func (t *text) kinds(start, end int) [][]item {
	var kinds [][]item
	all := t.in(start, end)
	for k := range all[:min(len(all), manyCounts)] {
		q := &all[k]
		if q.Kind != quantity.Count || q.Unit == "" {
			continue
		}
		it := item{start: q.Start, end: q.End, number: q, position: first}
		i := slices.IndexFunc(kinds, func(of []item) bool { return counts(of, q.Unit) })
		if i < 0 {
			i, kinds = len(kinds), append(kinds, nil)
		}
		kinds[i] = append(kinds[i], it)
	}
	return kinds
}

// counts reports whether one of a list of items counts what a unit counts.
func counts(items []item, unit string) bool {
	return slices.ContainsFunc(items, func(it item) bool { return sameKind(it.number.Unit, unit) })
}

// countsInSentence are the other counts of the clause that a quantity stands in.
func (t *text) countsInSentence(q quantity.Quantity) []quantity.Quantity {
	start, end := t.sentence(q.Start, clause)
	var all []quantity.Quantity
	counts := t.in(start, end)
	for _, o := range counts[:min(len(counts), manyCounts)] {
		if o.Start != q.Start && o.Kind == quantity.Count {
			all = append(all, o)
		}
	}
	return all
}
