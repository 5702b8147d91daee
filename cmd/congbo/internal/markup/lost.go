package markup

import (
	"bytes"
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
)

// cover notes that a stretch of the file is accounted for: it is printed, or is a mark of
// Markdown's, or a finding names it.
func (w *walker) cover(from, to int) {
	if n := len(w.covered); n > 0 && w.covered[n-1].end == from {
		w.covered[n-1].end = to
		return
	}
	w.covered = append(w.covered, stretch{from, to})
}

// lost says which words of the Markdown from an offset on are accounted for nowhere. It
// counts what was walked, not what Markdown should be: whatever a parser drops, it finds.
func (w *walker) lost(from int) {
	slices.SortFunc(w.covered, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	for _, c := range w.covered {
		if c.start > from {
			w.lostIn(from, c.start)
		}
		from = max(from, c.end)
	}
	w.lostIn(from, len(w.doc.File.Text))
}

// lostIn says which words stand between two offsets, line by line.
func (w *walker) lostIn(from, to int) {
	for from < to {
		end := to
		if i := bytes.IndexByte(w.doc.File.Text[from:to], '\n'); i >= 0 {
			end = from + i + 1
		}
		if start, stop := wordsIn(w.doc.File.Text[from:end]); start < stop {
			start, stop = from+start, from+stop
			w.found.Add(diag.Finding{Code: "markup/lost", Severity: diag.Error, Span: w.span(start, stop),
				Message: diag.Say("%q không lên trang nào", "%q is on no page", excerpt(string(w.doc.File.Text[start:stop]))),
				Hint:    diag.Say("viết lại chỗ này đơn giản hơn, hoặc bỏ chữ ấy", "write this more simply, or remove the words")})
		}
		from = end
	}
}

// wordsIn is the stretch from the first letter or digit of a text to the last; empty if
// there are none.
func wordsIn(text []byte) (start, end int) {
	start = -1
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRune(text[i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			if start < 0 {
				start = i
			}
			end = i + n
		}
		i += n
	}
	return max(start, 0), end
}
