package check

import (
	"maps"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Tables say what the checks have read of tables, and what they have not: that a check finds
// nothing means little where it read nothing.
type Tables struct {
	Markdown, Data int            // tables; those of indicators are not counted: their data are checked, not their cells
	Cells          int            // that say something
	Unread         []*source.File // of data/<period>/, which no table shows
}

// Add adds what was read elsewhere.
func (t *Tables) Add(other Tables) {
	t.Markdown += other.Markdown
	t.Data += other.Data
	t.Cells += other.Cells
	t.Unread = append(t.Unread, other.Unread...)
}

// tablesOf counts the tables of a report.
func tablesOf(r *report.Report) Tables {
	var t Tables
	type table struct {
		in     *report.Document
		number int
	}
	seen := map[table]bool{}
	for _, b := range r.Blocks() {
		if b.Kind != report.Cell {
			continue
		}
		if strings.TrimSpace(b.Text) != "" {
			t.Cells++
		}
		if one := (table{b.Document, b.Place.Table}); !seen[one] {
			seen[one] = true
			if one.number < 0 {
				t.Data++
			} else {
				t.Markdown++
			}
		}
	}
	shown := map[*source.File]bool{}
	for _, s := range r.Sheets {
		shown[s.File] = true
	}
	for _, name := range slices.Sorted(maps.Keys(r.Data.Files)) {
		if f := r.Data.Files[name]; !shown[f] {
			t.Unread = append(t.Unread, f)
		}
	}
	return t
}
