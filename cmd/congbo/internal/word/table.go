package word

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// table writes a table of the text.
func (w *flowWriter) table(rows [][]*report.Block) {
	cells := make([][][]run, len(rows))
	for i, row := range rows {
		for _, b := range row {
			cells[i] = append(cells[i], runsOf(b))
		}
	}
	w.grid(cells)
}

// data writes a table of data, its caption with its number above it.
func (w *flowWriter) data(t *report.Table) {
	w.captioned = w.caption(t)
	if t.Sheet != nil {
		w.table(t.Grid)
		return
	}
	shown := t.Settings.Columns
	if shown == nil {
		shown = text.WithValues(t.Rows)
	}
	columns := slices.Concat([]string{"name"}, shown)
	var head [][]run
	for _, c := range columns {
		head = append(head, []run{{text: w.document.words.T("column-" + c)}})
	}
	rows := [][][]run{head}
	for at, i := range t.Rows {
		var row [][]run
		for _, c := range columns {
			said, place := i.Name, 0
			if c != "name" {
				said, place = text.Field(w.document.words, i, c), data.ColumnPlace(c)
			}
			marks := t.Marks(at, place)
			for k := range marks {
				marks[k].Offset = len(said)
			}
			row = append(row, plainRuns(said, marks))
		}
		rows = append(rows, row)
	}
	w.grid(rows)
	if text.AnyComputed(t.Rows, shown) {
		w.remark(text.Worked + " " + w.document.words.T("computed"))
	}
	if t.Settings.Chart {
		w.leave(t.Span, diag.Say("biểu đồ của bảng không có trong tệp Word", "the bars of the table are not in the Word file"))
	}
}

// caption writes the caption of a table, whose number Word counts; it reports whether one
// stands right above the table.
func (w *flowWriter) caption(t *report.Table) bool {
	if t.Caption == nil {
		return false
	}
	runs := plainRuns(t.Caption.Text, t.Caption.NoteRefs)
	label := text.TableLabel(w.document.words, t)
	if w.note != nil || label == "" {
		w.remark(label + t.Caption.Marked())
		return false
	}
	name, after, _ := strings.Cut(label, itoa(t.Number))
	w.around("w:p", func() {
		w.around("w:pPr", func() { w.val("w:pStyle", Caption.id()) })
		writeWords(w.markup, run{text: name})
		w.around("w:fldSimple", func() { writeWords(w.markup, run{text: itoa(t.Number)}) }, "w:instr", " SEQ "+strings.TrimSpace(name)+` \* ARABIC `)
		writeWords(w.markup, run{text: after})
		w.runs(w.markup, runs)
	})
	return true
}

// remark writes a line beside a table.
func (w *flowWriter) remark(line string) {
	if w.note != nil {
		w.noteParagraph([]run{{text: line}})
	} else {
		w.paragraph(Text, []run{{text: line}}, nil)
	}
}

// grid writes the rows of a table, the head first: it is repeated on each page, and no row
// is torn. In a note, where Word has no tables, a row is a line.
func (w *flowWriter) grid(rows [][][]run) {
	if len(rows) == 0 || len(rows[0]) == 0 {
		return
	}
	if w.note != nil {
		w.noteRows(rows)
		return
	}
	if !w.captioned {
		space(w.markup)
	}
	w.captioned = false
	widths := widthsOf(rows, w.width())
	columns := w.alignments(rows)
	w.around("w:tbl", func() {
		w.around("w:tblPr", func() {
			w.val("w:tblStyle", dataTable)
			w.empty("w:tblW", "w:w", itoa(w.width()), "w:type", "dxa")
			w.val("w:jc", "center")
			w.empty("w:tblLayout", "w:type", "fixed")
			w.empty("w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
		})
		tableGrid(w.markup, widths)
		for i, row := range rows {
			w.around("w:tr", func() {
				w.around("w:trPr", func() {
					w.empty("w:cantSplit")
					flag(w.markup, i == 0, "w:tblHeader")
				})
				for k := range rows[0] {
					w.around("w:tc", func() {
						w.around("w:tcPr", func() {
							w.empty("w:tcW", "w:w", itoa(widths[k]), "w:type", "dxa")
							w.val("w:vAlign", "center")
						})
						var runs []run
						if k < len(row) {
							runs = row[k]
						}
						w.cell(runs, i == 0, columns[k])
					})
				}
			})
		}
	})
	// Between two tables, and after one that ends the text, Word wants a paragraph.
	w.around("w:p", func() { w.around("w:pPr", func() { w.val("w:pStyle", ruleStyle) }) })
}

func tableGrid(m *markup, widths []int) {
	m.around("w:tblGrid", func() {
		for _, width := range widths {
			m.empty("w:gridCol", "w:w", itoa(width))
		}
	})
}

// cell writes the paragraph of a cell, set as its column is; empty is as all tables are.
func (w *flowWriter) cell(runs []run, head bool, align string) {
	role, properties := TableText, func() {}
	if head {
		role = TableHead
	} else if align != "" && len(runs) > 0 {
		properties = func() { w.val("w:jc", align) }
	}
	w.paragraph(role, inLine(runs), properties)
}

// alignments are how the columns of a table are set: as the author has set them, else figures
// flush right.
func (w *flowWriter) alignments(rows [][][]run) []string {
	columns := make([]string, len(rows[0]))
	for k, figures := range figuresOf(rows) {
		if figures {
			columns[k] = "right"
		}
		if k < len(w.aligns) && w.aligns[k] != report.AlignNone {
			columns[k] = map[report.Align]string{report.AlignLeft: "left", report.AlignRight: "right", report.AlignCenter: "center"}[w.aligns[k]]
		}
	}
	return columns
}

// noteRows writes a table in a note.
func (w *flowWriter) noteRows(rows [][][]run) {
	for _, row := range rows {
		var line []run
		for k, cell := range row {
			if k > 0 {
				line = append(line, run{text: " | "})
			}
			line = append(line, cell...)
		}
		w.noteParagraph(line)
	}
}

// figuresOf reports of each column whether its cells are figures.
func figuresOf(rows [][][]run) []bool {
	figures := make([]bool, len(rows[0]))
	for k := range figures {
		n := 0
		figures[k] = true
		for _, row := range rows[1:] {
			if k >= len(row) {
				continue
			}
			words := wordsOf(row[k])
			if words == "" {
				continue
			}
			n++
			figures[k] = figures[k] && isFigure(words)
		}
		figures[k] = figures[k] && n > 0
	}
	return figures
}

func isFigure(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && strings.Trim(s, "0123456789.,%+-−–*/() ") == ""
}

func wordsOf(runs []run) string {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.text)
	}
	return strings.TrimSpace(all.String())
}

// widthsOf shares the width of the paper among columns by what stands in them: those that
// need less than an equal share get what they need, the others share the rest.
func widthsOf(rows [][][]run, width int) []int {
	const letter, margins, narrowest = 130, 220, 500 // twips
	n := len(rows[0])
	wanted, widths := make([]int, n), make([]int, n)
	for _, row := range rows {
		for k := 0; k < n && k < len(row); k++ {
			wanted[k] = max(wanted[k], utf8.RuneCountInString(wordsOf(row[k]))*letter+margins, narrowest)
		}
	}
	for left, open := width, n; open > 0; {
		share, before := left/open, open
		for k := range n {
			if widths[k] == 0 && wanted[k] <= share {
				widths[k] = wanted[k]
				left, open = left-wanted[k], open-1
			}
		}
		if open == before {
			for k := range n {
				if widths[k] == 0 {
					widths[k] = left / open
					left, open = left-widths[k], open-1
				}
			}
		}
	}
	total := 0
	for _, w := range widths {
		total += w
	}
	for k := range n { // what nobody needs goes to all
		widths[k] += (width - total) / n
	}
	return widths
}
