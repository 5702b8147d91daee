package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"congbo/cmd/congbo/internal/pipeline"
)

// TestEnglishWalk reads every page of a fictional committee whose interface is
// English. What has Vietnamese letters must be marked as Vietnamese for screen
// readers or be words of the site's own texts: what is left is the interface
// speaking the other language.
func TestEnglishWalk(t *testing.T) {
	site := fstest.MapFS{}
	var own []string // the strings, headings and lines of the site's own texts
	source := os.DirFS("testdata/khoi")
	err := fs.WalkDir(source, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(source, name)
		if name == "data/site.toml" {
			text = bytes.Replace(text, []byte(`language = "vi"`), []byte(`language = "en"`), 1)
		}
		own = append(own, strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune("\"\n|#,;", r) })...)
		site[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := range own {
		own[i] = strings.TrimSpace(own[i])
	}
	own = slices.DeleteFunc(own, func(s string) bool { return !hasVietnamese(s) })
	slices.SortFunc(own, func(a, b string) int { return len(b) - len(a) })
	notOwn := strings.NewReplacer(pairs(own)...)
	result, err := pipeline.Build(pipeline.Options{Site: site, Drafts: true})
	if err != nil || result.Pages == nil {
		t.Fatal(err, result.Findings)
	}
	left, kinds := map[string]string{}, map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(result.Pages)) {
		if path.Ext(name) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(unbroken.ReplaceAll(result.Pages[name], []byte("$1"))))
		if err != nil {
			t.Fatal(err)
		}
		interfaceTexts(doc, kinds, func(text string) {
			if text = oneLine(text); hasVietnamese(notOwn.Replace(text)) {
				left[text] = name
			}
		})
	}
	for _, kind := range []string{"home", "report", "section", "full", "indicators", "indicator", "directives", "comparisons", "comparison", "commitments", "all-commitments", "search", "notfound"} {
		if !kinds[kind] {
			t.Errorf("no page is a %s", kind)
		}
	}
	for _, text := range slices.Sorted(maps.Keys(left)) {
		t.Errorf("%s: %q", left[text], text)
	}
}

// unbroken are words that stand on one line, which part no names.
var unbroken = regexp.MustCompile(`<span class="nb">([^<]*)</span>`)

// pairs replaces each text by nothing, the longest first.
func pairs(texts []string) []string {
	var all []string
	for _, s := range texts {
		all = append(all, s, "")
	}
	return all
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasVietnamese reports whether a text has letters that English has not.
func hasVietnamese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'À' && r <= 'ỹ' && r != '×' && r != '÷' })
}

// interfaceTexts gives every text, and every attribute that is read aloud or shown,
// that is not inside an element marked as Vietnamese.
func interfaceTexts(n *html.Node, kinds map[string]bool, see func(string)) {
	if n.DataAtom == atom.Script {
		return
	}
	if n.Type == html.TextNode {
		see(n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "lang" && a.Val == "vi":
			return
		case n.DataAtom == atom.Body && a.Key == "class":
			kinds[a.Val] = true
		case slices.Contains([]string{"aria-label", "title", "placeholder", "alt", "data-l", "data-count"}, a.Key):
			see(a.Val)
		}
	}
	for c := range n.ChildNodes() {
		interfaceTexts(c, kinds, see)
	}
}
