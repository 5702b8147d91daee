package data_test

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSyntax holds what is said of TOML that is none, as offices write it: the place, what is
// wrong, and what to do.
func TestSyntax(t *testing.T) {
	for _, test := range []struct{ text, place, cause, hint string }{
		{"from = 01/07/2026\n", "1:8", "ngày là 01/07/2026", "không ngoặc kép: 2026-07-01"},
		{"from = 1/7/2026 # ngày đầu\n", "1:9", "ngày là 1/7/2026", "không ngoặc kép: 2026-07-01"},
		{"date = 20-11-2026\n", "1:8", "ngày là 20-11-2026", "2026-11-20"},
		{"date = 20.11.2026\n", "1:8", "ngày là 20.11.2026", "2026-11-20"},
		{"date = [20/11/2026]\n", "1:11", "ngày là 20/11/2026", "2026-11-20"},
		{"from = 2026/7/1\n", "1:12", "ngày là 2026/7/1", "2026-07-01"},
		{"from = 2026-7-1\n", "1:8", "ngày là 2026-7-1", "2026-07-01"},
		{"from = ngày 15 tháng 7 năm 2026\n", "1:8", "ngày là ngày 15", "2026-07-15"},
		{"from = 15 tháng 7 năm 2026\n", "1:10", "ngày là 15 tháng 7", "2026-07-15"},
		{"from = 31/02/2026\n", "1:10", "con số có chữ đứng sau", `"31 /02/2026"`},
		{"from = 2026-02-30\n", "1:8", "không có ngày", "một ngày có thật"},
		{"from = 07/2026\n", "1:8", "con số có chữ", ""},

		{"recipients = [\n  \"a\"\n  \"b\",\n]\n", "2:5", "thiếu dấu phẩy", "dấu phẩy sau"},
		{"recipients = [\"a\" \"b\"]\n", "1:17", "thiếu dấu phẩy", "dấu phẩy sau"},
		{"recipients = [\n  \"a\", # một\n  \"b\"\nto = 3\n", "3:5", "danh sách mở bằng [", "thêm ]"},
		{"recipients = [\n  \"a\",\n  \"b\"\n\n[indicator.a]\nname = \"A\"\n", "3:5", "danh sách mở bằng [", "thêm ]"},
		{"recipients = [\"a\", \"b\"\n", "1:22", "danh sách mở bằng [", "thêm ]"},
		{"recipients = [\"Ban \"nóng\" ấy\"]\n", "1:21", "ngoặc kép nằm trong", "“…”"},

		{"recipients = [\"Ban \"nóng\" ấy\", \"Ban khác\"]\n", "1:21", "ngoặc kép nằm trong", "“…”"},
		{"recipients = [\"a\",, \"b\"]\n", "1:19", "thừa dấu phẩy", "bỏ"},
		{"a = {b = 1\n", "1:10", "{ mở mà không đóng", "}"},
		{"a = {b = 1 c = 2}\n", "1:10", "thiếu dấu phẩy", ""},

		{"title = \"Báo cáo \"nhanh\" quý\"\n", "1:19", "ngoặc kép nằm trong", `"Báo cáo “nhanh” quý"`},
		{"title = \"\"nhanh\" quý\"\n", "1:11", "ngoặc kép nằm trong", `"“nhanh” quý"`},
		{"title = \"a\"\"\n", "1:12", "thừa chữ sau giá trị", "một cặp ngoặc kép"},
		{"title = \"a\" b\n", "1:12", "thừa chữ sau giá trị", "một cặp ngoặc kép"},
		{"title = “Báo cáo”\n", "1:9", "ngoặc kép cong “", "ngoặc kép thẳng"},
		{"title = ‘a’\n", "1:9", "ngoặc kép cong ‘", "ngoặc kép thẳng"},
		{"title = [“a”, “b”]\n", "1:10", "ngoặc kép cong “", "ngoặc kép thẳng"},
		{"title = “a” # \"b\"\n", "1:9", "ngoặc kép cong “", "ngoặc kép thẳng"},
		{"title = \"Báo cáo”\n", "1:17", "đóng bằng ngoặc cong ”", "gõ lại"},
		{"title = \"Báo cáo\n", "1:16", "mở mà không đóng", "cuối dòng"},
		{"title = 'Báo cáo\n", "1:16", "mở mà không đóng", "cuối dòng"},
		{"title = \"\"\"Báo cáo\n", "1:18", "mở mà không đóng", "ba dấu"},
		{"url = \"C:\\www\"\n", "1:8", `dấu \`, `'C:\www'`},
		{"url = \"C:\\Users\\a\"\n", "1:8", `dấu \`, `'C:\Users\a'`},

		{"[indicator.doanh thu]\nname = \"a\"\n", "1:18", "tên [indicator.doanh thu]", "[indicator.doanh-thu]"},
		{"[indicator.cuối-năm]\nname = \"a\"\n", "1:14", "tên [indicator.cuối-năm]", "[indicator.cuoi-nam]"},
		{"[indicator.a\nname = \"a\"\n", "1:12", "mở bằng [ mà không đóng", "đóng bằng ]"},
		{"[[row]\na = \"a\"\n", "1:6", "đóng bằng ]", "[[row]]"},
		{"[indicator..a]\n", "1:12", "thiếu một phần", "[indicator.ket-nap"},
		{"[indicator.]\n", "1:12", "thiếu một phần", "[indicator.ket-nap"},
		{"[chỉ tiêu]\n", "1:4", "viết sai", "[indicator.ket-nap"},
		{"indicator.a]\n", "1:12", "thiếu [", "[indicator.a]"},

		{"trạng thái = \"đạt\"\n", "1:3", `"trạng thái" không phải là một khóa`, `"trạng thái" = …`},
		{"trang thai = \"đạt\"\n", "1:7", `"trang thai" không phải là một khóa`, "status"},
		{"Số = \"đạt\"\n", "1:2", `"Số" không phải là một khóa`, "status"},
		{"title: \"a\"\n", "1:6", "dấu :", "title = …"},
		{"trạng thái: \"a\"\n", "1:3", "dấu :", "trạng thái = …"},
		{"title\" = 5\n", "1:6", "khóa ở đầu dòng viết sai", "khóa = "},
		{"title == 5\n", "1:8", "thừa dấu =", "một dấu ="},
		{"title \"a\"\n", "1:7", "không có dấu =", "khóa = "},
		{"title\n", "1:5", "không có dấu =", "khóa = "},
		{"= \"a\"\n", "1:1", "không có khóa", "khóa = "},
		{"title =\n", "1:7", "không có giá trị", "title = "},
		{"// xem lại\n", "1:1", "ghi chú không bắt đầu bằng //", "#"},
		{"a = 1\na = 2\n", "2:1", "đã ghi ở trên", "một lần"},
		{"a = \"x\" b = \"y\"\n", "1:8", "hai khóa trên một dòng", "trước b"},
		{"a\u00a0= 1\n", "1:2", "không phải là một khóa", ""},

		{"actual = 1.200.000\n", "1:10", "dấu chấm hàng nghìn", `"1.200.000", hoặc không dấu chấm: actual = 1200000`},
		{"actual = 42,5\n", "1:12", "dấu phẩy thập phân", `"42,5", hoặc với dấu chấm: actual = 42.5`},
		{"actual = 1.234,5\n", "1:15", "dấu phẩy thập phân", `"1.234,5", hoặc với dấu chấm: actual = 1234.5`},
		{"actual = 12 154\n", "1:12", "dấu cách ở giữa", "actual = 12154"},
		{"percent = 75%\n", "1:13", "dấu %", `percent = "75%"`},
		{"percent = 42,75 %\n", "1:13", "dấu %", `percent = "42,75%"`},
		{"actual = 012\n", "1:10", "bắt đầu bằng 0", "actual = 12;"},
		{"actual = 30.000 đồng\n", "1:16", "con số có chữ", `actual = "30.000"; khóa là chữ: actual = "30.000 đồng"`},
		{"actual = 45/60\n", "1:12", "con số có chữ", ""},
		{"actual = .5\n", "1:10", "không phải là một con số", "42.5"},
		{"actual = -\n", "1:10", "không phải là một con số", "chưa có số"},
		{"headline = True\n", "1:12", "viết true hoặc false", "headline = true"},
		{"headline = không\n", "1:12", "viết true hoặc false", "headline = false"},
		{"title = Báo cáo quý\n", "1:9", "chữ phải đặt trong ngoặc kép", `title = "Báo cáo quý"`},
		{"status = draft # chưa ký\n", "1:10", "chữ phải đặt trong ngoặc kép", `status = "draft"`},
		{"recipients = [a, b]\n", "1:15", "chữ phải đặt trong ngoặc kép", `khóa = ["…", "…"]`},
	} {
		_, found := decode(t, map[string]string{"data/site.toml": test.text})
		if len(found) != 1 || found[0].Code != "data/syntax" {
			t.Errorf("%q: %v", test.text, found)
			continue
		}
		f := found[0]
		if _, place, _ := strings.Cut(f.Span.String(), ":"); place != test.place || !strings.Contains(f.Message.VI, test.cause) || !strings.Contains(f.Hint.VI, test.hint) {
			t.Errorf("%q: %s: %s; %s\n\twant %s: %s; %s", test.text, place, f.Message.VI, f.Hint.VI, test.place, test.cause, test.hint)
		}
		for _, english := range []string{"expected", "Invalid", "invalid"} {
			if strings.Contains(f.Message.VI+f.Hint.VI, english) {
				t.Errorf("%q: half English: %s; %s", test.text, f.Message.VI, f.Hint.VI)
			}
		}
	}
}

// FuzzSyntax holds that whatever stands in a data file, what is said of it has a place in it
// and both languages.
func FuzzSyntax(f *testing.F) {
	for _, text := range []string{"a = 01/07/2026\n", "a = [\"x\"\n \"y\"]", "[a.ố]", "a = \"x \"y\" z\"", "a = “x”", "a\u00a0= 1", "\"", "a = [", "a = 1.2.3,4"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		_, found := decode(t, map[string]string{"data/site.toml": text})
		for _, one := range found {
			if one.Span.Start > one.Span.End || one.Span.File != nil && one.Span.End > len(one.Span.File.Text) || one.Message.VI == "" || one.Message.EN == "" || !utf8.ValidString(one.Message.VI+one.Hint.VI) {
				t.Errorf("%q: %+v", text, one)
			}
		}
	})
}
