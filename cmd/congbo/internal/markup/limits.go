package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// The limits of a Markdown file. goldmark is super-linear on hostile input
// (128 KB of "[](" take 6.6 s), and makes a cell of each that a short row lacks; the
// longest paragraph of a real report has 2,271 bytes.
const (
	maxBlock     = 16 << 10 // bytes of one paragraph, or line
	maxDepth     = 16       // lists and quotes within each other
	maxIndent    = 64       // columns
	maxColumns   = 64       // of a table
	maxCells     = 20_000   // of a table
	maxAllCells  = 50_000   // of the tables of a file
	maxMissing   = 5_000    // cells that the rows of a file lack
	maxBars      = 2_000    // escaped bars
	maxMarks     = 400      // of one kind ([ ` * _ <) in one block
	maxNotes     = 2000     // definitions, of links too
	maxHeadings  = 2000     // of a file
	maxCitations = 5000     // of a file: each is quoted on the page of what it cites
	maxLinkBytes = 1 << 20  // all destinations together
	maxLink      = 2 << 10  // one destination
)

// limits looks at each line of the Markdown of a file for what would be too much for
// goldmark's first pass, and names the first limit that is passed. It knows lines, not
// blocks: what a block holds, bounds sees where goldmark has found it.
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

// scanner counts what must be few in a file while it goes through the lines.
type scanner struct {
	file  *source.File
	found diag.List
	notes int
	bars  int
}

func overLimit(at source.Span, text diag.Text) diag.Finding {
	return diag.Finding{Code: "limit/markdown", Severity: diag.Error, Span: at, Message: text,
		Hint: diag.Say("chia nhỏ phần này", "split this part")}
}

func (s *scanner) over(at int, vi, en string, args ...any) {
	s.found = diag.List{overLimit(source.Span{File: s.file, Start: at, End: at + 1}, diag.Say(vi, en, args...))}
}

func (s *scanner) line(at int, line []byte) {
	indent, depth, body, item := containers(line)
	if depth > maxDepth || indent > maxIndent && item {
		s.over(at, "danh sách và trích dẫn lồng nhau quá giới hạn %d tầng", "lists and quotes nest deeper than the limit of %d", maxDepth)
		return
	}
	if bytes.HasPrefix(body, []byte("[^")) && bytes.Contains(body, []byte("]:")) {
		if s.notes++; s.notes > maxNotes {
			s.over(at, "quá giới hạn %d chú thích", "more than the limit of %d notes", maxNotes)
			return
		}
	}
	if s.bars += bytes.Count(body, []byte(`\|`)); s.bars > maxBars {
		s.over(at, `tệp có hơn %d dấu \|`, `the file has more than %d marks \|`, maxBars)
		return
	}
	var m measure
	if over := m.add(body); over != (diag.Text{}) {
		s.found = diag.List{overLimit(source.Span{File: s.file, Start: at, End: at + 1}, over)}
		return
	}
	if bytes.Contains(body, []byte("](")) {
		s.destinations(at, line, body)
	} else if bytes.Contains(body, []byte("]:")) && len(body) > maxLink {
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

// tooMany says which limit the texts of a document pass together, now that they are known.
func (d *Document) tooMany() (diag.Finding, bool) {
	if len(d.Headings) > maxHeadings {
		return overLimit(d.Headings[maxHeadings].Span, diag.Say("tệp có hơn %d tiêu đề", "the file has more than %d headings", maxHeadings)), true
	}
	n := 0
	of := func(leaves []Leaf) (source.Span, bool) {
		for i := range leaves {
			if n += len(leaves[i].Citations); n > maxCitations {
				return leaves[i].span(d.File, 0, 1), true
			}
		}
		return source.Span{}, false
	}
	at, over := of(d.Leaves)
	for i := 0; i < len(d.Notes) && !over; i++ {
		at, over = of(d.Notes[i].Leaves)
	}
	return overLimit(at, diag.Say("tệp viện dẫn văn bản hơn %d lần", "the file cites documents more than %d times", maxCitations)), over
}

// A measure is how much goldmark would have to read at once.
type measure struct {
	bytes int
	marks [5]int
}

var marks = [5]byte{'[', '`', '*', '_', '<'}

// add adds a line, and says which limit it passes.
func (m *measure) add(line []byte) (over diag.Text) {
	if m.bytes += len(line); m.bytes > maxBlock {
		return diag.Say("một đoạn dài quá giới hạn %d byte", "a paragraph is longer than the limit of %d bytes", maxBlock)
	}
	for i, mark := range marks {
		if m.marks[i] += bytes.Count(line, []byte{mark}); m.marks[i] > maxMarks {
			return diag.Say("một đoạn có hơn %d dấu %q", "a paragraph has more than %d marks %q", maxMarks, string(mark))
		}
	}
	return over
}

// containers reads the markers of lists and quotes at the head of a line: how far it is
// indented, how many markers there are, what follows them, and whether there are any.
func containers(line []byte) (indent, depth int, body []byte, item bool) {
	for len(line) > 0 {
		switch c := line[0]; {
		case c == ' ':
			indent++
			line = line[1:]
			continue
		case c == '\t':
			indent += 4
			line = line[1:]
			continue
		case c == '>':
			line = line[1:]
		case (c == '-' || c == '*' || c == '+') && len(line) > 1 && (line[1] == ' ' || line[1] == '\t' || line[1] == '\n'):
			line = line[2:]
		case c >= '0' && c <= '9':
			i := 0
			for i < len(line) && i < 9 && line[i] >= '0' && line[i] <= '9' {
				i++
			}
			if i+1 >= len(line) || line[i] != '.' && line[i] != ')' || line[i+1] != ' ' {
				return indent, depth, line, item
			}
			line = line[i+2:]
		default:
			return indent, depth, line, item
		}
		depth++
		item = true
	}
	return indent, depth, line, item
}

// overKey is where bounds leaves what it has found in the context of a parse.
var overKey = parser.NewContextKey()

// over leaves a limit that a block passes, and takes the text out of the block: nobody
// reads the file any further.
func over(p *ast.Paragraph, pc parser.Context, at int, text diag.Text) {
	if pc.Get(overKey) == nil {
		pc.Set(overKey, overLimit(source.Span{Start: at, End: at + 1}, text))
	}
	p.Lines().SetSliced(0, 0)
}

// paragraphBounds is a paragraph transformer that holds the size of paragraphs. It comes
// after the one that makes tables of them, whose cells are texts by themselves.
type paragraphBounds struct{}

func (paragraphBounds) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	var m measure
	lines := p.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if text := m.add(line.Value(reader.Source())); text != (diag.Text{}) {
			over(p, pc, lines.At(0).Start, text)
			return
		}
	}
}

// tableBounds is a paragraph transformer that holds the size of tables before goldmark makes
// them: it gives each row as many cells as the head has.
type tableBounds struct{}

func (tableBounds) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		delimiters := line.Value(reader.Source())
		if !isDelimiterRow(delimiters) {
			continue
		}
		columns, rows := countCells(delimiters), lines.Len()-i
		switch {
		case columns > maxColumns:
			over(p, pc, line.Start, diag.Say("bảng có hơn %d cột", "a table has more than %d columns", maxColumns))
		case columns*rows > maxCells:
			over(p, pc, line.Start, diag.Say("bảng có %d cột và %d dòng, quá giới hạn %d ô", "a table of %d columns and %d rows has more than the limit of %d cells", columns, rows, maxCells))
		default:
			continue
		}
		return
	}
}

// isDelimiterRow reports whether a line may be the one below the head of a table.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|:- \t\n")) == 0
}

// countCells counts the cells of a table's row as goldmark does.
func countCells(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	n := 1
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') && i < len(line)-1 {
			n++
		}
	}
	return n
}
