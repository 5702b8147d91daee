package linkcheck_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congbo/cmd/congbo/internal/linkcheck"
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
	golden, _ := filepath.Glob("../pages/testdata/*.html")
	more, _ := filepath.Glob("../pages/testdata/*/*.html")
	for _, name := range append(golden, more...) {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages[name] = page
	}
	if len(pages) < 3 {
		t.Error("the golden pages of pages are gone")
	}
	for name, page := range pages {
		ids, links := tokenized(page)
		gotIDs, gotLinks := map[string]bool{}, []string{}
		linkcheck.Refs(page, func(id []byte) { gotIDs[string(id)] = true }, func(ref []byte) {
			if !strings.Contains(strings.SplitN(string(ref), "/", 2)[0], ":") {
				gotLinks = append(gotLinks, string(ref))
			}
		})
		if name == "odd" {
			links = links[:len(links)-1] // our pages have their attributes in lower case
		}
		if !reflect.DeepEqual(gotIDs, ids) || strings.Join(gotLinks, " ") != strings.Join(links, " ") {
			t.Errorf("%s:\n got %v %v\nwant %v %v", name, gotIDs, gotLinks, ids, links)
		}
	}
}

func TestCheck(t *testing.T) {
	tree := map[string][]byte{
		"index.html":     []byte(`<a href="a/index.html#x"></a><a href="a/index.html#y"></a><a href="b/"></a><a href="../out"></a><a href="https://x.example/"></a><p id="p"></p><p id="p"></p>`),
		"a/index.html":   []byte(`<p id="x"></p><a href="../index.html"></a><a href="#z"></a><link rel="canonical" href="https://x.example/a/">`),
		"css/congbo.css": nil,
	}
	got := linkcheck.Check(tree, "", inOrder)
	want := []linkcheck.Broken{
		{Page: "a/index.html", Ref: "#z", Why: linkcheck.NoID},
		{Page: "index.html", Ref: "a/index.html#y", Why: linkcheck.NoID},
		{Page: "index.html", Ref: "b/", Why: linkcheck.NoFile},
		{Page: "index.html", Ref: "../out", Why: linkcheck.Outside},
		{Page: "index.html", Ref: "#p", Why: linkcheck.TwiceID},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// TestCheckNavigation holds that a reference that many pages have is told of each,
// also where the same words lead elsewhere from another folder.
func TestCheckNavigation(t *testing.T) {
	page := []byte(`<p id="x"></p><a href="../a/index.html#x"></a><a href="../a/index.html#y"></a><a href="index.html"></a><a href="c.html"></a>`)
	tree := map[string][]byte{"a/index.html": page, "a/c.html": nil, "a/d.html": page, "b/index.html": page, "b/c/index.html": page}
	var got []string
	for _, b := range linkcheck.Check(tree, "", inOrder) {
		got = append(got, b.Page+" "+b.Ref)
	}
	want := []string{
		"a/d.html ../a/index.html#y", "a/index.html ../a/index.html#y",
		"b/c/index.html ../a/index.html#x", "b/c/index.html ../a/index.html#y", "b/c/index.html c.html",
		"b/index.html ../a/index.html#y", "b/index.html c.html",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestCheckIDs tells of ids that are there twice: one without a value is empty.
func TestCheckIDs(t *testing.T) {
	for text, want := range map[string]int{
		`<p id><a href="#y" id="y">`:           0,
		`<p id><p id="">`:                      1,
		`<p id="x"><p id="y"><p id=x><i id=x>`: 2,
		`<p id="a"><p id="index.html">`:        0,
	} {
		got := linkcheck.Check(map[string][]byte{"index.html": []byte(text)}, "", inOrder)
		if len(got) != want || want > 0 && got[0].Why != linkcheck.TwiceID {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestCheckBase resolves links from the root of the server and full addresses of
// the site itself, also where it lies in a folder of the server.
func TestCheckBase(t *testing.T) {
	tests := []struct {
		base, ref string
		want      []linkcheck.Why
	}{
		{"", "/a/index.html", nil},
		{"", "/b.html", []linkcheck.Why{linkcheck.NoFile}},
		{"", "https://example.org/b.html", nil},
		{"https://example.org/bao-cao/", "/bao-cao/", nil},
		{"https://example.org/bao-cao/", "/bao-cao", nil},
		{"https://example.org/bao-cao/", "/bao-cao/a/index.html#x", nil},
		{"https://example.org/bao-cao/", "/bao-cao/a/index.html#y", []linkcheck.Why{linkcheck.NoID}},
		{"https://example.org/bao-cao/", "/a/index.html", []linkcheck.Why{linkcheck.Outside}},
		{"https://example.org/bao-cao/", "/bao-cao-khac/", []linkcheck.Why{linkcheck.Outside}},
		{"https://example.org/bao-cao/", "https://example.org/bao-cao/", nil},
		{"https://example.org/bao-cao/", "https://example.org/bao-cao/a/", nil},
		{"https://example.org/bao-cao/", "https://example.org/bao-cao/b/", []linkcheck.Why{linkcheck.NoFile}},
		{"https://example.org/bao-cao/", "https://example.org/khac/", nil},
		{"", "#top", nil},
		{"", "a/index.html?q=1#x", nil},
		{"", "a/%69ndex.html", nil},
		{"", "%zz", []linkcheck.Why{linkcheck.NoFile}},
	}
	for _, test := range tests {
		tree := map[string][]byte{"index.html": []byte(`<a href="` + test.ref + `"></a>`), "a/index.html": []byte(`<p id="x"></p>`)}
		var got []linkcheck.Why
		for _, b := range linkcheck.Check(tree, test.base, inOrder) {
			got = append(got, b.Why)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("base %q, %q: got %v, want %v", test.base, test.ref, got, test.want)
		}
	}
}

// TestCheckEverywhere looks at every attribute that leads somewhere, and at style
// sheets.
func TestCheckEverywhere(t *testing.T) {
	for name, text := range map[string]string{
		"href":     `<a href="no">`,
		"src":      `<img src="no">`,
		"poster":   `<video poster="no">`,
		"xlink":    `<svg><use xlink:href="no"/></svg>`,
		"srcset":   `<img srcset="yes.png 1x, no 2x">`,
		"no width": `<img srcset="yes.png,no">`,
		"data":     `<img srcset="data:image/png;base64,AA 1x,no">`,
	} {
		got := linkcheck.Check(map[string][]byte{"index.html": []byte(text), "yes.png": nil}, "", inOrder)
		if name == "no width" { // a comma within an address parts nothing
			if len(got) != 1 || got[0].Ref != "yes.png,no" {
				t.Errorf("%s: %v", name, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Ref != "no" {
			t.Errorf("%s: %v", name, got)
		}
	}
	got := linkcheck.Check(map[string][]byte{"css/a.css": []byte(`a{b:url(../yes.png);c:url(yes.png)}`), "yes.png": nil}, "", inOrder)
	if want := []linkcheck.Broken{{Page: "css/a.css", Ref: "yes.png", Why: linkcheck.NoFile}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func inOrder(n int, f func(int)) {
	for i := range n {
		f(i)
	}
}

// FuzzCheck reads any page and style sheet to its end, and finds only what is in
// it.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(`<a href="a#b" id=x srcset="a 1x, b"><!-- --><script>"<a href=c>"</script>`))
	f.Add([]byte(`@import "a";b{c:url( 'd' )/* url(e) */}`))
	f.Add([]byte("<!-<a =<a href=<style><img src='"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, b := range linkcheck.Check(map[string][]byte{"a.html": text, "a.css": text}, "https://example.org/x/", inOrder) {
			ref := strings.TrimPrefix(b.Ref, "#")
			if b.Ref == "" || b.Page == "a.css" && !bytes.Contains(text, []byte(ref)) {
				t.Errorf("%s: %v %q", b.Page, b.Why, b.Ref)
			}
		}
		l := linkcheck.NewLinks("")
		l.Markup = true
		l.Add("a.html", text)
	})
}
