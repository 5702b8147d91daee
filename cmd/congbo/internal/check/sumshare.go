package check

import (
	"cmp"
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

// A split is a share of a whole that has been looked at.
type split struct {
	t           *text
	percent     int // tokens
	part, whole quantity.Quantity
	in          *text // in which the whole stands
}

// complements checks the counts of shares of one whole that add up to 100: they add up to
// the whole.
func (r *run) complements() {
	slices.SortStableFunc(r.splits, func(a, b split) int {
		return cmp.Or(cmp.Compare(r.order[a.t.Block], r.order[b.t.Block]), cmp.Compare(a.percent, b.percent))
	})
	for i := 0; i < len(r.splits); i++ {
		parts := []split{r.splits[i]}
		sum := r.splits[i].t.percent(r.splits[i].percent).Value
		for n := i + 1; n < len(r.splits) && len(parts) < manyShares && r.splits[n].whole.Value.Equal(parts[0].whole.Value) && r.order[r.splits[n].t.Block]-r.order[parts[0].t.Block] <= 1; n++ {
			sum = sum.Add(r.splits[n].t.percent(r.splits[n].percent).Value)
			parts = append(parts, r.splits[n])
			if sum.Equal(quantity.Int(100)) && sum.Scale() > 0 {
				r.complement(parts)
				i = n
				break
			}
		}
	}
}

func (r *run) complement(parts []split) {
	last := parts[len(parts)-1].t
	var items []item
	added := quantity.Int(0)
	whole := parts[0].whole
	for k := range parts {
		p := &parts[k]
		if p.part.Step.IsValid() || p.t.Block != last.Block && p.t != parts[0].t || p.part.Value.Cmp(whole.Value) >= 0 {
			return
		}
		items = append(items, item{in: p.t, start: p.part.Start, end: p.part.End, number: &p.part, position: first})
		added = added.Add(p.part.Value)
	}
	at := parts[0].t // where the first part stands, with the whole if that is there
	start, end := items[0].start, items[0].end
	if parts[0].in == at {
		start, end = min(start, whole.Start), max(end, whole.End)
	}
	numbers := numbersOf(items[:1])
	if added.Equal(whole.Value) {
		r.figure("sum", at.Block, start, end, numbers, Holds, "%s = %s", "%s = %s", addends(items, vi), vi(whole.Value))
		return
	}
	final := items[len(items)-1]
	r.figure("sum", at.Block, start, end, numbers, Fails, "%s = %s, không phải %s", "%s = %s, not %s", addends(items, vi), vi(added), vi(whole.Value))
	r.raise(diag.Warning, at.Block, start, end,
		diag.Say("%s = %s; các tỷ lệ cộng lại bằng 100%%, nhưng tổng số là %s", "%s = %s; the percentages add up to 100%%, but the whole is %s", addends(items, vi), vi(added), vi(whole.Value)),
		diag.Say("xem lại tổng và từng phần", "look at the whole and at each part again"),
		diag.Related{Span: parts[0].in.Span(whole.Start, whole.UnitEnd), Text: diag.Say("tổng số", "the whole")},
		diag.Related{Span: last.Span(final.start, final.end), Text: diag.Say("phần cuối", "the last part")})
}
