package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word or a number of a text, and what stands before it.
type token struct {
	start, end int
	word       int32 // of its folded form in the grammar's vocabulary, or unknown: see search.id
	gap        gap
	digits     bool
	mixed      bool // digits and letters: "12a", "O5"
	odd        bool // its spelling may be, see odd
}

// unknown is the word of a token that nobody has asked for: few are, and looking them
// all up took a third of the time of finding citations.
const unknown = -1

// gap is what stands between a token and the one before it.
type gap uint8

const (
	gapOther  gap = iota // a sentence end, brackets, anything else
	gapSpace             // white space only, at most three characters
	gapHyphen            // a hyphen, with or without spaces around it
	gapSlash
	gapComma // a comma or semicolon, then perhaps space
	gapColon
	gapNone // nothing: a number written against the word before it
)

// tokens appends the words and numbers of a text.
func tokens(all []token, text string) []token {
	last := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && classes[c] == 0 {
			i++
			continue
		}
		t := scanWord(text, i)
		if t.end == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		t.gap = gapSpace
		if i != last+1 || text[last] != ' ' {
			t.gap = gapOf(text[last:i])
		}
		if t.mixed {
			if cut := glued(text[t.start:t.end]); cut > 0 {
				all = append(all, token{start: t.start, end: t.start + cut, word: unknown, gap: t.gap, odd: t.odd})
				t.start, t.gap, t.mixed, t.digits, t.odd = t.start+cut, gapNone, false, true, false
			}
		}
		all = append(all, t)
		i, last = t.end, t.end
	}
	if len(all) > 0 {
		all[0].gap = gapOther
	}
	return all
}

// glued is the length of the Vietnamese word that a number is written against without a
// space, "số05", "ngày27"; 0 if the word is a code: "TW5", "QH15".
func glued(word string) int {
	letters := strings.TrimRight(word, "0123456789")
	if len(letters) == len(word) || isASCII(letters) {
		return 0
	}
	for _, r := range letters {
		if unicode.IsDigit(r) {
			return 0
		}
	}
	if upper(letters) {
		return 0
	}
	return len(letters)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// class is what a character of a word may be, as bits.
type class uint8

const (
	wordClass  class = 1 << iota // isWord
	upperClass                   // an upper case letter
	oddClass                     // Ð, ð or a mark of a decomposed letter
	digitClass                   // 0 to 9
)

// classes are those of the characters up to the Vietnamese ones and punctuation: looking
// them up in the tables of Unicode took half the time of cutting a text into words.
var classes = func() (set [0x2100]class) {
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
	if r >= '0' && r <= '9' {
		c |= digitClass
	}
	if r == 'Ð' || r == 'ð' || unicode.IsMark(r) {
		c |= oddClass
	}
	return c
}

// classAt is the class and the length of the character at the head of s, which is no
// ASCII. It decodes the letters of Vietnamese itself.
func classAt(s string) (class, int) {
	switch c := s[0]; {
	case c >= 0xc3 && c <= 0xc6 && len(s) >= 2 && s[1]&0xc0 == 0x80:
		return classes[rune(c&0x1f)<<6|rune(s[1]&0x3f)], 2
	case c == 0xe1 && len(s) >= 3 && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80:
		return classes[0x1000|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f)], 3
	}
	r, n := utf8.DecodeRuneInString(s)
	return classOf(r), n
}

// scanWord reads the word at an offset of a text; it ends where it begins if
// there is none.
func scanWord(text string, i int) token {
	every, some, later := ^class(0), class(0), class(0) // later: of all but the first character
	end := i
	for end < len(text) {
		is, n := class(0), 1
		if c := text[end]; c < utf8.RuneSelf {
			is = classes[c]
		} else {
			is, n = classAt(text[end:])
		}
		if is&wordClass == 0 {
			break
		}
		every &= is
		some |= is
		if end > i {
			later |= is
		}
		end += n
	}
	return token{start: i, end: end, word: unknown,
		digits: every&digitClass != 0,
		mixed:  some&digitClass != 0 && every&digitClass == 0,
		odd:    some&oddClass != 0 || later&upperClass != 0,
	}
}

// odd reports whether the spelling of a word is odd: decomposed, with Ð for Đ, or with
// capitals elsewhere than at its head or throughout.
func odd(word string) bool {
	runes, capitals, first := 0, 0, false
	for _, r := range word {
		is := classOf(r)
		if is&oddClass != 0 {
			return true
		}
		if is&upperClass != 0 {
			capitals++
			first = first || runes == 0
		}
		runes++
	}
	return capitals > 0 && capitals != runes && !(capitals == 1 && first)
}

// id is the id of token i in the vocabulary, 0 if it is not in it.
func (s *search) id(i int) int32 {
	t := &s.t[i]
	if t.word == unknown {
		t.word = s.g.wordID(s.text[t.start:t.end], t)
	}
	return t.word
}

// wordID looks a word up. Words in their usual spellings are looked up as they are;
// folding is for the odd ones.
func (g *Grammar) wordID(word string, t *token) int32 {
	if t.digits {
		if len(word) > 4 {
			return 0
		}
		return g.numbers[word]
	}
	if id := g.spellings[word]; id != 0 || !t.odd || !odd(word) {
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
		case '/', '\u2044', '\u2215', '\uff0f':
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
