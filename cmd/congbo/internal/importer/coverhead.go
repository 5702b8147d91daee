package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/lazyregexp"
)

// role is what a line of the head of a document is.
type role int

const (
	isUnknown role = iota
	isOrnament
	isMotto
	isNumber
	isDate
	isYear // the rest of a date that was broken
	isOffice
	isKind
	isTitle
)

// A head is the lines of a document before its text, and what they are.
type head struct {
	lines []*block
	roles []role
	year  map[int]string // of a date that was broken
}

var (
	// addresseeLine opens the names of those whom a document is for. They are part
	// of its text.
	addresseeLine = lazyregexp.New(`(?i)^(?:kính gửi|kính trình|kính thưa|đồng kính gửi)`)
	// recitalLine opens the reasons of a decision.
	recitalLine = lazyregexp.New(`^(?:Căn cứ|Thực hiện|Theo |Xét |Trong |Tôi |Chúng tôi )`)
	subjectLine = lazyregexp.New(`(?i)^\(?(?:v/v|về việc)(?:\s|:)`)
	brokenDate  = lazyregexp.New(`(?i)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm$`)
	yearLine    = lazyregexp.New(`^\d{4}$`)
)

// mostHead is the number of lines that a head has at most.
const mostHead = 40

// readHead reads the lines of the head of the official form; nil where there is
// none.
func readHead(lines []*block) *head {
	end := endOfHead(lines)
	h := &head{lines: lines[:end], roles: make([]role, end), year: map[int]string{}}
	kindAt, form := -1, -1 // the kind of the document; the last line that only a head has
	for i, b := range h.lines {
		text := strings.TrimSpace(b.plain())
		switch {
		case ornament.MatchString(text):
			h.roles[i] = isOrnament
		case stateLine.MatchString(text):
			h.roles[i], form = isMotto, i
		case numberLine.MatchString(text) && !slices.Contains(h.roles, isNumber):
			h.roles[i], form = isNumber, i
		case dateLine.MatchString(text) && !slices.Contains(h.roles, isDate):
			h.roles[i], form = isDate, i
		case brokenDate.MatchString(text) && !slices.Contains(h.roles, isDate):
			if at := yearAfter(h.lines, i); at > 0 {
				h.roles[i], h.roles[at], form = isDate, isYear, max(form, at)
				h.year[i] = " " + strings.TrimSpace(h.lines[at].plain())
			}
		case kindAt < 0 && capitals(text):
			if kind, _ := kindAndTitle(text); kind != "" {
				h.roles[i], kindAt = isKind, i
			}
		}
	}
	if kindAt < 0 && form < 0 {
		return nil
	}
	if kindAt < 0 {
		// The kind is not in the list: a line in capitals below the head that names no
		// office.
		for i := form + 1; i < end; i++ {
			if text := strings.TrimSpace(h.lines[i].plain()); capitals(text) && !officeLine.MatchString(text) && !placeLine.MatchString(text) {
				h.roles[i], kindAt = isKind, i
				break
			}
			if h.roles[i] != isOrnament {
				break
			}
		}
	}
	if form < 0 && slices.Contains(h.roles[:kindAt], isUnknown) && !h.allCapitals(kindAt) {
		return nil // a word in capitals within a text
	}
	last := max(kindAt, form)
	if kindAt >= 0 {
		last = h.title(kindAt)
	}
	h.lines, h.roles = h.lines[:last+1], h.roles[:last+1]
	h.above(kindAt)
	return h
}

// endOfHead is where the text begins at the latest: a paragraph of prose, a number,
// a table, an addressee.
func endOfHead(lines []*block) int {
	kindAt := -1
	for i, b := range lines {
		text := strings.TrimSpace(b.plain())
		if kind, _ := kindAndTitle(text); kind != "" && kindAt < 0 && capitals(text) {
			kindAt = i
		}
		markers := readMarkers(b.text())
		switch {
		case i >= mostHead, b.kind == table, b.kind == item, longText(b), !b.onlyText():
			return i
		case b.kind == heading && kindAt >= 0 && i > kindAt+1:
			return i
		case addresseeLine.MatchString(text):
			return i
		case subjectLine.MatchString(text): // "V/" is no number
		case len(markers) > 0 && !ornament.MatchString(text) && !dateLine.MatchString(text):
			return i
		}
	}
	return len(lines)
}

// allCapitals reports whether all lines before one are in capitals, as offices are.
func (h *head) allCapitals(end int) bool {
	return !slices.ContainsFunc(h.lines[:end], func(b *block) bool {
		return !capitals(b.plain()) && !ornament.MatchString(b.plain())
	})
}

func yearAfter(lines []*block, i int) int {
	for at := i + 1; at < len(lines) && at <= i+3; at++ {
		if yearLine.MatchString(strings.TrimSpace(lines[at].plain())) {
			return at
		}
	}
	return -1
}

// title finds the lines of the title below the kind of the document and returns the
// last line of the head.
func (h *head) title(kindAt int) (last int) {
	last = kindAt
	kind, begun := kindAndTitle(strings.TrimSpace(h.lines[kindAt].plain()))
	var above *block // the line of the title before
	if begun != "" {
		above = h.lines[kindAt]
	}
	for i := kindAt + 1; i < len(h.lines); i++ {
		b := h.lines[i]
		if h.roles[i] != isUnknown { // a rule, or a date that stands below the title
			if h.roles[i] == isOrnament && above != nil {
				return i
			}
			last = i
			continue
		}
		if above == nil && !b.beginsTitle(h.lines[kindAt], kind != "") || above != nil && !b.goesOn(above) {
			return last
		}
		h.roles[i], last, above = isTitle, i, b
	}
	return last
}

// beginsTitle reports whether a line below the kind of a document is its title.
func (b *block) beginsTitle(kind *block, known bool) bool {
	text := strings.TrimSpace(b.plain())
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case capitals(text), subjectLine.MatchString(text):
		return true
	case strings.ContainsAny(text[len(text)-1:], ".:;"), recitalLine.MatchString(text) && !b.allBold():
		return false
	case b.allBold():
		return true
	}
	return known && (!kind.center || b.center || !unicode.IsUpper(first))
}

// goesOn reports whether a line goes on with the title in the line above it.
func (b *block) goesOn(above *block) bool {
	text, before := strings.TrimSpace(b.plain()), strings.TrimSpace(above.plain())
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case capitals(text):
		return true
	case strings.ContainsAny(text[len(text)-1:], ".:;"), above.allBold() && !b.allBold(), above.center && !b.center, recitalLine.MatchString(text) && !b.allBold():
		return false
	case b.allBold(), subjectLine.MatchString(text):
		return true
	}
	return !unicode.IsUpper(first) || strings.ContainsAny(before[len(before)-1:], ",-–")
}

// above tells the lines apart that stand over the kind of the document.
func (h *head) above(kindAt int) {
	for i, b := range h.lines {
		if h.roles[i] != isUnknown || kindAt >= 0 && i > kindAt {
			continue
		}
		text := strings.TrimSpace(b.plain())
		switch {
		case subjectLine.MatchString(text):
			h.roles[i] = isTitle
		case capitals(text):
			h.roles[i] = isOffice
		}
	}
}
