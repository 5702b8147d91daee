package importer_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/importer"
)

// TestBare holds that the words, headings and notes of a file come in without any
// formatting, which is tried where congbo cannot read back what was made.
func TestBare(t *testing.T) {
	period, _ := data.ParsePeriod("2030")
	table := `<w:tbl><w:tr><w:tc>` + p("Việc") + `</w:tc><w:tc>` + p("b:Số") + `</w:tc></w:tr></w:tbl>`
	raw := word(p("b:I. KẾT QUẢ")+p("b:Đậm.")+p("1. một;")+p("- hai.")+table+`<w:p><w:r><w:t>Ba</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, "footnotes.xml", `<w:footnote w:id="1">`+p("Chú thích.")+`</w:footnote>`)
	r, err := importer.Import(importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi", Bare: true})
	if err != nil {
		t.Fatal(err)
	}
	balanced(t, r)
	const want = "title = \"KẾT QUẢ\"\n+++\n\nĐậm.\n\n1\\. một;\n\n\\- hai.\n\nViệc\n\nSố\n\nBa[^1]\n\n[^1]: Chú thích.\n"
	if text := all(r); !strings.Contains(text, want) {
		t.Errorf("not %q but\n%s", want, text)
	}
	if !strings.Contains(r.Remarks[0].Text.EN, "could not read back the formatting") {
		t.Errorf("told: %v", r.Remarks)
	}
}
