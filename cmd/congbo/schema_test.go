package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
)

// TestSchemas proves the schemas with taplo, a reader of TOML and JSON Schema that is not
// congbo's, on every TOML file of the repository that congbo reads, and on wrong ones.
func TestSchemas(t *testing.T) {
	taplo := findTaplo(t)
	dir := t.TempDir()
	for _, s := range data.Schemas() {
		if err := os.WriteFile(filepath.Join(dir, s.File()), s.JSON, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lint := func(schema string, files ...string) (string, error) {
		out, err := exec.Command(taplo, append([]string{"lint", "--schema", "file://" + filepath.ToSlash(filepath.Join(dir, schema+".schema.json"))}, files...)...).CombinedOutput()
		return string(out), err
	}
	right := rightTOML(t, filepath.Join(dir, "fronts"))
	for schema, files := range right {
		if len(files) == 0 {
			continue // of no file taplo reads all there are
		}
		if out, err := lint(schema, files...); err != nil {
			t.Errorf("%s: %v\n%s", schema, err, out)
		}
	}
	for _, needed := range []string{"site", "directives", "indicators", "accepted", "citations", "commitments", "report", "section"} {
		if len(right[needed]) == 0 {
			t.Errorf("no file of the repository is read by the schema %s", needed)
		}
	}
	for name, wrong := range map[string]struct{ schema, text string }{
		"key":        {"site", "titel = \"a\"\n"},
		"type":       {"site", "title = 5\n"},
		"contact":    {"site", "[contact]\nfax = \"1\"\n"},
		"indicator":  {"indicators", "[indicator.a]\nname = \"a\"\nactul = 5\n"},
		"number":     {"indicators", "[indicator.a]\nname = \"a\"\nactual = true\n"},
		"table":      {"indicators", "[indikator.a]\nname = \"a\"\n"},
		"whole":      {"indicators", "[group.a]\norder = 1.5\n"},
		"directive":  {"directives", "[directive.a]\nreplaces = [5]\n"},
		"accepted":   {"accepted", "[accepted.a]\npublish = \"no\"\n"},
		"form":       {"citations", "[[form]]\npatern = \"{number}\"\n"},
		"type table": {"citations", "[[type]]\nname = \"a\"\n"},
		"target":     {"publish", "[target.a]\npassword = \"a\"\n"},
		"answer":     {"commitments", "[answer.a]\nstatsu = \"done\"\n"},
		"front":      {"report", "title = \"a\"\nstatsu = \"draft\"\n"},
		"status":     {"report", "title = \"a\"\nstatus = \"signed\"\n"},
		"language":   {"site", "language = \"fr\"\n"},
		"audience":   {"site", "audience = \"all\"\n"},
		"form name":  {"site", "form = \"company\"\n"},
		"judged":     {"indicators", "[indicator.a]\nname = \"a\"\nstatus = \"tốt\"\n"},
		"counted":    {"indicators", "[indicator.a]\nname = \"a\"\ncounted = \"năm\"\n"},
		"of":         {"commitments", "[answer.a]\nof = \"2022h1\"\n"},
		"answered":   {"commitments", "[answer.a]\nstatus = \"xong\"\n"},
		"section":    {"section", "title = \"a\"\nnumber = \"1\"\n"},
	} {
		file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".toml")
		if err := os.WriteFile(file, []byte(wrong.text), 0o666); err != nil {
			t.Fatal(err)
		}
		if out, err := lint(wrong.schema, file); err == nil {
			t.Errorf("%s passes:\n%s%s", name, wrong.text, out)
		}
	}
}

// findTaplo is the program taplo, which npm has as @taplo/cli; CONGBO_TAPLO names it.
func findTaplo(t *testing.T) string {
	t.Helper()
	path := os.Getenv("CONGBO_TAPLO")
	if path == "" {
		var err error
		if path, err = exec.LookPath("taplo"); err != nil {
			t.Skip("taplo is not here (npm install @taplo/cli, CONGBO_TAPLO=…/taplo): the schemas are not proved")
		}
	}
	return path
}

// rightTOML are the files of the repository that congbo reads without an error, by schema;
// front matter is copied into files of its own.
func rightTOML(t *testing.T, fronts string) map[string][]string {
	t.Helper()
	if err := os.MkdirAll(fronts, 0o777); err != nil {
		t.Fatal(err)
	}
	right := map[string][]string{}
	for _, site := range []string{"../..", "testdata/khoi"} {
		for _, s := range data.Schemas() {
			if s.Of == "" {
				continue
			}
			files, err := filepath.Glob(filepath.Join(site, strings.TrimPrefix(s.Of, "**/")))
			if err != nil {
				t.Fatal(err)
			}
			right[s.Name] = append(right[s.Name], files...)
		}
		var texts []string
		for _, pattern := range []string{"content/*/*.md", "content/*/*/*.md"} {
			files, err := filepath.Glob(filepath.Join(site, pattern))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, files...)
		}
		for _, name := range texts {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.SplitN(string(text), "+++\n", 3)
			if len(parts) != 3 {
				continue
			}
			schema := "section"
			if rel, _ := filepath.Rel(filepath.Join(site, "content"), name); strings.Count(filepath.ToSlash(rel), "/") == 1 {
				schema = "report"
			}
			file := filepath.Join(fronts, strings.NewReplacer("/", "-", `\`, "-", ".", "").Replace(name)+".toml")
			if err := os.WriteFile(file, []byte(parts[1]), 0o666); err != nil {
				t.Fatal(err)
			}
			right[schema] = append(right[schema], file)
		}
	}
	profiles, _ := filepath.Glob("internal/citation/*/*.toml")
	right["citations"] = append(right["citations"], profiles...)
	return right
}
