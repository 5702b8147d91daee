package link

import (
	"maps"
	"path"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// sheet joins a ```table block with its file of data/<period>/.
func (l *linker) sheet(b *Book, t *report.Table) {
	name := t.Settings.Data
	f := b.Data.Files[name]
	if f == nil {
		l.found.Add(diag.Finding{Code: "table/file", Severity: diag.Error, Span: quoted(t.Settings.Span, name),
			Message: diag.Say("không có tệp data/%s/%s", "there is no file data/%s/%s", b.Period.ID, name),
			Hint:    l.suggest(name, slices.Sorted(maps.Keys(b.Data.Files)), diag.Say("đặt tệp .csv hoặc .toml vào data/%s/", "put a .csv or .toml file into data/%s/", b.Period.ID))})
		return
	}
	sheet, found := data.DecodeSheet(f, t.Settings)
	for _, one := range found {
		if one.Span.File != f || !l.sheets[f] { // of a file that two tables show, once
			l.found.Add(one)
		}
	}
	l.sheets[f] = true
	if sheet == nil || !l.insert(t.Document, sheet.Size(), t.Span) {
		return
	}
	if heads := t.Settings.Heads; heads != nil && len(heads) != len(sheet.Columns) {
		l.found.Add(diag.Finding{Code: "table/heads", Severity: diag.Error, Span: t.Settings.Fields["heads"],
			Message: diag.Say("heads có %d tên, bảng có %d cột", "heads has %d names, the table has %d columns", len(heads), len(sheet.Columns)),
			Hint:    diag.Say("ghi một tên cho mỗi cột", "write one name a column")})
	} else if heads != nil {
		sheet.Columns = heads
	}
	t.Sheet = sheet
}

// unusedSheets tells of TOML files that no table shows; CSV files may be there
// for other programs.
func (l *linker) unusedSheets(b *Book) {
	for _, name := range slices.Sorted(maps.Keys(b.Data.Files)) {
		if f := b.Data.Files[name]; path.Ext(name) == ".toml" && !l.sheets[f] {
			l.found.Add(data.Unused(f))
		}
	}
}
