package pages_test

import (
	"bytes"
	"congbo/cmd/congbo/internal/linkcheck"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/layouts"
	"congbo/static"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// fixture is a small site of a committee that does not exist, with every
// construct in it.
var fixture = map[string]string{
	"data/site.toml": "title = \"Báo cáo thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n",
	"data/directives.toml": `[directive."07-ct-tu"]
type = "Chỉ thị"
number = "07"
symbol = "CT/TU"
date = 2021-08-26
issuer = "Ban Thường vụ Tỉnh ủy"
title = "về một việc thử nghiệm"
url = "https://example.org/07"
`,
	"data/2022-h1/indicators.toml": `[group.mot]
title = "Nhóm một"

[indicator.trong-cay]
name = "Cây đã trồng"
unit = "cây"
actual = 42.50
of = "1.866"
percent = "42,75"
percent_of = "kế hoạch"
change = -3
change_from = "cùng kỳ"
status = "đạt"
group = "mot"
source = "ket-qua/viec-mot#dot-mot"
note = "ước đạt"
headline = true

[indicator.le-loi]
name = "Lẻ loi"
unit = "việc"
actual = 5
source = "note:b"
`,
	"content/2022-h1/_index.md": `+++
title = "kết quả thử nghiệm"
kind = "Báo cáo"
number = "12-BC/ĐUTN"
period = "6 tháng đầu năm 2022"
from = 2022-01-01
to = 2022-06-30
date = 2022-07-05
place = "Thử Nghiệm"
issuer = "Đảng ủy Khối thử nghiệm"
parent_issuer = "Tỉnh ủy thử nghiệm"
signed_for = "T/M ĐẢNG ỦY"
signer_title = "BÍ THƯ"
signer = "Người Ký"
recipients = ["Nơi thứ nhất,", "Nơi thứ hai."]
numbering = ["I-", "1.", "1.1."]
status = "published"
+++

Phần mở đầu, xem [](#dot-mot).
`,
	"content/2022-h1/01-ket-qua/_index.md": "+++\ntitle = \"KẾT QUẢ\"\n+++\n\nLời của phần.\n\n## Một đề mục\n\nDưới đề mục.\n",
	"content/2022-h1/01-ket-qua/01-viec-mot.md": `+++
title = "Việc một"
+++

## Đợt một {#dot-mot}

Thực hiện Chỉ thị số 07-CT/TU, ngày 26/8/2021 của Ban Thường vụ Tỉnh ủy[^a]. Trồng {{trong-cay.actual}} cây, nhắc lại[^a].

- Một gạch đầu dòng[^b];
- hai <b>&amp; ba</b>.

` + "```indicators\nids = [\"trong-cay\"]\ncaption = \"Cây trồng\"\n```" + `

| Tên | Số |
|-----|---:|
| Một | 1[^b] |

### Nhỏ hơn

Thêm [liên kết](https://example.org/?a=1&b=2 "tên"), [tới trang](/van-ban/), [tới mục](../02-con-lai/_index.md).

[^a]: Chú thích thứ nhất, theo Kế hoạch số 9-KH/TU.
[^b]: Chú thích thứ hai, nhắc [^c].
[^c]: - chú thích bằng gạch đầu dòng
`,
	"content/2022-h1/01-ket-qua/02-tom-lai.md": "+++\ntitle = \"Tóm lại\"\nheading = false\n+++\n\nTóm lại, xem [](../01-ket-qua/01-viec-mot.md) và chú thích.\n",
	"content/2022-h1/02-con-lai/_index.md":     "+++\ntitle = \"CÒN LẠI\"\n+++\n\n1. Một.\n2. Hai.\n",
}

// load links a site made of fixture and other files above it; empty ones are
// taken away.
func load(t *testing.T, above map[string]string) loaded {
	t.Helper()
	fsys := fstest.MapFS{}
	files := maps.Clone(fixture)
	maps.Copy(files, above)
	for path, text := range files {
		if text != "" {
			fsys[path] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	tree := source.Read(fsys)
	for dir, defaults := range map[string]fs.FS{"layouts": layouts.FS, "static": static.FS} {
		own, err := source.Defaults(defaults, dir)
		if err != nil {
			t.Fatal(err)
		}
		tree = tree.Overlay(own)
	}
	set, found := data.Decode(tree)
	parser := markup.New(set.Grammar)
	builder := link.Group(set, tree, false)
	var linked []*link.Linked
	outlines := map[string]*link.Outline{}
	for _, folder := range builder.Folders {
		var docs []*markup.Document
		for _, f := range folder.Texts() {
			d, more := parser.Parse(f)
			docs, found = append(docs, d), append(found, more...)
		}
		if l := builder.Report(folder, docs); l != nil {
			linked, outlines[folder.Name] = append(linked, l), l.Outline
		}
	}
	s := loaded{tree: tree}
	var summaries []*report.Summary
	for _, l := range linked {
		l.Resolve(func(period string) *link.Outline { return outlines[period] })
		found.Add(l.Found...)
		r := read.Report(l)
		s.reports, summaries = append(s.reports, r), append(summaries, r.Summary)
	}
	var more diag.List
	s.Site, more = builder.Site(summaries)
	found.Add(more...)
	for _, f := range found {
		if f.Severity == diag.Error {
			t.Fatalf("%s: %s", f.Span, f.Message.EN)
		}
	}
	return s
}

// A loaded is a site that was read.
type loaded struct {
	*report.Site
	reports []*report.Report
	tree    *source.Tree
}

// layouts are those of the site.
func (s loaded) layouts() (*pages.Layouts, diag.List) {
	return pages.Parse(s.tree.Under("layouts/"), s.Data)
}

// rendered is every file of a site.
func rendered(t *testing.T, s loaded) (output.Tree, diag.List) {
	t.Helper()
	return renderedFor(t, s, nil)
}

// renderedFor is the same, with the links told of what it holds.
func renderedFor(t *testing.T, s loaded, links *linkcheck.Links) (output.Tree, diag.List) {
	t.Helper()
	tree, put := output.Collect()
	layouts, found := s.layouts()
	if layouts == nil {
		return nil, found
	}
	more, err := pages.Render(s.Site, s.reports, layouts, s.tree.Under("static/"), put, links)
	found.Add(more...)
	if err != nil {
		t.Fatal(err)
	}
	return tree, found
}

func build(t *testing.T, above map[string]string) output.Tree {
	t.Helper()
	tree, found := rendered(t, load(t, above))
	for _, f := range found {
		t.Fatalf("%s: %s", f.Span, f.Message.EN)
	}
	return tree
}

func one(n int, f func(int)) {
	for i := range n {
		f(i)
	}
}

// TestGolden compares pages byte for byte with those that were looked at.
func TestGolden(t *testing.T) {
	pages := build(t, nil)
	for golden, path := range map[string]string{
		"home.html":       "index.html",
		"report.html":     "2022-h1/index.html",
		"section.html":    "2022-h1/ket-qua/viec-mot/index.html",
		"full.html":       "2022-h1/toan-van/index.html",
		"indicators.html": "2022-h1/chi-tieu/index.html",
		"directive.html":  "van-ban/07-ct-tu/index.html",
		"feed.xml":        "feed.xml",
	} {
		// Lines are for the eye; pages have hardly any.
		got := bytes.ReplaceAll(pages[path], []byte("><"), []byte(">\n<"))
		file := filepath.Join("testdata", golden)
		if *update {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from %s: %s", path, file, firstDifference(string(got), string(want)))
		}
	}
}

// ownScript reports whether a script is the site's file or data that no browser
// runs.
func ownScript(n *html.Node) bool {
	return n.FirstChild == nil && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "src" && slices.Contains([]string{"js/congbo.js", "js/register.js", "js/search.js", "js/full.js"}, strings.TrimLeft(a.Val, "./"))
	}) || slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"})
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got\n" + g[i] + "\nwant\n" + w[i]
		}
	}
	return "one is longer"
}

// TestLinks follows every link of every page, with and without a base URL.
func TestLinks(t *testing.T) {
	for _, base := range []string{"", "https://example.org/bao-cao/"} {
		settings := fixture["data/site.toml"]
		if base != "" {
			settings += "base_url = \"" + base + "\"\n"
		}
		pages := build(t, map[string]string{"data/site.toml": settings})
		for _, b := range linkcheck.Check(pages, base, one) {
			t.Errorf("base %q: %s: %v %q", base, b.Page, b.Why, b.Ref)
		}
	}
}

// TestPages holds what is true of every page: one h1, headings without gaps, no
// script, style or handler in it, a title, a language, a policy.
func TestPages(t *testing.T) {
	for path, page := range build(t, nil) {
		if filepath.Ext(path) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		last, titles, mains := 0, 0, 0
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.DataAtom {
			case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				level := int(n.Data[1] - '0')
				if level == 1 {
					titles++
				}
				if level > last+1 {
					t.Errorf("%s: h%d follows h%d", path, level, last)
				}
				last = level
			case atom.Main:
				mains++
			case atom.Style:
				if !strings.HasSuffix(path, "/toan-van.html") && path != "404.html" { // which load nothing
					t.Errorf("%s: a style element", path)
				}
			case atom.Script:
				if !ownScript(n) {
					t.Errorf("%s: a script", path)
				}
			case atom.A:
				if keys := attributes(n); !keys["href"] && (keys["download"] || keys["aria-label"]) {
					t.Errorf("%s: a link to nowhere: %v", path, n.Attr)
				}
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: attribute %s", path, a.Key)
				}
			}
		}
		if titles != 1 || mains != 1 {
			t.Errorf("%s: %d h1, %d main", path, titles, mains)
		}
		for _, want := range []string{`<html lang="vi">`, "default-src 'none'", "<title>"} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s: no %s", path, want)
			}
		}
	}
}

// TestText holds how constructs read on a section page and on the full page.
func TestText(t *testing.T) {
	pages := build(t, nil)
	section, full := "2022-h1/ket-qua/viec-mot/index.html", "2022-h1/toan-van/index.html"
	tests := []struct{ page, want string }{
		{section, `<h2 id="dot-mot" data-at="mục I.1.1"><span class="number">1.1.</span> Đợt một`},
		{full, `<h4 id="dot-mot" data-at="mục I.1.1"><span class="number">1.1.</span> Đợt một`},
		{section, `href="../../../van-ban/07-ct-tu/index.html" title="Chỉ thị số 07-CT/TU`},
		{full, `về một việc thử nghiệm">Chỉ thị số <span>07-CT/TU</span></a>`},
		{section, `<sup class="note-ref"><a role="doc-noteref" id="cn-1-ref-2" href="#cn-1">(1)</a></sup>`},
		{section, `<span class="number">(1)</span> Chú thích thứ nhất`},
		{section, `<p><span class="number">(3)</span> </p><ul>`},
		{section, `href="#cn-1-ref-1" aria-label="Trở lại chỗ nêu chú thích 1, lần thứ 1"`},
		{section, `hai &lt;b&gt;&amp; ba&lt;/b&gt;.`},
		{section, `href="../../chi-tieu/index.html#trong-cay">42,50</a> cây`},
		{section, `<caption><span data-ui>Bảng 1. </span>Cây trồng</caption>`},
		{section, `class="right">Số</th>`},
		{section, `<a href="https://example.org/?a=1&amp;b=2" title="tên">liên kết</a>`},
		{section, `<a href="../../../van-ban/index.html">tới trang</a>`},
		{section, `href="../../con-lai/index.html">tới mục</a>`},
		{full, `href="#con-lai">tới mục</a>`},
		{section, `href="index.html" aria-current="page">1. Việc một</a><ol class="headings"><li><a href="#dot-mot">1.1. Đợt một</a>`},
		{full, `<a href="#viec-mot">1. Việc một</a>`},
		{"2022-h1/index.html", `href="ket-qua/viec-mot/index.html#dot-mot">mục I.1.1</a>`},
		{full, `href="#dot-mot">mục I.1.1</a>`},
		{full, `id="tom-lai" aria-label="Tóm lại"><p`},
		{"2022-h1/ket-qua/tom-lai/index.html", `<h1 id="tom-lai" data-at="mục “Tóm lại”" class="unprinted" data-ui>Tóm lại</h1>`},
		{"2022-h1/index.html", `Thử Nghiệm, ngày 05 tháng 7 năm 2022`},
		{"2022-h1/index.html", `"temporalCoverage":"2022-01-01/2022-06-30"`},
		{"2022-h1/index.html", `"name":"Báo cáo kết quả thử nghiệm","identifier":"12-BC/ĐUTN"`},
		{"2022-h1/index.html", `"isPartOf":{"@type":"WebSite","name":"Báo cáo thử nghiệm"}`},
		{"van-ban/07-ct-tu/index.html", `<mark>Chỉ thị số 07-CT/TU</mark>, ngày 26/8/2021`},
		{"van-ban/9-kh-tu/index.html", "Văn bản này chưa có trong danh mục"},
		{"2022-h1/chi-tieu/index.html", `<tr id="trong-cay">`},
		{"2022-h1/chi-tieu/index.html", `<tr id="le-loi">`},
		{"van-ban/index.html", `về một việc thử nghiệm</td><td class="figure">1</td>`},
		{"2022-h1/chi-tieu/index.html", `aria-label="chú thích 2: Nơi báo cáo nêu số liệu “Lẻ loi”">chú thích 2</a>`},
		{"2022-h1/chi-tieu/index.html", `42,75% <span class="against">kế hoạch</span>`},
		{"2022-h1/chi-tieu/index.html", `−3% <span class="against">so với cùng kỳ</span>`},
		{"chi-tieu/trong-cay/index.html", `<meta http-equiv="refresh" content="0; url=../../2022-h1/chi-tieu/index.html#trong-cay">`},
		{"404.html", `href="/van-ban/index.html"`},
		{"404.html", `; style-src &#39;sha256-`}, // styled at any address
		{"robots.txt", "Allow: /\n"},
	}
	for _, test := range tests {
		page := strings.ReplaceAll(string(pages[test.page]), "\n", "")
		if !strings.Contains(page, strings.ReplaceAll(test.want, "\n", "")) {
			t.Errorf("%s lacks %s", test.page, test.want)
		}
	}
}

// TestNotesOnce holds that the full page lists every note once.
func TestNotesOnce(t *testing.T) {
	page := string(build(t, nil)["2022-h1/toan-van/index.html"])
	for _, id := range []string{"cn-1", "cn-2", "cn-3"} {
		if n := strings.Count(page, `id="`+id+`"`); n != 1 {
			t.Errorf("%s stands %d times", id, n)
		}
	}
}

// leadsOn reports whether a page only keeps an address.
func leadsOn(page []byte) bool { return bytes.Contains(page, []byte(`http-equiv="refresh"`)) }

// TestBaseURL holds what only a site with an address has.
func TestBaseURL(t *testing.T) {
	const base = "https://example.org/bao-cao/"
	with := build(t, map[string]string{"data/site.toml": fixture["data/site.toml"] + "base_url = \"" + base + "\"\n"})
	without := build(t, nil)
	canonical := `<link rel="canonical" href="` + base + `2022-h1/ket-qua/viec-mot/">`
	const section = "2022-h1/ket-qua/viec-mot/index.html"
	if !strings.Contains(string(with[section]), canonical) || strings.Contains(string(without[section]), "canonical") {
		t.Error("a canonical link stands where a base URL is set, and only there")
	}
	shared := []string{`<meta property="og:type" content="article">`, `<meta property="og:title" content="`,
		`<meta property="og:site_name" content="`, `<meta property="og:locale" content="vi_VN">`}
	for _, tag := range shared {
		if !strings.Contains(string(with[section]), tag) || !strings.Contains(string(without[section]), tag) {
			t.Errorf("a section lacks %s", tag)
		}
	}
	ogURL := `<meta property="og:url" content="` + base + `2022-h1/ket-qua/viec-mot/">`
	if !strings.Contains(string(with[section]), ogURL) || strings.Contains(string(without[section]), "og:url") {
		t.Error("og:url stands where a base URL is set, and only there")
	}
	if cover := string(with["2022-h1/index.html"]); !strings.Contains(cover, `"name":"Báo cáo thử nghiệm","url":"`+base+`"}`) || !strings.Contains(cover, `"url":"`+base+`2022-h1/"`) {
		t.Error("the record does not say where it and its website are")
	}
	var urls struct {
		Loc []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(with["sitemap.xml"], &urls); err != nil {
		t.Fatal(err)
	}
	for _, loc := range urls.Loc {
		if with[strings.TrimPrefix(loc, base)+"index.html"] == nil {
			t.Errorf("sitemap.xml lists %s, which is no page", loc)
		}
	}
	listed := 0
	for path := range with {
		if strings.HasSuffix(path, "index.html") && !leadsOn(with[path]) {
			listed++
		}
	}
	if listed != len(urls.Loc) {
		t.Errorf("sitemap.xml lists %d of %d pages", len(urls.Loc), listed)
	}
	if without["sitemap.xml"] != nil {
		t.Error("a site map needs complete addresses")
	}
	if got := string(with["404.html"]); !strings.Contains(got, `href="/bao-cao/van-ban/index.html"`) {
		t.Error("404.html does not link from the base path")
	}
	for _, feed := range [][]byte{with["feed.xml"], without["feed.xml"]} {
		var f struct {
			Updated string   `xml:"updated"`
			IDs     []string `xml:"entry>id"`
		}
		if err := xml.Unmarshal(feed, &f); err != nil || f.Updated != "2022-07-05T00:00:00Z" || len(f.IDs) != 1 {
			t.Errorf("feed.xml: %v %+v", err, f)
		}
	}
}

// TestFigures holds that data files keep every digit.
func TestFigures(t *testing.T) {
	pages := build(t, nil)
	csv := string(pages["2022-h1/chi-tieu/indicators.csv"])
	if !strings.Contains(csv, "trong-cay,Cây đã trồng,mot,cây,42.50,,1866,,42.75,kế hoạch,-3,cùng kỳ,đạt,") {
		t.Errorf("indicators.csv: %s", csv)
	}
	raw := pages["2022-h1/chi-tieu/indicators.json"]
	if !json.Valid(raw) || !bytes.Contains(raw, []byte(`"actual": 42.50,`)) {
		t.Errorf("indicators.json: %s", raw)
	}
}

// TestSame holds that the same site gives the same bytes on any number of
// processors.
func TestSame(t *testing.T) {
	site := load(t, nil)
	first, _ := rendered(t, site)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second, _ := rendered(t, site)
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two runs differ")
	}
}

// TestLayoutFindings holds that a layout that fails is one finding with its
// place.
func TestLayoutFindings(t *testing.T) {
	tests := []struct{ name, path, text, want string }{
		{"field", "layouts/section.html", "{{define \"main\"}}<main>\n<p>Chữ {{.Nope}}</p></main>{{end}}", "layouts/section.html:2:10"},
		{"syntax", "layouts/home.html", "{{define \"main\"}}\n{{if}}{{end}}{{end}}", "layouts/home.html:2:1"},
		{"partial", "layouts/partials/notes.html", "\n{{range .Notes}}{{.Nope}}{{end}}", "layouts/partials/notes.html:2:19"},
		{"contents", "layouts/partials/contents.html", "{{.Nope}}", "layouts/partials/contents.html:1:3"},
		{"escape", "layouts/home.html", "{{define \"main\"}}<main>\n<a href=\"{{if .Reports}}\">x</a>{{end}}</main>{{end}}", "layouts/home.html:2:15"},
		{"function", "layouts/home.html", "{{define \"main\"}}{{readFile \"/etc/passwd\"}}{{end}}", "layouts/home.html:1:1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, found := rendered(t, load(t, map[string]string{test.path: test.text}))
			found.Sort()
			if len(found) != 1 || found[0].Severity != diag.Error || found[0].Span.String() != test.want {
				for _, f := range found {
					t.Logf("%s: %s", f.Span, f.Message.EN)
				}
				t.Errorf("want one finding at %s", test.want)
			}
		})
	}
}

// TestSafe puts text that browsers would run into every slot and looks for what
// they would find.
func TestSafe(t *testing.T) {
	const evil = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="alert(1)" x='`
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	q := string(quoted)
	evilWords, err := fs.ReadFile(layouts.FS, "i18n/vi.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"skip", "permalink", "table"} {
		line := regexp.MustCompile(`(?m)^` + key + ` = .*$`)
		if !line.Match(evilWords) {
			t.Fatalf("no word is called %s", key)
		}
		evilWords = line.ReplaceAllLiteral(evilWords, []byte(key+" = "+q))
	}
	above := map[string]string{
		"data/site.toml":                           "title = " + q + "\ncommittee = " + q + "\n",
		"data/directives.toml":                     "[directive.\"07-ct-tu\"]\ntype = \"Chỉ thị\"\nnumber = \"07\"\nsymbol = \"CT/TU\"\nissuer = " + q + "\ntitle = " + q + "\nurl = \"https://example.org/?\\\" onmouseover=\\\"alert(1)\"\n",
		"layouts/i18n/vi.toml":                     string(evilWords),
		"content/2022-h1/_index.md":                strings.Replace(fixture["content/2022-h1/_index.md"], `"kết quả thử nghiệm"`, q, 1),
		"content/2022-h1/01-ket-qua/02-tom-lai.md": "+++\ntitle = " + q + "\n+++\n\n## " + evil + "\n\n" + evil + " `" + evil + "`\n\n    " + evil + "\n\n<div>" + evil + "\n",
		"data/2022-h1/indicators.toml":             strings.NewReplacer(`"Cây đã trồng"`, q, `"cây"`, q, `"ước đạt"`, q, `"kế hoạch"`, q, `"Nhóm một"`, q).Replace(fixture["data/2022-h1/indicators.toml"]),
	}
	for path, page := range build(t, above) {
		if filepath.Ext(path) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.DataAtom == atom.Img || n.DataAtom == atom.Script && !ownScript(n) {
				t.Errorf("%s: <%s>", path, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(strings.ToLower(a.Val), "javascript") {
					t.Errorf("%s: %s=%q", path, a.Key, a.Val)
				}
			}
		}
	}
}

// TestEnglish holds that an English interface speaks English around a record
// that does not.
func TestEnglish(t *testing.T) {
	pages := build(t, map[string]string{"data/site.toml": fixture["data/site.toml"] + "language = \"en\"\n"})
	page := string(pages["2022-h1/ket-qua/viec-mot/index.html"])
	for _, want := range []string{`<html lang="en">`, "<summary>Contents</summary>", `<article class="record" lang="vi" data-name="`, "Skip to content", ">42.50</a> cây"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, vietnamese := range []string{"Mục lục", "Chú thích</h2>", "Toàn văn"} {
		if strings.Contains(page, vietnamese) {
			t.Errorf("%q on an English page", vietnamese)
		}
	}
}

// TestOverlay holds that a site replaces layouts and static files one by one.
func TestOverlay(t *testing.T) {
	pages := build(t, map[string]string{
		"layouts/partials/footer.html": "<footer>Chân trang của {{.Page.Committee}}</footer>",
		"static/css/congbo.css":        "body {  color: #000000 }",
	})
	if !strings.Contains(string(pages["index.html"]), "<footer>Chân trang của Đảng ủy Khối thử nghiệm</footer>") {
		t.Error("the site's footer is not shown")
	}
	if got := string(pages["css/congbo.css"]); got != "body{color:#000}" {
		t.Errorf("style sheet %q", got)
	}
	if pages["icon.svg"] == nil {
		t.Error("the icon that the site does not replace is gone")
	}
}

// TestTwoReports holds how one report leads to another, and to its own files.
func TestTwoReports(t *testing.T) {
	pages := build(t, map[string]string{
		"content/2021/_index.md":         "+++\ntitle = \"báo cáo năm\"\nkind = \"Báo cáo\"\nnumber = \"3-BC/ĐUTN\"\nstatus = \"published\"\n+++\n\nXem [](../2022-h1/01-ket-qua/01-viec-mot.md#dot-mot) theo Chỉ thị số 07-CT/TU.\n\n![sơ <đồ>](files/so-do.png)\n",
		"content/2021/files/so-do.png":   "ảnh",
		"content/2021/files/bao-cao.pdf": "pdf",
		"data/2021/indicators.toml":      "[indicator.trong-cay]\nname = \"Cây đã trồng\"\nunit = \"cây\"\nactual = 40\n",
	})
	tests := []struct{ page, want string }{
		{"2021/index.html", `href="../2022-h1/ket-qua/viec-mot/index.html#dot-mot">mục I.1.1, Báo cáo số 12-BC/ĐUTN</a>`},
		{"2021/toan-van/index.html", `href="../../2022-h1/ket-qua/viec-mot/index.html#dot-mot">`},
		{"2021/index.html", `<img src="files/so-do.png" alt="sơ &lt;đồ&gt;"></figure>`},
		{"van-ban/07-ct-tu/index.html", "Được viện dẫn 2 lần"},
		{"2021/toan-van/toan-van.html", `<img src="data:image/png;base64,4bqjbmg=" alt="sơ &lt;đồ&gt;"></figure>`},
		{"2021/toan-van/toan-van.html", `<a class="ref">mục I.1.1, Báo cáo số 12-BC/ĐUTN</a>`},
		{"2021/toan-van/toan-van.html", `style-src &#39;sha256-`},
		{"2021/index.html", `<a href="toan-van/toan-van.html" download>Toàn văn trong một tệp (`},
		{"2021/index.html", `<a href="files/bao-cao.pdf" download>bao-cao.pdf (1 KB)</a>`},
		{"chi-tieu/trong-cay/index.html", `href="../../2021/chi-tieu/index.html#trong-cay">Năm 2021</a></th><td class="figure" data-l="Kết quả">40</td>`},
	}
	for _, test := range tests {
		if !strings.Contains(string(pages[test.page]), test.want) {
			t.Errorf("%s lacks %s", test.page, test.want)
		}
	}
	if one := string(pages["2021/toan-van/toan-van.html"]); strings.Contains(one, "../") || strings.Contains(one, "<link") || strings.Contains(one, "<script src") {
		t.Error("the one file needs others")
	}
	if string(pages["2021/files/so-do.png"]) != "ảnh" {
		t.Error("the attached file is not published as it is")
	}
	home := string(pages["index.html"])
	if strings.Index(home, "6 tháng đầu năm 2022</a>") > strings.Index(home, "Năm 2021</a>") {
		t.Error("the newest report does not come first")
	}
	for _, b := range linkcheck.Check(pages, "", one) {
		t.Errorf("%s: %v %q", b.Page, b.Why, b.Ref)
	}
}

func attributes(n *html.Node) map[string]bool {
	keys := map[string]bool{}
	for _, a := range n.Attr {
		keys[a.Key] = true
	}
	return keys
}
