package exports

import (
	"bytes"
	"encoding/csv"
	"testing"
)

// FuzzRow holds that rows are written as encoding/csv writes them, once they are inert.
func FuzzRow(f *testing.F) {
	f.Add("", "a,b")
	f.Add(" a", "\u00a0b\"c\"")
	f.Add("a\r\nb", `\.`)
	f.Fuzz(func(t *testing.T, a, b string) {
		var want bytes.Buffer
		w := csv.NewWriter(&want)
		w.UseCRLF = true
		w.Write([]string{inert(a), inert(b), inert(a)})
		w.Flush()
		if got := appendRow(nil, a, b, a); string(got) != want.String() {
			t.Errorf("%q, %q: %q, not %q", a, b, got, want.String())
		}
	})
}
