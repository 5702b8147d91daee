package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// The longest an excerpt may reach on each side of a citation, in bytes.
const maxExcerpt = 300

// excerpt cuts text to the sentence around text[start:end]. Where a sentence is
// very long it is cut between words, with an ellipsis.
func excerpt(text string, start, end int) (before, cited, after string) {
	if start < 0 || end > len(text) || start > end {
		return "", text, ""
	}
	return beforeExcerpt(text[:start]), text[start:end], afterExcerpt(text[end:])
}

func beforeExcerpt(s string) string {
	cut := len(s) > maxExcerpt
	if cut {
		s = s[len(s)-maxExcerpt:]
		s = s[strings.IndexByte(s, ' ')+1:]
	}
	if i := lastSentenceEnd(s); i > 0 {
		s, cut = s[i:], false
	}
	s = strings.TrimLeft(strings.ToValidUTF8(s, ""), " \u00a0")
	if cut {
		return "… " + s
	}
	return s
}

func afterExcerpt(s string) string {
	short, cut := s, len(s) > maxExcerpt
	if cut {
		short = s[:maxExcerpt]
		short = short[:strings.LastIndexByte(short, ' ')+1]
	}
	if i := firstSentenceEnd(s[:min(len(s), maxExcerpt)]); i > 0 {
		short, cut = s[:i], false
	}
	short = strings.TrimRight(strings.ToValidUTF8(short, ""), " \u00a0")
	if cut {
		return short + " …"
	}
	return short
}

// appendText appends plain text as HTML.
func appendText[T string | []byte](dst []byte, s T) []byte {
	for i := range len(s) {
		switch s[i] {
		case '<', '>', '&', '"':
			return append(dst, util.EscapeHTML([]byte(s))...)
		}
	}
	return append(dst, s...)
}

// lastSentenceEnd is the offset after the last sentence that ends in s, or 0.
func lastSentenceEnd(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if end := sentenceEnd(s, i); end > 0 {
			return end
		}
	}
	return 0
}

// firstSentenceEnd is the offset after the first sentence that ends in s, or 0.
func firstSentenceEnd(s string) int {
	for i := range len(s) {
		if end := sentenceEnd(s, i); end > 0 {
			return end
		}
	}
	return 0
}

// sentenceEnd is the offset after the sentence that ends with the mark s[i], or
// 0 if none does: after the mark and closing quotes, a space and a capital
// follow. A semicolon ends none: official sentences are long, and what stands
// before it often holds the subject.
func sentenceEnd(s string, i int) int {
	if c := s[i]; c != '.' && c != '!' && c != '?' {
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], `”’")`)
	next := strings.TrimLeft(rest, " \u00a0")
	if len(next) == len(rest) {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `“‘"(`)); !unicode.IsUpper(r) {
		return 0
	}
	return len(s) - len(rest)
}
