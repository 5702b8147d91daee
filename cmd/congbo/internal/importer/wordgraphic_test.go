package importer_test

import (
	"strings"
	"testing"
)

// TestGraphics holds that the words of a diagram stay in the text, and that what
// cannot be shown is told.
func TestGraphics(t *testing.T) {
	graphic := func(kind, inner string) string {
		return `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/` + kind + `">` + inner + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	}
	const data = `<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst><d:pt><d:t><a:p><a:r><a:t>Tổ </a:t></a:r><a:r><a:t>trưởng</a:t></a:r></a:p></d:t></d:pt><d:pt><d:t><a:p><a:r><a:t>Tổ viên</a:t></a:r></a:p></d:t></d:pt></d:ptLst></d:dataModel>`
	text, remarks := told(t, "a.docx", word(p("Sơ đồ:")+graphic("diagram", `<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId1"/>`), "word/_rels/document.xml.rels", relations("diagramData", "diagrams/data1.xml"), "word/diagrams/data1.xml", data))
	if !strings.Contains(text, "Sơ đồ:\n\nTổ trưởng\n\nTổ viên\n") || !strings.Contains(remarks, "a diagram") {
		t.Errorf("%s\ntold: %s", text, remarks)
	}
	if _, remarks = told(t, "a.docx", word(p("Lời.")+graphic("chart", ""))); !strings.Contains(remarks, "1 charts or diagrams") {
		t.Errorf("told: %s", remarks)
	}
	picture := `<w:p><w:r><w:t>Lời.</w:t><w:drawing><wp:inline><wp:docPr id="1" descr="Biểu đồ thu chi"/><a:blip r:embed="rId1"/></wp:inline></w:drawing></w:r></w:p>`
	r := importBytes(t, "a.docx", word(picture, "word/_rels/document.xml.rels", relations("image", "media/a.emf"), "word/media/a.emf", "\x01\x00\x00\x00"), "2030")
	if balanced(t, r); len(r.Left) != 1 || r.Left[0].Text != "Biểu đồ thu chi" {
		t.Errorf("left out: %v", r.Left)
	}
}
