package importer

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Word is a Word file as the checks read it: its words, and where each of them stands
// in the file.
type Word struct {
	Text   markup.Text
	Faults []source.Fault // of its characters

	zip       *container
	main      string // the part with the text
	first     *node  // paragraph of it
	marks     map[string][]noteMark
	inTable   map[*node]bool
	holders   map[*node]*node
	stretches []stretch // by their offsets in the text
}

// A stretch is where words of the text come from.
type stretch struct {
	from, to int    // of the text
	piece    *piece // nil for what stands in none, such as a watermark
	at       int    // where they begin in what the piece shows
	anchor   *node  // of the words of a note: the run of the text with its mark
}

// ReadWord reads a Word file for the checks. One that cannot be read is a *Refusal.
func ReadWord(name string, raw []byte) (*Word, error) {
	o := Options{Name: name, Raw: raw}
	if refusal := Foreign(name, raw); refusal != nil {
		return nil, refusal
	}
	if !isZip(raw) || len(raw) > MaxFile {
		_, err := read(o) // it is none, and is called what it is
		return nil, err
	}
	r, err := readWordFile(o)
	if err != nil {
		return nil, err
	}
	w := wordWriter{draft: r.draft, word: &Word{zip: r.zip, main: r.main, first: r.first, marks: r.marks, inTable: r.inTable, holders: r.holders}, places: map[*note]int{}}
	if w.write(name); len(w.word.Text.Paragraphs) == 0 {
		return nil, errEmpty()
	}
	return w.word, nil
}

// A wordWriter writes the words of a draft down, a paragraph a line.
type wordWriter struct {
	*draft
	word    *Word
	text    []byte
	where   []source.Place
	place   source.Place // of what is written
	tables  int
	open    []string      // the headings that the place lies under
	notes   []*note       // in the order of their marks
	places  map[*note]int // of each among those
	current *note         // whose words are written
}

func (w *wordWriter) write(name string) {
	var front data.Front
	for _, s := range w.stamps { // of running heads and watermarks
		w.lone(s.said)
	}
	blocks := joinParts(w.blocks)
	body := w.foot(w.cover(slices.Clone(blocks), &front), &front)
	w.word.Text.Front = data.Front{Date: front.Date} // what it cites cannot be younger
	numbers := sequence(body)
	deep := depths(body, numbers)
	at := map[*block]depth{}
	for i, b := range body {
		at[b] = deep[i]
	}
	for _, b := range blocks {
		d, inBody := at[b]
		switch {
		case !inBody:
			w.form(b)
		case d.level > 0:
			w.heading(b, d)
		default:
			w.block(b, markup.InText)
		}
	}
	for i := 0; i < len(w.notes); i++ { // a note may mention another
		w.note(i)
	}
	for _, n := range w.draft.notes {
		if _, done := w.places[n]; !done {
			w.mention(n, nil)
			w.note(len(w.notes) - 1)
		}
	}
	f, faults := source.Loose(name, w.text)
	if len(f.Text) != len(w.text) { // only a letter that two runs make up can do that
		f = &source.File{Path: name, Text: w.text, Raw: w.text}
	}
	f.Places = w.where
	w.word.Text.File, w.word.Faults = f, slices.DeleteFunc(faults, func(f source.Fault) bool { return f.Kind == source.NotNFC })
	for i := range w.word.Faults {
		w.word.Faults[i].Span.File = f
	}
	t := &w.word.Text
	for i := range t.Notes {
		t.Notes[i].File = f
	}
	for i := range t.Paragraphs {
		for k := range t.Paragraphs[i].Words {
			t.Paragraphs[i].Words[k].File = f
		}
	}
}

// lone writes words that stand in no paragraph of the text.
func (w *wordWriter) lone(words string) {
	start := w.begin()
	w.text = append(w.text, words...)
	w.add(markup.Paragraph{Kind: report.Paragraph, Note: markup.InText, Words: w.end(start)})
}

// form writes a block of the head or foot of the official form: no table, whatever it
// is set in.
func (w *wordWriter) form(b *block) {
	within := w.place
	w.place = source.Place{}
	defer func() { w.place = within }()
	for _, line := range linesOf(b) {
		w.paragraph(line, markup.Paragraph{Kind: report.Paragraph, Note: markup.InText})
	}
}

// heading writes a heading; what follows lies under it.
func (w *wordWriter) heading(b *block, d depth) {
	level := min(d.level, len(w.open)+1)
	w.open = append(w.open[:level-1:level-1], strings.TrimRight(d.marker.String(), " .-–:)/"))
	w.place = source.Place{Heading: short(strings.Join(strings.Fields(b.text()), " "))}
	if level > 1 && !strings.HasPrefix(d.marker.String(), w.open[0]+".") {
		w.place.Under = w.open[0]
	}
	p := markup.Paragraph{Kind: report.HeadingText, Level: min(level+1, 6), Note: markup.InText}
	if b.kind != heading { // only its number makes it one: an item of a list may look like that
		p.Kind, p.Level = report.Paragraph, 0
	}
	w.paragraph(b, p)
}

// block writes a block of the text or, with its place among them, of a note.
func (w *wordWriter) block(b *block, note int) {
	if b.kind == table {
		w.table(b, note)
		return
	}
	if b.blank() {
		return
	}
	w.place.Nth++
	p := markup.Paragraph{Kind: report.Paragraph, Note: note}
	if printed, m := marked(b); m.style != noNumber {
		p.Kind, p.Item = report.ListItem, strings.TrimRight(m.text, ".)/- ")
		if m.style == bullet {
			p.Item = ""
		}
		if printed {
			c := *b
			c.runs = slices.Clone(b.runs)
			c.cut(m.length)
			b = &c
		}
	}
	w.paragraph(b, p)
}

// table writes a table, with one name a column.
func (w *wordWriter) table(b *block, note int) {
	w.tables++
	heads := b.heads()
	if heads >= len(b.cells) {
		heads = 1
	}
	within := w.place
	defer func() { w.place = within }()
	var names []markup.Paragraph
	for i, row := range b.cells {
		column := 0
		for k, c := range row {
			w.place.Table, w.place.Row, w.place.Cell = w.tables, i+1, k+1
			p := markup.Paragraph{Kind: report.Cell, Note: note}
			start := w.begin()
			for _, inner := range c.blocks {
				for _, line := range linesOf(inner) {
					p.Words = append(p.Words, w.line(line, &p.Marks)...)
				}
			}
			if p.Words == nil {
				p.Words = []source.Span{{Start: start, End: start}}
			}
			if i >= heads {
				p.Place = report.CellPlace{Table: w.tables, Row: i - heads + 2, Column: column}
				w.add(p)
			} else {
				names = over(names, p, column, max(c.columns, 1), w.tables)
			}
			column += max(c.columns, 1)
		}
		if i == heads-1 {
			for _, p := range names {
				w.add(p)
			}
		}
	}
}

// over lays a cell of a head over the columns that it covers.
func over(names []markup.Paragraph, c markup.Paragraph, column, columns, table int) []markup.Paragraph {
	for k := column; k < column+columns && k < maxColumns; k++ {
		for len(names) <= k {
			names = append(names, markup.Paragraph{Kind: report.Cell, Note: c.Note, Place: report.CellPlace{Table: table, Row: 1, Column: len(names)}})
		}
		for _, at := range c.Words {
			if at.End > at.Start || len(names[k].Words) == 0 {
				names[k].Words = append(names[k].Words, at)
			}
		}
		if k == column {
			names[k].Marks = append(names[k].Marks, c.Marks...)
		}
	}
	return names
}

// note writes the words of a note.
func (w *wordWriter) note(i int) {
	n := w.notes[i]
	w.current, w.place = n, source.Place{Note: w.number(n)}
	w.word.Text.Notes[i] = source.Span{Start: len(w.text), End: len(w.text)}
	for _, b := range n.blocks {
		w.block(b, i)
	}
}

// number is the one that Word prints: footnotes and endnotes are counted apart.
func (w *wordWriter) number(n *note) int {
	number := 0
	for _, other := range w.notes[:w.places[n]+1] {
		if other.part == n.part {
			number++
		}
	}
	return number
}

// mention enters the mark of a note, if it has one.
func (w *wordWriter) mention(n *note, marks *[]markup.TextMark) {
	i, known := w.places[n]
	if !known {
		i = len(w.notes)
		w.places[n] = i
		w.notes = append(w.notes, n)
		w.word.Text.Notes = append(w.word.Text.Notes, source.Span{})
	}
	if marks != nil {
		*marks = append(*marks, markup.TextMark{At: len(w.text), Note: i})
	}
}

func (w *wordWriter) add(p markup.Paragraph) {
	w.word.Text.Paragraphs = append(w.word.Text.Paragraphs, p)
}

// paragraph writes a block as one paragraph.
func (w *wordWriter) paragraph(b *block, p markup.Paragraph) {
	if p.Words = w.line(b, &p.Marks); p.Words != nil {
		w.add(p)
	}
}

// line writes the words of a block as a line; none for one that has none.
func (w *wordWriter) line(b *block, marks *[]markup.TextMark) []source.Span {
	start := w.begin()
	for i := range b.runs {
		r := &b.runs[i]
		switch {
		case r.note != nil && r.repeated == "":
			w.mention(r.note, marks)
		case r.isText() && r.text != "":
			w.run(r)
		}
	}
	if len(strings.TrimSpace(string(w.text[start:]))) == 0 && (marks == nil || len(*marks) == 0) {
		w.text = w.text[:start]
		for n := len(w.word.stretches); n > 0 && w.word.stretches[n-1].from >= start; n-- {
			w.word.stretches = w.word.stretches[:n-1]
		}
		for n := len(w.where); n > 0 && w.where[n-1].Start >= start; n-- {
			w.where = w.where[:n-1]
		}
		return nil
	}
	return w.end(start)
}

// run writes the words of a run.
func (w *wordWriter) run(r *run) {
	at := len(w.text)
	s := stretch{from: at, piece: r.piece, at: r.at}
	if r.piece != nil {
		if n := len(w.where); n == 0 || w.where[n-1].Start == at || w.where[n-1].Paragraph != r.piece.paragraph || w.where[n-1].Part != r.piece.part {
			p := w.place
			p.Start, p.Part, p.Paragraph = at, r.piece.part, r.piece.paragraph
			w.placed(p)
		}
	}
	if w.current != nil {
		s.anchor = w.current.anchor
	}
	w.text = append(w.text, strings.ReplaceAll(r.text, "\n", " ")...)
	s.to = len(w.text)
	w.word.stretches = append(w.word.stretches, s)
}

// begin begins a line.
func (w *wordWriter) begin() int {
	p := w.place
	p.Start = len(w.text)
	if n := len(w.where); n > 0 {
		p.Part, p.Paragraph = w.where[n-1].Part, w.where[n-1].Paragraph
	}
	w.placed(p)
	return len(w.text)
}

// placed enters a place; what it is the place of has not been written yet.
func (w *wordWriter) placed(p source.Place) {
	if n := len(w.where); n > 0 && w.where[n-1].Start == p.Start {
		w.where = w.where[:n-1]
	}
	w.where = append(w.where, p)
}

// end ends a line.
func (w *wordWriter) end(start int) []source.Span {
	span := source.Span{Start: start, End: len(w.text)}
	w.text = append(w.text, '\n')
	return []source.Span{span}
}
