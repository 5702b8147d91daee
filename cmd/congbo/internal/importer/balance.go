package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// wordCount counts words: stretches of letters and digits, whatever their case.
type wordCount map[string]int

func (w *wordCount) add(text string) { w.change(text, 1) }

func (w *wordCount) take(text string) { w.change(text, -1) }

// signs are those of emphasis, which stand within words.
var signs = strings.NewReplacer("*", "", `\`, "")

func (w *wordCount) change(text string, by int) {
	if *w == nil {
		*w = wordCount{}
	}
	for word := range strings.FieldsFuncSeq(signs.Replace(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
		(*w)[strings.ToLower(word)] += by
	}
}

// A Lost word stands in the source oftener than in what the import makes of it
// (N > 0), or the other way round.
type Lost struct {
	Word string
	N    int
}

// unbalanced lists the words of the source that are neither in the output nor
// named as left out, and words of the output that are not in the source.
func (w wordCount) unbalanced(output wordCount) []Lost {
	var lost []Lost
	for word, n := range w {
		if left := n - output[word]; left != 0 {
			lost = append(lost, Lost{word, left})
		}
	}
	for word, n := range output {
		if _, known := w[word]; !known && n != 0 {
			lost = append(lost, Lost{word, -n})
		}
	}
	slices.SortFunc(lost, func(a, b Lost) int { return cmp.Compare(a.Word, b.Word) })
	return lost
}
