package source_test

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestInvisible tells of characters that readers do not see, once a line; the text is read
// all the same. Decomposed Vietnamese and the byte order mark at the head are none.
func TestInvisible(t *testing.T) {
	for text, want := range map[string]string{
		"Đạt 1.2\u200b50 cây, 9\u00ad9.\n\nHai\u2060.\n": "1:8 invisible U+200B 3:4 invisible U+2060",
		"\ufeffMột\ufeff":                    "1:4 invisible U+FEFF",
		"a,b\n\u202e1\u202c,2\n":             "2:1 invisible U+202E",
		"a = \"\u2066x\u2069\"":              "1:6 invisible U+2066",
		"Hình \ufffc.":                       "1:6 object U+FFFC",
		"Tie\u0302\u0301ng Vie\u0323\u0302t": "1:3 nfd ",
		"Số\u00a01.250 – “một”\u202f% ☑ 😀️":  "",
	} {
		f, faults := source.Loose("data/a.csv", []byte(text))
		var got []string
		for _, fault := range faults {
			line, column := f.Position(fault.Span.Start)
			got = append(got, fmt.Sprintf("%d:%d %s %s", line, column, fault.Kind, fault.Detail))
			if !fault.Kind.KeepsText() || len(f.Text) == 0 {
				t.Errorf("%q is not read", text)
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if _, faults := source.Loose("a.md", []byte(strings.Repeat("\u200b\n", 1000))); len(faults) != 100 {
		t.Errorf("%d findings on a file full of them", len(faults))
	}
}
