package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestCharts looks at the charts and tables of five periods on the screens of an
// office, a tablet and the narrowest phone: nothing is cut off or lies upon
// something else, and the table is a list where it has no room.
func TestCharts(t *testing.T) {
	ctx := browser(t)
	dir := publishedOf(t, fixture)
	const (
		// text of charts that leaves its chart
		cut = `[...document.querySelectorAll(".chart svg text")].filter(e => { let r = e.getBoundingClientRect(), s = e.closest(".chart > svg").getBoundingClientRect(); return r.width == 0 || r.left < s.left - 1 || r.right > s.right + 1 || r.top < s.top - 1 || r.bottom > s.bottom + 1 }).map(e => e.textContent).join()`
		// names of periods that lie upon each other
		upon = `[...document.querySelectorAll(".chart > svg > text[text-anchor]")].filter(e => !e.closest("details:not([open])")).map(e => e.getBoundingClientRect()).sort((a, b) => a.left - b.left).filter((r, i, all) => i > 0 && r.left < all[i-1].right).length`
		// bars without a box, or as wide as no share
		bars = `[...document.querySelectorAll(".bars .actual")].filter(e => e.getBoundingClientRect().right > e.closest(".bars").getBoundingClientRect().right + 1).length`
		over = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
		// cells of the list that do not say which column they are of; of a line only figures that would
		// be taken for the result have to
		unnamed = `[...document.querySelectorAll("table.indicators:not(.cards) td, .cards td[data-l]")].filter(e => e.checkVisibility() && ["", "none"].includes(getComputedStyle(e, "::before").content.replaceAll('"', ""))).length`
	)
	for _, page := range []string{"chi-tieu/ket-nap/index.html", "chi-tieu/chenh-lech/index.html", "2030-h1/chi-tieu/index.html", "2030-h1/ket-qua/chi-tieu/index.html"} {
		for _, width := range []int64{1280, 768, 320} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+dir+"/"+page)); err != nil {
				t.Fatal(err)
			}
			for what, expr := range map[string]string{"too wide by": over, "periods upon each other": upon, "bars too long": bars} {
				if got := eval(ctx, t, expr); got != "0" {
					t.Errorf("%s at %d px: %s: %s", page, width, what, got)
				}
			}
			if got := eval(ctx, t, cut); got != "" {
				t.Errorf("%s at %d px: cut off: %s", page, width, got)
			}
			if width == 320 {
				if got := eval(ctx, t, unnamed); got != "0" {
					t.Errorf("%s: %s cells without their head", page, got)
				}
				if got := eval(ctx, t, `document.querySelectorAll("table.indicators td").length > 0 && [...document.querySelectorAll("table.indicators")].every(e => e.getBoundingClientRect().width <= 320)`); got != "true" {
					t.Errorf("%s: the table is no list", page)
				}
			}
		}
		if got := eval(ctx, t, `[...document.querySelectorAll("svg[role=img]")].every(e => e.querySelector("title").textContent && e.querySelector("desc").textContent)`); got != "true" {
			t.Errorf("%s: a chart without words", page)
		}
	}
}
