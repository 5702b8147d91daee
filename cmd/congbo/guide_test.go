package main

import (
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestGuide holds that every link of the handbook leads somewhere, that both languages have
// the same pages, and that nothing is fetched from anywhere else.
func TestGuide(t *testing.T) {
	a := &app{getenv: func(string) string { return "" }}
	tree, err := a.books()
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	pages := 0
	for name, text := range tree {
		if path.Ext(name) != ".html" {
			continue
		}
		pages++
		language, rest, _ := strings.Cut(name, "/")
		other := map[string]string{"vi": "en", "en": "vi"}[language] + "/" + rest
		if tree[other] == nil {
			t.Errorf("%s is not there as %s", name, other)
		}
		if !strings.Contains(string(text), "<h1") || !strings.Contains(string(text), `<html lang="`+language+`"`) {
			t.Errorf("%s is no page", name)
		}
		for _, m := range links.FindAllStringSubmatch(string(text), -1) {
			to, id, _ := strings.Cut(m[1], "#")
			target := text
			if to != "" {
				target = tree[path.Join(path.Dir(name), to)]
			}
			switch {
			case strings.Contains(to, ":"):
				t.Errorf("%s leads to %s", name, m[1])
			case target == nil:
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			case id != "" && !strings.Contains(string(target), `id="`+id+`"`):
				t.Errorf("%s leads to %s, where that is not", name, m[1])
			}
		}
	}
	if pages < 30 {
		t.Errorf("only %d pages", pages)
	}
}
