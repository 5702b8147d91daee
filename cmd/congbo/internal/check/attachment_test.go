package check_test

import (
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

// TestAttachments holds what is published as it is and may run code.
func TestAttachments(t *testing.T) {
	const files = "content/2031-h1/files/"
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{files + "a.svg", svg + `<script>alert(1)</script></svg>`, true},
		{files + "a.svg", svg + `<x:script xmlns:x="http://www.w3.org/2000/svg" href="a.js"/></svg>`, true},
		{files + "a.svg", `<svg onload="x()"/>`, true},
		{files + "a.svg", "<svg\nfill='none'\tonClick = 'x()'/>", true},
		{files + "a.svg", svg + `<a xlink:href="java&#x73;cript:x()"><text>a</text></a></svg>`, true},
		{files + "a.svg", svg + "<a href=\"java\tscript:x()\"/></svg>", true},
		{files + "a.svg", svg + `<set attributeName="onmouseover" to="x()"/></svg>`, true},
		{files + "a.svg", svg + `<foreignObject><iframe src="https://example.org"/></foreignObject></svg>`, true},
		{files + "a.svg", `<!DOCTYPE svg [<!ENTITY x "<script/>">]>` + svg + `&x;</svg>`, true},
		{files + "a.svg", `<?xml-stylesheet href="a.xsl"?>` + svg + `</svg>`, true},
		{files + "a.svg", svg + `<use href="data:image/svg+xml;base64,AAAA#a"/></svg>`, true},
		{files + "a.svg", svg + `<a href="data:text/html,x"/></svg>`, true},
		{files + "utf16.svg", "<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x00", true},
		{files + "a.svgz", "\x1f\x8b", true},
		{files + "a.html", "<p>a</p>", true},
		{files + "a.htm", "", true},
		{files + "sub/a.xhtml", "", true},
		{files + "a.php", "<?php ?>", true},
		{files + "a.php5", "", true},
		{files + "a.php.jpg", "", true},
		{files + "a.phtml", "", true},
		{files + "a.jsp", "", true},
		{files + "a.cgi", "", true},
		{files + "a.js", "x()", true},
		{files + "a.exe", "MZ", true},
		{files + "mau.docm", "PK", true},
		{files + "a.xml", `<html xmlns="http://www.w3.org/1999/xhtml"><script>x()</script></html>`, true},
		{files + "tai-lieu", "\n<!DOCTYPE html><p>a", true},
		{files + "a.dat", "<script>x()</script>", true},
		{"static/a.html", "", true},
		{"static/mau/a.shtml", "", true},
		{"static/so-do.svg", `<svg onload="x()"/>`, true},
		{"static/web.config", "", true},

		{files + "a.svg", svg + `<rect width="3" fill="url(#a)"/><text>Tổ một on = 5 javascript</text></svg>`, false},
		{files + "a.svg", svg + `<style>@font-face{src:url(data:application/font-woff;base64,AA)}</style><image href="data:image/png;base64,AA"/></svg>`, false},
		{files + "a.svg", svg + `<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Tổ một</div></foreignObject></svg>`, false},
		{files + "a.pdf", "%PDF <script>", false},
		{files + "a.docx", "PK", false},
		{files + "12.5.2031.pdf", "%PDF", false},
		{files + "a.csv", "<p>", false},
		{files + "a.xml", `<?xml version="1.0"?><bao-cao><muc on="a"/></bao-cao>`, false},
		{files + "b.xml", `<?xml version="1.0"?><bao-cao><muc so="1"/></bao-cao>`, false},
		{files + "du-lieu", "a\tb\n", false},
		{"static/js/a.js", "x()", false},
		{"static/css/a.css", "a{}", false},
		{"static/archive/2031-h1.zip", "PK", false},
		{"static/cho-phep.html", "", false},
		{"content/2031-h1/_index.md", "<html>", false},
	} {
		tree := source.Read(fstest.MapFS{test.name: &fstest.MapFile{Data: []byte(test.text)},
			"data/site.toml": &fstest.MapFile{Data: []byte("active_files = [\"static/cho-phep.html\"]\n")}})
		set, _ := data.Decode(tree)
		found := check.Attachments(set, tree)
		if got := found.Count(diag.Error) > 0; got != test.want {
			t.Errorf("%s with %q: told %v, want %v: %v", test.name, test.text, got, test.want, found)
		}
	}
}
