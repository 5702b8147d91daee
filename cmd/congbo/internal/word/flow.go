package word

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A flowWriter writes the steps of a walk through a text.
type flowWriter struct {
	*document
	*markup
	file   *report.Document
	leaves []*report.Block
	note   *report.Note // whose text it is, or nil
	first  bool         // of a note: nothing of it is written yet
	inner  *report.Note // a note of the note, whose text begins
	lists  []openList
	rows   [][]*report.Block // of the table that is open
	aligns []report.Align    // of its columns, as its head has them

	quoted    bool        // in a quotation
	keep      bool        // the paragraph is the last one, which stands with the signature
	place     source.Span // of the paragraph before
	captioned bool        // the caption of the next table stands right above it
}

// An openList is a list that is being written.
type openList struct {
	id    string // of numbering.xml
	next  int    // the number of the next item, or report.Unordered
	item  bool   // the item begins: its first paragraph is to come
	depth int
}

// text writes the text of a file.
func (d *document) text(m *markup, file *report.Document) {
	w := flowWriter{document: d, markup: m, file: file, leaves: file.Leaves}
	w.flow(file.Flow)
}

func (w *flowWriter) flow(f report.Flow) {
	for _, s := range f {
		switch s.Kind {
		case report.ParagraphStep:
			w.block(w.leaves[s.N])
		case report.TermStep:
			w.block(w.leaves[s.N])
			w.lose(w.leaves[s.N], diag.Say("danh sách định nghĩa thành các đoạn văn", "a list of definitions becomes paragraphs"))
		case report.HeadingStep:
			w.headingStep(w.leaves[s.N])
		case report.CodeStep:
			w.code(w.leaves[s.N])
		case report.QuoteStep:
			w.quoted = !s.End
		case report.BreakStep:
			w.leave(w.place, diag.Say("đường kẻ ngang không có trong tệp Word", "a rule across the page is not in the Word file"))
		case report.DataStep:
			w.data(w.file.Tables[s.N])
		case report.ListStep:
			w.list(s)
		case report.ItemStep:
			w.item(s)
		case report.CellStep:
			last := len(w.rows) - 1
			w.rows[last] = append(w.rows[last], w.leaves[s.N])
			if last == 0 {
				w.aligns = append(w.aligns, s.Align)
			}
		case report.HeadStep, report.RowStep:
			if !s.End {
				w.rows = append(w.rows, nil)
			}
		case report.TableStep:
			if s.End {
				w.table(w.rows)
			}
			w.rows, w.aligns = nil, nil
		}
	}
}

// block writes a paragraph: of the text, or of the item that is open.
func (w *flowWriter) block(b *report.Block) {
	w.place, w.keep = b.Span(0, len(b.Text)), b == w.last
	switch n := len(w.lists); {
	case w.note != nil:
		w.noteParagraph(w.typed(runsOf(b)))
	case n == 0 && w.quoted:
		w.paragraph(Quote, runsOf(b), nil)
	case n == 0:
		runs := runsOf(b)
		w.paragraph(Text, runs, w.centred(runs))
	case w.lists[n-1].item:
		w.lists[n-1].item = false
		w.paragraph(Text, runsOf(b), func() { numbered(w.markup, w.lists[n-1].depth, w.lists[n-1].id) })
	default:
		w.paragraph(moreAt(n), runsOf(b), nil)
	}
}

// centred sets a picture that stands in a line of its own in the middle of the paper, with the
// caption below it.
func (w *flowWriter) centred(runs []run) func() {
	if len(runs) == 0 || runs[0].picture == nil || len(runs) > 1 && !strings.HasPrefix(runs[1].text, "\n") {
		return nil
	}
	return func() {
		w.empty("w:ind", "w:firstLine", "0")
		w.val("w:jc", "center")
	}
}

// numbered makes a paragraph one of a list.
func numbered(m *markup, depth int, id string) {
	m.around("w:numPr", func() {
		m.val("w:ilvl", itoa(depth))
		m.val("w:numId", id)
	})
}

// typed is the runs of a paragraph of a note, which holds no lists in Word: the number of
// its item stands in the words.
func (w *flowWriter) typed(runs []run) []run {
	n := len(w.lists)
	if n == 0 || !w.lists[n-1].item {
		return runs
	}
	l := &w.lists[n-1]
	l.item = false
	sign := bullets[min(l.depth, len(bullets)-1)] + " "
	if l.next != report.Unordered {
		sign = itoa(l.next) + ". "
	}
	return append([]run{{text: sign}}, runs...)
}

// paragraph writes a paragraph of a role; properties writes what follows the style.
func (w *flowWriter) paragraph(role Role, runs []run, properties func()) {
	w.around("w:p", func() {
		w.around("w:pPr", func() {
			w.val("w:pStyle", role.id())
			flag(w.markup, w.keep, "w:keepNext")
			if properties != nil {
				properties()
			}
		})
		w.runs(w.markup, runs)
	})
}

// code writes a block of code, a paragraph a line.
func (w *flowWriter) code(b *report.Block) {
	w.lose(b, diag.Say("khối mã thành các đoạn văn, mỗi dòng một đoạn", "a block of code becomes paragraphs, one a line"))
	for line := range strings.Lines(b.Text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if w.note != nil {
			w.noteParagraph([]run{{text: line}})
		} else {
			w.paragraph(Text, []run{{text: line}}, nil)
		}
	}
}

func (w *flowWriter) list(s report.Step) {
	if s.End {
		w.lists = w.lists[:len(w.lists)-1]
		return
	}
	l := openList{id: bulletList, next: int(s.N), depth: min(len(w.lists), headings-1)}
	if s.N != report.Unordered && w.note == nil {
		l.id = w.numbers.list(l.depth, l.next)
	}
	w.lists = append(w.lists, l)
}

func (w *flowWriter) item(s report.Step) {
	l := &w.lists[len(w.lists)-1]
	l.item = !s.End
	if s.End && l.next != report.Unordered {
		l.next++
	}
}

// headingStep writes a heading within a file; in a note it is a paragraph.
func (w *flowWriter) headingStep(b *report.Block) {
	if w.note != nil {
		w.noteParagraph(runsOf(b))
		return
	}
	w.heading(w.markup, b.Section, runsOf(b))
}

// heading writes the title of a section. All of it is bold by its style.
func (d *document) heading(m *markup, s *report.Section, runs []run) {
	runs = inLine(runs)
	for i := range runs {
		runs[i].bold = false
	}
	automatic := d.numbers.counts(s)
	m.around("w:p", func() {
		m.around("w:pPr", func() {
			m.val("w:pStyle", headingStyle(s.Level))
			if !automatic && d.numbers.automatic(s.Level) {
				numbered(m, 0, "0") // none of the list of headings
			}
		})
		if s.Number != "" && !automatic {
			m.around("w:r", func() {
				m.around("w:rPr", func() { m.val("w:rStyle", HeadingNumber) })
				m.text("w:t", s.Number+" ", "xml:space", "preserve")
			})
		}
		d.runs(m, runs)
	})
}

// lose says where the file shows a block otherwise.
func (w *flowWriter) lose(b *report.Block, why diag.Text) { w.leave(b.Span(0, len(b.Text)), why) }

// runs writes runs.
func (d *document) runs(m *markup, runs []run) {
	for _, r := range runs {
		switch {
		case r.note != nil:
			d.mark(m, r.note)
		case r.picture != nil:
			d.picture(m, r)
		case r.link != "":
			m.around("w:hyperlink", func() { writeWords(m, r) }, "r:id", d.link(r.link))
		default:
			writeWords(m, r)
		}
	}
}

// writeWords writes the words of a run.
func writeWords(m *markup, r run) {
	m.around("w:r", func() {
		if r.bold || r.italic {
			m.around("w:rPr", func() {
				flag(m, r.bold, "w:b")
				flag(m, r.italic, "w:i")
			})
		}
		for i, line := range strings.Split(r.text, "\n") {
			if i > 0 {
				m.empty("w:br")
			}
			if line != "" {
				m.text("w:t", line, "xml:space", "preserve")
			}
		}
	})
}

// link is the relation of a web address.
func (d *document) link(address string) string {
	n, known := d.linked[address]
	if !known {
		d.links = append(d.links, address)
		n = len(d.links)
		d.linked[address] = n
	}
	return "rIdLink" + itoa(n)
}

// leads reports whether Word's links may lead to an address.
func leads(address string) bool {
	return (strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "mailto:")) &&
		!strings.ContainsAny(address, " <>()|\"\\\n\t") && len(address) < 2000
}
