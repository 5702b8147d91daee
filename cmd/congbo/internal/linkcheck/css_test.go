package linkcheck

import (
	"slices"
	"testing"
)

func TestCSSRefs(t *testing.T) {
	for css, want := range map[string][]string{
		`a{background:url(../a.svg)}`:                              {"../a.svg"},
		`a{background:URL( "b c.png" ) no-repeat,url('d.png')}`:    {"b c.png", "d.png"},
		`@import "print.css";@import url(screen.css) screen;`:      {"print.css", "screen.css"},
		`/*/ url(no) */a{b:curl(no);c:"url(no)";d:url(yes)}`:       {"yes"},
		`a{b:url(data:image/png;base64,AA==);c:url(//x.example/)}`: nil,
		`a{b:url(a\).png)}c{d:url(e)}`:                             {"e"},
		`.\url(x){a:url(`:                                          nil,
		`a{b:"\`:                                                   nil,
		`/* url(no)`:                                               nil,
	} {
		if got := cssRefs([]byte(css)); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", css, got, want)
		}
	}
}
