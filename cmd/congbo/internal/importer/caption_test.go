package importer_test

import (
	"strings"
	"testing"
)

// TestCaptions holds that the numbered caption of a table becomes its caption where
// congbo prints the same number, and stays text elsewhere.
func TestCaptions(t *testing.T) {
	cells := func(texts ...string) string {
		s := "<w:tr>"
		for _, text := range texts {
			s += "<w:tc>" + p(text) + "</w:tc>"
		}
		return s + "</w:tr>"
	}
	table := "<w:tbl>" + cells("b:Việc", "b:Số") + cells("Trồng cây", "50") + "</w:tbl>"
	noted := `<w:p><w:r><w:t>Bảng 1. Cây đã trồng</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`
	const shown = "```table\ndata = \"bang-1.csv\"\ncaption = \"Cây đã trồng\"\n```\n"
	for _, test := range []struct {
		name, body string
		want       []string
		told       string
	}{
		{"above", p("Lời.") + p("b:Bảng 1. Cây đã trồng") + table, []string{"Lời.\n\n" + shown, "Việc,Số\nTrồng cây,50\n"}, ""},
		{"below", table + p("Bảng 1: Cây đã trồng") + p("Lời."), []string{shown + "\nLời."}, ""},
		{"with a unit between", p("Bảng 1. Cây đã trồng") + p("Đơn vị tính: cây") + table, []string{"Đơn vị tính: cây\n\n" + shown}, ""},
		{"with a note", noted + table, []string{`caption = "Cây đã trồng[^1]"`, "[^1]: Tính cả năm."}, ""},
		{"two", p("Bảng 1. Một") + table + p("Bảng 2. Hai") + table, []string{`caption = "Một"`, "data = \"bang-2.csv\"\ncaption = \"Hai\""}, ""},
		{"two, below", table + p("Bảng 1. Một") + table + p("Bảng 2. Hai"), []string{`"bang-1.csv"` + "\ncaption = \"Một\"", `"bang-2.csv"` + "\ncaption = \"Hai\""}, ""},
		{"numbered otherwise", p("Bảng 3. Cây đã trồng") + table, []string{"\nBảng 3. Cây đã trồng\n\n| **Việc**"}, "captioned table number 1"},
		{"bold cells", p("Bảng 1. Cây đã trồng") + strings.Replace(table, p("Trồng cây"), p("b:Trồng cây"), 1), []string{shown}, "bold and italic of cells are not kept"},
		{"heads that name no column", p("Bảng 1. Cây đã trồng") + strings.Replace(table, p("b:Số"), "<w:p/>", 1), []string{"\nBảng 1. Cây đã trồng\n\n| **Việc** | |\n"}, ""},
		{"a sentence about a table", p("Bảng 1 cho thấy số cây.") + table, []string{"Bảng 1 cho thấy số cây.\n\n| **Việc**"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			raw := word(p("I. KẾT QUẢ")+test.body, "footnotes.xml", `<w:footnote w:id="1">`+p("Tính cả năm.")+`</w:footnote>`)
			if test.name != "with a note" {
				raw = word(p("I. KẾT QUẢ") + test.body)
			}
			r := importBytes(t, "a.docx", raw, "2030")
			balanced(t, r)
			text := all(r) + string(r.Files["data/2030/bang-1.csv"])
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in:\n%s", want, text)
				}
			}
			remarks := ""
			for _, m := range r.Remarks {
				remarks += m.Text.EN + "\n"
			}
			if !strings.Contains(remarks, test.told) || test.told == "" && strings.Contains(remarks, "caption") {
				t.Errorf("told: %s", remarks)
			}
		})
	}
}

// TestPictureCaption holds that a picture without a description takes the words of
// its caption.
func TestPictureCaption(t *testing.T) {
	picture := `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1"/><a:blip r:embed="rId1"/></wp:inline></w:drawing></w:r></w:p>`
	file := func(body string) []byte {
		return word(body, "word/_rels/document.xml.rels", relations("image", "media/a.png"), "word/media/a.png", "\x89PNG\r\n\x1a\nxxx")
	}
	for body, want := range map[string]string{
		picture + p("Hình 1. Cây đã trồng"):                     "![Cây đã trồng](files/hinh-1.png)\\\nHình 1. Cây đã trồng\n",
		p("Biểu đồ 2: Thu ngân sách") + picture + p("Lời."):     "![Thu ngân sách](files/hinh-1.png)\\\nBiểu đồ 2: Thu ngân sách\n",
		picture + p("Hình 1. Cây") + picture + p("Hình 2. Hoa"): "![Hoa](files/hinh-1.png)\\\nHình 2. Hoa\n",
		p("Hình 1. Cây") + picture + p("Hình 2. Hoa") + picture: "![Hoa](files/hinh-1.png)\\\nHình 2. Hoa\n",
		picture + p("Hình dưới đây."):                           "![hinh-1](files/hinh-1.png)\n\nHình dưới đây.\n",
	} {
		text, remarks := told(t, "a.docx", file(body))
		if !strings.Contains(text, want) || strings.Contains(remarks, "no description") != strings.Contains(want, "[hinh-1]") {
			t.Errorf("%q is not in:\n%s\ntold: %s", want, text, remarks)
		}
	}
}
