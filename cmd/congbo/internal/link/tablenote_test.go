package link_test

import (
	"fmt"
	"slices"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

// TestTableNotes: notes of tables are numbered where the table stands among the
// notes of the text, cell by cell; marks that lead nowhere are found at their place.
func TestTableNotes(t *testing.T) {
	const csv = "data/2022-h1/don-vi.csv"
	const text = "Một[^1].\n\n```table\ndata = \"don-vi.csv\"\ncaption = \"Bảng[^c]\"\n%s```\n\nHai[^2], ba[^c].\n\n[^1]: a\n[^2]: b\n[^a]: c\n[^b]: d\n[^c]: e\n[^h]: f\n"
	const indicators = "Một[^1].\n\n```indicators\nids = [\"x\", \"y\"]\n%s```\n\nHai[^2].\n\n[^1]: a\n[^2]: b\n[^a]: c\n"
	for _, c := range []struct {
		name, text, more, csv string
		notes                 []string // labels in the order of their numbers
		marks                 []string // row, column, offset, label
		found                 []string
	}{
		{"cells, head and caption", text, "", "Đơn vị,Số[^h]\nA[^a],\"1\"\nB,\"a, [^b] b\"\n", []string{"1", "c", "h", "a", "b", "2"},
			[]string{"-2 0 6 c", "-1 1 4 h", "0 0 1 a", "1 1 3 b"}, nil},
		{"heads of the block", text, "heads = [\"A[^h]\", \"B\"]\n", "a[^b],b\n1[^a],2\n", []string{"1", "c", "h", "a", "2"},
			[]string{"-2 0 6 c", "-1 0 1 h", "0 0 1 a"}, []string{one + "01-a.md:18:1: error note/unused"}},
		{"chosen columns", text, "columns = [\"b\"]\n", "a,b[^h]\n1[^b],2[^a]\n", []string{"1", "c", "h", "a", "2"},
			[]string{"-2 0 6 c", "-1 0 1 h", "0 0 1 a"}, []string{one + "01-a.md:18:1: error note/unused"}},
		{"no such note, and a backslash", text, "", "a,b\n1[^a][^b],\"2[^zz]\"\n\\[^h],[^h]\n", []string{"1", "c", "a", "b", "h", "2"},
			[]string{"-2 0 6 c", "0 0 1 a", "0 0 1 b", "0 1 1 zz", "1 1 0 h"}, []string{csv + ":2:13: error note/undefined"}},
		{"indicators", indicators, "notes.y = \"[^a]\"\nnotes.x.actual = \"[^2] [^1]\"\n", "a\n", []string{"1", "2", "a"},
			[]string{"0 3 0 2", "0 3 1 1", "1 0 0 a"}, nil},
		{"cells that are not shown", indicators, "columns = [\"unit\"]\nnotes.x.actual = \"[^a]\"\nnotes.z = \"[^a]\"\nnotes.y.unit = \"[^a]\"\nnotes.y.target = \"a[^a]\"\n", "a\n", []string{"1", "a", "2"},
			[]string{"1 1 0 a"}, []string{
				one + "01-a.md:10:18: error indicator/note",
				one + "01-a.md:11:11: error indicator/note",
				one + "01-a.md:13:18: error indicator/note"}},
	} {
		site, found := files{one + "01-a.md": fmt.Sprintf(c.text, c.more), csv: c.csv,
			"data/2022-h1/indicators.toml": "[indicator.x]\nname = \"X\"\nunit = \"cây\"\nactual = 1\n[indicator.y]\nname = \"Y\"\nunit = \"cây\"\n"}.link()
		complete(t, found)
		r := site.Reports[0]
		var notes, marks []string
		for _, n := range r.Notes {
			notes = append(notes, n.Label)
		}
		table := r.Documents[2].Tables[0]
		for _, n := range table.Notes {
			marks = append(marks, fmt.Sprint(n.Row, n.Column, n.Offset, " "+n.Ref.Label))
			if !slices.ContainsFunc(table.Marks(n.Row, n.Column), func(m report.NoteMark) bool { return m == n.NoteMark }) {
				t.Errorf("%s: no cell has %v", c.name, n)
			}
			if n.Ref.Note != nil && n.Ref.Block.Section != r.Parts[0].Children[0] {
				t.Errorf("%s: %v stands in no section", c.name, n)
			}
		}
		if !slices.Equal(notes, c.notes) || !slices.Equal(marks, c.marks) || !slices.Equal(lines(found), c.found) {
			t.Errorf("%s: notes %q, marks %q, found %q", c.name, notes, marks, lines(found))
		}
	}
}
