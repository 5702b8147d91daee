package importer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
)

// A page writes the Markdown of one file.
type page struct {
	draft *draft
	text  strings.Builder
	up    string  // the way to the folder of the report
	notes []*note // mentioned in it, in order
	lists []list  // the lists that are open, from the outermost
}

// list is one open list of a page.
type list struct {
	mark   string // "-", "+" or the sign after numbers
	last   int    // the last number
	indent string // of what belongs to its items
	depth  int
}

// write appends blocks.
func (p *page) write(blocks []*block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *page) block(b *block) {
	switch b.kind {
	case table:
		p.lists = nil
		p.table(b)
		return
	}
	text := p.inline(b.runs)
	if strings.TrimSpace(text) == "" && b.marker == "" {
		return
	}
	printed, m := p.marked(b)
	if m.style == noNumber {
		p.lists = nil
		p.paragraph("", lineStart(strings.TrimSpace(escape(b.marker)+" "+text)))
		return
	}
	mark, ok := p.openList(b, m)
	if !ok {
		// Markdown has no such list: the number stays in the text.
		p.lists = nil
		if !printed {
			text = escape(b.marker) + " " + text
		}
		p.paragraph("", lineStart(text))
		return
	}
	if printed { // the marker stands in the words themselves
		c := *b
		c.runs = append([]run(nil), b.runs...)
		c.cut(m.length)
		text = p.again(c.runs)
	}
	indent := ""
	if n := len(p.lists); n > 1 {
		indent = p.lists[n-2].indent
	}
	p.paragraph(indent+mark+" ", text)
}

// marked reads the marker of a block: printed is set where it is part of the words.
func (p *page) marked(b *block) (printed bool, m marker) {
	if b.marker != "" {
		if all := readMarkers(b.marker + " A"); len(all) > 0 {
			return false, all[0]
		}
		return false, marker{}
	}
	for _, m := range readMarkers(b.plain()) {
		return true, m
	}
	return false, marker{}
}

// openList finds the list that an item belongs to or opens one; ok is false where
// Markdown would print another number than the source.
func (p *page) openList(b *block, m marker) (mark string, ok bool) {
	sign, number := m.after, 0
	switch m.style {
	case bullet:
		if sign = "-"; m.after == "+" {
			sign = "+"
		}
		mark = sign
	case arabic:
		if sign != "." && sign != ")" {
			return "", false
		}
		number = m.n()
		mark = fmt.Sprintf("%d%s", number, sign)
		if m.length > 0 && strings.HasPrefix(b.plain(), "0") && b.marker == "" {
			return "", false // "01." would become "1."
		}
	default:
		return "", false
	}
	for i := len(p.lists) - 1; i >= 0; i-- {
		l := &p.lists[i]
		if l.mark != sign || b.kind == item && l.depth != b.level || number > 0 && number != l.last+1 {
			continue
		}
		l.last = number
		p.lists = p.lists[:i+1]
		return mark, true
	}
	if b.kind == item {
		for len(p.lists) > 0 && p.lists[len(p.lists)-1].depth >= b.level {
			p.lists = p.lists[:len(p.lists)-1]
		}
	} else if n := len(p.lists); n > 0 {
		// "+" lies under "-", "-" under "1."; anything else begins a list anew.
		if rank(sign) <= rank(p.lists[n-1].mark) {
			p.lists = nil
		}
	}
	indent := ""
	if n := len(p.lists); n > 0 {
		indent = p.lists[n-1].indent
	}
	p.lists = append(p.lists, list{mark: sign, last: number, indent: indent + strings.Repeat(" ", len(mark)+1), depth: b.level})
	return mark, true
}

func rank(sign string) int {
	switch sign {
	case "+":
		return 2
	case "-":
		return 1
	}
	return 0
}

// paragraph appends a paragraph after an empty line.
func (p *page) paragraph(prefix, text string) {
	const most = 12 << 10 // check refuses a paragraph of more than 16 KiB
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	for len(text) > most {
		at := strings.LastIndex(text[:most], ". ")
		if at < most/2 {
			if at = strings.LastIndexByte(text[:most], ' '); at <= 0 {
				break
			}
			at--
		}
		p.text.WriteString(prefix + text[:at+1] + "\n\n")
		prefix, text = strings.Repeat(" ", len(prefix)), text[at+2:]
	}
	p.text.WriteString(prefix + strings.TrimSpace(text) + "\n")
}

// heading appends a heading below a section.
func (p *page) heading(s *section) {
	p.lists = nil
	p.paragraph("", strings.Repeat("#", min(s.level-1, 6))+" "+p.inline(plainLook(s.title.runs)))
}

// plainLook takes bold off the runs of a heading.
func plainLook(runs []run) []run {
	plain := make([]run, len(runs))
	for i, r := range runs {
		r.bold = false
		plain[i] = r
	}
	return plain
}

// definitions appends the notes that the page mentions.
func (p *page) definitions() {
	p.lists = nil
	for i := 0; i < len(p.notes); i++ { // a note may mention another
		n := p.notes[i]
		body := ""
		for j, b := range n.blocks {
			text := p.inline(b.runs)
			if b.kind == table {
				text = escape(cellText(b))
			}
			if b.marker != "" {
				text = escape(b.marker) + " " + text
			}
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if j > 0 && body != "" {
				body += "\n\n    "
			}
			body += text
		}
		if body == "" {
			p.draft.remark(n.line, diag.Say("chú thích %s không có lời", "note %s has no words", n.label))
			body = "—"
		}
		p.paragraph("", fmt.Sprintf("[^%s]: %s", n.label, body))
	}
}

// inline writes runs, and notes their notes for the end of the file.
func (p *page) inline(runs []run) string {
	for _, r := range runs {
		if r.note != nil && !contains(p.notes, r.note) {
			p.notes = append(p.notes, r.note)
		}
	}
	return p.again(runs)
}

func contains(all []*note, n *note) bool {
	for _, other := range all {
		if other == n {
			return true
		}
	}
	return false
}

// again is inline for runs whose notes are known.
func (p *page) again(runs []run) string {
	runs = tidy(runs)
	var s strings.Builder
	for i, r := range runs {
		switch {
		case r.note != nil:
			fmt.Fprintf(&s, "[^%s]", r.note.label)
		case r.image != "":
			fmt.Fprintf(&s, "![%s](%sfiles/%s)", escape(r.text), p.up, r.image)
		case r.link != "":
			fmt.Fprintf(&s, "[%s](%s)", escape(strings.TrimSpace(r.text)), r.link)
		default:
			mark := ""
			if r.italic {
				mark = "*"
			}
			if r.bold {
				mark += "**"
			}
			before, words, after := emphasised(r.text, mark, neighbour(runs, i, -1), neighbour(runs, i, +1))
			s.WriteString(escape(before))
			if words != "" {
				s.WriteString(mark + escape(words) + mark)
			}
			s.WriteString(escape(after))
		}
	}
	return strings.TrimSpace(s.String())
}

// neighbour is the letter that stands beside a run; 0 if none does.
func neighbour(runs []run, i, step int) rune {
	i += step
	if i < 0 || i >= len(runs) || runs[i].note != nil || runs[i].image != "" {
		return 0
	}
	if step < 0 {
		r, _ := utf8.DecodeLastRuneInString(runs[i].text)
		return r
	}
	r, _ := utf8.DecodeRuneInString(runs[i].text)
	return r
}

// emphasised cuts white space, and punctuation that touches a letter outside, off
// the ends of words that are to be emphasised: CommonMark does not take
// "**word.**next" for emphasis.
func emphasised(text, mark string, left, right rune) (before, words, after string) {
	if mark == "" {
		return text, "", ""
	}
	words = strings.TrimLeftFunc(text, unicode.IsSpace)
	before = text[:len(text)-len(words)]
	trimmed := strings.TrimRightFunc(words, unicode.IsSpace)
	words, after = trimmed, words[len(trimmed):]
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	sign := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	if before == "" && letter(left) {
		cut := strings.TrimLeftFunc(words, sign)
		before, words = words[:len(words)-len(cut)], cut
	}
	if after == "" && letter(right) {
		cut := strings.TrimRightFunc(words, sign)
		after, words = words[len(cut):], cut
	}
	return before, words, after
}

// tidy joins runs of one look and gives those that are only white space the look
// of what is before them.
func tidy(runs []run) []run {
	var out []run
	for _, r := range runs {
		if r.note == nil && r.image == "" {
			if r.text == "" {
				continue
			}
			if n := len(out); n > 0 && out[n-1].note == nil && out[n-1].image == "" {
				last := &out[n-1]
				if last.bold == r.bold && last.italic == r.italic && last.link == r.link || last.link == "" && r.link == "" && strings.TrimSpace(r.text) == "" {
					last.text += r.text
					continue
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// raised and lowered digits and signs as Unicode has them.
const (
	smallPlain = "0123456789+-=()n"
	smallUp    = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
	smallDown  = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ"
)

// small writes digits raised or lowered; a text with other signs stays as it is.
func small(text string, up bool) string {
	to := []rune(smallDown)
	if up {
		to = []rune(smallUp)
	}
	var s strings.Builder
	for _, r := range text {
		at := strings.IndexRune(smallPlain, r)
		if at < 0 {
			return text
		}
		s.WriteRune(to[at])
	}
	return s.String()
}

// escape writes words so that Markdown takes none of their signs for its own.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>&{}|~$#\n!") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '<', '|', '~':
			b.WriteByte('\\')
		case '_':
			b.WriteByte('\\')
		case '&':
			if i+1 < len(s) && (s[i+1] == '#' || s[i+1] >= 'A' && s[i+1] <= 'z') {
				b.WriteByte('\\')
			}
		case '{':
			b.WriteByte('\\')
		case '\n':
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// lineStart escapes what Markdown would take for a list, a heading, a quotation or
// a rule at the beginning of a paragraph.
func lineStart(s string) string {
	if s == "" {
		return s
	}
	switch {
	case strings.ContainsRune("#>=", rune(s[0])), strings.ContainsRune("-+", rune(s[0])):
		return `\` + s
	case strings.HasPrefix(s, ":"):
		return `\` + s
	}
	if n := len(s) - len(strings.TrimLeft(s, "0123456789")); n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')') && (n+1 == len(s) || s[n+1] == ' ') {
		return s[:n] + `\` + s[n:]
	}
	return s
}
