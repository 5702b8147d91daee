package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/archive"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
)

// sealedSite publishes the fixture with a period that is sealed, amended with a
// word and a figure changed, and sealed again, and one that is sealed once.
func sealedSite(t *testing.T) (published string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(fixture)); err != nil {
		t.Fatal(err)
	}
	seal := func(period, reason string, day int) {
		bag, err := archive.Prepare(archive.Order{
			Folder: dir, Site: os.DirFS(dir), Period: period, Amend: reason,
			Date: time.Date(2031, 1, day, 0, 0, 0, 0, time.UTC), Version: version,
		})
		if err != nil || bag.Findings.Count(diag.Error) > 0 {
			t.Fatal(err, bag)
		}
		if err := bag.Write(); err != nil {
			t.Fatal(err)
		}
	}
	seal("2029-h1", "", 5)
	seal("2030-h1", "", 6)
	section := filepath.Join(dir, "content/2029-h1/01-ket-qua/01-chi-tieu.md")
	text, err := os.ReadFile(section)
	if err != nil {
		t.Fatal(err)
	}
	amended := strings.NewReplacer("6.050/6.130", "6.049/6.130", "còn tồn", "còn").Replace(string(text))
	if err := os.WriteFile(section, []byte(amended), 0o666); err != nil {
		t.Fatal(err)
	}
	seal("2029-h1", "số đảng viên dự học tập ghi nhầm", 7)
	result, err := pipeline.Build(pipeline.Options{Site: os.DirFS(dir)})
	if err != nil || result.Pages == nil {
		t.Fatalf("not built: %v %v", err, result.Findings)
	}
	published = filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(published, result.Pages, output.Options{}); err != nil {
		t.Fatal(err)
	}
	return published
}

// archivePages are the pages that sealing and a second period bring.
var archivePages = []string{"luu-tru/index.html", "so-sanh/2029-h1/2030-h1/index.html", "2029-h1/index.html", "index.html"}

// TestArchiveAxe runs axe-core over the pages that sealing brings.
func TestArchiveAxe(t *testing.T) {
	if os.Getenv("CONGBO_AXE") == "" {
		t.Skip("CONGBO_AXE names no axe.min.js: accessibility is not tested")
	}
	holdAccessible(t, sealedSite(t), archivePages)
}

// TestArchiveReader opens the pages that sealing brings as a reader does: none is
// too wide for its screen, nothing but what scrolls by itself is cut off, the seal
// on the cover leads to its entry, every bag to its file, and a change is told by
// more than colour.
func TestArchiveReader(t *testing.T) {
	ctx := browser(t)
	dir := sealedSite(t)
	for _, name := range archivePages {
		for _, width := range []int64{1280, 390, 320} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+dir+"/"+name)); err != nil {
				t.Fatal(err)
			}
			if over := eval(ctx, t, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
				t.Errorf("%s at %d px is %s px too wide", name, width, over)
			}
		}
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 900), chromedp.Navigate("file://"+dir+"/so-sanh/2029-h1/2030-h1/index.html")); err != nil {
		t.Fatal(err)
	}
	if got := eval(ctx, t, `[...document.querySelectorAll("table.indicators tbody tr:first-child td")].map(e => getComputedStyle(e, "::before").content.replaceAll('"', "")).join()`); got != "Đơn vị tính,6 tháng đầu năm 2029,6 tháng đầu năm 2030,Tăng, giảm" {
		t.Errorf("on a phone the figures are named %s", got)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/2029-h1/index.html")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ what, expr, want string }{
		{"the seal of the cover", `[...document.querySelectorAll("a")].filter(a => a.getAttribute("href").includes("luu-tru/index.html#")).length > 0`, "true"},
	} {
		if got := eval(ctx, t, step.expr); got != step.want {
			t.Errorf("%s: %s", step.what, got)
		}
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/luu-tru/index.html")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ what, expr, want string }{
		{"bags", `[...document.querySelectorAll("a[download]")].map(a => a.textContent).join()`, "2030-h1.zip,2029-h1-2.zip,2029-h1.zip,seals.txt"},
		{"figures that changed", `[...document.querySelectorAll("del.changed-figure, ins.changed-figure")].map(e => e.tagName + e.textContent).join()`, "DEL6.050/6.130,INS6.049/6.130"},
		{"what was removed is struck out", `[...document.querySelectorAll("main del")].every(e => getComputedStyle(e).textDecorationLine === "line-through")`, "true"},
		{"what was added is underlined", `[...document.querySelectorAll("main ins")].every(e => getComputedStyle(e).textDecorationLine === "underline")`, "true"},
	} {
		if got := eval(ctx, t, step.expr); got != step.want {
			t.Errorf("%s: %s, not %s", step.what, got, step.want)
		}
	}
	for _, name := range []string{"2030-h1.zip", "2029-h1-2.zip", "2029-h1.zip"} {
		if _, err := os.Stat(filepath.Join(dir, "archive", name)); err != nil {
			t.Error(err)
		}
	}
}
