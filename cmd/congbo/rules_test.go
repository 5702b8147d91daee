package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/source"
)

// TestRules finds every code of a finding in the program's own text among the checks or
// the rules, and every code of a rule in the text: congbo explain knows what it says.
func TestRules(t *testing.T) {
	made := map[string]bool{}
	for _, kind := range []source.FaultKind{source.NotUTF8, source.UTF16, source.NotNFC, source.TooLarge, source.LinkOut, source.NotRegular, source.Unreadable, source.ControlChar, source.Invisible, source.Object} {
		made["source/"+string(kind)] = true
	}
	code := regexp.MustCompile(`Code: +"([a-z]+/[a-z-]+)"`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range code.FindAllStringSubmatch(string(text), -1) {
			made[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(made) < 80 {
		t.Fatalf("only %d codes found", len(made))
	}
	known := map[string]bool{}
	for _, c := range explained() {
		known[c.Code] = true
	}
	for _, r := range rules {
		for c := range strings.FieldsSeq(r.codes) {
			if known[c] {
				t.Errorf("%s is explained twice", c)
			}
			known[c] = true
			if !made[c] {
				t.Errorf("no finding is called %s", c)
			}
		}
	}
	for c := range made {
		if !known[c] {
			t.Errorf("%s is not explained", c)
		}
	}
}
