package main

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestNoteEvents opens a note on a phone's width with the events that a hand gives:
// a pointer that moves, a finger, the Tab, Enter and Escape keys.
func TestNoteEvents(t *testing.T) {
	ctx := browser(t)
	page := "file://" + publishedSite(t) + "/2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/index.html"
	ask := func(expr string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expr+")"))
		if err != nil {
			t.Fatalf("%s: %v", expr, err)
		}
		return got
	}
	do := func(actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, actions...); err != nil {
			t.Fatal(err)
		}
	}
	// A card opens and closes a moment after the pointer moved.
	becomes := func(what, expr, want string) {
		t.Helper()
		await(ctx, t, what, `String(`+expr+`) === `+quote(want))
	}
	const helpers = `(() => {
		window.card = document.querySelector('.card');
		window.marks = [...document.querySelectorAll('main p a[role=doc-noteref], main li a[role=doc-noteref]')].filter(a => !a.closest('.notes'));
		window.shown = () => card.matches(':popover-open');
		window.seen = () => { const r = card.getBoundingClientRect(); return shown() && r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight };
		window.middle = i => { marks[i].scrollIntoView({block: 'center', behavior: 'instant'}); const r = marks[i].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] };
		return marks.length > 1;
	})()`
	middle := func(i string) (x, y float64) {
		t.Helper()
		at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64]("middle("+i+")"))
		if err != nil || len(at) != 2 {
			t.Fatal(at, err)
		}
		return at[0], at[1]
	}
	open := func(options ...chromedp.EmulateViewportOption) {
		t.Helper()
		do(chromedp.EmulateViewport(390, 800, options...), chromedp.Navigate("about:blank"), chromedp.Navigate(page))
		if ask(helpers) != "true" {
			t.Fatal("the page has no two marks of notes")
		}
	}

	open()
	x, y := middle("1")
	do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	becomes("the pointer on the mark", "seen()", "true")
	do(chromedp.KeyEvent(kb.Escape))
	becomes("Escape", "shown()", "false")
	do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 2, 2))

	// The link before the mark is where a walk by Tab comes from.
	ask(`(() => { const all = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(e => e.tabIndex >= 0 && e.checkVisibility()); all[all.indexOf(marks[1]) - 1].focus(); return 0 })()`)
	do(chromedp.KeyEvent(kb.Tab))
	becomes("Tab goes to the mark", "document.activeElement === marks[1]", "true")
	becomes("which opens the note", "seen()", "true")
	do(chromedp.KeyEvent(kb.Escape))
	becomes("Escape closes it", "shown()", "false")
	becomes("and the focus stays", "document.activeElement === marks[1]", "true")
	do(chromedp.KeyEvent(kb.Enter))
	becomes("Enter goes to the note", "location.hash === marks[1].hash", "true")

	open(chromedp.EmulateMobile, chromedp.EmulateTouch)
	x, y = middle("0")
	do(chromedp.TapXY(x, y))
	becomes("a tap opens the note", "seen()", "true")
	becomes("and goes nowhere", "location.hash", "")
	do(chromedp.KeyEvent(kb.Escape))
	becomes("Escape closes it after a tap", "shown()", "false")
}
