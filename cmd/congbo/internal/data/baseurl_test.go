package data

import "testing"

func TestIsBase(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org":            true,
		"https://example.org/bao-cao/":   true,
		"https://ủy-ban.example/báo-cáo": true,
		"http://example.org:8080/":       true,
		"https://":                       false,
		"example.org":                    false,
		"https://example.org/a b/":       false,
		"https://example.org/ ":          false,
		"https://example.org/?a=1":       false,
		"https://example.org/#a":         false,
		"https://example.org/%zz/":       false,
	} {
		if got := isBase(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}
