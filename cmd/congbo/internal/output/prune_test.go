package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"congbo/cmd/congbo/internal/strace"
)

// place puts a file somewhere as an editor does, beside and then over what is there.
func place(dest, name, text string) error {
	path := inside(dest, name)
	if _, err := os.Stat(dest); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(dest), "tạm")
	return errors.Join(os.WriteFile(temp, []byte(text), 0o666), os.Rename(temp, path))
}

// lateNames are what somebody puts into the published folder: files, new folders, new
// texts of files of his own, one where the new site has a folder and one where it has a
// file, and a page that he writes over.
var lateNames = []string{"muộn.txt", "a/muộn.txt", "mới/một/muộn.txt", "ghi-chu.docx", "riêng/x.txt", "b/muộn.txt", "c/d/index.html", "index.html"}

// latecomer is a disk on which somebody puts files into the published folder just before
// an operation.
func latecomer(d *faulty, dest string, at int) (put map[string]string) {
	put = map[string]string{}
	d.before = func(op int) {
		if op != at {
			return
		}
		for _, name := range lateNames {
			if text := fmt.Sprint("muộn ", at); place(dest, name, text) == nil {
				put[name] = text
			}
		}
	}
	return put
}

// holdLate holds that what was put into the published folder lies there or in one that
// was left beside it.
func holdLate(t *testing.T, what, dest string, put map[string]string) {
	t.Helper()
	folders, err := filepath.Glob(dest + ".congbo-left*")
	if err != nil {
		t.Fatal(err)
	}
	hidden := beside(dest, "old") // where a run that was stopped leaves it to the next
	for name, text := range put {
		var found []string
		for _, dir := range append(folders, dest, hidden) {
			if b, err := os.ReadFile(inside(dir, name)); err == nil {
				found = append(found, string(b))
			}
		}
		if !strings.Contains(strings.Join(found, "\n"), text) {
			t.Errorf("%s: %s is lost: %q", what, name, found)
		}
	}
}

// kinds are file systems to publish on.
var kinds = map[string]faulty{"exchange": {}, "without exchange": {swapless: true}, "without links": {linkless: true}}

// TestLate lets somebody put files into the published folder at every moment of a
// publication: they are in the published folder after it, or in one beside it of which
// the publication tells.
func TestLate(t *testing.T) {
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left := 0
			for at := 0; ; at++ {
				dest, _, _ := faultSite(t, "site")
				d := kind
				d.at = -1
				put := latecomer(&d, dest, at)
				what := fmt.Sprint("at ", at)
				p, err := publishAll(&d, dest, newTree)
				var refused *RefusedError
				if err != nil && !errors.As(err, &refused) {
					t.Errorf("%s: %v", what, err)
				}
				holdLate(t, what, dest, put)
				if err == nil {
					left += len(p.Left())
					got := state(t, dest)
					for name, b := range newTree {
						if got[name] != "f "+string(b) && put[name] == "" {
							t.Errorf("%s: published %s is %q", what, name, got[name])
						}
					}
				}
				for _, dir := range p.Left() {
					for name := range state(t, dir) {
						if text := put[name]; text == "" && !isFolderOf(name, put) {
							t.Errorf("%s: %s is left, which congbo wrote", what, name)
						}
					}
				}
				entries, err := os.ReadDir(filepath.Dir(dest))
				if err != nil || len(entries) != 1+len(p.Left()) {
					t.Errorf("%s: left %v, told of %v", what, entries, p.Left())
				}
				if d.n <= at {
					break
				}
			}
			if left < 5 {
				t.Errorf("files came too late %d times", left)
			}
		})
	}
}

// isFolderOf reports whether a name is of a folder that one of the files stands in.
func isFolderOf(name string, files map[string]string) bool {
	for file := range files {
		if strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

// publishAll publishes a tree; what the publication left can be asked after it.
func publishAll(d disk, dest string, tree Tree) (*Publication, error) {
	p, err := begin(d, dest, Options{})
	if err != nil {
		return &Publication{stage: &stage{}}, err
	}
	defer p.Close()
	for name, b := range tree {
		if err := p.Put(name, b); err != nil {
			return p, err
		}
	}
	_, err = p.Commit()
	return p, err
}

// TestLateFaults stops a publication at every operation, and lets every operation fail
// for a moment and for good, while files come at one before: nothing is lost, not after
// the next run either.
func TestLateFaults(t *testing.T) {
	faults := map[string]faulty{"stopped": {}, "failing": {err: syscall.EIO}, "failing for good": {err: syscall.EIO, lasting: true}}
	for name, kind := range kinds {
		for how, fault := range faults {
			t.Run(name+" "+how, func(t *testing.T) {
				t.Parallel()
				puts, fails := 5, 4 // strides
				switch {
				case strace.All():
					puts, fails = 1, 1
				case testing.Short():
					puts, fails = 11, 10
				}
				publish := func(d *faulty, at int) (dest string, put map[string]string) {
					dest, _, _ = faultSite(t, "site")
					put = latecomer(d, dest, at)
					publishAll(d, dest, newTree)
					return dest, put
				}
				d := kind
				d.at = -1
				publish(&d, -1)
				cases, operations := 0, d.n
				for at := 0; at < operations; at += puts {
					for failing := at; ; failing += fails {
						d := kind
						d.at, d.err, d.lasting = failing, fault.err, fault.lasting
						dest, put := publish(&d, at)
						if d.n <= failing {
							break
						}
						what := fmt.Sprintf("put at %d, %s at %d", at, how, failing)
						holdLate(t, what, dest, put)
						publishAll(&faulty{at: -1, swapless: d.swapless, linkless: d.linkless}, dest, newTree)
						holdLate(t, what+", the next run", dest, put)
						cases++
					}
				}
				t.Logf("%d cases", cases)
			})
		}
	}
}

// An unsynced disk cannot bring names to the disk, and just then somebody puts a file
// into what is published.
type unsynced struct {
	faulty
	dest string
}

func (d *unsynced) syncDir(path string) error {
	return errors.Join(syscall.EIO, place(d.dest, "muộn.txt", "muộn"))
}

// TestLateUndone lets a swap be undone after somebody put a file into the new site: that
// is taken back but for his file.
func TestLateUndone(t *testing.T) {
	for name, kind := range kinds {
		for _, there := range []string{"", "site"} {
			t.Run(name+" "+there, func(t *testing.T) {
				dest, before, _ := faultSite(t, there)
				d := &unsynced{kind, dest}
				d.at = -1
				p, err := publishAll(d, dest, newTree)
				if !errors.Is(err, syscall.EIO) {
					t.Error(err)
				}
				if got := state(t, dest); !maps.Equal(got, before) {
					t.Errorf("published %v, want %v", got, before)
				}
				if left := dest + ".congbo-left"; !slices.Equal(p.Left(), []string{left}) || !maps.Equal(state(t, left), map[string]string{"muộn.txt": "f muộn"}) {
					t.Errorf("left %v: %v", p.Left(), state(t, left))
				}
			})
		}
	}
}

// A stuck disk removes nothing from a folder.
type stuck struct {
	system
	dir string
}

func (d stuck) remove(path string) error {
	if _, err := os.Lstat(path); err == nil && strings.HasPrefix(path, d.dir) {
		return &os.PathError{Op: "remove", Path: path, Err: syscall.EACCES}
	}
	return d.system.remove(path)
}

// TestStuck publishes again and again where nothing of the previous tree can be removed,
// as on Windows while files of it are open.
func TestStuck(t *testing.T) {
	dest, _, after := faultSite(t, "site")
	d := stuck{dir: beside(dest, "old")}
	for i, tree := range []Tree{newTree, oldTree, newTree} {
		p, err := publishAll(d, dest, tree)
		if err != nil || len(p.Left()) != min(i, 1) { // what the first leaves is set aside by the second
			t.Errorf("publication %d: %v, left %v", i, err, p.Left())
		}
	}
	if got := state(t, dest); !maps.Equal(got, after) {
		t.Errorf("published %v", got)
	}
	d.dir = "none"
	if p, err := publishAll(d, dest, newTree); err != nil || len(p.Left()) > 0 {
		t.Errorf("%v, left %v", err, p.Left())
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(dest), "*.congbo-left*")); err != nil || len(left) != 2 {
		t.Errorf("left %v", left)
	}
}

// A pinned disk has folders that cannot be removed nor moved, nor what is in them: on
// Windows those in which a program has a file open.
type pinned struct {
	faulty
	dirs map[string]bool
}

func (d *pinned) holds(op, path string) error {
	for dir := range d.dirs {
		if _, err := os.Lstat(path); err == nil && (path == dir || strings.HasPrefix(path, dir+string(filepath.Separator))) {
			return &os.PathError{Op: op, Path: path, Err: syscall.EACCES}
		}
	}
	return nil
}

func (d *pinned) remove(path string) error {
	if err := d.holds("remove", path); err != nil {
		return err
	}
	return d.faulty.remove(path)
}

func (d *pinned) removeAll(path string) error {
	if err := d.holds("remove", path); err != nil {
		return err
	}
	return d.faulty.removeAll(path)
}

func (d *pinned) rename(old, path string) error {
	if err := d.holds("rename", old); err != nil {
		return err
	}
	return d.faulty.rename(old, path)
}

// TestPinned publishes again and again where what a run leaves can neither be removed nor
// moved: each publication succeeds, tells of what stays, and what was put into a folder that
// stays is not lost. Once nothing is open any more the next run removes it all.
func TestPinned(t *testing.T) {
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dest, before, after := faultSite(t, "site")
			d := &pinned{kind, map[string]bool{}}
			d.at = -1
			old, staging := beside(dest, "old"), beside(dest, "new")
			writeOpen := func(dir, text string) {
				if err := errors.Join(os.MkdirAll(dir, 0o777), os.WriteFile(filepath.Join(dir, "mở.docx"), []byte(text), 0o666)); err != nil {
					t.Fatal(err)
				}
				d.dirs[dir] = true
			}
			writeOpen(staging, "một")
			writeOpen(old, "hai")
			for i, tree := range []Tree{newTree, oldTree, newTree, oldTree, newTree} {
				p, err := publishAll(d, dest, tree)
				want := after
				if i%2 == 1 {
					want = before
				}
				if got := state(t, dest); err != nil || !maps.Equal(got, want) {
					t.Fatalf("publication %d: %v, published %v", i, err, got)
				}
				if !slices.Contains(p.Left(), old) {
					t.Errorf("publication %d: left %v", i, p.Left())
				}
				if i == 2 { // more is opened, meanwhile
					writeOpen(spare(staging, 1), "ba")
					writeOpen(spare(old, 1), "bốn")
				}
			}
			clear(d.dirs)
			p, err := publishAll(d, dest, newTree)
			if err != nil {
				t.Fatal(err)
			}
			var kept []string
			for _, dir := range p.Left() {
				b, _ := os.ReadFile(filepath.Join(dir, "mở.docx"))
				kept = append(kept, string(b))
			}
			if slices.Sort(kept); !slices.Equal(kept, []string{"bốn", "hai"}) {
				t.Errorf("left %v with %v", p.Left(), kept)
			}
			if hidden, err := filepath.Glob(filepath.Join(filepath.Dir(dest), ".public.congbo-[on]*")); err != nil || len(hidden) > 0 {
				t.Errorf("hidden %v", hidden)
			}
		})
	}
}

// TestRestored stops a swap in steps between the two, while an older tree cannot be removed:
// the site that comes back is the one that was published last.
func TestRestored(t *testing.T) {
	for at := 0; at < 1000; at++ {
		dest, before, _ := faultSite(t, "site")
		pin := beside(dest, "old")
		d := &pinned{faulty{at: at, swapless: true}, map[string]bool{pin: true}}
		err := errors.Join(os.CopyFS(pin, os.DirFS(dest)), os.WriteFile(inside(pin, "index.html"), []byte("cũ hơn"), 0o666))
		if err != nil {
			t.Fatal(err)
		}
		if publishAll(d, dest, newTree); state(t, dest) != nil {
			continue
		}
		d.at, d.stopped = -1, false
		p, err := begin(d, dest, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		if got := state(t, dest); !maps.Equal(got, before) {
			t.Errorf("came back %v", got)
		}
		return
	}
	t.Error("the swap was never stopped between its steps")
}
