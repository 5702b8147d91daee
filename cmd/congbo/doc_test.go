package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/check"
)

// TestManual holds that doc.go says what help and explain say. CONGBO_UPDATE=1
// writes it anew.
func TestManual(t *testing.T) {
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, getenv: func(name string) string {
		if name == "CONGBO_LANG" {
			return "en"
		}
		return ""
	}}
	run := func(args ...string) string {
		out.Reset()
		if code := a.run(args); code != exitDone {
			t.Fatalf("congbo %v: exit code %d: %s", args, code, out.String())
		}
		return out.String()
	}
	var manual strings.Builder
	manual.WriteString("Congbo compiles the reports of a committee into a website and checks that what\nthey say is consistent before anyone publishes it. README.md is the way in, congbo guide the handbook.\n\n# Commands\n\n")
	manual.WriteString(indent(run("help")))
	for _, c := range a.root().Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			manual.WriteString("\n# congbo " + c.Name() + "\n\n" + indent(run("help", c.Name())))
			for _, sub := range c.Commands() {
				manual.WriteString("\n# congbo " + c.Name() + " " + sub.Name() + "\n\n" + indent(run("help", c.Name(), sub.Name())))
			}
		}
	}
	manual.WriteString("\n# Checks\n")
	for _, c := range explained() {
		manual.WriteString("\n" + indent(run("explain", c.Code)))
	}
	want := "/*\n" + strings.ReplaceAll(manual.String(), "*/", "* /") + "*/\npackage main\n"
	have, err := os.ReadFile("doc.go")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if string(have) == want {
		return
	}
	if os.Getenv("CONGBO_UPDATE") == "" {
		t.Fatal("doc.go is not what help and explain say; CONGBO_UPDATE=1 go test ./cmd/congbo -run Manual")
	}
	if err := os.WriteFile("doc.go", []byte(want), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestSealingExplained holds that explain has a page for every finding about seals,
// and for nothing that is never found.
func TestSealingExplained(t *testing.T) {
	var raised, explains []string
	for _, dir := range []string{"archive", "check", "data", "pipeline"} {
		files, err := filepath.Glob(filepath.Join("internal", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(dir, err)
		}
		for _, path := range files {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "sealing.go" {
				continue
			}
			for _, found := range regexp.MustCompile(`Code: *"(archive/[a-z]+)"`).FindAllStringSubmatch(string(b), -1) {
				raised = append(raised, found[1])
			}
		}
	}
	for _, c := range check.Sealing() {
		explains = append(explains, c.Code)
	}
	slices.Sort(raised)
	if raised = slices.Compact(raised); !slices.Equal(raised, explains) {
		t.Errorf("findings %v, explained %v", raised, explains)
	}
}

// indent makes a block of preformatted text of a Go doc comment.
func indent(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("\t")
		}
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}
