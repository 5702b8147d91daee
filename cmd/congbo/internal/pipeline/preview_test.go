package pipeline_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// A walk is a site of a fictional committee that is edited at random.
type walk struct {
	*rand.Rand
	site fstest.MapFS
}

func (w *walk) pick(all ...string) string { return all[w.IntN(len(all))] }

// put writes a file and returns its name.
func (w *walk) put(name, text string) []string {
	w.site[name] = &fstest.MapFile{Data: []byte(text)}
	return []string{name}
}

// existing are the files of the site that stand in a folder, in order.
func (w *walk) existing(dir string) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(w.site)) {
		if strings.HasPrefix(name, dir) {
			all = append(all, name)
		}
	}
	return all
}

var walkPeriods = []string{"2030", "2031-h1", "2031"}

// section is a text that leads to all that the walk may have, or may not have: notes,
// documents cited in full and short, figures, sections of other periods.
func (w *walk) section(name string) string {
	note := strings.TrimSuffix(path.Base(name), ".md")
	other := w.pick(walkPeriods...)
	return fmt.Sprintf("+++\ntitle = \"Việc %d\"\n+++\nTheo %s số %s-%s/TN, ngày %d/5/20%d, có {{dang-vien.actual}} đảng viên%s. Xem [phần ấy](../../%s/01-ket-qua/01-a.md)%s.\n\n## Đề mục %d\n\nNăm nay đạt %d/%d, bằng %d%%; Chỉ thị %s.\n\n```indicators\nids = [\"dang-vien\"]\ncaption = \"Đảng viên\"\n```\n\n[^%s]: Chú thích %d.\n",
		w.IntN(3), w.pick("Chỉ thị", "Quyết định"), w.pick("5", "05", "7"), w.pick("CT", "QĐ"), 10+w.IntN(3), 29+w.IntN(3),
		"[^"+note+"]"+w.pick("", " và [^"+note+"]"), other, w.pick("", "", "", " và [](../../"+other+"/01-ket-qua/01-a.md#de-muc-1)", " và <b>đây</b>"),
		w.IntN(2), w.IntN(9), 9, 10*w.IntN(10), w.pick("5", "7", "8"), note, w.IntN(9))
}

// mend makes the site one that builds.
func (w *walk) mend() []string {
	changed := w.put("data/site.toml", "title = \"Trang thử nghiệm\"\n")
	for _, name := range append(w.existing("content/"), "layouts/partials/footer.html") {
		delete(w.site, name)
		changed = append(changed, name)
	}
	for _, p := range walkPeriods {
		changed = append(changed, w.put("content/"+p+"/_index.md", "+++\ntitle = \"Báo cáo "+p+"\"\nstatus = \""+w.pick("draft", "published")+"\"\n+++\nMở đầu.\n")...)
		changed = append(changed, w.put("content/"+p+"/01-ket-qua/_index.md", "+++\ntitle = \"Kết quả\"\n+++\n")...)
		changed = append(changed, w.put("content/"+p+"/01-ket-qua/01-a.md", w.section("01-a.md"))...)
		changed = append(changed, w.put("data/"+p+"/indicators.toml", "[indicator.dang-vien]\nname = \"Đảng viên\"\nunit = \"người\"\nactual = 40\n")...)
	}
	return changed
}

// step makes one edit and returns what it changed.
func (w *walk) step() []string {
	period := w.pick(walkPeriods...)
	section := "content/" + period + "/01-ket-qua/" + w.pick("01-a", "02-b", "03-c") + ".md"
	switch w.IntN(16) {
	case 0: // a file goes
		all := w.existing("content/")
		if len(all) == 0 {
			return nil
		}
		gone := all[w.IntN(len(all))]
		delete(w.site, gone)
		return []string{gone}
	case 1: // a folder is renamed, and its name comes back
		var changed []string
		from, to := "content/"+period+"/", "content/2029/"
		if len(w.existing(to)) > 0 {
			from, to = to, from
		}
		for _, name := range w.existing(from) {
			moved := to + strings.TrimPrefix(name, from)
			w.site[moved] = w.site[name]
			delete(w.site, name)
			changed = append(changed, name, moved)
		}
		return changed
	case 2:
		return w.put("data/directives.toml", fmt.Sprintf("[directive.%q]\ntype = \"Chỉ thị\"\nnumber = \"5\"\nsymbol = \"CT/TN\"\ntitle = \"việc %d\"\n", w.pick("5-ct-tn", "05-ct-tn"), w.IntN(4)))
	case 3:
		return w.put("layouts/partials/footer.html", "<footer>"+w.pick("a", "b", "{{.Page.Kind}}", "{{.Page.Title}}", "{{")+"</footer>")
	case 4:
		return w.put("static/css/congbo.css", "a{color:#"+w.pick("000", "fff")+"}")
	case 5:
		return w.put("data/site.toml", "title = \"Trang thử nghiệm "+w.pick("1", "2")+"\"\nlanguage = \""+w.pick("vi", "vi", "en")+"\"\n")
	case 6, 7:
		return w.put("data/"+period+"/indicators.toml", fmt.Sprintf("[indicator.dang-vien]\nname = \"Đảng viên\"\nunit = %q\nactual = %d\ntarget = %d\nsource = %q\n", w.pick("người", "đồng chí"), w.IntN(90), 50, w.pick("ket-qua/a", "note:01-a", "ket-qua/a", "ket-qua/b")))
	case 8:
		return w.mend()
	case 9:
		return w.put("content/"+period+"/files/anh-"+w.pick("1", "2")+".txt", w.pick("x", "y"))
	case 10:
		return w.put("data/"+period+"/accepted.toml", "[accepted.a]\ncode = \"figure/ratio\"\ntext = \"đạt\"\nreason = \"nguyên văn\"\n")
	case 11: // broken for a moment
		return w.put(section, w.pick("", "+++\ntitle =", "\xff\xfe", "+++\ntitle = \"Việc\"\n+++\n[^khong-co]\n"))
	}
	return w.put(section, w.section(section))
}

// walks is how many walks TestPreview goes; the first alone outside the gate.
var walks uint64 = 3

// TestPreview edits a site 60 times in each of its walks, from fixed seeds. After each edit
// the preview finds what a clean build finds, and every file that it shows is that of a
// clean build, byte for byte; after one that fails the files are those of the build before.
func TestPreview(t *testing.T) {
	for seed := range walks {
		t.Run(fmt.Sprint("walk ", seed+1), func(t *testing.T) {
			if seed > 0 && os.Getenv("CONGBO_GATE") == "" {
				t.Skip("a walk takes long: only CONGBO_GATE=1 runs this test")
			}
			goWalk(t, seed)
		})
	}
}

func goWalk(t *testing.T, seed uint64) {
	w := &walk{rand.New(rand.NewPCG(6, seed)), fstest.MapFS{}}
	for len(w.site) < 8 {
		w.step()
	}
	preview := pipeline.NewPreview(pipeline.Options{Site: w.site, Drafts: true})
	var last *pipeline.Result
	shown, failed, broken := 0, 0, false
	for n := range 60 {
		var changed []string
		switch {
		case n > 0 && broken && w.IntN(2) == 0:
			changed = w.mend()
		case n > 0:
			changed = w.step()
		}
		clean, err := pipeline.Build(pipeline.Options{Site: w.site, Drafts: true, Checks: true})
		if err != nil {
			t.Fatal(err)
		}
		version, err := preview.Update(changed)
		if err != nil {
			t.Fatal(err)
		}
		found := version.Check(t.Context())
		if !version.Fails() {
			found = append(found, version.Links(t.Context())...)
		}
		found.Sort()
		if clean.Pages != nil || !version.Fails() { // a build that fails is not checked
			if got, want := findingLines(found), findingLines(clean.Findings); got != want {
				t.Fatalf("edit %d of %q: found\n%s\na clean build finds\n%s", n, changed, got, want)
			}
		}
		if broken = version.Fails(); broken {
			failed++
		} else {
			shown++
			if last = clean; clean.Pages == nil {
				last = nil // a broken link that only finished pages show
				continue
			}
		}
		if last != nil {
			compareShown(t, fmt.Sprintf("edit %d of %q", n, changed), preview, last)
		}
	}
	if shown < 15 || failed < 10 {
		t.Errorf("the walk shows %d builds and %d fail: it tests too little", shown, failed)
	}
}

func compareShown(t *testing.T, when string, preview *pipeline.Preview, clean *pipeline.Result) {
	t.Helper()
	pages := withoutChecked(clean.Pages) // the checks run when pages are already shown
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		b, there, found := preview.File(name)
		if !there || !bytes.Equal(b, pages[name]) {
			at := 0
			for at < min(len(b), len(pages[name])) && b[at] == pages[name][at] {
				at++
			}
			t.Fatalf("%s: %s is not that of a clean build (there: %v, %v): …%.200s…, not …%.200s…", when, name, there, found, b[max(at-40, 0):], pages[name][max(at-40, 0):])
		}
	}
}

func findingLines(all diag.List) string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintln(&b, f.Span, f.Severity, f.Code, f.Accepted, f.Message.VI, f.Hint.VI)
	}
	return b.String()
}

// TestPreviewNames shows nothing that a clean build does not make.
func TestPreviewNames(t *testing.T) {
	preview := pipeline.NewPreview(pipeline.Options{Site: fstest.MapFS{}})
	if _, there, _ := preview.File("index.html"); there {
		t.Error("a page is there before the first build")
	}
	if _, err := preview.Update(nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "layouts/base.html", "content/2031/_index.md", "static/css/congbo.css", "css", "../css/congbo.css"} {
		if _, there, _ := preview.File(name); there {
			t.Errorf("%q is there", name)
		}
	}
}
