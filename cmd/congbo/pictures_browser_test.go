package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPictures draws every kind of page at three widths, light and dark, into the
// folder that CONGBO_PICTURES names, for people to look at.
func TestPictures(t *testing.T) {
	folder := os.Getenv("CONGBO_PICTURES")
	if folder == "" {
		t.Skip("CONGBO_PICTURES names no folder: nobody wants to look")
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	type drawn struct{ dir, name string }
	var pages []drawn
	real, sealed := publishedSite(t), sealedSite(t)
	for _, name := range kinds {
		pages = append(pages, drawn{real, name})
	}
	for _, name := range []string{"luu-tru/index.html", "so-sanh/2029-h1/2029/index.html", "2029-h1/index.html", "chi-tieu/ket-nap/index.html", "2030-h1/ket-qua/chi-tieu/index.html"} {
		pages = append(pages, drawn{sealed, name})
	}
	for _, scheme := range []string{"light", "dark"} {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{1280, 768, 390} {
			for _, p := range pages {
				name, address := p.name, "file://"+p.dir+"/"+p.name
				if name == "tim-kiem/index.html" {
					address += "?q=dang+uy"
				}
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 1100), chromedp.Navigate(address)); err != nil {
					t.Fatal(err)
				}
				awaits(ctx, t, settled)
				picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				page := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "index.html"), "/"), "/", "_")
				if page == "" {
					page = "home"
				}
				file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", page, width, scheme))
				if err := os.WriteFile(file, picture, 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
