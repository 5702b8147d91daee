package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
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

// appendExcerpt appends the sentence of a citation as HTML, the citation marked.
func appendExcerpt(dst []byte, m *report.Mention) []byte {
	before, cited, after := excerpt(m.Passage.Text, m.Start, m.End)
	dst = appendText(dst, before)
	dst = append(dst, "<mark>"...)
	dst = appendText(dst, cited)
	dst = append(dst, "</mark>"...)
	return appendText(dst, after)
}

// appendText appends plain text as HTML.
func appendText(dst []byte, s string) []byte {
	if strings.ContainsAny(s, `<>&"`) {
		return append(dst, util.EscapeHTML([]byte(s))...)
	}
	return append(dst, s...)
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
