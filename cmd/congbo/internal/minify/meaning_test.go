package minify

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"congbo/layouts"
)

func TestSameMeaning(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"<p>\n một  {{.A}} </p>\n", "<p>một {{.A}}</p>", true},
		{"<!-- x --><!DOCTYPE html><br/>", "<!doctype html><br>", true},
		{`<input checked="checked" class="a  b">`, `<input class="a b" checked>`, true},
		{`<p id="a">`, `<p id='a'>`, true},
		{`<meta name="viewport" content="a=1, b=2">`, `<meta name="viewport" content="a=1,b=2">`, true},
		{`<meta name="description" content="a, b">`, `<meta name="description" content="a,b">`, false},
		{`<path d=""/>`, `<path d="">`, false},
		{"<pre> a</pre>", "<pre>a</pre>", false},
		{"<textarea>\na </textarea>", "<textarea>\na</textarea>", false},
		{"<pre>a</pre><p> b", "<pre>a</pre><p>b", true},
		{"<p>{{.A}}", "<p>{{.B}}", false},
		{`<p {{if .A}}id="a"{{end}}>`, `<p id="a">`, false},
		{`<p title="{{"}}"}}x">`, `<p title="{{"}}"}}y">`, false},
		{"<p>{{/* }} */}}a", "<p>{{/* }} */}}b", false},
		{"<p class=\"{{`a\"b`}}\">x</p>", "<p class=\"{{`a\"b`}}\">x</p>>", false},
		{"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</ul>", false},
	}
	for _, test := range tests {
		if got := sameMeaning(test.a, test.b); got != test.same {
			t.Errorf("%s and %s: same %v", test.a, test.b, got)
		}
	}
}

// TestLayoutsShrink holds that our own layouts are such that the minifier keeps
// their meaning, so that it is of use, and need not be proved at each build.
func TestLayoutsShrink(t *testing.T) {
	before, after := 0, 0
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		b, err := fs.ReadFile(layouts.FS, name)
		before += len(b)
		small := Template(string(b), true)
		after += len(small)
		if !sameMeaning(string(b), small) {
			t.Errorf("%s becomes something else", name)
		}
		if name == "base.html" && len(small) == len(b) {
			t.Errorf("%s is not minified", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if after >= before {
		t.Errorf("%d bytes became %d", before, after)
	}
}

// FuzzMeaning reads any layout to its end, and finds it the same as itself.
func FuzzMeaning(f *testing.F) {
	for _, s := range []string{"<p>{{.A}}", "{{", "{{`", "{{/*", "<pre><textarea>", `{{"\`, "</pre> a", "<svg/><A HREF=x>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, layout string) {
		if !sameMeaning(layout, layout) {
			t.Errorf("%q is not the same as itself", layout)
		}
		small := Template(layout, false)
		if !sameMeaning(layout, small) {
			t.Errorf("%q became %q", layout, small)
		}
	})
}

func TestMinify(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.css", "a {\n  color: #ff0000;\n  margin: 0px;\n}\n/* x */", "a{color:red;margin:0}"},
		{"a.js", "// x\nvar a = 1 ;\n", "var a=1"},
		{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <path d=\"M 0 0 L 10 0\"/>\n</svg>", `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H10"/></svg>`},
		{"a.json", "{ \"a\": 42.50 }", "{ \"a\": 42.50 }"},
		{"a.txt", " a ", " a "},
		{"bad.js", "var a = ;", "var a = ;"},
	} {
		b := []byte(test.text)
		if got := File(test.name, b); string(got) != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if !bytes.Equal(b, []byte(test.text)) {
			t.Errorf("%s: the source was altered", test.name)
		}
	}
}
