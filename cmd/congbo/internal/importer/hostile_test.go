package importer_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/effort"
	"congbo/cmd/congbo/internal/importer"
)

// TestHostile holds promise B8: files that want to do harm are refused with a
// message, quickly and in little memory.
func TestHostile(t *testing.T) {
	document := func(xml string) []byte {
		return pack("[Content_Types].xml", "<x/>", "word/document.xml", xml)
	}
	good := word(p("Lời."))
	var many []string
	for i := range 2100 {
		many = append(many, fmt.Sprintf("x/%d", i), "")
	}
	notes := func(n int) []byte {
		var refs, bodies strings.Builder
		for i := 1; i <= n; i++ {
			fmt.Fprintf(&refs, `<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="%d"/></w:r></w:p>`, i)
			fmt.Fprintf(&bodies, `<w:footnote w:id="%d"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>`, i)
		}
		return word(refs.String(), "footnotes.xml", bodies.String())
	}
	tests := []struct {
		name string
		file string
		raw  []byte
		says string
	}{
		{"a bomb: one part of 300 MB of zeros", "a.docx", bomb(300<<20, false), "unpacks"},
		{"a bomb that lies about its size", "a.docx", bomb(60<<20, true), "part word/document.xml"},
		{"too many parts", "a.docx", pack(many...), "more than the limit of 2000"},
		{"a name that climbs out", "a.docx", pack("[Content_Types].xml", "", "../../etc/passwd", "x"), "no Word file has a part named"},
		{"an absolute name", "a.docx", pack("/word/document.xml", "x"), "no Word file has a part named"},
		{"a Windows name", "a.docx", pack(`C:\word\document.xml`, "x"), "no Word file has a part named"},
		{"one name twice", "a.docx", pack("[Content_Types].xml", "x", "word/document.xml", "<a/>", "WORD/document.xml", "<b/>"), "two parts are named"},
		{"a document type and entities", "a.docx", document(`<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ` + wordNS + `><w:body>` + p("&b;") + `</w:body></w:document>`), "declares a DTD"},
		{"an entity that nothing declares", "a.docx", document(`<w:document ` + wordNS + `><w:body>` + p("&b;") + `</w:body></w:document>`), "XML in the file is broken"},
		{"nested ten thousand deep", "a.docx", document(`<w:document ` + wordNS + `><w:body>` + strings.Repeat("<w:sdt><w:sdtContent>", 10_000)), "nests deeper than 256"},
		{"cut off in the middle", "a.docx", good[:len(good)/2], "cut off"},
		{"cut off XML", "a.docx", document(`<w:document ` + wordNS + `><w:body><w:p>`), "XML in the file is broken"},
		{"10,000 notes", "a.docx", notes(10_000), "more than 2000 notes"},
		{"no Word file", "a.docx", pack("a.txt", "x"), "no Word document"},
		{"a spreadsheet", "a.docx", pack("[Content_Types].xml", "", "xl/workbook.xml", ""), "spreadsheet"},
		{"OpenDocument", "a.docx", pack("mimetype", "x", "content.xml", ""), "OpenDocument"},
		{"an old .doc renamed", "a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512)), "old kind"},
		{"a PDF renamed", "a.docx", []byte("%PDF-1.4\n"), "PDF"},
		{"RTF renamed", "a.docx", []byte(`{\rtf1 x}`), "RTF"},
		{"a private key", "bao-cao.txt", []byte("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbg==\n-----END OPENSSH PRIVATE KEY-----\n"), "a key or a certificate"},
		{"a public key", "bao-cao.txt", []byte("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 a\n"), "a key or a certificate"},
		{"a web page", "a.docx", []byte("\n<!DOCTYPE html>\n<p>Chữ</p>"), "web page"},
		{"a page of Word", "a.doc", []byte("\xef\xbb\xbf<html xmlns:o=\"a\">"), "web page"},
		{"XML", "a.docx", []byte("<?xml version=\"1.0\"?><w/>"), "XML file"},
		{"data", "a.txt", []byte("{\n  \"a\": 1}"), "JSON"},
		{"a scan", "a.docx", []byte("\xff\xd8\xff\xe0 JFIF"), "picture"},
		{"a film", "a.docx", []byte("\x00\x00\x00\x18ftypmp42"), "picture or a film"},
		{"a program", "a.docx", []byte("MZ\x90\x00"), "program"},
		{"a packed file", "a.docx", []byte("Rar!\x1a\x07"), "packed"},
		{"nothing at all", "a.docx", nil, "no zip"},
		{"no words", "a.docx", word(""), "is empty"},
		{"another encoding", "a.txt", []byte("\xa7\xb6ng \xf1y"), "cannot be read"},
		{"UTF-16", "a.txt", []byte("\xff\xfea\x00"), "cannot be read"},
		{"binary", "a.txt", []byte("a\x00b"), "cannot be read"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			period, _ := data.ParsePeriod("2030")
			var r *importer.Result
			var err error
			effort.Within(t, test.name, 20*time.Second, 150, func() {
				r, err = importer.Import(importer.Options{Name: test.file, Raw: test.raw, Period: period, Language: "vi"})
			})
			var refusal *importer.Refusal
			if r != nil || !errors.As(err, &refusal) {
				t.Fatalf("got %v, %v", r, err)
			}
			if !strings.Contains(refusal.Text.EN, test.says) || refusal.Text.VI == "" {
				t.Errorf("says %q", refusal.Text.EN)
			}
			if strings.HasSuffix(test.file, ".docx") {
				if w, err := importer.ReadWord(test.file, test.raw); w != nil || !errors.As(err, &refusal) || !strings.Contains(refusal.Text.EN, test.says) {
					t.Errorf("to be checked: got %v, %v", w, err)
				}
			}
		})
	}
}

// bomb is a Word file whose document unpacks to n bytes; liar has it declare less.
func bomb(n int, liar bool) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.Create("[Content_Types].xml")
	f, _ := z.Create("word/document.xml")
	f.Write([]byte("<a>"))
	zeros := make([]byte, 1<<20)
	for range n >> 20 {
		f.Write(zeros)
	}
	z.Close()
	raw := b.Bytes()
	if liar {
		at := bytes.LastIndex(raw, []byte("PK\x01\x02")) // its entry of the directory
		binary.LittleEndian.PutUint32(raw[at+24:], 100)
	}
	return raw
}

// TestOdd holds that absurd files are read all the same, and in bounded time.
func TestOdd(t *testing.T) {
	for name, raw := range map[string][]byte{
		"absurd numbers": word(`<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Lời</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Lời</w:t></w:r></w:p>`,
			"numbering.xml", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="-99999999999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`),
		"styles in a circle":            word(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Lời</w:t></w:r></w:p>`, "styles.xml", `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>`),
		"a wide table":                  word(`<w:tbl><w:tr>` + strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>`+p("a")+`</w:tc>`, 90) + `</w:tr></w:tbl>`),
		"notes that mention each other": word(`<w:p><w:r><w:footnoteReference w:id="1"/><w:t>Lời</w:t></w:r></w:p>`, "footnotes.xml", `<w:footnote w:id="1"><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`),
		"200 pages of one sentence":     longWord(200),
		"a paragraph of a megabyte":     word(p(strings.Repeat("Một câu dài. ", 60_000))),
		"deep tables":                   word(strings.Repeat(`<w:tbl><w:tr><w:tc>`, 60) + p("Lời") + strings.Repeat(`</w:tc></w:tr></w:tbl>`, 60)),
	} {
		t.Run(name, func(t *testing.T) {
			effort.Within(t, name, 20*time.Second, 4000, func() { balanced(t, importBytes(t, "a.docx", raw, "2030")) })
		})
	}
}

// FuzzWord holds that no bytes of the parts of a Word file make the import fail
// otherwise than with a message, or lose a word.
func FuzzWord(f *testing.F) {
	f.Add(p("b:I. KẾT QUẢ")+p("- một;"), `<w:footnote w:id="1"><w:p/></w:footnote>`, `<w:num w:numId="1"/>`)
	f.Add(`<w:tbl><w:tr><w:tc>`+p("Số 1-BC/X")+`</w:tc></w:tr></w:tbl>`+p("BÁO CÁO")+p("Nơi nhận:")+p("T/M X"), "", "")
	f.Fuzz(func(t *testing.T, body, footnotes, numbering string) {
		period, _ := data.ParsePeriod("2030")
		fuzzed(t, importer.Options{Name: "a.docx", Raw: word(body, "footnotes.xml", footnotes, "numbering.xml", numbering), Period: period, Language: "vi"})
	})
}

// FuzzWordParts is FuzzWord for the parts that say what the body means: styles, numbering
// and notes.
func FuzzWordParts(f *testing.F) {
	const body = `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>KẾT QUẢ</w:t><w:footnoteReference w:id="1"/></w:r></w:p>` +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t>Một việc.</w:t><w:endnoteReference w:id="2"/></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>Ô</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:tc></w:tr></w:tbl>`
	f.Add(`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="B"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>`,
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="9"/></w:lvlOverride></w:num>`,
		`<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t> Chú thích</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote><w:footnote w:id="2"/>`, `<w:endnote w:id="2"><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:endnote>`)
	f.Add(`<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>`, `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`, `<w:footnote w:type="separator" w:id="1"><w:p/></w:footnote>`, "")
	f.Fuzz(func(t *testing.T, styles, numbering, footnotes, endnotes string) {
		period, _ := data.ParsePeriod("2030")
		raw := word(body, "styles.xml", styles, "numbering.xml", numbering, "footnotes.xml", footnotes, "endnotes.xml", endnotes)
		fuzzed(t, importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi"})
		var refusal *importer.Refusal
		if _, err := importer.ReadWord("a.docx", raw); err != nil && !errors.As(err, &refusal) {
			t.Error(err)
		}
	})
}

// FuzzText is FuzzWord for plain text.
func FuzzText(f *testing.F) {
	for _, text := range []string{"I- A\n\n1. B\n\n- c⁽¹⁾\n\n⁽¹⁾ d\n\n2.1. E\n\nx *y* **z**", "Số 1-BC/X\nBÁO CÁO\nvề\n\nNơi nhận:\n- a\nT/M X\nY", "a(1) b[1]\n[1] c\n(1) d\n\f2\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		period, _ := data.ParsePeriod("2030")
		fuzzed(t, importer.Options{Name: "a.txt", Raw: []byte(text), Period: period, Language: "vi"})
	})
}

func fuzzed(t *testing.T, o importer.Options) {
	r, err := importer.Import(o)
	var refusal *importer.Refusal
	switch {
	case errors.As(err, &refusal):
	case err != nil:
		t.Fatal(err)
	case len(r.Lost) > 0:
		t.Errorf("%q: words out of balance: %v\n%s", o.Raw, r.Lost, all(r))
	}
}

// BenchmarkWord imports a Word file of 200 pages: 3,000 paragraphs of 65 words,
// 600 notes, 60 tables.
func BenchmarkWord(b *testing.B) {
	raw := longWord(200)
	b.SetBytes(int64(len(raw)))
	period, _ := data.ParsePeriod("2030")
	for b.Loop() {
		r, err := importer.Import(importer.Options{Name: "a.docx", Raw: raw, Period: period, Language: "vi"})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(r.Count.Paragraphs), "paragraphs")
		b.ReportMetric(float64(r.Count.Notes), "notes")
	}
}

// longWord is a Word file of so many pages, with runs as Word splits them.
func longWord(pages int) []byte {
	var body, notes strings.Builder
	split := strings.Repeat(`<w:r w:rsidR="00A1B2C3"><w:rPr><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve">Đảng ủy Khối thử nghiệm </w:t></w:r><w:proofErr w:type="gramEnd"/><w:r><w:t xml:space="preserve">lãnh đạo 24/28 chi bộ, đạt 85,7%; </w:t></w:r>`, 5)
	note := 0
	for page := range pages {
		if page%20 == 0 {
			body.WriteString(p(fmt.Sprintf("b:%s. PHẦN CỦA BÁO CÁO", []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}[page/20])))
		}
		if page%5 == 0 {
			body.WriteString(p(fmt.Sprintf("b:%d. Mục của báo cáo", page%20/5+1)))
		}
		for i := range 15 {
			mark := ""
			if i%5 == 0 {
				note++
				mark = fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, note)
				fmt.Fprintf(&notes, `<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, note, split)
			}
			fmt.Fprintf(&body, `<w:p w:rsidR="00F1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>%s%s</w:p>`, split, mark)
		}
		if page%3 == 0 {
			body.WriteString(`<w:tbl>` + strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc>`+p("12,5")+`</w:tc>`, 5)+`</w:tr>`, 6) + `</w:tbl>`)
		}
	}
	return word(body.String(), "footnotes.xml", notes.String())
}
