package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
)

// A sharedBrowser is one headless Chromium for all tests: to start one takes longer
// than most of what a test does in it.
type sharedBrowser struct {
	once sync.Once
	ctx  context.Context
	stop context.CancelFunc
	err  error
}

var oneBrowser sharedBrowser

// start runs the program at a path if no test has before.
func (b *sharedBrowser) start(path string) (context.Context, error) {
	b.once.Do(func() {
		allocator, stop := chromedp.NewExecAllocator(context.Background(),
			chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
			chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
		ctx, cancel := chromedp.NewContext(allocator)
		b.ctx, b.stop = ctx, func() { cancel(); stop() }
		b.err = chromedp.Do(ctx)
	})
	return b.ctx, b.err
}

// closing runs tests and then ends the browser that they shared.
type closing struct{ tests *testing.M }

func (c closing) Run() int {
	defer func() {
		if oneBrowser.stop != nil {
			oneBrowser.stop()
		}
	}()
	return c.tests.Run()
}

// browser opens a window of the shared Chromium that knows nothing of the others.
// Outside the gate, and where no Chromium is installed, the test is skipped aloud; without
// Chromium it fails if CONGBO_REQUIRE_BROWSER is set.
func browser(t *testing.T) context.Context {
	t.Helper()
	gateOnly(t, "a browser takes long")
	found := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "msedge"} {
		if path, err := exec.LookPath(name); err == nil {
			found = path
			break
		}
	}
	if found == "" {
		if os.Getenv("CONGBO_REQUIRE_BROWSER") != "" {
			t.Fatal("no Chromium is installed")
		}
		t.Skip("no Chromium is installed: what a reader does is not tested")
	}
	ctx, err := oneBrowser.start(found)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	return ctx
}

// publishedSite builds this repository's own site into a folder.
func publishedSite(t *testing.T) string {
	t.Helper()
	return publishedOf(t, "../..")
}

// publishedOf builds the site of a folder into another.
func publishedOf(t *testing.T, site string) string {
	t.Helper()
	result, err := pipeline.Build(pipeline.Options{Site: os.DirFS(site), Checks: true})
	if err != nil || result.Pages == nil {
		t.Fatalf("not built: %v %v", err, result.Findings)
	}
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, result.Pages, output.Options{}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// kinds is one page of every kind.
var kinds = []string{
	"index.html", "2022-h1/index.html", "2022-h1/ket-qua-dat-duoc/index.html",
	"2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/index.html", "2022-h1/toan-van/index.html",
	"2022-h1/chi-tieu/index.html", "2022-h1/doi-chieu/index.html",
	"van-ban/index.html", "van-ban/05-ct-tw/index.html", "van-ban/784-qd-tu/index.html", "tim-kiem/index.html",
}

// TestReader opens every kind of page as a reader does: from a server under a
// path and from a folder, on a wide screen and on the narrowest phone.
func TestReader(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	server := httptest.NewServer(http.StripPrefix("/cong-bo/", http.FileServer(http.Dir(dir))))
	defer server.Close()
	for _, base := range []string{server.URL + "/cong-bo/", "file://" + dir + "/"} {
		for _, page := range kinds {
			for _, width := range []int64{1280, 390, 320} {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+page)); err != nil {
					t.Fatalf("%s%s: %v", base, page, err)
				}
				over, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
				if err != nil {
					t.Fatal(err)
				}
				if over > 0 {
					t.Errorf("%s at %d px is %v px too wide", page, width, over)
				}
			}
			styled, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.styleSheets.length > 0 && [...document.images].every(i => i.complete && i.naturalWidth > 0)`))
			if err != nil {
				t.Fatal(err)
			}
			if !styled {
				t.Errorf("%s%s lacks its style sheet or an image", base, page)
			}
		}
	}
}

// TestNotes follows a note's mark to the note and its arrow back.
func TestNotes(t *testing.T) {
	ctx := browser(t)
	page := "file://" + publishedSite(t) + "/2022-h1/toan-van/index.html"
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(page)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ what, expr, want string }{
		{"marks", `String(document.querySelectorAll('a[role=doc-noteref]').length)`, "21"},
		{"numbers in order", `[...document.querySelectorAll('a[role=doc-noteref]')].map(a => a.textContent).join('')`, "(1)(2)(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)(13)(14)(15)(16)(17)(18)(19)(20)(21)"},
		{"notes", `String(document.querySelectorAll('[role=doc-endnotes] li').length)`, "21"},
		{"to the note", `document.querySelectorAll('a[role=doc-noteref]')[6].click(); location.hash`, "#cn-7"},
		{"the note is in sight", `(r => String(r.top >= 0 && r.top < innerHeight))(document.getElementById('cn-7').getBoundingClientRect())`, "true"},
		{"and back", `document.querySelector('#cn-7 a[role=doc-backlink]').click(); location.hash`, "#cn-7-ref-1"},
	} {
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.expr))
		if err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if got != step.want {
			t.Errorf("%s: %q, want %q", step.what, got, step.want)
		}
	}
}

// TestPolicy holds that pages work under the policy that they ask for, and ask for
// a strict one.
func TestPolicy(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	for _, page := range kinds {
		if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/"+page)); err != nil {
			t.Fatal(err)
		}
		policy, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector('meta[http-equiv=Content-Security-Policy]').content`))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", page, policy)
		}
		inline, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`document.querySelectorAll('style, [style], script:not([src]):not([type="application/ld+json"])').length + [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length`))
		if err != nil {
			t.Fatal(err)
		}
		if inline > 0 {
			t.Errorf("%s has %v inline styles, scripts or handlers", page, inline)
		}
	}
}
