package pages_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/pages"
)

// TestWebsite holds that a website makes one by one what Render makes of all, and
// nothing else.
func TestWebsite(t *testing.T) {
	site := load(t, map[string]string{
		"content/2021/_index.md":     "+++\ntitle = \"báo cáo năm\"\nstatus = \"published\"\n+++\n\n![Trồng cây](files/anh.jpg)\n",
		"content/2021/files/anh.jpg": photo(t),
	})
	all, _ := rendered(t, site)
	if all["2021/files/anh.800w.jpg"] == nil {
		t.Error("no copy of a picture is made")
	}
	layouts, _ := site.layouts()
	w := pages.Open(site.Site, site.reports, layouts, site.tree.Under("static/"))
	count := 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, "/toan-van.html") && !leadsOn(all[name]) {
			count++
		}
		b, there, found := w.File(name)
		if !there || !bytes.Equal(b, all[name]) || len(found) > 0 {
			t.Errorf("%s: there %v, the same %v, found %v", name, there, bytes.Equal(b, all[name]), found)
		}
	}
	if n := pages.Pages(site.Site); n != count {
		t.Errorf("%d pages, counted as %d", count, n)
	}
	for _, name := range []string{"", "/", "x", "index.htm", "css", "css/", "2022-h1", "2022-h1/", "2022-h1/x/index.html", "van-ban/x/index.html", "../index.html", "index.html/"} {
		if _, there, _ := w.File(name); there {
			t.Errorf("%q is there", name)
		}
	}
}
