package minify_test

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/minify"
)

// TestMinifyTemplate holds that a minified layout makes the same page as the
// layout itself, for every way in which actions may stand in HTML.
func TestTemplate(t *testing.T) {
	type link struct{ URL, Text string }
	data := map[string]any{
		"Yes": true, "No": false, "Text": "một  <hai> & \"ba\"", "URL": "a b/?x=1&y=2", "ID": "mục-1", "Class": "to nhỏ",
		"Links": []link{{"a", "A"}, {"b", "B"}}, "HTML": template.HTML("<b>đậm</b>"), "N": 3, "JSON": map[string]string{"a": "1.50"},
	}
	for name, layout := range map[string]string{
		"text":                  `<p>  {{.Text}}  {{.HTML}} </p>`,
		"attribute":             `<a href="{{.URL}}" title="{{.Text}}" id="{{.ID}}">x</a>`,
		"part of an attribute":  `<a class="x {{if .Yes}}y {{.Class}}{{end}} z" href="../{{.URL}}#{{.ID}}">x</a>`,
		"between attributes":    `<input {{if .Yes}}checked{{end}} {{if .No}}disabled{{end}} type="checkbox" {{with .ID}}id="{{.}}"{{end}}>`,
		"whole tag":             `{{if .Yes}}<em>{{.Text}}</em>{{else}}<b>no</b>{{end}} <i>x</i>`,
		"range":                 "<ul>\n{{range $i, $l := .Links}}\n  <li><a href=\"{{$l.URL}}\">{{$i}} {{$l.Text}}</a></li>\n{{else}}<li>none</li>{{end}}\n</ul>",
		"trimmed":               "<p>a {{- .N -}} b {{/* nothing */}} c</p>",
		"quotes in an action":   `<p title="{{printf "%s — %d" .ID .N}}">{{printf "%q" .Text}}</p>`,
		"raw string":            "<p class=\"{{print `a\"b`}}\">x</p>",
		"angle in an action":    `{{if gt .N 2}}<p>more</p>{{end}}{{if and (lt .N 9) (ne .ID "<p>")}}<p>less</p>{{end}}`,
		"define":                `{{define "part"}}<span>  {{.}} </span>{{end}}<p>{{template "part" .Text}} {{template "part" .ID}}</p>`,
		"block":                 `<main>{{block "main" .}} <p>{{.Text}}</p> {{end}}</main>`,
		"document":              "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{{.Text}}</title>\n</head>\n<body class=\"{{.Class}}\">\n<p>x\n</body>\n</html>",
		"table":                 "<table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n{{range .Links}}<tr><td>{{.Text}}</td></tr>\n{{end}}</tbody></table>",
		"inline words":          "<p>một\n<b>hai</b>\n<i>ba</i> {{.N}}\n{{.ID}} <span> bốn </span>, năm</p>",
		"preformatted":          "<pre>\n  {{.Text}}\n   x  y\n</pre><textarea>\n a  {{.N}} \n</textarea>",
		"data of a script":      `<script type="application/ld+json">{{.JSON}}</script>`,
		"svg":                   `<svg viewBox="0 0 10 {{.N}}" role="img"><title>{{.Text}}</title><path d="M0 0h{{.N}}v1.50"/><text x="1">  a {{.N}}  b </text></svg>`,
		"description list":      "<dl>\n<dt>a\n<dd>{{.Text}}\n<dt>b\n<dd>c\n</dl>",
		"comment":               "<!-- {{.Text}} --><p>a</p><!-- b -->",
		"entities":              "<p>&nbsp;a&#8239;%&nbsp;{{.N}} &lt;b&gt; &amp;amp;</p>",
		"empty attribute":       `<img src="a.png" alt=""><td headers="">`,
		"details":               "<details {{if .Yes}}open{{end}}>\n <summary> {{.Text}} </summary>\n <p>x</p></details>",
		"unquoted and odd case": `<A HREF={{.ID}} Class='{{.Class}}'>x</A>`,
	} {
		small := minify.Template(layout, false)
		if want, got := dom(t, layout, data), dom(t, small, data); got != want {
			t.Errorf("%s: %s\nmakes\n%s\nnot\n%s", name, small, got, want)
		}
	}
}

// dom is the page that a layout makes as a browser understands it: its tree, with
// space as CSS leaves it.
func dom(t *testing.T, layout string, data any) string {
	t.Helper()
	parsed, err := template.New("x").Parse(layout)
	if err != nil {
		t.Errorf("%v in %s", err, layout)
		return ""
	}
	var page bytes.Buffer
	if err := parsed.Execute(&page, data); err != nil {
		t.Errorf("%v in %s", err, layout)
		return ""
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	write := func(depth int, text string) { fmt.Fprintf(&b, "%*s%s\n", depth, "", text) }
	var walk func(n *html.Node, depth int, raw bool)
	walk = func(n *html.Node, depth int, raw bool) {
		switch n.Type {
		case html.TextNode:
			if text := n.Data; raw {
				write(depth, text)
			} else if text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }), " "); text != "" {
				write(depth, text)
			}
		case html.ElementNode:
			write(depth, n.Data+fmt.Sprint(attributes(n)))
			raw = raw || n.Data == "pre" || n.Data == "textarea"
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1, raw)
		}
	}
	walk(root, 0, false)
	return b.String()
}

func attributes(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, a := range n.Attr {
		all[a.Key] = strings.Join(strings.Fields(a.Val), " ")
	}
	return all
}
