package importer

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// A column is where a cell of a line stands, in characters from its beginning.
type column struct{ start, end int }

// A spaced is a line of a text that blanks cut into columns.
type spaced struct {
	line    int
	columns []column
	wide    int  // gaps that no typist leaves between words
	figure  bool // its last column is a number
}

var (
	// cellOf is a cell of a table that is set with blanks.
	cellOf     = lazyregexp.New(`\S+(?: \S+)*`)
	figureForm = lazyregexp.New(`^[\d.,%/+()–-]*\d[\d.,%/+()–-]*$`)
)

// tellTables remarks the tables of a text that stand in columns of blanks: their cells come
// in as paragraphs, for where a cell ends is not to be told from the text alone.
func (d *draft) tellTables(text []byte) {
	const wrapped = 6 // lines that may stand between two rows: blank ones, and the rest of cells
	var rows []spaced
	tell := func() {
		if isSpacedTable(rows) {
			first, last := rows[0].line, rows[len(rows)-1].line
			at := strconv.Itoa(first)
			if last > first {
				at += "–" + strconv.Itoa(last)
			}
			d.remark(first, diag.Say("dòng %s là bảng kẻ bằng dấu cách, các ô đã thành đoạn rời: nhập lại từ tệp .docx có bảng, hoặc thay các đoạn ấy bằng một bảng Markdown hay khối table", "line %s holds a table set with blanks, whose cells came in as paragraphs: import it from a .docx file that has the table, or put a Markdown table or a table block in their place", at))
		}
		rows = nil
	}
	line := 0
	for raw := range bytes.Lines(text) {
		line++
		row := spacedLine(string(bytes.TrimRight(raw, "\r\n")))
		if len(row.columns) < 2 || len(row.columns) == 2 && !row.figure && row.wide == 0 {
			continue
		}
		row.line = line
		if len(rows) > 0 && row.line-rows[len(rows)-1].line > wrapped {
			tell()
		}
		rows = append(rows, row)
	}
	tell()
}

// spacedLine finds the columns of a line.
func spacedLine(s string) spaced {
	const tab, wideGap = 8, 4
	var flat strings.Builder
	at := 0
	for _, r := range s {
		if r != '\t' {
			flat.WriteRune(r)
			at++
			continue
		}
		pad := tab - at%tab
		if pad < 2 {
			pad += tab
		}
		flat.WriteString(strings.Repeat(" ", pad))
		at += pad
	}
	s = flat.String()
	row := spaced{}
	last, from := 0, 0
	for _, m := range cellOf.FindAllStringIndex(s, -1) {
		last += utf8.RuneCountInString(s[from:m[0]])
		if from > 0 && m[0]-from >= wideGap {
			row.wide++
		}
		end := last + utf8.RuneCountInString(s[m[0]:m[1]])
		row.columns = append(row.columns, column{last, end})
		row.figure = figureForm.MatchString(s[m[0]:m[1]])
		last, from = end, m[1]
	}
	return row
}

// isSpacedTable reports whether lines are rows of a table: columns of two of them stand below
// one another, or one is as wide as no sentence is.
func isSpacedTable(rows []spaced) bool {
	const listed = 3 // rows of a word and a number make a table
	figures := 0
	for i, row := range rows {
		if row.wide >= 2 || i > 0 && aligned(rows[i-1].columns, row.columns) >= 2 {
			return true
		}
		if row.figure && i > 0 && aligned(rows[i-1].columns, row.columns) > 0 {
			figures++
		}
	}
	return figures >= listed-1
}

// aligned counts the columns below one another, but for the first: by their beginning, their
// end, or their middle.
func aligned(above, below []column) (n int) {
	near := func(a, b, most int) bool { return a-b <= most && b-a <= most }
	for _, b := range below[1:] {
		for _, a := range above[1:] {
			if near(a.start, b.start, 1) || near(a.end, b.end, 1) || near(a.start+a.end, b.start+b.end, 2) {
				n++
				break
			}
		}
	}
	return n
}
