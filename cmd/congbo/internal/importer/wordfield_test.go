package importer_test

import (
	"strings"
	"testing"
)

// TestFields holds what becomes of fields: boxes and lists of forms, the mark of a
// note that is said again, and references to headings.
func TestFields(t *testing.T) {
	form := func(data string) string {
		return `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> Đạt</w:t></w:r></w:p>`
	}
	field := func(instruction, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + instruction + ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + result + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	const note = `<w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:footnoteReference w:id="1"/></w:r><w:bookmarkEnd w:id="1"/>`
	const footnotes = `<w:footnote w:id="1"><w:p><w:r><w:t>Có 03 chi bộ.</w:t></w:r></w:p></w:footnote>`
	head := func(level, name, text string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="` + level + `"/></w:pPr><w:bookmarkStart w:id="7" w:name="` + name + `"/><w:r><w:t>` + text + `</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>`
	}
	para := func(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }
	said := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	for _, test := range []struct {
		name, body string
		want       []string
		told       string
	}{
		{"a box with a cross", form(`<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>`), []string{"\n☒ Đạt\n"}, ""},
		{"a box that is unchecked", form(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`), []string{"\n☐ Đạt\n"}, ""},
		{"a box left alone", form(`<w:checkBox><w:default w:val="1"/></w:checkBox>`), []string{"\n☒ Đạt\n"}, ""},
		{"a list to choose from", form(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="Chưa"/><w:listEntry w:val="Đã"/></w:ddList>`), []string{"\nĐã Đạt\n"}, ""},
		{"a note twice", head("0", "x", "I. KẾT QUẢ") + para(said("Một"), note, said(".")) + para(said("Hai"), field("NOTEREF _Ref1", "1"), said(".")), []string{"Một[^1].\n\nHai[^1].\n\n[^1]: Có 03 chi bộ."}, ""},
		{"a note of another section", head("0", "x", "I. KẾT QUẢ") + para(said("Một"), note, said(".")) + head("0", "y", "II. NHIỆM VỤ") + para(said("Hai"), field("NOTEREF _Ref1", "1"), said(".")), []string{"Hai¹."}, "repeats a note of another section"},
		{"a reference to a part", head("0", "_Ref2", "I. KẾT QUẢ") + para(said("Lời.")) + head("0", "y", "II. NHIỆM VỤ") + para(said("Xem mục "), field("REF _Ref2", "I"), said(".")), []string{"Xem mục [I](../01-ket-qua/_index.md)."}, ""},
		{"a reference to a subsection", head("0", "x", "I. KẾT QUẢ") + head("1", "y", "1. Một") + head("2", "_Ref3", "1.1. Hai") + para(said("Lời.")) + head("1", "z", "2. Ba") + para(`<w:hyperlink w:anchor="_Ref3">`, said("mục 1.1"), `</w:hyperlink>`), []string{"## Hai {#hai}\n", "\n[mục 1.1](../01-ket-qua/01-mot.md#hai)\n"}, ""},
		{"a reference to what is no heading", para(`<w:bookmarkStart w:id="1" w:name="b"/>`, said("Bảng 1"), `<w:bookmarkEnd w:id="1"/>`) + para(said("Xem "), field("REF b", "Bảng 1"), said(".")), []string{"Xem Bảng 1."}, ""},
		{"a broken reference", para(said("Xem "), field("REF gone", "Error! Reference source not found."), said(".")), []string{"Xem Error! Reference"}, "broken reference"},
		{"struck words", para(said("Kinh phí "), `<w:r><w:rPr><w:strike/></w:rPr><w:t>120 triệu</w:t></w:r>`, said(" 150 triệu đồng.")), []string{"Kinh phí 120 triệu 150 triệu đồng."}, `struck words "120 triệu"`},
		{"words that are not struck", para(`<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>120 triệu.</w:t></w:r>`), []string{"120 triệu."}, ""},
		{"a drop cap", `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>T</w:t></w:r></w:p>` + p("rong năm, các chi bộ đã họp."), []string{"\nTrong năm, các chi bộ đã họp.\n"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, remarks := told(t, "a.docx", word(test.body, "footnotes.xml", footnotes))
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in:\n%s", want, text)
				}
			}
			if !strings.Contains(remarks, test.told) || strings.Contains(remarks, "bytes of words") {
				t.Errorf("told: %s", remarks)
			}
		})
	}
}
