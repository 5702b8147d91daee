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

// DecodeDataTable reads the body of a ```table block.
func DecodeDataTable(body source.Span) (TableSettings, diag.List) {
	var found diag.List
	table, problems := parseTOML(body.File, body.Start, body.End)
	found.Add(problems...)
	t := decoder{table, "", &found}
	s := TableSettings{
		Data:    t.text("data"),
		Columns: t.texts("columns"),
		Heads:   t.texts("heads"),
		Caption: t.text("caption"),
		Span:    body,
		Fields:  t.fields(),
	}
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
	t.unknownKeys()
	if len(problems) == 0 && s.Data == "" {
		found.Add(diag.Finding{Code: "table/data", Severity: diag.Error, Span: body,
			Message: diag.Say("khối table không nói lấy tệp nào", "the table block names no file"),
			Hint:    diag.Say(`ghi data = "ten-tep.csv", tệp ở data/<kỳ>/`, `write data = "file.csv", a file of data/<period>/`)})
	}
	return s, found
}

// DecodeTable reads the body of an ```indicators block.
func DecodeTable(body source.Span) (TableSettings, diag.List) {
	var found diag.List
	table, problems := parseTOML(body.File, body.Start, body.End)
	found.Add(problems...)
	t := decoder{table, "", &found}
	s := TableSettings{
		IDs:     t.texts("ids"),
		Group:   t.text("group"),
		Columns: t.texts("columns"),
		Caption: t.text("caption"),
		Chart:   t.bool("chart", false),
		Span:    body,
		Fields:  t.fields(),
	}
	s.captionMarks()
	s.Marks.Cells = cellMarks(t)
	t.unknownKeys()
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
	if len(problems) == 0 && s.IDs == nil && s.Group == "" {
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
