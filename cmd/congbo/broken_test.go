package main

import (
	"bytes"
	"maps"
	"os"
	"path"
	"testing"

	"congbo/cmd/congbo/internal/linkcheck"
	"congbo/cmd/congbo/internal/pipeline"
)

// TestBrokenPages puts a fault of each kind into every page of the own site: congbo's own
// check, by which a build follows its links, finds it on each, and nothing on clean pages.
func TestBrokenPages(t *testing.T) {
	result, err := pipeline.Build(pipeline.Options{Site: os.DirFS("../..")})
	if err != nil || result.Pages == nil {
		t.Fatalf("not built: %v", err)
	}
	inOrder := func(n int, f func(i int)) {
		for i := range n {
			f(i)
		}
	}
	const base = "https://trang.example.invalid/"
	clean := map[string]bool{} // what is said of pages whose links are of another address
	for _, b := range linkcheck.Check(result.Pages, base, inOrder) {
		if b.Page != "404.html" {
			t.Errorf("a clean page: %+v", b)
		}
		clean[b.Page+" "+b.Ref] = true
	}
	for name, fault := range map[string]struct {
		html, ref string
		why       linkcheck.Why
	}{
		"dead link":        {`<a href="khong-co.html">x</a>`, "khong-co.html", linkcheck.NoFile},
		"dead fragment":    {`<a href="#khong-co-cho">x</a>`, "#khong-co-cho", linkcheck.NoID},
		"dead image":       {`<img src="khong-co.png" alt="x">`, "khong-co.png", linkcheck.NoFile},
		"dead style sheet": {`<link rel="stylesheet" href="khong-co.css">`, "khong-co.css", linkcheck.NoFile},
		"dead script":      {`<script src="khong-co.js"></script>`, "khong-co.js", linkcheck.NoFile},
		"an id twice":      {`<p id="hai-lan">x</p><p id="hai-lan">x</p>`, "#hai-lan", linkcheck.TwiceID},
		"out of the site":  {`<a href="../../../../../../../x.html">x</a>`, "../../../../../../../x.html", linkcheck.Outside},
	} {
		t.Run(name, func(t *testing.T) {
			pages := maps.Clone(result.Pages)
			missed := map[string]bool{}
			for page, b := range pages {
				if path.Ext(page) == ".html" {
					pages[page] = bytes.Replace(b, []byte("</body>"), []byte(fault.html+"</body>"), 1)
					missed[page] = true
				}
			}
			n := len(missed)
			for _, b := range linkcheck.Check(pages, base, inOrder) {
				switch {
				case b.Ref == fault.ref && b.Why == fault.why:
					delete(missed, b.Page)
				case !clean[b.Page+" "+b.Ref]:
					t.Errorf("a false alarm: %+v", b)
				}
			}
			if n < 50 || len(missed) > 0 {
				t.Errorf("of %d pages missed on %d", n, len(missed))
			}
		})
	}
}
