package markup

import (
	"bytes"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// The limits of a Markdown file. goldmark is super-linear on hostile input
// (128 KB of "[](" take 6.6 s, one table 133 MB); the longest paragraph of a
// real report has 2,271 bytes.
const (
	maxBlock     = 16 << 10 // bytes of one paragraph
	maxDepth     = 16       // lists and quotes within each other
	maxIndent    = 64       // columns
	maxColumns   = 64       // of a table
	maxRows      = 5000     // of a table
	maxMarks     = 400      // of one kind ([ ` * _ <) in one block
	maxNotes     = 2000     // definitions
	maxLinkBytes = 1 << 20  // all destinations together
	maxLink      = 2 << 10  // one destination
)

// limits scans the Markdown of a file before it is parsed. It is linear, and
// names the first limit that is passed.
func limits(f *source.File, from int) diag.List {
	s := scanner{file: f}
	for at := from; at < len(f.Text); {
		end := len(f.Text)
		if i := bytes.IndexByte(f.Text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if s.line(at, f.Text[at:end]); s.found != nil {
			return s.found
		}
		at = end
	}
	return nil
}

// scanner counts what a block holds while it goes through the lines.
type scanner struct {
	file    *source.File
	found   diag.List
	bytes   int // of the block
	list    bool
	marks   [5]int
	notes   int
	columns int // of the table that the block is, else 0
	rows    int
	last    []byte
}

var marks = [5]byte{'[', '`', '*', '_', '<'}

func (s *scanner) over(at int, vi, en string, args ...any) {
	s.found = diag.List{{Code: "limit/markdown", Severity: diag.Error,
		Span:    source.Span{File: s.file, Start: at, End: at + 1},
		Message: diag.Say(vi, en, args...),
		Hint:    diag.Say("chia nhỏ phần này", "split this part")}}
}

func (s *scanner) line(at int, line []byte) {
	trimmed := bytes.TrimSpace(line)
	if len(trimmed) == 0 {
		s.newBlock(false)
		s.columns, s.rows, s.last = 0, 0, nil
		return
	}
	indent, depth, body, item := containers(line)
	if depth > maxDepth || indent > maxIndent && item > 0 {
		s.over(at, "danh sách và trích dẫn lồng nhau quá giới hạn %d tầng", "lists and quotes nest deeper than the limit of %d", maxDepth)
		return
	}
	// A number other than 1 begins an item only where a list is open.
	if item == 1 || item > 1 && s.list || line[0] == '#' {
		s.newBlock(item > 0)
	}
	if bytes.HasPrefix(trimmed, []byte("[^")) && bytes.Contains(trimmed, []byte("]:")) {
		s.newBlock(false)
		if s.notes++; s.notes > maxNotes {
			s.over(at, "quá giới hạn %d chú thích", "more than the limit of %d notes", maxNotes)
			return
		}
	}
	if s.table(at, trimmed); s.found != nil {
		return
	}
	s.last = trimmed
	if s.bytes += len(body); s.bytes > maxBlock {
		s.over(at, "một đoạn dài quá giới hạn %d byte", "a paragraph is longer than the limit of %d bytes", maxBlock)
		return
	}
	for i, mark := range marks {
		if s.marks[i] += bytes.Count(body, []byte{mark}); s.marks[i] > maxMarks {
			s.over(at, "một đoạn có hơn %d dấu %q", "a paragraph has more than %d marks %q", maxMarks, string(mark))
			return
		}
	}
	if i := bytes.Index(body, []byte("](")); i >= 0 {
		s.destinations(at, line, body)
	} else if i := bytes.Index(body, []byte("]:")); i >= 0 && len(body) > maxLink {
		s.over(at, "địa chỉ của liên kết dài quá giới hạn %d byte", "the address of a link is longer than the limit of %d bytes", maxLink)
	}
}

// destinations holds the length of the addresses written in a line.
func (s *scanner) destinations(at int, line, body []byte) {
	base := at + len(line) - len(body)
	for from := 0; ; {
		i := bytes.Index(body[from:], []byte("]("))
		if i < 0 {
			return
		}
		from += i + 2
		end := bytes.IndexAny(body[from:], " )\n")
		if end < 0 {
			end = len(body) - from
		}
		if end > maxLink {
			s.over(base+from, "địa chỉ của liên kết dài quá giới hạn %d byte", "the address of a link is longer than the limit of %d bytes", maxLink)
			return
		}
		from += end
	}
}

// newBlock begins to count anew.
func (s *scanner) newBlock(list bool) {
	s.bytes, s.marks, s.list = 0, [5]int{}, list
}

// table holds the width and height of tables, and that no row has more cells
// than the head: those cells would be on no page.
func (s *scanner) table(at int, line []byte) {
	if s.columns == 0 {
		if delimiterRow(line) && bytes.IndexByte(s.last, '|') >= 0 {
			s.columns = cells(line)
			s.newBlock(false)
			if s.columns > maxColumns {
				s.over(at, "bảng có hơn %d cột", "a table has more than %d columns", maxColumns)
			}
		}
		return
	}
	s.newBlock(false)
	if s.rows++; s.rows > maxRows {
		s.over(at, "bảng có hơn %d dòng", "a table has more than %d rows", maxRows)
		return
	}
	if n := cells(line); n > s.columns {
		s.found = diag.List{{Code: "table/ragged", Severity: diag.Error,
			Span:    source.Span{File: s.file, Start: at, End: at + len(line)},
			Message: diag.Say("dòng này có %d ô, đầu bảng chỉ có %d: ô thừa sẽ không lên trang", "this row has %d cells, the head only %d: the others would be on no page", n, s.columns),
			Hint:    diag.Say(`thêm cột ở đầu bảng, hoặc viết \| cho dấu gạch trong ô`, `add columns to the head, or write \| for a bar within a cell`)}}
	}
}

func delimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|:- \t")) == 0 && len(bytes.Trim(line, "-")) > 0
}

// cells counts the cells of a table's row.
func cells(line []byte) int {
	line = bytes.TrimPrefix(line, []byte("|"))
	n := 1
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') && i < len(line)-1 {
			n++
		}
	}
	return n
}

// containers reads the markers of lists and quotes at the head of a line: how
// far it is indented, how many markers there are, what follows them, and what
// begins here: 0 nothing, 1 a list item or quote, 2 an item with another number
// than 1.
func containers(line []byte) (indent, depth int, body []byte, item int) {
	for len(line) > 0 {
		switch c := line[0]; {
		case c == ' ':
			indent++
			line = line[1:]
		case c == '\t':
			indent += 4
			line = line[1:]
		case c == '>':
			depth++
			item = 1
			line = line[1:]
		case (c == '-' || c == '*' || c == '+') && len(line) > 1 && (line[1] == ' ' || line[1] == '\t' || line[1] == '\n'):
			depth++
			item = 1
			line = line[2:]
		case c >= '0' && c <= '9':
			i := 0
			for i < len(line) && i < 9 && line[i] >= '0' && line[i] <= '9' {
				i++
			}
			if i+1 >= len(line) || line[i] != '.' && line[i] != ')' || line[i+1] != ' ' {
				return indent, depth, line, item
			}
			depth++
			if item == 0 {
				item = 2
			}
			if i == 1 && c == '1' {
				item = 1
			}
			line = line[i+2:]
		default:
			return indent, depth, line, item
		}
	}
	return indent, depth, line, item
}
