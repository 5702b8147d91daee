package pipeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// small is a site of two sections, to which a test adds what it is about.
func small(files map[string]string) fstest.MapFS {
	site := fstest.MapFS{}
	for name, text := range map[string]string{
		"data/site.toml":                 "title = \"Trang thử\"\ncommittee = \"Hội Trồng cây Bến Sao\"\nbase_url = \"https://xa.example/\"\nactive_files = [\"static/rieng.html\"]\n",
		"content/2031-h1/_index.md":      "+++\ntitle = \"trồng cây\"\nstatus = \"published\"\n+++\nMở đầu.\n",
		"content/2031-h1/01-a/_index.md": "+++\ntitle = \"A\"\n+++\n",
		"content/2031-h1/01-a/01-mot.md": "+++\ntitle = \"Một\"\n+++\nChữ.\n",
		"content/2031-h1/01-a/02-hai.md": "+++\ntitle = \"Hai\"\n+++\nChữ.\n",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return site
}

// TestPlacesOfBrokenLinks holds that a link that leads nowhere is told once, where it is
// written, whoever has written it.
func TestPlacesOfBrokenLinks(t *testing.T) {
	const mot, hai = "content/2031-h1/01-a/01-mot.md", "content/2031-h1/01-a/02-hai.md"
	const front = "+++\ntitle = \"Một\"\n+++\n"
	header := func(in string) string { return "<nav><a href=\"{{.Page.Root}}index.html\">x</a>\n" + in + "</nav>\n" }
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"the same in two files", map[string]string{mot: front + "[x](/khong-co)\n", hai: front + "Chữ.\n\n[y](/khong-co)\n"},
			[]string{mot + ":4:1", hai + ":6:1"}},
		{"twice in one file", map[string]string{mot: front + "[x](/khong-co)\n\n[y](/khong-co)\n"}, []string{mot + ":4:1", mot + ":6:1"}},
		{"in a note", map[string]string{mot: front + "Chữ[^a].\n\n[^a]: [x](/khong-co)\n"}, []string{mot + ":6:7"}},
		{"with its whole address", map[string]string{mot: front + "[x](https://xa.example/khong-co/)\n"}, []string{mot + ":4:1"}},
		{"a picture", map[string]string{mot: front + "![x](/khong-co.png)\n"}, []string{mot + ":4:1"}},
		{"a place of a page", map[string]string{mot: front + "[x](/van-ban/index.html#khong-co)\n"}, []string{mot + ":4:1"}},
		{"with letters", map[string]string{mot: front + "[x](/không-có)\n"}, []string{mot + ":4:1"}},
		{"out of the site", map[string]string{mot: front + "[x](/../../ngoai)\n"}, []string{mot + ":4:1"}},
		{"in a layout of every page", map[string]string{"layouts/partials/header.html": header(`<a href="{{.Page.Root}}khong-co.html">y</a>`)},
			[]string{"layouts/partials/header.html:2:24"}},
		{"in a layout, from the root", map[string]string{"layouts/partials/header.html": header(`<a href="/khong-co.html">y</a>`)},
			[]string{"layouts/partials/header.html:2:10"}},
		{"made by a layout", map[string]string{"layouts/home.html": `{{define "main"}}<main id="ui-main"><h1>x</h1><a href="{{.Page.Root}}{{len .Reports}}.html">y</a></main>{{end}}`},
			[]string{"layouts/home.html:1:1"}},
		{"an id of a layout twice", map[string]string{"layouts/home.html": `{{define "main"}}<main id="ui-main"><h1 id="a">x</h1><p id="a">y</p></main>{{end}}`},
			[]string{"layouts/home.html:1:45"}},
		{"a style", map[string]string{"static/css/rieng.css": "p { color: red }\np { background: url(khong-co.png) }\n"}, []string{"static/css/rieng.css:2:21"}},
		{"a page of its own", map[string]string{"static/rieng.html": "<!doctype html><title>x</title>\n<a href=\"khong-co.html\">x</a>\n"}, []string{"static/rieng.html:2:10"}},
		{"an attachment", map[string]string{"content/2031-h1/files/x.css": "p { background: url(khong-co.png) }\n"}, []string{"content/2031-h1/files/x.css:1:21"}},
		{"the register", map[string]string{"data/directives.toml": "[directive.\"09-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"09\"\nsymbol = \"CT/TW\"\nurl = \"https://xa.example/khong-co\"\n"},
			[]string{"data/directives.toml:5:7"}},
	} {
		result, err := pipeline.Build(pipeline.Options{Site: small(test.files)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range result.Findings {
			if f.Severity == diag.Error {
				got = append(got, f.Span.String())
				if f.Code != "link/broken" {
					t.Errorf("%s: %s: %s", test.name, f.Span, f.Message.EN)
				}
			}
		}
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: told at %s, want %s\n%s", test.name, got, test.want, told(result.Findings))
		}
	}
}

func told(found diag.List) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s: %s\n", f.Span, f.Message.EN)
	}
	return b.String()
}
