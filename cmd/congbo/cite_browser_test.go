package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestCite points at a paragraph, a heading, a note and a table, clicks the link that is
// there, and finds the link and its citation on the clipboard: from a server and from
// a folder.
func TestCite(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	const watch = `window.copied = ""; addEventListener("copy", () => copied = String(getSelection()));
		if (navigator.clipboard) { const w = navigator.clipboard.writeText; navigator.clipboard.writeText = function (t) { copied = t; return w.call(this, t) } } ""`
	for _, base := range []string{server.URL + "/", "file://" + dir + "/"} {
		for _, test := range []struct{ page, target, want string }{
			{"2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/", "#p-312113b2", "mục I.2.1, Báo cáo số 261-BC/ĐUK của Đảng ủy Khối, PAGE#p-312113b2"},
			{"2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/", "#dan-van", "mục I.2.2, Báo cáo số 261-BC/ĐUK của Đảng ủy Khối, PAGE#dan-van"},
			{"2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/", "#cn-7 > p", "chú thích 7, Báo cáo số 261-BC/ĐUK của Đảng ủy Khối, PAGE#"},
			{"2022-h1/toan-van/", "#p-312113b2", "mục I.2.1, Báo cáo số 261-BC/ĐUK của Đảng ủy Khối, PAGE#p-312113b2"},
		} {
			page := base + test.page + "index.html"
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(page)); err != nil {
				t.Fatal(err)
			}
			run := func(expr string) string {
				t.Helper()
				got, err := chromedp.Run(ctx, chromedp.Evaluate[string](expr))
				if err != nil {
					t.Fatalf("%s: %v", expr, err)
				}
				return got
			}
			mouse := func(kind input.DispatchMouseEventType, selector string) {
				t.Helper()
				at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](`(r => [r.left + Math.min(r.width / 2, 40), r.top + r.height / 2])(document.querySelector(`+"`"+selector+"`"+`).getBoundingClientRect())`))
				if err != nil {
					t.Fatal(err)
				}
				p := input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1]}
				if kind != input.DispatchMouseEventTypeMouseMoved {
					p.Button, p.ClickCount = input.MouseButtonLeft, 1
				}
				if _, err := chromedp.Call(ctx, input.DispatchMouseEvent, p); err != nil {
					t.Fatal(err)
				}
			}
			awaits(ctx, t, settled) // nobody can point at a note that does not stand yet
			run(watch)
			run("document.querySelector(`" + test.target + "`).scrollIntoView({block: 'center', behavior: 'instant'}); ''")
			mouse(input.DispatchMouseEventTypeMouseMoved, test.target)
			link := test.target + " > .permalink"
			await(ctx, t, page+": the link comes", "!!document.querySelector(`"+link+"`)?.title")
			mouse(input.DispatchMouseEventTypeMouseMoved, link)
			if seen := run("getComputedStyle(document.querySelector(`" + link + "`)).opacity"); seen != "1" {
				t.Errorf("%s: the link of %s is not seen", page, test.target)
			}
			mouse(input.DispatchMouseEventTypeMousePressed, link)
			mouse(input.DispatchMouseEventTypeMouseReleased, link)
			await(ctx, t, "it is copied", `copied !== ""`)
			want := strings.Replace(test.want, "PAGE", run("location.href.split('#')[0]"), 1)
			if got := run("copied"); got != want && !(strings.HasSuffix(want, "#") && strings.HasPrefix(got, want+"p-")) {
				t.Errorf("copied %q, not %q", got, want)
			}
			await(ctx, t, page+": the reader is told", "!!document.querySelector(`"+test.target+" > [role=status]`)?.textContent.includes('đã chép')")
		}
	}
}
