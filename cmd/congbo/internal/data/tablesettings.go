package data

import (
	"slices"

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
	Span    source.Span
	Fields  map[string]source.Span
}

// Columns are the columns that a table of indicators can have besides the name.
var columns = []string{"unit", "target", "actual", "of", "percent", "previous", "change", "status"}

// DecodeDataTable reads the body of a ```table block.
func DecodeDataTable(body source.Span) (TableSettings, diag.List) {
	var found diag.List
	table, problems := parseTOML(body.File, body.Start, body.End)
	found.Add(problems...)
	t := taker{table, &found}
	s := TableSettings{
		Data:    t.text("data"),
		Columns: t.texts("columns"),
		Heads:   t.texts("heads"),
		Caption: t.text("caption"),
		Span:    body,
		Fields:  t.fields(),
	}
	t.rest()
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
	t := taker{table, &found}
	s := TableSettings{
		IDs:     t.texts("ids"),
		Group:   t.text("group"),
		Columns: t.texts("columns"),
		Caption: t.text("caption"),
		Chart:   t.bool("chart", false),
		Span:    body,
		Fields:  t.fields(),
	}
	t.rest()
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
