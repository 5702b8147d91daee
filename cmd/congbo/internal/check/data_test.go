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
	const prose = "+++\ntitle = \"Báo cáo thử nghiệm\"\nstatus = \"published\"\n+++\nTổng số cây trồng mới trong kỳ đạt 1.250 cây, tăng 25% so cùng kỳ.\n"
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
