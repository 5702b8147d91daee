package read

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// The longest an excerpt may reach on each side of a citation, in bytes.
const maxExcerpt = 300

// quote is the sentence around text[start:end]. Where a sentence is very long it is cut
// between words, with an ellipsis.
func quote(text string, start, end int) report.Quote {
	before, after := beforeExcerpt(text[:start]), afterExcerpt(text[end:])
	q := report.Quote{Start: len(before), End: len(before) + end - start}
	if from, to := start-len(before), end+len(after); from >= 0 && to <= len(text) && text[from:start] == before && text[end:to] == after {
		q.Text = text[from:to] // as nearly always
	} else {
		q.Text = before + text[start:end] + after
	}
	return q
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

// lastSentenceEnd is the offset after the last sentence that ends in s, or 0.
func lastSentenceEnd(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if end := data.Lexicon().SentenceEnd(s, i); end > 0 {
			return end
		}
	}
	return 0
}

// firstSentenceEnd is the offset after the first sentence that ends in s, or 0.
func firstSentenceEnd(s string) int {
	for i := range len(s) {
		if end := data.Lexicon().SentenceEnd(s, i); end > 0 {
			return end
		}
	}
	return 0
}
