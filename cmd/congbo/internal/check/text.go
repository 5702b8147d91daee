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

// text is a block with its quantities.
type text struct {
	*report.Block
	insertions []insertion
	numerals   string // see numerals
	small      string // see lower
	lowered    bool
	quantities []quantity.Quantity
	ends       [len(stops)][]int // the full stops, semicolons and colons that end something, by stop

	times []moment // see moments
	timed bool

	named       []somebody // see people
	peopleFound bool
}

// A stop says what ends a stretch of text.
type stop int

const (
	full   stop = iota // a full stop
	clause             // or a semicolon
	part               // or a colon
)

var stops = [...]string{full: ".", clause: ".;", part: ".;:"}

func newText(b *report.Block, language string) *text {
	t := &text{Block: b, insertions: insertions(b)}
	t.numerals = numerals(b.Text, t.insertions, language)
	t.quantities = quantities(b, t.numerals, t.insertions)
	for i := 0; i < len(b.Text); i++ {
		if strings.IndexByte(stops[part], b.Text[i]) < 0 || i+1 < len(b.Text) && b.Text[i+1] != ' ' && b.Text[i+1] != '\n' {
			continue
		}
		for s, marks := range stops {
			if strings.IndexByte(marks, b.Text[i]) >= 0 {
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

// An insertion is a stretch of a text that is written in.
type insertion struct {
	start, end int
	value      bool // of an indicator; else it is what a reference leads to
}

// insertions are those of a block, in order.
func insertions(b *report.Block) []insertion {
	var all []insertion
	for k, o := range b.Origins {
		if o.Insert == nil {
			continue
		}
		end := len(b.Text)
		if k+1 < len(b.Origins) {
			end = b.Origins[k+1].Text
		}
		all = append(all, insertion{o.Text, end, o.Insert.Data.File != nil})
	}
	return all
}

// numerals is a text whose numbers are all in the form of prose, at the same offsets.
// Pages write the values of indicators in the form of the language of the site: "1,250.5".
func numerals(text string, in []insertion, language string) string {
	if language != "en" || len(in) == 0 {
		return text
	}
	all := []byte(text)
	for _, i := range in {
		if !i.value || strings.Trim(text[i.start:i.end], "+−-0123456789.,%") != "" {
			continue
		}
		for k := i.start; k < i.end; k++ {
			switch all[k] {
			case '.':
				all[k] = ','
			case ',':
				all[k] = '.'
			}
		}
	}
	return string(all)
}

// quantities finds the quantities of a block outside its citations and references:
// "Bảng 1" counts nothing.
func quantities(b *report.Block, numerals string, in []insertion) []quantity.Quantity {
	found := quantity.Find(numerals)
	all := found[:0]
	next := 0 // the first citation that may still reach the quantity
	for _, q := range found {
		for next < len(b.Citations) && b.Citations[next].ExtEnd <= q.Start {
			next++
		}
		inside := false
		for _, c := range b.Citations[next:] {
			if c.ExtStart > q.Start {
				break
			}
			inside = inside || q.Start < c.ExtEnd && c.Start < c.End && (q.Start < c.End || !c.Date.IsZero())
		}
		for len(in) > 0 && in[0].end <= q.Start {
			in = in[1:]
		}
		if len(in) > 0 && in[0].start < q.End && !in[0].value {
			inside = true
		}
		if !inside {
			all = append(all, q)
		}
	}
	return all
}

// isValue reports whether a quantity is a value that is written in.
func (t *text) isValue(q quantity.Quantity) bool {
	i := sort.Search(len(t.insertions), func(k int) bool { return t.insertions[k].end > q.Start })
	return i < len(t.insertions) && t.insertions[i].start <= q.Start && t.insertions[i].value
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
