package exports

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// FuzzJSON holds that strings are written as encoding/json writes them.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{"", "Chỉ thị số 05-CT/TW", "a\"\\/\b\f\n\r\t\x00\x1f\x7f", "<b>&</b>", "a\u2028b\u2029c\u2027", "“nguyên văn” – 5€"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // no source is that
		}
		for _, script := range []bool{false, true} {
			var want bytes.Buffer
			e := json.NewEncoder(&want)
			e.SetEscapeHTML(script)
			e.Encode(s)
			if got := appendJSON(nil, s, script); string(got) != string(bytes.TrimSuffix(want.Bytes(), []byte("\n"))) {
				t.Errorf("%q: %s, not %s", s, got, want.Bytes())
			}
		}
	})
}
