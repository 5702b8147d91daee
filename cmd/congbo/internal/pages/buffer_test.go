package pages

import (
	"testing"

	"congbo/cmd/congbo/internal/text"
)

// TestPageBuffer holds that texts stand where the layout printed their marks, whatever else
// looks like a mark.
func TestPageBuffer(t *testing.T) {
	var on pageBuffer
	put := func(s string) string {
		return string(on.text(func(b *text.Buffer) { b.WriteString(s) }))
	}
	a, b := put("một\x000\x00"), put("hai")
	tests := []struct{ layout, page string }{
		{"", ""},
		{"chỉ chữ", "chỉ chữ"},
		{"<p>" + b + "</p>" + a, "<p>hai</p>một\x000\x00"},
		{a + a, "một\x000\x00một\x000\x00"},
		{"x\x009\x00y", "xy"},
		{"x\x00", "x"},
		{"x\x00\x00y", "xy"},
	}
	for _, test := range tests {
		on.layout.Reset()
		on.layout.WriteString(test.layout)
		if got := string(on.finish(nil)); got != test.page {
			t.Errorf("%q gives %q, want %q", test.layout, got, test.page)
		}
	}
}
