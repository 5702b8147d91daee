package exports_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/words"
)

// site has lists in lists, tables of every kind and notes wherever one may stand, of a
// committee that does not exist.
var site = fstest.MapFS{
	"data/site.toml": {Data: []byte("title = \"Thử\"\ncommittee = \"Đảng ủy thử nghiệm\"\n")},
	"data/2031/indicators.toml": {Data: []byte(`[indicator.cay]
name = "Cây đã trồng"
actual = 30
target = 40

[indicator.hoc]
name = "Đã học"
percent = "98,5"
percent_of = "nghị quyết"
change = 7
change_from = "cuối năm 2030"
`)},
	"data/2031/xa.csv":            {Data: []byte("Xã,Số cây\nXã Một,7\n")},
	"content/2031/_index.md":      {Data: []byte("+++\ntitle = \"kết quả thử nghiệm\"\nfrom = 2031-01-01\nto = 2031-12-31\ndate = 2032-01-05\nstatus = \"published\"\n+++\n\nMở đầu.\n")},
	"content/2031/01-a/_index.md": {Data: []byte("+++\ntitle = \"PHẦN A\"\n+++\n")},
	"content/2031/01-a/01-b.md": {Data: []byte(`+++
title = "Mục b[^tua]"
+++

Xem [](#bang-so-cay) và [](#hai).

1. Một.

   Vẫn là một.

   1. Trong một.
   2. Hai trong một. {#hai}
      - sâu hơn.

2. Hai.

` + "```indicators\nids = [\"cay\", \"hoc\"]\ncaption = \"Số cây\"\n```\n\n```table\ndata = \"xa.csv\"\ncaption = \"Theo xã\"\n```" + `

| Tên | Số |
|-----|---:|
| Một | 1[^bang] |
| Hai | 2 |

### Đề mục[^muc]

Hết.

[^tua]: Của tựa đề.
[^bang]: Có bảng:

    | Năm | Cây |
    |-----|----:|
    | 2030 | 5 |

[^muc]: Của đề mục.
`)},
}

// read reads the site.
func read(t *testing.T) *pipeline.Result {
	t.Helper()
	r, err := pipeline.Read(pipeline.Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Severity == diag.Error {
			t.Fatalf("%s: %s", f.Span, f.Message.EN)
		}
	}
	return r
}

// TestPlainText holds that the text for archives says what the pages say: numbers of items,
// tables and notes.
func TestPlainText(t *testing.T) {
	r := read(t)
	const want = `ngày 05 tháng 01 năm 2032

kết quả thử nghiệm

Mở đầu.

I PHẦN A

1 Mục b(1)

Xem Bảng 1 và điểm 1.2 mục I.1.

1. Một.

   Vẫn là một.

   1. Trong một.

   2. Hai trong một.

      - sâu hơn.

2. Hai.

Bảng 1. Số cây
Chỉ tiêu | Kế hoạch | Kết quả | Tỷ lệ | Tăng, giảm | Đánh giá
Cây đã trồng | 40 | 30 | 75%* |  | Chưa đạt*
Đã học |  |  | 98,5% nghị quyết | +7% so với cuối năm 2030 | Chưa đạt*
* Tính từ số liệu của báo cáo.

Bảng 2. Theo xã
Xã | Số cây
Xã Một | 7

Tên | Số
Một | 1(2)
Hai | 2

1.1 Đề mục(3)

Hết.

(1) Của tựa đề.

(2) Có bảng:

    Năm | Cây
    2030 | 5

(3) Của đề mục.
`
	got := string(exports.PlainText(words.Of(r.Site.Data), r.Reports[0]))
	if got != want {
		g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range min(len(g), len(w)) {
			if g[i] != w[i] {
				t.Errorf("line %d is %q, not %q", i+1, g[i], w[i])
				break
			}
		}
		t.Errorf("all:\n%s", got)
	}
}

// TestSearch holds that a row of a table is found as a whole, in a note too, and that what
// congbo worked out is not presented as what the report states.
func TestSearch(t *testing.T) {
	r := read(t)
	got := ""
	exports.SearchIndex(words.Of(r.Site.Data), r.Site, r.Reports, func(_ string, b []byte) { got += string(b) })
	for _, want := range []string{
		`"Hai · 2"`,
		`"Xã Một · 7"`,
		`"Năm · Cây"`,
		`"2030 · 5"`,
		`"Kế hoạch: 40; Kết quả: 30; Tỷ lệ: 75%*; Đánh giá: Chưa đạt*"`, // as their cells
		`"Tỷ lệ: 98,5% nghị quyết; Tăng, giảm: +7% so với cuối năm 2030; Đánh giá: Chưa đạt*"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
