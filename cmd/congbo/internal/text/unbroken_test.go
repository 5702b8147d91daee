package text

import (
	"regexp"
	"strings"
	"testing"
)

func TestUnbroken(t *testing.T) {
	for s, want := range map[string]string{
		"Chương trình công tác 6 tháng cuối năm 2022": "Chương trình công tác [6 tháng] cuối [năm 2022]",
		"thực hiện Điều 5 và khoản 2, Điều 7":         "thực hiện [Điều 5] và [khoản 2,] [Điều 7]",
		"Chỉ thị số 05-CT/TW của Bộ Chính trị":        "Chỉ thị [số 05-CT/TW] của Bộ Chính trị",
		"Nghị quyết Trung ương 4 khóa XII":            "Nghị quyết Trung ương [4 khóa XII]",
		"mục I.2 < a & b":                                 "mục I.2 &lt; a &amp; b",
		"6 THÁNG CUỐI NĂM 2022 ":                          "[6 THÁNG] CUỐI [NĂM 2022] ",
		"không có gì":                                     "không có gì",
		"nhiệm kỳ 2022 - 2025, 2 nơi":                     "nhiệm kỳ [2022 - 2025,] [2 nơi]",
		"ngày 22/6/2022":                                  "[ngày 22/6/2022]",
		"số 123456789/QĐ-UBND-TRUNGUONG-RATDAI-KHONGNGAN": "số 123456789/QĐ-UBND-TRUNGUONG-RATDAI-KHONGNGAN",
		"": "",
	} {
		if got := bracketed(Unbroken(s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestProse(t *testing.T) {
	for s, want := range map[string]string{
		"trong 6 tháng đầu năm 2022, theo Điều 5 và khoản 2.": "trong [6 tháng] đầu năm 2022, theo [Điều 5] và [khoản 2].",
		"quý I/2022, khóa XII, 05 ngày; 150 ngày":             "quý I/2022, khóa XII, [05 ngày]; 150 ngày",
		"tháng 6 năm 2022, mục 1.2, Điều 5a, 3 tháng 6":       "[tháng 6] năm 2022, [mục 1].2, Điều 5a, [3 tháng] 6",
		"6 tháng": "[6 tháng]", "5": "5", "Điều 5": "[Điều 5]", "điều  5": "điều  5", " 6 ": " 6 ", "Xã I": "Xã I", "": "",
	} {
		if got := bracketed(prose(s)); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func prose(s string) string {
	w := writer{Buffer: &Buffer{}}
	w.prose([]byte(s))
	return w.String()
}

func bracketed(s string) string {
	return strings.NewReplacer(`<span class="nb">`, "[", "</span>", "]").Replace(s)
}

// FuzzUnbroken: the words stay what they are.
func FuzzUnbroken(f *testing.F) {
	f.Add("Điều 5  số 05-CT/TW 6 ")
	spans := regexp.MustCompile(`</?span[^>]*>`)
	f.Fuzz(func(t *testing.T, s string) {
		var plain writer
		plain.Buffer = &Buffer{}
		plain.text(s)
		if got := spans.ReplaceAllString(Unbroken(s), ""); got != plain.String() {
			t.Errorf("%q: %q", s, got)
		}
		if got := spans.ReplaceAllString(prose(s), ""); got != spans.ReplaceAllString(s, "") {
			t.Errorf("%q: %q", s, got)
		}
	})
}
