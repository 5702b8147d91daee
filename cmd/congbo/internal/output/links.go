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

	base string
}

// Refs reads the ids and internal links of a page; base is the public address of
// the site, whose own pages a link may name in full, or empty. It is a scanner of tags, not a
// parser: our pages are well formed, and a tenth of the time of a build went
// into tokenizing them; a test holds it equal to golang.org/x/net/html.
func Refs(page []byte, base string) References {
	r := References{IDs: map[string]bool{}, base: base}
	s := tagScanner{page: page}
	for s.next() {
		for s.attribute() {
			switch string(s.key) {
			case "id":
				id := s.text()
				if r.IDs[id] {
					r.Twice = append(r.Twice, id)
				}
				r.IDs[id] = true
			case "srcset":
				r.addSet(s.text())
			case "href", "src", "poster", "xlink:href":
				r.add(s.text())
			}
		}
	}
	return r
}

// tagScanner goes through the start tags of a page and their attributes.
type tagScanner struct {
	page       []byte
	at         int
	name       []byte
	key, value []byte
}

// next goes to the next start tag, over comments, end tags and the text of
// scripts and styles.
func (s *tagScanner) next() bool {
	if name := string(bytes.ToLower(s.name)); name == "script" || name == "style" {
		end := bytes.Index(s.page[s.at:], []byte("</"+name))
		if end < 0 {
			return false
		}
		s.at += end
	}
	for {
		i := bytes.IndexByte(s.page[s.at:], '<')
		if i < 0 {
			return false
		}
		s.at += i + 1
		switch rest := s.page[s.at:]; {
		case bytes.HasPrefix(rest, []byte("!--")):
			end := bytes.Index(rest, []byte("-->"))
			if end < 0 {
				return false
			}
			s.at += end
		case len(rest) > 0 && (rest[0]|0x20 >= 'a' && rest[0]|0x20 <= 'z'):
			end := bytes.IndexAny(rest, " \t\r\n/>")
			if end < 0 {
				return false
			}
			s.name = rest[:end]
			s.at += end
			return true
		}
	}
}

// attribute goes to the next attribute of the tag.
func (s *tagScanner) attribute() bool {
	for s.at < len(s.page) && (space(s.page[s.at]) || s.page[s.at] == '/') {
		s.at++
	}
	if s.at >= len(s.page) || s.page[s.at] == '>' {
		return false
	}
	start := s.at
	for s.at < len(s.page) && !space(s.page[s.at]) && s.page[s.at] != '=' && s.page[s.at] != '>' && s.page[s.at] != '/' {
		s.at++
	}
	s.key, s.value = s.page[start:s.at], nil
	if s.at == start { // a stray "="
		s.at++
		return true
	}
	after := s.at
	for after < len(s.page) && space(s.page[after]) {
		after++
	}
	if after >= len(s.page) || s.page[after] != '=' {
		return true
	}
	s.at = after + 1
	for s.at < len(s.page) && space(s.page[s.at]) {
		s.at++
	}
	if s.at < len(s.page) && (s.page[s.at] == '"' || s.page[s.at] == '\'') {
		quote := s.page[s.at]
		s.at++
		end := bytes.IndexByte(s.page[s.at:], quote)
		if end < 0 {
			end = len(s.page) - s.at
		}
		s.value = s.page[s.at : s.at+end]
		s.at = min(s.at+end+1, len(s.page))
		return true
	}
	start = s.at
	for s.at < len(s.page) && !space(s.page[s.at]) && s.page[s.at] != '>' {
		s.at++
	}
	s.value = s.page[start:s.at]
	return true
}

// text is the attribute's value with its character references resolved.
func (s *tagScanner) text() string {
	if bytes.IndexByte(s.value, '&') < 0 {
		return string(s.value)
	}
	return html.UnescapeString(string(s.value))
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (r *References) add(ref string) {
	if !external(ref) || r.base != "" && strings.HasPrefix(ref, r.base) {
		r.Links = append(r.Links, ref)
	}
}

// addSet adds the images of a srcset. A comma parts them only where it ends an
// address or follows its width: "data:image/png;base64,AA 1x" is one.
func (r *References) addSet(set string) {
	for {
		set = strings.TrimLeft(set, ", \t\r\n\f")
		if set == "" {
			return
		}
		end := strings.IndexAny(set, " \t\r\n\f")
		if end < 0 {
			end = len(set)
		}
		ref := strings.TrimRight(set[:end], ",")
		r.add(ref)
		if set = set[end:]; len(ref) == end {
			_, set, _ = strings.Cut(set, ",")
		}
	}
}

// external reports whether a reference leaves the site.
func external(ref string) bool {
	scheme, _, ok := strings.Cut(ref, ":")
	return ok && !strings.ContainsAny(scheme, "/?#") || strings.HasPrefix(ref, "//")
}

// Check resolves every internal link of the pages and style sheets of a tree.
// base is the public address of the site, ending in a slash, or empty. each runs a
// function for 0 to n-1, in parallel if it likes. The answer is in order of page.
func Check(t Tree, base string, each func(n int, f func(i int))) []Broken {
	c := checker{tree: t, base: base, root: "/", ids: map[string]map[string]bool{}}
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		c.root = u.Path
	}
	var pages []string
	for _, name := range slices.Sorted(maps.Keys(t)) {
		if ext := path.Ext(name); ext == ".html" || ext == ".css" {
			pages = append(pages, name)
		}
	}
	refs := make([]References, len(pages))
	each(len(pages), func(i int) {
		if path.Ext(pages[i]) == ".css" {
			refs[i].Links = cssRefs(t[pages[i]])
			return
		}
		refs[i] = Refs(t[pages[i]], base)
	})
	for i, page := range pages {
		c.ids[page] = refs[i].IDs
	}
	found := make([][]Broken, len(pages))
	each(len(pages), func(i int) { found[i] = c.page(pages[i], refs[i]) })
	return slices.Concat(found...)
}

// A checker knows what the references of a tree may lead to.
type checker struct {
	tree Tree
	ids  map[string]map[string]bool // by page
	base string                     // public address of the site
	root string                     // path of it on its server: "/bao-cao/"
}

// page resolves the references of a page.
func (c *checker) page(page string, refs References) []Broken {
	var found []Broken
	for _, id := range refs.Twice {
		found = append(found, Broken{page, "#" + id, TwiceID})
	}
	known := map[string]bool{}
	for _, ref := range refs.Links {
		if known[ref] {
			continue
		}
		known[ref] = true
		if why, bad := c.resolve(page, ref); bad {
			found = append(found, Broken{page, ref, why})
		}
	}
	return found
}

// resolve finds what a reference of a page leads to.
func (c *checker) resolve(page, ref string) (Why, bool) {
	to, fragment, _ := strings.Cut(ref, "#")
	to, _, _ = strings.Cut(to, "?")
	target := page
	if to != "" {
		full := false
		if c.base != "" {
			to, full = strings.CutPrefix(to, c.base)
		}
		name, err := url.PathUnescape(to)
		if err != nil {
			return NoFile, true
		}
		switch {
		case full:
			target = path.Clean(name)
		case strings.HasPrefix(name, "/"):
			below, ok := strings.CutPrefix(path.Clean(name)+"/", c.root)
			if !ok {
				return Outside, true
			}
			target = path.Clean(below)
		default:
			target = path.Join(path.Dir(page), name)
		}
		if target == ".." || strings.HasPrefix(target, "../") {
			return Outside, true
		}
		if name == "" || strings.HasSuffix(name, "/") || target == "." {
			target = path.Join(target, "index.html")
		}
		if _, ok := c.tree[target]; !ok {
			return NoFile, true
		}
	}
	if fragment == "" || c.ids[target] == nil {
		return 0, false
	}
	id, err := url.PathUnescape(fragment)
	if err != nil {
		return NoID, true
	}
	return NoID, !c.ids[target][id] && !strings.EqualFold(id, "top") // "#top" is every page's beginning
}
