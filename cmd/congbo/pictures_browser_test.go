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
	ctx := browser(t)
	dir := publishedSite(t)
	for _, scheme := range []string{"light", "dark"} {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{1280, 768, 390} {
			for _, name := range kinds {
				address := "file://" + dir + "/" + name
				if name == "tim-kiem/index.html" {
					address += "?q=dang+uy"
				}
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 1100), chromedp.Navigate(address)); err != nil {
					t.Fatal(err)
				}
				if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](settled, chromedp.EvalAwaitPromise)); err != nil {
					t.Fatal(err)
				}
				picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				page := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "index.html"), "/"), "/", "_")
				file := filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", page, width, scheme))
				if err := os.WriteFile(file, picture, 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
