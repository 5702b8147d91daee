package pipeline_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/pipeline"
)

// TestSeriesOfOne holds that an indicator has a page through the periods from two periods on,
// and that its address leads on before.
func TestSeriesOfOne(t *testing.T) {
	const indicator = "[indicator.cay-trong]\nname = \"Cây <trồng> mới\"\nunit = \"cây\"\nactual = 40\nheadline = true\n"
	files := map[string]string{
		"data/2031-h1/indicators.toml":   indicator,
		"content/2031-h1/01-a/01-mot.md": "+++\ntitle = \"Một\"\n+++\n```indicators\nids = [\"cay-trong\"]\n```\n",
	}
	const page = "chi-tieu/cay-trong/index.html"
	build := func() *pipeline.Result {
		t.Helper()
		r, err := pipeline.Build(pipeline.Options{Site: small(files)})
		if err != nil {
			t.Fatal(err)
		}
		if r.Pages == nil {
			t.Fatal(told(r.Findings))
		}
		return r
	}
	has := func(r *pipeline.Result, name string, all ...string) {
		t.Helper()
		for _, text := range all {
			if !strings.Contains(string(r.Pages[name]), text) {
				t.Errorf("%s has no %s:\n%s", name, text, r.Pages[name])
			}
		}
	}
	lacks := func(r *pipeline.Result, name string, all ...string) {
		t.Helper()
		for _, text := range all {
			if strings.Contains(string(r.Pages[name]), text) {
				t.Errorf("%s has %s:\n%s", name, text, r.Pages[name])
			}
		}
	}

	one := build()
	const row = `../../2031-h1/chi-tieu/index.html#cay-trong`
	has(one, page, "<!doctype html><html lang=\"vi\">", `http-equiv="refresh" content="0; url=`+row+`"`, `name="robots" content="noindex"`,
		`rel="canonical" href="https://xa.example/2031-h1/chi-tieu/"`, `<a href="`+row+`">Chỉ tiêu, 6 tháng đầu năm 2031</a>`,
		`<h1>Cây &lt;trồng&gt; mới</h1>`, `default-src 'none'`)
	lacks(one, page, "<script", "<style", "style=")
	if _, err := html.Parse(strings.NewReader(string(one.Pages[page]))); err != nil {
		t.Error(err)
	}
	for _, data := range []string{"series.csv", "series-excel.csv", "series.json"} {
		if one.Pages["chi-tieu/cay-trong/"+data] == nil {
			t.Errorf("chi-tieu/cay-trong/%s is gone", data)
		}
	}
	has(one, "index.html", `href="2031-h1/chi-tieu/index.html#cay-trong"`)
	has(one, "2031-h1/a/mot/index.html", `href="../../chi-tieu/index.html#cay-trong"`)
	has(one, "2031-h1/chi-tieu/index.html", `<tr id="cay-trong"><th scope="row">Cây &lt;trồng&gt; mới</th>`)
	for name := range one.Pages {
		if !strings.HasPrefix(name, "chi-tieu/") && name != "sha256sums.txt" {
			lacks(one, name, "chi-tieu/cay-trong")
		}
	}
	if n := one.Count().Pages; n != 10 {
		t.Errorf("%d pages are counted: %v", n, slices.Sorted(maps.Keys(one.Pages)))
	}

	files["data/2030-h1/indicators.toml"] = indicator
	files["content/2030-h1/_index.md"] = "+++\ntitle = \"trồng cây\"\nstatus = \"published\"\n+++\nMở đầu.\n"
	two := build()
	has(two, page, `<table class="indicators">`, `href="../../2030-h1/chi-tieu/index.html#cay-trong"`)
	lacks(two, page, "refresh", "noindex")
	has(two, "sitemap.xml", "<loc>https://xa.example/chi-tieu/cay-trong/</loc>")
	has(two, "index.html", `href="chi-tieu/cay-trong/index.html"`)
	has(two, "2031-h1/a/mot/index.html", `href="../../../chi-tieu/cay-trong/index.html"`)
	has(two, "2031-h1/chi-tieu/index.html", `href="../../chi-tieu/cay-trong/index.html"`)
}
