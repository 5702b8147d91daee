package data

import (
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TableSettings are the body of an ```indicators or ```table block.
type TableSettings struct {
	Data    string   // of ```table: the name of a file of data/<period>/
	Heads   []string // of ```table: what stands over the columns, instead of their names
	IDs     []string
	Group   string
	Columns []string // of Columns; nil for those that have values
	Caption string
	Chart   bool
	Marks   TableMarks // of notes that the block writes
	Span    source.Span
	Fields  map[string]source.Span
}

// TableMarks are the mentions of notes in the body of a block.
type TableMarks struct {
	Caption []Mark
	Heads   [][]Mark   // as long as Heads
	Cells   []CellMark // of ```indicators
}

// A CellMark is the mentions of notes in a cell of a table of indicators.
type CellMark struct {
	ID, Column string // of the indicator; one of the columns, or "name"
	Marks      []Mark
	Span       source.Span
}

// Columns are the columns that a table of indicators can have besides the name.
var columns = []string{"unit", "target", "actual", "of", "percent", "previous", "change", "status"}

// dataTableKeys are the keys of a ```table block.
var dataTableKeys = keys[TableSettings]{
	field("data", asText, noPeriod, func(s *TableSettings) *string { return &s.Data }, "tên tệp CSV hoặc TOML ở `data/<kỳ>/`; bắt buộc", "name of a CSV or TOML file of `data/<period>/`; required"),
	field("columns", asList, noPeriod, func(s *TableSettings) *[]string { return &s.Columns }, "các cột lấy, theo thứ tự; không ghi là lấy hết", "columns to show, in order; all without it"),
	field("heads", asList, noPeriod, func(s *TableSettings) *[]string { return &s.Heads }, "tên in ở đầu cột, thay tên cột trong tệp", "what stands over the columns, instead of their names"),
	captionKey,
}

// indicatorTableKeys are the keys of an ```indicators block, but for notes.
var indicatorTableKeys = keys[TableSettings]{
	field("ids", asList, noPeriod, func(s *TableSettings) *[]string { return &s.IDs }, "các chỉ tiêu, theo thứ tự", "indicators, in order"),
	field("group", asText, noPeriod, func(s *TableSettings) *string { return &s.Group }, "cả một nhóm chỉ tiêu", "all indicators of a group"),
	field("columns", asList, noPeriod, func(s *TableSettings) *[]string { return &s.Columns }, "trong các cột "+strings.Join(columns, ", ")+"; không ghi là những cột có số liệu", "of "+strings.Join(columns, ", ")+"; those that have values without it"),
	captionKey,
	field("chart", asOff, noPeriod, func(s *TableSettings) *bool { return &s.Chart }, "`true`: thêm biểu đồ kết quả so với kế hoạch", "`true`: bars of result against target as well"),
}

var captionKey = field("caption", asText, noPeriod, func(s *TableSettings) *string { return &s.Caption }, "tên bảng; bảng có tên được đánh số", "what the table is called; it gets a number then")

// openBlock parses the body of a block. What it holds is not to be missed if it is broken.
func openBlock(body source.Span, found *diag.List) (t decoder, s TableSettings, broken bool) {
	table, problems := parseTOML(body.File, body.Start, body.End)
	found.Add(problems...)
	t = decoder{table, "", found}
	return t, TableSettings{Span: body, Fields: t.fields()}, problems.Count(diag.Error) > 0
}

// DecodeDataTable reads the body of a ```table block.
func DecodeDataTable(body source.Span) (TableSettings, diag.List) {
	var found diag.List
	t, s, broken := openBlock(body, &found)
	dataTableKeys.decode(t, &s)
	s.captionMarks()
	if v := t.lookup("heads"); s.Heads != nil {
		places := v.items
		if places == nil {
			places = []*value{v} // one text is a list of one
		}
		for k, head := range s.Heads {
			head, marks := cutMarks(head, places[k].span)
			s.Heads[k], s.Marks.Heads = head, append(s.Marks.Heads, marks)
		}
	}
	if !broken && s.Data == "" {
		found.Add(diag.Finding{Code: "table/data", Severity: diag.Error, Span: body,
			Message: diag.Say("khối table không nói lấy tệp nào", "the table block names no file"),
			Hint:    diag.Say(`ghi data = "ten-tep.csv", tệp ở data/<kỳ>/`, `write data = "file.csv", a file of data/<period>/`)})
	}
	return s, found
}

// DecodeTable reads the body of an ```indicators block.
func DecodeTable(body source.Span) (TableSettings, diag.List) {
	var found diag.List
	t, s, broken := openBlock(body, &found)
	s.Marks.Cells = cellMarks(t)
	indicatorTableKeys.decode(t, &s)
	s.captionMarks()
	for _, c := range s.Columns {
		if !slices.Contains(columns, c) {
			hint := diag.Say("các cột dùng được: %v", "the columns are: %v", columns)
			if near := Nearest(c, columns); near != "" {
				hint = diag.Say("có phải là %q?", "did you mean %q?", near)
			}
			found.Add(diag.Finding{Code: "indicator/column", Severity: diag.Error, Span: s.Fields["columns"],
				Message: diag.Say("không có cột %q", "there is no column %q", c), Hint: hint})
		}
	}
	if !broken && s.IDs == nil && s.Group == "" {
		found.Add(diag.Finding{Code: "indicator/empty", Severity: diag.Error, Span: body,
			Message: diag.Say("khối indicators không nói gồm chỉ tiêu nào", "the indicators block names no indicator"),
			Hint:    diag.Say(`ghi ids = ["…"] hoặc group = "…"`, `write ids = ["…"] or group = "…"`)})
	}
	return s, found
}

func (s *TableSettings) captionMarks() {
	s.Caption, s.Marks.Caption = cutMarks(s.Caption, s.Fields["caption"])
}

// cellMarks reads notes.id = "[^a]" and notes.id.column = "[^a]": figures stay in
// the data, and what the text remarks on them stands in the text.
func cellMarks(t decoder) []CellMark {
	notes, ok := t.sub("notes")
	if !ok {
		return nil
	}
	var all []CellMark
	add := func(of decoder, key, id, column string) {
		v := of.raw(key)
		text, marks := "", []Mark(nil)
		if v.kind == unstable.String {
			text, marks = cutMarks(v.text, v.span)
		}
		if strings.TrimSpace(text) != "" || marks == nil {
			t.found.Add(diag.Finding{Code: "indicator/note", Severity: diag.Error, Span: v.span,
				Message: diag.Say("chú thích của ô phải chỉ gồm dấu chú thích", "the note of a cell must be nothing but the mark of a note"),
				Hint:    diag.Say(`ghi như notes.%s = "[^a]", nội dung [^a]: … ở cuối tệp`, `write it like notes.%s = "[^a]", with [^a]: … at the end of the file`, id)})
			return
		}
		all = append(all, CellMark{id, column, marks, v.span})
	}
	for _, e := range notes.entries {
		if e.value.table == nil {
			add(notes, e.key, e.key, "name")
			continue
		}
		cells, _ := notes.sub(e.key)
		for _, c := range cells.entries {
			add(cells, c.key, e.key, c.key)
		}
	}
	return all
}

// ColumnPlace orders the columns of a table of indicators: 0 for the name, or one
// that there is not.
func ColumnPlace(name string) int { return slices.Index(columns, name) + 1 }

// AppendBlock appends the block as a Markdown file has it, without mentions of notes.
func (s *TableSettings) AppendBlock(dst []byte) []byte {
	name, table := "indicators", indicatorTableKeys
	if s.Data != "" {
		name, table = "table", dataTableKeys
	}
	return append(table.append(append(dst, "```"+name+"\n"...), s), "```\n"...)
}
