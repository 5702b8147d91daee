package importer

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// table appends a table; the first row is its head.
func (p *page) table(b *block) {
	rows := grid(b)
	if len(rows) == 0 {
		return
	}
	if len(rows) > maxRows || len(rows[0]) > maxColumns {
		p.dataFile(b, rows)
		return
	}
	if n := b.heads(); b.caption != nil || n > 1 && n < len(rows) && !hasImage(b) {
		p.dataTable(b, rows, n)
		return
	}
	if b.merged() && !isForm(b) {
		p.draft.remark(b.line, diag.Say("bảng có ô gộp: chữ đứng ở ô đầu, các ô còn lại để trống", "a table with merged cells: the words stand in the first, the others are empty"))
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		line, ok := p.row(row)
		if !ok {
			p.asParagraphs(b)
			return
		}
		lines[i] = line
	}
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	for i, line := range lines {
		p.text.WriteString(line)
		if i == 0 {
			p.text.WriteString(p.columns(rows) + "|\n")
		}
	}
}

// row is a row of a table in Markdown; ok is false where congbo would not read it
// for its length.
func (p *page) row(row [][]*block) (line string, ok bool) {
	var s strings.Builder
	for _, c := range row {
		s.WriteString("| ")
		text := ""
		for _, inner := range c {
			runs := withMarker(inner)
			if inner.kind == table {
				runs = []run{{text: tableText(inner)}}
			}
			text = strings.TrimSpace(text + " " + p.inline(runs))
		}
		if text != "" {
			s.WriteString(text + " ")
		}
	}
	s.WriteString("|\n")
	line = fewerMarks(s.String())
	return line, fits(line)
}

// asParagraphs writes a table whose cells hold pages of text, as those of a layout
// do, as what stands in them.
func (p *page) asParagraphs(b *block) {
	p.draft.remark(b.line, diag.Say("bảng có ô quá dài: lời trong các ô thành các đoạn văn, theo thứ tự", "a table with a cell that is too long: the words of its cells became paragraphs, in order"))
	for _, row := range b.cells {
		for _, c := range row {
			for _, inner := range c.blocks {
				p.lists = nil
				p.block(inner)
			}
		}
	}
	p.lists = nil
}

// The largest table that a page takes.
const (
	maxColumns = 64
	maxRows    = 2000
)

// dataFile puts a table that is too large for a page into a file beside the report,
// with a link in its place.
func (p *page) dataFile(b *block, rows [][][]*block) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	for _, row := range rows {
		record := make([]string, len(row))
		for i, c := range row {
			record[i] = cellText(c)
		}
		w.Write(record) // to memory
	}
	w.Flush()
	name := fmt.Sprintf("bang-%d.csv", len(p.draft.images)+1)
	p.draft.images = append(p.draft.images, image{name, text.Bytes()})
	p.draft.leave(b.line, tableText(b), diag.Say("bảng quá lớn, đặt ở files/%s", "a table too large for a page, put into files/%s", name))
	p.draft.words.add(name)
	p.draft.remark(b.line, diag.Say("bảng %d × %d quá lớn cho một trang, đặt ở files/%s", "a table of %d × %d is too large for a page and was put into files/%s", len(rows), len(rows[0]), name))
	p.line("", fmt.Sprintf("[%s](%sfiles/%s)", name, p.up, name))
}

// grid lays the cells of a table out, so that every row has as many; a cell over
// several columns or rows stands in its first, the others are empty.
func grid(b *block) [][][]*block {
	const most = 1 << 20 // cells; beyond that those that cover several count as one
	width, narrow := 0, 0
	for _, row := range b.cells {
		n := 0
		for _, c := range row {
			n += max(c.columns, 1)
		}
		width, narrow = max(width, n), max(narrow, len(row))
	}
	honest := width*len(b.cells) <= most
	if !honest {
		width = narrow
	}
	var rows [][][]*block
	for _, row := range b.cells {
		cells := make([][]*block, width)
		at := 0
		for _, c := range row {
			if cells[at] = c.blocks; honest {
				at += max(c.columns, 1)
			} else {
				at++
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// tableText is all the words of a table in one line.
func tableText(b *block) string {
	var words []string
	for _, row := range b.cells {
		for _, c := range row {
			if len(c.blocks) > 0 {
				words = append(words, cellText(c.blocks))
			}
		}
	}
	return strings.Join(words, " ")
}

// cellText is all the words of a cell in one line.
func cellText(blocks []*block) string {
	words := make([]string, len(blocks))
	for i, b := range blocks {
		if words[i] = b.text(); b.kind == table {
			words[i] = tableText(b)
		}
	}
	return strings.Join(words, " ")
}

// merged reports whether cells of a table cover several columns or rows.
func (b *block) merged() bool {
	for _, row := range b.cells {
		for _, c := range row {
			if c.columns > 1 || c.below {
				return true
			}
		}
	}
	return false
}

// heads is the number of rows that the head of a table takes: those that the file
// repeats on each page, else the first one and those that its cells reach down to.
// Markdown has heads of one row.
func (b *block) heads() int {
	n := 1
	for n < len(b.cells) {
		reached := false
		for _, c := range b.cells[n] {
			reached = reached || c.below
		}
		if !reached && n >= b.repeated {
			break
		}
		n++
	}
	if !b.merged() {
		return 1
	}
	return n
}

// emphasised reports whether words of a paragraph are bold or italic.
func (b *block) emphasised() bool {
	return slices.ContainsFunc(b.runs, func(r run) bool { return r.bold || r.italic })
}

func hasImage(b *block) bool {
	for _, line := range linesOf(b) {
		for _, r := range line.runs {
			if r.image != "" {
				return true
			}
		}
	}
	return false
}

// dataTable puts a table that has a caption, or a head of several rows, into
// data/<period>/, where each column has one name of all that stands above it, with
// the block that shows it in its place.
func (p *page) dataTable(b *block, rows [][][]*block, heads int) {
	p.lists = nil
	names := make([][]string, len(rows[0]))
	for _, row := range b.cells[:heads] {
		at := 0
		for _, c := range row {
			words := p.cell(c.blocks)
			for k := range max(c.columns, 1) {
				if at+k >= len(names) || words == "" {
					break
				}
				if k > 0 { // said again over each column that it covers
					words = noteSigns.ReplaceAllString(words, "")
					p.draft.words.add(words)
				}
				names[at+k] = append(names[at+k], words)
			}
			at += max(c.columns, 1)
		}
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	record := make([]string, len(names))
	for i, name := range names {
		record[i] = strings.Join(name, ": ")
	}
	w.Write(record) // to memory
	for _, row := range rows[heads:] {
		for i, c := range row {
			record[i] = p.cell(c)
		}
		w.Write(record)
	}
	w.Flush()
	name := fmt.Sprintf("bang-%d.csv", len(p.draft.tables)+1)
	p.draft.tables = append(p.draft.tables, image{name, text.Bytes()})
	shown := "```table\ndata = \"" + name + "\"\n"
	p.draft.words.add(shown)
	if b.caption != nil {
		p.draft.words.add("caption")
		shown += "caption = " + data.QuoteTOML(p.cell([]*block{b.caption})) + "\n"
	}
	shown += "```\n"
	switch {
	case heads == 1 && slices.ContainsFunc(linesOf(&block{kind: table, cells: b.cells[1:]}), (*block).emphasised):
		p.draft.remark(b.line, diag.Say("bảng có tên đặt ở %s; chữ đậm, nghiêng trong ô không giữ", "the table with a caption was put into %s; bold and italic of cells are not kept", p.data+name))
	case heads > 1:
		p.draft.remark(b.line, diag.Say("đầu bảng có ô gộp qua %d hàng: bảng đặt ở %s, tên mỗi cột ghép từ các ô đứng trên nó; xem lại các tên ấy ở dòng đầu của tệp; chữ đậm, nghiêng trong ô không giữ", "the head of the table has cells merged over %d rows: it was put into %s, where a column is called by all cells above it; look at those names in the first line of the file; bold and italic of cells are not kept", heads, p.data+name))
	}
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	p.text.WriteString(shown)
}

// cell is the words of a cell of a data file, with the marks of its notes.
func (p *page) cell(blocks []*block) string {
	var words []string
	for _, b := range blocks {
		if b.kind == table {
			words = append(words, tableText(b))
			continue
		}
		p.inline(b.runs) // its notes stand below the text
		line := b.marker + " "
		for _, r := range b.runs {
			if r.note != nil {
				line += "[^" + r.note.label + "]"
			} else {
				line += strings.ReplaceAll(strings.ReplaceAll(r.text, "\n", " "), "[^", `\[^`)
			}
		}
		words = append(words, strings.TrimSpace(line))
	}
	return strings.TrimSpace(strings.Join(words, " "))
}
