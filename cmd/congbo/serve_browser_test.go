package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestServeKeeps keeps what a drafter has open when the page reloads: the scroll
// position, an open list, the card of a note.
func TestServeKeeps(t *testing.T) {
	ctx := browser(t)
	s := serveSite(t, serveFlags{})
	text := func(last string) string {
		return "+++\ntitle = \"Việc\"\n+++\n\n" + strings.Repeat("Đoạn dài để cuộn.\n\n", 60) + "Có chú thích[^a].\n\n" + strings.Repeat("Đoạn dài để cuộn.\n\n", 60) + last + "\n\n[^a]: Nguồn của câu này.\n"
	}
	s.put(t, servedSection, text("Câu một."))
	s.awaitText(t, servedPage, "Câu một.")
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1000, 700), chromedp.Navigate(s.address+servedPage)); err != nil {
		t.Fatal(err)
	}
	await(ctx, t, "the script runs", `!!document.documentElement.dataset.build`)
	await(ctx, t, "the list opens", `document.querySelector("details").open = true`)
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\t")); err != nil {
		t.Fatal(err)
	}
	await(ctx, t, "the note opens", `(m => { m.scrollIntoView({block: "center", behavior: "instant"}); m.blur(); m.focus({preventScroll: true}); window.stays = true; return document.querySelector(".card").matches(":popover-open") })(document.querySelector("a[role=doc-noteref]"))`)
	at := eval(ctx, t, `String(Math.round(scrollY))`)
	if at == "0" {
		t.Fatal("the page does not scroll")
	}
	s.put(t, servedSection, text("Câu hai."))
	await(ctx, t, "the page has the new text", `document.body.textContent.includes("Câu hai.") && !window.stays`)
	await(ctx, t, "the place is kept", `Math.abs(scrollY - `+at+`) < 5`)
	await(ctx, t, "the list stays open", `document.querySelector("details").open`)
	await(ctx, t, "the note stays open", `document.querySelector(".card")?.matches(":popover-open") && document.querySelector(".card").textContent.includes("Nguồn của câu này.")`)
}

// TestServeFollow goes to the section that is edited, when asked to.
func TestServeFollow(t *testing.T) {
	ctx := browser(t)
	s := serveSite(t, serveFlags{follow: true})
	if err := chromedp.Do(ctx, chromedp.Navigate(s.address)); err != nil {
		t.Fatal(err)
	}
	await(ctx, t, "the script runs", `!!document.documentElement.dataset.build`)
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu mới.\n")
	await(ctx, t, "the page is that of the section", `location.pathname === "/`+servedPage+`" && document.body.textContent.includes("Câu mới.")`)
}

// TestServeAgain reloads an open page once the server, which was stopped, is back.
func TestServeAgain(t *testing.T) {
	ctx := browser(t)
	s := serveSite(t, serveFlags{})
	if err := chromedp.Do(ctx, chromedp.Navigate(s.address+servedPage)); err != nil {
		t.Fatal(err)
	}
	await(ctx, t, "the script runs", `!!document.documentElement.dataset.build`)
	var port int
	if _, err := fmt.Sscanf(s.address, "http://127.0.0.1:%d/", &port); err != nil {
		t.Fatal(err)
	}
	s.stop()
	s.put(t, servedSection, "+++\ntitle = \"Việc\"\n+++\nCâu viết khi máy chủ nghỉ.\n")
	s.start(t, serveFlags{port: port})
	await(ctx, t, "the page has the new text", `document.body.textContent.includes("Câu viết khi máy chủ nghỉ.")`)
}
