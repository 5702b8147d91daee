package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// proseAgainstTables compares what prose says of a row of a table with its cells: where a
// sentence or clause begins with the name of a row and gives a figure of its unit right
// after, the figure is one of the row's.
func (r *run) proseAgainstTables() {
	byHead := map[string][]*row{} // by the first two words of their names
	count := map[string]int{}
	for _, t := range r.tables() {
		for i := range t.rows {
			w := &t.rows[i]
			if words := len(strings.Fields(w.label)); words > 2 || words == 2 && w.unit.name != "" {
				count[w.label]++
				if head := headOf(w.said, 2); count[w.label] == 1 && !slices.Contains(cellWords("total"), " "+w.label+" ") {
					byHead[head] = append(byHead[head], w)
				}
			}
		}
	}
	if len(byHead) == 0 {
		return
	}
	for _, t := range r.texts {
		if t.Kind == report.Cell || len(t.quantities) == 0 {
			continue
		}
		for _, at := range clauses(t.lower()) {
			for _, w := range byHead[headOf(t.lower()[at:min(len(t.lower()), at+maxHead)], 2)] {
				if count[w.label] == 1 { // of which of two the prose speaks, nobody says
					r.proseAgainstRow(t, at, w)
				}
			}
		}
	}
}

// maxHead is room for two words.
const maxHead = 64

// headOf is the first n words of a text.
func headOf(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), n)], " ")
}

// clauses are where the clauses of a text begin.
func clauses(s string) []int {
	all := []int{0}
	for i := 0; i+1 < len(s); i++ {
		if strings.IndexByte(".;:,-(", s[i]) >= 0 && s[i+1] == ' ' {
			all = append(all, i+2)
		} else if s[i] == '(' {
			all = append(all, i+1)
		}
	}
	return all
}

// proseAgainstRow holds a clause that begins at an offset against a row, if it names it.
func (r *run) proseAgainstRow(t *text, at int, w *row) {
	if !strings.HasPrefix(t.lower()[at:], w.said) {
		return
	}
	name := w.said
	after := at + len(name)
	for _, q := range t.quantities {
		if q.Start < after {
			continue
		}
		words := strings.Trim(t.lower()[after:q.Start], " ")
		if q.Kind != quantity.Count || q.Hedge != "" && q.Hedge != "ước" || words == "" || !between[strings.Trim(words, " :")] {
			return
		}
		if near := nearest(q, t, w); near.Block != nil {
			r.raise(diag.Warning, t.Block, at, max(q.UnitEnd, q.End),
				diag.Say("lời văn ghi %s, bảng ghi %s", "the prose says %s, the table says %s", t.Text[q.Start:q.End], near.Text),
				diag.Say("sửa con số ở lời văn hoặc ở bảng", "correct the number in the prose or in the table"),
				diag.Related{Span: near.Span(0, len(near.Text)), Text: diag.Say("ô của bảng", "the cell")})
		}
		return
	}
}

// nearest is the figure of a row that a figure of prose is meant for and is not; none where
// it is one of the row's, or counts something else.
func nearest(q quantity.Quantity, t *text, w *row) value {
	said := unitNamed(unitOf(t, q))
	digits := t.numerals[q.Start:q.End]
	digits = digits[:len(digits)-len(strings.TrimLeft(digits, "0123456789.,"))]
	number, _ := quantity.Parse(digits) // of "4.250 tỷ"
	var near value
	for k, c := range w.cells {
		if !c.IsValid() || c.Sign() <= 0 || !w.table.columns[k].figures() {
			continue
		}
		switch {
		case w.unit.name != "" && said.name != w.unit.name && !strings.HasPrefix(said.name, w.unit.name+" "):
			return value{}
		case c.Equal(q.Value), number.IsValid() && c.Equal(number), ofScale(c.Decimal, q.Value):
			return value{}
		}
		far := number.IsValid() && (number.Add(number).Cmp(c.Decimal) < 0 || c.Add(c.Decimal).Cmp(number) < 0)
		if number.IsValid() && !far && (near.Block == nil || abs(c.Sub(number)).Cmp(abs(near.Sub(number))) < 0) {
			near = c
		}
	}
	return near
}

// ofScale reports whether one number is the other one in thousands, millions or billions.
func ofScale(a, b quantity.Decimal) bool {
	for _, scale := range []int64{1e3, 1e6, 1e9} {
		if a.Mul(quantity.Int(scale)).Equal(b) {
			return true
		}
	}
	return false
}
