package word_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/word"
	"congbo/cmd/congbo/internal/words"
)

// site is a report that has all that a Word file has parts for.
func site() fstest.MapFS {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4000, 300))); err != nil {
		panic(err)
	}
	return fstest.MapFS{
		"data/site.toml":                 {Data: []byte("title = \"Báo cáo\"\n")},
		"data/2031-h1/indicators.toml":   {Data: []byte("[indicator.cay]\nname = \"Cây trồng mới\"\nactual = 120\nof = 160\n")},
		"content/2031-h1/files/anh.png":  {Data: picture.Bytes()},
		"content/2031-h1/files/tep.webp": {Data: []byte("RIFF")},
		"content/2031-h1/_index.md": {Data: []byte(`+++
title = "trồng cây <&> \"gây rừng\""
kind = "Báo cáo"
number = "12/BC-UBND"
issuer = "Ủy ban nhân dân xã Bến Sao"
parent_issuer = "Ủy ban nhân dân tỉnh Thanh Sơn"
place = "Bến Sao"
date = 2031-07-05
signed_for = "TM. ỦY BAN NHÂN DÂN"
signer_title = "CHỦ TỊCH"
signer = "Trần Văn Thử"
recipients = ["Lưu: VT."]
urgency = "KHẨN"
numbering = ["I.", "1.", "1.1."]
+++
Mở đầu[^a], nhắc lại[^a] và [trang](https://xa.example/a?b=1&c=2).

![Rừng mới](files/anh.png)

![Rừng cũ](files/tep.webp)

[^a]: Chú thích, có [liên kết](https://xa.example/) và chú thích khác[^b].

[^b]: Chú thích của chú thích.
`)},
		"content/2031-h1/01-a/_index.md": {Data: []byte("+++\ntitle = \"Kết quả[^t]\"\n+++\n\n[^t]: Chú thích của tên phần.\n")},
		"content/2031-h1/01-a/01-b.md": {Data: []byte(`+++
title = "Trồng cây"
+++
## Đã trồng

1. Một

   Tiếp.

   - Nhỏ
     1. Nhỏ hơn
2. Hai

` + "```indicators\nids = [\"cay\"]\ncaption = \"Cây\"\n```\n\n```\nmã\n```\n\n> Trích.\n" + `
| Xã | Cây |
|---|---|
| Bến Sao | **120**[^c] |

[^c]: Chú thích của ô.

    - Một
    - Hai
`)},
	}
}

func write(t *testing.T, site fstest.MapFS) ([]byte, []word.Left) {
	t.Helper()
	result, err := pipeline.Read(pipeline.Options{Site: site, Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		if f.Severity == diag.Error {
			t.Fatalf("%s: %s", f.Span, f.Message.EN)
		}
	}
	file, left, err := word.Write(words.Of(result.Site.Data), result.Reports[0])
	if err != nil {
		t.Fatal(err)
	}
	return file, left
}

// parts reads the parts of a file.
func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
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
		all[f.Name] = string(text)
	}
	return all
}

// order is what Word wants of the elements inside others: those that are met stand in it, in
// its order, as ECMA-376 has it (17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70, 17.6.18, 17.7.4.17, 17.9.6).
var order = map[string]string{
	"pPr":      "pStyle keepNext numPr pBdr spacing ind jc outlineLvl",
	"rPr":      "rStyle rFonts b i caps sz szCs u vertAlign lang",
	"tblPr":    "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
	"trPr":     "cantSplit tblHeader",
	"tcPr":     "tcW vAlign",
	"sectPr":   "headerReference pgSz pgMar titlePg",
	"style":    "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	"lvl":      "start numFmt pStyle suff lvlText lvlJc pPr rPr",
	"numPr":    "ilvl numId",
	"inline":   "extent docPr graphic",
	"tbl":      "tblPr tblGrid tr",
	"tr":       "trPr tc",
	"settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
}

// TestParts holds what Word is known to want of a file, since no program here proves that Word
// opens one: well-formed parts, elements in their order, each relation, id, style and list
// that is named there and named once, a paragraph at the end of each cell and after each table.
func TestParts(t *testing.T) {
	file, _ := write(t, site())
	all := parts(t, file)
	seen := map[string][]string{} // what is defined and named, by kind
	for name, text := range all {
		if path.Ext(name) == ".xml" || path.Ext(name) == ".rels" {
			walk(t, name, text, seen)
		}
	}
	for kind, named := range map[string]string{"style": "uses style", "list": "uses list", "abstract": "uses abstract", "note": "mark of note"} {
		for _, id := range seen[named] {
			if id != "0" && !slices.Contains(seen[kind], id) {
				t.Errorf("%s %q is named and not there", kind, id)
			}
		}
	}
	for kind, ids := range seen {
		if kind == "style" || kind == "list" || kind == "abstract" || kind == "note" || kind == "mark of note" || kind == "drawing" || strings.HasPrefix(kind, "relation of ") || kind == "bookmark" {
			slices.Sort(ids)
			if len(slices.Compact(slices.Clone(ids))) != len(ids) {
				t.Errorf("of %s some are there twice: %q", kind, ids)
			}
		}
	}
	if len(seen["mark of note"]) != 3 || len(seen["note"]) != 3 {
		t.Errorf("%d marks of %d notes", len(seen["mark of note"]), len(seen["note"]))
	}
	for part, rels := range map[string]string{"word/document.xml": "word/_rels/document.xml.rels", "word/footnotes.xml": "word/_rels/footnotes.xml.rels"} {
		for _, id := range seen["uses relation of "+part] {
			if !slices.Contains(seen["relation of "+rels], id) {
				t.Errorf("%s names %q, which %s has not", part, id, rels)
			}
		}
	}
	for _, target := range seen["target"] {
		if all[target] == "" {
			t.Errorf("a relation leads to %s, which is not there", target)
		}
	}
	types := all["[Content_Types].xml"]
	for name := range all {
		if ext := strings.TrimPrefix(path.Ext(name), "."); !strings.Contains(types, `PartName="/`+name+`"`) && !strings.Contains(types, `Extension="`+ext+`"`) {
			t.Errorf("%s has no content type", name)
		}
	}
	document := all["word/document.xml"]
	for _, wrong := range []string{"</w:tbl><w:tbl>", "</w:tbl></w:tc>", "</w:tcPr></w:tc>", "</w:tbl><w:sectPr>"} {
		if strings.Contains(document, wrong) {
			t.Errorf("the document has %s", wrong)
		}
	}
	for _, want := range []string{"trồng cây &lt;&amp;&gt;", `w:lang w:val="vi-VN"`, `<w:titlePg/>`, `w:tblHeader`, "SEQ Bảng", "NOTEREF", "PAGE"} {
		if !strings.Contains(document+all["word/styles.xml"]+all["word/header.xml"], want) {
			t.Errorf("no part has %s", want)
		}
	}
}

// walk reads the elements of a part.
func walk(t *testing.T, name, text string, seen map[string][]string) {
	d := xml.NewDecoder(strings.NewReader(text))
	type element struct {
		name string
		at   int // in the order of its parent's children
	}
	var open []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			value := func(key string) string {
				for _, a := range e.Attr {
					if a.Name.Local == key {
						return a.Value
					}
				}
				return ""
			}
			if n := len(open); n > 0 {
				if wanted, ok := order[open[n-1].name]; ok {
					at := slices.Index(strings.Fields(wanted), e.Name.Local)
					if at < 0 || at < open[n-1].at {
						t.Errorf("%s: %s stands in %s, out of order", name, e.Name.Local, open[n-1].name)
					}
					open[n-1].at = at
				}
			}
			open = append(open, element{e.Name.Local, 0})
			note := func(kind, id string) { seen[kind] = append(seen[kind], id) }
			switch e.Name.Local {
			case "style":
				note("style", value("styleId"))
			case "pStyle", "rStyle", "basedOn", "next", "tblStyle":
				note("uses style", value("val"))
			case "num":
				note("list", value("numId"))
			case "numId":
				note("uses list", value("val"))
			case "abstractNum":
				note("abstract", value("abstractNumId"))
			case "abstractNumId":
				note("uses abstract", value("val"))
			case "footnote":
				if strings.HasSuffix(name, "footnotes.xml") && value("type") == "" {
					note("note", value("id"))
				}
			case "footnoteReference":
				note("mark of note", value("id"))
			case "bookmarkStart":
				note("bookmark", value("id"))
			case "docPr":
				note("drawing", value("id"))
			case "hyperlink", "headerReference":
				note("uses relation of "+name, value("id"))
			case "blip":
				note("uses relation of "+name, value("embed"))
			case "Relationship":
				note("relation of "+name, value("Id"))
				if value("TargetMode") != "External" {
					note("target", path.Join(path.Dir(path.Dir(name)), value("Target")))
				}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// TestLeft: what the file shows otherwise is told.
func TestLeft(t *testing.T) {
	_, left := write(t, site())
	var said []string
	for _, l := range left {
		said = append(said, l.Why.EN)
	}
	for _, want := range []string{"Word cannot show this picture", "a block of code becomes", "mentioned in another note alone"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nothing says that %q; said is %q", want, said)
		}
	}
}

// TestNothingHidden: a file says nothing that its paper does not, but for the properties that
// name it.
func TestNothingHidden(t *testing.T) {
	s := site()
	s["content/2031-h1/_index.md"].Data = append(s["content/2031-h1/_index.md"].Data, "\n<!-- congbo: lời nhắn riêng -->\n"...)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	taken := "Exif\x00\x00nơi chụp, máy chụp"
	s["content/2031-h1/files/chup.jpg"] = &fstest.MapFile{Data: []byte(photo.String()[:2] + "\xff\xe1\x00" + string(rune(len(taken)+2)) + taken + photo.String()[2:])}
	s["content/2031-h1/_index.md"].Data = append(s["content/2031-h1/_index.md"].Data, "\n![Ảnh chụp](files/chup.jpg)\n"...)
	file, _ := write(t, s)
	if all := parts(t, file); strings.Contains(all["word/media/image2.jpeg"], "máy chụp") || all["word/media/image2.jpeg"] == "" {
		t.Error("the file says what a camera wrote into a picture, or has no such picture")
	}
	for name, text := range parts(t, file) {
		for _, source := range []string{"lời nhắn", "[^", "+++", "cay.actual", "![", "](", "content/", ".md"} {
			if strings.HasSuffix(name, ".xml") && strings.Contains(text, source) {
				t.Errorf("%s holds %q", name, source)
			}
		}
	}
}

// TestLibreOffice: LibreOffice opens the file, and has all of its notes, headings and pages.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CONGBO_REQUIRE_OFFICE") != "" {
			t.Fatal("no LibreOffice is installed")
		}
		t.Skip("no LibreOffice is installed: how it reads the Word file is not tested")
	}
	if os.Getenv("CONGBO_GATE") == "" {
		t.Skip("LibreOffice takes long: only CONGBO_GATE=1 runs this test")
	}
	file, _ := write(t, site())
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.docx"), file, 0o666); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "odt", "--outdir", dir, filepath.Join(dir, "a.docx")).CombinedOutput()
	odt, missing := os.ReadFile(filepath.Join(dir, "a.odt"))
	if missing != nil { // it may fail and say nothing
		t.Fatalf("LibreOffice did not open the file: %v\n%s", err, said)
	}
	content := parts(t, odt)["content.xml"]
	for what, n := range map[string]int{"<text:note ": 3, "<text:h ": 3, "<field:fieldmark-start ": 1, "<draw:image": 1, "<table:table-header-rows>": 2, "<text:sequence ": 1} {
		if got := strings.Count(content, what); got != n {
			t.Errorf("LibreOffice reads %d of %s, not %d", got, what, n)
		}
	}
}

// TestIsOwn holds that a file is known for congbo's only as it was written: any other program
// that saves it names itself or the time, and remarks have a part of their own.
func TestIsOwn(t *testing.T) {
	file, _ := write(t, site())
	if !word.IsOwn(file) {
		t.Error("the file is not known")
	}
	again := func(modified time.Time, change func(name, text string) string, more ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		all := parts(t, file)
		for _, name := range more {
			all[name] = "<w:comments/>"
		}
		for name, text := range all {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified})
			if err != nil {
				t.Fatal(err)
			}
			io.WriteString(w, change(name, text))
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	same := func(_, text string) string { return text }
	then := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if !word.IsOwn(again(then, same)) {
		t.Error("the same parts are not known")
	}
	for name, other := range map[string][]byte{
		"saved later":  again(time.Date(2031, 7, 5, 9, 0, 0, 0, time.UTC), same),
		"with remarks": again(then, same, "word/comments.xml"),
		"saved by another one": again(then, func(_, text string) string {
			return strings.Replace(text, "<Application>congbo", "<Application>Word", 1)
		}),
		"no Word file": []byte("lời"),
	} {
		if word.IsOwn(other) {
			t.Errorf("%s: taken for congbo's own", name)
		}
	}
}
