package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"congbo/cmd/congbo/internal/diag"
)

// table says what of the rows of a table is on no page, or is no row.
func (w *walker) table(table *east.Table) {
	columns, cells := len(table.Alignments), 0
	headHasBar := false
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		cells += columns
		at, line := w.rowLine(row)
		made := 0 // cells that are written
		end := -1 // of the last
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Lines().Len() > 0 {
				made++
				end = c.Lines().At(0).Stop
			}
		}
		w.missing += columns - made
		hasBar := bytes.Contains(bytes.ReplaceAll(line, []byte(`\|`), nil), []byte("|"))
		_, head := row.(*east.TableHeader)
		switch {
		case head:
			headHasBar = hasBar
			if made < columns {
				w.found.Add(diag.Finding{Code: "table/head", Severity: diag.Warning, Span: w.span(at, at+len(line)),
					Message: diag.Say("đầu bảng có ít ô (%d) hơn dòng gạch dưới nó (%d)", "the head of the table has fewer cells (%d) than the line of dashes below it (%d)", made, columns),
					Hint:    diag.Say("viết đủ tên các cột, hoặc thêm dòng trống nếu dòng này không phải đầu bảng", "name every column, or leave a blank line if this is no head")})
			}
		case made == columns && end >= 0:
			w.surplus(at, line, end, columns)
		case !hasBar && headHasBar && made < columns:
			w.found.Add(diag.Finding{Code: "table/swallowed", Severity: diag.Note, Span: w.span(at, at+len(line)),
				Message: diag.Say("dòng này không có dấu | mà nằm ngay dưới bảng, nên thành một dòng của bảng", "this line has no bar but stands right below the table, so it is a row of it"),
				Hint:    diag.Say("thêm dòng trống trước nó nếu đây là đoạn văn", "leave a blank line before it if it is a paragraph")})
		}
	}
	if w.cells += cells; w.cells > maxAllCells || w.missing > maxMissing {
		w.overCells(table)
	}
}

// overCells says, once, that the tables of a file are too large together.
func (w *walker) overCells(table ast.Node) {
	if w.tooLarge {
		return
	}
	w.tooLarge = true
	at := max(table.Pos(), 0)
	text := diag.Say("các bảng của tệp có tổng cộng hơn %d ô", "the tables of the file have more than %d cells together", maxAllCells)
	if w.missing > maxMissing {
		text = diag.Say("các dòng của bảng thiếu tổng cộng hơn %d ô so với đầu bảng", "the rows of tables lack more than %d cells together that the head has", maxMissing)
	}
	w.found.Add(overLimit(w.span(at, at+1), text))
}

// rowLine is the line that a row stands on, from the row on.
func (w *walker) rowLine(row ast.Node) (at int, line []byte) {
	text := w.doc.File.Text
	if at = row.Pos(); at < 0 || at > len(text) {
		if row.FirstChild() == nil || row.FirstChild().Lines().Len() == 0 {
			return 0, nil
		}
		at = row.FirstChild().Lines().At(0).Start
		at = bytes.LastIndexByte(text[:at], '\n') + 1
	}
	line = text[at:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return at, line
}

// surplus says which cells a row has beyond those of the head. goldmark leaves them out.
func (w *walker) surplus(at int, line []byte, end, columns int) {
	rest := line[min(max(end-at, 0), len(line)):]
	bar := bytes.IndexByte(rest, '|')
	if bar < 0 || len(bytes.Trim(rest[bar:], "| \t")) == 0 {
		return
	}
	from := at + len(line) - len(rest) + bar + 1
	w.cover(from, at+len(line))
	w.found.Add(diag.Finding{Code: "table/ragged", Severity: diag.Error, Span: w.span(from, at+len(line)),
		Message: diag.Say("dòng này có %d ô, đầu bảng chỉ có %d: ô thừa sẽ không lên trang", "this row has %d cells, the head only %d: the others would be on no page", countCells(line), columns),
		Hint:    diag.Say(`thêm cột ở đầu bảng, hoặc viết \| cho dấu gạch trong ô`, `add columns to the head, or write \| for a bar within a cell`)})
}
