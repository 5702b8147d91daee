package check

import (
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/quantity"
)

// A span is months of a year, a bit each.
type span uint16

// A period is the months, and perhaps the year, that a head or a row of a table is of.
type period struct {
	span
	year  int
	whole bool // it is named and nothing else: "Quý I năm 2031"
}

// periodOf reads the months that folded words name: "quý ii", "tháng 03", "6 tháng đầu năm",
// "cả năm"; of several the first.
func periodOf(words string) period {
	p := period{whole: true}
	fields := strings.Fields(words)
	for i := 0; i < len(fields); i++ {
		rest := " " + strings.Join(fields[i:], " ") + " "
		n, taken := monthsAt(fields, i)
		switch year, err := strconv.Atoi(fields[i]); {
		case n != 0 && p.span == 0:
			p.span = n
			i += taken - 1
		case err == nil && year > 1900 && year < 2200:
			p.year = year
		case begins(rest, cellWords("year")) > 0:
		default:
			p.whole = false
		}
	}
	p.whole = p.whole && p.span != 0
	return p
}

// monthsAt are the months that words from the i-th on name, and how many words that takes.
func monthsAt(fields []string, i int) (months span, taken int) {
	rest := " " + strings.Join(fields[i:], " ") + " "
	at := func(k int) string {
		if k < len(fields) {
			return fields[k]
		}
		return ""
	}
	if n := begins(rest, cellWords("whole_year")); n > 0 {
		return 1<<12 - 1, n
	}
	if n := begins(rest, cellWords("quarter")); n > 0 {
		if q := quarters[at(i+n)]; q > 0 {
			return 0b111 << (3 * (q - 1)), n + 1
		}
	}
	if n := begins(rest, cellWords("month")); n > 0 {
		if m, err := strconv.Atoi(at(i + n)); err == nil && m >= 1 && m <= 12 {
			return 1 << (m - 1), n + 1
		}
	}
	m, err := strconv.Atoi(fields[i])
	if err != nil || m < 2 || m > 12 || i+1 == len(fields) {
		return 0, 0
	}
	after := " " + strings.Join(fields[i+1:], " ") + " "
	n := begins(after, cellWords("month"))
	if n == 0 {
		return 0, 0
	}
	months, taken = 1<<m-1, n+1
	after = " " + strings.Join(fields[min(i+taken, len(fields)):], " ") + " "
	if last := begins(after, cellWords("last")); last > 0 {
		return months << (12 - m), taken + last
	}
	return months, taken + begins(after, cellWords("first"))
}

var quarters = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

// begins is how many words of folded words, between spaces, one of some phrases takes at
// their beginning; 0 if none stands there.
func begins(words string, phrases []string) int {
	for _, p := range phrases {
		if strings.HasPrefix(words, p) {
			return len(strings.Fields(p))
		}
	}
	return 0
}

// columnsSaid are the columns whose heads have words of a kind.
func (t *table) columnsSaid(kind string) []int {
	var all []int
	for k, c := range t.columns {
		if says(c.words, cellWords(kind)) {
			all = append(all, k)
		}
	}
	return all
}

// cover are those of some periods, all of one length, that make up another one; or nil.
func cover(of period, others []period) []int {
	for _, length := range []int{6, 3, 1} {
		var parts []int
		var union span
		for i, o := range others {
			if o.span != 0 && o.span != of.span && o.span&of.span == o.span && o.year == of.year && o.span.length() == length && union&o.span == 0 {
				parts, union = append(parts, i), union|o.span
			}
		}
		if union == of.span && len(parts) > 1 {
			return parts
		}
	}
	return nil
}

func (s span) length() (n int) {
	for ; s > 0; s &= s - 1 {
		n++
	}
	return n
}

// ofSpans is the sum of the columns of shorter periods that a column is by their heads:
// "Quý I", "Quý II", "6 tháng".
func (t *table) ofSpans(k int) (relation, bool) {
	all := make([]period, len(t.columns))
	for i, c := range t.columns {
		if c.figures() && (c.role == doneRole || c.role == noRole) {
			all[i] = periodOf(c.words)
		}
	}
	if all[k].span == 0 {
		return relation{}, false
	}
	parts := cover(all[k], all)
	return relation{kind: addedOf, sum: parts, said: true, spans: true}, parts != nil
}

// flow is what a column of what is left is by the heads: what there was, and what came, less
// what went.
func (t *table) flow(k int) (relation, bool) {
	opening, closing := t.columnsSaid("opening"), t.columnsSaid("closing")
	if len(opening) != 1 || len(closing) != 1 || closing[0] != k || opening[0] == k {
		return relation{}, false
	}
	rest := func(columns []int) []int {
		return slices.DeleteFunc(columns, func(c int) bool {
			return c == k || c == opening[0] || !t.columns[c].figures() || t.columns[c].role == planRole || t.columns[c].role == previousRole
		})
	}
	in, out := rest(t.columnsSaid("in")), rest(t.columnsSaid("out"))
	if len(in) == 0 || len(out) == 0 || slices.ContainsFunc(in, func(c int) bool { return slices.Contains(out, c) }) {
		return relation{}, false
	}
	return relation{kind: addedOf, sum: append(opening, in...), minus: out, said: true}, true
}

// rowPeriod is the period that a row is of, whose name is nothing else: "Quý I", or "01"
// under "Tháng".
func (t *table) rowPeriod(w row) period {
	words := w.label
	if _, err := strconv.Atoi(words); err == nil && t.name >= 0 {
		words = t.columns[t.name].words + " " + words
	}
	if w.name == nil || words == "" || w.marker.class != "" {
		return period{}
	}
	if p := periodOf(words); p.whole {
		return p
	}
	return period{}
}

// spanRows are the rows that are of the periods of several others: "Quý I" of three months.
// Of each its parts are left out of parts, the rows that make up the whole.
func (t *table) spanRows() []equation {
	all := make([]period, len(t.rows))
	found := false
	for i, w := range t.rows {
		all[i] = t.rowPeriod(w)
		found = found || all[i].span != 0
	}
	var equations []equation
	for i := range t.rows {
		if !found || all[i].span == 0 {
			continue
		}
		if parts := cover(all[i], all); parts != nil {
			equations = append(equations, equation{total: i, parts: parts, spans: true})
		}
	}
	return equations
}

// wholesOver are the counts that the lines right over a table and its heads state, of which
// its figures may be shares: "Bảng 1. Cơ cấu 1.600 cán bộ".
func (t *table) wholesOver() []value {
	var all []value
	add := func(b *text, most int) {
		if b == nil || len(b.Text) > most {
			return
		}
		for _, q := range b.quantities {
			if q.Kind == quantity.Count && q.Hedge == "" && q.Value.Sign() > 0 && q.Value.Scale() == 0 && !t.lexicon.Is("time", q.Unit) && len(all) < maxWholes {
				all = append(all, value{Block: b.Block, Decimal: q.Value})
			}
		}
	}
	for _, b := range t.over(t.grid) {
		add(b, maxCaption)
	}
	for _, b := range t.grid[0] {
		if b != nil {
			add(t.textOf[b], maxCaption)
		}
	}
	return all
}

const (
	maxCaption = 300 // bytes
	maxWholes  = 4
)
