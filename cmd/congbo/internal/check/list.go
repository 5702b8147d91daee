package check

import (
	"strings"

	"congbo/cmd/congbo/internal/quantity"
)

// An item of a list in prose: "05 chương trình", "khiển trách 07",
// "lĩnh vực phát triển kinh tế (15 mô hình)".
type item struct {
	start, end int
	number     *quantity.Quantity // its one count; nil if it has none or several
	position   position
}

// position is where the count of an item stands.
type position int

const (
	nowhere position = iota
	first            // 05 chương trình
	last             // khiển trách 07
	bracket          // lĩnh vực kinh tế (15 mô hình)
)

// items cuts t.Text[start:end] at commas, semicolons and "và" outside brackets.
// Where semicolons stand, they alone cut.
func (t *text) items(start, end int) []item {
	region := t.Text[start:end]
	cuts := ",;"
	if strings.Count(outside(region), ";") > strings.Count(outside(region), ",") {
		cuts = ";"
	}
	var all []item
	depth, from := 0, start
	add := func(to int) {
		switch k := len(all) - 1; {
		case strings.TrimSpace(t.Text[from:to]) == "":
		case k >= 0 && all[k].position == first && !t.counts(from, to):
			all[k].end = to // "3.877 đoàn viên, hội viên" and "3.877 đoàn viên, tăng 5%" are one item
		default:
			all = append(all, t.item(from, to))
		}
		from = to + 1
	}
	for i := start; i < end; i++ {
		switch c := t.Text[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth == 0 && strings.IndexByte(cuts, c) >= 0 && !(i+1 < end && t.Text[i+1] >= '0' && t.Text[i+1] <= '9'):
			add(i)
		case depth == 0 && strings.HasPrefix(t.Text[i:end], " và ") && digitSoon(t.Text[i+len(" và "):end]):
			add(i)
			from = i + len(" và ")
		}
	}
	add(end)
	return all
}

// counts reports whether a number other than a percentage stands in
// t.Text[start:end].
func (t *text) counts(start, end int) bool {
	for _, q := range t.in(start, end) {
		if q.Kind != quantity.Percent {
			return true
		}
	}
	return false
}

// digitSoon reports whether the next item begins with a number or names one
// before a comma.
func digitSoon(s string) bool {
	s, _, _ = strings.Cut(s, ",")
	return strings.ContainsAny(s[:min(len(s), 60)], "0123456789")
}

func (t *text) item(start, end int) item {
	it := item{start: start, end: end}
	n := 0
	counts := t.in(start, end)
	for k := range counts {
		if counts[k].Kind == quantity.Percent {
			continue
		}
		if n++; n == 1 {
			it.number = &counts[k]
		}
	}
	if it.number == nil || it.number.Kind != quantity.Count {
		it.number = nil
		return it
	}
	before := strings.TrimSpace(t.Text[start:it.number.Start])
	after := strings.TrimSpace(t.Text[it.number.End:end])
	switch {
	case before == "" || before == "có" || before == "là":
		it.position = first
	case n > 1:
	case strings.HasSuffix(before, "(") && strings.HasSuffix(after, ")"):
		it.position = bracket
	case after == "" || len(strings.Fields(after)) <= 2 && !strings.ContainsAny(after, "()"):
		it.position = last
	}
	if it.position == nowhere || n > 1 && it.position != first {
		it.number, it.position = nil, nowhere
	}
	return it
}

// total adds the counts of items that all have theirs in one place; ok is false
// for any other list.
func total(items []item) (sum quantity.Decimal, where position, ok bool) {
	if len(items) < 2 {
		return sum, nowhere, false
	}
	where = items[0].position
	sum = quantity.Int(0)
	for _, it := range items {
		if it.number == nil || it.position != where || it.number.Hedge != "" || it.number.Value.Scale() > 0 && it.number.Value.Scale() > 3 {
			return sum, nowhere, false
		}
		sum = sum.Add(it.number.Value)
	}
	return sum, where, where != nowhere
}

// addends prints the counts of a list: "26 + 202".
func addends(items []item) string {
	var parts []string
	for _, it := range items {
		parts = append(parts, vi(it.number.Value))
	}
	return strings.Join(parts, " + ")
}

// sameNoun reports whether the counts of a list are of one kind of thing, that of
// a unit; a unit that is empty takes any one kind.
func sameNoun(items []item, unit string) bool {
	if unit == "" {
		unit = items[0].number.Unit
	}
	for _, it := range items {
		if it.number.Unit == "" || !sameThings(it.number.Unit, unit) {
			return false
		}
	}
	return true
}
