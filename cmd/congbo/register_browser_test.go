package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// open opens a page from a folder.
func open(ctx context.Context, t *testing.T, page string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+publishedSite(t)+"/"+page)); err != nil {
		t.Fatal(err)
	}
}

// eval is what an expression is on the open page.
func eval(ctx context.Context, t *testing.T, expr string) string {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expr+")"))
	if err != nil {
		t.Fatalf("%s: %v", expr, err)
	}
	return got
}

// TestRegisterFilters filters and sorts the register as a reader does.
func TestRegisterFilters(t *testing.T) {
	ctx := browser(t)
	open(ctx, t, "van-ban/index.html")
	shown := func() string {
		return eval(ctx, t, `[...document.querySelectorAll("table.register tbody tr")].filter(tr => tr.checkVisibility()).map(tr => tr.querySelector("a").textContent).join(" ")`)
	}
	choose := func(selector, value string) {
		eval(ctx, t, `(s => { s.value = '`+value+`'; return s.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector('`+selector+`'))`)
	}
	column := func(n string) {
		eval(ctx, t, `[...document.querySelectorAll("thead button")].find(b => b.value === "`+n+`" && b.checkVisibility()).click()`)
	}
	before := shown()
	column("1")
	byDate := shown()
	if !strings.HasPrefix(byDate, "11-CT/TW ") || len(byDate) != len(before) {
		t.Errorf("by date: %q", byDate)
	}
	column("1")
	if newest := shown(); strings.HasPrefix(newest, "11-CT/TW ") || len(newest) != len(before) || newest == before {
		t.Errorf("newest first: %q", newest)
	}
	if state := eval(ctx, t, `document.querySelector("th[aria-sort]").ariaSort`); state != "descending" {
		t.Errorf("newest first is %s", state)
	}
	column("0")
	if again := shown(); again != before {
		t.Errorf("by number again: %q, at first %q", again, before)
	}
	choose(`[data-filter="type"]`, "Luật")
	if laws := shown(); laws == "" || strings.Contains(laws, "CT/TW") {
		t.Errorf("laws: %q", laws)
	}
	choose(`[data-filter="issuer"]`, "Bộ Chính trị")
	if none := shown(); none != "" {
		t.Errorf("laws of the Politburo: %q", none)
	}
	if count := eval(ctx, t, `document.querySelector(".filters output").textContent`); !strings.HasPrefix(count, "0 trong 4") {
		t.Errorf("laws of the Politburo: %q", count)
	}
	choose(`[data-filter="type"]`, "")
	if politburo := shown(); !strings.Contains(politburo, "05-CT/TW") || strings.Contains(politburo, "/TU") {
		t.Errorf("of the Politburo: %q", politburo)
	}
}

// TestCard shows what is known of a document beside its citation, by keyboard
// too, and takes it away again.
func TestCard(t *testing.T) {
	ctx := browser(t)
	open(ctx, t, "2022-h1/toan-van/index.html")
	eval(ctx, t, `(all => all[all.findIndex(a => a.matches('a.cite[href*="05-ct-tw"]')) - 1].focus())([...document.querySelectorAll("a[href]")])`)
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\t")); err != nil {
		t.Fatal(err)
	}
	if card := eval(ctx, t, `document.querySelector(".card:popover-open")?.innerText`); !strings.HasPrefix(card, "Chỉ thị số 05-CT/TW\n") || !strings.Contains(card, "Bộ Chính trị") || !strings.Contains(card, "Hồ Chí Minh") {
		t.Errorf("the card is %q", card)
	}
	eval(ctx, t, `dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))`)
	if left := eval(ctx, t, `document.querySelector(".card:popover-open")`); left != "null" {
		t.Error("Escape leaves the card open")
	}
	if n := eval(ctx, t, `document.querySelectorAll("a.cite[title]").length`); n != "0" {
		t.Errorf("%s links have a title beside their card", n)
	}
}
