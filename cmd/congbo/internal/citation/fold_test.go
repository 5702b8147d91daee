package citation

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestFoldWord holds the table of vowels equal to the rule for letters of any kind, for
// every spelling of the grammar's words and for odd ones.
func TestFoldWord(t *testing.T) {
	words := strings.Fields("Ủy Uỷ ủy ỦY Ðảng đẢNG QĐ-UB İzmir ā Ǖ ﬁ 12a Ướng ạ́ é́")
	for v, letter := range vowels() {
		words = append(words, string(v), "Ng"+string(v)+"N", letter.letter+letter.tone)
	}
	for _, w := range words {
		for _, w := range []string{w, norm.NFD.String(w), strings.ToUpper(w), string(unicode.ToTitle([]rune(w)[0])) + w[len(string([]rune(w)[0])):]} {
			if isLowerASCII(w) {
				continue
			}
			if got, want := foldWord(w), foldAny(w); got != want {
				t.Errorf("%q folds to %q, not %q", w, got, want)
			}
		}
	}
	if n := len(vowels()); n != 2*(12*5+len("ăâêôơư")/2) {
		t.Errorf("%d vowels", n)
	}
}
