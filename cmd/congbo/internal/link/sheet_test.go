package link_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSheets: what a table of other data shows, and what is said of a file that
// is none, where it is wrong.
func TestSheets(t *testing.T) {
	const block = "```table\ndata = \"don-vi.csv\"\n```\n"
	named := func(more string) string {
		return strings.Replace(block, "csv\"\n", "csv\"\n"+more+"\n", 1)
	}
	ofTOML := strings.Replace(block, "csv", "toml", 1)
	const at = "data/2022-h1/don-vi.csv:"
	for _, c := range []struct {
		name, block, file string
		shown             []string
		found             []string
	}{
		{"commas", block, "Đơn vị,Số\nA,\"1,5\"\nB,2\n", []string{"Đơn vị|Số", "A|1,5", "B|2"}, nil},
		{"semicolons, CRLF and a BOM", block, "\ufeffĐơn vị;Số\r\nA;1,5\r\n", []string{"Đơn vị|Số", "A|1,5"}, []string{at + "1:1: note table/bom"}},
		{"chosen columns and heads", named("columns = [\"b\", \"a\"]\nheads = [\"Bê\", \"A\"]"), "a,b,c\n1,2,3\n", []string{"Bê|A", "2|1"}, nil},
		{"no such column", named("columns = [\"don-vy\"]"), "don-vi\n1\n", []string{""}, []string{"content/2022-h1/01-ket-qua/01-a.md:7:1: error table/column"}},
		{"heads do not match", named("heads = [\"A\"]"), "a,b\n1,2\n", []string{"a|b", "1|2"}, []string{"content/2022-h1/01-ket-qua/01-a.md:7:1: error table/heads"}},
		{"ragged", block, "a,b\n1,2\n\n1,2,3\n1\n", []string{"a|b", "1|2", "1|2", "1|"}, []string{at + "4:1: error table/ragged", at + "5:1: error table/ragged"}},
		{"told once", block + "\n" + block, "a,b\n1\n", []string{"a|b", "1|"}, []string{at + "2:1: error table/ragged"}},
		{"a broken quotation", block, "a,b\n1,2\n1,\"2\"3\n", nil, []string{at + "3:1: error table/csv"}},
		{"empty", block, "", nil, []string{at + "1:1: error table/empty"}},
		{"no such file", strings.Replace(block, "don-vi", "don-vj", 1), "a\n", nil, []string{"content/2022-h1/01-ket-qua/01-a.md:6:8: error table/file"}},
		{"no file named", "```table\n```\n", "a\n", nil, []string{"content/2022-h1/01-ket-qua/01-a.md:5:1: error table/data"}},
		{"unknown key", named("colums = []"), "a\n1\n", []string{"a", "1"}, []string{"content/2022-h1/01-ket-qua/01-a.md:7:1: error data/unknown-key"}},
		{"TOML", ofTOML, "[[dong]]\nten = \"A\"\nso = 42.50\n[[dong]]\nten = \"B\"\nghi = \"1.866\"\n", []string{"ten|so|ghi", "A|42.50|", "B||1.866"}, nil},
		{"TOML without rows", ofTOML, "ten = \"A\"\n", nil, []string{"data/2022-h1/don-vi.toml:1:1: error table/empty"}},
		{"TOML that nobody shows", "Chữ.\n", "ten = \"A\"\n", nil, []string{"data/2022-h1/don-vi.toml:1:1: note data/unused"}},
	} {
		file := "data/2022-h1/don-vi.csv"
		if strings.HasPrefix(c.name, "TOML") {
			file = "data/2022-h1/don-vi.toml"
		}
		site, found := files{one + "01-a.md": c.block, file: c.file}.link()
		complete(t, found)
		var shown []string
		if tables := site.Reports[0].Documents[2].Tables; len(tables) > 0 && tables[0].Sheet != nil {
			sheet := tables[0].Sheet
			shown = append(shown, strings.Join(sheet.Columns, "|"))
			for _, row := range sheet.Rows {
				var cells []string
				for _, cell := range row {
					cells = append(cells, cell.Text+cell.Number.Plain())
				}
				if len(cells) > 0 {
					shown = append(shown, strings.Join(cells, "|"))
				}
			}
		}
		if !slices.Equal(shown, c.shown) || !slices.Equal(lines(found), c.found) {
			t.Errorf("%s: %q, found %q", c.name, shown, lines(found))
		}
	}
}
