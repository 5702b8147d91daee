package importer_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/importer"
	"congbo/cmd/congbo/internal/source"
)

// comment is what the tests know of a comment in a file.
type comment struct {
	author, text, marked string
	ends                 int // of its beginning, its end and its reference
}

// parts are the parts of a Word file by their names.
func parts(t testing.TB, raw []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[f.Name]; twice {
			t.Errorf("two parts are named %s", f.Name)
		}
		all[f.Name] = string(text)
	}
	return all
}

// comments proves that the comments of a file are what Word asks for: ids that nobody else
// has; of each a beginning, an end and a reference, in this order, outside notes; a part
// with a type and a relation. It returns them with the words that they mark.
func comments(t testing.TB, raw []byte) map[string]comment {
	t.Helper()
	all := parts(t, raw)
	found := map[string]comment{}
	part := ""
	walk(t, all["word/_rels/document.xml.rels"], func(e xml.StartElement, end bool, _ string) {
		if !end && strings.HasSuffix(attr(e, "Type"), "/comments") {
			if part != "" {
				t.Error("two relations lead to comments")
			}
			part = "word/" + attr(e, "Target")
		}
	})
	if part == "" {
		return found
	}
	types := 0
	walk(t, all["[Content_Types].xml"], func(e xml.StartElement, end bool, _ string) {
		if !end && attr(e, "PartName") == "/"+part && strings.HasSuffix(attr(e, "ContentType"), "wordprocessingml.comments+xml") {
			types++
		}
	})
	if types != 1 {
		t.Errorf("%d content types of %s", types, part)
	}
	id := ""
	walk(t, all[part], func(e xml.StartElement, end bool, text string) {
		if e.Name.Local == "comment" && !end {
			id = attr(e, "id")
			if _, twice := found[id]; twice {
				t.Errorf("two comments have id %s", id)
			}
			found[id] = comment{author: attr(e, "author")}
		}
		if e.Name.Local == "t" && end {
			c := found[id]
			c.text += text + "\n"
			found[id] = c
		}
	})
	state := map[string]int{}
	open := map[string]bool{}
	step := func(id string, from int, what string) {
		if state[id] != from {
			t.Errorf("the %s of comment %s comes at the wrong place", what, id)
		}
		state[id]++
	}
	var elements []string
	walk(t, all["word/document.xml"], func(e xml.StartElement, end bool, text string) {
		if !end {
			elements = append(elements, e.Name.Local)
		} else {
			elements = elements[:len(elements)-1]
		}
		switch name := e.Name.Local; {
		case name == "commentRangeStart" && !end:
			step(attr(e, "id"), 0, "beginning")
			if elements[len(elements)-2] == "r" || elements[len(elements)-2] == "t" {
				t.Errorf("a range begins in %v", elements)
			}
			open[attr(e, "id")] = true
		case name == "commentRangeEnd" && !end:
			step(attr(e, "id"), 1, "end")
			delete(open, attr(e, "id"))
		case name == "commentReference" && !end:
			step(attr(e, "id"), 2, "reference")
			if elements[len(elements)-2] != "r" {
				t.Errorf("a reference stands in %v", elements)
			}
		case (name == "t" || name == "footnoteReference") && end:
			for id := range open {
				c := found[id]
				if c.marked += text; name == "footnoteReference" {
					c.marked += "*"
				}
				found[id] = c
			}
		}
	})
	for id := range found {
		if state[id] != 3 {
			t.Errorf("comment %s has %d of its three marks", id, state[id])
		}
		c := found[id]
		c.ends = state[id]
		found[id] = c
	}
	for id := range state {
		if _, ok := found[id]; !ok {
			t.Errorf("the marks of comment %s have no comment", id)
		}
	}
	for name, text := range all {
		if name != "word/document.xml" && strings.Contains(text, "commentRangeStart") {
			t.Errorf("%s has a comment, which LibreOffice cannot read", name)
		}
	}
	return found
}

// walk calls f for each element of XML as it begins, and with its own text as it ends.
func walk(t testing.TB, text string, f func(e xml.StartElement, end bool, text string)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var open []xml.StartElement
	var texts []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			open, texts = append(open, e.Copy()), append(texts, "")
			f(e, false, "")
		case xml.EndElement:
			n := len(open) - 1
			f(open[n], true, texts[n])
			open, texts = open[:n], texts[:n]
		case xml.CharData:
			if n := len(texts); n > 0 {
				texts[n-1] += string(e)
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func readWord(t testing.TB, raw []byte) *importer.Word {
	t.Helper()
	w, err := importer.ReadWord("bao-cao.docx", raw)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func annotated(t testing.TB, raw []byte, comments ...importer.Comment) []byte {
	t.Helper()
	w := readWord(t, raw)
	for i := range comments {
		comments[i].Span.File = w.Text.File
	}
	out, err := w.Annotate(comments)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// about is a comment on words of a Word file.
func about(t testing.TB, raw []byte, words string) importer.Comment {
	t.Helper()
	f := readWord(t, raw).Text.File
	at := strings.Index(string(f.Text), words)
	if at < 0 {
		t.Fatalf("%q does not stand in %q", words, f.Text)
	}
	return importer.Comment{Span: source.Span{Start: at, End: at + len(words)}, Text: []string{"Về “" + words + "”", "→ <xem> & sửa"}}
}

const footnoteMark = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>`

// manyRuns is a Word file whose words stand in all that words can stand in.
func manyRuns() []byte {
	return word(
		`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>Kết nạp 45</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">/50 đảng &amp; viên</w:t></w:r><w:r><w:tab/><w:t>đạt</w:t><w:br/><w:t xml:space="preserve"> 85%.</w:t></w:r>`+footnoteMark+`<w:r><w:t xml:space="preserve"> Giữa hai chú thích.</w:t></w:r></w:p>`+
			`<w:p><w:r><w:t>Theo </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:t>Chỉ thị 05</w:t></w:r></w:hyperlink><w:ins w:id="5" w:author="An"><w:r><w:t>-CT/TW mới</w:t></w:r></w:ins><w:del w:id="6" w:author="An"><w:r><w:delText> cũ</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t>, ngày 15/5/2016</w:t></w:r></w:sdtContent></w:sdt></w:p>`+
			`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Số lượng</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Lớp</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t><![CDATA[12]]></w:t></w:r></w:p></w:tc></w:tr></w:tbl>`+
			`<w:p><w:r><w:t>Khung: </w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>`+p("trong khung 7 người")+`</w:txbxContent></v:textbox></w:pict></w:r></w:p>`+
			`<w:p><w:r><w:t xml:space="preserve">Hình </w:t></w:r><w:fldSimple w:instr="SEQ Hình"><w:r><w:t>số 12</w:t></w:r></w:fldSimple></w:p>`+p("De\u0302\u0301m lo\u031b\u0300i 8 lần.")+`<w:p><w:r><w:t>Nữa</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r></w:p>`,
		"footnotes.xml", `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">`+p("Quyết định 9-QĐ/TU có 3 điều.")+`</w:footnote><w:footnote w:id="3">`+p("Chú thích sau.")+`</w:footnote>`)
}

// TestAnnotate puts comments at words wherever they stand.
func TestAnnotate(t *testing.T) {
	raw := manyRuns()
	tests := []struct{ words, marked string }{
		{"45/50 đảng", "45/50 đảng"}, // two runs, cut in both
		{"& viên", "& viên"},
		{"đạt  85%", "đạt 85%"}, // a run with a break in it
		{"đạt", "đạt"},
		{"Kết nạp", "Kết nạp"},
		{"thị 05-CT", "thị 05-CT"}, // begins in a link
		{"-CT/TW mới, ngày", "-CT/TW mới, ngày"},
		{"Số lượng", "Số lượng"},
		{"12", "12"},
		{"7 người", "trong khung 7 người"}, // a box is marked as a whole
		{"9-QĐ/TU", "*"},                   // a note at its mark
		{"hai chú", "hai chú"},
		{"-CT/TW mới", "-CT/TW mới"}, // a tracked change as a whole
		{"số", "số 12"},              // a field as a whole
		{"ếm l", "e\u0302\u0301m l"},
	}
	var all []importer.Comment
	for _, test := range tests {
		out := annotated(t, raw, about(t, raw, test.words))
		found := comments(t, out)
		if len(found) != 1 || found["0"].marked != test.marked {
			t.Errorf("%q: marked %q of\n%s", test.words, found["0"].marked, parts(t, out)["word/document.xml"])
		}
		all = append(all, about(t, raw, test.words))
	}
	out := annotated(t, raw, all...)
	found := comments(t, out)
	for i, test := range tests {
		if c := found[fmt.Sprint(i)]; c.marked != test.marked || c.author != "congbo" || !strings.Contains(c.text, test.words) || !strings.Contains(c.text, "<xem> & sửa") {
			t.Errorf("%q: together with others: %+v", test.words, c)
		}
	}
	before, after := parts(t, raw), parts(t, out)
	for name, text := range before {
		switch name {
		case "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml":
		default:
			if after[name] != text {
				t.Errorf("%s is not what it was", name)
			}
		}
	}
	if again := annotated(t, out, all...); !bytes.Equal(again, out) {
		t.Errorf("a second time gives other bytes:\n%s\n%s", parts(t, out)["word/document.xml"], parts(t, again)["word/document.xml"])
	}
	if none := annotated(t, out); len(comments(t, none)) != 0 {
		t.Error("comments stay that nothing is to be said about any more")
	}
}

// TestAnnotatePeople leaves comments of people alone, and what they have answered.
func TestAnnotatePeople(t *testing.T) {
	mark := func(id string, words string) string {
		return `<w:commentRangeStart w:id="` + id + `"/><w:r><w:t>` + words + `</w:t></w:r><w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	one := func(id, author, para, text string) string {
		return `<w:comment w:id="` + id + `" w:author="` + author + `"><w:p w14:paraId="` + para + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:r><w:t>` + text + `</w:t></w:r></w:p></w:comment>`
	}
	raw := word(`<w:p>`+mark("0", "Một")+mark("1", " hai")+mark("7", " ba")+mark("8", " bốn")+`</w:p>`,
		"comments.xml", one("0", "Chị Bình", "A0", "Xem lại")+one("1", "congbo", "A1", "cũ")+one("7", "congbo", "A7", "đã có trả lời")+one("8", "Anh Cường", "A8", "Tôi trả lời"),
		"commentsExtended.xml", `<w15:commentEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:paraId="A8" w15:paraIdParent="A7"/>`)
	found := comments(t, annotated(t, raw, about(t, raw, "hai ba")))
	if len(found) != 4 || found["0"].author != "Chị Bình" || found["7"].text != "đã có trả lời\n" || found["8"].author != "Anh Cường" || found["1"].marked != "hai ba" {
		t.Errorf("%+v", found)
	}
}

// TestAnnotateOdd puts comments into files of other writers, and where no words are.
func TestAnnotateOdd(t *testing.T) {
	strict := func(body string) []byte {
		return pack("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`, "_rels/.rels", relations("officeDocument", "word/document.xml"),
			"word/document.xml", `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body>`+body+`</body></document>`)
	}
	for _, test := range []struct {
		name, words, marked string
		raw                 []byte
	}{
		{"names without a prefix", "hai", "hai", strict(`<p><r><t>một hai ba</t></r></p>`)},
		{"nothing but a box of a form", "☐", "", word(`<w:tbl><w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r></w:p></w:tc></w:tr></w:tbl>`)},
		{"a running head", "MẬT", "Lời.", word(p("Lời."), "header.xml", p("MẬT"))},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := comments(t, annotated(t, test.raw, about(t, test.raw, test.words)))
			if len(found) != 1 || found["0"].marked != test.marked {
				t.Errorf("%+v", found)
			}
		})
	}
	signed := word(p("Lời."), "../_xmlsignatures/origin.sigs", "")
	w, err := importer.ReadWord("a.docx", pack("[Content_Types].xml", "<Types/>", "word/document.xml", parts(t, word(p("Lời.")))["word/document.xml"], "_xmlsignatures/origin.sigs", ""))
	if err != nil {
		t.Fatal(err)
	}
	_ = signed
	if _, err = w.Annotate(nil); err == nil || !strings.Contains(err.Error(), "signed") {
		t.Errorf("a signed file: %v", err)
	}
}

// FuzzAnnotate puts a comment anywhere into any text: the words stay, and the marks are
// whole.
func FuzzAnnotate(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>một &amp; hai</w:t></w:r></w:p>`, uint16(2), uint16(7))
	f.Add(`<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>một </w:t><w:tab/><w:t>hai</w:t></w:r></w:p><w:p/>`, uint16(0), uint16(3))
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl>`, uint16(0), uint16(1))
	f.Fuzz(func(t *testing.T, body string, start, length uint16) {
		raw := word(body)
		w, err := importer.ReadWord("a.docx", raw)
		if err != nil {
			return
		}
		text := string(w.Text.File.Text)
		at := min(int(start), len(text))
		span := source.Span{File: w.Text.File, Start: at, End: min(at+int(length), len(text))}
		out, err := w.Annotate([]importer.Comment{{Span: span, Text: []string{"a"}}, {Span: source.At(w.Text.File), Text: []string{"b"}}})
		if err != nil {
			t.Fatalf("%v of %q", err, body)
		}
		comments(t, out)
		if again := readWord(t, out); string(again.Text.File.Text) != text {
			t.Errorf("the words are %q, they were %q", again.Text.File.Text, text)
		}
	})
}

// withTypes is a file whose parts all have a type, as LibreOffice wants them.
func withTypes(t testing.TB, raw []byte) []byte {
	const (
		package2006 = "http://schemas.openxmlformats.org/package/2006/"
		wordType    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	all := parts(t, raw)
	types := `<Types xmlns="` + package2006 + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="` + wordType + `footnotes+xml"/>`
	all["[Content_Types].xml"] = types + strings.SplitAfterN(all["[Content_Types].xml"], ">", 2)[1]
	var flat []string
	for name, text := range all {
		flat = append(flat, name, text)
	}
	return pack(flat...)
}

// TestAnnotateElsewhere sends the comments through LibreOffice and pandoc and back.
func TestAnnotateElsewhere(t *testing.T) {
	raw := manyRuns()
	var all []importer.Comment
	for _, words := range []string{"45/50 đảng", "đạt", "thị 05-CT", "7 người", "9-QĐ/TU", "hai chú", "-CT/TW mới", "số", "8 lần"} {
		all = append(all, about(t, raw, words))
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.docx")
	if err := os.WriteFile(in, withTypes(t, annotated(t, raw, all...)), 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(out string, name string, args ...string) []byte {
		t.Helper()
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CONGBO_GATE") != "" {
				t.Fatalf("%s is missing", name)
			}
			t.Skipf("%s is missing", name)
		}
		said, err := exec.Command(name, args...).CombinedOutput()
		made, missing := os.ReadFile(out)
		if err != nil || missing != nil {
			t.Fatalf("%s: %v %v\n%s", name, err, missing, said)
		}
		return made
	}
	t.Run("LibreOffice", func(t *testing.T) {
		back := run(filepath.Join(dir, "lo", "in.docx"), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "docx", "--outdir", filepath.Join(dir, "lo"), in)
		if n := strings.Count(parts(t, back)["word/comments.xml"], "<w:comment "); n != len(all) {
			t.Errorf("%d of %d comments are left", n, len(all))
		}
		notes := parts(t, back)["word/footnotes.xml"]
		if first, second := strings.Index(notes, "9-QĐ/TU"), strings.Index(notes, "Chú thích sau"); first < 0 || second < first || strings.Count(notes, "9-QĐ/TU") > 1 {
			t.Errorf("the notes are not what they were: %s", notes)
		}
	})
	t.Run("pandoc", func(t *testing.T) {
		back := run(filepath.Join(dir, "out.docx"), "pandoc", "--track-changes=all", in, "-o", filepath.Join(dir, "out.docx"))
		if n := strings.Count(parts(t, back)["word/comments.xml"], "<w:comment "); n != len(all) {
			t.Errorf("%d of %d comments are left", n, len(all))
		}
	})
}
