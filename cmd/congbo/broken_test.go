package main

import (
	"bytes"
	"maps"
	"os"
	"path"
	"slices"
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
	const base = "https://trang.example.invalid/"
	clean := map[string]bool{} // what is said of pages whose links are of another address
	for _, b := range pageFaults(result.Pages, base) {
		if b.Page != "404.html" {
			t.Errorf("a clean page: %+v", b)
		}
		clean[b.Page+" "+b.Ref] = true
	}
	// What links, ids, pictures and tags may have wrong with them, as validators and axe name it.
	for name, fault := range map[string]struct {
		html, ref string
		why       linkcheck.Why
	}{
		"dead link":              {`<a href="khong-co.html">x</a>`, "khong-co.html", linkcheck.NoFile},
		"dead fragment":          {`<a href="#khong-co-cho">x</a>`, "#khong-co-cho", linkcheck.NoID},
		"dead image":             {`<img src="khong-co.png" alt="x">`, "khong-co.png", linkcheck.NoFile},
		"dead style sheet":       {`<link rel="stylesheet" href="khong-co.css">`, "khong-co.css", linkcheck.NoFile},
		"dead script":            {`<script src="khong-co.js"></script>`, "khong-co.js", linkcheck.NoFile},
		"an id twice":            {`<p id="hai-lan">x</p><p id="hai-lan">x</p>`, "#hai-lan", linkcheck.TwiceID},
		"out of the site":        {`<a href="../../../../../../../x.html">x</a>`, "../../../../../../../x.html", linkcheck.Outside},
		"no alt":                 {`<p><img src="data:image/png;base64,AA=="></p>`, "data:image/png;base64,AA==", linkcheck.NoText},
		"empty link":             {`<p>x <a href="#hai"><span> </span></a></p><p id="hai">x</p>`, "#hai", linkcheck.NoName},
		"link of a bare picture": {`<a href="#mot"><img src="data:image/png;base64,AA==" alt=""></a><p id="mot">x</p>`, "#mot", linkcheck.NoName},
		"empty button":           {`<button type="button"></button>`, "", linkcheck.NoName},
		"crossed tags":           {`<p><b>x <i>y</b> z</i></p>`, "<i", linkcheck.Nested},
		"not closed":             {`<div><section>x</div>`, "<section", linkcheck.Nested},
		"closes nothing":         {`<p>x</p></article>`, "</article>", linkcheck.Nested},
		"block in a paragraph":   {`<p>x<ul><li>y</ul></p>`, "</p>", linkcheck.Nested},
		"link in a link":         {`<a href="#ba">x <a href="#ba">y</a></a><p id="ba">x</p>`, "<a", linkcheck.Nested},
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
			for _, b := range pageFaults(pages, base) {
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

// pageFaults is what congbo finds on finished pages, as a build of a site with layouts of its own.
func pageFaults(pages map[string][]byte, base string) []linkcheck.Broken {
	l := linkcheck.NewLinks(base)
	l.Markup = true
	for range 2 { // again to tell which
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			l.Add(name, pages[name])
		}
		if l.Settle() {
			return nil
		}
	}
	return l.Broken()
}
