package pages_test

import (
	"strings"
	"testing"
)

// TestComparedTexts holds that sections stand beside each other with all that they have:
// items, tables and captions, and the notes that they mention, so that no mark leads to
// nothing.
func TestComparedTexts(t *testing.T) {
	tree := build(t, map[string]string{
		"data/2022/xa.csv":                       "Xã,Số cây\nXã Một,7\n",
		"content/2022/_index.md":                 "+++\ntitle = \"kết quả cả năm\"\nfrom = 2022-01-01\nto = 2022-12-31\ndate = 2023-01-05\nstatus = \"published\"\n+++\n",
		"content/2022/01-ket-qua/_index.md":      "+++\ntitle = \"KẾT QUẢ\"\n+++\n",
		"content/2022/01-ket-qua/01-viec-mot.md": "+++\ntitle = \"Việc một[^tua]\"\n+++\n\nXem [](#bang-theo-xa)[^x].\n\n1. Một.\n   1. Trong một.\n\n```table\ndata = \"xa.csv\"\ncaption = \"Theo xã\"\n```\n\n[^tua]: Của tựa đề.\n\n[^x]: Chú thích của năm.\n",
	})
	page := string(tree["so-sanh/2022-h1/2022/index.html"])
	for _, want := range []string{
		"> Việc một(1)</a>", "<p>(1) Của tựa đề.", "Xem Bảng 1(2).", "<p>1. Một.", "<p>\u00a0\u00a0\u00a01. Trong một.", "<p>Bảng 1. Theo xã<br>Xã | Số cây<br>Xã Một | 7", "<p>(2) Chú thích của năm.",
		"<strong>1.1. Đợt một</strong>", "<p>- Một gạch đầu dòng(2);", "<p>Bảng 1. Cây trồng<br>", "<br>Cây đã trồng | cây | 42,50 |", "<p>Tên | Số<br>Một | 1(2)",
		"<p>(1) Chú thích thứ nhất, theo Kế hoạch số 9-KH/TU.", "<p>(2) Chú thích thứ hai, nhắc (3).", "<p>(3) - chú thích bằng gạch đầu dòng",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(page[strings.Index(page, "ui-sections"):])
	}
}
