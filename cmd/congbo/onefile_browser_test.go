package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestOneFile opens the report that is one file where nothing else is: it has its style,
// asks for nothing, and its notes can be followed.
func TestOneFile(t *testing.T) {
	ctx := browser(t)
	page, err := os.ReadFile(filepath.Join(publishedSite(t), "2022-h1", "toan-van", "toan-van.html"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "bao-cao.html")
	if err := os.WriteFile(file, page, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ what, expr, want string }{
		{"asks for", `performance.getEntriesByType("resource").map(r => r.name).join()`, ""},
		{"has its style", `getComputedStyle(document.querySelector(".record")).fontFamily.split(",")[0]`, `"Noto Serif"`},
		{"has the official form", `getComputedStyle(document.querySelector(".record-head")).display`, "grid"},
		{"links out", `String(document.querySelectorAll("a[href]:not([href^='#'])").length)`, "0"},
		{"all notes", `String(document.querySelectorAll("[role=doc-endnotes] li").length)`, "21"},
		{"to a note", `document.querySelectorAll("a[role=doc-noteref]")[6].click(); location.hash`, "#cn-7"},
		{"the site around it", `String(document.querySelectorAll("header.site, .crumbs, form, footer.site a[href$=\"feed.xml\"]").length)`, "0"},
	} {
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.expr))
		if err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if got != step.want {
			t.Errorf("%s: %q, want %q", step.what, got, step.want)
		}
	}
}
