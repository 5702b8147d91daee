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

// tokens cuts a text into words and numbers.
func (g *Grammar) tokens(text string) []token {
	all := make([]token, 0, len(text)/5)
	known := map[string]int32{}
	last := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWord(r) || r == utf8.RuneError && n == 1 {
			i += n
			continue
		}
		start, digits := i, true
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !isWord(r) {
				break
			}
			digits = digits && r < utf8.RuneSelf && unicode.IsDigit(r)
			i += n
		}
		t := token{start: start, end: i, gap: gapOf(text[last:start]), digits: digits}
		if !digits {
			word := text[start:i]
			id, ok := known[word]
			if !ok {
				id = g.words[foldWord(word)]
				known[word] = id
			}
			t.id = id
		}
		all = append(all, t)
		last = i
	}
	if len(all) > 0 {
		all[0].gap = gapOther
	}
	return all
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
