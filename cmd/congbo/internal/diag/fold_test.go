package diag_test

import (
	"bytes"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TestManyEqual tells of a thousand findings that say the same as one, with their number and
// the first places; of a few, each.
func TestManyEqual(t *testing.T) {
	f := &source.File{Path: "data/2031/a.csv", Text: []byte(strings.Repeat("a,b\n", 1000))}
	finding := func(line int, message string) diag.Finding {
		return diag.Finding{Code: "table/ragged", Severity: diag.Error, Span: source.Span{File: f, Start: 4 * line, End: 4*line + 3}, Message: diag.Text{VI: message, EN: message}, Hint: diag.Say("sửa", "mend")}
	}
	var l diag.List
	for i := range 1000 {
		l.Add(finding(i, "ragged"))
		if i < 20 {
			l.Add(finding(i, "rare"))
		}
	}
	var out bytes.Buffer
	if err := diag.WriteText(&out, l, "en", false); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	for want, n := range map[string]int{"error: ragged (in 1000 places) [table/ragged]\n": 1, "ragged": 1, "  data/2031/a.csv:2:1: likewise\n": 1, "likewise": 3, "error: rare [": 20} {
		if strings.Count(strings.ReplaceAll(got, "[table/ragged]", "[]"), strings.ReplaceAll(want, "[table/ragged]", "[]")) != n {
			t.Errorf("%d of %q in\n%s", strings.Count(got, want), want, got)
		}
	}
	if len(l) != 1020 {
		t.Error("the list was changed")
	}
}
