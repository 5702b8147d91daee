package read

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuote(t *testing.T) {
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
		q := quote(test.text, start, start+len(test.cited))
		if q.Cited() != test.cited || q.Before() != test.before || q.After() != test.after {
			t.Errorf("%q: %q %q %q", test.text, q.Before(), q.Cited(), q.After())
		}
	}
	q := quote(long+"X"+long, len(long), len(long)+1)
	if !strings.HasPrefix(q.Before(), "… việc này") && !strings.HasPrefix(q.Before(), "… này") || !strings.HasSuffix(q.After(), " …") {
		t.Errorf("%q … %q", q.Before(), q.After())
	}
	if len(q.Before()) > maxExcerpt+4 || len(q.After()) > maxExcerpt+4 {
		t.Errorf("%d and %d bytes", len(q.Before()), len(q.After()))
	}
}

func FuzzQuote(f *testing.F) {
	f.Add("Một câu. Theo Chỉ thị 07. Hết", 10, 20)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || start > end || end > len(text) {
			return // a citation stands in its text
		}
		q := quote(text, start, end)
		if q.Cited() != text[start:end] {
			t.Errorf("cited %q", q.Cited())
		}
		if !utf8.ValidString(q.Before()) || !utf8.ValidString(q.After()) {
			t.Errorf("%q %q", q.Before(), q.After())
		}
	})
}
