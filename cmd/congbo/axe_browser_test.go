package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestAxe runs axe-core over every kind of page, in light and in dark, with more
// contrast, less motion and the colours of the system, on a wide screen, enlarged and
// on the narrowest phone, and as it is printed.
func TestAxe(t *testing.T) {
	holdAccessible(t, publishedSite(t), append([]string{"404.html"}, kinds...))
}

// holdAccessible runs axe-core over pages of a published site. CONGBO_AXE is the
// path of axe.min.js.
func holdAccessible(t *testing.T, dir string, names []string) {
	t.Helper()
	file := os.Getenv("CONGBO_AXE")
	if file == "" {
		t.Skip("CONGBO_AXE names no axe.min.js: accessibility is not tested")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	if _, err := chromedp.Call(ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	for _, view := range []struct {
		media, scheme, feature, value string
		width                         int64
		coloursOnly                   bool
	}{
		{"screen", "dark", "prefers-reduced-motion", "reduce", 1280, false},
		{"screen", "light", "prefers-contrast", "more", 320, false},
		{"screen", "dark", "prefers-contrast", "more", 640, true},
		{"screen", "light", "forced-colors", "active", 1280, true},
		{"print", "light", "prefers-reduced-motion", "reduce", 794, false}, // A4
	} {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: view.media,
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}, {Name: view.feature, Value: view.value}}}); err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(view.width, 900), chromedp.Navigate(server.URL+"/"+name)); err != nil {
				t.Fatal(err)
			}
			eval(ctx, t, `(() => {`+string(axe)+`; return 1 })()`)
			only := `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}`
			enough := 10
			if view.coloursOnly {
				only, enough = `{runOnly: {type: "rule", values: ["color-contrast"]}}`, 1
				// Chromium draws text in the forced colour and tells axe the one of the sheet.
				eval(ctx, t, `[...document.querySelectorAll("body *")].map(e => [e, getComputedStyle(e).color]).forEach(([e, c]) => { e.style.webkitTextFillColor = c })`)
			}
			said, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, `+only+`).then(r =>
				r.passes.length < `+strconv.Itoa(enough)+` ? "only " + r.passes.length + " rules ran" : r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes[0].html.slice(0, 150) + " " + v.nodes[0].any.map(c => c.message).join()).join("\n"))`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if said != "" {
				t.Errorf("%s, %s, %s, %s at %d px:\n%s", name, view.media, view.scheme, view.feature, view.width, said)
			}
		}
	}
}
