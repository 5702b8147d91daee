package importer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/word"
)

// A page writes the Markdown of one file.
type page struct {
	draft *draft
	text  strings.Builder
	bare  bool            // no lists
	up    string          // the way to the folder of the report
	data  string          // the folder of its data
	notes []*note         // mentioned in it, in order
	lists openLists       // that the next item can join
	typed map[*block]bool // items whose numbers stand in their words
}

// write appends blocks.
func (p *page) write(blocks []*block) {
	p.lists, p.typed = nil, brokenLists(blocks)
	told := false
	for _, b := range blocks {
		if p.typed[b] && !told {
			told = true
			p.draft.remark(b.line, diag.Say("các số của danh sách này không liên tục; giữ nguyên như văn bản, nằm trong lời văn", "the numbers of this list do not count up; they are kept as issued, within the words"))
		}
		p.block(b)
	}
}

func (p *page) block(b *block) {
	if b.kind == table {
		p.lists = nil
		p.table(b)
		return
	}
	if b.blank() {
		return
	}
	if p.lists.goesOn(b) {
		hang := p.lists[len(p.lists)-1].indent
		p.paragraph(hang, hang, b.runs)
		return
	}
	printed, m := marked(b)
	if p.draft.own && b.role == word.Quote && b.kind == paragraph {
		p.lists = nil
		p.paragraph("> ", "> ", b.runs)
		return
	}
	if m.style == noNumber {
		p.lists = nil
		p.paragraph("", "", withMarker(b))
		return
	}
	mark, how := "", inWords
	if !p.typed[b] && !p.bare {
		mark, how = p.lists.place(b, m)
	}
	switch how {
	case inWords:
		p.lists = nil
		p.paragraph("", "", withMarker(b))
		return
	case anew:
		p.draft.remark(b.line, diag.Say("danh sách này đánh số lại từ 1 ngay sau một danh sách khác: tệp ghi %q để hai danh sách không nhập làm một, trang vẫn in như văn bản", "this list begins anew right after another: the file writes %q so that they stay two, the page prints its numbers as issued", mark))
	}
	runs := b.runs
	if printed { // the marker stands in the words themselves
		c := *b
		c.runs = append([]run(nil), b.runs...)
		c.cut(m.length)
		runs = c.runs
	}
	indent := ""
	if n := len(p.lists); n > 1 {
		indent = p.lists[n-2].indent
	}
	p.paragraph(indent+mark+" ", p.lists[len(p.lists)-1].indent, runs)
}

// withMarker is the runs of a block, with its automatic number as words before them.
func withMarker(b *block) []run {
	if b.marker == "" {
		return b.runs
	}
	return append([]run{{text: b.marker + " "}}, b.runs...)
}

// paragraph appends a paragraph after an empty line, as several where it is longer
// than congbo reads one: the first after a prefix, the others after hang.
func (p *page) paragraph(prefix, hang string, runs []run) {
	for _, portion := range p.portions(runs) {
		lines := strings.Split(fewerMarks(p.inline(portion)), lineBreak)
		for i := range lines {
			lines[i] = lineStart(strings.TrimSpace(lines[i]))
		}
		p.line(prefix, strings.Join(lines, "\\\n"+hang))
		prefix = hang
	}
}

// line appends one paragraph of Markdown.
func (p *page) line(prefix, text string) {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	p.text.WriteString(prefix + strings.TrimSpace(text) + "\n")
}

// heading appends a heading below a section.
func (p *page) heading(s *section) {
	p.lists = nil
	id := ""
	if s.id != "" {
		id = " {#" + s.id + "}"
	}
	p.line("", strings.Repeat("#", min(s.level-1, 6))+" "+p.inline(plainLook(withMarker(s.title)))+id)
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
	const hang = "    "
	p.lists = nil
	for i := 0; i < len(p.notes); i++ { // a note may mention another
		n := p.notes[i]
		prefix := fmt.Sprintf("[^%s]: ", n.label)
		first := prefix
		for _, b := range n.blocks {
			runs := withMarker(b)
			if b.kind == table {
				runs = []run{{text: cellText(b)}}
			}
			if (&block{runs: runs}).blank() {
				continue
			}
			p.paragraph(prefix, hang, runs)
			prefix = hang
		}
		if prefix == first {
			p.draft.remark(n.line, diag.Say("chú thích %s không có lời", "note %s has no words", n.label))
			p.line(prefix, "—")
		}
	}
}

// inline writes runs, and notes their notes for the end of the file.
func (p *page) inline(runs []run) string {
	for _, r := range runs {
		if r.note != nil && r.repeated == "" && !contains(p.notes, r.note) {
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
	if !strings.ContainsAny(s, "\\`*_[]<>&{}|~$#\n!=+%^") {
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
		case '=', '+', '%', '$', '!': // doubled they are marks of other kinds of Markdown
			if i+1 < len(s) && s[i+1] == c && (i == 0 || s[i-1] != c) {
				b.WriteByte('\\')
			}
		case '^':
			if i > 0 && s[i-1] == '(' || power.MatchString(s[i:]) {
				b.WriteByte('\\')
			}
		case '\n':
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// power is a power or a mark of a note as other kinds of Markdown have it.
var power = lazyregexp.New(`^\^[\d*]{1,2}\^`)

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
