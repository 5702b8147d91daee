package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TestAskNewSite answers what new site asks on a terminal.
func TestAskNewSite(t *testing.T) {
	for name, test := range map[string]struct{ answers, settings, report string }{
		"all":     {"\nĐảng ủy xã \"Suối Mơ\"\nstate\nen\n2031-q3\n", "committee = \"Đảng ủy xã \\\"Suối Mơ\\\"\"\nlanguage = \"en\"", "2031-q3"},
		"nothing": {"\n\n\n\n\n", "committee = \"\"\nlanguage = \"vi\"", "2030-h1"},
		"ended":   {"", "committee = \"\"\nlanguage = \"vi\"", "2030-h1"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			var out bytes.Buffer
			a := &app{stdout: &out, stderr: &out, stdin: strings.NewReader(test.answers), getenv: func(name string) string {
				return map[string]string{"SOURCE_DATE_EPOCH": "1900000000", "CONGBO_LANG": "en"}[name]
			}}
			if code := a.run([]string{"new", "site", dir}); code != exitDone {
				t.Fatal(code, out.String())
			}
			settings, err := os.ReadFile(filepath.Join(dir, "data/site.toml"))
			if err != nil || !strings.Contains(string(settings), test.settings) {
				t.Errorf("%v\n%s", err, settings)
			}
			if _, err := os.Stat(filepath.Join(dir, "content", test.report)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestProblemMatchers holds that VS Code finds each finding that the terminal shows, with its
// severity, in both languages.
func TestProblemMatchers(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			ProblemMatcher []struct {
				Severity string
				Pattern  struct{ Regexp string }
			}
		}
	}
	if err := json.Unmarshal([]byte(vscodeTasks()), &tasks); err != nil {
		t.Fatal(err)
	}
	f := &source.File{Path: "content/2031-h1/_index.md", Text: []byte("một dòng\nhai: ba\n")}
	names := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "info"}
	for severity, name := range names {
		for _, language := range []string{"vi", "en"} {
			for _, accepted := range []bool{false, true} {
				var b strings.Builder
				diag.WriteText(&b, diag.List{{Code: "figure/ratio", Severity: severity, Accepted: accepted, Span: source.Span{File: f, Start: 13, End: 16}, Message: diag.Say("sai: %s", "wrong: %s", "(1)")}}, language, false)
				line, _, _ := strings.Cut(b.String(), "\n")
				var by []string
				for _, m := range tasks.Tasks[0].ProblemMatcher {
					if got := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line); got != nil {
						by = append(by, m.Severity)
						if got[1] != f.Path || got[2] != "2" || got[5] != "figure/ratio" || !strings.HasSuffix(got[4], "(1)") {
							t.Errorf("%q is read as %q", line, got)
						}
					}
				}
				if len(by) != 1 || by[0] != name {
					t.Errorf("%q is %v, want %s", line, by, name)
				}
			}
		}
	}
}
