package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestReadme holds that the README stays something that one reads: short, and its links lead
// somewhere.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
	if len(lines) >= 200 {
		t.Errorf("README.md has %d lines", len(lines))
	}
	for i, line := range lines {
		if n := utf8.RuneCountInString(line); n > 200 && !strings.HasPrefix(line, "|") {
			t.Errorf("README.md:%d has %d characters", i+1, n)
		}
	}
	for _, link := range regexp.MustCompile(`\]\(([^):]+)\)`).FindAllStringSubmatch(string(raw), -1) {
		if _, err := os.Stat("../../" + link[1]); err != nil {
			t.Errorf("README.md leads to %s: %v", link[1], err)
		}
	}
}

// TestPromises holds that the tests exist that are said to give the promises of
// internal/README.md.
func TestPromises(t *testing.T) {
	raw, err := os.ReadFile("internal/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, promises, _ := strings.Cut(string(raw), "\n## Promises\n")
	promises, _, _ = strings.Cut(promises, "\n## ")
	sources := testSources(t)
	named := regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(promises, -1)
	if len(named) < 30 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, m := range named {
		if !strings.Contains(sources, "\nfunc "+m[1]+"(") {
			t.Errorf("there is no %s", m[1])
		}
	}
	for line := range strings.Lines(promises) {
		if strings.HasPrefix(line, "| ") && !strings.Contains(line, "`Test") && !strings.Contains(line, "given by") {
			t.Errorf("no test gives %s", line)
		}
	}
}

// testSources are the tests of all packages, one after the other.
func testSources(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{$d := .Dir}}{{range .TestGoFiles}}{{$d}}/{{.}}{{"\n"}}{{end}}{{range .XTestGoFiles}}{{$d}}/{{.}}{{"\n"}}{{end}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for name := range strings.FieldsSeq(string(out)) {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(raw)
	}
	return b.String()
}
