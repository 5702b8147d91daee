package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestImport holds that a Word file and a text become reports that build and check at
// once, with every figure that is proposed, too.
func TestImport(t *testing.T) {
	for _, file := range []string{"internal/importer/testdata/libreoffice.docx", "internal/importer/testdata/office.docx", "testdata/261-BC-DUK.txt"} {
		t.Run(filepath.Base(file), func(t *testing.T) {
			site := t.TempDir()
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
