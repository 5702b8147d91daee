package markup

import (
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestLostIn tells of letters and digits that nothing accounts for, line by line, and of
// nothing else.
func TestLostIn(t *testing.T) {
	text := "một [hai] ba\n> **bốn** – 5\n"
	w := walker{doc: &Document{File: &source.File{Path: "a.md", Text: []byte(text)}}}
	cover := func(words ...string) {
		for _, word := range words {
			for i := range text {
				if len(text) >= i+len(word) && text[i:i+len(word)] == word {
					w.cover(i, i+len(word))
				}
			}
		}
	}
	cover("bốn", "một")
	w.lost(0)
	var got []string
	for _, f := range w.found {
		got = append(got, f.Span.String()+" "+f.Span.Text())
	}
	if len(got) != 2 || got[0] != "a.md:1:6 hai] ba" || got[1] != "a.md:2:13 5" {
		t.Errorf("found %q", got)
	}
}
