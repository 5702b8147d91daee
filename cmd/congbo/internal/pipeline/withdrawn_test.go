package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// TestWithdrawn withdraws each report of a site in turn, then all: every page that there was has
// a page still, and nothing of what the report said is left.
func TestWithdrawn(t *testing.T) {
	const mark = "lời-chỉ-kỳ-này-có"
	site := fstest.MapFS{}
	dir := os.DirFS("../../testdata/khoi")
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(dir, name)
		site[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	periods, err := fs.ReadDir(site, "content")
	if err != nil {
		t.Fatal(err)
	}
	build := func(withdrawn ...string) map[string][]byte {
		t.Helper()
		now := fstest.MapFS{}
		for name, f := range site {
			text := string(f.Data)
			for _, period := range withdrawn {
				switch {
				case name == "content/"+period+"/_index.md":
					raw, ok := data.Withdraw(&source.File{Path: name, Text: f.Data, Raw: f.Data}, citation.Date{Year: 2031, Month: 1, Day: 2}, "thử")
					if !ok {
						t.Fatalf("%s cannot be withdrawn", name)
					}
					text = string(raw)
				case strings.HasPrefix(name, "content/"+period+"/") && strings.HasSuffix(name, ".md"):
					text += "\n\nCó " + mark + ".\n"
				}
			}
			now[name] = &fstest.MapFile{Data: []byte(text)}
		}
		r, err := Build(Options{Site: now, Checks: true})
		if err != nil || r.Pages == nil {
			t.Fatalf("withdrawn %v: %v %v", withdrawn, err, r.Findings)
		}
		for _, f := range r.Findings {
			if f.Severity >= diag.Warning && !f.Accepted && len(withdrawn) > 0 {
				t.Errorf("withdrawn %v: %v", withdrawn, f.Message.EN)
			}
		}
		return r.Pages
	}
	all := build()
	var withdrawn [][]string
	var every []string
	for _, p := range periods {
		withdrawn = append(withdrawn, []string{p.Name()})
		every = append(every, p.Name())
	}
	for _, gone := range append(withdrawn, every) {
		now := build(gone...)
		for name := range all {
			if _, there := now[name]; !there && strings.HasSuffix(name, ".html") {
				t.Errorf("withdrawn %v: %s leads nowhere", gone, name)
			}
		}
		for name, b := range now {
			if bytes.Contains(b, []byte(mark)) {
				t.Errorf("withdrawn %v: %s has its words", gone, name)
			}
		}
		for _, period := range gone {
			if page := now[period+"/index.html"]; !bytes.Contains(page, []byte("thử")) || !bytes.Contains(page, []byte("02/01/2031")) {
				t.Errorf("withdrawn %v: the notice of %s is not there", gone, period)
			}
			if !bytes.Contains(now["feed.xml"], []byte(period)) {
				t.Errorf("withdrawn %v: the feed is silent of %s", gone, period)
			}
		}
	}
}
