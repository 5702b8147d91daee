package compare

import (
	"slices"
	"strings"
	"unicode"
)

// NoPartner is the place of a text that stands in one list alone.
const NoPartner = -1

// Two texts that have a larger share of words in common than alike, of both together, are
// taken for one that was changed. Figures do not count: they are what changes.
const alike = 0.5

// maxPairs bounds the texts among which partners are looked for.
const maxPairs = 1 << 14

// Partners finds for each text of two lists the place of the one in the other that it is,
// or that became it; [NoPartner] for one that has none. Texts that did not change are found
// first. Of those between them each takes the one that is most like it; the pieces of the two
// stand at the place of the first.
func (d *Differ) Partners(was, now []string) (ofWas, ofNow []int, pieces [][]Piece) {
	ofWas, ofNow = slices.Repeat([]int{NoPartner}, len(was)), slices.Repeat([]int{NoPartner}, len(now))
	pieces = make([][]Piece, len(was))
	var gone, come []text
	d.begin()
	match := func() {
		if len(gone)*len(come) > maxPairs {
			gone, come = nil, nil
		}
		for _, c := range come {
			best, most := NoPartner, alike
			for k, g := range gone {
				if like := g.like(c); g.at != NoPartner && like > most {
					best, most = k, like
				}
			}
			if best != NoPartner {
				g := &gone[best]
				ofWas[g.at], ofNow[c.at] = c.at, g.at
				pieces[g.at] = d.piecesOf(was[g.at], now[c.at], g.words, c.words)
				g.at = NoPartner
			}
		}
		gone, come = gone[:0], come[:0]
	}
	i, j := 0, 0
	for _, s := range slices.Clone(d.steps(d.lines(was), d.lines(now))) {
		switch s.op {
		case Removed:
			gone = append(gone, d.textOf(was[i], i))
			i++
		case Added:
			come = append(come, d.textOf(now[j], j))
			j++
		default:
			match()
			ofWas[i], ofNow[j] = j, i
			i++
			j++
		}
	}
	match()
	return ofWas, ofNow, pieces
}

// A text is one that looks for a partner: its place, its words, and of those that are no
// figures the numbers, in order.
type text struct {
	at    int
	words []word
	plain []int32
}

func (d *Differ) textOf(s string, at int) text {
	from := len(d.plain)
	t := text{at: at, words: d.cut(s)}
	for _, w := range t.words {
		if d.isText[w.number] {
			d.plain = append(d.plain, w.number)
		}
	}
	t.plain = d.plain[from:]
	slices.Sort(t.plain)
	return t
}

// like is how much of two texts is words that both have: 0 of nothing, 1 of all.
func (t text) like(other text) float64 {
	a, b, both := t.plain, other.plain, 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if both == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

func isText(word string) bool {
	return strings.ContainsFunc(word, unicode.IsLetter) && !strings.ContainsFunc(word, unicode.IsDigit)
}
