package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// figure is a labelled ratio or sum of the corpus.
type figure struct {
	Text, Verdict, Locality string
	Start, End              int
}

// TestCorpus measures the figure checks on labelled texts that are not part of
// this repository: CONGBO_CORPUS names their folder. Nothing that is labelled
// right, and nothing that is not labelled, may be a warning.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("CONGBO_CORPUS")
	if dir == "" {
		t.Skip("CONGBO_CORPUS names no folder: the figure checks are not measured")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "labels", "*.toml"))
	if len(files) == 0 {
		t.Fatalf("no labels in %s", dir)
	}
	s := set(t)
	wrong, found, alarms, proved, right := 0, 0, 0, 0, 0
	for _, file := range files {
		var labels struct{ Ratio, Sum []figure }
		if _, err := toml.DecodeFile(file, &labels); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".toml")
		text, err := os.ReadFile(filepath.Join(dir, "texts", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		result := alone(s, markup.New(s.Grammar).ParsePlain(&source.File{Path: name + ".txt", Text: text}))
		all := append(labels.Ratio, labels.Sum...)
		for _, l := range all {
			hit := false
			for _, w := range result.Findings {
				hit = hit || w.Severity == diag.Warning && strings.HasPrefix(w.Code, "figure/") && w.Span.Start < l.End && l.Start < w.Span.End
			}
			if l.Verdict == "wrong" && (l.Locality == "inline" || l.Locality == "same-sentence") {
				wrong++
				if hit {
					found++
				} else {
					t.Logf("%s: missed %q", name, l.Text)
				}
			}
			if l.Verdict == "ok" {
				right++
				for _, f := range result.Figures {
					if f.Verdict == check.Holds && f.Span.Start < l.End && l.Start < f.Span.End {
						proved++
						break
					}
				}
			}
		}
		for _, w := range result.Findings {
			if w.Severity != diag.Warning || !strings.HasPrefix(w.Code, "figure/") {
				continue
			}
			labelled := false
			for _, l := range all {
				labelled = labelled || l.Verdict == "wrong" && w.Span.Start < l.End && l.Start < w.Span.End
			}
			if !labelled {
				alarms++
				t.Errorf("%s: false alarm %s %s: %q", w.Span, w.Code, w.Message.VI, w.Span.Text())
			}
		}
		for _, w := range result.Findings {
			if w.Severity == diag.Warning && !strings.HasPrefix(w.Code, "figure/") {
				t.Logf("%s: %s %s", w.Span, w.Code, w.Message.VI)
			}
		}
	}
	t.Logf("wrong figures within a sentence found: %d of %d; false alarms: %d; labelled right and proved: %d of %d", found, wrong, alarms, proved, right)
	if float64(found) < 0.9*float64(wrong) {
		t.Errorf("found %d of %d wrong figures", found, wrong)
	}
}
