package importer_test

import (
	"strings"
	"testing"
)

// TestPages holds that a paragraph is joined over the end of a page, and that a
// text without pages keeps its paragraphs.
func TestPages(t *testing.T) {
	const first, second = "- Tuyên truyền kết luận của", "Ban Chấp hành về công tác dân vận."
	for _, test := range []struct{ between, want string }{
		{"\n\n", first + "\n\n" + second},
		{"\n\n2\n\n", first + " " + second},
		{"\n\f", first + " " + second},
		{"⁽¹⁾\n\n⁽¹⁾ Có hai kết luận.\n\n", first + "[^1] " + second},
	} {
		r := importBytes(t, "a.txt", []byte("I. KẾT QUẢ\n\n"+first+test.between+second+"\n"), "2030")
		if text := all(r); !strings.Contains(text, test.want) {
			t.Errorf("%q between: %q is not in\n%s", test.between, test.want, text)
		}
		balanced(t, r)
	}
}
