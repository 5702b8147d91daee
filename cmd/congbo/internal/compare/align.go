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

// Partners finds for each text of two lists the place of the one in the other that it is,
// or that became it; [NoPartner] for one that has none. Texts that did not change are found
// first. Of those between them each takes the one that is most like it.
func Partners(was, now []string) (ofWas, ofNow []int) {
	ofWas, ofNow = slices.Repeat([]int{NoPartner}, len(was)), slices.Repeat([]int{NoPartner}, len(now))
	var gone, come []int
	match := func() {
		for _, j := range come {
			best, most := NoPartner, alike
			for k, i := range gone {
				if i == NoPartner {
					continue
				}
				if like := likeness(was[i], now[j]); like > most {
					best, most = k, like
				}
			}
			if best != NoPartner {
				ofWas[gone[best]], ofNow[j] = j, gone[best]
				gone[best] = NoPartner
			}
		}
		gone, come = gone[:0], come[:0]
	}
	i, j := 0, 0
	for _, s := range steps(was, now) {
		switch s.op {
		case Removed:
			gone = append(gone, i)
			i++
		case Added:
			come = append(come, j)
			j++
		default:
			match()
			ofWas[i], ofNow[j] = j, i
			i++
			j++
		}
	}
	match()
	return ofWas, ofNow
}

// likeness is how much of two texts is words that both have: 0 of nothing, 1 of all.
func likeness(a, b string) float64 {
	count, all, both := map[string]int{}, 0, 0
	for _, w := range words(a) {
		if isText(w) {
			count[w]++
			all++
		}
	}
	for _, w := range words(b) {
		if !isText(w) {
			continue
		}
		all++
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

func isText(word string) bool {
	return strings.ContainsFunc(word, unicode.IsLetter) && !strings.ContainsFunc(word, unicode.IsDigit)
}
