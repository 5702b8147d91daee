package link

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
)

// sheet joins a ```table block with its file of data/<period>/.
func (l *Linked) sheet(d *report.Document, t *report.Table) {
	name := t.Settings.Data
	f := l.Data.Files[name]
	if f == nil {
		l.Found.Add(diag.Finding{Code: "table/file", Severity: diag.Error, Span: quoted(t.Settings.Span, name),
			Message: diag.Say("không có tệp data/%s/%s", "there is no file data/%s/%s", l.Period.ID, name),
			Hint:    l.suggest(name, slices.Sorted(maps.Keys(l.Data.Files)), diag.Say("đặt tệp .csv hoặc .toml vào data/%s/", "put a .csv or .toml file into data/%s/", l.Period.ID))})
		return
	}
	whole, read := l.sheets[f]
	if !read { // what is wrong in a file that two tables show is told once
		sheet, found := data.DecodeSheet(f)
		if l.sealed {
			found = markup.InSealed(found)
		}
		l.Found.Add(found...)
		if sheet != nil {
			whole = &report.Sheet{Sheet: sheet, Slug: l.sheetSlug(name)}
			l.Sheets = append(l.Sheets, whole)
		}
		l.sheets[f] = whole
	}
	if whole == nil {
		return
	}
	sheet, found := whole.Pick(t.Settings)
	l.Found.Add(found...)
	if !l.insert(d, sheet.Size(), t.Span) {
		return
	}
	if heads := t.Settings.Heads; heads != nil && len(heads) != len(sheet.Columns) {
		l.Found.Add(diag.Finding{Code: "table/heads", Severity: diag.Error, Span: t.Settings.Fields["heads"],
			Message: diag.Say("heads có %d tên, bảng có %d cột", "heads has %d names, the table has %d columns", len(heads), len(sheet.Columns)),
			Hint:    diag.Say("ghi một tên cho mỗi cột", "write one name a column")})
	} else if heads != nil {
		named := *sheet
		named.Columns, named.Marks = heads, t.Settings.Marks.Heads
		sheet = &named
	} else {
		l.Found.Add(sheet.CheckHeads()...)
	}
	t.Sheet, t.Whole = sheet, whole
}

// sheetSlug names a file of data/<period>/ in addresses. Of files whose names
// are told apart by their extension or by signs that addresses lack, the first
// by name keeps the plain one; it depends on no table, so addresses last.
func (l *Linked) sheetSlug(name string) string {
	plain := func(name string) string { return slug(strings.TrimSuffix(name, path.Ext(name))) }
	mine, n := plain(name), 1
	for _, other := range slices.Sorted(maps.Keys(l.Data.Files)) {
		if other == name {
			break
		}
		if plain(other) == mine {
			n++
		}
	}
	if n > 1 {
		return mine + "." + strconv.Itoa(n) // no slug has a dot
	}
	return mine
}

// unusedSheets tells of TOML files that no table shows; CSV files may be there
// for other programs.
func (l *Linked) unusedSheets() {
	for _, name := range slices.Sorted(maps.Keys(l.Data.Files)) {
		if f := l.Data.Files[name]; path.Ext(name) == ".toml" {
			if _, shown := l.sheets[f]; !shown {
				l.Found.Add(data.Unused(f))
			}
		}
	}
}
