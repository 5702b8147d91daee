package check_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// corpus is the folder of texts that are not part of this repository, which CONGBO_CORPUS
// names: texts/ with labels/, and perhaps mass/, many texts without labels, with the alarms
// on them that were judged, alarms.tsv.
func corpus(t *testing.T, of string) string {
	dir := os.Getenv("CONGBO_CORPUS")
	if dir == "" {
		t.Skip("CONGBO_CORPUS names no folder: the figure checks are not measured")
	}
	if _, err := os.Stat(filepath.Join(dir, of)); err != nil {
		t.Skipf("%s has no %s: the figure checks are not measured on it", dir, of)
	}
	return dir
}

// A figure is a labelled relation of the corpus.
type figure struct {
	Text, Verdict, Locality, Stated string
	Parts                           []float64
	Start, End                      int
}

// A labelled is a text with its figures.
type labelled struct {
	name               string
	text               []byte
	Ratio, Sum, Change []figure
}

func labels(t *testing.T) []labelled {
	dir := corpus(t, "labels")
	files, _ := filepath.Glob(filepath.Join(dir, "labels", "*.toml"))
	var all []labelled
	for _, file := range files {
		var l struct{ Ratio, Sum, Change []figure }
		if _, err := toml.DecodeFile(file, &l); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".toml")
		text, err := os.ReadFile(filepath.Join(dir, "texts", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, labelled{name, text, l.Ratio, l.Sum, l.Change})
	}
	return all
}

// raised are the warnings of figures in a text.
func raised(s *data.Set, name string, text []byte) diag.List {
	result := alone(s, markup.New(s.Grammar).ParsePlain(&source.File{Path: name + ".txt", Text: text}))
	return slices.DeleteFunc(slices.Clone(result.Findings), func(f diag.Finding) bool {
		return f.Severity != diag.Warning || !strings.HasPrefix(f.Code, "figure/")
	})
}

func hits(f diag.Finding, l figure) bool { return f.Span.Start < l.End && l.Start < f.Span.End }

// TestCorpus measures the figure checks on labelled texts: nothing that is labelled right,
// and nothing that is not labelled, may be a warning.
func TestCorpus(t *testing.T) {
	s := set(t)
	wrong, found, proved, right := 0, 0, 0, 0
	for _, text := range labels(t) {
		result := alone(s, markup.New(s.Grammar).ParsePlain(&source.File{Path: text.name + ".txt", Text: text.text}))
		warnings := raised(s, text.name, text.text)
		all := slices.Concat(text.Ratio, text.Sum, text.Change)
		for _, l := range all {
			hit := slices.ContainsFunc(warnings, func(f diag.Finding) bool { return hits(f, l) })
			switch {
			case l.Verdict == "wrong" && (l.Locality == "inline" || l.Locality == "same-sentence"):
				wrong++
				if hit {
					found++
				} else {
					t.Logf("%s: missed %q", text.name, l.Text)
				}
			case l.Verdict == "ok":
				right++
				for _, f := range result.Figures {
					if f.Verdict == check.Holds && f.Span.Start < l.End && l.Start < f.Span.End {
						proved++
						break
					}
				}
			}
		}
		for _, w := range warnings {
			if !slices.ContainsFunc(all, func(l figure) bool { return l.Verdict == "wrong" && hits(w, l) }) {
				t.Errorf("%s: false alarm %s %s: %q", w.Span, w.Code, w.Message.VI, w.Span.Text())
			}
		}
	}
	t.Logf("wrong figures within a sentence found: %d of %d; labelled right and proved: %d of %d", found, wrong, proved, right)
	if float64(found) < 0.9*float64(wrong) {
		t.Errorf("found %d of %d wrong figures", found, wrong)
	}
}

// TestPlanted plants one fault in each sound relation of the labelled texts, and holds how
// many of them are told.
func TestPlanted(t *testing.T) {
	s := set(t)
	planted, told := 0, 0
	for _, text := range labels(t) {
		known := map[string]bool{}
		for _, f := range raised(s, text.name, text.text) {
			known[f.Code+f.Message.VI] = true
		}
		for kind, list := range [][]figure{text.Ratio, text.Change, text.Sum} {
			for _, l := range list {
				fault, ok := plant(string(text.text[l.Start:l.End]), kind == 2, l)
				if !ok || l.Verdict != "ok" && l.Verdict != "rounded-down" || l.Locality == "percent" {
					continue
				}
				planted++
				changed := slices.Concat(text.text[:l.Start], []byte(fault), text.text[l.End:])
				if slices.ContainsFunc(raised(s, text.name, changed), func(f diag.Finding) bool { return !known[f.Code+f.Message.VI] }) {
					told++
				} else {
					t.Logf("%s: not told: %q", text.name, fault)
				}
			}
		}
	}
	t.Logf("%d of %d planted faults told", told, planted)
	if float64(told) < 0.85*float64(planted) {
		t.Errorf("%d of %d planted faults told", told, planted)
	}
}

// plant changes the first digit of a percentage, or adds to the first part of a sum.
func plant(text string, sum bool, l figure) (string, bool) {
	if !sum {
		at := strings.LastIndex(text, l.Stated)
		if at < 0 || l.Stated == "" {
			return "", false
		}
		digit := (int(l.Stated[0]-'0') + 3) % 9
		if digit == 0 {
			digit = 4
		}
		return text[:at] + strconv.Itoa(digit) + text[at+1:], true
	}
	part := int(l.Parts[0])
	more := part + 3
	if part >= 100 {
		more = part + 30
	}
	old, zero := grouped(part), ""
	if !strings.Contains(text, old) {
		old, zero = "0"+strconv.Itoa(part), "0"
	}
	if !strings.Contains(text, old) || l.Parts[0] != float64(part) {
		return "", false
	}
	return strings.Replace(text, old, zero+grouped(more), 1), true
}

// grouped prints a number with dots between groups of three digits.
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return grouped(n/1000) + fmt.Sprintf(".%03d", n%1000)
}

// TestHolds changes a digit of figures that hold, and holds how many of those that hold no
// more are told: what is counted as proved would have been disproved.
func TestHolds(t *testing.T) {
	s := set(t)
	dir := corpus(t, "labels")
	files, _ := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
	mass, _ := filepath.Glob(filepath.Join(dir, "mass", "*", "*.txt"))
	for i := 0; i < len(mass); i += 4 {
		files = append(files, mass[i])
	}
	random := rand.New(rand.NewPCG(1, 2))
	held, told := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read := func(text []byte) check.Result {
			return alone(s, markup.New(s.Grammar).ParsePlain(&source.File{Path: "a.txt", Text: text}))
		}
		result := read(text)
		known := signature(result)
		for _, f := range result.Figures {
			if f.Verdict != check.Holds && f.Verdict != check.RoundedDown {
				continue
			}
			n := f.Numbers[random.IntN(len(f.Numbers))]
			at := n.Start + strings.IndexAny(string(text[n.Start:n.End]), "0123456789")
			changed := slices.Clone(text)
			changed[at] = '1' + (text[at]-'0'+byte(random.IntN(7)))%9
			again := read(changed)
			if changed[at] == text[at] || slices.ContainsFunc(again.Figures, func(g check.Figure) bool {
				return (g.Verdict == check.Holds || g.Verdict == check.RoundedDown) && g.Kind == f.Kind && g.Span.Start < f.Span.End && f.Span.Start < g.Span.End
			}) {
				continue
			}
			held++
			ok := false
			for sign := range signature(again) {
				ok = ok || !known[sign]
			}
			if ok {
				told++
			} else {
				t.Logf("%s: not told: %c for %c in %q (%s)", filepath.Base(file), changed[at], text[at], f.Text, f.Why.VI)
			}
		}
	}
	t.Logf("%d of %d changed figures told", told, held)
	if float64(told) < 0.8*float64(held) {
		t.Errorf("%d of %d changed figures told", told, held)
	}
}

// TestWide holds, on many texts that nobody has labelled, that the alarms on figures that
// were judged true still stand, that hardly any judged false does, and that few are new.
func TestWide(t *testing.T) {
	dir := corpus(t, "mass")
	judged, err := os.ReadFile(filepath.Join(dir, "alarms.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	type verdict struct {
		verdict  string
		numbers  []string
		reported bool
	}
	numbers := regexp.MustCompile(`\d+`)
	verdicts := map[string][]*verdict{} // by file and line
	lost, texts := 0, 0
	for line := range strings.Lines(string(judged)) {
		if c := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(c) > 6 && strings.HasPrefix(c[2], "figure/") {
			verdicts[c[3]+":"+c[4]] = append(verdicts[c[3]+":"+c[4]], &verdict{c[0], numbers.FindAllString(c[6], -1), false})
		}
	}
	s := set(t)
	files, _ := filepath.Glob(filepath.Join(dir, "mass", "*", "*.txt"))
	count := map[string]int{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts++
		name := filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file)
		for _, f := range raised(s, strings.TrimSuffix(name, ".txt"), text) {
			line := 1 + strings.Count(string(text[:f.Span.Start]), "\n")
			is := "new"
			for _, v := range verdicts[fmt.Sprintf("%s:%d", name, line)] {
				if slices.ContainsFunc(numbers.FindAllString(f.Span.Text(), -1), func(n string) bool { return slices.Contains(v.numbers, n) }) {
					is, v.reported = v.verdict, true
				}
			}
			count[is]++
			if is != "T" {
				t.Logf("%s: %s:%d %s %s", is, name, line, f.Code, f.Message.VI)
			}
		}
	}
	for at, all := range verdicts {
		for _, v := range all {
			if v.verdict == "T" && !v.reported {
				lost++
				t.Logf("lost: %s", at)
			}
		}
	}
	t.Logf("%d texts: %v, %d true ones lost", texts, count, lost)
	if count["F"] > texts/1000 || lost > 1 || count["new"] > texts/300 {
		t.Errorf("%d false alarms, %d new ones, %d true ones lost", count["F"], count["new"], lost)
	}
}
