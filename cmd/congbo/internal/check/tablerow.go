package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// A marker says where a row stands among the others: "A", "I", "1", "1.1", "A.1", "a", "-".
type marker struct {
	class string // "A", "I", "1", "1.1", "A.1", "a", "-", "+"; empty for none
	text  string // "II", "1.2"
}

var markers = lazyregexp.New(`^(?:([A-HĐ])((?:\.?[0-9]{1,2})+)|([IVX]+(?:\.[0-9]{1,2})*)|([A-HĐ])|([0-9]{1,3}(?:\.[0-9]{1,2})+)|([0-9]{1,3})|([a-zđ])|([-–•*])|(\+))`)

// markerOf reads the marker of a row at the head of a text, and what follows it. alone says
// that nothing else may stand there, as in the column STT.
func markerOf(text string, alone bool) (marker, string) {
	text = strings.TrimSpace(text)
	m := markers.FindStringSubmatch(text)
	if m == nil {
		return marker{}, text
	}
	rest := text[len(m[0]):]
	closed := strings.TrimLeft(rest, ".)-/: ")
	switch {
	case alone && closed != "", !alone && closed == "":
		return marker{}, text
	case alone, m[8] != "", m[9] != "":
	case rest[0] != '.' && rest[0] != ')' && !strings.HasPrefix(rest, " -") && rest[0] != '-', len(rest) < 2 || rest[1] >= '0' && rest[1] <= '9':
		return marker{}, text // "5 lớp", "1.000 hộ"
	}
	k := marker{text: m[0]}
	switch {
	case m[1] != "":
		k.class = "A" + strings.Repeat(".1", strings.Count(strings.TrimPrefix(m[2], "."), ".")+1)
	case m[3] != "":
		k.class = "I" + strings.Repeat(".1", strings.Count(m[3], "."))
	case m[4] != "":
		k.class = "A"
	case m[5] != "":
		k.class = "1" + strings.Repeat(".1", strings.Count(m[5], "."))
	case m[6] != "":
		k.class = "1"
	case m[7] != "":
		k.class = "a"
	case m[8] != "":
		k.class = "-"
	default:
		k.class = "+"
	}
	return k, closed
}

// An equation is rows that another one is the sum of, as far as the table says so.
type equation struct {
	total int
	parts []int
	sure  bool // the table has it as a formula: "I+II"
	pure  bool // the row says that it is a total and nothing else: "Tổng cộng"
	above bool // it stands before them
	spans bool // the rows are periods: what is counted at the end of each is not added
}

var rowFormula = lazyregexp.New(`[(=]\s*((?:[A-HĐ]|[IVX]+|[0-9]{1,2})(?:\.[0-9]{1,2})*(?:\s*\+\s*(?:[A-HĐ]|[IVX]+|[0-9]{1,2})(?:\.[0-9]{1,2})*)+)\s*\)?\s*$`)

// equations are the totals and subtotals of a table.
func (t *table) equations() []equation {
	var all []equation
	parents := t.parents()
	children := map[int][]int{}
	var roots, totals []int
	for i, w := range t.rows {
		if w.label == "" && !w.more {
			continue
		}
		if e, ok := t.stated(i); ok {
			all = append(all, e)
			continue
		}
		switch p := parents[i]; {
		case p >= 0:
			children[p] = append(children[p], i)
		case p == open:
		case w.isTotal():
			totals = append(totals, i)
		default:
			roots = append(roots, i)
		}
	}
	for i := range t.rows {
		if len(children[i]) > 1 {
			all = append(all, equation{total: i, parts: children[i]})
		}
	}
	for _, e := range t.spanRows() {
		all = append(all, e)
		roots = slices.DeleteFunc(roots, func(i int) bool { return slices.Contains(e.parts, i) })
	}
	if len(totals) == 1 && len(roots) > 1 && t.alike(roots) {
		if i := totals[0]; i < roots[0] || i > roots[len(roots)-1] {
			all = append(all, equation{total: i, parts: roots, pure: slices.Contains(cellWords("total"), " "+t.rows[i].label+" "), above: i < roots[0]})
		}
	}
	return all
}

// isTotal reports whether a row without a marker calls itself a total.
func (w row) isTotal() bool {
	return w.marker.class == "" && (strings.HasPrefix(w.label+" ", citation.Fold("tổng")+" ") || strings.HasPrefix(w.label+" ", citation.Fold("cộng")+" "))
}

// alike reports whether rows are of one level: all with a marker of one class, or none with one.
func (t *table) alike(rows []int) bool {
	for _, i := range rows {
		if t.rows[i].marker.class != t.rows[rows[0]].marker.class && !t.rows[i].more {
			return false
		}
	}
	return true
}

// stated is the equation that a row states as a formula of markers.
func (t *table) stated(i int) (equation, bool) {
	if t.rows[i].name == nil {
		return equation{}, false
	}
	texts := []string{t.rows[i].name.Text}
	for k, c := range t.rows[i].cells {
		if t.columns[k].role == orderRole && c.Block != nil {
			texts = append(texts, c.Text)
		}
	}
	for _, text := range texts {
		m := rowFormula.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		e := equation{total: i, sure: true}
		for part := range strings.SplitSeq(m[1], "+") {
			part = strings.TrimSpace(part)
			at := slices.IndexFunc(t.rows, func(w row) bool { return w.marker.text == part })
			if at < 0 || at == i || slices.ContainsFunc(t.rows[at+1:], func(w row) bool { return w.marker.text == part }) {
				return equation{}, false // none, or two of them
			}
			e.parts = append(e.parts, at)
		}
		return e, true
	}
	return equation{}, false
}

// open marks a row that is of a list which is not whole: "Trong đó: …".
const open = -2

// parents finds the row that each row is under by the markers: -1 for none.
func (t *table) parents() []int {
	all := make([]int, len(t.rows))
	type level struct {
		class string
		row   int
		open  bool
	}
	var stack []level
	among := citation.Fold("trong đó") + " "
	for i, w := range t.rows {
		all[i] = -1
		class := w.marker.class
		if w.more {
			all[i] = all[i-1]
			continue
		}
		if strings.HasPrefix(w.label+" ", among) {
			if len(stack) > 0 {
				stack[len(stack)-1].open = true
			}
			all[i] = open
			continue
		}
		if class == "" {
			if len(stack) > 0 && stack[len(stack)-1].open {
				all[i] = open
			} else if !w.isTotal() && len(stack) > 1 {
				all[i] = open // whose it is, nobody says
			} else {
				stack = nil
			}
			continue
		}
		at := slices.IndexFunc(stack, func(l level) bool { return l.class == class })
		if at >= 0 {
			stack = stack[:at]
		}
		if n := len(stack); n > 0 {
			all[i] = stack[n-1].row
			if stack[n-1].open {
				all[i] = open
			}
		}
		stack = append(stack, level{class, i, false})
	}
	return all
}

// sumOf adds the cells of a column that an equation is about; ok is false where they cannot
// be added.
func (t *table) sumOf(e equation, k int) (total value, added, slack quantity.Decimal, parts []value, ok bool) {
	total = t.rows[e.total].cells[k]
	if !total.IsValid() {
		return
	}
	added, slack = quantity.Int(0), quantity.Int(0)
	for _, i := range e.parts {
		c := t.rows[i].cells[k]
		if blank(c.Block) {
			continue
		}
		if !c.IsValid() || strings.HasSuffix(strings.TrimSpace(c.Text), "%") || c.unit != total.unit {
			return total, added, slack, nil, false
		}
		added = added.Add(c.Decimal)
		if c.rounded {
			slack = slack.Add(half(c.Decimal))
		}
		parts = append(parts, c)
	}
	if total.rounded {
		slack = slack.Add(half(total.Decimal))
	}
	return total, added, slack, parts, len(parts) > 0
}

// added reports whether the rows of an equation can be added: they are counted in one unit,
// and none is a rate or an average.
func (t *table) added(e equation) bool {
	u := t.rows[e.total].unit
	for _, i := range e.parts {
		w := t.rows[i]
		if w.unit.name != u.name || w.unit.scale != u.scale || w.unit.name == "%" || says(w.label, cellWords("not_added")) && !e.sure {
			return false
		}
	}
	return !says(t.rows[e.total].label, cellWords("not_added"))
}

// totals checks the rows that are sums of others.
func (t *table) totals() {
	type result struct {
		equation
		holds, fails []int // columns
	}
	var results []result
	for _, e := range t.equations() {
		if !t.added(e) {
			continue
		}
		one := result{equation: e}
		for k, c := range t.columns {
			if !c.figures() || c.role == differenceRole || says(c.words, cellWords("not_added")) {
				continue
			}
			total, added, slack, _, ok := t.sumOf(e, k)
			switch {
			case !ok:
			case abs(added.Sub(total.Decimal)).Cmp(slack) <= 0:
				one.holds = append(one.holds, k)
			default:
				one.fails = append(one.fails, k)
			}
		}
		results = append(results, one)
	}
	for _, e := range results {
		witnesses := len(e.holds)
		for _, other := range results { // of the same level, in the only column
			if len(e.fails) == 1 && len(e.holds) == 0 && other.total != e.total && t.rows[other.total].marker.class == t.rows[e.total].marker.class && slices.Contains(other.holds, e.fails[0]) {
				witnesses++
			}
		}
		for _, k := range e.holds {
			if e.sure || e.pure || len(e.holds)+len(e.fails) > 1 { // else nothing would be said of another number
				t.sumHolds(e.equation, k)
			}
		}
		for _, k := range e.fails {
			proved := e.sure || witnesses > 0 && witnesses >= len(e.fails)
			if alone := e.pure && len(e.fails) == 1 && len(e.holds) == 0; (proved || alone) && t.plausible(e.equation, k, proved) {
				t.sumFails(e.equation, k)
			}
		}
	}
}

// plausible reports whether rows may be meant to add up to another one. Not where they add
// up to several times as much, or where some of them do and the others are of another
// division: "Tổng số, nam, nữ, dân tộc thiểu số".
func (t *table) plausible(e equation, k int, proved bool) bool {
	total, added, _, parts, _ := t.sumOf(e, k)
	if total.Sign() <= 0 || !proved && (added.Add(added).Cmp(total.Decimal) < 0 || added.Cmp(total.Add(total.Decimal)) > 0) {
		return e.sure
	}
	if e.above && !proved && abs(added.Sub(total.Decimal)).Mul(quantity.Int(8)).Cmp(total.Decimal) > 0 {
		return false // what follows a total may be of several divisions
	}
	if e.spans && slices.ContainsFunc(parts, func(c value) bool { return total.Cmp(c.Decimal) <= 0 }) {
		return false // what there is at the end of the last
	}
	so := quantity.Int(0)
	for _, p := range parts[:len(parts)-1] {
		if p.Sign() < 0 {
			return false
		}
		if so = so.Add(p.Decimal); so.Equal(total.Decimal) {
			return e.sure
		}
	}
	return true
}

func (t *table) sumHolds(e equation, k int) {
	total, added, _, parts, _ := t.sumOf(e, k)
	t.figure("sum", total.Block, 0, len(total.Text), spans(append(parts, total)), Holds, "tổng cột: %s", "sum of the column: %s", vi(added))
}

func (t *table) sumFails(e equation, k int) {
	total, added, _, parts, _ := t.sumOf(e, k)
	t.figure("sum", total.Block, 0, len(total.Text), spans(append(parts, total)), Fails, "tổng cột: %s, không phải %s", "sum of the column: %s, not %s", vi(added), vi(total.Decimal))
	message := diag.Say("các ô của cột cộng lại bằng %s, dòng tổng ghi %s", "the cells of the column add up to %s, the total says %s", vi(added), vi(total.Decimal))
	if len(parts) <= maxTerms {
		message = diag.Say("%s = %s, dòng tổng ghi %s", "%s = %s, the total says %s", terms(parts), vi(added), vi(total.Decimal))
	}
	t.raise(diag.Warning, total.Block, 0, len(total.Text), message,
		diag.Say("xem lại dòng tổng và từng ô của cột", "look at the total and at each cell of the column"), related(parts)...)
}

// maxTerms is how many terms a message writes out.
const maxTerms = 8

func terms(parts []value) string {
	var all []string
	for _, p := range parts {
		all = append(all, vi(p.Decimal))
	}
	return strings.Join(all, " + ")
}

func related(parts []value) []diag.Related {
	var all []diag.Related
	for _, p := range parts[:min(len(parts), maxTerms)] {
		all = append(all, diag.Related{Span: p.Span(0, len(p.Text)), Text: diag.Say("ô dùng để tính", "a cell it is computed from")})
	}
	return all
}

func spans(parts []value) []source.Span {
	var all []source.Span
	for _, p := range parts {
		all = append(all, p.Span(0, len(p.Text)))
	}
	return all
}

func abs(d quantity.Decimal) quantity.Decimal {
	if d.Sign() < 0 {
		return d.Mul(quantity.Int(-1))
	}
	return d
}

// half is half of one in the last place of a number: how far what was rounded to it may be.
func half(d quantity.Decimal) quantity.Decimal { return place(d).Mul(quantity.Int(5)).Mul(tenth) }

// place is one in the last place of a number.
func place(d quantity.Decimal) quantity.Decimal {
	one := quantity.Int(1)
	for range d.Scale() {
		one = one.Mul(tenth)
	}
	return one
}

var tenth = quantity.Int(1).Quo(quantity.Int(10), 1, false)
