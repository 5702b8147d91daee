// Package compare finds what differs between two texts: first which lines, then
// which words. It knows nothing of reports.
package compare

import (
	"strings"
	"unicode"
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

// Lines returns what differs between two texts, line by line, in order. A line that
// was removed and one that was added in its place are one change. Empty lines do
// not count.
func Lines(was, now string) []Change {
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
	for _, s := range steps(a, b) {
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
	a, b := words(was), words(now)
	var pieces []Piece
	for _, s := range steps(a, b) {
		text := ""
		if s.op == Added {
			text = b[s.at]
		} else {
			text = a[s.at]
		}
		if n := len(pieces); n > 0 && pieces[n-1].Op == s.op {
			pieces[n-1].Text += text
		} else {
			pieces = append(pieces, Piece{s.op, text})
		}
	}
	return pieces
}

// words cuts a text into words and what stands between them. The marks in a
// number and in a symbol belong to it: "1.866", "42,75%", "05-CT/TW".
func words(s string) []string {
	var all []string
	runes := []rune(s)
	for i := 0; i < len(runes); {
		j := i + 1
		if inWord(runes[i]) {
			for j < len(runes) && (inWord(runes[j]) || strings.ContainsRune(".,-/", runes[j]) && j+1 < len(runes) && inWord(runes[j+1])) {
				j++
			}
			if j < len(runes) && runes[j] == '%' {
				j++
			}
		} else {
			for j < len(runes) && unicode.IsSpace(runes[i]) && unicode.IsSpace(runes[j]) {
				j++
			}
		}
		all = append(all, string(runes[i:j]))
		i = j
	}
	return all
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

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

// steps finds the fewest steps from a to b.
func steps(a, b []string) []step {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var all []step
	for i := range head {
		all = append(all, step{Same, i})
	}
	all = middle(all, a[:len(a)-tail], b[:len(b)-tail], head)
	for i := len(a) - tail; i < len(a); i++ {
		all = append(all, step{Same, i})
	}
	return all
}

// middle appends the steps from a[head:] to b[head:]: what is removed comes before
// what is added in its place.
func middle(all []step, a, b []string, head int) []step {
	n, m := len(a)-head, len(b)-head
	common := make([][]int32, n+1) // length of the longest common rest
	if n*m <= maxTable {
		for i := n; i >= 0; i-- {
			common[i] = make([]int32, m+1)
			for j := m - 1; j >= 0 && i < n; j-- {
				if a[head+i] == b[head+j] {
					common[i][j] = common[i+1][j+1] + 1
				} else {
					common[i][j] = max(common[i+1][j], common[i][j+1])
				}
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && common[i] != nil && a[head+i] == b[head+j]:
			all = append(all, step{Same, head + i})
			i++
			j++
		case i < n && (j == m || common[i] == nil || common[i+1][j] >= common[i][j+1]):
			all = append(all, step{Removed, head + i})
			i++
		default:
			all = append(all, step{Added, head + j})
			j++
		}
	}
	return all
}
