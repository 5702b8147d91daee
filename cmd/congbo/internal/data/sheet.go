package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// A Sheet is a table of other data than indicators: a CSV file of data/<period>/,
// or a list of a TOML file there.
type Sheet struct {
	File    *source.File
	Columns []string
	Places  []source.Span // of the names of the columns, as long as Columns
	Marks   [][]Mark      // of notes in the head, as long as Columns
	Rows    [][]SheetCell // each as long as Columns
}

// A SheetCell is a text as it is written, or a number or date of TOML. CSV does not tell
// 1.866 from 1,866, so its cells are texts and are printed as they stand.
type SheetCell struct {
	Text   string
	Date   citation.Date    // that Text is, of TOML
	Number quantity.Decimal // no number for a text
	Marks  []Mark           // of notes in the text
	Span   source.Span
}

// IsNumeric reports whether a column holds nothing but figures.
func (s *Sheet) IsNumeric(column int) bool {
	figures := false
	for _, row := range s.Rows {
		cell := row[column]
		switch {
		case cell.Number.IsValid():
			figures = true
		case strings.TrimSpace(cell.Text) == "":
		case strings.Trim(cell.Text, "0123456789.,%-−+ /") != "":
			return false
		default:
			figures = true
		}
	}
	return figures
}

// Size is about what the sheet takes on a page, in bytes.
func (s *Sheet) Size() int {
	n := 0
	for _, row := range s.Rows {
		for _, cell := range row {
			n += 32 + len(cell.Text)
		}
	}
	return n
}

// maxCells bounds a sheet: no page shows more.
const maxCells = 20_000

// DecodeSheet reads a CSV or TOML file as a table with all its columns. The sheet
// is nil if the file cannot be one.
func DecodeSheet(f *source.File) (*Sheet, diag.List) {
	var found diag.List
	var sheet *Sheet
	if path.Ext(f.Path) == ".csv" {
		sheet = csvSheet(f, &found)
	} else {
		sheet = tomlSheet(f, &found)
	}
	if sheet == nil {
		return nil, found
	}
	sheet.File = f
	sheet.badMarks(&found)
	sheet.boldMarks(&found)
	return sheet, found
}

// badMarks tells of what looks like the mark of a note in a cell and is none.
func (s *Sheet) badMarks(found *diag.List) {
	for _, row := range s.Rows {
		for _, cell := range row {
			if !strings.Contains(cell.Text, "[^") || strings.Contains(cell.Span.Text(), `\[^`) {
				continue
			}
			found.Add(diag.Finding{Code: "note/mark", Severity: diag.Error, Span: cell.Span,
				Message: diag.Say("dấu [^…] trong ô không thành chú thích: nhãn không được có dấu cách", "[^…] in the cell is no note: a label has no blanks"),
				Hint:    diag.Say(`ghi như [^chu-1]; nếu là chữ thật thì viết \[^`, `write it like [^note-1]; write \[^ for the characters themselves`)})
		}
	}
}

// boldMarks tells of heads and cells with marks of Markdown, which readers would see.
func (s *Sheet) boldMarks(found *diag.List) {
	tell := func(text string, at source.Span) {
		if HasBold(text) {
			found.Add(BoldFinding(at, diag.Say("ô của tệp dữ liệu không viết bằng Markdown, nên dấu hiện trên trang", "cells of a data file are no Markdown, so readers see the marks")))
		}
	}
	for k, name := range s.Columns {
		tell(name, s.Places[k])
	}
	for _, row := range s.Rows {
		for _, cell := range row {
			tell(cell.Text, cell.Span)
		}
	}
}

var bold = lazyregexp.New(`(^|[^*\pL\d])\*\*[^*\s]([^*]*[^*\s])?\*\*($|[^*\pL\d])|(^|[^_\pL\d])__[^_\s]([^_]*[^_\s])?__($|[^_\pL\d])`)

// HasBold reports whether a text that is no Markdown is written as if it were: **bold**.
func HasBold(text string) bool {
	return (strings.Contains(text, "**") || strings.Contains(text, "__")) && bold.MatchString(text)
}

// BoldFinding is the finding on such a text, whose message says what it is.
func BoldFinding(at source.Span, message diag.Text) diag.Finding {
	return diag.Finding{Code: "markup/emphasis", Severity: diag.Warning, Span: at, Message: message,
		Hint: diag.Say("bỏ dấu ** hay __", "remove the ** or __")}
}

// tooManyCells is the finding on a file with more cells than a page shows.
func tooManyCells(f *source.File) diag.Finding {
	return diag.Finding{Code: "table/size", Severity: diag.Error, Span: source.At(f),
		Message: diag.Say("bảng có quá %d ô", "the table has more than %d cells", maxCells),
		Hint:    diag.Say("chia bảng, hoặc để tệp ở files/ cho người đọc tải", "divide it, or put the file in files/ to be downloaded")}
}

// Pick returns the sheet with the columns of the settings, in their order; all
// columns if they name none.
func (s *Sheet) Pick(settings TableSettings) (*Sheet, diag.List) {
	if settings.Columns == nil {
		return s, nil
	}
	var found diag.List
	var places []int
	for _, name := range settings.Columns {
		at := slices.Index(s.Columns, name)
		if at < 0 {
			hint := diag.Say("các cột của tệp: %s", "the columns of the file are: %s", strings.Join(s.Columns, ", "))
			if near := Nearest(name, s.Columns); near != "" {
				hint = diag.Say("có phải là %q?", "did you mean %q?", near)
			}
			found.Add(diag.Finding{Code: "table/column", Severity: diag.Error, Span: settings.Fields["columns"],
				Message: diag.Say("tệp không có cột %q", "the file has no column %q", name), Hint: hint})
			continue
		}
		places = append(places, at)
	}
	picked := &Sheet{File: s.File}
	for _, at := range places {
		picked.Columns = append(picked.Columns, s.Columns[at])
		picked.Places = append(picked.Places, s.Places[at])
		picked.Marks = append(picked.Marks, s.Marks[at])
	}
	for _, row := range s.Rows {
		var cells []SheetCell
		for _, at := range places {
			cells = append(cells, row[at])
		}
		picked.Rows = append(picked.Rows, cells)
	}
	return picked, found
}

// csvSheet reads RFC 4180, with semicolons or tabs where the first line has more of them
// than commas: a Vietnamese Excel writes the one, and cells are copied with the other.
func csvSheet(f *source.File, found *diag.List) *Sheet {
	if bytes.HasPrefix(f.Raw, []byte("\ufeff")) {
		found.Add(diag.Finding{Code: "table/bom", Severity: diag.Note, Span: source.At(f),
			Message: diag.Say("tệp bắt đầu bằng dấu BOM; congbo bỏ qua", "the file begins with a byte order mark, which congbo leaves out"),
			Hint:    diag.Say("lưu lại là CSV UTF-8 không BOM: phần mềm khác có thể đọc sai tên cột đầu", "save it as CSV UTF-8 without BOM: other programs may misread the first column's name")})
	}
	first, _, _ := bytes.Cut(f.Text, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(f.Text))
	comma, separated := separator(first)
	switch {
	case separated:
		r.Comma = comma
	default:
		r.Comma = mostOf(first, ",;\t")
	}
	r.FieldsPerRecord = -1
	places := lineReader{file: f, line: 1}
	sheet := &Sheet{}
	for {
		start := int(r.InputOffset())
		record, err := r.Read()
		if separated && err == nil { // the line of Excel's, which is no row
			separated = false
			continue
		}
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			at := places.start(broken.Line)
			found.Add(diag.Finding{Code: "table/csv", Severity: diag.Error, Span: source.Span{File: f, Start: at, End: at},
				Message: diag.Say("dòng CSV hỏng: dấu ngoặc kép không đúng chỗ", "the line is no CSV: a quotation mark is out of place"),
				Hint:    diag.Say(`ô có dấu phẩy hay ngoặc kép thì viết "…" và nhân đôi ngoặc kép bên trong`, `write a cell that has commas or quotation marks as "…", with those inside doubled`)})
			return nil
		case err != nil:
			if sheet.Columns == nil {
				found.Add(emptySheet(source.At(f)))
				return nil
			}
			return sheet
		case len(record) > maxCells, len(sheet.Columns)*(len(sheet.Rows)+1) > maxCells:
			found.Add(tooManyCells(f))
			return nil
		case sheet.Columns == nil:
			for k, name := range record {
				at := places.span(r, k)
				name, marks := cutMarks(strings.TrimSpace(name), at)
				sheet.Columns, sheet.Marks = append(sheet.Columns, name), append(sheet.Marks, marks)
				sheet.Places = append(sheet.Places, places.field(r, k, record[k]))
			}
			continue
		}
		fields := len(record)
		if fields != len(sheet.Columns) {
			for start < len(f.Text) && f.Text[start] == '\n' {
				start++
			}
			found.Add(diag.Finding{Code: "table/ragged", Severity: diag.Error, Span: source.Span{File: f, Start: start, End: int(r.InputOffset())},
				Message: diag.Say("dòng có %d ô, dòng đầu có %d", "the row has %d cells, the head has %d", len(record), len(sheet.Columns)),
				Hint:    diag.Say("thêm ô trống, hoặc đặt ô có dấu ngăn trong ngoặc kép", "add empty cells, or put a cell that holds the separator between quotation marks")})
			record = append(record, make([]string, len(sheet.Columns))...)[:len(sheet.Columns)]
		}
		row := make([]SheetCell, len(record))
		for k, cell := range record {
			row[k].Text = cell
			if k < fields {
				row[k].Span = places.field(r, k, cell)
			}
			if strings.Contains(cell, "[^") {
				row[k].Text, row[k].Marks = cutMarks(cell, places.span(r, k))
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
}

// separator reads the line "sep=;" that Excel takes to say what stands between cells.
func separator(line []byte) (comma rune, ok bool) {
	rest, ok := bytes.CutPrefix(bytes.Trim(bytes.Trim(line, " "), `"`), []byte("sep="))
	if !ok || len(rest) != 1 || !bytes.ContainsAny(rest, ";,\t|") {
		return 0, false
	}
	return rune(rest[0]), true
}

// mostOf is the one of some characters that a line has most of; the first of equals.
func mostOf(line []byte, characters string) rune {
	best, most := rune(characters[0]), -1
	for i := range len(characters) {
		if n := bytes.Count(line, []byte{characters[i]}); n > most {
			best, most = rune(characters[i]), n
		}
	}
	return best
}

// CheckHeads says which heads of the sheet readers could not tell apart.
func (s *Sheet) CheckHeads() diag.List {
	var found diag.List
	first := map[string]int{}
	for k, name := range s.Columns {
		before, twice := first[name]
		switch {
		case name == "" && k > 0: // the corner of a table may be blank
			found.Add(diag.Finding{Code: "table/blank-head", Severity: diag.Note, Span: s.Places[k],
				Message: diag.Say("cột thứ %d không có tên", "column %d has no name", k+1),
				Hint:    diag.Say("ghi tên cột ở dòng đầu của tệp, hoặc heads ở khối table", "name it in the first line of the file, or by heads in the table block")})
		case twice && name != "":
			found.Add(diag.Finding{Code: "table/same-head", Severity: diag.Warning, Span: s.Places[k],
				Message: diag.Say("hai cột cùng tên %q", "two columns are called %q", name),
				Hint:    diag.Say("đặt cho mỗi cột một tên riêng, ở tệp hoặc bằng heads ở khối table", "give each a name of its own, in the file or by heads in the table block"),
				Related: []diag.Related{{Span: s.Places[before], Text: diag.Say("cột thứ nhất", "the first column")}}})
		}
		if !twice {
			first[name] = k
		}
	}
	return found
}

// A lineReader tells where the lines of a file begin, asked in their order.
type lineReader struct {
	file     *source.File
	line, at int // the line asked for last, and where it begins
}

func (l *lineReader) start(line int) int {
	for ; l.line < line; l.line++ {
		next := bytes.IndexByte(l.file.Text[l.at:], '\n')
		if next < 0 {
			break
		}
		l.at += next + 1
	}
	return l.at
}

// span is the place of a field of the record that r read last, up to the end of
// the record.
func (l *lineReader) span(r *csv.Reader, field int) source.Span {
	line, column := r.FieldPos(field)
	l.start(line)
	end := int(r.InputOffset())
	return source.Span{File: l.file, Start: min(l.at+column-1, end), End: end}
}

// field is the place of the text of a field of that record; of one with quotation marks
// doubled in it, of its beginning.
func (l *lineReader) field(r *csv.Reader, field int, text string) source.Span {
	at := l.span(r, field)
	if at.Start < at.End && l.file.Text[at.Start] == '"' {
		at.Start++
	}
	at.End = min(at.Start+len(text), at.End)
	return at
}

func emptySheet(at source.Span) diag.Finding {
	return diag.Finding{Code: "table/empty", Severity: diag.Error, Span: at,
		Message: diag.Say("tệp không có bảng nào", "the file holds no table"),
		Hint:    diag.Say("CSV: dòng đầu là tên cột; TOML: các bảng [[dong]], mỗi bảng một dòng", "CSV: the first line names the columns; TOML: tables [[row]], one a row")}
}

// tomlSheet reads the first list of tables of a file, [[row]]: keys are columns,
// in the order of their first mention.
func tomlSheet(f *source.File, found *diag.List) *Sheet {
	t := open(f, found)
	at := slices.IndexFunc(t.entries, func(e entry) bool {
		return e.value.kind == unstable.Array && len(e.value.items) > 0 && e.value.items[0].table != nil
	})
	if at < 0 {
		if len(*found) == 0 {
			found.Add(emptySheet(source.At(f)))
		}
		return nil
	}
	rows := t.entries[at]
	outside(t.entries, rows.key, found)
	v := rows.value
	sheet, known := &Sheet{}, map[string]bool{}
	for _, item := range v.items {
		if item.table == nil {
			found.Add(emptySheet(item.span))
			return nil
		}
		for _, e := range item.table.entries {
			if !known[e.key] {
				known[e.key] = true
				sheet.Columns, sheet.Places = append(sheet.Columns, e.key), append(sheet.Places, e.value.span)
			}
		}
	}
	switch {
	case sheet.Columns == nil:
		found.Add(emptySheet(v.span))
		return nil
	case len(sheet.Columns)*len(v.items) > maxCells:
		found.Add(tooManyCells(f))
		return nil
	}
	sheet.Marks = make([][]Mark, len(sheet.Columns)) // a key holds none
	for _, item := range v.items {
		var row []SheetCell
		for _, name := range sheet.Columns {
			row = append(row, tomlCell(item.table.lookup(name), found))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// outside tells of what a file holds beside its rows, which no table shows.
func outside(entries []entry, rows string, found *diag.List) {
	for _, e := range entries {
		if e.key != rows {
			found.Add(diag.Finding{Code: "table/outside", Severity: diag.Error, Span: e.at,
				Message: diag.Say("%q đứng ngoài các bảng [[%s]], nên không lên trang nào", "%q stands outside the tables [[%s]], so it is on no page", e.key, rows),
				Hint:    diag.Say("đưa vào các bảng [[%s]], chuyển sang tệp khác, hoặc bỏ", "put it into the tables [[%s]] or another file, or remove it", rows)})
		}
	}
}

// tomlCell is the cell that a value makes. One that is no text, number or day is told of.
func tomlCell(v *value, found *diag.List) SheetCell {
	if v == nil {
		return SheetCell{}
	}
	switch v.kind {
	case unstable.String:
		text, marks := cutMarks(v.text, v.span)
		return SheetCell{Text: text, Marks: marks, Span: v.span}
	case unstable.Integer, unstable.Float:
		if d, err := quantity.ParsePlain(v.text); err == nil {
			return SheetCell{Number: d, Span: v.span}
		}
	case unstable.LocalDate:
		if d, ok := parseDate(v.text); ok {
			return SheetCell{Text: v.text, Date: d, Span: v.span}
		}
	}
	found.Add(badCell(v))
	return SheetCell{Text: v.text, Span: v.span}
}

// badCell is the finding on a value that no cell can show.
func badCell(v *value) diag.Finding {
	f := diag.Finding{Code: "table/cell", Severity: diag.Error, Span: v.span,
		Message: diag.Say("%s không phải là chữ, số thập phân hay ngày", "%s is no text, decimal number or day", v.text),
		Hint:    diag.Say("ghi như muốn in, trong ngoặc kép", "write what is to be printed, between quotes")}
	switch {
	case v.kind == unstable.Bool:
		f.Message = diag.Say("%s là giá trị đúng/sai, người đọc không hiểu", "%s is a truth value, which tells readers nothing", v.text)
		f.Hint = diag.Say(`viết thành lời, ví dụ "có" hoặc "không"`, `write words, "yes" or "no" for instance`)
	case v.kind == unstable.Array, v.table != nil:
		f.Message = diag.Say("một ô không chứa được danh sách hay bảng, nên chữ trong đó không lên trang", "a cell cannot hold a list or a table, so what it says is on no page")
		f.Hint = diag.Say(`ghi một chuỗi "…", hoặc mỗi giá trị một cột`, `write one text "…", or a column for each value`)
	}
	return f
}

// AppendRows appends a table of texts as a TOML file of data/<period>/ has it.
func AppendRows(dst []byte, columns []string, rows [][]string) []byte {
	for _, row := range rows {
		dst = append(dst, "[[row]]\n"...)
		for k, column := range columns {
			dst = appendNeeded(dst, keyTOML(column), row[k])
		}
		dst = append(dst, '\n')
	}
	return dst
}
