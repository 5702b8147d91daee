package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestImport holds that a Word file and a text become reports that build and check at
// once, with every figure that is proposed, too.
func TestImport(t *testing.T) {
	files, err := filepath.Glob("internal/importer/testdata/propose/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range append(files, "internal/importer/testdata/libreoffice.docx", "internal/importer/testdata/office.docx", "testdata/261-BC-DUK.txt") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			site := t.TempDir()
			if slices.Contains(files, file) {
				file = packed(t, file)
			}
			if err := os.MkdirAll(filepath.Join(site, "content"), 0o777); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"import", file, "--period", "2022-h1", "--source", site},
				{"build", "--drafts", "--source", site, "--destination", filepath.Join(site, "public")},
				{"check", "--source", site},
			} {
				var out bytes.Buffer
				a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" }, now: time.Now}
				if code := a.run(args); code != exitDone {
					t.Fatalf("congbo %v: exit code %d\n%s", args, code, out.String())
				}
				for line := range strings.Lines(out.String()) {
					if strings.HasPrefix(line, "data/") && (strings.Contains(line, "[figure/data]") || strings.Contains(line, "[figure/thousands]")) {
						t.Errorf("what was proposed does not pass: %s", line)
					}
				}
				if args[0] == "import" {
					figures := filepath.Join(site, "data", "2022-h1", "indicators")
					if err := os.Rename(figures+".proposed.toml", figures+".toml"); err != nil {
						t.Fatal(err)
					}
				}
			}
			if _, err := os.Stat(filepath.Join(site, "public", "2022-h1", "index.html")); err != nil {
				t.Error(err)
			}
		})
	}
}

// packed is a Word file of a text with the labels of what is to be proposed of it.
func packed(t *testing.T, name string) string {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for line := range strings.Lines(string(raw)) {
		if !strings.HasPrefix(line, "= ") {
			text.WriteString(line)
		}
	}
	packed := filepath.Join(t.TempDir(), "bao-cao.docx")
	if err := os.WriteFile(packed, wordOf(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return packed
}
