package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

// TestEarlier holds that of many reports and documents none is lost: each is listed once, on
// the page itself or on one of those of what came earlier.
func TestEarlier(t *testing.T) {
	dir := t.TempDir()
	sample.Write(t, dir, 120, 1)
	covers, err := filepath.Glob(filepath.Join(dir, "content", "*", "_index.md"))
	if err != nil || len(covers) != 120 {
		t.Fatal(covers, err)
	}
	for _, cover := range covers {
		text, err := os.ReadFile(cover)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(cover, append(text, "\nTheo Quy chế số 1-QC/ĐU.\n"...), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir)})
	if err != nil || r.Pages == nil {
		t.Fatal(err, r.Findings)
	}
	count := func(below, mark string) (n, pages int) {
		for name, b := range r.Pages {
			rest, ok := strings.CutPrefix(name, below)
			if !ok || rest != "index.html" && !strings.HasPrefix(rest, "truoc-") && !strings.HasPrefix(rest, "loai/") {
				continue
			}
			n += bytes.Count(b, []byte(mark))
			pages++
		}
		return n, pages
	}
	if n, pages := count("", `<p class="links"`); n != len(r.Site.Reports) || pages < 3 {
		t.Errorf("%d of %d reports are listed, on %d pages", n, len(r.Site.Reports), pages)
	}
	if n, pages := count("van-ban/", `<th scope="row"><a`); n != len(r.Site.Directives) || pages < 3 {
		t.Errorf("%d of %d documents are listed, on %d pages", n, len(r.Site.Directives), pages)
	}
	several := 0
	for _, d := range r.Site.Directives {
		n, pages := count("van-ban/"+d.Slug+"/", `<a class="place"`)
		if n != len(d.Citations) {
			t.Errorf("%d of %d sentences that cite %s are listed", n, len(d.Citations), d.Slug)
		}
		if pages > 1 {
			several++
		}
	}
	for _, one := range r.Site.Series {
		if n, _ := count("chi-tieu/"+one.ID+"/", `<tr><th scope="row"><a`); one.HasPage() && n != len(one.Points) {
			t.Errorf("%d of %d periods of %s are listed", n, len(one.Points), one.ID)
		}
	}
	if several == 0 {
		t.Error("no document is cited so often that it has several pages")
	}
}
