package text

import (
	"testing"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// TestContents holds that a page's own entry is marked, on any page, whatever a title
// looks like.
func TestContents(t *testing.T) {
	r := &report.Summary{}
	self := &report.Section{Folder: "a/b/", ID: "b", FullID: "b", Children: []*report.Section{{ID: "c", FullID: "c", Number: "1.", Title: "<C>"}}}
	c := NewContents(`<a href="~0~">A</a> <a href="~1~">href=&#34;~0~&#34;</a>.`, []address.Target{address.ToPage("a/"), address.ToPart(r, self, "")})
	tests := []struct {
		at   address.Page
		self *report.Section
		want string
	}{
		{address.Page{}, nil, `<a href="a/index.html">A</a> <a href="a/b/index.html">href=&#34;~0~&#34;</a>.`},
		{address.Page{Path: "a/"}, nil, `<a href="index.html" aria-current="page">A</a> <a href="b/index.html">href=&#34;~0~&#34;</a>.`},
		{address.Page{Path: "a/b/"}, self, `<a href="../index.html">A</a> <a href="index.html" aria-current="page">href=&#34;~0~&#34;</a>` +
			"<ol class=\"headings\"><li><a href=\"#c\">1.\u00a0&lt;C&gt;</a></li></ol>."},
		{address.Page{Path: "a/x/", Full: r}, nil, `<a href="../index.html">A</a> <a href="#b">href=&#34;~0~&#34;</a>.`},
	}
	for _, test := range tests {
		var b Buffer
		c.Write(&b, test.at, test.self)
		if got := b.String(); got != test.want {
			t.Errorf("on %q:\n%s\nwant\n%s", test.at.Path, got, test.want)
		}
	}
}
