package citation

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word or a number of a text, and what stands before it.
type token struct {
	start, end int
	id         int32 // of its folded form in the grammar's vocabulary; 0 if the grammar does not know it
	gap        gap
	digits     bool
	mixed      bool // digits and letters: "12a", "O5"
}

// gap is what stands between a token and the one before it.
type gap uint8

const (
	gapOther  gap = iota // a sentence end, brackets, anything else
	gapSpace             // white space only, at most three characters
	gapHyphen            // a hyphen, with or without spaces around it
	gapSlash
	gapComma // a comma or semicolon, then perhaps space
	gapColon
	gapNone // nothing: a digit after letters
)

// tokens appends the words and numbers of a text.
func (g *Grammar) tokens(all []token, text string) []token {
	last := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && !letterOrDigit[c] {
			i++
			continue
		}
		t, end := scanWord(text, i)
		if end == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		t.gap = gapOf(text[last:i])
		if !t.digits {
			t.id = g.wordID(text[i:end], t.odd)
		} else if end-i <= 4 {
			t.id = g.numbers[text[i:end]]
		}
		all = append(all, t.token)
		i, last = end, end
	}
	if len(all) > 0 {
		all[0].gap = gapOther
	}
	return all
}

// letterOrDigit is the ASCII part of isWord.
var letterOrDigit = func() (set [utf8.RuneSelf]bool) {
	for c := range set {
		set[c] = isWord(rune(c))
	}
	return set
}()

// class is what a character of a word may be, as bits.
type class uint8

const (
	wordClass  class = 1 << iota // isWord
	upperClass                   // an upper case letter
	oddClass                     // Ð, ð or a mark of a decomposed letter
)

// classes are those of the characters up to the Vietnamese ones: looking them up
// in the tables of Unicode took half the time of cutting a text into words.
var classes = func() (set [0x1f00]class) {
	for r := range set {
		set[r] = slowClassOf(rune(r))
	}
	return set
}()

func classOf(r rune) class {
	if int(r) < len(classes) {
		return classes[r]
	}
	return slowClassOf(r)
}

func slowClassOf(r rune) (c class) {
	if isWord(r) && r != utf8.RuneError {
		c = wordClass
	}
	if unicode.IsUpper(r) {
		c |= upperClass
	}
	if r == 'Ð' || r == 'ð' || unicode.IsMark(r) {
		c |= oddClass
	}
	return c
}

// A scanned token, and whether its spelling is odd: decomposed, with Ð for Đ, or
// with capitals elsewhere than at its head or throughout.
type scanned struct {
	token
	odd bool
}

// scanWord reads the word at an offset of a text; it ends where it begins if
// there is none.
func scanWord(text string, i int) (t scanned, end int) {
	t.start, t.digits = i, true
	runes, capitals, first := 0, 0, false
	for end = i; end < len(text); {
		c := text[end]
		if c < utf8.RuneSelf {
			if !letterOrDigit[c] {
				break
			}
			if c >= 'A' && c <= 'Z' {
				capitals++
				first = first || runes == 0
			}
			t.digits = t.digits && c <= '9'
			t.mixed = t.mixed || c <= '9'
			runes++
			end++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[end:])
		is := classOf(r)
		if is&wordClass == 0 {
			break
		}
		if is&upperClass != 0 {
			capitals++
			first = first || runes == 0
		}
		t.digits = false
		t.odd = t.odd || is&oddClass != 0
		runes++
		end += n
	}
	t.end = end
	t.mixed = t.mixed && !t.digits
	t.odd = t.odd || capitals > 0 && capitals != runes && !(capitals == 1 && first)
	return t, end
}

// wordID is the id of a word in the vocabulary, 0 if it is not in it. Words in
// their usual spellings are looked up as they are; folding is for the odd ones.
func (g *Grammar) wordID(word string, odd bool) int32 {
	if id := g.spellings[word]; id != 0 || !odd {
		return id
	}
	return g.words[foldWord(word)]
}

// gapOf classifies what stands between two tokens.
func gapOf(s string) gap {
	if len(s) > 12 {
		return gapOther
	}
	kind, marks, spaces := gapNone, 0, 0
	for _, r := range s {
		switch r {
		case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
			kind = gapHyphen
			marks++
		case '/':
			kind = gapSlash
			marks++
		case ',', ';':
			kind = gapComma
			marks++
		case ':':
			kind = gapColon
			marks++
		default:
			if !unicode.IsSpace(r) && r != '\u00ad' && r != '\u200b' {
				return gapOther
			}
			spaces++
		}
	}
	switch {
	case marks > 1 || spaces > 3:
		return gapOther
	case marks == 0 && spaces > 0:
		return gapSpace
	}
	return kind
}
