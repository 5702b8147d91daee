package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A pair is two folders that the same is done to. One takes turns with a spare folder,
// the other shows what is right.
type pair struct {
	t            *testing.T
	turns, plain string // the folders
	outside      string // a folder that links in a spare one may lead to
	pours        bool   // files come piece by piece
	each         func(int, func(int))
	readers      []reader
}

// A reader has opened and linked a file that was published, and knows what was in it.
type reader struct {
	name string
	file *os.File
	link string
	text string
}

func newPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{t: t, turns: filepath.Join(memory(t), "public"), plain: filepath.Join(memory(t), "public"), outside: memory(t)}
	if err := os.WriteFile(filepath.Join(p.outside, "x"), []byte("ngoài"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.close)
	return p
}

// close lets the readers go.
func (p *pair) close() {
	for _, r := range p.readers {
		r.file.Close()
	}
	p.readers = nil
}

// do does something to both folders.
func (p *pair) do(f func(dest string) error) {
	p.t.Helper()
	if err := errors.Join(f(p.turns), f(p.plain)); err != nil {
		p.t.Fatal(err)
	}
}

// publish publishes a tree into both folders and holds that they become the same, that
// what was read of the old site has not changed, and that only what is published lies
// beside it.
func (p *pair) publish(what string, tree Tree) {
	p.t.Helper()
	p.read()
	one, oneErr := p.write(p.turns, tree, true)
	two, twoErr := p.write(p.plain, tree, false)
	if one != two || kind(oneErr) != kind(twoErr) {
		p.t.Errorf("%s: %+v %v, want %+v %v", what, one, oneErr, two, twoErr)
	}
	if got, want := modes(p.t, p.turns), modes(p.t, p.plain); !maps.Equal(got, want) {
		p.t.Errorf("%s: published %v, want %v", what, got, want)
	}
	p.held(what)
	if oneErr == nil && one.Written+one.Removed > 0 { // else it is left as it is
		holdSpare(p.t, what, p.turns)
	}
	if b, err := os.ReadFile(filepath.Join(p.outside, "x")); err != nil || string(b) != "ngoài" {
		p.t.Errorf("%s: what lies outside was changed: %q %v", what, b, err)
	}
	for dest, most := range map[string]int{p.turns: 2, p.plain: 1} {
		if entries, err := os.ReadDir(filepath.Dir(dest)); err != nil || len(entries) > most {
			p.t.Errorf("%s: left %v %v", what, entries, err)
		}
	}
}

func (p *pair) write(dest string, tree Tree, turns bool) (Stats, error) {
	o := Options{Turns: turns, Each: p.each}
	if p.pours {
		return pourAll(system{}, dest, tree, o)
	}
	return write(system{}, dest, tree, o)
}

// kind is whether somebody is told what to do, or of a fault of the machine.
func kind(err error) string {
	var refused *RefusedError
	switch {
	case err == nil:
		return "done"
	case errors.As(err, &refused):
		return "refused"
	}
	return "failed"
}

// modes is the state of a folder with the modes of all in it.
func modes(t *testing.T, dir string) map[string]string {
	t.Helper()
	s := state(t, dir)
	for name := range s {
		info, err := os.Lstat(inside(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		s[name] = info.Mode().String() + " " + s[name]
	}
	if info, err := os.Stat(dir); err == nil {
		s["."] = info.Mode().String()
	}
	return s
}

// read lets a reader have all that is published.
func (p *pair) read() {
	p.t.Helper()
	links := memory(p.t)
	for name, text := range state(p.t, p.turns) {
		text, file := strings.CutPrefix(text, "f ")
		if !file {
			continue
		}
		f, err := os.Open(inside(p.turns, name))
		if err != nil {
			p.t.Fatal(err)
		}
		link := filepath.Join(links, fmt.Sprint(len(p.readers)))
		if err := os.Link(inside(p.turns, name), link); err != nil {
			p.t.Fatal(err)
		}
		p.readers = append(p.readers, reader{name, f, link, text})
	}
}

// held holds that nothing that was read has changed.
func (p *pair) held(what string) {
	p.t.Helper()
	for _, r := range p.readers {
		b, err := io.ReadAll(io.NewSectionReader(r.file, 0, 1<<20))
		if linked, failed := os.ReadFile(r.link); err != nil || failed != nil || string(b) != r.text || string(linked) != r.text {
			p.t.Errorf("%s: a reader of %s reads %q and %q, not %q (%v)", what, r.name, b, linked, r.text, err)
		}
	}
}

// edited lets readers forget a file that somebody changes in place.
func (p *pair) edited(path string) {
	info, err := os.Stat(path)
	if err != nil {
		return
	}
	p.readers = slices.DeleteFunc(p.readers, func(r reader) bool {
		at, err := r.file.Stat()
		same := err == nil && os.SameFile(at, info)
		if same {
			r.file.Close()
		}
		return same
	})
}

// holdSpare holds that a spare folder, if there is one, has nothing but published files,
// each as one more name, and folders.
func holdSpare(t *testing.T, what, dest string) (files int) {
	t.Helper()
	spare := beside(dest, "spare")
	err := filepath.WalkDir(spare, func(path string, d fs.DirEntry, err error) error {
		if path == spare && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(spare, path)
		here, err := os.Lstat(path)
		if err != nil {
			return err
		}
		there, err := os.Lstat(filepath.Join(dest, name))
		switch {
		case err != nil:
			t.Errorf("%s: the spare folder has %s: %v", what, name, err)
		case here.IsDir() && there.IsDir():
		case !here.Mode().IsRegular() || !os.SameFile(here, there):
			t.Errorf("%s: the spare folder has %s, which is not the published one", what, name)
		default:
			files++
		}
		return nil
	})
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	return files
}

// side runs f for 0 to n-1 side by side.
func side(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

// ways are how a test publishes.
func ways(t *testing.T, f func(p *pair)) {
	t.Helper()
	for name, way := range map[string]pair{"put": {}, "poured": {pours: true}, "side by side": {each: side}} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			p.pours, p.each = way.pours, way.each
			f(p)
		})
	}
}

// tree makes a tree of words like "a/b=text".
func tree(words string) Tree {
	tree := Tree{}
	for word := range strings.FieldsSeq(words) {
		name, text, _ := strings.Cut(word, "=")
		tree[name] = []byte(text)
	}
	return tree
}

// TestTurns publishes sites in turn; whatever changes, the site is as without a spare
// folder.
func TestTurns(t *testing.T) {
	for _, sites := range [][]string{
		{"a b", "a b"},
		{"a=1 b c/d", "a=2 b c/d", "a=3 b c/d", "a=4 b c/d"},
		{"a=1 b", "a=1 b c", "a=1 b", "a=1 b c"},
		{"a=1 b c/d/e f/g", "a=2 b c/d/e f/g", "a=3 b/x c f/g/h"},  // both have b, c/d/e, f/g, which turn into others
		{"a=1 b/x c f/g/h", "a=2 b/x c f/g/h", "a=3 b c/d/e f/g"},  // and back
		{"a=1 b/x c/y", "a=2 b/x c/y", "a=3 b c", "a=4 b/x c/y"},   // folders with a file of the same bytes
		{"a=1 b/x/y/z", "a=2 b/x/y/z", "a=3", "a=3 b/x/y/z"},       // folders that go and come
		{"a=1 b/x b/y c", "a=2 b/x b/y c", "a=2 b/x=2 b/y c", "a"}, // in a folder that stays
		{"a=1", "a=2", "a=1", "a=2"},
		{"a=1 b=1", "b=1 c=1", "c=1 a=1", "a=1 b=1"},
		{"a=1 b", "a=2 b", "a=2 b", "a=2 b", "a=3 b"}, // nothing changes in between
	} {
		ways(t, func(p *pair) {
			for i, site := range sites {
				p.publish(fmt.Sprintf("%q, site %d", sites, i), tree(site))
			}
		})
	}
}

// TestTurnsSpares holds that the spare folder is there when it should be, and used.
func TestTurnsSpares(t *testing.T) {
	dest := filepath.Join(memory(t), "public")
	spare := beside(dest, "spare")
	publish := func(d disk, words string, o Options) {
		t.Helper()
		if _, err := write(d, dest, tree(words), o); err != nil {
			t.Fatal(err)
		}
	}
	turns := Options{Turns: true}
	publish(system{}, "a=1 b=1 c/d=1", turns)
	if state(t, spare) != nil {
		t.Error("the first site has a spare folder")
	}
	publish(system{}, "a=2 b=1 c/d=1", turns)
	want := map[string]string{"b": "f 1", "c": "d", "c/d": "f 1"}
	if got := state(t, spare); !maps.Equal(got, want) {
		t.Errorf("the spare folder has %v, want %v", got, want)
	}

	// What is the same is not even looked at.
	before, _ := os.Stat(spare)
	d := &counting{}
	publish(d, "a=2 b=1 c/d=1", turns)
	if after, err := os.Stat(spare); err != nil || !os.SameFile(before, after) || !after.ModTime().Equal(before.ModTime()) || d.made != 0 {
		t.Errorf("nothing changed, but the spare folder was touched: %v, %d made", err, d.made)
	}
	p, err := Begin(dest, turns)
	if err != nil {
		t.Fatal(err)
	}
	p.Close()
	if got := state(t, spare); !maps.Equal(got, want) {
		t.Errorf("after a run that does nothing the spare folder has %v, want %v", got, want)
	}

	// It becomes the published folder, and hardly anything is made.
	publish(d, "a=3 b=1 c/d=1", turns)
	if after, _ := os.Stat(dest); !os.SameFile(before, after) {
		t.Error("the spare folder was not used")
	}
	if d.made != 3 { // a, the list, and a folder to see how one is made
		t.Errorf("%d files, folders and links were made", d.made)
	}
	if got := state(t, spare); !maps.Equal(got, want) {
		t.Errorf("the spare folder has %v, want %v", got, want)
	}

	// Poured, it is taken before it is known that nothing changes.
	if _, err := pourAll(system{}, dest, tree("a=3 b=1 c/d=1"), turns); err != nil {
		t.Fatal(err)
	}
	if state(t, spare) == nil {
		t.Error("a spare folder that was taken for nothing did not come back")
	}
	// A site that is refused, or not committed, leaves it.
	p, err = Begin(dest, turns)
	if err != nil {
		t.Fatal(err)
	}
	p.Put("x/y", nil)
	p.Close()
	if got := state(t, spare); got == nil || got["x"] != "" {
		t.Errorf("after a site that was given up the spare folder has %v", got)
	}

	publish(&faulty{at: -1, linkless: true}, "a=4 b=1 c/d=1", turns)
	if state(t, spare) != nil {
		t.Error("a spare folder is kept where there are no links")
	}
	publish(system{}, "a=5 b=1 c/d=1", turns)
	if state(t, spare) == nil {
		t.Error("no spare folder is kept")
	}
	publish(system{}, "a=5 b=1 c/d=1", Options{})
	if state(t, spare) != nil {
		t.Error("a spare folder that nobody has a use for is left")
	}
}

// A counting disk counts what is made.
type counting struct {
	system
	made int
}

func (c *counting) mkdir(path string) error            { c.made++; return c.system.mkdir(path) }
func (c *counting) create(path string, b []byte) error { c.made++; return c.system.create(path, b) }
func (c *counting) link(old, path string) error        { c.made++; return c.system.link(old, path) }

// TestTurnsForeign carries over what somebody else put into the published folder, into
// whichever folder it is that is published.
func TestTurnsForeign(t *testing.T) {
	ways(t, func(p *pair) {
		put := func(name, text string) {
			p.do(func(dest string) error {
				path := inside(dest, name)
				return errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666))
			})
		}
		p.publish("first", tree("a=1 b/c=1 d/e=1"))
		put("ghi-chú", "1")
		put("riêng/x/y", "1")
		put("b/của tôi", "1")
		p.do(func(dest string) error { return os.Mkdir(filepath.Join(dest, "trống"), 0o700) })
		if runtime.GOOS != "windows" {
			p.do(func(dest string) error {
				return errors.Join(os.Symlink("riêng", filepath.Join(dest, "lối")), os.Symlink("không có", filepath.Join(dest, "b", "cụt")))
			})
		}
		p.publish("carried", tree("a=2 b/c=1 d/e=1"))
		p.publish("carried again", tree("a=3 b/c=1 d/e=1"))
		p.publish("without the folder", tree("a=4 d/e=1"))
		p.publish("with the folder", tree("a=5 b/c=1 d/e=1"))
		for _, name := range []string{"ghi-chú", "riêng/x/y"} { // replaced, as an editor does it
			p.do(func(dest string) error { return os.Remove(inside(dest, name)) })
			put(name, "2")
		}
		p.do(func(dest string) error { return os.Chmod(filepath.Join(dest, "trống"), 0o755) })
		p.publish("replaced", tree("a=6 b/c=1 d/e=1"))
		p.publish("replaced again", tree("a=7 b/c=1 d/e=1"))
		p.edited(inside(p.turns, "ghi-chú"))
		put("ghi-chú", "ba") // in place
		p.publish("edited", tree("a=8 b/c=1 d/e=1"))
		p.do(func(dest string) error {
			return errors.Join(os.Remove(inside(dest, "ghi-chú")), os.RemoveAll(inside(dest, "riêng")), os.Remove(inside(dest, "trống")))
		})
		put("trống", "một tệp")
		put("ghi-chú/x", "một thư mục")
		p.publish("other kinds", tree("a=9 b/c=1 d/e=1"))
		p.do(func(dest string) error {
			return errors.Join(os.Remove(inside(dest, "trống")), os.RemoveAll(inside(dest, "ghi-chú")))
		})
		p.publish("removed", tree("a=10 b/c=1 d/e=1"))
		put("f", "chỗ của trang mới")
		p.publish("in the way", tree("a=11 b/c=1 d/e=1 f/g"))
		p.do(func(dest string) error { return os.Remove(inside(dest, "f")) })
		p.publish("out of the way", tree("a=12 b/c=1 d/e=1 f/g"))
		p.do(func(dest string) error { return os.Remove(inside(dest, "d/e")) })
		p.publish("ours removed", tree("a=13 b/c=1 d/e=1 f/g"))
		p.edited(inside(p.turns, "b/c"))
		put("b/c", "sửa")
		p.publish("ours edited", tree("a=14 b/c=2 d/e=1 f/g"))
		p.publish("ours edited and kept", tree("a=14 b/c=1 d/e=1 f/g"))
		p.do(func(dest string) error { return os.Remove(inside(dest, "b/c")) })
		p.publish("ours made again", tree("a=15 b/c=1 d/e=1 f/g"))
	})
}

// TestTurnsModes holds that folders are read by the same people as without a spare one.
func TestTurnsModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	p := newPair(t)
	chmod := func(name string, mode fs.FileMode) {
		p.do(func(dest string) error { return os.Chmod(inside(dest, name), mode) })
	}
	p.do(func(dest string) error { return os.Mkdir(dest, 0o711) })
	for i, f := range []func(){
		func() {}, func() {}, func() {},
		func() { chmod(".", 0o700) }, func() {}, func() { chmod(".", 0o755) },
		func() { chmod("b", 0o700) }, func() {}, func() {},
		func() { p.do(func(dest string) error { return os.Mkdir(inside(dest, "riêng"), 0o700) }) }, func() {},
		func() { chmod("riêng", 0o755) }, func() {}, func() { chmod("riêng", 0o711) }, func() { chmod("b/c", 0o600) }, func() {},
	} {
		f()
		p.publish(fmt.Sprint("site ", i), tree(fmt.Sprintf("a=%d b/c=1 b/d/e", i)))
	}
}

// TestTurnsTampered lets somebody do to a spare folder what he likes.
func TestTurnsTampered(t *testing.T) {
	text := func(path, text string) error {
		return errors.Join(os.RemoveAll(path), os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666))
	}
	link := func(target, path string) error { return errors.Join(os.RemoveAll(path), os.Symlink(target, path)) }
	for name, harm := range map[string]func(p *pair, spare string) error{
		"a file":             func(_ *pair, spare string) error { return text(inside(spare, "x"), "lạ") },
		"a file of a page":   func(_ *pair, spare string) error { return text(inside(spare, "new"), "lạ") },
		"a file in a folder": func(_ *pair, spare string) error { return text(inside(spare, "c/x"), "lạ") },
		"a folder":           func(_ *pair, spare string) error { return text(inside(spare, "x/y/z"), "lạ") },
		"other bytes":        func(_ *pair, spare string) error { return text(inside(spare, "b"), "2") },
		"the same bytes":     func(_ *pair, spare string) error { return text(inside(spare, "b"), "1") },
		"a folder for a file": func(_ *pair, spare string) error {
			return errors.Join(os.Remove(inside(spare, "b")), text(inside(spare, "b/x"), "lạ"))
		},
		"a file for a folder": func(_ *pair, spare string) error { return text(inside(spare, "c"), "lạ") },
		"a file gone":         func(_ *pair, spare string) error { return os.Remove(inside(spare, "b")) },
		"a folder gone":       func(_ *pair, spare string) error { return os.RemoveAll(inside(spare, "c")) },
		"all gone":            func(_ *pair, spare string) error { return os.RemoveAll(spare) },
		"empty":               func(_ *pair, spare string) error { return errors.Join(os.RemoveAll(spare), os.Mkdir(spare, 0o777)) },
		"a file for all":      func(_ *pair, spare string) error { return text(spare, "lạ") },
		"a list":              func(_ *pair, spare string) error { return text(inside(spare, ListName), mark) },
		"the list":            func(p *pair, spare string) error { return os.Link(inside(p.turns, ListName), inside(spare, ListName)) },
		"another page":        func(p *pair, spare string) error { return os.Link(inside(p.turns, "b"), inside(spare, "x")) },
		"a page for another": func(p *pair, spare string) error {
			return errors.Join(os.Remove(inside(spare, "b")), os.Link(inside(p.turns, "c/d"), inside(spare, "b")))
		},
		"the page that changes":   func(p *pair, spare string) error { return os.Link(inside(p.turns, "a"), inside(spare, "a")) },
		"a link for a file":       func(p *pair, spare string) error { return link(inside(p.turns, "b"), inside(spare, "b")) },
		"a link for a page":       func(p *pair, spare string) error { return link(inside(p.outside, "x"), inside(spare, "a")) },
		"a link for a folder":     func(p *pair, spare string) error { return link(inside(p.turns, "c"), inside(spare, "c")) },
		"a link for a new folder": func(p *pair, spare string) error { return link(p.outside, inside(spare, "g")) },
		"a link outside":          func(p *pair, spare string) error { return link(p.outside, inside(spare, "c")) },
		"a link for all":          func(p *pair, spare string) error { return link(p.outside, spare) },
		"a link to the site":      func(p *pair, spare string) error { return link(p.turns, spare) },
		"another mode":            func(_ *pair, spare string) error { return os.Chmod(inside(spare, "c"), 0o700) },
		"another mode of all":     func(_ *pair, spare string) error { return os.Chmod(spare, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && (strings.Contains(name, "link") || strings.Contains(name, "mode")) {
				t.Skip("Windows has no such modes, and no links for everybody")
			}
			ways(t, func(p *pair) {
				for i, site := range []string{"a=%d b=1 c/d=2 e/f", "a=%d b=1 c/d=2 new g/h", "a=%d b/x c g/h"} {
					p.publish("before", tree("a=1 b=1 c/d=2 e/f"))
					p.publish("before", tree("a=2 b=1 c/d=2 e/f"))
					if err := harm(p, beside(p.turns, "spare")); err != nil {
						p.t.Fatal(err)
					}
					p.publish(fmt.Sprint("site ", i), tree(fmt.Sprintf(site, 3)))
					p.publish("after", tree(fmt.Sprintf(site, 4)))
					p.do(os.RemoveAll)
				}
			})
		})
	}
}

// TestTurnsAtRandom publishes random sites while somebody does random things to what is
// published and to the spare folder.
func TestTurnsAtRandom(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("somebody makes links")
	}
	seeds := 150
	if testing.Short() {
		seeds = 15
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(seed), 1))
			p := newPair(t)
			p.pours = seed%3 == 1
			if seed%3 == 2 {
				p.each = side
			}
			for i := range 12 {
				p.publish(fmt.Sprint("site ", i), randomTree(r))
				for range r.IntN(3) {
					name, what, text := randomName(r), r.IntN(6), fmt.Sprint(r.IntN(3))
					p.edited(inside(p.turns, name))
					p.do(func(dest string) error { mischief(dest, name, what, text, p.outside, 0o700); return nil })
				}
				spare := beside(p.turns, "spare")
				for range r.IntN(4) {
					// In place would be in the published file too.
					name := randomName(r)
					os.Remove(inside(spare, name))
					mischief(spare, name, r.IntN(6), fmt.Sprint(r.IntN(3)), p.outside, 0o750)
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// randomName is one of few names, of which each may be a folder of others.
func randomName(r *rand.Rand) string {
	name := string("abc"[r.IntN(3)])
	for r.IntN(3) > 0 && len(name) < 5 {
		name += "/" + string("abc"[r.IntN(3)])
	}
	return name
}

func randomTree(r *rand.Rand) Tree {
	tree := Tree{}
	for range 1 + r.IntN(8) {
		tree[randomName(r)] = fmt.Append(nil, r.IntN(3))
	}
	for name := range tree {
		for dir := parent(name); dir != "."; dir = parent(dir) {
			if _, both := tree[dir]; both {
				delete(tree, name)
			}
		}
	}
	return tree
}

// mischief does something to a folder, if it can be done.
func mischief(dir, name string, what int, text, outside string, mode fs.FileMode) {
	path := inside(dir, name)
	switch what {
	case 0:
		os.RemoveAll(path)
	case 1:
		os.MkdirAll(path, 0o755)
	case 2:
		os.Symlink(outside, path)
	case 3:
		if info, err := os.Lstat(path); err == nil && info.IsDir() {
			os.Chmod(path, mode)
		}
	default:
		if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
			return
		}
		if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil && !strings.HasPrefix(dir, outside) {
			os.WriteFile(path, []byte(text), 0o666)
		}
	}
}

// TestKeep holds that a published file can be announced without its bytes.
func TestKeep(t *testing.T) {
	dest := filepath.Join(memory(t), "public")
	large := bytes.Repeat([]byte("văn bản "), 50_000)
	first := Tree{"a": []byte("1"), "b/c": large, "d": []byte("1"), "e": nil, "f": nil, "g": []byte("1")}
	if _, err := write(system{}, dest, first, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		os.WriteFile(inside(dest, "d"), []byte("sửa"), 0o666),
		os.WriteFile(inside(dest, "x"), []byte("của người khác"), 0o666),
		os.Remove(inside(dest, "e")),
		os.Remove(inside(dest, "f")),
		os.Mkdir(inside(dest, "f"), 0o777),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p, err := Begin(dest, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for _, name := range []string{"d", "e", "f", "x", "b", "none", "b/none", ListName} {
		if kept, err := p.Keep(name, func([]byte) { t.Errorf("%s is seen", name) }); kept || err != nil {
			t.Errorf("%s: %v %v", name, kept, err)
		}
		if kept, err := p.Keep(name, nil); kept || err != nil {
			t.Errorf("%s: %v %v", name, kept, err)
		}
	}
	var seen []byte
	if kept, err := p.Keep("a", nil); !kept || err != nil {
		t.Errorf("%v %v", kept, err)
	}
	if kept, err := p.Keep("b/c", func(b []byte) { seen = bytes.Clone(b) }); !kept || err != nil || !bytes.Equal(seen, large) {
		t.Errorf("%v %v, %d bytes", kept, err, len(seen))
	}
	// What is not kept has not come; and the file that was changed is put right by hand.
	for _, err := range []error{
		os.Remove(inside(dest, "d")), os.Remove(inside(dest, "f")), p.Put("h", []byte("mới")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p.Close()

	p, err = Begin(dest, Options{Turns: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	side(2, func(i int) {
		name := []string{"a", "b/c"}[i]
		if kept, err := p.Keep(name, func(b []byte) {
			if !bytes.Equal(b, first[name]) {
				t.Errorf("%s: %d bytes are seen", name, len(b))
			}
		}); !kept || err != nil {
			t.Errorf("%s: %v %v", name, kept, err)
		}
	})
	if kept, err := p.Keep("d", nil); kept || err != nil {
		t.Errorf("%v %v", kept, err)
	}
	if err := p.Put("d", []byte("2")); err != nil {
		t.Error(err)
	}
	stats, err := p.Commit()
	if err != nil || stats != (Stats{Written: 1, Unchanged: 2, Removed: 1}) {
		t.Errorf("%+v %v", stats, err)
	}
	p.Close()
	want := publishedState(Tree{"a": []byte("1"), "b/c": large, "d": []byte("2")})
	want["x"] = "f của người khác"
	if got := state(t, dest); !maps.Equal(got, want) {
		t.Errorf("published %v", slices.Sorted(maps.Keys(got)))
	}

	for what, twice := range map[string]func(p *Publication){
		"kept": func(p *Publication) { p.Keep("a", nil) },
		"put":  func(p *Publication) { p.Put("a", []byte("1")) },
		"a name that is none": func(p *Publication) {
			if _, err := p.Keep("../a", nil); err == nil {
				t.Error("a name that leads outside is kept")
			}
		},
	} {
		p, err := Begin(dest, Options{})
		if err != nil {
			t.Fatal(err)
		}
		twice(p)
		if kept, err := p.Keep("a", func([]byte) { t.Errorf("%s: seen", what) }); kept || err == nil {
			t.Errorf("%s: kept again: %v %v", what, kept, err)
		}
		if _, err := p.Commit(); err == nil {
			t.Errorf("%s: published", what)
		}
		p.Close()
	}
}
