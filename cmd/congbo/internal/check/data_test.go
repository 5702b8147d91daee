package check_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
)

// TestData checks sites whose prose, data and past agree or do not.
func TestData(t *testing.T) {
	const prose = "+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\nTổng số cây trồng mới trong kỳ đạt 1.250 cây, tăng 25% so cùng kỳ.\n"
	const data = "[indicator.cay]\nname = \"Tổng số cây trồng mới trong kỳ\"\nunit = \"cây\"\nactual = 1250\nprevious = 1000\nchange = 25\n"
	const past = "[indicator.cay]\nname = \"Tổng số cây trồng mới trong kỳ\"\nunit = \"cây\"\nactual = 1000\n"
	for _, test := range []struct{ name, prose, data, past, want string }{
		{"all agree", prose, data, past, ""},
		{"prose and data differ", strings.Replace(prose, "1.250", "1.260", 1), data, past, "content/2031/_index.md:5:1"},
		{"the change is wrong", prose, strings.Replace(data, "change = 25", "change = 20", 1), past, "data/2031/indicators.toml:6:10"},
		{"the past was another", prose, data, strings.Replace(past, "1000", "1010", 1), "data/2031/indicators.toml:5:12"},
		{"the percent contradicts actual and of", prose, data + "of = 2000\npercent = \"60,5\"\n", past, "data/2031/indicators.toml:8:11"},
		{"a percent cut off, not rounded", prose, data + "of = 1300\npercent = \"96,1\"\n", past, ""},
		{"a percent of nothing", prose, data + "of = 0\npercent = 50\n", past, "data/2031/indicators.toml:8:11"},
		{"a percent of something else", prose, data + "of = 2000\npercent = 60\npercent_of = \"kế hoạch\"\n", past, ""},
		{"a value of it stands in the text without a source", "+++\ntitle = \"Báo cáo thử nghiệm\"\n+++\nTăng {{cay.change}} so cùng kỳ.\n", data, past, ""},
		{"another unit", strings.Replace(prose, "1.250 cây", "1.260 giờ", 1), data, past, ""},
	} {
		files := fstest.MapFS{}
		for name, text := range map[string]string{"content/2031/_index.md": test.prose, "data/2031/indicators.toml": test.data, "content/2030/_index.md": prose, "data/2030/indicators.toml": test.past} {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		_, result := checked(files, nil)
		var got []string
		for _, f := range result.Findings {
			if f.Severity == diag.Warning && strings.Contains(f.Span.File.Path, "/2031/") {
				got = append(got, f.Span.String())
			}
		}
		want := []string{}
		if test.want != "" {
			want = append(want, test.want)
		}
		if !slices.Equal(append([]string{}, got...), want) {
			t.Errorf("%s: warnings at %q, want %q", test.name, got, want)
		}
	}
}

// TestInserted holds that checks read what is written into a text as its readers do: a
// value is the figure that it prints, in the form of either language, and the number of a
// reference counts nothing.
func TestInserted(t *testing.T) {
	const head = "+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\n"
	const trees = "Tổng số cây trồng mới trong kỳ đạt {{cay.actual}} cây; có {{cay.actual}}/{{cay.of}} cây, đạt {{cay.percent}}.\n"
	const table = "\n| Đơn vị | Cây |\n|---|---|\n| Thôn Một | 1.000 |\n| Thôn Hai | 250 |\n| Tổng số | {{cay.actual}} |\n"
	const reference = "\nTrong đó [](#bang-cay) tổ (2 tổ và 3 tổ).\n\n```indicators\nids = [\"cay\"]\ncaption = \"Cây\"\n```\n"
	for _, test := range []struct {
		name, text, want string // the codes of the findings, and the figures with what is written in
	}{
		{"values", trees, "1.250 : 2.000 = 62,50%"},
		{"another number beside them", strings.Replace(trees, "{{cay.actual}}/", "1.350/", 1), "figure/ratio; 1.350 : 2.000 = 67,5000%, không phải 62,50%"},
		{"a value in a table", trees + table, "1.250 : 2.000 = 62,50%; tổng cột: 1.250"},
		{"a table that adds up to another", trees + strings.Replace(table, "250 |", "251 |", 1), "figure/table; 1.250 : 2.000 = 62,50%; tổng cột: 1.251, không phải 1.250"},
		{"a percentage by itself", "Trồng cây đạt {{cay.percent}}, có {{cay.actual}} cây.\n", "lấy từ chỉ tiêu, figure/data kiểm tra ở đó"},
		{"a reference", trees + reference, "1.250 : 2.000 = 62,50%"},
	} {
		for _, language := range []string{"vi", "en"} {
			_, result := checked(fstest.MapFS{
				"content/2031/_index.md":    {Data: []byte(head + test.text)},
				"data/2031/indicators.toml": {Data: []byte("[indicator.cay]\nname = \"Tổng số cây trồng mới trong kỳ\"\nunit = \"cây\"\nactual = 1250\nof = 2000\n")},
				"data/site.toml":            {Data: []byte("title = \"Thử nghiệm\"\nlanguage = \"" + language + "\"\n")},
				"layouts/i18n/en.toml":      {Data: []byte("table-number = \"Table %s\"\n")},
				"layouts/i18n/vi.toml":      {Data: []byte("table-number = \"Bảng %s\"\n")},
			}, nil)
			var got []string
			for _, f := range result.Findings {
				if f.Code != "form/missing" {
					got = append(got, f.Code)
				}
			}
			for _, f := range result.Figures {
				if at := f.Span.Text(); strings.Contains(at, "{{") || strings.Contains(at, "[](") {
					got = append(got, f.Why.VI)
				}
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("%s, in %s: %q, want %q", test.name, language, got, test.want)
			}
		}
	}
}

// TestLimits holds that a limit of the data is held against the limits of prose, and that
// nothing is computed of it.
func TestLimits(t *testing.T) {
	for _, test := range []struct{ prose, data, want string }{
		{"Nợ đọng dưới 2% tổng dư nợ.", "percent = \"dưới 2%\"", ""},
		{"Nợ đọng trên 2% tổng dư nợ.", "percent = \"dưới 2%\"", "percent"},
		{"Nợ đọng dưới 3% tổng dư nợ.", "percent = \"dưới 2%\"", "percent"},
		{"Đạt trên 98% kế hoạch.", "percent = \"trên 98\"\npercent_of = \"kế hoạch\"", ""},
		{"Đạt dưới 98% kế hoạch.", "percent = \"trên 98\"\npercent_of = \"kế hoạch\"", "percent"},
		{"Có trên 1.200 cây.", "actual = \"trên 1.200\"\nof = 1000\npercent = 50\npercent_of = \"kế hoạch\"", "percent"},
		{"Có trên 1.200 cây.", "actual = \"trên 1.200\"\nprevious = 100\nchange = 5", "change"},
		{"Có trên 1.200 cây.", "actual = \"trên 1.200\"", ""},
		{"Sản lượng giảm 6,77% so cùng kỳ.", "change = \"-6,77\"", ""},
		{"Sản lượng tăng 6,77% so cùng kỳ.", "change = \"-6,77\"", "change"},
		{"Sản lượng giảm 6,7% so cùng kỳ.", "change = \"-6,77\"", "change"},
		{"| Tên | Kết quả | So với cùng kỳ (%) |\n|---|---|---|\n| Gạo | 40 | -6,77 |", "change = \"-6,77\"", ""},
		{"| Tên | Kết quả | Tỷ lệ (%) |\n|---|---|---|\n| Gạo | 40 | 55,0 |", "percent = \"55,0\"", ""},
		{"| Tên | Kết quả | Tỷ lệ (%) |\n|---|---|---|\n| Gạo | 40 | 55,0 |", "percent = \"40\"", "percent"},
		{"| Tên | ĐVT | Kết quả |\n|---|---|---|\n| Nợ xấu | % | 1,8 |", "percent = \"1,8\"", ""},
		{"Có dưới 1.200 cây.", "actual = \"trên 1.200\"", "actual"},
		{"| Việc | Tỷ lệ (%) | Hộ |\n|---|---|---|\n| Thử | 52,5 | 40 |", "percent = \"52,5\"\npercent_of = \"kế hoạch\"", ""},
		{"| Việc | Tỷ lệ (%) | Hộ |\n|---|---|---|\n| Thử | 52,5 | 40 |", "percent = 40\npercent_of = \"kế hoạch\"", "percent"},
	} {
		_, result := checked(fstest.MapFS{
			"content/2031/_index.md":      {Data: []byte("+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\nMở đầu.\n")},
			"content/2031/01-a/_index.md": {Data: []byte("+++\ntitle = \"A\"\n+++\n")},
			"content/2031/01-a/01-x.md":   {Data: []byte("+++\ntitle = \"X\"\n+++\n" + test.prose + "\n")},
			"data/2031/indicators.toml":   {Data: []byte("[indicator.a]\nname = \"Thử\"\nunit = \"cây\"\nsource = \"a/x\"\n" + test.data + "\n")},
		}, nil)
		got := ""
		for _, f := range result.Findings {
			if f.Code == "figure/data" {
				got, _, _ = strings.Cut(f.Message.VI, " = ")
			}
		}
		if got != test.want {
			t.Errorf("%q, %q: told of %q, want %q", test.prose, test.data, got, test.want)
		}
	}
}
