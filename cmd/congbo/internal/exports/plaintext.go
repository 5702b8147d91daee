// Package exports makes the files of a website that are no pages: data and texts for other
// programs and for those who keep a report.
package exports

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// PlainText writes a report as text that needs no program to be read: head,
// parts and sections under their numbers, notes at the end under theirs, lists as they
// are nested, tables row by row.
func PlainText(w words.Words, r *report.Report) []byte {
	t := textWriter{words: w, lines: barred}
	f := r.Front
	t.block(f.ParentIssuer, f.Issuer, r.Form.Number(f.Number))
	t.block(words.Dated(f, r.Form))
	t.block(f.Kind, f.Title)
	t.document(r.Index())
	for _, s := range r.Pages() {
		d := r.Document(s)
		if d.Title != nil {
			t.block(headed(s, d.Title.Marked()))
		}
		t.document(d)
	}
	t.block(f.Recipients...)
	t.block(append(append([]string{}, f.SignedFor...), f.SignerTitle, f.Signer)...)
	t.notes(r.Notes)
	var b strings.Builder
	for i, p := range t.all {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, line := range p.Lines {
			b.WriteString(line + "\n")
		}
	}
	return []byte(b.String())
}

// A Paragraph is a piece of plain text: a paragraph, an item of a list, a heading, or a
// table with its caption, a line a row.
type Paragraph struct {
	Heading bool
	Lines   []string // indented by what they stand in
}

// Paragraphs are the plain text of a file without its title, and of notes after it, for pages:
// each cell of a row stands with the head of its column.
func Paragraphs(w words.Words, d *report.Document, notes []*report.Note) []Paragraph {
	t := textWriter{words: w, lines: paired, all: make([]Paragraph, 0, len(d.Leaves)+len(notes))}
	t.document(d)
	t.notes(notes)
	return t.all
}

// cellsOf is a row of a table on a page that has no room for the table; empty cells are left out.
func cellsOf(row []string) string { return strings.Join(present(row...), " · ") }

// barred are the rows of a table in plain text.
func barred(rows [][]string) []string {
	var all []string
	for _, row := range rows {
		all = append(all, strings.Join(row, " | "))
	}
	return all
}

// paired are the rows of a table whose cells say what they are: "Xã Một · Số cây: 7". The head
// is in the others, if there are any.
func paired(rows [][]string) []string {
	if len(rows) < 2 {
		return barred(rows)
	}
	var all []string
	for _, row := range rows[1:] {
		var cells []string
		for k, cell := range row {
			if k > 0 && k < len(rows[0]) && rows[0][k] != "" && cell != "" {
				cell = rows[0][k] + ": " + cell
			}
			cells = append(cells, cell)
		}
		all = append(all, cellsOf(cells))
	}
	return all
}

// A textWriter makes paragraphs of texts.
type textWriter struct {
	words  words.Words
	lines  func(rows [][]string) []string // the rows of a table, the head first
	all    []Paragraph
	indent string     // of what stands in items and notes
	mark   string     // stands in its place before the next line: the numbers of items that begin
	items  []int32    // the number of the next item of each open list, or report.Unordered
	rows   [][]string // of the table of the text that is open
	row    []string   // cells of its row
}

// block adds the lines that are not empty as a paragraph.
func (t *textWriter) block(lines ...string) {
	var p Paragraph
	for _, text := range lines {
		for text != "" {
			line, rest, _ := strings.Cut(text, "\n")
			before := t.indent
			if t.mark != "" {
				before, t.mark = t.mark, ""
			}
			p.Lines = append(p.Lines, strings.TrimRight(before+line, " "))
			text = rest
		}
	}
	if p.Lines != nil {
		t.all = append(t.all, p)
	}
}

func present(all ...string) []string {
	var there []string
	for _, s := range all {
		if s != "" {
			there = append(there, s)
		}
	}
	return there
}

func headed(s *report.Section, title string) string {
	return strings.Join(present(s.Number, title), " ")
}

// begin indents what follows by the width of a mark, which stands before its first line.
func (t *textWriter) begin(mark string) {
	if t.mark == "" {
		t.mark = t.indent
	}
	t.mark += mark
	t.indent += strings.Repeat(" ", len(mark))
}

// end ends what a mark has begun. Where nothing stood in it the mark stands alone.
func (t *textWriter) end(mark string) {
	if t.mark != "" {
		t.block(" ")
	}
	t.indent = t.indent[:len(t.indent)-len(mark)]
}

// document writes the text of a file.
func (t *textWriter) document(d *report.Document) { t.flow(d, d.Flow, d.Leaves) }

// notes write notes under their numbers.
func (t *textWriter) notes(notes []*report.Note) {
	for _, n := range notes {
		mark := fmt.Sprintf("(%d) ", n.Number)
		t.begin(mark)
		t.flow(n.Document, n.Flow, n.Leaves)
		t.end(mark)
	}
}

// flow writes the steps of a walk through a text.
func (t *textWriter) flow(d *report.Document, f report.Flow, leaves []*report.Block) {
	for _, s := range f {
		switch s.Kind {
		case report.ParagraphStep, report.CodeStep, report.TermStep:
			t.block(leaves[s.N].Marked())
		case report.HeadingStep:
			t.heading(leaves[s.N])
		case report.DataStep:
			t.data(d.Tables[s.N])
		case report.ListStep:
			t.list(s)
		case report.ItemStep:
			t.item(s)
		case report.CellStep:
			t.row = append(t.row, leaves[s.N].Marked())
		case report.HeadStep, report.RowStep:
			if s.End {
				t.rows = append(t.rows, t.row)
				t.row = nil
			}
		case report.TableStep:
			if s.End {
				t.block(t.lines(t.rows)...)
				t.rows = t.rows[:0]
			}
		}
	}
}

func (t *textWriter) heading(b *report.Block) {
	text := b.Marked()
	if b.Note == nil {
		text = headed(b.Section, text)
	}
	before := len(t.all)
	t.block(text)
	for i := range t.all[before:] {
		t.all[before+i].Heading = true
	}
}

func (t *textWriter) list(s report.Step) {
	if s.End {
		t.items = t.items[:len(t.items)-1]
	} else {
		t.items = append(t.items, s.N)
	}
}

// item begins or ends an item, with the number that the page prints.
func (t *textWriter) item(s report.Step) {
	next, mark := &t.items[len(t.items)-1], "- "
	if *next != report.Unordered {
		mark = fmt.Sprintf("%d. ", *next)
	}
	if !s.End {
		t.begin(mark)
		return
	}
	t.end(mark)
	if *next != report.Unordered {
		*next++
	}
}

// data writes a table of data.
func (t *textWriter) data(table *report.Table) {
	caption := report.Marked(table.Settings.Caption, table.Marks(report.CaptionRow, 0))
	rows := []string{text.TableLabel(t.words, table) + caption}
	if table.Sheet != nil {
		rows = append(rows, t.sheet(table)...)
	} else {
		rows = append(rows, t.indicators(table)...)
	}
	t.block(rows...)
}

// indicators are the rows of a table of indicators.
func (t *textWriter) indicators(table *report.Table) []string {
	shown := table.Settings.Columns
	if shown == nil {
		shown = text.WithValues(table.Rows)
	}
	head := []string{t.words.T("column-name")}
	for _, c := range shown {
		head = append(head, t.words.T("column-"+c))
	}
	rows := [][]string{head}
	for at, i := range table.Rows {
		row := []string{i.Name + report.Marked("", table.Marks(at, 0))}
		for _, c := range shown {
			row = append(row, text.Field(t.words, i, c)+report.Marked("", table.Marks(at, data.ColumnPlace(c))))
		}
		rows = append(rows, row)
	}
	all := t.lines(rows)
	if text.AnyComputed(table.Rows, shown) {
		all = append(all, text.Worked+" "+t.words.T("computed"))
	}
	return all
}

// sheet is the rows of a table of other data.
func (t *textWriter) sheet(table *report.Table) []string {
	var rows [][]string
	for _, row := range table.Grid {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Marked())
		}
		rows = append(rows, cells)
	}
	return t.lines(rows)
}
