package citation_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/citation"
)

// label is one citation of the labelled corpus.
type label struct {
	Text, ID, Type, Kind, Date, Issuer string
	Start, End                         int
}

// score counts what was found of what there is.
type score struct{ wanted, found, right, said int }

func (s score) String() string {
	return fmt.Sprintf("recall %d/%d, precision %d/%d", s.found, s.wanted, s.right, s.said)
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// TestCorpus measures the grammar on labelled texts that are not part of this
// repository: CONGBO_CORPUS names their folder.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("CONGBO_CORPUS")
	if dir == "" {
		t.Skip("CONGBO_CORPUS names no folder: precision and recall are not measured")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "labels", "*.toml"))
	if len(files) == 0 {
		t.Fatalf("no labels in %s", dir)
	}
	g := grammar(t)
	forms := map[string]*score{"full": {}, "enum": {}, "short": {}, "congress": {}, "law-year": {}, "law-name": {}}
	var ids, dates, issuers score
	for _, file := range files {
		var labels struct {
			Citation    []label
			Ignore      []string
			IgnoreRegex []string `toml:"ignore_regex"`
		}
		if _, err := toml.DecodeFile(file, &labels); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".toml")
		text, err := os.ReadFile(filepath.Join(dir, "texts", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		ignored := ignoredSpans(string(text), labels.Ignore, labels.IgnoreRegex)
		head := strings.Index(string(text), "\n") + 1
		hit := map[int]bool{}
		for _, c := range g.Find(string(text)[head:]) {
			start, end := c.Start+head, c.End+head
			k := overlapping(labels.Citation, start, end)
			if k < 0 {
				if !within(ignored, start, end) {
					forms[string(c.Form)].said++
					t.Logf("%s: false alarm %s %q", name, c.Form, c.Key+c.Number)
				}
				continue
			}
			l := labels.Citation[k]
			hit[k] = true
			f := forms[l.Kind]
			f.said++
			f.right++
			ids.said++
			if sameID(l, c) {
				ids.right++
			} else {
				t.Logf("%s: id %q, want %q (%s)", name, c.Key, l.ID, l.Text)
			}
			if l.Date != "" {
				dates.said++
				if c.Date.String() == l.Date {
					dates.right++
				} else {
					t.Logf("%s: date %q of %s, want %q", name, c.Date, l.Text, l.Date)
				}
			}
			if l.Issuer != "" {
				issuers.said++
				if sameOffice(c.Issuer, l.Issuer) {
					issuers.right++
				} else {
					t.Logf("%s: issuer %q of %s, want %q", name, c.Issuer, l.Text, l.Issuer)
				}
			}
		}
		for k, l := range labels.Citation {
			forms[l.Kind].wanted++
			if hit[k] {
				forms[l.Kind].found++
			} else {
				t.Logf("%s: missed %s %q", name, l.Kind, l.Text)
			}
		}
	}
	for _, form := range []string{"full", "enum", "short", "congress", "law-year", "law-name"} {
		t.Logf("%-9s %s", form, forms[form])
	}
	t.Logf("ids right %d/%d, dates %d/%d, issuers %d/%d", ids.right, ids.said, dates.right, dates.said, issuers.right, issuers.said)
	sum := func(names ...string) (s score) {
		for _, n := range names {
			f := forms[n]
			s = score{s.wanted + f.wanted, s.found + f.found, s.right + f.right, s.said + f.said}
		}
		return s
	}
	numbered, named := sum("full", "enum"), sum("short", "congress", "law-year", "law-name")
	for _, bar := range []struct {
		what       string
		have, want float64
	}{
		{"recall of full and enumerated forms", share(numbered.found, numbered.wanted), 0.995},
		{"precision of full and enumerated forms", share(numbered.right, numbered.said), 0.99},
		{"recall of short, plenum and law forms", share(named.found, named.wanted), 0.95},
		{"precision of short, plenum and law forms", share(named.right, named.said), 0.97},
		{"dates", share(dates.right, dates.said), 0.99},
		{"issuers", share(issuers.right, issuers.said), 0.97},
	} {
		if bar.have < bar.want {
			t.Errorf("%s: %.3f, want %.2f", bar.what, bar.have, bar.want)
		}
	}
}

func overlapping(labels []label, start, end int) int {
	for k, l := range labels {
		if start < l.End && l.Start < end {
			return k
		}
	}
	return -1
}

func within(spans [][2]int, start, end int) bool {
	for _, s := range spans {
		if start < s[1] && s[0] < end {
			return true
		}
	}
	return false
}

func ignoredSpans(text string, phrases, patterns []string) (spans [][2]int) {
	for _, p := range phrases {
		patterns = append(patterns, regexp.QuoteMeta(p))
	}
	for _, p := range patterns {
		for _, m := range regexp.MustCompile(p).FindAllStringIndex(text, -1) {
			spans = append(spans, [2]int{m[0], m[1]})
		}
	}
	return spans
}

// sameID compares keys; a law's name may be shortened in a label, and a short
// form has no key of its own.
func sameID(l label, c citation.Citation) bool {
	if l.ID == "" || l.Kind == "short" {
		return c.Symbol == ""
	}
	return strings.EqualFold(l.ID, c.Key) || strings.HasPrefix(l.Kind, "law") && strings.HasPrefix(c.Key, "luat:")
}

// sameOffice compares offices by their folded names; a place or "tỉnh" more or
// less is the same office.
func sameOffice(a, b string) bool {
	x, y := strings.Replace(citation.Fold(a), citation.Fold("UBND"), citation.Fold("Ủy ban nhân dân"), 1), strings.Replace(citation.Fold(b), citation.Fold("UBND"), citation.Fold("Ủy ban nhân dân"), 1)
	return x != "" && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}
