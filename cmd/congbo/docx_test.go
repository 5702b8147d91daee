package main

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// docx packs a Word file of the paragraphs of a text, one a line: # heading, | cells | of a
// table |, ^ a note of the paragraph above.
func docx(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: docx FILE.docx TEXT")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), wordOf(ts.ReadFile(args[1])), 0o666))
}

// wordOf is such a file.
func wordOf(text string) []byte {
	const (
		office = "http://schemas.openxmlformats.org/"
		space  = `xmlns:w="` + office + `wordprocessingml/2006/main"`
		kind   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	var body, notes strings.Builder
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace
	p := func(look, text string) string {
		return `<w:p>` + look + `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r></w:p>`
	}
	inTable := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		row, isRow := strings.CutPrefix(line, "|")
		if isRow != inTable {
			inTable = isRow
			body.WriteString(map[bool]string{true: `<w:tbl><w:tblPr/><w:tblGrid/>`, false: `</w:tbl>`}[isRow])
		}
		title, isHead := strings.CutPrefix(line, "# ")
		note, isNote := strings.CutPrefix(line, "^ ")
		switch {
		case isRow:
			body.WriteString(`<w:tr>`)
			for cell := range strings.SplitSeq(strings.TrimSuffix(row, "|"), "|") {
				body.WriteString(`<w:tc>` + p("", strings.TrimSpace(cell)) + `</w:tc>`)
			}
			body.WriteString(`</w:tr>`)
		case isHead:
			body.WriteString(p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`, title))
		case isNote:
			id := string(rune('1' + strings.Count(notes.String(), "<w:footnote ")))
			notes.WriteString(`<w:footnote w:id="` + id + `">` + p("", note) + `</w:footnote>`)
			above := strings.TrimSuffix(body.String(), `</w:p>`)
			body.Reset()
			body.WriteString(above + `<w:r><w:footnoteReference w:id="` + id + `"/></w:r></w:p>`)
		case line != "":
			body.WriteString(p("", line))
		}
	}
	if inTable {
		body.WriteString(`</w:tbl>`)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [...]struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="` + office + `package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + kind + `document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="` + kind + `footnotes+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + office + `package/2006/relationships"><Relationship Id="rId1" Type="` + office + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="` + office + `package/2006/relationships"><Relationship Id="rId1" Type="` + office + `officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`},
		{"word/document.xml", `<w:document ` + space + `><w:body>` + body.String() + `</w:body></w:document>`},
		{"word/footnotes.xml", `<w:footnotes ` + space + `>` + notes.String() + `</w:footnotes>`},
	} {
		f, _ := z.Create(part.name) // to memory
		f.Write([]byte(part.text))
	}
	z.Close()
	return b.Bytes()
}
