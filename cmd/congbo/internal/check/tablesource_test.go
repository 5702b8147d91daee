package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
)

// TestTableSources holds that a table is checked alike wherever it comes from.
func TestTableSources(t *testing.T) {
	const block = "```table\ndata = \"%\"\n```\n"
	for _, test := range []struct{ name, text, file, data, want string }{
		{"Markdown", "| Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|--:|--:|--:|\n| Trồng cam | 40 | 21 | 52,5 |\n| Trồng bưởi | 60 | 33 | 65,0 |\n", "", "", "content/2031/_index.md:9:26"},
		{"CSV", strings.Replace(block, "%", "a.csv", 1), "a.csv", "Chỉ tiêu,Kế hoạch,Thực hiện,Tỷ lệ (%)\nTrồng cam,40,21,\"52,5\"\nTrồng bưởi,60,33,\"65,0\"\n", "data/2031/a.csv:3:19"},
		{"CSV with semicolons", strings.Replace(block, "%", "a.csv", 1), "a.csv", "Chỉ tiêu;Kế hoạch;Thực hiện;Tỷ lệ (%)\nTrồng cam;40;21;52,5\nTrồng bưởi;60;33;65,0\n", "data/2031/a.csv:3:18"},
		{"TOML", "```table\ndata = \"a.toml\"\nheads = [\"Chỉ tiêu\", \"Kế hoạch\", \"Thực hiện\", \"Tỷ lệ (%)\"]\n```\n", "a.toml", "[[row]]\nten = \"Trồng cam\"\nkh = 40\nth = 21\ntl = 52.5\n\n[[row]]\nten = \"Trồng bưởi\"\nkh = 60\nth = 33\ntl = 65.0\n", "data/2031/a.toml:11:6"},
		{"total of a CSV file", strings.Replace(block, "%", "a.csv", 1), "a.csv", "Tổ,Số buổi\nMột,10\nHai,20\nTổng cộng,40\n", "data/2031/a.csv:4:11"},
		{"total of a TOML file", "```table\ndata = \"a.toml\"\nheads = [\"Tổ\", \"Số buổi\"]\n```\n", "a.toml", "[[row]]\nto = \"Một\"\nso = 10\n\n[[row]]\nto = \"Hai\"\nso = 20\n\n[[row]]\nto = \"Cộng\"\nso = 31\n", "data/2031/a.toml:11:6"},
	} {
		files := fstest.MapFS{"content/2031/_index.md": {Data: []byte("+++\ntitle = \"Báo cáo thử nghiệm\"\n\n+++\n\n" + test.text)}}
		if test.file != "" {
			files["data/2031/"+test.file] = &fstest.MapFile{Data: []byte(test.data)}
		}
		_, result := checked(files, nil)
		var got []string
		for _, f := range result.Findings {
			if f.Severity > diag.Note {
				got = append(got, f.Span.String())
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: told at %q, want %q", test.name, got, test.want)
		}
	}
	const loose = "Kết quả:\n| Chỉ tiêu | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|---|---|---|\n| Trồng cam | 40 | 21 | 52,5 |\n| Trồng bưởi | 60 | 33 | 65,0 |\n"
	for _, text := range []string{loose, strings.ReplaceAll(loose, "\n", `\n`), strings.Replace(loose, "|---|---|---|---|\n", "", 1)} {
		if found := plain(set(t), text).Findings; len(found) != 1 || found[0].Span.Text() != "65,0" {
			t.Errorf("%s: %v, want the percentage", text, found)
		}
	}
}

// TestProseAgainstTables holds what a sentence may say of a row.
func TestProseAgainstTables(t *testing.T) {
	const table = "\n\n| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch | 6 tháng |\n|---|---|---|---|---|\n| 1 | Tổng doanh thu | tỷ đồng | 8.095 | 4.520 |\n| 2 | Kết nạp hội viên | hội viên | 120 | 68 |\n| 3 | Cây trồng mới | cây | 1.200 | 640 |\n"
	s := set(t)
	for prose, want := range map[string]int{
		"Tổng doanh thu đạt 4.250 tỷ đồng.":                            1,
		"Tổng doanh thu đạt 4.520 tỷ đồng.":                            0,
		"Tổng doanh thu là 8.095 tỷ đồng.":                             0,
		"Trong kỳ, tổng doanh thu đạt 4.250 tỷ đồng.":                  1,
		"Tổng doanh thu của chi nhánh đạt 4.250 tỷ đồng.":              0,
		"Tổng doanh thu đạt trên 4.250 tỷ đồng.":                       0,
		"Tổng doanh thu đạt 250 tỷ đồng.":                              0, // of a part, perhaps
		"Kết nạp hội viên: 86 hội viên.":                               1,
		"Kết nạp hội viên: 68 hội viên.":                               0,
		"Kết nạp hội viên: 86 lượt.":                                   0,
		"Cây trồng mới đạt 640 cây; kết nạp hội viên đạt 69 hội viên.": 1,
		"Việc kết nạp hội viên đạt 69 hội viên.":                       0,
		"Cây trồng mới tăng 20 cây.":                                   0,
	} {
		got := 0
		for _, f := range loose(s, prose+table).Findings {
			if f.Code == "figure/table" && f.Severity == diag.Warning {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: told %d times, want %d", prose, got, want)
		}
	}
	twice := "Tổng doanh thu đạt 4.250 tỷ đồng." + table + "\nNăm trước:" + strings.Replace(table, "4.520", "4.100", 1)
	for _, f := range loose(s, twice).Findings {
		t.Errorf("of two tables with a row of one name: %v", f.Message)
	}
}
