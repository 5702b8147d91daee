package output_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/output"
)

// tokenized is what golang.org/x/net/html reads of a page, for Refs to equal.
func tokenized(page []byte) (ids map[string]bool, links []string) {
	ids = map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ids, links
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				switch a.Key {
				case "id":
					ids[a.Val] = true
				case "href", "src", "poster", "xlink:href":
					if !strings.Contains(strings.SplitN(a.Val, "/", 2)[0], ":") {
						links = append(links, a.Val)
					}
				}
			}
		}
	}
}

// TestRefs holds the scanner equal to a tokenizer on the golden pages and on
// shapes that layouts may have.
func TestRefs(t *testing.T) {
	pages := map[string][]byte{
		"odd": []byte(`<!doctype html><!-- <a href="no"> --><a id=x href='a&amp;b'>1 < 2</a><img src = "i.png"/><script>var s = "<a href='no'>"</script><a disabled href=c>c</a><style>a[href="no"]{}</style><A HREF="no-case">`),
	}
	golden, _ := filepath.Glob("../render/testdata/*.html")
	more, _ := filepath.Glob("../render/testdata/*/*.html")
	for _, name := range append(golden, more...) {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = page
	}
	if len(pages) < 3 {
		t.Error("the golden pages of render are gone")
	}
	for name, page := range pages {
		ids, links := tokenized(page)
		got := output.Refs(page)
		if name == "odd" {
			links = links[:len(links)-1] // our pages have their attributes in lower case
		}
		if !reflect.DeepEqual(got.IDs, ids) || strings.Join(got.Links, " ") != strings.Join(links, " ") {
			t.Errorf("%s:\n got %v %v\nwant %v %v", name, got.IDs, got.Links, ids, links)
		}
	}
}

func TestCheck(t *testing.T) {
	tree := output.Tree{
		"index.html":     []byte(`<a href="a/index.html#x"></a><a href="a/index.html#y"></a><a href="b/"></a><a href="../out"></a><a href="https://x.example/"></a><p id="p"></p><p id="p"></p>`),
		"a/index.html":   []byte(`<p id="x"></p><a href="../index.html"></a><a href="#z"></a><link rel="canonical" href="https://x.example/a/">`),
		"css/congbo.css": nil,
	}
	each := func(n int, f func(int)) {
		for i := range n {
			f(i)
		}
	}
	got := output.Check(tree, each)
	want := []output.Broken{
		{Page: "a/index.html", Ref: "#z", Why: output.NoID},
		{Page: "index.html", Ref: "#p", Why: output.TwiceID},
		{Page: "index.html", Ref: "a/index.html#y", Why: output.NoID},
		{Page: "index.html", Ref: "b/", Why: output.NoFile},
		{Page: "index.html", Ref: "../out", Why: output.Outside},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
