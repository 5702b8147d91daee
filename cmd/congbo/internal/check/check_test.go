package check_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/read"
	"congbo/cmd/congbo/internal/source"
)

func only(found diag.List, code string) (n int) {
	for _, f := range found {
		if f.Code == code {
			n++
		}
	}
	return n
}

// TestExamples runs the examples that every check carries.
func TestExamples(t *testing.T) {
	s := set(t)
	for _, c := range check.All() {
		if c.Title.VI == "" || c.Title.EN == "" || c.Doc.VI == "" || c.Doc.EN == "" {
			t.Errorf("%s has no title or doc", c.Code)
		}
		for _, text := range c.Fires {
			if only(loose(s, text).Findings, c.Code) == 0 {
				t.Errorf("%s is silent on %q", c.Code, text)
			}
		}
		for _, text := range c.Silent {
			for _, f := range loose(s, text).Findings {
				if f.Code == c.Code && (f.Severity == c.Severity || c.Severity == diag.Error) { // which is a note in a draft
					t.Errorf("%s fires on %q: %s", c.Code, text, f.Message.EN)
				}
			}
		}
	}
}

// TestProse holds, on sentences in the manner of real reports, that each line of
// testdata/wrong.txt raises one warning and no line of testdata/silent.txt any.
func TestProse(t *testing.T) {
	s := set(t)
	for name, want := range map[string]int{"silent.txt": 0, "wrong.txt": 1} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			var warnings []string
			for _, f := range plain(s, line).Findings {
				if f.Severity == diag.Warning {
					warnings = append(warnings, f.Code+": "+f.Message.VI)
				}
			}
			if len(warnings) != want {
				t.Errorf("%s: %d warnings, want %d: %q\n%s", name, len(warnings), want, line, strings.Join(warnings, "\n"))
			}
		}
	}
}

// own checks the repository's own report.
func own() check.Result {
	_, result := checked(os.DirFS("../../../.."), nil)
	return result
}

// TestSeed holds that the real report has its five mistakes and what it lacks found, and nothing
// else called wrong.
func TestSeed(t *testing.T) {
	result := own()
	var got []string
	for _, f := range result.Findings {
		if f.Severity >= diag.Warning {
			got = append(got, f.Code+" "+f.Message.VI)
		}
	}
	want := []string{
		"figure/partition 7 + 3 = 10, nhưng tổng số nêu là 9",
		"cite/issuer ký hiệu 25-CT/TW là của cấp trung ương, nhưng lời văn ghi Ban Thường vụ Tỉnh ủy (cấp tỉnh)",
		"figure/ratio 6.115 : 6.172 = 99,1%, báo cáo ghi 99,7%",
		"figure/ratio 69 : 85 = 81%, báo cáo ghi 85%",
		"cite/date 24-CT/TU ghi ngày 29/6/2017 ở đây, ngày 09/6/2017 ở chỗ khác",
		"form/missing báo cáo đã ban hành mà không có ngày ban hành", // the scan lacks its head
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("warnings:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var holds []string
	for _, f := range result.Figures {
		if f.Verdict == check.Holds || f.Verdict == check.RoundedDown {
			holds = append(holds, f.Why.VI)
		}
	}
	for _, want := range []string{
		"100 + 5 + 26 + 24 + 65 + 399 + 1 + 14 + 20 + 1 + 2 = 657",
		"69 + 556 + 5.439 = 6.064", "1 + 3 + 155 = 159", "15 + 166 + 153 = 334",
		"6.172 + 3.877 = 10.049", "26 + 202 = 228", "18 + 150 = 168", "19 + 38 = 57",
		"7 + 3 + 3 = 13", "3 + 1 + 2 + 7 = 13", "1 + 2 + 4 + 2 + 4 = 13",
		"84 : 85 = 98,82%", "6.064 : 6.122 = 99,05%", "304 : 304 = 100%", "7 + 3 = 10", "4 + 6 = 10", "3 + 4 = 7",
	} {
		if !slices.Contains(holds, want) {
			t.Errorf("not confirmed: %s", want)
		}
	}
	if testing.Verbose() {
		for _, f := range result.Figures {
			t.Logf("%-12s %-8s %q: %s", f.Verdict, f.Kind, f.Text, f.Why.VI)
		}
		for _, f := range result.Findings {
			t.Logf("%s %s", f.Severity, fmt.Sprint(f.Span, " ", f.Code, " ", f.Message.VI))
		}
	}
}

// BenchmarkReport checks ten megabytes of the real report's text.
func BenchmarkReport(b *testing.B) {
	text, err := os.ReadFile("../../testdata/261-BC-DUK.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := set(b)
	big := []byte(strings.Repeat(string(text), 10<<20/len(text)))
	r := read.Report(link.Loose(markup.New(s.Grammar).ParsePlain(&source.File{Path: "big.txt", Text: big}), s))
	b.SetBytes(int64(len(big)))
	for b.Loop() {
		check.Report(s, r, check.All())
	}
}

// TestRounded holds that a relation that only rounding makes right is neither told nor
// counted as proved, and that one that comes out as printed is.
func TestRounded(t *testing.T) {
	s := set(t)
	for text, want := range map[string]check.Verdict{
		"Chi thường xuyên 72 tỷ đồng (chi lương 52 tỷ đồng, chi khác 19 tỷ đồng).":             check.Unchecked,
		"Chi thường xuyên 71 tỷ đồng (chi lương 52 tỷ đồng, chi khác 19 tỷ đồng).":             check.Holds,
		"Chi thường xuyên 72 tỷ đồng (chi lương 52,3 tỷ đồng, chi khác 19,4 tỷ đồng).":         check.Holds,
		"Xuất khẩu đạt 85,2 tỷ USD, nhập khẩu 62,1 tỷ USD, xuất siêu 23,2 tỷ USD.":             check.Unchecked,
		"Xuất khẩu đạt 85,2 tỷ USD, nhập khẩu 62,1 tỷ USD, xuất siêu 23,1 tỷ USD.":             check.Holds,
		"Thu 85,2 tỷ đồng, tăng 23,2 tỷ đồng so với cùng kỳ năm trước (62,1 tỷ đồng).":         check.Unchecked,
		"Thu 85,2 tỷ đồng, tăng 23,1 tỷ đồng so với cùng kỳ năm trước (62,1 tỷ đồng).":         check.Holds,
		"Có 45 người (đợt 1: 18 người, đợt 2: 20 người, đợt 3: 7 người, trong đó 2 người nữ).": check.Holds,
	} {
		result := loose(s, text)
		if len(result.Figures) != 1 || result.Figures[0].Verdict != want || len(result.Findings) > 0 {
			t.Errorf("%q: %v, %v; want %s", text, result.Figures, result.Findings, want)
		}
	}
}

// TestNumbers prints numbers in messages as the text writes them, all of a line in one unit.
func TestNumbers(t *testing.T) {
	text := "Thu ngân sách 120 tỷ đồng, tăng 20 tỷ đồng (tăng 25%) so với cùng kỳ (100 tỷ đồng). Quyên góp 1.250 triệu đồng (600 triệu đồng của huyện, 550 triệu đồng của xã). Thu 14,25 tỷ đồng, chi 13.980 triệu đồng, kết dư 290 triệu đồng. Thu 435 triệu đồng, đạt 97% dự toán (500 triệu đồng)."
	var got []string
	for _, f := range loose(set(t), text).Findings {
		got = append(got, f.Message.VI)
	}
	want := []string{"mức thay đổi 20 tỷ trên 100 tỷ là 20%, báo cáo ghi 25%", "600 triệu + 550 triệu = 1.150 triệu, báo cáo ghi tổng là 1.250 triệu",
		"14.250 triệu − 13.980 triệu = 270 triệu, báo cáo ghi chênh lệch 290 triệu", "435 triệu : 500 triệu = 87%, báo cáo ghi 97%"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, not %q", got, want)
	}
}

// TestNamed holds that a message names what is counted in all its words.
func TestNamed(t *testing.T) {
	s := set(t)
	for text, want := range map[string]string{
		"Có 4 xã đạt chuẩn nông thôn mới: An Hòa, Bình Minh, Cẩm Sơn.":      "ghi 4 xã đạt chuẩn nông thôn mới nhưng liệt kê 3 tên",
		"Có 4 xã đạt chuẩn nông thôn mới, gồm: An Hòa, Bình Minh, Cẩm Sơn.": "ghi 4 xã đạt chuẩn nông thôn mới nhưng liệt kê 3 tên",
		"Có 4 xã đạt chuẩn nông thôn mới gồm: An Hòa, Bình Minh, Cẩm Sơn.":  "ghi 4 xã đạt chuẩn nông thôn mới nhưng liệt kê 3 tên",
		"Kiểm tra tại 5 xã (An Hòa, Bình Minh, Cẩm Sơn, Đông Hà).":          "ghi 5 xã nhưng liệt kê 4 tên",
	} {
		if found := loose(s, text).Findings; len(found) != 1 || found[0].Message.VI != want {
			t.Errorf("%q: %v, want %q", text, found, want)
		}
	}
}

// TestLooseTitle holds that a Markdown file that stands in no site may have its title in its
// text, and is checked.
func TestLooseTitle(t *testing.T) {
	s := set(t)
	const text = "# Báo cáo thử nghiệm\n\nCó 45/60 tổ viên dự họp, đạt 85%.\n"
	_, found := markup.New(s.Grammar).ParseLoose(&source.File{Path: "draft.md", Text: []byte(text)})
	if result := loose(s, text); len(found) > 0 || len(result.Findings) != 1 {
		t.Errorf("parsing told of %v, the checks of %v, want the percentage", found, result.Findings)
	}
}

// TestWellFormed holds what the note on a symbol in a wrong form says to write.
func TestWellFormed(t *testing.T) {
	s := set(t)
	for text, want := range map[string]string{
		"Chỉ thị số 71/CT-TW của Ban Bí thư.":       "viết 71-CT/TW",
		"Thực hiện Chỉ thị05-CT/TW, các tổ đã họp.": "viết Chỉ thị 05-CT/TW",
		"Theo Quy định99-QĐ/TW.":                    "viết Quy định 99-QĐ/TW",
		"Theo Quy định số99-QĐ/TW.":                 "viết Quy định số 99-QĐ/TW",
		"Tờ trình số 20877/TTLN/CT-STC.":            "viết 20877/TTLN-CT-STC",
		"Theo Hướng dẫn số 895/HD, các tổ đã họp.":  "viết 895/HD-…",
		"Tờ trình liên sở số 12/TTLS/GD-TC.":        "viết 12/TTLS-GD-TC",
	} {
		var got []string
		for _, f := range loose(s, text).Findings {
			if f.Code == "cite/form" {
				got = append(got, f.Hint.VI)
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
