package read_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/layouts"
)

const (
	period  = "content/2031-h1/"
	section = period + "01-ket-qua/01-muc.md"
	before  = "content/2030/_index.md"
	figures = "[indicator.cay]\nname = \"Cây đã trồng\"\nunit = \"cây\"\nactual = \"1.866\"\nsource = \"muc\"\n[indicator.quy]\nname = \"Quỹ theo Chỉ thị số 9-CT/TN\"\nactual = 7\n"
)

// readSite reads the reports of a site, newest first: files beside a report with a part.
func readSite(t *testing.T, files map[string]string) ([]*report.Report, diag.List) {
	t.Helper()
	all := fstest.MapFS{"data/site.toml": {Data: []byte("title = \"Trang thử\"\n")}, "data/2031-h1/indicators.toml": {Data: []byte(figures)}}
	for _, name := range []string{period + "_index.md", period + "01-ket-qua/_index.md", before} {
		all[name] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Tiêu đề\"\n+++\n")}
	}
	for name, text := range files {
		if path.Ext(name) == ".md" && !strings.HasPrefix(text, "+++") {
			text = "+++\ntitle = \"Tiêu đề\"\n+++\n" + text
		}
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	brought, err := source.Defaults(layouts.FS, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	tree := source.Read(all).Overlay(brought)
	set, found := data.Decode(tree)
	parser := markup.New(set.Grammar)
	b := link.Group(set, tree, false)
	var linked []*link.Linked
	outlines := map[string]*link.Outline{}
	for _, f := range slices.Backward(b.Folders) {
		var docs []*markup.Document
		for _, text := range f.Texts() {
			d, more := parser.Parse(text)
			docs = append(docs, d)
			found.Add(more...)
		}
		l := b.Report(f, docs)
		linked, outlines[f.Name] = append(linked, l), l.Outline
	}
	var reports []*report.Report
	for _, l := range linked {
		l.Resolve(func(period string) *link.Outline { return outlines[period] })
		found.Add(l.Found...)
		reports = append(reports, read.Report(l))
	}
	return reports, found
}

// texts are the texts of the blocks of a file of a report, those of notes marked with their number.
func texts(r *report.Report, d *report.Document) []string {
	var all []string
	for _, b := range d.Blocks {
		all = append(all, b.Marked())
	}
	for _, n := range r.Notes {
		if n.Document == d {
			for _, b := range n.Blocks {
				all = append(all, fmt.Sprint(n.Number, ": ", b.Marked()))
			}
		}
	}
	return all
}

// TestTexts holds what a reader reads: values and the numbers of what references lead to
// are written in, what is not known stands as it is written, marks of notes are none of the
// text.
func TestTexts(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"value", "Trồng {{cay.actual}} cây.", []string{"Trồng 1.866 cây."}},
		{"values side by side", "{{cay.actual}}{{cay.unit}}", []string{"1.866cây"}},
		{"within marks", "**Trồng {{cay.actual}}** [{{cay.unit}}](../_index.md)", []string{"Trồng 1.866 cây"}},
		{"unknown value", "Trồng {{khac.actual}} cây, {{cay.khac}}, {{cay.target}}.", []string{"Trồng {{khac.actual}} cây, {{cay.khac}}, {{cay.target}}."}},
		{"references", "Xem [](#ket-qua), [](#muc) và [](../_index.md).", []string{"Xem phần I, mục I.1 và Tiêu đề."}},
		{"to another report", "Xem [](../../2030/_index.md#nhiem-vu).", []string{"Xem mục “Nhiệm vụ năm 2030”, Tiêu đề."}},
		{"unknown references", "Xem [](#khong-co), [](../../2029/_index.md#a).", []string{"Xem [](#khong-co), [](../../2029/_index.md#a)."}},
		{"spaces around", "a {{cay.actual}} {{cay.unit}} [](#muc) b", []string{"a 1.866 cây mục I.1 b"}},
		{"notes", "Một{{cay.actual}}[^a] hai[^b]{{cay.actual}} [](#muc)[^a].\n\n[^a]: Có {{cay.actual}}[^b].\n[^b]: Chữ.",
			[]string{"Một1.866(1) hai(2)1.866 mục I.1(1).", "1: Có 1.866(2).", "2: Chữ."}},
		{"cells", "| {{cay.name}} |\n|---|\n| {{cay.actual}}[^a] |\n\n[^a]: Chữ.", []string{"Cây đã trồng", "1.866(1)", "1: Chữ."}},
		{"code", "`{{cay.actual}}`\n\n    {{cay.actual}}", []string{"{{cay.actual}}", "{{cay.actual}}\n"}},
		{"image", "![Ảnh {{cay.actual}} cây](../files/a.png)", []string{"Ảnh 1.866 cây"}},
	} {
		reports, _ := readSite(t, map[string]string{section: test.text, before: "## Nhiệm vụ năm 2030 {#nhiem-vu}\n", period + "files/a.png": "PNG"})
		r := reports[0]
		got := texts(r, r.Documents[2])
		if want := append([]string{"Tiêu đề"}, test.want...); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", test.name, got, want)
		}
	}
}

// TestCitations holds that a citation keeps its words, its quote and its places in the
// file, whatever is written in before, within and after it; a value is no citation, for
// what the name of an indicator cites stands in its row.
func TestCitations(t *testing.T) {
	const text = "{{quy.name}} là {{cay.actual}}. Theo [](#muc), Chỉ thị số 05-CT/TN, ngày 15/5/2030[^a] {{cay.actual}} và [Kế hoạch {{cay.actual}}](cite:7-KH/TN) [](#muc). Hết {{cay.actual}}.\n\n[^a]: Quyết định số 3-QĐ/TN."
	reports, found := readSite(t, map[string]string{section: text})
	r := reports[0]
	var got []string
	for _, c := range r.Citations {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d", c.Quote.Cited(), c.Quote.Text, c.Span.Text(), c.Extent.Text(), c.Note))
	}
	const sentence = "Theo mục I.1, Chỉ thị số 05-CT/TN, ngày 15/5/2030 1.866 và Kế hoạch 1.866 mục I.1."
	want := []string{
		"Chỉ thị số 05-CT/TN|" + sentence + "|Chỉ thị số 05-CT/TN|Chỉ thị số 05-CT/TN, ngày 15/5/2030|0",
		"Kế hoạch 1.866|" + sentence + "|Kế hoạch {{cay.actual}}|Kế hoạch {{cay.actual}}|0",
		"Quyết định số 3-QĐ/TN|Quyết định số 3-QĐ/TN.|Quyết định số 3-QĐ/TN|Quyết định số 3-QĐ/TN|1",
		"Chỉ thị số 9-CT/TN|Quỹ theo Chỉ thị số 9-CT/TN|Chỉ thị số 9-CT/TN|Chỉ thị số 9-CT/TN|0",
	}
	if !slices.Equal(got, want) || len(found) > 0 {
		t.Errorf("citations\n%q\nwant\n%q\nfound %v", got, want, found)
	}
}

// TestOrigins holds that every byte of a text knows where it comes from: its place in the
// file, or the data.
func TestOrigins(t *testing.T) {
	reports, _ := readSite(t, map[string]string{section: "Trồng {{cay.actual}} cây, xem [](#muc), {{khac.unit}}.\n"})
	b := reports[0].Documents[2].Blocks[1]
	value := strings.Index(b.Text, "1.866")
	for i := range b.Text {
		inserts := b.Inserts(i, i+1)
		at := b.Span(i, i+1)
		switch {
		case i >= value && i < value+len("1.866"):
			if len(inserts) != 1 || inserts[0].Data.Text() != `"1.866"` || at.Text() != "{{cay.actual}}" {
				t.Errorf("byte %d: %v at %q", i, inserts, at.Text())
			}
		case len(inserts) > 0:
			if w := at.Text(); w != "[](#muc)" && w != "{{khac.unit}}" || inserts[0].Span != at || inserts[0].Data.File != nil {
				t.Errorf("byte %d: %v at %q", i, inserts, w)
			}
		case !strings.HasPrefix(b.Text[i:], at.Text()):
			t.Errorf("byte %d: %q stands at %q", i, b.Text[i:], at.Text())
		}
	}
	if got := b.Span(0, len(b.Text)).Text(); got != "Trồng {{cay.actual}} cây, xem [](#muc), {{khac.unit}}." {
		t.Errorf("the whole stands at %q", got)
	}
}

// TestTitles holds that the title of a heading is its text as read, also where it names
// other headings and other reports, and that titles which name each other come to an end.
func TestTitles(t *testing.T) {
	reports, found := readSite(t, map[string]string{
		period + "_index.md": "## Đầu [](#cuoi) {#dau}\n\n## Cuối [](#dau) {{cay.actual}} {#cuoi}\n\n## [](#minh) {#minh}\n\nXem [](#minh).\n",
		section:              "## Như [](../../2030/_index.md#nam)\n",
		before:               "## Năm {#nam}\n\n## Từ [](../2031-h1/_index.md#cuoi)\n",
	})
	if len(found) > 0 {
		t.Errorf("found %v", found)
	}
	var got []string
	for _, r := range reports {
		for _, d := range r.Documents {
			for _, h := range d.Headings {
				if h.Section.Title != h.Block.Text {
					t.Errorf("title %q of %q", h.Section.Title, h.Block.Text)
				}
				got = append(got, h.Section.Title)
			}
		}
	}
	want := []string{"Đầu mục “Cuối 1.866”", "Cuối mục “Đầu” 1.866", "mục “…”", "Như mục “Năm”, Tiêu đề", "Năm", "Từ mục “Cuối 1.866”, Tiêu đề"}
	if !slices.Equal(got, want) {
		t.Errorf("titles\n%q\nwant\n%q", got, want)
	}
}

// TestTitlesDoubled: what each title prints twice of the one before does not grow with
// every title.
func TestTitlesDoubled(t *testing.T) {
	var b strings.Builder
	b.WriteString("## Đầu {#a0}\n\n")
	for i := range 60 {
		fmt.Fprintf(&b, "## [](#a%d) [](#a%[1]d) {#a%d}\n\n", i, i+1)
	}
	reports, _ := readSite(t, map[string]string{period + "_index.md": b.String()})
	for _, s := range reports[0].Opening {
		if len(s.Title) > 100 {
			t.Fatalf("a title of %d bytes", len(s.Title))
		}
	}
}

// TestLongTitle: the name of a report costs what any other text does that a file prints by
// naming it.
func TestLongTitle(t *testing.T) {
	reports, found := readSite(t, map[string]string{
		before:  "+++\ntitle = \"" + strings.Repeat("dài ", 20_000) + "\"\n+++\n",
		section: strings.Repeat("[](../../2030/_index.md)\n\n", 300),
	})
	size := 0
	for _, b := range reports[0].Blocks() {
		size += len(b.Text)
	}
	if len(found) != 1 || found[0].Code != "limit/inserted" || size > 2<<20 {
		t.Errorf("%d bytes; found %v", size, found)
	}
}

// TestFigures: a figure leads to the paragraph that states it, as it reads, or to the note
// that prints it.
func TestFigures(t *testing.T) {
	for _, test := range []struct {
		text  string
		block string // that the second figure leads to
		note  int
	}{
		{"Chữ.\n\nTrồng 1.866 cây.\n\nQuỹ có {{quy.actual}}.\n", "Quỹ có 7.", 0},
		{"Trồng 1.866 cây.\n\n- Quỹ có {{quy.actual}}.\n\nChữ {{quy.actual}}.\n", "Quỹ có 7.", 0},
		{"Trồng 1.866 cây.\n\nChữ[^a].\n\n[^a]: Quỹ có {{quy.actual}}.\n\nHết.\n", "Quỹ có 7.", 1},
		{"Trồng 1.866 cây.\n\n| {{quy.actual}} |\n|---|\n", "", 0},
	} {
		reports, _ := readSite(t, map[string]string{section: test.text})
		r := reports[0]
		first, second := r.Sources[r.Data.Indicators[0]], r.Sources[r.Data.Indicators[1]]
		ids := map[string]string{"": "", "cn-1": "Quỹ có 7."}
		for _, b := range r.Blocks() {
			ids[b.ID] = b.Text
		}
		if here := r.Parts[0].Children[0]; first.Section != here || second.Section != here || ids[first.ID] != "Trồng 1.866 cây." || ids[second.ID] != test.block || second.Note != test.note {
			t.Errorf("%q: %q and %q, note %d", test.text, ids[first.ID], ids[second.ID], second.Note)
		}
	}
}

// FuzzBlocks holds that each byte of every block leads back to its place: a letter or digit
// stands there as it is, unless Markdown writes it as an entity, or it is written in.
func FuzzBlocks(f *testing.F) {
	f.Add("Trồng **{{cay.actual}}** cây&nbsp;&#273; \\* xem [](#muc)[^a].\n\n[^a]: [Kế hoạch](cite:7-KH/TN) `x` {{quy.name}}")
	f.Add("## Đầu [](#muc) {#dau}\n\n1. một\n   hai\n\n   - ba\n\n> | a | b |\n> |---|---|\n> | c\\|d | **e** |\n")
	f.Add("a\n: b\n\n    mã\n\n```table\ndata = \"a.csv\"\ncaption = \"Bảng [^n]\"\n```\n\n[^n]: ![ảnh](../files/a.png)\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "+++") {
			return
		}
		reports, _ := readSite(t, map[string]string{section: text, "data/2031-h1/a.csv": "tên,số\n\"Đỏ, \"\"x\"\"\",7\n"})
		for _, r := range reports {
			for _, d := range r.Documents {
				for _, b := range d.Blocks {
					leadsBack(t, b)
				}
			}
			for _, n := range r.Notes {
				for _, b := range n.Blocks {
					leadsBack(t, b)
				}
			}
		}
	})
}

func leadsBack(t *testing.T, b *report.Block) {
	t.Helper()
	for i, letter := range b.Text {
		if !unicode.IsLetter(letter) && !unicode.IsDigit(letter) || len(b.Inserts(i, i+utf8.RuneLen(letter))) > 0 {
			continue
		}
		at := b.Span(i, i+utf8.RuneLen(letter))
		if at.Start < 0 || at.End > len(at.File.Text) {
			t.Fatalf("%q at %d of %q stands at %d to %d", letter, i, b.Text, at.Start, at.End)
		}
		if there := at.File.Text[at.Start:]; !strings.HasPrefix(string(there), string(letter)) && !strings.HasPrefix(string(there), "&") {
			t.Fatalf("%q at %d of %q stands at %q", letter, i, b.Text, at.Text())
		}
	}
}
