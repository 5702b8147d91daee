package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestAxe runs axe-core over every kind of page, in light and in dark, on a wide
// screen and on the narrowest phone.
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
		scheme string
		width  int64
	}{{"dark", 1280}, {"light", 320}} {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}}); err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(view.width, 900), chromedp.Navigate(server.URL+"/"+name)); err != nil {
				t.Fatal(err)
			}
			eval(ctx, t, `(() => {`+string(axe)+`; return 1 })()`)
			// On a wide screen the contents stand open though their details element does not
			// say so: its links take the focus, which axe cannot know.
			said, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(r =>
				r.passes.length < 10 ? "only " + r.passes.length + " rules ran" : r.violations.filter(v => v.id !== "scrollable-region-focusable" || v.nodes.some(n => !n.html.startsWith("<nav class=\"contents\""))).map(v => v.id + ": " + v.help + ": " + v.nodes[0].html.slice(0, 150)).join("\n"))`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if said != "" {
				t.Errorf("%s, %s at %d px:\n%s", name, view.scheme, view.width, said)
			}
		}
	}
}
