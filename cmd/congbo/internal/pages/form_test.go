package pages

import (
	"bytes"
	"html/template"
	"testing"
)

type formView struct {
	A, B  string
	H     template.HTML
	Items []formNote
	Const string
}

type formNote struct{ ID string }

func (v *formView) slots() slots {
	s := slots{text: []*string{&v.A, &v.B}, html: []*template.HTML{&v.H}}
	for i := range v.Items {
		s.text = append(s.text, &v.Items[i].ID)
	}
	return s
}

// FuzzForm holds that a form prints what its layout prints.
func FuzzForm(f *testing.F) {
	layout := template.Must(template.New("base.html").Funcs(template.FuncMap{"t": words{}.t}).Parse(
		`<title>{{.A}} – {{.Const}}</title>{{with .B}}<meta content="{{.}}">{{end}}<a href="{{.A}}" title='{{.B}}'>{{or .B .A}}</a>
<p data-x="{{.A}}{{.Const}}">{{.H}}{{range .Items}}<li id="{{.ID}}">{{.ID}}{{else}}{{.A}}{{end}}{{t "in %s" .A}}</p>`))
	if !isForm(layout, "base.html", "Items") {
		f.Fatal("the layout has no forms")
	}
	for _, s := range []string{"", "a", "../a/b/index.html#x-1", "Chỉ thị “05-CT/TW” <b>&amp;'\"+</b>", "javascript:alert(1)", "https://a.vn/?q=1&r=%20", "%41 %zz", "~congbo-1 '/~", "~1~", "\x00", "a\u2028\ufffd"} {
		f.Add(s, s, s)
		f.Add("x", s, "")
		f.Add(s, "", "<b>")
	}
	f.Fuzz(func(t *testing.T, a, b, h string) {
		view := &formView{a, b, template.HTML(h), []formNote{{a}, {b}}, "R&D"}
		sample := &formView{"1", "2", "3", []formNote{{"4"}, {"5"}}, "R&D"}
		for _, p := range [][2]*string{{&view.A, &sample.A}, {&view.B, &sample.B}, {&view.Items[0].ID, &sample.Items[0].ID}, {&view.Items[1].ID, &sample.Items[1].ID}} {
			if *p[0] == "" {
				*p[1] = ""
			}
		}
		if h == "" {
			sample.H = ""
		}
		if view.slots().hold() || view.slots().shape() != sample.slots().shape() {
			return
		}
		form, ok := formOf(layout, "base.html", sample, sample.slots())
		if !ok {
			t.Fatal("no form")
		}
		var got, want bytes.Buffer
		if err := layout.Execute(&want, view); err != nil {
			t.Fatal(err)
		}
		if form.fill(&got, view.slots()); got.String() != want.String() {
			t.Errorf("printed\n%s\nthe layout prints\n%s", got.String(), want.String())
		}
	})
}

// TestNoForm holds that a layout which computes with a text, or shows it where it is
// escaped in another way, is run for each page.
func TestNoForm(t *testing.T) {
	functions := template.FuncMap{"t": words{}.t}
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
		`{{.Const}}{{.A}}`:                                  false, // looks like a mark of a slot that there is none of
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
		view := &formView{"a", "b", "<b>", []formNote{{"c"}}, "~congbo-99 '/<~"}
		ok := isForm(layout, "base.html", "Items")
		if ok {
			_, ok = formOf(layout, "base.html", view, view.slots())
		}
		if ok != want {
			t.Errorf("%s: form %v", text, ok)
		}
		if view.A != "a" || view.H != "<b>" || view.Items[0].ID != "c" {
			t.Errorf("%s: the view is %+v afterwards", text, view)
		}
	}
}
