package check

import (
	"sort"
	"strings"

	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// reach is how far, in bytes, the numbers of one relation may stand apart. The
// longest sentence of a real report has a third of it. What a check does for one
// number is bounded by it, so that all of them are linear in the text.
const reach = 8 << 10

// text is a passage with its quantities.
type text struct {
	*report.Block
	small      string // see lower
	lowered    bool
	quantities []quantity.Quantity
	ends       [len(stops)][]int // the full stops, semicolons and colons that end something, by stop
}

// A stop says what ends a stretch of text.
type stop int

const (
	full   stop = iota // a full stop
	clause             // or a semicolon
	part               // or a colon
)

var stops = [...]string{full: ".", clause: ".;", part: ".;:"}

func newText(p *report.Block) *text {
	t := &text{Block: p, quantities: prose(p)}
	for i := 0; i < len(p.Text); i++ {
		if strings.IndexByte(stops[part], p.Text[i]) < 0 || i+1 < len(p.Text) && p.Text[i+1] != ' ' && p.Text[i+1] != '\n' {
			continue
		}
		for s, marks := range stops {
			if strings.IndexByte(marks, p.Text[i]) >= 0 {
				t.ends[s] = append(t.ends[s], i)
			}
		}
	}
	return t
}

// lower is Text in lower case; empty if that has other offsets.
func (t *text) lower() string {
	if !t.lowered {
		t.lowered = true
		if t.small = strings.ToLower(t.Text); len(t.small) != len(t.Text) {
			t.small = ""
		}
	}
	return t.small
}

// prose finds the quantities of a passage outside its citations.
func prose(p *report.Block) []quantity.Quantity {
	var all []quantity.Quantity
	next := 0 // the first citation that may still reach the quantity
	for _, q := range quantity.Find(p.Text) {
		for next < len(p.Citations) && p.Citations[next].ExtEnd <= q.Start {
			next++
		}
		inside := false
		for _, m := range p.Citations[next:] {
			if m.ExtStart > q.Start {
				break
			}
			inside = inside || q.Start < m.ExtEnd && m.Start < m.End && (q.Start < m.End || !m.Date.IsZero())
		}
		if !inside {
			all = append(all, q)
		}
	}
	return all
}

// sentence is the stretch of the text that holds an offset, between two stops; it
// is empty where that is out of reach.
func (t *text) sentence(at int, s stop) (start, end int) {
	ends := t.ends[s]
	i := sort.SearchInts(ends, at)
	end = len(t.Text)
	if i < len(ends) {
		end = ends[i]
	}
	if i > 0 {
		start = ends[i-1] + 1
	}
	if end-start > reach {
		return at, at
	}
	return start, end
}

// ended reports whether a stop stands in Text[start:end].
func (t *text) ended(start, end int, s stop) bool {
	i := sort.SearchInts(t.ends[s], start)
	return i < len(t.ends[s]) && t.ends[s][i] < end
}

// in are the quantities that begin in Text[start:end].
func (t *text) in(start, end int) []quantity.Quantity {
	return t.quantities[t.from(start):max(t.from(start), t.from(end))]
}

// from is the index of the first quantity that begins at an offset or after it.
func (t *text) from(at int) int {
	return sort.Search(len(t.quantities), func(k int) bool { return t.quantities[k].Start >= at })
}
