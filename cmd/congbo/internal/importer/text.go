package importer

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// readText makes a draft of plain text, such as the reading of a scan: page
// numbers and running heads are left out, notes moved from the feet of pages to
// their marks, paragraphs joined that a page has cut.
func readText(f *source.File) *draft {
	d := &draft{}
	d.tellTables(f.Text)
	pages := bytes.Count(f.Text, []byte(pageBreak)) + 1
	var all []*block
	for at, end := range markup.PlainParagraphs(f.Text) {
		text := strings.Join(strings.Fields(string(f.Text[at:end])), " ")
		line, _ := f.Position(at)
		last := line + bytes.Count(bytes.TrimRight(f.Text[at:end], "\n"), []byte("\n"))
		if text == pageBreak {
			all = append(all, &block{line: line})
			continue
		}
		for _, part := range columns.Split(strings.TrimSpace(string(f.Text[at:end])), -1) {
			// Two columns of the official form on one line.
			part = strings.Join(strings.Fields(part), " ")
			d.words.add(part)
			all = append(all, &block{runs: []run{{text: part}}, line: line, end: last})
		}
	}
	all = d.dropFurniture(d.takeStamps(all), pages)
	all = d.gatherNotes(all)
	d.blocks = d.joinPages(all)
	for _, b := range d.blocks {
		b.runs = emphasis(b.runs)
	}
	for _, n := range d.notes {
		for _, b := range n.blocks {
			b.runs = emphasis(b.runs)
		}
	}
	return d
}

// columns is the gap between two columns of a text that keeps its layout.
var columns = lazyregexp.New(`[ \t]{4,}|\t[ \t]+`)

// pageBreak stands for a form feed, on a line of its own: a private character, for
// no text has it.
const pageBreak = "\ue00c"

// markPages puts the form feeds of a text on lines of their own, in a form that is
// no control character.
func markPages(raw []byte) []byte {
	if bytes.IndexByte(raw, '\f') < 0 {
		return raw
	}
	return bytes.ReplaceAll(raw, []byte("\f"), []byte("\n"+pageBreak+"\n"))
}

var ornament = lazyregexp.New(`^[\s\-–—―‐‑_=*.~•·#o¯─━═…]+$`)

// markForm is one way to write the mark of a note: ⁽¹⁾, ¹, [1], (1).
type markForm struct {
	mark *lazyregexp.Regexp // in the text; its first group is the whole mark, its second the number
	body *lazyregexp.Regexp // at the beginning of a note
}

// The marks of notes. Those in plain brackets stand right after a word, for
// "(1)" may be the first of an enumeration as well.
var markForms = [...]markForm{
	{lazyregexp.New(`(⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾)`), lazyregexp.New(`^⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾\s*\.?\s*`)},
	{lazyregexp.New(`[\p{L}\p{N}.,;:!?”"»)](\s?\[(\d{1,4})\])`), lazyregexp.New(`^\[(\d{1,4})\]\s*[.:]?\s*`)},
	{lazyregexp.New(`[\p{L}.,;:!?”"»)](\((\d{1,4})\))`), lazyregexp.New(`^\((\d{1,4})\)\s*[.:]?\s*`)},
	{lazyregexp.New(`[\p{L}.,;:!?”"»)](([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*))`), lazyregexp.New(`^([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*)\s*\.?\s*`)},
}

// digits writes raised digits as plain ones.
var digits = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

// gatherNotes moves notes from the feet of pages to their marks. A number may come
// again on every page: a note belongs to the last mark before it that has none. A
// paragraph with the number of no mark is text.
func (d *draft) gatherNotes(all []*block) []*block {
	for _, form := range markForms {
		all = d.gatherForm(all, form)
	}
	return all
}

// A spot is a mark of a note in a run of a block.
type spot struct {
	block      *block
	run        int
	start, end int
	note       *note
	number     string
}

func (d *draft) gatherForm(all []*block, form markForm) []*block {
	open := map[string]*spot{}
	marks := map[*block][]*spot{}
	var rest []*block
	for _, b := range all {
		into := b
		if mark, at := noteOf(b, form, open); mark != nil {
			delete(open, mark.number)
			into = &block{runs: b.runs, line: b.line}
			d.words.take(into.plain()) // the number of the note is printed by congbo
			into.runs[0].text = into.runs[0].text[at:]
			d.words.add(into.plain())
			mark.note = &note{label: mark.number, blocks: []*block{into}, line: b.line, marked: true}
			d.notes = append(d.notes, mark.note)
		} else {
			rest = append(rest, b)
		}
		for i, r := range into.runs {
			for _, at := range form.mark.FindAllStringSubmatchIndex(r.text, -1) {
				s := &spot{block: into, run: i, start: at[2], end: at[3], number: digits.Replace(r.text[at[4]:at[5]])}
				open[s.number] = s
				marks[into] = append(marks[into], s)
			}
		}
	}
	for _, b := range all {
		for _, s := range marks[b] {
			if s.note == nil && form == markForms[0] {
				d.remark(b.line, diag.Say("dấu chú thích %q không có chú thích; để nguyên trong lời văn", "mark %q has no note and stays in the text", "("+s.number+")"))
			}
		}
	}
	for b, spots := range marks {
		d.words.take(b.plain())
		b.runs = splitAt(b, spots)
		d.words.add(b.plain())
	}
	return rest
}

// noteOf finds the mark that a paragraph is the note of, and where its words begin.
func noteOf(b *block, form markForm, open map[string]*spot) (*spot, int) {
	if len(b.runs) == 0 {
		return nil, 0
	}
	m := form.body.FindStringSubmatch(b.runs[0].text)
	if m == nil {
		return nil, 0
	}
	return open[digits.Replace(m[1])], len(m[0])
}

// splitAt cuts the runs of a block at the marks that have notes.
func splitAt(b *block, spots []*spot) []run {
	var runs []run
	for i, r := range b.runs {
		at := 0
		for _, s := range spots {
			if s.run == i && s.note != nil {
				runs = append(runs, run{text: r.text[at:s.start]}, run{note: s.note})
				at = s.end
			}
		}
		if r.text = r.text[at:]; r.note != nil || r.text != "" {
			runs = append(runs, r)
		}
	}
	return runs
}

// joinPages joins the paragraphs that the end of a page has cut in two, and drops
// the page breaks.
func (d *draft) joinPages(all []*block) []*block {
	var joined []*block
	within := false // the text, between the cover and the signature
	// Where nothing shows that the text had pages, a capital begins a paragraph.
	paged := len(d.notes) > 0 || len(d.left) > 0 || slices.ContainsFunc(all, (*block).blank)
	for i, b := range all {
		if b.blank() {
			continue
		}
		markers := readMarkers(b.plain())
		within = (within || brokenText(all[i:])) && !beginsEnd(b.plain())
		if last := len(joined) - 1; last >= 0 && within && (len(markers) == 0 || beginsFigure(b)) {
			if how := continues(joined[last], b); how == surely || how == perhaps && paged {
				d.join(joined[last], b, how)
				continue
			}
		}
		joined = append(joined, b)
		within = within || len(markers) > 0 && markers[0].style != bullet || longText(b)
	}
	return joined
}

// longText reports whether a block is a paragraph of prose, not a line of a cover.
func longText(b *block) bool {
	text := b.plain()
	return utf8.RuneCountInString(text) > 160 && strings.ContainsAny(text[len(text)-1:], ".:;,")
}

// brokenText reports whether blocks begin with a paragraph of prose that is broken at the end
// of each of its lines.
func brokenText(all []*block) bool {
	const full, long = 40, 160 // characters of a line and of a paragraph
	n := 0
	for i, b := range all {
		text := b.plain()
		here := utf8.RuneCountInString(text)
		if n += here; capitals(text) || here == 0 || i > 0 && b.line != all[i-1].end+1 {
			return false
		}
		if strings.ContainsAny(text[len(text)-1:], ".:;") {
			return n > long && i > 0
		}
		if here < full {
			return false
		}
	}
	return false
}

// figureFirst is a line that begins with a number that is none of a list: a date, a figure, a
// number with its noun.
var figureFirst = lazyregexp.New(`^(?:\d{1,2}[/-]\d{1,2}\b|\d{1,3}(?:\.\d{3})+[\s,;)%]|\d+,\d|\d+(?:/\d+)?\s*%|\d+/\d+\s|\d+\s+\p{Ll})`)

func beginsFigure(b *block) bool { return figureFirst.MatchString(b.plain()) }

// leadsOn is the end of a line that a number has to follow.
var leadsOn = lazyregexp.New(`(?i)(?:,|\s(?:ngày|tháng|năm|với|số|của|và|là|đạt|có|được|trong|từ|đến|khoảng|hơn|trên|gần|bằng|còn|cho|tăng|giảm|kỳ|gồm))$`)

// How a paragraph follows another.
type following int

const (
	apart   following = iota
	surely            // it begins with a small letter, or a figure on the next line
	perhaps           // it begins with a capital or a digit
)

// continues tells how next follows a paragraph that the end of a page may have cut.
func continues(b, next *block) following {
	text, after := strings.TrimRightFunc(b.plain(), unicode.IsSpace), next.plain()
	if text == "" {
		return apart
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(after)
	ended := strings.ContainsRune(".:!?…", last)
	adjacent := b.end > 0 && next.line == b.end+1 && beginsFigure(next)
	switch {
	case ended || ornament.MatchString(text) || ornament.MatchString(after):
		return apart
	case unicode.IsLower(first):
		return surely
	case adjacent && leadsOn.MatchString(text):
		return surely
	case strings.ContainsRune(";”\"»)", last), len(readMarkers(after)) > 0:
		return apart
	case unicode.IsDigit(first), unicode.IsUpper(first):
		markers := readMarkers(text)
		if len(markers) > 0 && markers[0].style != bullet && looksLikeHeading(b, text[markers[0].length:], false) {
			return apart
		}
		if len(markers) == 0 && utf8.RuneCountInString(text) < 60 {
			return apart
		}
		if adjacent {
			return surely
		}
		return perhaps
	}
	return apart
}

// join appends a paragraph to the one before it.
func (d *draft) join(b, next *block, how following) {
	before, after := lastWord(b.plain()), firstWord(next.plain())
	if how == perhaps {
		d.remark(next.line, diag.Say("nối với đoạn bị ngắt trang ở dòng %d: “%s | %s”", "joined to the paragraph that a page break cut, line %d: “%s | %s”", b.line, before, after))
	}
	if strings.EqualFold(before, after) {
		d.remark(next.line, diag.Say("từ %q đứng hai lần ở chỗ ngắt trang; giữ cả hai", "word %q stands twice at the page break; both are kept", after))
	}
	b.runs = append(b.runs, run{text: " "})
	b.runs = append(b.runs, next.runs...)
	b.end = next.end
}

func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return strings.TrimRight(word, ",;.:")
}

// emphasis reads the asterisks of a text that was made by a reader of scans:
// *italic*, **bold**. Those that have no partner are text.
func emphasis(runs []run) []run {
	var out []run
	bold, italic := false, false
	for i, r := range runs {
		if r.note != nil || r.image != "" {
			out = append(out, r)
			continue
		}
		for text := r.text; text != ""; {
			at := strings.IndexByte(text, '*')
			if at < 0 {
				out = append(out, run{text: text, bold: bold, italic: italic})
				break
			}
			stars := len(text[at:]) - len(strings.TrimLeft(text[at:], "*"))
			rest := text[at+stars:]
			open := stars == 2 && bold || stars == 1 && italic
			if stars > 2 || !open && !closes(rest, runs[i+1:], stars) {
				out = append(out, run{text: text[:at+stars], bold: bold, italic: italic})
				text = rest
				continue
			}
			if at > 0 {
				out = append(out, run{text: text[:at], bold: bold, italic: italic})
			}
			if stars == 2 {
				bold = !bold
			} else {
				italic = !italic
			}
			text = rest
		}
	}
	return out
}

// closes reports whether emphasis that opens before rest is closed in it or in
// the runs after it.
func closes(rest string, after []run, stars int) bool {
	if r, _ := utf8.DecodeRuneInString(rest); r == utf8.RuneError || unicode.IsSpace(r) {
		return false
	}
	mark := strings.Repeat("*", stars)
	if at := strings.Index(rest, mark); at > 0 {
		return rest[at-1] != ' '
	}
	for _, r := range after {
		if strings.Contains(r.text, mark) {
			return true
		}
	}
	return false
}
