package pages_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/linkcheck"
)

// TestIndicatorsCite holds that what the name and the note of an indicator cite is linked in
// its row, is in the register and its data, and that these lead to the row.
func TestIndicatorsCite(t *testing.T) {
	tree := build(t, map[string]string{
		"data/2022-h1/indicators.toml": fixture["data/2022-h1/indicators.toml"] + `
[indicator.hoc]
name = "Cuộc học Chỉ thị số 07-CT/TU"
note = "theo Kế hoạch số 31-KH/TU, ngày 02/3/2022"
actual = 3
`,
		"content/2022-h1/02-con-lai/_index.md": "+++\ntitle = \"CÒN LẠI\"\n+++\n\nHọc {{hoc.actual}} cuộc.\n\n```indicators\nids = [\"hoc\"]\n```\n",
	})
	page := string(tree["2022-h1/chi-tieu/index.html"])
	for _, want := range []string{
		`<a class="cite" id="hoc_ten-c1" href="../../van-ban/07-ct-tu/index.html"`,
		`<a class="cite" id="hoc_ghi-chu-c1" href="../../van-ban/31-kh-tu/index.html"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of indicators lacks %s\n%s", want, page[strings.Index(page, `id="hoc"`)-5:])
		}
	}
	if page := string(tree["2022-h1/con-lai/index.html"]); strings.Contains(page, `class="cite"`) {
		t.Error("a table in the text cites once more")
	}
	csv := string(tree["van-ban/citations.csv"])
	for _, want := range []string{
		"07-ct-tu,07-CT/TU,2022-h1,,,2022-h1/chi-tieu/#hoc_ten-c1,Chỉ thị số 07-CT/TU,Cuộc học Chỉ thị số 07-CT/TU,",
		"31-kh-tu,31-KH/TU,2022-h1,,,2022-h1/chi-tieu/#hoc_ghi-chu-c1,Kế hoạch số 31-KH/TU,\"theo Kế hoạch số 31-KH/TU, ngày 02/3/2022\",",
	} {
		if !strings.Contains(csv, want) {
			t.Errorf("citations.csv lacks %s:\n%s", want, csv)
		}
	}
	if page := string(tree["van-ban/31-kh-tu/index.html"]); !strings.Contains(page, `href="../../2022-h1/chi-tieu/index.html#hoc_ghi-chu-c1">bảng chỉ tiêu</a>`) {
		t.Errorf("the page of the document does not lead to the row:\n%s", page)
	}
	for _, b := range linkcheck.Check(tree, "", one) {
		t.Errorf("%s: %v %q", b.Page, b.Why, b.Ref)
	}

	tree = build(t, map[string]string{ // the name leads to its page through the periods
		"data/2022-h1/indicators.toml": "[indicator.hoc]\nname = \"Cuộc học Chỉ thị số 07-CT/TU\"\nactual = 3\n",
		"data/2022/indicators.toml":    "[indicator.hoc]\nname = \"Cuộc học\"\nactual = 5\n",
		"content/2022/_index.md":       "+++\ntitle = \"kết quả cả năm\"\nfrom = 2022-01-01\nto = 2022-12-31\ndate = 2023-01-05\nstatus = \"published\"\n+++\n",

		"content/2022-h1/01-ket-qua/01-viec-mot.md": "+++\ntitle = \"Việc một\"\n+++\n\n## Đợt một {#dot-mot}\n\nChữ.\n",
	})
	page = string(tree["2022-h1/chi-tieu/index.html"])
	if want := `<th scope="row"><a href="../../chi-tieu/hoc/index.html">Cuộc học </a><a class="cite" id="hoc_ten-c1" href="../../van-ban/07-ct-tu/index.html"`; !strings.Contains(page, want) {
		t.Errorf("the name is not\n%s\nin\n%s", want, page[strings.Index(page, `id="hoc"`)-5:])
	}
}
