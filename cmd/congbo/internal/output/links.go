package output

import (
	"bytes"
	"hash/maphash"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

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

// Refs calls id and link for the ids and references of a page, in order. It is a
// scanner of tags, not a parser: our pages are well formed, and a tenth of the
// time of a build went into tokenizing them; a test holds it equal to
// golang.org/x/net/html. What it passes on is of the page, or of a copy where
// character references were resolved.
func Refs(page []byte, id, link func([]byte)) {
	s := tagScanner{page: page}
	for s.next() {
		for s.attribute() {
			switch string(s.key) {
			case "id":
				id(s.text())
			case "srcset":
				setRefs(s.text(), link)
			case "href", "src", "poster", "xlink:href":
				link(s.text())
			}
		}
	}
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
	if bytes.EqualFold(s.name, []byte("script")) || bytes.EqualFold(s.name, []byte("style")) {
		end := bytes.Index(s.page[s.at:], append([]byte("</"), bytes.ToLower(s.name)...))
		if end < 0 {
			return false
		}
		s.at += end
	}
	for {
		i := bytes.IndexByte(s.page[s.at:], '<')
		if i < 0 || s.at+i+1 >= len(s.page) {
			return false
		}
		s.at += i + 1
		switch c := s.page[s.at]; {
		case c == '/': // an end tag is at least "/a>"
			s.at++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			end := s.at + 1
			for end < len(s.page) && !space(s.page[end]) && s.page[end] != '>' && s.page[end] != '/' {
				end++
			}
			if end == len(s.page) {
				return false
			}
			if s.page[end] == '>' && end-s.at < len("style") { // no attributes, no text of its own kind
				s.at = end
				continue
			}
			s.name = s.page[s.at:end]
			s.at = end
			return true
		case bytes.HasPrefix(s.page[s.at:], []byte("!--")):
			end := bytes.Index(s.page[s.at:], []byte("-->"))
			if end < 0 {
				return false
			}
			s.at += end
		}
	}
}

// attribute goes to the next attribute of the tag.
func (s *tagScanner) attribute() bool {
	page, at := s.page, s.at
	for at < len(page) && (space(page[at]) || page[at] == '/') {
		at++
	}
	if s.at = at; at >= len(page) || page[at] == '>' {
		return false
	}
	start := at
	for at < len(page) && !space(page[at]) && page[at] != '=' && page[at] != '>' && page[at] != '/' {
		at++
	}
	s.key, s.value = page[start:at], nil
	if at == start { // a stray "="
		s.at++
		return true
	}
	s.at = at
	for at < len(page) && space(page[at]) {
		at++
	}
	if at >= len(page) || page[at] != '=' {
		return true
	}
	at++
	for at < len(page) && space(page[at]) {
		at++
	}
	if at < len(page) && (page[at] == '"' || page[at] == '\'') {
		quote := page[at]
		at++
		end := bytes.IndexByte(page[at:], quote)
		if end < 0 {
			end = len(page) - at
		}
		s.value = page[at : at+end]
		s.at = min(at+end+1, len(page))
		return true
	}
	start = at
	for at < len(page) && !space(page[at]) && page[at] != '>' {
		at++
	}
	s.value, s.at = page[start:at], at
	return true
}

// text is the attribute's value with its character references resolved.
func (s *tagScanner) text() []byte {
	if bytes.IndexByte(s.value, '&') < 0 {
		return s.value
	}
	return []byte(html.UnescapeString(string(s.value)))
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// setRefs passes on the images of a srcset. A comma parts them only where it ends
// an address or follows its width: "data:image/png;base64,AA 1x" is one.
func setRefs(set []byte, link func([]byte)) {
	for {
		set = bytes.TrimLeft(set, ", \t\r\n\f")
		if len(set) == 0 {
			return
		}
		end := bytes.IndexAny(set, " \t\r\n\f")
		if end < 0 {
			end = len(set)
		}
		ref := bytes.TrimRight(set[:end], ",")
		link(ref)
		if set = set[end:]; len(ref) == end {
			_, set, _ = bytes.Cut(set, []byte(","))
		}
	}
}

// external reports whether a reference leaves the site.
func external(ref []byte) bool {
	scheme, _, ok := bytes.Cut(ref, []byte(":"))
	return ok && !bytes.ContainsAny(scheme, "/?#") || bytes.HasPrefix(ref, []byte("//"))
}

// Check resolves every internal link of the pages and style sheets of a tree.
// base is the public address of the site, ending in a slash, or empty. each runs a
// function for 0 to n-1, in parallel if it likes. The answer is in order of page.
func Check(t Tree, base string, each func(n int, f func(i int))) []Broken {
	l := NewLinks(base)
	names := slices.Sorted(maps.Keys(t))
	add := func(i int) { l.Add(names[i], t[names[i]]) }
	each(len(names), add)
	if l.Settle() {
		return nil
	}
	each(len(names), add)
	return l.Broken()
}

// Links resolves the links of a site whose files come one at a time and are not
// kept. As long as all is well it remembers a number for each place that a link
// leads to. Where some lead nowhere, the files must come a second time to tell
// which. Add may be called from several goroutines.
type Links struct {
	base  string // public address of the site
	root  string // path of it on its server: "/bao-cao/"
	looks sync.Pool

	mu      sync.Mutex
	asked   map[uint64]struct{} // places that links lead to: files, and ids of pages
	offered []uint64            // places that there are
	wrong   bool                // a fault that needs no second file to be seen
	settled bool                // asked holds what nothing offers
	broken  []Broken
}

// NewLinks returns an empty Links; base is the public address of the site, ending
// in a slash, or empty.
func NewLinks(base string) *Links {
	l := &Links{base: base, root: "/", asked: map[uint64]struct{}{}}
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		l.root = u.Path
	}
	seed := maphash.MakeSeed()
	l.looks.New = func() any {
		k := &look{links: l, ids: map[uint64]struct{}{}, known: map[string]struct{}{}}
		k.hash.SetSeed(seed)
		return k
	}
	return l
}

// Add reads a file of the site.
func (l *Links) Add(name string, b []byte) {
	k := l.looks.Get().(*look)
	defer l.looks.Put(k)
	k.open(name)
	switch path.Ext(name) {
	case ".html":
		Refs(b, k.id, k.link)
	case ".css":
		for _, ref := range cssRefs(b) {
			k.link([]byte(ref))
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.settled {
		l.broken = append(l.broken, k.broken...)
		return
	}
	l.wrong = l.wrong || len(k.broken) > 0
	for id := range k.ids {
		l.offered = append(l.offered, id)
	}
	for _, place := range k.asked {
		l.asked[place] = struct{}{}
	}
}

// Settle is called when every file was added. It reports whether all is well;
// else every file must be added again before Broken tells what is not.
func (l *Links) Settle() bool {
	for _, place := range l.offered {
		delete(l.asked, place)
	}
	l.offered, l.settled = nil, true
	return !l.wrong && len(l.asked) == 0
}

// Broken lists what is wrong, by page.
func (l *Links) Broken() []Broken {
	slices.SortStableFunc(l.broken, func(a, b Broken) int { return strings.Compare(a.Page, b.Page) })
	return l.broken
}

// A look is one file being read.
type look struct {
	links  *Links
	name   string // of the file
	hash   maphash.Hash
	target []byte
	ids    map[uint64]struct{} // places that the file offers: itself and its ids
	asked  []uint64
	broken []Broken
	known  map[string]struct{} // references of a settled look
}

func (k *look) open(name string) {
	k.name, k.asked, k.broken = name, k.asked[:0], nil
	clear(k.ids)
	clear(k.known)
	k.ids[k.place([]byte(name), nil)] = struct{}{}
}

// place is the number of a file, or of an id on a page. Two places of a site have
// the same with a chance of about one in 10^19 a pair: then a broken link may go
// unseen, or an id be called doubled.
func (k *look) place(name, id []byte) uint64 {
	k.hash.Reset()
	k.hash.Write(name)
	if id != nil {
		k.hash.WriteByte('#')
		k.hash.Write(id)
	}
	return k.hash.Sum64()
}

func (k *look) id(id []byte) {
	k.target = append(k.target[:0], k.name...)
	place := k.place(k.target, id)
	if _, twice := k.ids[place]; twice {
		k.broken = append(k.broken, Broken{k.name, "#" + string(id), TwiceID})
	}
	k.ids[place] = struct{}{}
}

// link asks for the place that a reference leads to.
func (k *look) link(ref []byte) {
	if external(ref) && (k.links.base == "" || !bytes.HasPrefix(ref, []byte(k.links.base))) {
		return
	}
	to, fragment, _ := bytes.Cut(ref, []byte("#"))
	if !k.resolveSimple(to) {
		if why, bad := k.resolve(string(to)); bad {
			k.wrong(ref, why)
			return
		}
	}
	if len(to) > 0 {
		k.ask(ref, NoFile, nil)
	}
	if len(fragment) == 0 || !bytes.HasSuffix(k.target, []byte(".html")) || bytes.EqualFold(fragment, []byte("top")) {
		return // "#top" is every page's beginning
	}
	if bytes.IndexByte(fragment, '%') >= 0 {
		id, err := url.PathUnescape(string(fragment))
		if err != nil {
			k.wrong(ref, NoID)
			return
		}
		fragment = []byte(id)
	}
	k.ask(ref, NoID, fragment)
}

// ask asks for the target, or for an id on it.
func (k *look) ask(ref []byte, why Why, id []byte) {
	place := k.place(k.target, id)
	if !k.links.settled {
		k.asked = append(k.asked, place)
	} else if _, missing := k.links.asked[place]; missing {
		k.wrong(ref, why)
	}
}

// wrong notes a reference as broken, once.
func (k *look) wrong(ref []byte, why Why) {
	if _, known := k.known[string(ref)]; !known {
		k.known[string(ref)] = struct{}{}
		k.broken = append(k.broken, Broken{k.name, string(ref), why})
	}
}

// resolveSimple sets the target of a reference as congbo writes them,
// "../a/b.html", which are nearly all there are: without a copy. It reports false
// for any other.
func (k *look) resolveSimple(to []byte) bool {
	if len(to) == 0 {
		k.target = append(k.target[:0], k.name...)
		return true
	}
	dir := k.name[:strings.LastIndexByte(k.name, '/')+1]
	for bytes.HasPrefix(to, []byte("../")) {
		if dir == "" {
			return false
		}
		to, dir = to[len("../"):], dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1]
	}
	if len(to) == 0 || to[0] == '/' || to[0] == '.' || to[len(to)-1] == '/' || bytes.ContainsAny(to, "%?:") ||
		bytes.Contains(to, []byte("/.")) || bytes.Contains(to, []byte("//")) {
		return false
	}
	k.target = append(append(k.target[:0], dir...), to...)
	return true
}

// resolve sets the target of any reference.
func (k *look) resolve(to string) (Why, bool) {
	to, _, _ = strings.Cut(to, "?")
	k.target = append(k.target[:0], k.name...)
	if to == "" {
		return 0, false
	}
	full := false
	if k.links.base != "" {
		to, full = strings.CutPrefix(to, k.links.base)
	}
	name, err := url.PathUnescape(to)
	if err != nil {
		return NoFile, true
	}
	var target string
	switch {
	case full:
		target = path.Clean(name)
	case strings.HasPrefix(name, "/"):
		below, ok := strings.CutPrefix(path.Clean(name)+"/", k.links.root)
		if !ok {
			return Outside, true
		}
		target = path.Clean(below)
	default:
		target = path.Join(path.Dir(k.name), name)
	}
	if target == ".." || strings.HasPrefix(target, "../") {
		return Outside, true
	}
	if name == "" || strings.HasSuffix(name, "/") || target == "." {
		target = path.Join(target, "index.html")
	}
	k.target = append(k.target[:0], target...)
	return 0, false
}
