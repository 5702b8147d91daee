package source

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestPlain holds the short way through normalise equal to the long one: every
// character that it lets pass, between any two others, is valid and in form C.
func TestPlain(t *testing.T) {
	var passing []rune
	for r := range rune(0x3000) {
		text := []byte(string(r))
		if plain(text) {
			passing = append(passing, r)
			if firstBad(text) >= 0 {
				t.Errorf("%U is no text", r)
			}
		}
	}
	if len(passing) < 900 {
		t.Fatalf("only %d characters pass", len(passing))
	}
	for _, r := range passing {
		if p := norm.NFC.PropertiesString(string(r)); p.CCC() != 0 || !p.BoundaryBefore() || norm.NFC.String(string(r)) != string(r) {
			t.Errorf("%U is not in form C in any company", r)
		}
	}
	for _, bad := range []string{"\xe1", "\xe1\xba", "\xc4", "\xc4x", "\xe1\xbax", "a\xff", "a\x00", "\x7f", "e\u0301", "\u200b", "\xc2\xa0"} {
		if plain([]byte(bad)) {
			t.Errorf("%q passes", bad)
		}
	}
}
