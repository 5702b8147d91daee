package exports

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
)

// A termIndex lists the places in which each term stands. A term is
//
//   - a word as it folds ("dang" for "Đảng"); a number is one with its marks ("6.115");
//   - what stands between spaces whole, where it holds a digit and more than one word:
//     "5-ct/tw", "1/4/2022";
//   - "+dang uy": two words of letters that follow each other.
//
// js/search.js makes the same terms of what is sought. Places are added in their order. A
// list that grows too long ends with the newest places: a search takes such a term to stand
// in all others too, until it sees their texts.
type termIndex struct {
	place   int32            // the one that is added to, from 1
	written map[string]int32 // words, and what stands between spaces, as they are written → the list of the term
	terms   map[string]int32 // terms → their list
	pairs   map[uint64]int32 // the lists of two words → that of the pair
	lists   []placeList
}

// A placeList is the places of a term as a text: the distance to the place before, less one,
// twice, and one more where the term stands in its title; each to the base 44 in [digits],
// the lowest first, all but the last of the upper half of them. What is cut off ends with "!".
type placeList struct {
	last    int32
	letters bool // the term is a word of letters
	text    []byte
}

// longList is how many bytes of a list are kept.
const longList = 6 << 10

// digits are printable, and nothing that a script or HTML escapes.
const digits = "#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

func newTermIndex() *termIndex {
	return &termIndex{written: map[string]int32{}, terms: map[string]int32{}, pairs: map[uint64]int32{}}
}

// begin begins the next place.
func (x *termIndex) begin() { x.place++ }

// add adds a text of the place, its title before the others.
func (x *termIndex) add(text string, title bool) {
	before, gap := int32(-1), 0        // the word before, and the characters since
	first, words, digit := 0, 0, false // since the last space: the first word, how many, whether one has a digit
	endWhole := func(end int) {
		if whole := text[first:end]; words > 1 && digit && len(whole) <= 64 {
			x.found(x.term(whole, foldWhole), title)
		}
		words, digit = 0, false
	}
	for i := 0; i < len(text); {
		size, kind := classOf(text[i:])
		if kind == letter || kind == number {
			end, digits := wordEnd(text, i)
			word := x.term(text[i:end], foldWord)
			x.found(word, title)
			if before >= 0 && word >= 0 && gap <= 3 && x.lists[before].letters && x.lists[word].letters {
				x.found(x.pair(before, word), title)
			}
			before, gap = word, 0
			if words == 0 {
				first = i
			}
			words, digit = words+1, digit || digits
			i = end
			continue
		}
		gap++
		if kind == space {
			endWhole(i)
		}
		i += size
	}
	endWhole(len(text))
}

// term is the list of a text as it is written, by the term that it folds to; negative where it
// folds to nothing.
func (x *termIndex) term(written string, fold func(string) string) int32 {
	n, known := x.written[written]
	if !known {
		n = -1
		if term := fold(written); term != "" {
			n = x.list(term, !strings.ContainsAny(term, "0123456789"))
		}
		x.written[written] = n
	}
	return n
}

// pair is the list of two words.
func (x *termIndex) pair(a, b int32) int32 {
	key := uint64(a)<<32 | uint64(b)
	n, known := x.pairs[key]
	if !known {
		n = int32(len(x.lists))
		x.lists = append(x.lists, placeList{})
		x.pairs[key] = n
	}
	return n
}

// list is the list of a term.
func (x *termIndex) list(term string, letters bool) int32 {
	n, known := x.terms[term]
	if !known {
		n = int32(len(x.lists))
		x.lists = append(x.lists, placeList{letters: letters})
		x.terms[term] = n
	}
	return n
}

// found adds the place to a list; to none if it is negative.
func (x *termIndex) found(list int32, title bool) {
	if list < 0 {
		return
	}
	l := &x.lists[list]
	if l.last == x.place {
		return
	}
	n := 2 * (x.place - l.last - 1)
	if title {
		n++
	}
	l.last = x.place
	const base = int32(len(digits) / 2)
	switch {
	case len(l.text) < longList:
		for ; n >= base; n /= base {
			l.text = append(l.text, digits[base+n%base])
		}
		l.text = append(l.text, digits[n])
	case l.text[len(l.text)-1] != '!':
		l.text = append(l.text, '!')
	}
}

// size is about how many bytes the terms and their places take.
func (x *termIndex) size() int {
	n := 0
	for _, l := range x.lists {
		n += len(l.text) + len(`"+mmmm mmmm":"",`)
	}
	return n
}

// all are the terms in order, with their places.
func (x *termIndex) all() iter.Seq2[string, []byte] {
	type entry struct {
		term string
		list int32
	}
	all := make([]entry, 0, len(x.lists))
	names := make(map[int32]string, len(x.terms))
	for term, n := range x.terms {
		all = append(all, entry{term, n})
		names[n] = term
	}
	for key, n := range x.pairs {
		all = append(all, entry{"+" + names[int32(key>>32)] + " " + names[int32(uint32(key))], n})
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.term, b.term) })
	return func(yield func(string, []byte) bool) {
		for _, e := range all {
			if !yield(e.term, x.lists[e.list].text) {
				return
			}
		}
	}
}

// A class is what a character is to the terms.
type class uint8

const (
	mark class = iota
	space
	letter // or the mark of one
	number
)

// classOf is the class of the first character of a text, and its size.
func classOf(s string) (size int, c class) {
	b := s[0]
	switch {
	case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
		return 1, letter
	case b >= '0' && b <= '9':
		return 1, number
	case b == ' ' || b >= '\t' && b <= '\r':
		return 1, space
	case b < utf8.RuneSelf:
		return 1, mark
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= 0x100 && r <= 0x24f || r >= 0x1e00 && r <= 0x1eff: // Latin Extended-A, -B and Additional
		return size, letter
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		return size, letter
	case unicode.IsSpace(r):
		return size, space
	}
	return size, mark
}

// wordEnd is where the word ends that begins at i: letters and digits, and marks between
// digits. It reports whether the word holds a digit.
func wordEnd(s string, i int) (end int, digits bool) {
	for i < len(s) {
		size, c := classOf(s[i:])
		switch {
		case c == number:
			digits = true
		case (s[i] == '.' || s[i] == ',') && s[i-1]-'0' <= 9 && i+1 < len(s) && s[i+1]-'0' <= 9:
		case c != letter:
			return i, digits
		}
		i += size
	}
	return i, digits
}

// foldWord is a word as a term.
func foldWord(word string) string {
	if word[0]-'0' <= 9 {
		for len(word) > 1 && word[0] == '0' && word[1]-'0' <= 9 {
			word = word[1:]
		}
		if strings.Trim(word, "0123456789.,") == "" {
			return word
		}
	}
	return citation.Slug(word)
}

// foldWhole is what stands between spaces as a term: its words as they fold, and the marks
// between them, of which those of one meaning are one.
func foldWhole(whole string) string {
	var b strings.Builder
	for i := 0; i < len(whole); {
		size, c := classOf(whole[i:])
		if c == letter || c == number {
			end, _ := wordEnd(whole, i)
			b.WriteString(foldWord(whole[i:end]))
			i = end
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(whole[i:]); {
		case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			b.WriteByte('-')
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		}
		i += size
	}
	return strings.TrimFunc(b.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
