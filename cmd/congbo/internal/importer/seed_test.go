package importer_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/importer"
)

// byHand lists every difference between the import of the scanned report and its
// transcription by hand in content/2022-h1, line by line, with the reason.
var byHand = []struct{ imported, transcribed, why string }{
	{`status = "draft"`, `status = "published"`, "only a person says that a report is published"},
	{"", "# Bản quét không có tên cơ quan", "a comment of the transcriber"},
	{"", "# lấy theo lời văn", "a comment of the transcriber"},
	{"", `issuer = "Đảng ủy Khối"`, "the scan has no head of the form; the transcriber took the office from the prose. The import asks for it"},
}

// ids are those that the transcriber gave to headings; the import leaves the ids
// to congbo. Names of files are shorter by hand, too; they follow each other in
// the same order.
var ids = regexp.MustCompile(` \{#[a-z0-9-]+\}`)

// TestSeed imports the scanned report and compares it with its transcription.
func TestSeed(t *testing.T) {
	r := importText(t, "../../testdata/261-BC-DUK.txt", "2022-h1")
	want := map[string]string{}
	root := os.DirFS("../../../..")
	err := fs.WalkDir(root, "content/2022-h1", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			text, _ := fs.ReadFile(root, name)
			want[name] = ids.ReplaceAllString(string(text), "")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := names(r)
	hand := slices.Sorted(maps.Keys(want))
	if len(got) != len(hand) {
		t.Fatalf("imported %q, by hand %q", got, hand)
	}
	justified := make([]bool, len(byHand))
	for i, name := range got {
		if strings.Count(name, "/") != strings.Count(hand[i], "/") || path.Base(name)[:2] != path.Base(hand[i])[:2] {
			t.Errorf("%s stands where %s does", name, hand[i])
		}
		compareLines(t, name, string(r.Files[name]), want[hand[i]], justified)
	}
	for i, ok := range justified {
		if !ok {
			t.Errorf("difference %q is no more", byHand[i].transcribed)
		}
	}
	if c := r.Count; c.Parts != 3 || c.Sections != 9 || c.Headings != 15 || c.Notes != 21 {
		t.Errorf("recognised %+v", c)
	}
	balanced(t, r)
	var remarks []string
	for _, m := range r.Remarks {
		remarks = append(remarks, m.Text.EN)
	}
	for _, about := range []string{"no name of the issuing office", "“số | 11-CT/TW”", `word "vụ" stands twice`} {
		if !strings.Contains(strings.Join(remarks, "\n"), about) {
			t.Errorf("nothing is said of %q: %q", about, remarks)
		}
	}
	if len(remarks) > 6 {
		t.Errorf("%d places to look at: %q", len(remarks), remarks)
	}
}

// compareLines compares two files line by line; a difference must be in byHand.
func compareLines(t *testing.T, name, got, want string, justified []bool) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(strings.TrimRight(want, "\n")+"\n", "\n")
	for len(g) > 0 || len(w) > 0 {
		if len(g) > 0 && len(w) > 0 && g[0] == w[0] {
			g, w = g[1:], w[1:]
			continue
		}
		known := false
		for i, d := range byHand {
			switch {
			case d.imported == "" && len(w) > 0 && strings.HasPrefix(w[0], d.transcribed):
				w = w[1:]
			case d.imported != "" && len(g) > 0 && len(w) > 0 && strings.Contains(g[0], d.imported) && strings.Replace(g[0], d.imported, d.transcribed, 1) == w[0]:
				g, w = g[1:], w[1:]
			default:
				continue
			}
			known, justified[i] = true, true
			break
		}
		if !known {
			t.Errorf("%s differs:\nimported: %.300s\nby hand:  %.300s", name, first(g), first(w))
			return
		}
	}
}

func first(lines []string) string {
	if len(lines) == 0 {
		return "(nothing)"
	}
	return lines[0]
}

func importText(t *testing.T, file, period string) *importer.Result {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return importBytes(t, path.Base(file), raw, period)
}

func importBytes(t *testing.T, name string, raw []byte, period string) *importer.Result {
	t.Helper()
	p, err := data.ParsePeriod(period)
	if err != nil {
		t.Fatal(err)
	}
	r, err := importer.Import(importer.Options{Name: name, Raw: raw, Period: p, Language: "vi"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// balanced holds that every word is placed or named as left out.
func balanced(t *testing.T, r *importer.Result) {
	t.Helper()
	if len(r.Lost) > 0 {
		t.Errorf("words out of balance: %v", r.Lost)
	}
}

// names are the Markdown files of a result, in order.
func names(r *importer.Result) []string {
	var all []string
	for name := range r.Files {
		if strings.HasSuffix(name, ".md") {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}
