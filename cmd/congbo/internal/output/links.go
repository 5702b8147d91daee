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

// Refs reads the ids and internal links of a page. It is a scanner of tags, not a
// parser: our pages are well formed, and a tenth of the time of a build went
// into tokenizing them; a test holds it equal to golang.org/x/net/html.
func Refs(page []byte) References {
	r := References{IDs: map[string]bool{}}
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
				for part := range strings.SplitSeq(s.text(), ",") {
					if fields := strings.Fields(part); len(fields) > 0 {
						r.add(fields[0])
					}
				}
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
