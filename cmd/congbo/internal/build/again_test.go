package build_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/build"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
)

// A fakePublication is a site in memory that is published over another.
type fakePublication struct {
	output.Sink
	before output.Tree
	tree   output.Tree
	mu     sync.Mutex
	kept   int
}

func publishOver(before output.Tree) *fakePublication {
	p := &fakePublication{before: before}
	p.tree, p.Sink = output.Collect()
	return p
}

func (p *fakePublication) Keep(name string, see func([]byte)) (bool, error) {
	b, there := p.before[name]
	if !there {
		return false, nil
	}
	if see != nil {
		see(b)
	}
	p.mu.Lock()
	p.kept++
	p.mu.Unlock()
	return true, p.Put(name, b)
}

// A rebuilding is a large site that is built again and again.
type rebuilding struct {
	options    build.Options
	published  output.Tree
	remembered build.Remembered
	spared     int // builds that kept files
	restored   int // builds that did not read every report
}

// build builds the site over what is published, and returns what was found.
func (r *rebuilding) build(t *testing.T) (findings diag.List, pages int) {
	t.Helper()
	for _, again := range []bool{true, false} {
		o := r.options
		if again {
			o.Listing, o.Before = build.List(o), r.remembered
		}
		result, err := build.Prepare(o)
		if again && errors.Is(err, build.ErrAgain) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		p := publishOver(r.published)
		err = result.Render(p)
		result.Close()
		if again && errors.Is(err, build.ErrAgain) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if result.Findings.Count(diag.Error) > 0 {
			return result.Findings, 0
		}
		r.remembered = result.Remember()
		r.published = p.tree
		if p.kept > 0 {
			r.spared++
		}
		if result.ReadInPart() {
			r.restored++
		}
		return result.Findings, result.Count().Pages
	}
	panic("a build without what is remembered asks for another")
}

// told are the findings that a build prints.
func told(all diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(all), func(f diag.Finding) bool { return f.Severity == diag.Note })
}

// walks is how many walks TestAgain goes.
var walks uint64 = 4

// TestAgain edits a large site at random, from fixed seeds: what is built of it over what
// was published is what a clean build makes, byte for byte, and what is said of it the same.
func TestAgain(t *testing.T) {
	for seed := range walks {
		w := &walk{rand.New(rand.NewPCG(10, seed)), fstest.MapFS{}}
		w.mend()
		recent := func() {
			for year := range 25 { // with these the others are none that are compared
				if name := fmt.Sprintf("content/%d/_index.md", 2040+year); w.site[name] == nil {
					w.put(name, "+++\ntitle = \"Báo cáo mới\"\n+++\nMở đầu theo Chỉ thị 5.\n")
				}
			}
		}
		recent()
		options := build.Options{Site: w.site, Drafts: seed%2 == 0, Program: "x", Store: t.TempDir()}
		if seed > 1 {
			options = options.PutAside()
		}
		r := &rebuilding{options: options}
		for n := range 40 {
			var changed []string
			switch {
			case n > 0 && w.IntN(4) == 0: // a report that is compared with others
				changed = w.put(fmt.Sprintf("content/%d/_index.md", 2040+w.IntN(25)), fmt.Sprintf("+++\ntitle = \"Báo cáo %d\"\n+++\nTheo Chỉ thị số %d-CT/TN.\n", w.IntN(3), w.IntN(9)))
			case n > 0 && w.IntN(3) > 0: // what a drafter changes
				period := w.pick(walkPeriods...)
				name := "content/" + period + "/01-ket-qua/" + w.pick("01-a", "02-b") + ".md"
				changed = w.put(name, w.section(name))
			case n > 0:
				changed = w.step()
				recent()
				delete(w.site, "layouts/partials/footer.html")
			}
			clean, err := build.Build(build.Options{Site: w.site, Drafts: options.Drafts})
			if err != nil {
				t.Fatal(err)
			}
			found, pages := r.build(t)
			when := fmt.Sprintf("seed %d, edit %d of %q", seed, n, changed)
			if got, want := findingLines(told(found)), findingLines(told(clean.Findings)); got != want {
				t.Fatalf("%s: found\n%s\na clean build finds\n%s", when, got, want)
			}
			if clean.Tree == nil {
				w.mend()
				recent()
				continue
			}
			if pages != clean.Count().Pages {
				t.Fatalf("%s: %d pages, a clean build has %d", when, pages, clean.Count().Pages)
			}
			compareTrees(t, when, r.published, clean.Tree)
		}
		if r.spared < 5 || r.restored < 5 {
			t.Errorf("seed %d: %d builds are spared something, %d do not read all: it tests too little", seed, r.spared, r.restored)
		}
	}
}

// TestAgainWarned builds again a large site of which something is said that nobody can
// mend, for what is published stays as it is: it is said again, and no report is read for it.
func TestAgainWarned(t *testing.T) {
	w := &walk{rand.New(rand.NewPCG(1, 1)), fstest.MapFS{}}
	for year := range 28 {
		w.put(fmt.Sprintf("content/%d/_index.md", 2031+year), "+++\ntitle = \"Báo cáo\"\n+++\nMở đầu.\n")
		w.put(fmt.Sprintf("data/%d/indicators.toml", 2031+year), fmt.Sprintf("[indicator.cay]\nname = \"Cây đã trồng\"\nunit = \"%s\"\nactual = 5\n", []string{"cây", "ha"}[year/14]))
	}
	r := &rebuilding{options: build.Options{Site: w.site, Program: "x", Store: t.TempDir()}}
	for n := range 4 {
		found, _ := r.build(t)
		if lines := findingLines(told(found)); !strings.Contains(lines, "indicator/unit-changed") {
			t.Errorf("build %d tells %q", n, lines)
		}
		if r.restored != n {
			t.Errorf("build %d: %d of the builds did not read all", n, r.restored)
		}
		clean, err := build.Build(build.Options{Site: w.site})
		if err != nil || clean.Tree == nil {
			t.Fatal(err, clean.Findings)
		}
		compareTrees(t, fmt.Sprint("build ", n), r.published, clean.Tree)
		w.put("content/2031/_index.md", string(w.site["content/2031/_index.md"].Data)+"\nThêm một câu.\n")
	}
}

func compareTrees(t *testing.T, when string, got, want output.Tree) {
	t.Helper()
	if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
		t.Fatalf("%s: files %q, not %q", when, a, b)
	}
	for name, b := range want {
		if !bytes.Equal(got[name], b) {
			t.Fatalf("%s: %s is not that of a clean build:\n%s\nnot\n%s", when, name, got[name], b)
		}
	}
}

// TestStore damages what is stored of reports in every way: the site is built all the same,
// and the next time it is stored again.
func TestStore(t *testing.T) {
	w := &walk{rand.New(rand.NewPCG(1, 1)), fstest.MapFS{}}
	for year := range 28 {
		dir := fmt.Sprintf("content/%d/", 2031+year)
		w.put(dir+"_index.md", "+++\ntitle = \"Báo cáo\"\n+++\nTheo Chỉ thị số 5-CT/TN, ngày 1/5/2030.\n")
	}
	dir := t.TempDir()
	r := &rebuilding{options: build.Options{Site: w.site, Program: "x", Store: dir}}
	again := func(when string) (restored bool) {
		t.Helper()
		before := r.restored
		r.build(t)
		clean, err := build.Build(build.Options{Site: w.site})
		if err != nil || clean.Tree == nil {
			t.Fatal(when, err, clean.Findings)
		}
		compareTrees(t, when, r.published, clean.Tree)
		return r.restored > before
	}
	edit := func(text string) {
		w.put("content/2031/_index.md", string(w.site["content/2031/_index.md"].Data)+"\n"+text+"\n")
	}
	again("at first")
	for _, damage := range []struct {
		name string
		do   func(b []byte) []byte // nil removes the file
	}{
		{"nothing", func(b []byte) []byte { return b }},
		{"a bit", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }},
		{"the end", func(b []byte) []byte { return b[:len(b)-1] }},
		{"all", func(b []byte) []byte { return b[:0] }},
		{"gone", nil},
	} {
		stored, _ := filepath.Glob(filepath.Join(dir, "*"))
		if len(stored) != 28 {
			t.Fatalf("%s: %d reports are stored", damage.name, len(stored))
		}
		for _, path := range stored {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if damage.do == nil {
				err = os.Remove(path)
			} else {
				err = os.WriteFile(path, damage.do(b), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		edit("Thêm: " + damage.name + ".")
		if again(damage.name) != (damage.name == "nothing") {
			t.Errorf("%s: reports were restored, or were not", damage.name)
		}
		edit("Thêm nữa.")
		if !again("after " + damage.name) {
			t.Errorf("after %s: what is damaged was not stored anew", damage.name)
		}
	}
}

// TestAgainAcross builds again a site whose reports name places of each other, paragraphs
// too: that one of them is not read is no reason to build it as a whole.
func TestAgainAcross(t *testing.T) {
	w := &walk{rand.New(rand.NewPCG(1, 1)), across(t).(fstest.MapFS)}
	for year := range 25 {
		w.put(fmt.Sprintf("content/%d/_index.md", 2040+year), "+++\ntitle = \"Báo cáo mới\"\n+++\nMở đầu.\n")
	}
	r := &rebuilding{options: build.Options{Site: w.site, Program: "x", Store: t.TempDir()}}
	r.build(t)
	for n, name := range []string{"content/2040/_index.md", "content/2031/01-ket-qua/01-b.md"} {
		w.put(name, string(w.site[name].Data)+"\nThêm một câu.\n")
		r.build(t)
		if r.restored != n+1 {
			t.Errorf("with %s changed the site was built as a whole", name)
		}
		clean, err := build.Build(build.Options{Site: w.site})
		if err != nil || clean.Tree == nil {
			t.Fatal(err, clean.Findings)
		}
		compareTrees(t, name, r.published, clean.Tree)
	}
}
