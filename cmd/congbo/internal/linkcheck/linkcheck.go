// Package linkcheck finds the links of a website that lead nowhere, and what else is wrong on a
// page for those who do not see it. It is told of the ids
// and links of each page, or scans what it is given for them; it knows nothing of what a
// page is about, and mends nothing.
package linkcheck

import (
	"bytes"
	"hash/maphash"
	"maps"
	"math/bits"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
)

// A Broken is a link that leads nowhere, an id that a page has twice, or a fault of its markup.
type Broken struct {
	Page   string // path in the tree
	Ref    string // as written: "../van-ban/index.html#x"; for a doubled id "#x", for a tag "<b"
	Why    Why
	Layout string // that made the page; empty for a file that is published as it is
}

// Why says what is wrong with a reference.
type Why int

// The faults of references.
const (
	NoFile  Why = iota // no file of the tree has this path
	NoID               // the page has no such id
	TwiceID            // the id stands on the page more than once
	Outside            // the path leads out of the site
	NoText             // a picture has no text in its place; Ref is its address
	NoName             // a link or button has no words; Ref is where it leads
	Nested             // a tag closes nothing, is not closed, or stands where none may
)

// Check resolves every internal link of the pages and style sheets of a tree.
// base is the public address of the site, ending in a slash, or empty. each runs a
// function for 0 to n-1, in parallel if it likes. The answer is in order of page.
func Check(t map[string][]byte, base string, each func(n int, f func(i int))) []Broken {
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
// kept. As long as all is well it remembers a number for each place that there is,
// and one for each that another file leads to. Where some lead nowhere, the files
// must come a second time to tell which. Its methods may be called from several goroutines.
type Links struct {
	// Markup says that pages are looked at as Scan.Markup does, which those that congbo's own
	// layouts make need not be.
	Markup bool

	base  string // public address of the site
	root  string // path of it on its server: "/bao-cao/"
	seed  maphash.Seed
	scans sync.Pool

	mu      sync.Mutex
	asked   places     // that links lead to from elsewhere: files, and ids of pages
	offered [][]uint64 // places that there are, in pieces: one list would be copied as it grows
	wrong   bool       // a fault that needs no second file to be seen
	settled bool       // asked holds what nothing offers
	broken  []Broken
}

// NewLinks returns an empty Links; base is the public address of the site, ending
// in a slash, or empty.
func NewLinks(base string) *Links {
	l := &Links{base: base, root: "/", seed: maphash.MakeSeed()}
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		l.root = u.Path
	}
	l.scans.New = func() any {
		return &Scan{links: l, known: map[string]struct{}{}, seen: map[uint64]struct{}{}}
	}
	return l
}

// Add scans a finished file of the site.
func (l *Links) Add(name string, b []byte) {
	s := l.Scan(name, "")
	switch path.Ext(name) {
	case ".html":
		s.HTML(b)
		if l.Markup {
			s.Markup(b)
		}
	case ".css":
		for _, ref := range cssRefs(b) {
			s.Link([]byte(ref))
		}
	}
	s.End()
}

// offer notes places that there are.
func (l *Links) offer(places []uint64) {
	const piece = 1 << 13
	for len(places) > 0 {
		last := len(l.offered) - 1
		if last < 0 || len(l.offered[last]) == piece {
			l.offered = append(l.offered, make([]uint64, 0, piece))
			last++
		}
		n := min(len(places), piece-len(l.offered[last]))
		l.offered[last] = append(l.offered[last], places[:n]...)
		places = places[n:]
	}
}

// Settle is called when every file was added. It reports whether all is well;
// else every file must be added again before Broken tells what is not.
func (l *Links) Settle() bool {
	for _, piece := range l.offered {
		for _, place := range piece {
			l.asked.remove(place)
		}
	}
	l.offered, l.settled = nil, true
	return !l.wrong && l.asked.n == 0
}

// Broken lists what is wrong, by page.
func (l *Links) Broken() []Broken {
	slices.SortStableFunc(l.broken, func(a, b Broken) int { return strings.Compare(a.Page, b.Page) })
	return l.broken
}

// A Scan takes the ids and references of one file: whoever writes HTML tells of those that it
// writes, and HTML is scanned for what layouts have written.
type Scan struct {
	links  *Links
	name   string   // of the file
	layout string   // that makes it, if any
	self   uint64   // its place
	up     []uint64 // the numbers of its folder and of those above, up to the root
	target []byte
	ids    []uint64 // places that the file offers: itself and its ids
	own    []uint64 // places on itself that it leads to
	asked  []uint64 // places elsewhere
	broken []Broken

	// recent are places that were asked for lately, and references that led to
	// them: the navigation is nearly the same on a thousand pages.
	recent [1 << 12]uint64

	seen  map[uint64]struct{} // ids of a settled scan
	known map[string]struct{} // its references that lead nowhere
}

// Scan begins a file of the site, which End ends. Pages are made by a layout.
func (l *Links) Scan(name, layout string) *Scan {
	s := l.scans.Get().(*Scan)
	s.layout = layout
	s.name, s.self = name, s.number([]byte(name))
	s.ids, s.own, s.asked, s.broken = append(s.ids[:0], s.self), s.own[:0], s.asked[:0], nil
	s.up = s.up[:0]
	for dir := name; dir != ""; {
		dir = folderOf(strings.TrimSuffix(dir, "/"))
		s.up = append(s.up, maphash.String(l.seed, dir))
	}
	clear(s.seen)
	clear(s.known)
	return s
}

// HTML scans what was written of the file, in whole tags.
func (s *Scan) HTML(b []byte) { Refs(b, s.ID, s.Link) }

// End ends the file.
func (s *Scan) End() {
	l := s.links
	defer l.scans.Put(s)
	s.close()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.settled {
		l.broken = append(l.broken, s.broken...)
		return
	}
	l.wrong = l.wrong || len(s.broken) > 0
	l.offer(s.ids)
	for _, place := range s.asked {
		l.asked.add(place)
	}
}

// close finds at once what the file leads to on itself, which is most of what is
// asked of ids. What it has not is asked for with the rest, and nothing will offer
// it.
func (s *Scan) close() {
	if s.links.settled {
		return
	}
	slices.Sort(s.ids)
	for i := range s.ids[1:] {
		if s.ids[i] == s.ids[i+1] {
			s.broken = append(s.broken, Broken{Page: s.name, Why: TwiceID}) // which one is told when it comes again
		}
	}
	for _, place := range s.own {
		if _, there := slices.BinarySearch(s.ids, place); !there {
			s.asked = append(s.asked, place)
		}
	}
}

// folderOf is the part of a path up to its last slash, with it.
func folderOf(name string) string { return name[:strings.LastIndexByte(name, '/')+1] }

// number is the number of a path or an id. That of a file is its place. Two places
// of a site have the same with a chance of about one in 10^19 a pair: then a broken
// link may go unseen, or an id be called doubled.
func (s *Scan) number(b []byte) uint64 { return maphash.Bytes(s.links.seed, b) }

// below is the number of what lies in a folder or on a page, such as the place of an
// id. It tells a in b from b in a.
func below(outer, inner uint64) uint64 { return bits.RotateLeft64(outer, 32) + inner }

// ID notes an id of the file. The bytes stay the caller's.
func (s *Scan) ID(id []byte) {
	place := below(s.self, s.number(id))
	if !s.links.settled {
		s.ids = append(s.ids, place)
		return
	}
	if _, twice := s.seen[place]; twice {
		s.broken = append(s.broken, Broken{s.name, "#" + string(id), TwiceID, s.layout})
	}
	s.seen[place] = struct{}{}
}

// Link asks for the place that a reference leads to, as a browser reads it.
func (s *Scan) Link(ref []byte) {
	short := s.short(ref)
	if short != 0 && s.lately(short) {
		return
	}
	if external(ref) && (s.links.base == "" || !bytes.HasPrefix(ref, []byte(s.links.base))) {
		return
	}
	to, fragment, _ := bytes.Cut(ref, []byte("#"))
	if !s.resolveSimple(to) {
		short = 0
		if why, bad := s.resolve(string(to)); bad {
			s.wrong(ref, why)
			return
		}
	}
	file := s.self
	if len(to) > 0 {
		file = s.number(s.target)
		s.ask(ref, NoFile, file, file)
	}
	if short != 0 && file != s.self {
		s.remember(short)
	}
	if len(fragment) == 0 || !bytes.HasSuffix(s.target, []byte(".html")) || bytes.EqualFold(fragment, []byte("top")) {
		return // "#top" is every page's beginning
	}
	if bytes.IndexByte(fragment, '%') >= 0 {
		id, err := url.PathUnescape(string(fragment))
		if err != nil {
			s.wrong(ref, NoID)
			return
		}
		fragment = []byte(id)
	}
	s.ask(ref, NoID, file, below(file, s.number(fragment)))
}

// ask asks for a place: a file, or an id on it.
func (s *Scan) ask(ref []byte, why Why, file, place uint64) {
	switch {
	case s.links.settled:
		if s.links.asked.has(place) {
			s.wrong(ref, why)
		}
	case file == s.self:
		s.own = append(s.own, place)
	case !s.lately(place):
		s.remember(place)
		s.asked = append(s.asked, place)
	}
}

// short is a number of a reference and the folder that it counts from: wherever it
// is the same, it leads to the same. 0 stands for none.
func (s *Scan) short(ref []byte) uint64 {
	up := 0
	for bytes.HasPrefix(ref, []byte("../")) {
		ref = ref[len("../"):]
		up++
	}
	if s.links.settled || up >= len(s.up) || len(ref) == 0 || !letterOrDigit(ref[0]) {
		return 0
	}
	return below(s.up[up], s.number(ref))
}

func (s *Scan) lately(n uint64) bool { return s.recent[n%uint64(len(s.recent))] == n }
func (s *Scan) remember(n uint64)    { s.recent[n%uint64(len(s.recent))] = n }

// wrong notes a reference as broken, once.
func (s *Scan) wrong(ref []byte, why Why) {
	key := string(ref)
	if why >= NoText { // beside what is wrong with where it leads
		key = string(rune('0'+why)) + key
	}
	if _, known := s.known[key]; !known {
		s.known[key] = struct{}{}
		s.broken = append(s.broken, Broken{s.name, string(ref), why, s.layout})
	}
}

// resolveSimple sets the target of a reference as congbo writes them,
// "../a/b.html", which are nearly all there are: without a copy. It reports false
// for any other.
func (s *Scan) resolveSimple(to []byte) bool {
	if len(to) == 0 {
		s.target = append(s.target[:0], s.name...)
		return true
	}
	dir := s.name[:strings.LastIndexByte(s.name, '/')+1]
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
	s.target = append(append(s.target[:0], dir...), to...)
	return true
}

// resolve sets the target of any reference.
func (s *Scan) resolve(to string) (Why, bool) {
	to, _, _ = strings.Cut(to, "?")
	s.target = append(s.target[:0], s.name...)
	if to == "" {
		return 0, false
	}
	full := false
	if s.links.base != "" {
		to, full = strings.CutPrefix(to, s.links.base)
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
		below, ok := strings.CutPrefix(path.Clean(name)+"/", s.links.root)
		if !ok {
			return Outside, true
		}
		target = path.Clean(below)
	default:
		target = path.Join(path.Dir(s.name), name)
	}
	if target == ".." || strings.HasPrefix(target, "../") {
		return Outside, true
	}
	if name == "" || strings.HasSuffix(name, "/") || target == "." {
		target = path.Join(target, "index.html")
	}
	s.target = append(s.target[:0], target...)
	return 0, false
}
