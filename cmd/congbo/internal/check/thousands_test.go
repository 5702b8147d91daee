package check_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestThousands holds what is said of numbers of TOML that Vietnamese reads as thousands.
func TestThousands(t *testing.T) {
	for _, test := range []struct{ name, prose, indicator, want string }{
		{"nothing says which", "Đã trồng cây.", `actual = 1.200`, `warning: actual = 1.200 không có ngoặc kép, nên đọc là số thập phân 1,2 chứ không phải 1200; nếu là 1200 thì viết "1.200" trong ngoặc kép; nếu là số thập phân thì viết "1,200"`},
		{"no zero at its end", "Đã trồng cây.", `actual = 12.154`, `note: actual = 12.154 không có ngoặc kép, nên đọc là số thập phân 12,154 chứ không phải 12154; nếu là 12154 thì viết "12.154" trong ngoặc kép; nếu là số thập phân thì viết "12,154"`},
		{"the report says thousands", "Đã trồng 1.200 cây.", `actual = 1.200`, "warning: actual = 1.200 không có ngoặc kép, nên đọc là số thập phân 1,2, mà báo cáo nêu 1.200"},
		{"of the source too", "Đã trồng 1.200 cây.", "actual = 1.200\nsource = \"a/x\"", "warning: actual = 1.200 không có ngoặc kép, nên đọc là số thập phân 1,2, mà báo cáo nêu 1.200"},
		{"in tỷ", "Thu 12.154 tỷ đồng.", "actual = 12.154\nsource = \"a/x\"", "warning: actual = 12.154 không có ngoặc kép, nên đọc là số thập phân 12,154, mà báo cáo nêu 12.154"},
		{"in a table", "| Tổ | Cây |\n|---|---|\n| Một | 1.375 |", `actual = 1.375`, "warning: actual = 1.375 không có ngoặc kép, nên đọc là số thập phân 1,375, mà báo cáo nêu 1.375"},
		{"the report says the decimal", "Năng suất đạt 1,375 tấn.", `actual = 1.375`, ""},
		{"the same with a zero", "Năng suất đạt 1,2 tấn.", `actual = 1.200`, ""},
		{"target, whole, the year before", "Đã trồng cây.", "target = 3.500\nof = 4.000\nprevious = 2.250", "warning: target; warning: of; warning: previous"},
		{"quotes", "Đã trồng cây.", "actual = \"1.200\"\ntarget = \"1,375\"", ""},
		{"no thousands have such a form", "Đã trồng cây.", "actual = 0.375\ntarget = 42.50\nof = 1234.567\nprevious = 1.2", ""},
		{"percentages", "Đã trồng cây.", "percent = 12.500\nchange = 1.250", ""},
		{"of a unit of percentages", "Đã trồng cây.", "unit = \"%\"\nactual = 97.125", ""},
		{"its own value says nothing", "Đã trồng {{a.actual}} cây.", "actual = 1.200", "warning: actual"},
	} {
		unit := "unit = \"cây\"\n"
		if strings.HasPrefix(test.indicator, "unit") {
			unit = ""
		}
		_, result := checked(fstest.MapFS{
			"content/2031/_index.md":      {Data: []byte("+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\nMở đầu.\n")},
			"content/2031/01-a/_index.md": {Data: []byte("+++\ntitle = \"A\"\n+++\n")},
			"content/2031/01-a/01-x.md":   {Data: []byte("+++\ntitle = \"X\"\n+++\n" + test.prose + "\n")},
			"data/2031/indicators.toml":   {Data: []byte("[indicator.a]\nname = \"Thử\"\n" + unit + test.indicator + "\n")},
		}, nil)
		var got []string
		for _, f := range result.Findings {
			if f.Code == "figure/thousands" || f.Code == "figure/data" {
				got = append(got, f.Severity.String()+": "+f.Message.VI+"; "+f.Hint.VI)
			}
		}
		wants := strings.Split(test.want, "; warning")
		if test.want == "" {
			wants = nil
		}
		if len(got) != len(wants) {
			t.Errorf("%s: %q", test.name, got)
			continue
		}
		for i, want := range wants {
			if i > 0 {
				want = "warning" + want
			}
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%s: %q, want %q", test.name, got[i], want)
			}
		}
	}
}

// TestThousandsInRows holds the same of a table of TOML.
func TestThousandsInRows(t *testing.T) {
	_, result := checked(fstest.MapFS{
		"content/2031/_index.md": {Data: []byte("+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\nĐã trồng 1.300 cây.\n\n```table\ndata = \"cay.toml\"\n```\n")},
		"data/2031/cay.toml":     {Data: []byte("[[row]]\n\"Tổ\" = \"Một\"\n\"Số cây\" = 1.200\n\"Tỷ lệ (%)\" = 97.500\n[[row]]\n\"Tổ\" = \"Hai\"\n\"Số cây\" = \"1.300\"\n\"Tỷ lệ (%)\" = \"3,5\"\n")},
	}, nil)
	var got []string
	for _, f := range result.Findings {
		if f.Code == "figure/thousands" {
			got = append(got, f.Span.String()+": "+f.Message.VI)
		}
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], "data/2031/cay.toml:3:12: Số cây = 1.200") {
		t.Errorf("%q", got)
	}
}
