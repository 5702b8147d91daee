package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestMenu: on a small screen the header is one row, and its links are a menu that needs no script;
// on a wide screen they stand in the row.
func TestMenu(t *testing.T) {
	ctx := browser(t)
	page := "file://" + publishedOf(t, fixture) + "/2030-h1/index.html"
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	const row = `(() => {
		const all = [...document.querySelectorAll("header.site > *")].filter(e => e.checkVisibility() && !e.matches(":popover-open")).map(e => e.getBoundingClientRect());
		return Math.max(...all.map(r => r.top)) < Math.min(...all.map(r => r.bottom)) ? "one row" : "several";
	})()`
	const links = `[...document.querySelectorAll("header.site nav a")].filter(e => e.checkVisibility()).length`
	for _, width := range []int64{320, 390, 896, 897, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(page)); err != nil {
			t.Fatal(err)
		}
		if got := eval(ctx, t, row); got != "one row" {
			t.Errorf("at %d px the header has %s", width, got)
		}
		if width > 896 {
			if got := eval(ctx, t, links); got != "4" {
				t.Errorf("at %d px %s of 4 links are shown", width, got)
			}
			continue
		}
		for _, want := range []string{"0", "4", "0"} {
			if got := eval(ctx, t, links); got != want {
				t.Errorf("at %d px the menu shows %s links, want %s", width, got, want)
			}
			if err := chromedp.Do(ctx, chromedp.Click(".menu")); err != nil {
				t.Fatal(err)
			}
		}
	}
}
