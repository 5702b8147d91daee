package pages

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("việc này ", 80)
	tests := []struct{ text, cited, before, after string }{
		{"Một câu. Theo Chỉ thị 07, đã làm. Câu sau.", "Chỉ thị 07", "Theo ", ", đã làm."},
		{"Chỉ thị 07", "Chỉ thị 07", "", ""},
		{"Ông A. nói: ngày 1.2.2020 có Chỉ thị 07 tại TP. nhỏ", "Chỉ thị 07", "Ông A. nói: ngày 1.2.2020 có ", " tại TP. nhỏ"},
		{"“Đã xong.” “Theo Chỉ thị 07.” Hết.", "Chỉ thị 07", "“Theo ", ".”"},
		{"Việc một; Chỉ thị 07; Việc hai.", "Chỉ thị 07", "Việc một; ", "; Việc hai."},
	}
	for _, test := range tests {
		start := strings.Index(test.text, test.cited)
		before, cited, after := excerpt(test.text, start, start+len(test.cited))
		if cited != test.cited || before != test.before || after != test.after {
			t.Errorf("%q: %q %q %q", test.text, before, cited, after)
		}
	}
	before, _, after := excerpt(long+"X"+long, len(long), len(long)+1)
	if !strings.HasPrefix(before, "… việc này") && !strings.HasPrefix(before, "… này") || !strings.HasSuffix(after, " …") {
		t.Errorf("%q … %q", before, after)
	}
	if len(before) > maxExcerpt+4 || len(after) > maxExcerpt+4 {
		t.Errorf("%d and %d bytes", len(before), len(after))
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("Một câu. Theo Chỉ thị 07. Hết", 10, 20)
	f.Add("", -1, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		before, cited, after := excerpt(text, start, end)
		if start >= 0 && start <= end && end <= len(text) && cited != text[start:end] {
			t.Errorf("cited %q", cited)
		}
		if !utf8.ValidString(before) || !utf8.ValidString(after) {
			t.Errorf("%q %q", before, after)
		}
	})
}
