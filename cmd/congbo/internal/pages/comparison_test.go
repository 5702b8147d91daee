package pages_test

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestComparedTexts holds that sections stand beside each other with all that they have:
// items, tables and captions, and the notes that they mention, so that no mark leads to
// nothing; and that what differs is marked, word by word, or as a whole.
func TestComparedTexts(t *testing.T) {
	tree := build(t, map[string]string{
		"data/2021-h1/xa.csv":                       "Xã,Số cây\nXã Một,7\n",
		"content/2021-h1/_index.md":                 "+++\ntitle = \"kết quả\"\nfrom = 2021-01-01\nto = 2021-06-30\ndate = 2021-07-05\nstatus = \"published\"\n+++\n",
		"content/2021-h1/01-ket-qua/_index.md":      "+++\ntitle = \"KẾT QUẢ\"\n+++\n",
		"content/2021-h1/01-ket-qua/01-viec-mot.md": "+++\ntitle = \"Việc một[^tua]\"\n+++\n\nXem [](#bang-theo-xa)[^x].\n\n1. Một việc riêng nữa.\n   1. Trong một.\n\n- Một gạch đầu dòng hai.\n\n```table\ndata = \"xa.csv\"\ncaption = \"Theo xã\"\n```\n\n[^tua]: Của tựa đề.\n\n[^x]: Chú thích thứ tám, theo Kế hoạch số 9-KH/TU.\n",
		"content/2021-h1/03-xong/_index.md":         "+++\ntitle = \"XONG\"\n+++\n\nXong.\n",
	})
	page := string(tree["so-sanh/2021-h1/2022-h1/index.html"])
	for _, want := range []string{
		"> Việc một(1)</a>", ">(1) Của tựa đề.", "Xem Bảng 1(2).", ">1. Một việc riêng nữa.", ">\u00a0\u00a0\u00a01. Trong một.", ">Bảng 1. Theo xã\nXã Một · Số cây: 7",
		"<strong>1.1. Đợt một</strong>", "- Một gạch đầu dòng<ins class=\"changed-figure\">(2);</ins>", "- Một gạch đầu dòng<del> hai.</del>",
		">Bảng 1. Cây trồng\n", "\nCây đã trồng · Đơn vị tính: cây · Kết quả: 42,50 · ", ">Một · Số: 1(2)",
		">(<del class=\"changed-figure\">2</del>) Chú thích thứ <del>tám</del>, theo Kế hoạch số 9-KH/TU.", ">(<ins class=\"changed-figure\">1</ins>) Chú thích thứ <ins>nhất</ins>, theo Kế hoạch số 9-KH/TU.",
		">(2) Chú thích thứ hai, nhắc (3).", ">(3) - chú thích bằng gạch đầu dòng",
		"<strong>6 tháng đầu năm 2021</strong> <a href=\"../../../2021-h1/ket-qua/viec-mot/index.html\">",
		"Chỉ có ở 6 tháng đầu năm 2022: 2", "Chỉ có ở 6 tháng đầu năm 2021: 1", "XONG</a>", "CÒN LẠI</a>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	for _, no := range []string{"0 văn bản", "<tbody>"} { // nothing is shared
		if strings.Contains(page, no) {
			t.Errorf("the comparison has %q", no)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}

// TestComparedPairs: reports of one line are compared, a year apart and one after the other;
// the addresses that earlier versions gave to other pairs lead on, out of the site map.
func TestComparedPairs(t *testing.T) {
	above := map[string]string{"data/site.toml": "title = \"Thử\"\ncommittee = \"Đảng ủy thử nghiệm\"\nbase_url = \"https://example.org/\"\n"}
	for _, id := range []string{"2021-h1", "2021-h2", "2021", "2022-h2", "2022", "2022-q1", "2022-q2", "2022-q4", "2022-m11", "2022-m12", "2023-m01", "2021-h1-dan-van", "2022-h1-dan-van", "2015-2020", "2020-2025", "2021-9m"} {
		above["content/"+id+"/_index.md"] = "+++\ntitle = \"kết quả\"\nstatus = \"published\"\n+++\n\nLời.\n"
	}
	for _, year := range []string{"2021", "2022"} {
		above["content/"+year+"-h1-dan-van/_index.md"] = "+++\ntitle = \"về công tác dân vận 6 tháng đầu năm " + year + "\"\nstatus = \"published\"\n+++\n\nLời.\n"
	}
	tree := build(t, above)
	var paged, moved []string
	for path, b := range tree {
		pair, ok := strings.CutPrefix(strings.TrimSuffix(path, "/index.html"), "so-sanh/")
		switch {
		case !ok || pair == "index.html":
		case strings.Contains(string(b), `http-equiv="refresh"`):
			moved = append(moved, pair+" → "+regexp.MustCompile(`url=([^"]*)"`).FindStringSubmatch(string(b))[1])
		default:
			paged = append(paged, pair)
		}
	}
	slices.Sort(paged)
	slices.Sort(moved)
	want := []string{"2015-2020/2020-2025", "2021-h1-dan-van/2022-h1-dan-van", "2021-h1/2021-h2", "2021-h1/2022-h1", "2021-h2/2022-h1", "2021-h2/2022-h2", "2021/2022", "2022-h1/2022-h2", "2022-m11/2022-m12", "2022-m12/2023-m01", "2022-q1/2022-q2"}
	if !slices.Equal(paged, want) {
		t.Errorf("pages of comparisons:\n%v, want\n%v", paged, want)
	}
	wantMoved := []string{
		"2021-9m/2021-h2 → ../../index.html", "2021-h1/2021-9m → ../../index.html", "2021-h2/2021 → ../../index.html", "2021/2022-q1 → ../../index.html",
		"2022-h1/2022-q4 → ../../index.html", "2022-h2/2022 → ../../2021/2022/index.html", "2022-q2/2022-h1 → ../../2021-h1/2022-h1/index.html", "2022-q4/2022-h2 → ../../2021-h2/2022-h2/index.html",
	}
	if !slices.Equal(moved, wantMoved) {
		t.Errorf("what leads on:\n%v, want\n%v", moved, wantMoved)
	}
	sitemap := string(tree["sitemap.xml"])
	if n := strings.Count(sitemap, "/so-sanh/"); n != len(want)+1 {
		t.Errorf("the site map has %d comparisons: %s", n, sitemap)
	}
	index := string(tree["so-sanh/index.html"])
	for _, pair := range want {
		if !strings.Contains(index, fmt.Sprintf("href=%q", pair+"/index.html")) {
			t.Errorf("the index lacks %s", pair)
		}
	}
	for _, want := range []string{"<h2>Tháng</h2>", "<h2>Quý</h2>", "<h2>6 tháng</h2>", "<h2>6 tháng (công tác dân vận)</h2>", "<h2>Năm</h2>", "<h2>Nhiệm kỳ</h2>", "<strong>Tháng 1 năm 2023</strong>", "so với cùng kỳ: 6 tháng đầu năm 2021", "so với kỳ trước: 6 tháng cuối năm 2021", "so với cùng kỳ: năm 2021"} {
		if !strings.Contains(index, want) {
			t.Errorf("the index lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(index)
	}
}

// TestComparedApart: where no change can be told between two figures, the page says why; where
// one of them is missing, that is seen.
func TestComparedApart(t *testing.T) {
	files := map[string]string{}
	for period, data := range map[string]string{
		"2021-h1": "[indicator.luy-ke]\nname = \"Lũy kế\"\nactual = 10\n[indicator.don-vi]\nname = \"Đơn vị\"\nactual = 10\nunit = \"lượt\"\n[indicator.gioi-han]\nname = \"Giới hạn\"\nactual = 10\n[indicator.thieu]\nname = \"Thiếu\"\n[indicator.tang]\nname = \"Tăng\"\nactual = 10\n",
		"2021-h2": "[indicator.luy-ke]\nname = \"Lũy kế\"\nactual = 25\ncounted = \"lũy kế\"\n[indicator.don-vi]\nname = \"Đơn vị\"\nactual = 12\nunit = \"người\"\n[indicator.gioi-han]\nname = \"Giới hạn\"\nactual = \"trên 12\"\n[indicator.thieu]\nname = \"Thiếu\"\nactual = 5\n[indicator.tang]\nname = \"Tăng\"\nactual = 12\n",
	} {
		files["content/"+period+"/_index.md"] = "+++\ntitle = \"kết quả\"\nstatus = \"published\"\n+++\n\nLời.\n"
		files["data/"+period+"/indicators.toml"] = data
	}
	page := string(build(t, files)["so-sanh/2021-h1/2021-h2/index.html"])
	for name, want := range map[string]string{
		"Lũy kế": `– <span class="against">không cùng khoảng thời gian</span>`, "Đơn vị": `– <span class="against">khác đơn vị tính</span>`,
		"Giới hạn": `– <span class="against">chỉ nêu giới hạn</span>`, "Thiếu": "–", "Tăng": "+2 (+20,00%)",
	} {
		row := html.UnescapeString(regexp.MustCompile(`>` + name + `</a>.*`).FindString(page))
		if !strings.Contains(row, ">"+want+"</td></tr>") {
			t.Errorf("%s: %s, want %s", name, row, want)
		}
	}
}
