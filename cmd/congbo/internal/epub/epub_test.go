package epub_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/epub"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/shown"
	"congbo/cmd/congbo/internal/words"
)

// sites are those whose books are looked at: this repository's own, five periods of a fictional
// committee, and one with everything that a text can hold.
func sites(t *testing.T) map[string]fs.FS {
	return map[string]fs.FS{"own": os.DirFS("../../../.."), "khoi": os.DirFS("../../testdata/khoi"), "all": everything(t)}
}

// everything is a site of a fictional committee with every construct.
func everything(t *testing.T) fs.FS {
	var drawing bytes.Buffer
	if err := png.Encode(&drawing, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{
		"content/2031-h1/files/anh.png":     {Data: drawing.Bytes()},
		"content/2031-h1/files/hinh.svg":    {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4"/></svg>`)},
		"content/2031-h1/files/anh.webp":    {Data: []byte("RIFF\x04\x00\x00\x00WEBP")},
		"content/2031-h1/files/phu-luc.pdf": {Data: []byte("%PDF-1.4\n")},
		"data/2031-h1/xa.csv":               {Data: []byte("Xã,Số cây\nBến Sao,120\nBờ Dâu,1.040\n")},
	}
	for name, text := range map[string]string{
		"data/site.toml":               "title = \"Trang <thử> & nghiệm\"\ncommittee = \"Đảng ủy xã Bến Sao\"\nbase_url = \"https://ben-sao.example/bao-cao/\"\nlicense = \"https://ben-sao.example/giay-phep\"\n",
		"data/directives.toml":         "[directive.05-ct-tn]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TN\"\ntitle = \"về trồng \\\"cây\\\" & rừng\"\n",
		"data/2031-h1/indicators.toml": "[indicator.cay]\nname = \"Cây trồng mới theo Chỉ thị số 05-CT/TN\"\nunit = \"cây\"\nactual = \"1.866\"\ntarget = \"2.000\"\n\n[indicator.ho]\nname = \"Hộ dân\"\nactual = 45\nof = 60\n",
		"content/2031-h1/_index.md": `+++
title = "tình hình 6 tháng <đầu> năm 2031"
kind = "Báo cáo"
number = "12-BC/ĐU"
issuer = "Đảng ủy xã Bến Sao"
parent_issuer = "Tỉnh ủy Thanh Sơn"
place = "Bến Sao"
date = 2031-07-05
signed_for = ["T/M ĐẢNG ỦY"]
signer_title = "Phó Bí thư"
signer = "Nguyễn Thị Thử"
recipients = ["Thường trực Tỉnh ủy,", "Lưu Văn phòng."]
numbering = ["I-", "1.", "1.1."]
+++

Mở đầu[^1], xem [](01-ket-qua/01-cay.md) và [](01-ket-qua/01-cay.md#bang-cay-cua-cac-xa).

## Đề mục mở đầu

[^1]: Chú thích mở đầu.
`,
		"content/2031-h1/01-ket-qua/_index.md": "+++\ntitle = \"Kết quả theo Chỉ thị số 05-CT/TN[^a]\"\n+++\n\n[^a]: Chú thích của tên, nhắc chú thích khác[^b].\n\n[^b]: Chú thích của chú thích.\n\n    Đoạn hai.\n",
		"content/2031-h1/01-ket-qua/01-cay.md": `+++
title = "Trồng & gây rừng"
+++

![Toàn cảnh "trồng" <cây>](../files/anh.png)
Hình 1. Trồng {{cay.actual}} cây[^1]; đạt **45/60**.

![Bản đồ](../files/hinh.svg)

![Ảnh cũ](../files/anh.webp)

Đoạn có *nghiêng*, ` + "`mã <b>`" + `, hình ![nhỏ](../files/anh.png) trong dòng, [phụ lục](../files/phu-luc.pdf),
[trang của xã](https://xa.example/?a=1&b=2), <thu@xa.example>, [sổ văn bản](/van-ban/) và Chỉ thị số 05-CT/TN.\
Dòng mới &copy; &#12; hết[^2].

---

- Mục một[^2]
  - mục trong
- Mục hai

3. Ba
4. Bốn

> Trích dẫn.

Từ
: Nghĩa của từ.

| Xã | Cây |
|:---|---:|
| Bến Sao[^3] | 120 |

` + "```\nmã & <nguồn>\n```\n\n```table\ndata = \"xa.csv\"\ncaption = \"Cây của các xã\"\n```\n\n```indicators\nids = [\"cay\", \"ho\"]\ncaption = \"Chỉ tiêu\"\nchart = true\n```\n" + `
## Đề mục nhỏ {#nho}

Lời cuối, xem [](#nho) và [đầu](_index.md).

[^1]: Chú thích của hình, nhắc lại[^2].
[^2]: Chú thích có danh sách:

    - một
    - hai
[^3]: Chú thích của ô.
`,
		"content/2031-h1/01-ket-qua/02-khong-ten.md": "+++\ntitle = \"Không in tên\"\nheading = false\n+++\n\nMục không có đề mục, xem [](01-cay.md#nho).\n",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return site
}

// books are the books of all reports of the sites, with what they are of.
func books(t *testing.T, visit func(t *testing.T, of *pipeline.Result, i int, book []byte, left []epub.Left)) {
	for name, site := range sites(t) {
		t.Run(name, func(t *testing.T) {
			result, err := pipeline.Build(pipeline.Options{Site: site, Drafts: true})
			if err != nil {
				t.Fatal(err)
			}
			if result.Pages == nil {
				t.Fatal(result.Findings)
			}
			for i, r := range result.Reports {
				book, left, err := epub.Write(result.Site, r)
				if err != nil {
					t.Fatal(err)
				}
				visit(t, result, i, book, left)
			}
		})
	}
}

// An opened book is its files, and those that its package document lists.
type opened struct {
	files map[string][]byte
	pack  struct {
		Items []struct {
			ID         string `xml:"id,attr"`
			Href       string `xml:"href,attr"`
			Media      string `xml:"media-type,attr"`
			Properties string `xml:"properties,attr"`
		} `xml:"manifest>item"`
		Spine []struct {
			ID string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
}

func open(t *testing.T, book []byte) opened {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	if first := z.File[0]; first.Name != "mimetype" || first.Method != zip.Store || string(book[30:58]) != "mimetypeapplication/epub+zip" {
		t.Errorf("begins with %q", book[:60])
	}
	o := opened{files: map[string][]byte{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if o.files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := xml.Unmarshal(o.files["EPUB/package.opf"], &o.pack); err != nil {
		t.Fatal(err)
	}
	return o
}

// A link leads from a place of a page of the book.
type link struct {
	to   string
	note bool // a reader opens it where it stands
}

// page reads a page as the XML that it is to be: its ids, its links, and the files that it
// shows.
func (o opened) page(t *testing.T, name string) (ids map[string]string, links []link, shows []string) {
	t.Helper()
	ids = map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(o.files[name]))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return ids, links, shows
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, o.files[name])
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Space != "http://www.w3.org/1999/xhtml" {
			t.Errorf("%s: <%s> of %q", name, start.Name.Local, start.Name.Space)
		}
		kind, href := "", ""
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "id":
				if _, twice := ids[a.Value]; twice {
					t.Errorf("%s: id %q twice", name, a.Value)
				}
				ids[a.Value] = start.Name.Local
			case "type":
				kind = a.Value
			case "href":
				href = a.Value
			case "src":
				shows = append(shows, a.Value)
			}
			if a.Name.Local == "srcset" || a.Name.Local == "data-ui" || a.Name.Local == "loading" {
				t.Errorf("%s: %s", name, a.Name.Local)
			}
		}
		switch {
		case href == "":
		case start.Name.Local == "link":
			shows = append(shows, href)
		default:
			links = append(links, link{href, kind == "noteref"})
		}
	}
}

// TestStructure holds what makes a book whole: every file is listed once and is there, pages
// are XML, every link and picture leads somewhere, and notes stand on the page that mentions
// them.
func TestStructure(t *testing.T) {
	books(t, func(t *testing.T, of *pipeline.Result, i int, book []byte, _ []epub.Left) {
		o := open(t, book)
		listed, byID := map[string]string{}, map[string]string{}
		for _, item := range o.pack.Items {
			name := "EPUB/" + item.Href
			if o.files[name] == nil || listed[name] != "" || byID[item.ID] != "" {
				t.Errorf("%s is missing or listed twice", name)
			}
			listed[name], byID[item.ID] = item.Media, name
		}
		for name := range o.files {
			if listed[name] == "" && !slices.Contains([]string{"mimetype", "META-INF/container.xml", "EPUB/package.opf"}, name) {
				t.Errorf("%s is not listed", name)
			}
		}
		ids := map[string]map[string]string{}
		links, notes := map[string][]link{}, 0
		for name, media := range listed {
			if media != "application/xhtml+xml" {
				continue
			}
			var shows []string
			ids[name], links[name], shows = o.page(t, name)
			for _, shown := range shows {
				if o.files["EPUB/"+shown] == nil {
					t.Errorf("%s shows %s, which is not there", name, shown)
				}
			}
		}
		for name, all := range links {
			for _, l := range all {
				if strings.Contains(l.to, ":") {
					continue
				}
				to, id, _ := strings.Cut(l.to, "#")
				if to = "EPUB/" + to; to == "EPUB/" {
					to = name
				}
				if ids[to] == nil || id != "" && ids[to][id] == "" {
					t.Errorf("%s leads to %s, which is not there", name, l.to)
				}
				if l.note {
					notes++
					if to != name || ids[to][id] != "aside" {
						t.Errorf("%s: the note %s is a <%s> of %s", name, l.to, ids[to][id], to)
					}
				}
			}
		}
		if r := of.Reports[i]; len(r.Notes) > 0 && notes < len(r.Notes) {
			t.Errorf("%s: %d mentions of %d notes", r.Period.ID, notes, len(r.Notes))
		}
		var read []string
		for _, s := range o.pack.Spine {
			read = append(read, byID[s.ID])
		}
		if want := len(of.Reports[i].Pages()) + 2; len(read) < want || read[0] != "EPUB/cover.xhtml" {
			t.Errorf("%v are read, want %d pages", read, want)
		}
	})
}

// TestMetadata holds what a book says of itself, and that it says no time of its making.
func TestMetadata(t *testing.T) {
	result, err := pipeline.Read(pipeline.Options{Site: everything(t), Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	book, left, err := epub.Write(result.Site, result.Reports[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || !strings.HasPrefix(left[0].Span.String(), "content/2031-h1/01-ket-qua/01-cay.md:10:") {
		t.Errorf("left: %v", left)
	}
	if again, _, _ := epub.Write(result.Site, result.Reports[0]); !bytes.Equal(book, again) {
		t.Error("two books of one report differ")
	}
	if of := epub.TextSum(words.Of(result.Site.Data), result.Reports[0]); epub.Text(book) != of {
		t.Errorf("it is of the text %q, not %q", epub.Text(book), of)
	}
	if of := epub.Text(bytes.Replace(book, []byte("congbo epub"), []byte("another one"), 1)); of != "" || epub.Text([]byte("none")) != "" {
		t.Error("another file is one of congbo's")
	}
	o := open(t, book)
	document := string(o.files["EPUB/package.opf"])
	for _, want := range []string{
		`<dc:title>Báo cáo tình hình 6 tháng &lt;đầu&gt; năm 2031</dc:title>`,
		`<dc:language>vi</dc:language>`,
		`<dc:creator>Đảng ủy xã Bến Sao</dc:creator>`,
		`<dc:date>2031-07-05</dc:date>`,
		`<dc:source>https://ben-sao.example/bao-cao/2031-h1/</dc:source>`,
		`<dc:rights>https://ben-sao.example/giay-phep</dc:rights>`,
		`<dc:identifier>12-BC/ĐU</dc:identifier>`,
		`<meta property="dcterms:modified">2031-07-05T00:00:00Z</meta>`,
		`properties="nav"`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("no %s in\n%s", want, document)
		}
	}
	page := string(o.files["EPUB/002.xhtml"])
	for _, want := range []string{
		`<figure class="picture"`, `<figcaption>Hình 1. Trồng `, `alt="Toàn cảnh &quot;trồng&quot; &lt;cây&gt;"`, `width="40" height="20"`,
		`>Ảnh cũ<`, // a picture that many readers do not show
		`href="https://ben-sao.example/bao-cao/van-ban/05-ct-tn/index.html"`, `href="https://ben-sao.example/bao-cao/2031-h1/files/phu-luc.pdf"`,
		`href="https://xa.example/?a=1&amp;b=2"`, `epub:type="noteref"`, `<br/>`, `<hr/>`, "©",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

// TestNoWordIsLost holds that each page of the book says all that the page of the site says of
// the report, in the same order.
func TestNoWordIsLost(t *testing.T) {
	books(t, func(t *testing.T, of *pipeline.Result, i int, book []byte, _ []epub.Left) {
		r, o := of.Reports[i], open(t, book)
		check := func(folder, name string) {
			site := strings.Fields(shown.Words(of.Pages[folder+"index.html"]))
			page := string(o.files["EPUB/"+name])
			if name == "cover.xhtml" { // the site's cover has the foot, too
				page += string(o.files["EPUB/signature.xhtml"])
			}
			for _, tag := range []string{"aside", "header", "footer"} { // on the site these are around the report
				page = strings.NewReplacer("<"+tag, "<div", "</"+tag, "</div").Replace(page)
			}
			words := strings.Fields(shown.Words([]byte(page)))
			at := 0
			for _, w := range site {
				k := slices.Index(words[at:], w)
				if k < 0 {
					t.Errorf("%s: %q of %s is lost after %q", name, w, folder, strings.Join(words[max(0, at-8):at], " "))
					return
				}
				at += k + 1
			}
		}
		for n, s := range r.Pages() {
			check(s.Folder, fmt.Sprintf("%03d.xhtml", n+1))
		}
		if len(r.Index().Mentions()) == 0 { // notes stand before the foot there
			check(address.Cover(r.Summary), "cover.xhtml")
		}
	})
}

// TestValid holds the books to epubcheck, the validator of those who write the standard.
func TestValid(t *testing.T) {
	const jar = "/usr/share/java/epubcheck.jar"
	if _, err := os.Stat(jar); err != nil {
		if os.Getenv("CONGBO_GATE") != "" {
			t.Fatal("epubcheck is not installed")
		}
		t.Skip("epubcheck is not installed: that books are valid is not proved")
	}
	dir := t.TempDir()
	books(t, func(t *testing.T, of *pipeline.Result, i int, book []byte, _ []epub.Left) {
		if i > 0 {
			return // each takes seconds, and the others are made alike
		}
		file := filepath.Join(dir, path.Base(t.Name())+"-"+of.Reports[i].Period.ID+".epub")
		if err := os.WriteFile(file, book, 0o666); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command("java", "-jar", jar, file).CombinedOutput(); err != nil || bytes.Contains(said, []byte("WARNING")) {
			t.Errorf("%v: %s", err, said)
		}
	})
}
