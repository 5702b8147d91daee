package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestManualPages holds that every command has a page in both languages, that a page has every
// flag, and that man reads it without a word of complaint.
func TestManualPages(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		var out bytes.Buffer
		a := &app{stdout: &out, stderr: &out, getenv: func(string) string { return "" }, language: language}
		root, dir := a.root(), t.TempDir()
		if err := a.writeManual(root, dir, "2001-07-01"); err != nil {
			t.Fatal(err)
		}
		var pages []string
		var look func(c *cobra.Command)
		look = func(c *cobra.Command) {
			path := filepath.Join(dir, pageName(c)+".1")
			page, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, path)
			for line := range strings.Lines(c.LocalFlags().FlagUsages()) {
				for _, word := range strings.Fields(line) {
					if strings.HasPrefix(word, "-") && !bytes.Contains(page, []byte(roff(word))) {
						t.Errorf("%s has no %s", path, word)
					}
				}
			}
			if !bytes.Contains(page, []byte(roff(c.Short))) {
				t.Errorf("%s has no %q", path, c.Short)
			}
			for _, sub := range c.Commands() {
				if sub.IsAvailableCommand() {
					look(sub)
				}
			}
		}
		look(root)
		if files, _ := os.ReadDir(dir); len(files) != len(pages) {
			t.Errorf("%d files, %d commands", len(files), len(pages))
		}
		if code := a.run([]string{"man", dir}); code != exitMachine {
			t.Errorf("pages that are there are written again: exit code %d", code)
		}
		// mandoc reads pages as those of macOS and the BSDs do, and more strictly than groff.
		if mandoc, err := exec.LookPath("mandoc"); err == nil {
			said, err := exec.Command(mandoc, append([]string{"-T", "lint", "-W", "warning"}, pages...)...).CombinedOutput()
			if err != nil {
				t.Errorf("mandoc: %v\n%s", err, said)
			}
		} else {
			t.Log("mandoc is not here, the pages are not read by it")
		}
	}
}

// TestRoff holds that a line is printed as it stands.
func TestRoff(t *testing.T) {
	for line, want := range map[string]string{
		`.github`:       `\&.github`,
		`'x'`:           `\(aqx\(aq`,
		`C:\a --x`:      `C:\ea \-\-x`,
		"báo cáo":       "báo cáo",
		"~1 `a` ^b":     "\\(ti1 \\(gaa\\(ga \\(hab",
		"có dấu . giữa": "có dấu . giữa",
	} {
		if got := roff(line); got != want {
			t.Errorf("roff(%q) = %q, want %q", line, got, want)
		}
	}
	if got, want := roffText("một\nhai\n\nba\n  x  1\n  y  2\nbốn"), "một\nhai\n.PP\nba\n.PP\n.nf\n  x  1\n  y  2\n.fi\n.PP\nbốn\n"; got != want {
		t.Errorf("roffText: %q, want %q", got, want)
	}
}
