package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/importer"
)

// TestRoundTrip writes the real report as a Word file whose headings are only bold,
// as offices type them, and imports that: every section comes back as it was.
func TestRoundTrip(t *testing.T) {
	pandoc := tool(t, "pandoc", "CONGBO_REQUIRE_PANDOC")
	want := importText(t, "../../testdata/261-BC-DUK.txt", "2022-h1")
	dir := t.TempDir()
	text, file := filepath.Join(dir, "a.md"), filepath.Join(dir, "a.docx")
	if err := os.WriteFile(text, []byte(typed(want)), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, pandoc, text, "-f", "markdown-smart-citations", "-o", file)
	got := importText(t, file, "2022-h1")
	balanced(t, got)
	if g, w := names(got), names(want); !slices.Equal(g, w) {
		t.Fatalf("files %q, not %q", g, w)
	}
	for _, name := range names(want) {
		if name != "content/2022-h1/_index.md" && string(got.Files[name]) != string(want.Files[name]) {
			t.Errorf("%s is not as it was:\n%s", name, difference(string(got.Files[name]), string(want.Files[name])))
		}
	}
	if got.Count.Notes != 21 || got.Count.Parts != 3 || got.Count.Sections != want.Count.Sections || got.Count.Headings != want.Count.Headings {
		t.Errorf("recognised %+v, of %+v", got.Count, want.Count)
	}
}

var (
	titleLine = regexp.MustCompile(`(?m)^title = "(.*)"$`)
	subtitle  = regexp.MustCompile(`(?m)^## (.*)$`)
)

// typed is a report as one Markdown file, with its headings in bold and their
// numbers in their words.
func typed(r *importer.Result) string {
	var s strings.Builder
	part, section := 0, 0
	order := names(r)
	slices.SortFunc(order, func(a, b string) int {
		first := func(name string) string { return strings.Replace(name, "_index.md", "", 1) }
		return strings.Compare(first(a), first(b))
	})
	for _, name := range order {
		front, body, _ := strings.Cut(strings.TrimPrefix(string(r.Files[name]), "+++\n"), "+++\n")
		title := titleLine.FindStringSubmatch(front)[1]
		switch strings.Count(name, "/") {
		case 3:
			if strings.HasSuffix(name, "_index.md") {
				part, section = part+1, 0
				title = []string{"I- ", "II- ", "III- "}[part-1] + title
			} else {
				section++
				title = fmt.Sprintf("%d\\. %s", section, title)
			}
			if !strings.Contains(front, "heading = false") {
				fmt.Fprintf(&s, "\n**%s**\n", title)
			}
		}
		below := 0
		s.WriteString(subtitle.ReplaceAllStringFunc(body, func(line string) string {
			below++
			return fmt.Sprintf("**%d.%d. %s**", section, below, strings.TrimPrefix(line, "## "))
		}))
		s.WriteString("\n")
	}
	return s.String()
}

// difference shows the first line that differs.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("got:  %.400s\nwant: %.400s", g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(g), len(w))
}
