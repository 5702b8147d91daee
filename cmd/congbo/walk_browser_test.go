package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// complaints collects what a browser says against pages: errors and warnings of the
// console, requests that fail or leave the site.
type complaints struct {
	sync.Mutex
	home string // the address that every request begins with
	said []string
}

// hear takes one event of the browser.
func (c *complaints) hear(event any) {
	c.Lock()
	defer c.Unlock()
	say := func(format string, args ...any) { c.said = append(c.said, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		say("exception: %s", e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		say("console: %s", e.Type)
	case *log.EventEntryAdded:
		say("log: %s: %s", e.Entry.Level, e.Entry.Text)
	case *network.EventLoadingFailed:
		say("request failed: %s", e.ErrorText)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			say("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, c.home) && !strings.HasPrefix(e.Request.URL, "data:") {
			say("request to another place: %s", e.Request.URL)
		}
	}
}

// take returns what was said since it was last called.
func (c *complaints) take() string {
	c.Lock()
	defer c.Unlock()
	said := strings.Join(c.said, "\n")
	c.said = nil
	return said
}

// witness is run before each page: it keeps violations of the policy and shifts of the
// layout.
const witness = `window.seen = { violations: [], shift: 0 };
addEventListener("securitypolicyviolation", e => seen.violations.push(e.violatedDirective + " " + e.blockedURI));
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });`

// settled is true once the page has been drawn with all it fetches.
const settled = `document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => r(true), 30)))))`

// awaits lets the page come to the end of a promise.
func awaits(ctx context.Context, t *testing.T, promise string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](promise, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatal(err)
	}
}

// TestQuiet opens every kind of page from a server under a path and from a folder, on
// a wide screen and on a phone: the browser complains of nothing, no request fails or
// leaves the site, the policy is kept, and nothing moves once it is drawn.
func TestQuiet(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	site := http.StripPrefix("/cong-bo/", http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			time.Sleep(100 * time.Millisecond) // the page is drawn before its script comes, as over a slow line
		}
		site.ServeHTTP(w, r)
	}))
	defer server.Close()
	said := &complaints{}
	if err := chromedp.Listen(ctx, said.hear); err != nil {
		t.Fatal(err)
	}
	prepare(ctx, t)
	for base, widths := range map[string][]int64{server.URL + "/cong-bo/": {1280, 390}, "file://" + dir + "/": {390}} {
		for _, name := range kinds {
			for _, width := range widths {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank")); err != nil {
					t.Fatal(err)
				}
				said.take()
				said.home = base
				if err := chromedp.Do(ctx, chromedp.Navigate(base+name)); err != nil {
					t.Fatal(err)
				}
				awaits(ctx, t, settled)
				// On a machine that is busy a page may be drawn before all of it has come: what
				// moves then has been seen to count up to 0.003. Up to 0.1 readers do not mind.
				if got := eval(ctx, t, `seen.violations.join() + "|" + (seen.shift < 0.01 ? 0 : seen.shift)`); got != "|0" {
					t.Errorf("%s%s at %d px: violations of the policy | shift of the layout: %s", base, name, width, got)
				}
				if got := said.take(); got != "" {
					t.Errorf("%s%s at %d px: %s", base, name, width, got)
				}
			}
		}
	}
	// The test itself must hear: a page that does all of it wrong.
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/cong-bo/tim-kiem/index.html")); err != nil {
		t.Fatal(err)
	}
	awaits(ctx, t, settled) // what is not drawn yet does not shift
	said.take()
	eval(ctx, t, `(() => { document.body.append(Object.assign(new Image, { src: "https://example.invalid/a.png" }), Object.assign(new Image, { src: "none.png" })); document.querySelector("main").style.marginTop = "90px"; console.error("x"); return 1; })()`)
	awaits(ctx, t, `new Promise(done => { const look = () => seen.violations.length > 0 && seen.shift > 0 ? done(true) : requestAnimationFrame(look); look(); })`)
	awaits(ctx, t, settled)
	if got := said.take(); !strings.Contains(got, "status 404") || !strings.Contains(got, "console: error") {
		t.Errorf("an error and a failed request are not heard: %q", got)
	}
}

// prepare lets the browser tell its events, and each page keep its own.
func prepare(ctx context.Context, t *testing.T) {
	t.Helper()
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: witness})
	if err == nil {
		_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	}
	if err == nil {
		_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	}
	if err == nil {
		_, err = chromedp.Call(ctx, runtime.Enable, cdp.Empty{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// steps begins to keep each stop of the focus, with what is wrong with it.
const steps = `(() => {
	const usual = e => e.matches("a[href], button, input, select, textarea, summary, [tabindex='0']") && e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true });
	window.stops = []; window.wrong = [];
	window.awaited = [...document.querySelectorAll("*")].filter(usual);
	const name = e => e.outerHTML.slice(0, 90);
	addEventListener("focusin", ({ target: e }) => {
		const last = stops.at(-1);
		if (last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("back: " + name(e));
		stops.push(e);
		const s = getComputedStyle(e), r = e.getBoundingClientRect();
		if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) wrong.push("no outline: " + name(e));
		if (r.width < 1 || r.height < 1 || r.right < 1 || r.left > innerWidth - 1) wrong.push("focused out of sight: " + name(e));
	});
	window.missed = () => awaited.filter(e => !stops.includes(e)).map(e => "never reached: " + name(e));
	return awaited.length;
})()`

// small names the targets that are smaller than 24 px, unless they stand in a line of
// text or have so much room around them (WCAG 2.2, 2.5.8).
const small = `(() => {
	const targets = [...document.querySelectorAll("a[href], button, input, select, summary")].filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.matches(".skip"));
	const boxes = targets.map(e => e.getBoundingClientRect());
	const inText = e => { if (getComputedStyle(e).display !== "inline") return false; const p = e.closest("p, li, td, th, dd, dt, figcaption, caption, h1, h2, h3, h4"); return !!p && p.textContent.trim() !== e.textContent.trim(); };
	return targets.filter((e, i) => {
		const r = boxes[i];
		if (r.width >= 24 && r.height >= 24 || inText(e)) return false;
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		return boxes.some((o, j) => j !== i && Math.hypot(Math.max(o.left - x, 0, x - o.right), Math.max(o.top - y, 0, y - o.bottom)) < 12);
	}).map(e => e.outerHTML.slice(0, 120)).join("\n");
})()`

// TestKeyboard walks every kind of page from its first stop to its last by Tab: none is
// missed, reached twice or out of sight, each shows its focus, the first skips to the
// content; and every target can be hit.
func TestKeyboard(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	for _, name := range kinds {
		for _, width := range []int64{1280, 390} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+dir+"/"+name)); err != nil {
				t.Fatal(err)
			}
			awaits(ctx, t, settled) // notes beside the text are no stops until they stand
			if got := eval(ctx, t, small); got != "" {
				t.Errorf("%s at %d px: targets under 24 px:\n%s", name, width, got)
			}
			if width != 1280 && name != "2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/index.html" {
				continue // a long walk: on a phone one page will do
			}
			var stops int
			if _, err := fmt.Sscan(eval(ctx, t, steps), &stops); err != nil {
				t.Fatal(err)
			}
			if name == "tim-kiem/index.html" { // its box has the focus from the start
				eval(ctx, t, `document.querySelector(".skip").focus()`)
			}
			for range stops + 8 {
				if err := chromedp.Do(ctx, chromedp.KeyEvent("\t")); err != nil {
					t.Fatal(err)
				}
				if stops--; stops < 0 && eval(ctx, t, `document.activeElement === document.body || !document.hasFocus() || stops.filter(e => e === stops[0]).length > 1`) == "true" {
					break
				}
			}
			// After the last stop comes the browser itself, then the first again.
			if got := eval(ctx, t, `wrong.filter(w => w !== "back: " + stops[0].outerHTML.slice(0, 90)).concat(missed()).slice(0, 8).join("\n")`); got != "" {
				t.Errorf("%s at %d px, Tab:\n%s", name, width, got)
			}
			if got := eval(ctx, t, `stops[0].matches(".skip")`); got != "true" {
				t.Errorf("%s: the first stop is not the way to the content", name)
			}
			eval(ctx, t, `document.querySelector(".skip").focus()`)
			if err := chromedp.Do(ctx, chromedp.KeyEvent("\r"), chromedp.KeyEvent("\t")); err != nil {
				t.Fatal(err)
			}
			if got := eval(ctx, t, `location.hash + (document.querySelector("#ui-main").compareDocumentPosition(document.activeElement) & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING) ? "" : " then " + document.activeElement.outerHTML.slice(0, 90))`); got != "#ui-main" {
				t.Errorf("%s: skipping to the content leads to %s", name, got)
			}
		}
	}
}

// lost names texts that are cut off, or leave a page that does not scroll sideways.
const lost = `(() => {
	const scrolls = e => { for (; e; e = e.parentElement) if (["auto", "scroll"].includes(getComputedStyle(e).overflowX)) return true; return false; };
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), out = [];
	for (let n; n = walker.nextNode();) {
		const e = n.parentElement;
		if (!n.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".skip, script, option")) continue;
		const range = document.createRange(); range.selectNodeContents(n);
		const r = range.getBoundingClientRect();
		if ((r.right > innerWidth + 1 || r.left < -1) && !scrolls(e)) out.push("off the page: " + n.data.trim().slice(0, 60));
		for (let p = e; p && p !== document.body; p = p.parentElement) {
			const s = getComputedStyle(p), b = p.getBoundingClientRect();
			if (s.position === "absolute" && b.width <= 2) break; // for screen readers alone
			if ((s.overflowX === "hidden" || s.overflowX === "clip") && r.right > b.right + 1 || (s.overflowY === "hidden" || s.overflowY === "clip") && r.bottom > b.bottom + 1) { out.push("cut off: " + n.data.trim().slice(0, 60)); break; }
		}
	}
	if (document.documentElement.scrollWidth > document.documentElement.clientWidth) out.push("the page scrolls sideways");
	return out.slice(0, 6).join("\n");
})()`

// TestZoom enlarges every kind of page twice on a screen of 1280 px, and four times:
// 640 and 320 CSS px. No text is lost.
func TestZoom(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	for _, name := range kinds {
		for _, width := range []int64{640, 320} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 450), chromedp.Navigate("file://"+dir+"/"+name)); err != nil {
				t.Fatal(err)
			}
			if got := eval(ctx, t, lost); got != "" {
				t.Errorf("%s at %d px:\n%s", name, width, got)
			}
		}
	}
}
