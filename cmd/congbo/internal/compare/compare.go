// Package compare finds what differs between two texts: first which lines, then
// which words. It knows nothing of reports.
package compare

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Op says what became of a piece of text.
type Op int

// What can become of a piece.
const (
	Same Op = iota
	Removed
	Added
)

// A Change is lines that stand in place of others. Where lines were only added
// Was is empty, where they were only removed Now is.
type Change struct{ Was, Now string }

// A Piece is a stretch of text.
type Piece struct {
	Op   Op
	Text string
}

// A Differ compares texts, one after the other: it keeps what it works with. The zero value is
// ready.
type Differ struct {
	numbers map[string]int32 // of the lines and words that are compared
	isText  []bool           // by number, see Partners
	words   []word
	plain   []int32 // see text
	slots   []int32 // see middle
	masks   []uint64
	rows    []uint64
	path    []step
	pieces  []Piece
}

// A word is a word of a text, what stands between two, or a line: its number, which the same
// have, and how long it is.
type word struct{ number, size int32 }

// begin forgets the texts that were compared.
func (d *Differ) begin() {
	if d.numbers == nil {
		d.numbers = map[string]int32{}
	}
	clear(d.numbers)
	d.isText, d.words, d.plain = d.isText[:0], d.words[:0], d.plain[:0]
}

// add adds a word to those that are compared.
func (d *Differ) add(s string) {
	n, known := d.numbers[s]
	if !known {
		n = int32(len(d.isText))
		d.numbers[s] = n
		d.isText = append(d.isText, isText(s))
	}
	d.words = append(d.words, word{n, int32(len(s))})
}

// lines are lines as words.
func (d *Differ) lines(all []string) []word {
	from := len(d.words)
	for _, s := range all {
		d.add(s)
	}
	return d.words[from:]
}

// cut cuts a text into words and what stands between them. The marks in a number and in a
// symbol belong to it: "1.866", "42,75%", "05-CT/TW".
func (d *Differ) cut(s string) []word {
	from := len(d.words)
	for i := 0; i < len(s); {
		j := endOfWord(s, i)
		d.add(s[i:j])
		i = j
	}
	return d.words[from:]
}

// Lines returns what differs between two texts, line by line, in order. A line that
// was removed and one that was added in its place are one change. Empty lines do
// not count.
func Lines(was, now string) []Change {
	var d Differ
	d.begin()
	a, b := LinesOf(was), LinesOf(now)
	var changes []Change
	var gone, come []string
	flush := func() {
		for i := range max(len(gone), len(come)) {
			var c Change
			if i < len(gone) {
				c.Was = gone[i]
			}
			if i < len(come) {
				c.Now = come[i]
			}
			changes = append(changes, c)
		}
		gone, come = nil, nil
	}
	for _, s := range d.steps(d.lines(a), d.lines(b)) {
		switch s.op {
		case Removed:
			gone = append(gone, a[s.at])
		case Added:
			come = append(come, b[s.at])
		default:
			flush()
		}
	}
	flush()
	return changes
}

// LinesOf are the lines of a text that Lines compares: trimmed, without the empty
// ones.
func LinesOf(s string) []string {
	var all []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// Words returns two texts as one, in pieces that stand in both, only in the first
// or only in the second. Words are not cut; neither are numbers such as 42,75%.
func Words(was, now string) []Piece {
	var d Differ
	d.begin()
	return d.piecesOf(was, now, d.cut(was), d.cut(now))
}

// piecesOf are the pieces of two texts, of which these are the words.
func (d *Differ) piecesOf(was, now string, ofWas, ofNow []word) []Piece {
	if was == now {
		return []Piece{{Same, was}}
	}
	pieces := d.pieces[:0]
	atWas, atNow := 0, 0 // where the next word stands in its text
	start := 0           // of the last piece, in the text that it is cut out of
	for _, s := range d.steps(ofWas, ofNow) {
		text, at := was, &atWas
		size := 0
		if s.op == Added {
			text, at, size = now, &atNow, int(ofNow[s.at].size)
		} else {
			size = int(ofWas[s.at].size)
		}
		if n := len(pieces); n == 0 || pieces[n-1].Op != s.op {
			start = *at
			pieces = append(pieces, Piece{Op: s.op})
		}
		if *at += size; s.op == Same {
			atNow += size
		}
		pieces[len(pieces)-1].Text = text[start:*at] // its words stand side by side
	}
	d.pieces = pieces
	return slices.Clone(pieces)
}

// endOfWord is where the word, or what stands between two, ends that begins at i.
func endOfWord(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	isWord, isSpace := inWord(first), unicode.IsSpace(first)
	for i += size; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		switch {
		case isWord && inWord(r), isSpace && unicode.IsSpace(r):
		case isWord && (r == '.' || r == ',' || r == '-' || r == '/'):
			if next, _ := utf8.DecodeRuneInString(s[i+size:]); !inWord(next) { // that of nothing is none
				return i
			}
		case isWord && r == '%':
			return i + size
		default:
			return i
		}
	}
	return i
}

// inWord reports whether a character is one of a word. Most are of ASCII, or letters with marks
// that Vietnamese has.
func inWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	case 0x100 <= r && r <= 0x24f, 0x1e00 <= r && r <= 0x1eff: // Latin Extended-A, -B and Additional
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// IsFigure reports whether a piece holds a number.
func (p Piece) IsFigure() bool { return strings.ContainsFunc(p.Text, unicode.IsDigit) }

// A step leads from one text to the other: at is the place in the first of what
// stayed or was removed, in the second of what was added.
type step struct {
	op Op
	at int
}

// maxTable bounds the work on what is left between the common beginning and end:
// longer stretches count as replaced.
const maxTable = 4 << 20

// steps finds the fewest steps from a to b. They are the Differ's until it is asked again.
func (d *Differ) steps(a, b []word) []step {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	d.path = d.path[:0]
	for i := range head {
		d.path = append(d.path, step{Same, i})
	}
	d.middle(a[head:len(a)-tail], b[head:len(b)-tail], head)
	for i := len(a) - tail; i < len(a); i++ {
		d.path = append(d.path, step{Same, i})
	}
	return d.path
}

// middle appends the steps from a to b, which stand so far from the beginning: what is removed
// comes before what is added in its place.
func (d *Differ) middle(a, b []word, head int) {
	i, j := 0, 0
	known := len(a)*len(b) <= maxTable
	var common table
	if known {
		common = d.common(a, b)
	}
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && known && a[i] == b[j]:
			d.path = append(d.path, step{Same, head + i})
			i++
			j++
		case i < len(a) && (j == len(b) || !known || common.of(i+1, j) >= common.of(i, j+1)):
			d.path = append(d.path, step{Removed, head + i})
			i++
		default:
			d.path = append(d.path, step{Added, head + j})
			j++
		}
	}
}

// A table holds how many words the rests of two texts have in common, in their order. Its rows
// are of the rests of the first, the columns of those of the second, the shortest first; a bit
// is 0 where that column has one word more than the one before.
type table struct {
	rows  []uint64
	width int // of a row
	m     int // words of the second text
}

// common works out the table, sixty-four columns at a time (H. Hyyrö, Bit-parallel LCS-length
// computation revisited, 2004).
func (d *Differ) common(a, b []word) table {
	t := table{width: (len(b) + 63) / 64, m: len(b)}
	d.slots = cleared(d.slots, len(d.isText)) // of the words of a, by number, in masks; from 1
	slots := int32(0)
	for _, w := range a {
		if d.slots[w.number] == 0 {
			slots++
			d.slots[w.number] = slots
		}
	}
	d.masks = cleared(d.masks, int(slots)*t.width) // where each stands in b
	for k, w := range b {
		if slot := int(d.slots[w.number]) - 1; slot >= 0 {
			column := len(b) - 1 - k
			d.masks[slot*t.width+column/64] |= 1 << (column % 64)
		}
	}
	d.rows = cleared(d.rows, (len(a)+1)*t.width)
	t.rows = d.rows
	for k := range t.width {
		t.rows[len(a)*t.width+k] = ^uint64(0)
	}
	for i := len(a) - 1; i >= 0; i-- {
		slot := int(d.slots[a[i].number]) - 1
		mask := d.masks[slot*t.width : (slot+1)*t.width]
		row, below := t.rows[i*t.width:(i+1)*t.width], t.rows[(i+1)*t.width:(i+2)*t.width]
		carry := uint64(0)
		for k, v := range below {
			row[k], carry = bits.Add64(v, v&mask[k], carry)
			row[k] |= v &^ mask[k]
		}
	}
	return t
}

// of is the number for a rest of each.
func (t table) of(i, j int) int {
	row, columns := t.rows[i*t.width:(i+1)*t.width], t.m-j
	n := columns
	for ; columns >= 64; columns -= 64 {
		n -= bits.OnesCount64(row[0])
		row = row[1:]
	}
	if columns > 0 {
		n -= bits.OnesCount64(row[0] << (64 - columns))
	}
	return n
}

// cleared is room for n zeros.
func cleared[T int32 | uint64](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
