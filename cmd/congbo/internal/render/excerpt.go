package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest an excerpt may reach on each side of a citation, in bytes.
const maxExcerpt = 400

// excerpt cuts text to the sentence around text[start:end]. Where a sentence is
// very long it is cut between words, with an ellipsis.
func excerpt(text string, start, end int) (before, cited, after string) {
	if start < 0 || end > len(text) || start > end {
		return "", text, ""
	}
	before, cited, after = text[:start], text[start:end], text[end:]
	if i := lastSentenceEnd(before); i > 0 {
		before = before[i:]
	}
	if i := firstSentenceEnd(after); i > 0 {
		after = after[:i]
	}
	before = strings.TrimLeft(before, " \u00a0")
	after = strings.TrimRight(after, " \u00a0")
	if len(before) > maxExcerpt {
		before = before[len(before)-maxExcerpt:]
		before = "… " + before[strings.IndexByte(before, ' ')+1:]
	}
	if len(after) > maxExcerpt {
		after = after[:maxExcerpt]
		after = after[:strings.LastIndexByte(after, ' ')+1] + "…"
	}
	return strings.ToValidUTF8(before, ""), cited, strings.ToValidUTF8(after, "")
}

// lastSentenceEnd is the offset after the last full stop in s.
func lastSentenceEnd(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if endsSentence(s, i) {
			return i + 1
		}
	}
	return 0
}

// firstSentenceEnd is the offset after the first full stop in s.
func firstSentenceEnd(s string) int {
	for i := range len(s) {
		if endsSentence(s, i) {
			return i + 1
		}
	}
	return 0
}

// endsSentence reports whether the mark at s[i] ends a sentence: a space and a
// capital follow. A semicolon does not: official sentences are long, and what
// stands before it often holds the subject.
func endsSentence(s string, i int) bool {
	if c := s[i]; c != '.' && c != '!' && c != '?' {
		return false
	}
	rest := s[i+1:]
	trimmed := strings.TrimLeft(rest, " \u00a0”\"'")
	if len(trimmed) == len(rest) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(trimmed, "“("))
	return unicode.IsUpper(r)
}
