package pages

import (
	"bytes"
	"html/template"
	"testing"

	"congbo/cmd/congbo/internal/words"
)

type compiledView struct {
	A, B  string
	H     template.HTML
	Items []compiledItem
	Const string
}

type compiledItem struct{ ID string }

// FuzzCompiled holds that a compiled template prints what its layout prints.
func FuzzCompiled(f *testing.F) {
	layout := template.Must(template.New("base.html").Funcs(template.FuncMap{"t": words.Words{}.T}).Parse(
		`<title>{{.A}} – {{.Const}}</title>{{with .B}}<meta content="{{.}}">{{end}}<a href="{{.A}}" title='{{.B}}'>{{or .B .A}}</a>
<p data-x="{{.A}}{{.Const}}">{{.H}}{{range .Items}}<li id="{{.ID}}">{{.ID}}{{else}}{{.A}}{{end}}{{t "in %s" .A}}</p>`))
	if !compilable(layout, "base.html", "Items") {
		f.Fatal("the layout cannot be compiled")
	}
	for _, s := range []string{"", "a", "../a/b/index.html#x-1", "Chỉ thị “05-CT/TW” <b>&amp;'\"+</b>", "javascript:alert(1)", "https://a.vn/?q=1&r=%20", "%41 %zz", "~congbo-1 '/~", "~1~", "\x00", "a\u2028\ufffd"} {
		f.Add(s, s, s)
		f.Add("x", s, "")
		f.Add(s, "", "<b>")
	}
	f.Fuzz(func(t *testing.T, a, b, h string) {
		view := &compiledView{a, b, template.HTML(h), []compiledItem{{a}, {b}}, "R&D"}
		sample := &compiledView{"1", "2", "3", []compiledItem{{"4"}, {"5"}}, "R&D"}
		for _, p := range [][2]*string{{&view.A, &sample.A}, {&view.B, &sample.B}, {&view.Items[0].ID, &sample.Items[0].ID}, {&view.Items[1].ID, &sample.Items[1].ID}} {
			if *p[0] == "" {
				*p[1] = ""
			}
		}
		if h == "" {
			sample.H = ""
		}
		if fieldsOf(view).hold(markStart) || fieldsOf(view).key != fieldsOf(sample).key {
			return
		}
		c, ok := compile(layout, "base.html", sample, fieldsOf(sample))
		if !ok {
			t.Fatal("not compiled")
		}
		var got, want bytes.Buffer
		if err := layout.Execute(&want, view); err != nil {
			t.Fatal(err)
		}
		if c.print(&got, fieldsOf(view)); got.String() != want.String() {
			t.Errorf("printed\n%s\nthe layout prints\n%s", got.String(), want.String())
		}
	})
}

// TestNotCompiled holds that a layout which computes with a text, or shows it where it is
// escaped in another way, is run for each page.
func TestNotCompiled(t *testing.T) {
	functions := template.FuncMap{"t": words.Words{}.T}
	for text, want := range map[string]bool{
		`{{.A}}`:                                            true,
		`{{with .Items}}{{len .}}{{end}}`:                   true,
		`{{len .Items}}`:                                    true,
		`{{range .Items}}{{.ID}}{{end}}`:                    true,
		`{{template "p" .}}{{define "p"}}{{.A}}{{end}}`:     true,
		`{{if not .A}}{{t "a %s" .B}}{{end}}`:               true,
		`{{len .A}}`:                                        false,
		`{{with .A}}{{len .}}{{end}}`:                       false,
		`{{range .Items}}{{len .}}{{end}}`:                  false,
		`{{if eq .A "x"}}y{{end}}`:                          false,
		`{{printf "%5s" .A}}`:                               false,
		`{{.A | printf "%5s"}}`:                             false,
		`{{(index .Items 0).ID}}`:                           false,
		`{{slice .A 1}}`:                                    false,
		`{{t .A}}`:                                          false,
		`{{template "p" .}}{{define "p"}}{{len .A}}{{end}}`: false,
		`{{$x := len .A}}`:                                  false,
		`{{range .Notes}}{{end}}`:                           false,
		`{{range $.Notes}}{{end}}`:                          false,
		`{{range (.Items).Notes}}{{end}}`:                   false,
		`<a title={{.A}}>`:                                  false,
		`<a href="/?q={{.A}}">`:                             false,
		`<script>x = {{.A}}</script>`:                       false,
		`<a onclick="x({{.A}})">`:                           false,
		`<a style="color: {{.A}}">`:                         false,
		`<a title="{{.H}}">`:                                false,
		`{{html .A}}`:                                       false,
	} {
		layout, err := template.New("base.html").Funcs(functions).Parse(text)
		if err != nil {
			t.Fatal(text, err)
		}
		view := &compiledView{"a", "b", "<b>", []compiledItem{{"c"}}, "d"}
		var b bytes.Buffer
		if ok := newCompiled(layout, "base.html", "Items").print(&b, view); ok != want {
			t.Errorf("%s: compiled %v", text, ok)
		}
		if view.A != "a" || view.H != "<b>" || view.Items[0].ID != "c" {
			t.Errorf("%s: the view is %+v afterwards", text, view)
		}
	}
	layout := template.Must(template.New("base.html").Parse(`{{.Const}}{{.A}}`))
	view := &compiledView{A: "a", Const: markStart + "99" + markEnd}
	if newCompiled(layout, "base.html").print(&bytes.Buffer{}, view) {
		t.Error("a text that looks like a mark is taken for one")
	}
}
