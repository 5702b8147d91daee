package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/effort"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// TestFindings holds what is said of a site that is wrong, and that nothing
// else is: one fault, one finding.
func TestFindings(t *testing.T) {
	long := strings.Repeat("a", 93)
	const part, section = "content/2022-h1/01-ket-qua/", "content/2022-h1/01-ket-qua/01-muc.md"
	tests := []struct {
		name  string
		files files
		want  []string
	}{
		{"nothing wrong", files{section: "Một đoạn[^a].\n\n[^a]: Chú thích."}, nil},

		{"period", files{"content/nam-nay/_index.md": titled}, []string{
			"content/nam-nay/_index.md:1:1: error source/period"}},
		{"two reports of one period", files{"content/2022-H1/_index.md": titled}, []string{
			"content/2022-H1/_index.md:1:1: error tree/twice (content/2022-h1/_index.md:1:1)"}},
		{"no index of the report", files{"content/2022-h1/_index.md": "-"}, []string{
			"content/2022-h1/_index.md:1:1: error tree/index"}},
		{"no index of the part", files{part + "_index.md": "-", section: "Một đoạn."}, []string{
			part + "_index.md:1:1: error tree/index"}},
		{"file of no report", files{"content/ghi-chu.md": "Một đoạn."}, []string{
			"content/ghi-chu.md:1:1: error tree/place"}},
		{"section outside a part", files{"content/2022-h1/01-muc.md": "Một đoạn."}, []string{
			"content/2022-h1/01-muc.md:1:1: error tree/place"}},
		{"section too deep", files{part + "01-a/01-b.md": "Một đoạn."}, []string{
			part + "01-a/01-b.md:1:1: error tree/place"}},
		{"file that is no text", files{part + "anh.png": "PNG"}, []string{
			part + "anh.png:1:1: error tree/place"}},
		{"data of no report", files{"data/2021-h2/accepted.toml": ""}, []string{
			"data/2021-h2/accepted.toml:1:1: note tree/data"}},

		{"no place in the name", files{part + "muc.md": "Một đoạn."}, []string{
			part + "muc.md:1:1: error tree/name"}},
		{"no place in two names", files{part + "muc.md": "Một đoạn.", part + "khac.md": "Một đoạn."}, []string{
			part + "khac.md:1:1: error tree/name", part + "muc.md:1:1: error tree/name"}},
		{"name with marks", files{part + "01-kết-quả.md": "Một đoạn."}, []string{
			part + "01-kết-quả.md:1:1: error tree/name"}},
		{"capitals", files{part + "01-Muc.md": "Một đoạn."}, []string{
			part + "01-Muc.md:1:1: error tree/name"}},
		{"device", files{part + "01-com1.md": "Một đoạn."}, []string{
			part + "01-com1.md:1:1: error tree/name"}},
		{"device with an extension", files{part + "01-nul.phan-2.md": "Một đoạn."}, []string{
			part + "01-nul.phan-2.md:1:1: error tree/name"}},
		{"long name", files{part + "01-" + strings.Repeat("a", 101) + ".md": "Một đoạn."}, []string{
			part + "01-" + strings.Repeat("a", 101) + ".md:1:1: error tree/name"}},
		{"long address", files{part + "_index.md": "-", "content/2022-h1/01-" + long + "/_index.md": titled, "content/2022-h1/01-" + long + "/01-" + long + ".md": "Một đoạn."}, []string{
			"content/2022-h1/01-" + long + "/01-" + long + ".md:1:1: error tree/name"}},
		{"long address of an attachment", files{"content/2022-h1/files/" + long + "/" + long + "/a.pdf": "PDF"}, []string{
			"content/2022-h1/files/" + long + "/" + long + "/a.pdf:1:1: error tree/name"}},
		{"page of congbo", files{"content/2022-h1/02-toan-van/_index.md": titled}, []string{
			"content/2022-h1/02-toan-van/_index.md:1:1: error tree/name"}},
		{"one slug twice", files{part + "01-muc.md": "Một.", part + "02-muc.md": "Hai."}, []string{
			part + "02-muc.md:1:1: error tree/twice (" + part + "01-muc.md:1:1)"}},
		{"one place twice", files{part + "01-a.md": "Một.", part + "01-b.md": "Hai."}, []string{
			part + "01-b.md:1:1: note tree/order (" + part + "01-a.md:1:1)"}},
		{"name of an attachment", files{"content/2022-h1/files/Bản quét.pdf": "PDF"}, []string{
			"content/2022-h1/files/Bản quét.pdf:1:1: error tree/name"}},

		{"numbering", files{"content/2022-h1/_index.md": "+++\ntitle = \"A\"\nnumbering = [\"I-\", \"hai\"]\n+++\n"}, []string{
			"content/2022-h1/_index.md:3:20: error section/numbering"}},
		{"heading that skips a level", files{section: "## Một\n\n#### Hai\n"}, []string{
			section + ":7:6: note section/jump"}},
		{"one id twice", files{section: "## Một {#a}\n\n## Hai {#a}\n"}, []string{
			section + ":7:4: error id/duplicate (" + section + ":5:4)"}},
		{"one id of two items", files{section: "- Một {#a}\n- Hai {#a}\n"}, []string{
			section + ":6:7: error id/duplicate (" + section + ":5:7)"}},
		{"id of a section", files{section: "## Một {#ket-qua}\n"}, []string{
			section + ":5:4: error id/duplicate (" + part + "_index.md:2:9)"}},
		{"id of a note", files{section: "## Một {#cn-1}\n"}, []string{
			section + ":5:4: error id/reserved"}},
		{"id of the interface", files{section: "## Một {#ui-main}\n\n## UI main\n"}, []string{
			section + ":5:4: error id/reserved"}},

		{"undefined note", files{section: "Một đoạn[^a]."}, []string{
			section + ":5:9: error note/undefined"}},
		{"unused note", files{section: "Một đoạn.\n\n[^a]: Chú thích."}, []string{
			section + ":7:1: error note/unused"}},
		{"note defined twice", files{section: "Một[^a].\n\n[^a]: Chú thích.\n\n[^a]: Chú thích khác."}, []string{
			section + ":9:1: error note/duplicate (" + section + ":7:1)"}},
		{"label of two files", files{section: "Một[^a].\n\n[^a]: Chú thích.", part + "02-b.md": "Hai[^a].\n\n[^a]: Chú thích khác."}, nil},
		{"note of another file", files{section: "Một[^a].", part + "02-b.md": "Hai.\n\n[^a]: Chú thích."}, []string{
			section + ":5:4: error note/elsewhere (" + part + "02-b.md:7:1)"}},

		{"id nowhere", files{section: "Xem [mục](#khong-co)."}, []string{
			section + ":5:5: error link/broken"}},
		{"file nowhere", files{section: "Xem [mục](../02-b/01-c.md)."}, []string{
			section + ":5:5: error link/broken"}},
		{"id on another page", files{section: "Xem [mục](02-b.md#a).\n\n## Một {#a}", part + "02-b.md": "Hai."}, []string{
			section + ":5:5: error link/broken"}},
		{"cross-reference nowhere", files{section: "Xem [](#khong-co)."}, []string{
			section + ":5:5: error link/broken"}},
		{"no destination", files{section: "Xem [mục]()."}, []string{
			section + ":5:5: error link/broken"}},
		{"link out of the site", files{section: "Xem [tệp](../../../../bi-mat.txt)."}, []string{
			section + ":5:5: error link/outside"}},
		{"link into data", files{section: "Xem [tệp](../../../data/site.toml)."}, []string{
			section + ":5:5: error link/outside"}},
		{"no text for a file", files{section: "Xem [](../files/a.pdf).", "content/2022-h1/files/a.pdf": "PDF"}, []string{
			section + ":5:5: error link/empty"}},

		{"no text for a table without caption", files{section: "Xem [](#bang-ket-nap).\n\n```indicators\nids = [\"ket-nap\"]\n```", "data/2022-h1/indicators.toml": ketNap}, []string{
			section + ":5:5: error link/empty"}},
		{"long titles many times", files{section: strings.Repeat("[](#dai)\n\n", 2000), part + "_index.md": titled + "## " + strings.Repeat("dài ", 200) + "{#dai}\n"}, []string{
			section + ":2079:1: error limit/inserted"}},
		{"long tables many times", files{section: strings.Repeat("```indicators\nids = [\"ket-nap\"]\n```\n\n", 20), "data/2022-h1/indicators.toml": ketNap + "note = \"" + strings.Repeat("dài", 20000) + "\"\n"}, []string{
			section + ":58:1: error limit/inserted"}},

		{"unknown indicator", files{section: "Đạt {{ket-nap.actual}}."}, []string{
			section + ":5:5: error indicator/unknown"}},
		{"unknown field", files{section: "Đạt {{ket-nap.actul}}.", "data/2022-h1/indicators.toml": ketNap}, []string{
			section + ":5:5: error indicator/field"}},
		{"field without value", files{section: "Đạt {{ket-nap.target}}.", "data/2022-h1/indicators.toml": ketNap}, []string{
			section + ":5:5: error indicator/value (data/2022-h1/indicators.toml:1:12)"}},
		{"unknown row", files{section: "```indicators\nids = [\"ket-nap\", \"ket-na\"]\n```", "data/2022-h1/indicators.toml": ketNap}, []string{
			section + ":6:19: error indicator/unknown"}},
		{"unknown group", files{section: "```indicators\ngroup = \"dang\"\n```", "data/2022-h1/indicators.toml": ketNap}, []string{
			section + ":6:9: error indicator/unknown"}},
		{"source nowhere", files{"data/2022-h1/indicators.toml": ketNap + "source = \"ket-qua/khong-co\"\n"}, []string{
			"data/2022-h1/indicators.toml:4:10: error indicator/source"}},
		{"source in no note", files{"data/2022-h1/indicators.toml": ketNap + "source = \"note:9\"\n"}, []string{
			"data/2022-h1/indicators.toml:4:10: error indicator/source"}},

		{"figures that cannot be read", files{section: "Đạt {{ket-nap.actual}}.\n\n```indicators\ngroup = \"dang\"\nids = [\"ket-nap\"]\n```", "data/2022-h1/indicators.toml": "[indicator.ket-nap\n"}, []string{
			"data/2022-h1/indicators.toml:1:18: error data/syntax"}},
		{"register with one document twice", files{"data/directives.toml": "[directive.a]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TN\"\n\n[directive.b]\ntype = \"Chỉ thị\"\nnumber = \"5\"\nsymbol = \"CT/TN\"\n"}, []string{
			"data/directives.toml:6:12: warning register/duplicate (data/directives.toml:1:12)"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, found := test.files.link()
			if got := lines(found); !slices.Equal(got, test.want) {
				t.Errorf("found\n%q\nwant\n%q", got, test.want)
			}
			complete(t, found)
		})
	}
}

const ketNap = "[indicator.ket-nap]\nname = \"Kết nạp đảng viên\"\nactual = 34\n"

// TestHints: a name that is nearly one of the known ones is answered with that
// one; a number never is with another number.
func TestHints(t *testing.T) {
	const section = one + "01-a.md"
	figures := ketNap + "group = \"xay-dung\"\n[group.xay-dung]\ntitle = \"Xây dựng\"\n"
	for text, want := range map[string]string{
		"Chữ[^danhsach] [^danh-sach].\n\n[^danh-sach]: Chữ.":   `"danh-sach"`,
		"Chữ[^12] [^1].\n\n[^1]: Chữ.":                         "[^12]: …",
		"[x](#tinh-hin)\n\n## Tình hình":                       `"tinh-hinh"`,
		"[x](#khac)\n\n## Tình hình":                           "{#khac}",
		"[x](../02-han-che/_indx.md)":                          `"../02-han-che/_index.md"`,
		"[x](../02-han-che/_index.md#tinh)\n\n## Tình {#tinh}": one + "01-a.md",
		"{{ketnap.actual}}":                                    `"ket-nap"`,
		"{{ket-nap.actul}}":                                    `"actual"`,
		"```indicators\ngroup = \"xay-dungg\"\n```":            `"xay-dung"`,
	} {
		_, found := files{section: text, two + "_index.md": titled, "data/2022-h1/indicators.toml": figures}.link()
		if len(found) != 1 || !strings.Contains(found[0].Hint.VI, want) || !strings.Contains(found[0].Hint.EN, want) {
			t.Errorf("%s\nfound %v, want one with a hint of %s", text, found, want)
		}
	}
}

// TestManyWrongNames: suggestions do not make the work grow with the square of
// the faults.
func TestManyWrongNames(t *testing.T) {
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "Chữ[^%s-%d].\n\n[^%s-%d]: Chữ.\n\n", strings.Repeat("a", 100), i, strings.Repeat("b", 100), i)
	}
	effort.Within(t, "2000 wrong names", 20*time.Second, 1000, func() {
		if _, found := (files{one + "01-a.md": text.String()}).link(); len(found) < 1000 {
			t.Errorf("%d findings", len(found))
		}
	})
}

// TestUnreadableIndex: an _index.md that reading has spoken of is not missing.
func TestUnreadableIndex(t *testing.T) {
	const index = "content/2022-h1/_index.md"
	f := &source.File{Path: "content/2022-h1/01-a/_index.md", Text: []byte(titled)}
	tree := &source.Tree{Files: []*source.File{f}, Faults: []source.Fault{{Kind: source.LinkOut, Span: source.Missing(index)}}}
	set, _ := data.Decode(tree)
	b := link.Group(set, tree, false)
	l := b.Report(b.Folders[0], []*markup.Document{markup.Empty(f)})
	site, found := b.Site([]*report.Summary{l.Summary})
	found.Add(l.Found...)
	if len(found) > 0 || len(site.Reports) != 1 || l.Index().File.Path != index {
		t.Errorf("found %q", lines(found))
	}
}
