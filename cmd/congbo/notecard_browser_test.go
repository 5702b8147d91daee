package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestNoteCards reads notes at their marks: by pointer, by keys and by touch.
func TestNoteCards(t *testing.T) {
	ctx := browser(t)
	page := "file://" + publishedSite(t) + "/2022-h1/toan-van/index.html"
	for _, width := range []int64{1200, 320} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 700), chromedp.Navigate("about:blank"), chromedp.Navigate(page), chromedp.KeyEvent("\t")); err != nil {
			t.Fatal(err)
		}
		for _, step := range []struct{ what, expr, want string }{
			{"a helper", `window.marks = [...document.querySelectorAll('a[role=doc-noteref]')]; window.card = document.querySelector('.card');
				window.shown = () => String(card.matches(':popover-open'));
				window.inside = () => (r => String(r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight))(card.getBoundingClientRect()); shown()`, "false"},
			{"the mark says its note to screen readers", `marks[6].getAttribute('aria-describedby')`, "cn-7"},
			{"keys open it", `marks[6].focus(); shown()`, "true"},
			{"with the text of the note", `String(card.textContent.trim().startsWith('(7)') && card.textContent.includes('PAR INDEX') && !card.textContent.includes('↩'))`, "true"},
			{"without ids or stops for Tab", `String(card.querySelectorAll('[id], a:not([tabindex="-1"])').length)`, "0"},
			{"Escape closes it", `dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})); shown()`, "false"},
			{"every note fits on the screen", `String(marks.every(m => { m.blur(); m.scrollIntoView({block: 'end', behavior: 'instant'}); m.focus({preventScroll: true}); return shown() === 'true' && inside() === 'true' }))`, "true"},
			{"it leaves with the mark", `marks.at(-1).blur(); shown()`, "false"},
			{"a tap shows the note", `window.tap = m => { m.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'touch'})); return m.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, detail: 1})) };
				location.hash = ''; marks[2].scrollIntoView(); String(tap(marks[2])) + shown() + location.hash`, "falsetrue"},
			{"a tap elsewhere closes it", `document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'touch'})); shown()`, "false"},
			{"a second tap goes to the note", `tap(marks[3]); tap(marks[3]); location.hash`, "#cn-4"},
			{"Enter goes to the note", `marks[4].click(); location.hash`, "#cn-5"},
		} {
			got, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.expr))
			if err != nil {
				t.Fatalf("%s: %v", step.what, err)
			}
			if got != step.want {
				t.Errorf("at %d px: %s: %q, want %q", width, step.what, got, step.want)
			}
		}
	}
}

// TestNotesBeside: on a wide screen notes stand beside the text, each at its mention or below
// the one before it, once and in their place on the page; on a narrower one, on paper and
// without a script they are a list at the end.
func TestNotesBeside(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	for _, name := range []string{"2022-h1/toan-van/index.html", "2022-h1/ket-qua-dat-duoc/nhiem-vu-chinh-tri/index.html"} {
		for _, width := range []int64{1280, 1920, 1279, 390} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+dir+"/"+name), chromedp.KeyEvent("\t")); err != nil {
				t.Fatal(err)
			}
			got := eval(ctx, t, `(() => {
				const record = document.querySelector(".record"), notes = [...record.querySelectorAll("li[id^='cn-']")];
				const box = e => e.getBoundingClientRect(), mark = n => box(document.querySelector("[id^='" + n.id + "-ref-']"));
				if (!notes.length) return "no notes";
				if (box(notes[0]).left < box(record).right) return "at the end";
				const wrong = [];
				notes.forEach((n, i) => {
					const b = box(n), from = i ? box(notes[i - 1]).bottom : -Infinity;
					if (b.right > innerWidth) wrong.push(n.id + " is cut off");
					if (b.top < from) wrong.push(n.id + " stands on the one before");
					if (Math.abs(b.top - mark(n).top) > 2 && Math.abs(b.top - from - 12) > 2) wrong.push(n.id + " is not at its mention");
					if (b.bottom > box(record).bottom + 1) wrong.push(n.id + " hangs out of the record");
				});
				const m = document.querySelector("a[role=doc-noteref]");
				m.focus();
				if (document.querySelector(".card:popover-open")) wrong.push("a card shows what is in sight");
				if (!document.querySelector(m.hash).classList.contains("named")) wrong.push("the note of the mark in hand is not shown");
				return wrong.join("; ") || "beside";
			})()`)
			want := "beside"
			if width < 1280 {
				want = "at the end"
			}
			if got != want {
				t.Errorf("%s at %d px: %s, want %s", name, width, got, want)
			}
			if over := eval(ctx, t, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
				t.Errorf("%s at %d px is %s px too wide", name, width, over)
			}
		}
	}
}
