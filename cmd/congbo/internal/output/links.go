package output

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Broken is a link that leads nowhere, or an id that a page has twice.
type Broken struct {
	Page string // path in the tree
	Ref  string // as written: "../van-ban/index.html#x"; for a doubled id "#x"
	Why  Why
}

// Why says what is wrong with a reference.
type Why int

// The faults of references.
const (
	NoFile  Why = iota // no file of the tree has this path
	NoID               // the page has no such id
	TwiceID            // the id stands on the page more than once
	Outside            // the path leads out of the site
)

// References are what one page offers and asks for.
type References struct {
	IDs   map[string]bool
	Links []string // internal ones, as written
	Twice []string // ids that stand more than once
}

// links are the attributes that lead somewhere.
var links = map[string]bool{"href": true, "src": true, "poster": true, "xlink:href": true}

// Refs reads the ids and internal links of a page.
func Refs(page []byte) References {
	r := References{IDs: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return r
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			canonical := string(name) == "link" // its href may be the site's public address
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch k := string(key); {
				case k == "id":
					id := string(value)
					if r.IDs[id] {
						r.Twice = append(r.Twice, id)
					}
					r.IDs[id] = true
				case k == "srcset":
					for _, part := range strings.Split(string(value), ",") {
						if fields := strings.Fields(part); len(fields) > 0 {
							r.add(fields[0])
						}
					}
				case links[k] && !(canonical && external(string(value))):
					r.add(string(value))
				}
			}
		}
	}
}

func (r *References) add(ref string) {
	if !external(ref) {
		r.Links = append(r.Links, ref)
	}
}

// external reports whether a reference leaves the site.
func external(ref string) bool {
	scheme, _, ok := strings.Cut(ref, ":")
	return ok && !strings.ContainsAny(scheme, "/?#") || strings.HasPrefix(ref, "//")
}

// Check resolves every internal link of the pages of a tree. each runs a function
// for 0 to n-1, in parallel if it likes. The answer is in order of page.
func Check(t Tree, each func(n int, f func(i int))) []Broken {
	var pages []string
	for _, name := range slices.Sorted(maps.Keys(t)) {
		if path.Ext(name) == ".html" {
			pages = append(pages, name)
		}
	}
	refs := make([]References, len(pages))
	each(len(pages), func(i int) { refs[i] = Refs(t[pages[i]]) })
	ids := make(map[string]map[string]bool, len(pages))
	for i, page := range pages {
		ids[page] = refs[i].IDs
	}
	found := make([][]Broken, len(pages))
	each(len(pages), func(i int) {
		for _, id := range refs[i].Twice {
			found[i] = append(found[i], Broken{pages[i], "#" + id, TwiceID})
		}
		known := map[string]bool{}
		for _, ref := range refs[i].Links {
			if known[ref] {
				continue
			}
			known[ref] = true
			if why, bad := resolve(t, ids, pages[i], ref); bad {
				found[i] = append(found[i], Broken{pages[i], ref, why})
			}
		}
	})
	return slices.Concat(found...)
}

// resolve finds what a reference of a page leads to.
func resolve(t Tree, ids map[string]map[string]bool, page, ref string) (Why, bool) {
	to, fragment, _ := strings.Cut(ref, "#")
	to, _, _ = strings.Cut(to, "?")
	target := page
	if to != "" {
		name, err := url.PathUnescape(to)
		if err != nil {
			return NoFile, true
		}
		target = path.Join(path.Dir(page), name)
		if strings.HasPrefix(name, "/") {
			target = strings.TrimPrefix(path.Clean(name), "/")
		}
		if target == ".." || strings.HasPrefix(target, "../") {
			return Outside, true
		}
		if strings.HasSuffix(name, "/") || target == "." || target == "" {
			target = path.Join(target, "index.html")
		}
		if _, ok := t[target]; !ok {
			return NoFile, true
		}
	}
	if fragment == "" || ids[target] == nil {
		return 0, false
	}
	id, err := url.PathUnescape(fragment)
	if err != nil || !ids[target][id] {
		return NoID, true
	}
	return 0, false
}
