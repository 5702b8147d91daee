package importer_test

import (
	"strings"
	"testing"
)

// TestPropose holds which figures are proposed as indicators, and as what.
func TestPropose(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // in order; nothing if empty
	}{
		{"Có 45/60 tổ viên tham dự họp, đạt 75%.", []string{`name = "Tổ viên tham dự họp"`, `actual = "45"`, `of = "60"`, `percent = "75"`}},
		{"Tổng sản lượng gạo ước đạt 12.154 tỷ đồng, đạt 42,75% kế hoạch, giảm 6,77% so cùng kỳ.",
			[]string{`name = "Tổng sản lượng gạo"`, `unit = "tỷ đồng"`, `actual = "12.154"`, `percent = "42,75"`, `percent_of = "kế hoạch"`, `change = "-6,77"`, `change_from = "cùng kỳ"`}},
		{"Sản lượng muối đạt 56%.", []string{`name = "Sản lượng muối"`, `percent = "56"`}},
		{"Dư nợ cho vay 35.150 tỷ đồng (tăng 7% so cuối năm 2021), nợ xấu dưới 2%.", []string{`name = "Dư nợ cho vay"`, `change = "7"`, `change_from = "cuối năm 2021"`}},
		{"Tổ chức 12 cuộc họp; ban hành 657 văn bản.", nil},
		{"Tăng 7% so cùng kỳ.", nil},
		{"Thực hiện Nghị quyết số 05-NQ/TW, ngày 15/5/2016.", nil},
	} {
		r := importBytes(t, "a.txt", []byte("I. A\n\n"+test.text+"\n"), "2030-h1")
		file := string(r.Files["data/2030-h1/indicators.proposed.toml"])
		if len(test.want) == 0 && file != "" {
			t.Errorf("%q: proposes\n%s", test.text, file)
		}
		rest := file
		for _, want := range test.want {
			_, after, ok := strings.Cut(rest, want+"\n")
			if !ok {
				t.Errorf("%q: %s is not in\n%s", test.text, want, file)
				break
			}
			rest = after
		}
		if strings.Contains(file, `percent = "2"`) {
			t.Errorf("%q: a bound is proposed", test.text)
		}
	}
}
