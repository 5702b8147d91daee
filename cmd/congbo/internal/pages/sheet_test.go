package pages

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/report"
)

func TestSheet(t *testing.T) {
	var s sheet
	put := func(text string) string {
		return string(s.text(func(dst []byte) []byte { return append(dst, text...) }))
	}
	a, b := put("một\x000\x00"), put("hai")
	tests := []struct{ layout, page string }{
		{"", ""},
		{"chỉ chữ", "chỉ chữ"},
		{"<p>" + b + "</p>" + a, "<p>hai</p>một\x000\x00"},
		{a + a, "một\x000\x00một\x000\x00"},
		{"x\x009\x00y", "xy"},
		{"x\x00", "x"},
		{"x\x00\x00y", "xy"},
	}
	for _, test := range tests {
		s.layout.Reset()
		s.layout.WriteString(test.layout)
		if got := string(s.finish()); got != test.page {
			t.Errorf("%q gives %q, want %q", test.layout, got, test.page)
		}
	}
}

// TestNav holds that a page's own entry is marked, on any page, whatever a title
// looks like.
func TestNav(t *testing.T) {
	targets := []target{toPage("a/"), {path: "a/b/", whole: "b", in: &report.Report{}}}
	n := cutNav(`<a href="~0~">A</a> <a href="~1~">href=&#34;~0~&#34;</a>.`, targets)
	self := &report.Section{Children: []*report.Section{{ID: "c", Number: "1.", Title: "<C>", Heading: &report.Heading{}}}}
	tests := []struct {
		at   place
		self *report.Section
		want string
	}{
		{place{}, nil, `<a href="a/index.html">A</a> <a href="a/b/index.html">href=&#34;~0~&#34;</a>.`},
		{place{path: "a/"}, nil, `<a href="index.html" aria-current="page">A</a> <a href="b/index.html">href=&#34;~0~&#34;</a>.`},
		{place{path: "a/b/"}, self, `<a href="../index.html">A</a> <a href="index.html" aria-current="page">href=&#34;~0~&#34;</a>` +
			`<ol class="headings"><li><a href="#c">1. &lt;C&gt;</a></li></ol>.`},
		{place{path: "a/x/", full: targets[1].in}, nil, `<a href="../index.html">A</a> <a href="#b">href=&#34;~0~&#34;</a>.`},
	}
	for _, test := range tests {
		if got := string(n.append(nil, test.at, test.self)); got != test.want {
			t.Errorf("on %q:\n%s\nwant\n%s", test.at.path, got, test.want)
		}
	}
}

func TestHref(t *testing.T) {
	r := &report.Report{}
	tests := []struct {
		at   place
		to   target
		want string
	}{
		{place{}, toPage(""), "index.html"},
		{place{path: "a/b/"}, toPage(""), "../../index.html"},
		{place{path: "a/"}, toPage("a/files/x.pdf"), "files/x.pdf"},
		{place{path: "a/"}, target{path: "a/", id: "x"}, "#x"},
		{place{path: "a/"}, target{path: "b/", id: "x"}, "../b/index.html#x"},
		{place{path: "a/toan-van/", full: r}, target{path: "a/c/", id: "x", whole: "x", in: r}, "#x"},
		{place{path: "a/toan-van/", full: r}, target{path: "a/c/", in: &report.Report{}, whole: "x"}, "../c/index.html"},
		{place{path: "a/bc/"}, toPage("a/b/"), "../b/index.html"},
		{place{path: "a/b/"}, toPage("a/b/"), "index.html"},
		{place{path: strings.Repeat("a/", 12)}, toPage("b/"), strings.Repeat("../", 12) + "b/index.html"},
	}
	for _, test := range tests {
		if got := test.at.href(test.to); got != test.want {
			t.Errorf("%+v on %q: %q, want %q", test.to, test.at.path, got, test.want)
		}
	}
	for text, want := range map[string]string{"muc-2.1": "muc-2.1", `"><b>`: "%22%3E%3Cb%3E", "a b": "a%20b"} {
		if got := escapeURL(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
