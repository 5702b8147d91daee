package importer_test

import (
	"strings"
	"testing"
)

// TestFit holds that what is longer than congbo reads one block is written in
// parts: a whole document is never refused for one of them.
func TestFit(t *testing.T) {
	long := strings.Repeat("Một câu dài của báo cáo. ", 700)
	note := `<w:footnote w:id="1">` + p(long) + p("Đoạn sau.") + `</w:footnote>`
	table := func(cell string) string {
		return `<w:tbl><w:tr><w:tc>` + p("Việc") + `</w:tc><w:tc>` + p("Kết quả") + `</w:tc></w:tr><w:tr><w:tc>` + p("1. Trồng cây") + `</w:tc><w:tc>` + cell + `</w:tc></w:tr></w:tbl>`
	}
	for _, test := range []struct {
		name, body, want, told string
	}{
		{"a cell", table(p(long) + p("Hết.")), "\n\nHết.\n", "cell that is too long"},
		{"a paragraph without spaces", p(strings.Repeat("x", 30_000)), "\nxxx", ""},
		{"a line to be filled in", p("Họ và tên: " + strings.Repeat("_", 500)), "Họ và tên: &#95;&#95;", ""},
		{"a row to be filled in", table(p(strings.Repeat("_", 500))), "| &#95;&#95;", ""},
		{"a bold paragraph", p("b:" + long), "Một câu dài của báo cáo.**\n\n**Một", ""},
		{"an item", p("- "+long) + p("- Hết."), "báo cáo.\n\n  Một câu", ""},
		{"a note", `<w:p><w:r><w:t>Lời</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, "báo cáo.\n\n    Một câu", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			raw := word(p("I. KẾT QUẢ")+test.body, "footnotes.xml", note)
			if test.name != "a note" {
				raw = word(p("I. KẾT QUẢ") + test.body)
			}
			text, remarks := told(t, "a.docx", raw)
			if !strings.Contains(text, test.want) || !strings.Contains(remarks, test.told) {
				t.Errorf("%q is not in:\n%.2000s\ntold: %s", test.want, text, remarks)
			}
			for _, paragraph := range strings.Split(text, "\n\n") {
				if len(paragraph) > 16<<10 || strings.Count(paragraph, "_") > 400 {
					t.Errorf("a block of %d bytes, %d marks", len(paragraph), strings.Count(paragraph, "_"))
				}
			}
		})
	}
}
