package importer_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/importer"
)

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// word packs a Word file of the body of its document and more parts.
func word(body string, more ...string) []byte {
	parts := []string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", relations("officeDocument", "word/document.xml"),
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`,
	}
	var related []string
	for i := 0; i+1 < len(more); i += 2 {
		name := more[i]
		text := more[i+1]
		if kind, ok := strings.CutSuffix(name, ".xml"); ok && !strings.Contains(name, "/") {
			related = append(related, kind, name)
			text = `<w:` + kind + ` ` + wordNS + `>` + text + `</w:` + kind + `>`
			name = "word/" + name
		}
		parts = append(parts, name, text)
	}
	if !bytes.Contains([]byte(strings.Join(parts, " ")), []byte("word/_rels/document.xml.rels")) {
		parts = append(parts, "word/_rels/document.xml.rels", relations(related...))
	}
	return pack(parts...)
}

// relations writes a part of relations from kinds and targets; "out:" before a
// target leads outside. Their ids are rId1, rId2.
func relations(pairs ...string) string {
	var s strings.Builder
	s.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+1 < len(pairs); i += 2 {
		target, out := strings.CutPrefix(pairs[i+1], "out:")
		mode := ""
		if out {
			mode = ` TargetMode="External"`
		}
		s.WriteString(`<Relationship Id="rId` + string(rune('1'+i/2)) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + pairs[i] + `" Target="` + target + `"` + mode + `/>`)
	}
	return s.String() + `</Relationships>`
}

func pack(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		method := zip.Deflate
		if len(parts[i+1]) < 4096 {
			method = zip.Store // packing is what fuzzing would spend its time on
		}
		f, _ := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method}) // to memory
		f.Write([]byte(parts[i+1]))
	}
	z.Close()
	return b.Bytes()
}

// p is a paragraph of one run; bold with "b:" before it.
func p(text string) string {
	look := ""
	if rest, ok := strings.CutPrefix(text, "b:"); ok {
		text, look = rest, "<w:rPr><w:b/></w:rPr>"
	}
	return `<w:p><w:r>` + look + `<w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// all is the text of every file of an import, in order, without front matter of
// parts and sections other than their title.
func all(r *importer.Result) string {
	var s strings.Builder
	for _, name := range names(r) {
		s.Write(r.Files[name])
	}
	return s.String()
}

// TestWord holds what Word files consist of, one piece at a time, in the flavours
// that Word writes.
func TestWord(t *testing.T) {
	const footnotes = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Có 03 chi bộ.</w:t></w:r></w:p></w:footnote>`
	const numbers = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`
	num := func(id, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
	}
	tests := []struct {
		name string
		file []byte
		want []string // stand in the files
		not  []string // do not
		told string   // a remark
	}{
		{"runs split within a word, with rsid noise and proofing marks",
			word(`<w:p w:rsidR="00A1" w14:paraId="1" xmlns:w14="x"><w:r w:rsidRPr="00B2"><w:t>Tuyên tru</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r w:rsidR="00C3"><w:t xml:space="preserve">yền </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ng</w:t></w:r><w:r><w:rPr><w:b/><w:lang w:val="vi-VN"/></w:rPr><w:t>hị quyết</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>`),
			[]string{"\nTuyên truyền **nghị quyết**.\n"}, nil, ""},
		{"simple fields, complex fields and hyphens",
			word(`<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>ngày 05</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> mục 2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, số 05</w:t><w:noBreakHyphen/><w:t>CT/TW</w:t><w:softHyphen/></w:r></w:p>`),
			[]string{"\nngày 05 mục 2, số 05-CT/TW\n"}, []string{"REF"}, ""},
		{"the first choice of alternatives only",
			word(`<w:p><mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>một</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>hai</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`),
			[]string{"\nmột\n"}, []string{"hai"}, ""},
		{"a text box in both of its forms is one",
			word(`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("Trong khung.") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("Trong khung.") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>Ngoài khung.</w:t></w:r></w:p>`),
			[]string{"\nNgoài khung.\n\nTrong khung.\n"}, []string{"Trong khung.\n\nTrong khung."}, "text box"},
		{"footnotes", word(`<w:p><w:r><w:t>Đã tổ chức</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r><w:r><w:t>; tiếp tục.</w:t></w:r></w:p>`, "footnotes.xml", footnotes),
			[]string{"Đã tổ chức[^1]; tiếp tục.", "[^1]: Có 03 chi bộ.\n"}, nil, ""},
		{"endnotes", word(`<w:p><w:r><w:t>Đã xong</w:t><w:endnoteReference w:id="1"/></w:r></w:p>`, "endnotes.xml", strings.ReplaceAll(footnotes, "footnote", "endnote")),
			[]string{"Đã xong[^1]", "[^1]: Có 03 chi bộ.\n"}, nil, ""},
		{"a note that nothing mentions", word(p("Xong."), "footnotes.xml", footnotes), []string{"Xong.", "\nCó 03 chi bộ.\n"}, nil, "no mark"},
		{"automatic numbers make the outline", word(num("1", "0", "Kết quả")+num("1", "1", "Tuyên truyền")+num("2", "0", "đã xong;")+num("2", "1", "một phần.")+num("1", "1", "Kiểm tra")+num("1", "2", "Tự kiểm tra")+p("Đủ.")+num("1", "0", "Nhiệm vụ")+p("Tiếp."), "numbering.xml", numbers),
			[]string{`numbering = ["I.", "1.", "1.1."]`, "title = \"Kết quả\"", "title = \"Tuyên truyền\"", "\n- **đã xong;**\n\n  + **một phần.**\n", "title = \"Kiểm tra\"", "## Tự kiểm tra\n\nĐủ.", "title = \"Nhiệm vụ\""}, nil, ""},
		{"headings by style, inherited, and by outline level",
			word(`<w:p><w:pPr><w:pStyle w:val="My"/></w:pPr><w:r><w:t>PHẦN ĐẦU</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Mục nhỏ</w:t></w:r></w:p>`+p("Lời.")+`<w:p><w:pPr><w:pStyle w:val="My"/></w:pPr><w:r><w:t>PHẦN SAU</w:t></w:r></w:p>`, "styles.xml",
				`<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="My"><w:name w:val="Phan"/><w:basedOn w:val="H1"/></w:style>`),
			[]string{"title = \"PHẦN ĐẦU\"", "title = \"Mục nhỏ\"", "title = \"PHẦN SAU\""}, []string{"# Mục"}, ""},
		{"headings that are bold only", word(p("b:I. KẾT QUẢ") + p("b:1. Tuyên truyền") + p("Lời.") + p("b:2. Kiểm tra") + p("Lời.") + p("b:II. NHIỆM VỤ") + p("1. Làm một việc;") + p("2. Làm hai việc.")),
			[]string{`numbering = ["I.", "1."]`, "title = \"KẾT QUẢ\"", "title = \"Kiểm tra\"", "\n1. Làm một việc;\n\n2. Làm hai việc.\n"}, nil, ""},
		{"bold numbers below headings by style",
			word(`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>KẾT QUẢ</w:t></w:r></w:p>` + p("b:1. Tuyên truyền") + p("Lời.") + p("1. việc") + `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>NHIỆM VỤ</w:t></w:r></w:p>` + p("b:1. Kiểm tra") + p("Lời.")),
			[]string{"title = \"KẾT QUẢ\"", "title = \"Tuyên truyền\"", "title = \"Kiểm tra\"", `numbering = ["", "1."]`}, nil, ""},
		{"tracked changes", word(`<w:p><w:r><w:t xml:space="preserve">Có </w:t></w:r><w:del w:id="1"><w:r><w:delText>02</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>03</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> lớp.</w:t></w:r></w:p>`),
			[]string{"\nCó 03 lớp.\n"}, []string{"02"}, "2 tracked changes were accepted"},
		{"a deleted end of paragraph", word(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Đã </w:t></w:r></w:p>` + p("xong.")), []string{"\nĐã xong.\n"}, nil, ""},
		{"comments", word(`<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Lời.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`, "comments.xml", `<w:comment w:id="0">`+p("Xem lại nhé")+`</w:comment>`),
			[]string{"\nLời.\n"}, []string{"Xem lại"}, "1 comments were left out"},
		{"a table with merged cells", word(`<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("Tổng | số") + `</w:tc><w:tc>` + p("3") + `</w:tc></w:tr><w:tr><w:tc>` + p("a") + `</w:tc><w:tc>` + p("b") + p("c") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`),
			[]string{"| Tổng \\| số | | 3 |\n|---|---|---|\n| a | b c | |\n"}, nil, "merged cells"},
		{"a table whose head takes two rows", word(`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("Nội dung") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("Số lớp") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + p("Kế hoạch, năm") + `</w:tc><w:tc>` + p("Thực hiện") + `</w:tc></w:tr><w:tr><w:tc>` + p("Mở \"lớp\" [^x]") + `</w:tc><w:tc>` + p("5") + `</w:tc><w:tc>` + p("b:6") + `</w:tc></w:tr></w:tbl>`),
			[]string{"```table\ndata = \"bang-1.csv\"\n```\n", "Nội dung,\"Số lớp: Kế hoạch, năm\",Số lớp: Thực hiện\n\"Mở \"\"lớp\"\" \\[^x]\",5,6\n"}, nil, "cells merged over 2 rows"},
		{"line breaks", word(`<w:p><w:r><w:t>Gồm</w:t><w:br/><w:t>có:</w:t><w:br/><w:t>- một;</w:t><w:br/><w:t>- hai.</w:t></w:r></w:p>`), []string{"\nGồm có:\n\n- một;\n\n- hai.\n"}, nil, ""},
		{"hidden text, capitals, raised digits", word(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>đảng ủy</w:t></w:r><w:r><w:t xml:space="preserve"> 5 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`), []string{"\nĐẢNG ỦY 5 m²\n"}, []string{"ẩn"}, "hidden"},
		{"TCVN3", word(`<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>§¶ng ñy Khèi thö nghiÖm, ®&#xad;îc kÕt qu¶</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>b¸o c¸o</w:t></w:r></w:p>`), []string{"Đảng ủy Khối thử nghiệm, được kết quả", "BÁO CÁO"}, nil, "TCVN3"},
		{"VNI", word(`<w:p><w:r><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr><w:t>Ñaûng uûy Khoái thöû nghieäm, ñöôïc keát quaû</w:t></w:r></w:p>`), []string{"Đảng ủy Khối thử nghiệm, được kết quả"}, nil, "VNI"},
		{"a link out is kept, nothing is fetched", word(`<w:p><w:hyperlink r:id="rId1"><w:r><w:t>trang</w:t></w:r></w:hyperlink><w:r><w:drawing><a:blip r:link="rId2"/></w:drawing></w:r><w:hyperlink r:id="rId3"><w:r><w:t>tệp</w:t></w:r></w:hyperlink></w:p>`, "word/_rels/document.xml.rels", relations("hyperlink", "out:https://example.org/a", "image", "out:http://127.0.0.1:1/x.png", "hyperlink", "out:javascript:alert(1)")),
			[]string{"[trang](https://example.org/a)tệp"}, []string{"127.0.0.1", "javascript"}, "outside the file"},
		{"an image", word(`<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Biểu đồ &amp; số"/><a:blip r:embed="rId1"/></wp:inline></w:drawing></w:r></w:p>`, "word/_rels/document.xml.rels", relations("image", "media/a.png"), "word/media/a.png", "\x89PNG\r\n\x1a\nxxx"),
			[]string{"![Biểu đồ & số](files/hinh-1.png)"}, nil, ""},
		{"macros", word(p("Lời."), "word/vbaProject.bin", "x"), []string{"Lời."}, nil, "macros"},
		{"what Markdown would take for its own", word(p("# không phải tiêu đề") + p("*sao* _gạch_ [ngoặc](x) &amp;lt; &lt;b&gt; {{x}} `a` \\") + p("2030. Năm ấy"+strings.Repeat(" x", 3)) + p("01. việc")),
			[]string{"\\# không", "\\*sao\\* \\_gạch\\_ \\[ngoặc\\](x) \\&lt; \\<b> \\{\\{x}} \\`a\\` \\\\", "2030\\. Năm ấy", "01\\. việc"}, nil, ""},
		{"the strict edition of the standard", bytes.ReplaceAll(pack("[Content_Types].xml", "<x/>", "word/document.xml", `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>`+p("Nghiêm.")+`</w:body></w:document>`), nil, nil), []string{"Nghiêm."}, nil, ""},
		{"a table of contents is left out", word(`<w:sdt><w:sdtContent><w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>I. KẾT QUẢ 3</w:t></w:r></w:p></w:sdtContent></w:sdt>`+p("Lời."), "styles.xml", `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>`), []string{"Lời."}, []string{"KẾT QUẢ"}, "table of contents"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := importBytes(t, "bao-cao.docx", test.file, "2030")
			text := all(r) + string(r.Files["data/2030/bang-1.csv"])
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in:\n%s", want, text)
				}
			}
			for _, not := range test.not {
				if strings.Contains(text, not) {
					t.Errorf("%q is in:\n%s", not, text)
				}
			}
			told := ""
			for _, m := range r.Remarks {
				told += m.Text.EN + "\n"
			}
			if !strings.Contains(told, test.told) || strings.Contains(told, "bytes of words") {
				t.Errorf("told: %s", told)
			}
			balanced(t, r)
		})
	}
}
