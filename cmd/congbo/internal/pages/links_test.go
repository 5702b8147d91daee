package pages_test

import (
	"cmp"
	"congbo/cmd/congbo/internal/linkcheck"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestLinksNoted holds that the links which texts tell of while they are written, with those
// that layouts print, are those of the finished pages: what is found broken is the same
// wherever something leads nowhere, and nothing is where all is well.
func TestLinksNoted(t *testing.T) {
	fixture := map[string]string{
		"content/2021/_index.md": "+++\ntitle = \"báo cáo năm\"\nkind = \"Báo cáo\"\nnumber = \"3-BC/ĐUTN\"\nstatus = \"published\"\n+++\n\n" +
			"Xem [](../2022-h1/01-ket-qua/01-viec-mot.md#dot-mot) theo Chỉ thị số 07-CT/TU[^a]. {{trong-cay.actual}} cây.\n\n![sơ đồ](files/so-do.png)\n\n" +
			"```indicators\nids = [\"trong-cay\"]\ncaption = \"Cây\"\nchart = true\n```\n\n```table\ndata = \"a.csv\"\n```\n\n## Đề mục\n\n[^a]: Kế hoạch số 9-KH/TU, [xem](../2022-h1/_index.md).\n",
		"content/2021/files/so-do.png": "ảnh",
		"data/2021/indicators.toml":    "[indicator.trong-cay]\nname = \"Cây đã trồng\"\nunit = \"cây\"\nactual = 40\ntarget = 50\nheadline = true\n",
		"data/2021/a.csv":              "a,b\n1,2\n",
	}
	for _, test := range []struct {
		name   string
		above  map[string]string
		change func(*loaded)
		want   string // an end of one that is broken
	}{
		{name: "all is well"},
		{name: "no reports", change: func(s *loaded) { s.Reports = nil }, want: "../2022-h1/index.html"},
		{name: "no other report", change: func(s *loaded) { s.Reports = s.Reports[1:] }, want: "../2022-h1/ket-qua/viec-mot/index.html#dot-mot"},
		{name: "no indicators", change: func(s *loaded) {
			for _, r := range s.Reports {
				r.Data.Indicators = nil
			}
		}, want: "chi-tieu/index.html#trong-cay"},
		{name: "no images", change: func(s *loaded) { s.Assets = nil }, want: "files/so-do.png"},
		{name: "paths of the site", above: map[string]string{"content/2022-h1/02-con-lai/_index.md": "+++\ntitle = \"CÒN LẠI\"\n+++\n\n" +
			"[a](/van-ban/#không-có) [b](/khong/co/?a=1&b=2#x) [c](/../ra) ![d](/h%20ình.png) [e](/2022-h1/#ui-main) [f](/van-ban/index.html#ui-x)[^n]\n\n[^n]: [g](/thieu/).\n"},
			want: "../../thieu/index.html"},
		{name: "a full address of the site", above: map[string]string{"data/site.toml": "title = \"Thử\"\nbase_url = \"https://example.org/bc/\"\n",
			"content/2022-h1/02-con-lai/_index.md": "+++\ntitle = \"CÒN LẠI\"\n+++\n\n[a](https://example.org/bc/khong/) <https://example.org/bc/co/>\n"},
			want: "https://example.org/bc/khong/"},
		{name: "layouts of the site", above: map[string]string{
			"layouts/partials/footer.html":   `<footer id="ui-x"><a href="{{.Page.Root}}khong.html">a</a></footer>`,
			"layouts/partials/bars.html":     `<a id="ui-x" href="khong-bars.html">b</a>`,
			"layouts/partials/contents.html": `<p id="ui-x"><a href="{{.Cover.Href}}">x</a><a href="khong-contents.html" class="a">y</a></p>`,
		}, want: "khong-contents.html"},
		{name: "static files of the site", above: map[string]string{"static/a.html": `<a href="khong">a</a>`, "static/css/congbo.css": "a{b:url(khong.png)}"}, want: "khong.png"},
	} {
		t.Run(test.name, func(t *testing.T) {
			above := maps.Clone(fixture)
			maps.Copy(above, test.above)
			site := load(t, above)
			if test.change != nil {
				test.change(&site)
			}
			base := site.Data.Site.BaseURL
			links := linkcheck.NewLinks(base)
			tree, found := renderedFor(t, site, links)
			if len(found) > 0 {
				t.Fatal(found)
			}
			var got []linkcheck.Broken
			if !links.Settle() {
				renderedFor(t, site, links)
				got = links.Broken()
			}
			for i := range got { // a finished page does not say what made it
				got[i].Layout = ""
			}
			want := linkcheck.Check(tree, base, one)
			for _, list := range [][]linkcheck.Broken{got, want} {
				slices.SortFunc(list, func(a, b linkcheck.Broken) int {
					return cmp.Or(strings.Compare(a.Page, b.Page), strings.Compare(a.Ref, b.Ref), cmp.Compare(a.Why, b.Why))
				})
			}
			for _, b := range without(got, want) {
				t.Errorf("told, but not on the page %s: %v %q", b.Page, b.Why, b.Ref)
			}
			for _, b := range without(want, got) {
				t.Errorf("on the page %s, but not told: %v %q", b.Page, b.Why, b.Ref)
			}
			if test.want == "" && len(got) > 0 || test.want != "" && !slices.ContainsFunc(got, func(b linkcheck.Broken) bool { return strings.HasSuffix(b.Ref, test.want) }) {
				t.Errorf("broken are %v, want %q", got, test.want)
			}
		})
	}
}

func without(a, b []linkcheck.Broken) []linkcheck.Broken {
	return slices.DeleteFunc(slices.Clone(a), func(x linkcheck.Broken) bool { return slices.Contains(b, x) })
}
