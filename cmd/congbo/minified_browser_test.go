package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/pipeline"
)

// outline is what a page says to Chromium, line by line: elements with their
// attributes, and texts with white space as HTML collapses it. White space at the edge
// of a block is none; in pre, textarea and script every character counts.
const outline = `window.outline = html => {
	const lines = [], inline = new Set("A ABBR B BDI BDO CITE CODE DATA DFN EM I IMG INS DEL INPUT BUTTON SELECT LABEL MARK OUTPUT Q SMALL SPAN STRONG SUB SUP TIME VAR WBR BR SVG".split(" "));
	let text = "", edge = true;
	const flush = block => { if (block) text = text.trimEnd(); if (text) lines.push("text " + JSON.stringify(text)); text = ""; if (block) edge = true; };
	const add = data => { for (let part of data.replace(/[ \t\r\n\f]+/g, " ")) { if (part === " " && edge) continue; edge = part === " "; text += part; } };
	const walk = (node, raw) => {
		if (node.nodeType === Node.TEXT_NODE) return raw ? lines.push("raw " + JSON.stringify(node.data)) : add(node.data);
		if (node.nodeType !== Node.ELEMENT_NODE) return;
		const block = !inline.has(node.tagName.toUpperCase());
		flush(block);
		lines.push("<" + node.tagName + [...node.attributes].map(a => " " + a.name + "=" + JSON.stringify(a.name === "class" ? a.value.trim().split(/\s+/).join(" ") : a.name === "content" && node.name === "viewport" ? a.value.replaceAll(" ", "") : a.value)).sort().join(""));
		for (const child of node.childNodes) walk(child, raw || /^(PRE|TEXTAREA|SCRIPT|STYLE)$/.test(node.tagName));
		flush(block);
		lines.push(">" + node.tagName);
	};
	walk(new DOMParser().parseFromString(html, "text/html").documentElement, false);
	return lines;
};
window.compare = async names => {
	const out = [];
	for (const name of names) {
		const [a, b] = await Promise.all(["/plain/", "/small/"].map(async p => outline(await (await fetch(p + name)).text())));
		if (a.length < 30) out.push(name + ": only " + a.length + " lines");
		const at = a.findIndex((line, i) => line !== b[i]);
		if (at >= 0 || a.length !== b.length) out.push(name + ": " + a[at] + " became " + b[at]);
	}
	return out.join("\n");
};`

// TestMinified builds the own site with and without minification and holds that
// Chromium reads the same of every page: texts, numbers, ids and attributes.
func TestMinified(t *testing.T) {
	ctx := browser(t)
	trees := map[string]map[string][]byte{}
	for part, plain := range map[string]bool{"/small/": false, "/plain/": true} {
		result, err := pipeline.Build(pipeline.Options{Site: os.DirFS("../.."), Plain: plain})
		if err != nil || result.Pages == nil {
			t.Fatalf("not built: %v", err)
		}
		trees[part] = result.Pages
	}
	fileSize := regexp.MustCompile(`\(\d+ KB\)</a>`)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for part, tree := range trees {
			if name, ok := strings.CutPrefix(r.URL.Path, part); ok {
				w.Write(fileSize.ReplaceAll(tree[name], []byte("</a>"))) // of the one file, which is smaller in one of them
			}
		}
	}))
	defer server.Close()
	var names []string
	changed := 0
	for name, b := range trees["/small/"] {
		if path.Ext(name) != ".html" {
			continue
		}
		names = append(names, name)
		if string(b) != string(trees["/plain/"][name]) {
			changed++
		}
	}
	if len(names) < 100 || changed < len(names)/2 {
		t.Fatalf("of %d pages %d are minified: this proves nothing", len(names), changed)
	}
	list, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/empty")); err != nil {
		t.Fatal(err)
	}
	eval(ctx, t, `(() => { `+outline+`; return 1 })()`)
	for _, differ := range []string{`<p>a <b>b</b>`, `<p>98.5`, `<p id=x>98.50`, `<pre>98.50`} {
		if eval(ctx, t, `outline("<p>98.50").join() === outline(`+quote(differ)+`).join()`) == "true" {
			t.Errorf("no difference is seen between <p>98.50 and %s", differ)
		}
	}
	if got := eval(ctx, t, `outline("<p>a<b>b</b></p>").join() === outline("<p>a <b>b</b></p>").join()`); got != "false" {
		t.Error("a space between words is not seen")
	}
	differences, err := chromedp.Run(ctx, chromedp.Evaluate[string](`compare(`+string(list)+`)`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if differences != "" {
		t.Errorf("of %d pages:\n%s", len(names), differences)
	}
}
