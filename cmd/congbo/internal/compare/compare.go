// Package compare finds what differs between two texts: first which lines, then
// which words. It knows nothing of reports.
package compare

import (
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
	words  []word
	table  []uint16 // see middle
	path   []step
	pieces []Piece
	sums   []uint64 // of words, see Partners
}

// Lines returns what differs between two texts, line by line, in order. A line that
// was removed and one that was added in its place are one change. Empty lines do
// not count.
func Lines(was, now string) []Change {
	var d Differ
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
	for _, s := range steps(&d, a, b) {
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
	return d.Words(was, now)
}

// Words is [Words], with what the Differ has at hand.
func (d *Differ) Words(was, now string) []Piece {
	d.words = appendWords(d.words[:0], was)
	n := len(d.words)
	d.words = appendWords(d.words, now)
	return d.piecesOf(was, now, d.words[:n], d.words[n:])
}

// piecesOf are the pieces of two texts, of which these are the words.
func (d *Differ) piecesOf(was, now string, ofWas, ofNow []word) []Piece {
	if was == now {
		return []Piece{{Same, was}}
	}
	pieces := d.pieces[:0]
	atWas, atNow := 0, 0 // where the next word stands in its text
	start := 0           // of the last piece, in the text that it is cut out of
	for _, s := range steps(d, ofWas, ofNow) {
		text, at := was, &atWas
		size := 0
		if s.op == Added {
			text, at, size = now, &atNow, len(ofNow[s.at].text)
		} else {
			size = len(ofWas[s.at].text)
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

// A word is a word of a text, or what stands between two, with a sum of it: two that differ are
// told apart by a number.
type word struct {
	sum  uint64
	text string
}

// appendWords cuts a text into words and what stands between them. The marks in a
// number and in a symbol belong to it: "1.866", "42,75%", "05-CT/TW".
func appendWords(dst []word, s string) []word {
	for i := 0; i < len(s); {
		j := endOfWord(s, i)
		dst = append(dst, word{sum(s[i:j]), s[i:j]})
		i = j
	}
	return dst
}

// sum is FNV-1a.
func sum(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
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
func steps[T comparable](d *Differ, a, b []T) []step {
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
	middle(d, a[head:len(a)-tail], b[head:len(b)-tail], head)
	for i := len(a) - tail; i < len(a); i++ {
		d.path = append(d.path, step{Same, i})
	}
	return d.path
}

// middle appends the steps from a to b, which stand so far from the beginning: what is removed
// comes before what is added in its place. The table holds the length of the longest common
// rest of each two; within its bounds that is far less than a uint16 holds.
func middle[T comparable](d *Differ, a, b []T, head int) {
	n, m := len(a), len(b)
	known := n*m <= maxTable && n > 0 && m > 0
	width := m + 1
	if known {
		d.table = slices.Grow(d.table[:0], (n+1)*width)[:(n+1)*width]
		clear(d.table[n*width:])
		for i := n - 1; i >= 0; i-- {
			row, below := d.table[i*width:(i+1)*width], d.table[(i+1)*width:]
			row[m] = 0
			for j := m - 1; j >= 0; j-- {
				if a[i] == b[j] {
					row[j] = below[j+1] + 1
				} else {
					row[j] = max(below[j], row[j+1])
				}
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && known && a[i] == b[j]:
			d.path = append(d.path, step{Same, head + i})
			i++
			j++
		case i < n && (j == m || !known || d.table[(i+1)*width+j] >= d.table[i*width+j+1]):
			d.path = append(d.path, step{Removed, head + i})
			i++
		default:
			d.path = append(d.path, step{Added, head + j})
			j++
		}
	}
}
