package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// Options say what Write has to be careful of.
type Options struct {
	Site string                     // folder of the sources; empty if there is none to protect
	Each func(n int, f func(i int)) // runs f for 0 to n-1, in parallel if it likes; nil runs them in order
}

// Stats say what Write did, in files.
type Stats struct{ Written, Unchanged, Removed int }

// Write publishes a tree into a folder. A reader sees the old site or the new
// one, never a mix, also when the machine stops at any moment:
//
//  1. the new site is laid out in a folder beside the destination, on the same
//     file system: new files are written, unchanged ones are hard links to the
//     old ones;
//  2. everything is flushed to the disk;
//  3. the two folders change places, in one step where the system has one
//     (see swap), and the old one is removed.
//
// A folder that congbo did not make is refused. Files that somebody else put
// into a published folder are carried over as they are.
func Write(dest string, tree Tree, o Options) (Stats, error) {
	dest, err := filepath.Abs(dest)
	if err != nil {
		return Stats{}, err
	}
	if err := check(tree); err != nil {
		return Stats{}, err
	}
	if err := refuse(dest, o.Site); err != nil {
		return Stats{}, err
	}
	parent := filepath.Dir(dest)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return Stats{}, err
	}
	unlock, err := lock(beside(dest, "lock"))
	if err != nil {
		return Stats{}, err
	}
	defer unlock()
	if err := heal(dest); err != nil {
		return Stats{}, err
	}
	s := newStage(dest, tree, o.Each)
	if err := s.plan(); err != nil || s.stats.Written+s.stats.Removed == 0 {
		return s.stats, err // where nothing changed, the published site is this one already
	}
	defer os.RemoveAll(s.dir)
	if err := s.lay(); err != nil {
		return Stats{}, err
	}
	if err := flush(s.dir); err != nil {
		return Stats{}, err
	}
	if err := swap(s.dir, dest); err != nil {
		return Stats{}, err
	}
	return s.stats, syncDir(parent)
}

// beside names a hidden neighbour of the destination.
func beside(dest, what string) string {
	return filepath.Join(filepath.Dir(dest), "."+filepath.Base(dest)+".congbo-"+what)
}

// check refuses names that not every system can hold, and two that some system
// would take for one.
func check(tree Tree) error {
	for name := range tree {
		if err := ValidName(name); err != nil {
			return err
		}
		if name == ListName {
			return fmt.Errorf("%q is congbo's own", name)
		}
		for dir := filepath.ToSlash(filepath.Dir(name)); dir != "."; dir = filepath.ToSlash(filepath.Dir(dir)) {
			if _, ok := tree[dir]; ok {
				return fmt.Errorf("%q is both a file and a folder", dir)
			}
		}
	}
	return nil
}

// heal heals what a killed run left: a new folder that never went live is
// removed; an old one that a two-step swap had moved aside comes back.
func heal(dest string) error {
	aside := beside(dest, "old")
	if _, err := os.Lstat(dest); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(aside, dest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.RemoveAll(aside); err != nil {
		return err
	}
	return os.RemoveAll(beside(dest, "new"))
}

// stage lays out the new site.
type stage struct {
	old, dir string
	tree     Tree
	each     func(n int, f func(i int))
	names    []string // of the tree, sorted
	same     []bool   // by name: the published file has the same bytes
	before   list     // of the published site
	now      list
	folders  map[string]bool // that the published site has files of ours in
	made     map[string]bool // that the new site has
	stats    Stats
}

func newStage(dest string, tree Tree, each func(int, func(int))) *stage {
	if each == nil {
		each = func(n int, f func(i int)) {
			for i := range n {
				f(i)
			}
		}
	}
	names := slices.Sorted(maps.Keys(tree))
	return &stage{old: dest, dir: beside(dest, "new"), tree: tree, each: each,
		names: names, same: make([]bool, len(names)), before: list{}, now: make(list, len(names)), folders: map[string]bool{}, made: map[string]bool{}}
}

// plan compares the tree with what is published. A published file that somebody
// changed by hand, and that would be replaced, is refused by name.
func (s *stage) plan() error {
	published := false
	if b, err := os.ReadFile(filepath.Join(s.old, ListName)); err == nil {
		s.before, published = parseList(b), true
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	sums := make([]string, len(s.names))
	errs := make([]error, len(s.names))
	s.each(len(s.names), func(i int) {
		name := s.names[i]
		sums[i] = sum(s.tree[name])
		if published {
			s.same[i], errs[i] = s.compare(name)
		}
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for i, name := range s.names {
		s.now[name] = sums[i]
		if s.same[i] {
			s.stats.Unchanged++
		} else {
			s.stats.Written++
		}
	}
	for name, h := range s.before {
		for dir := path.Dir(name); dir != "." && !s.folders[dir]; dir = path.Dir(dir) {
			s.folders[dir] = true
		}
		if s.now[name] != "" {
			continue
		}
		old, err := os.ReadFile(filepath.Join(s.old, filepath.FromSlash(name)))
		if err == nil && sum(old) != h {
			return changed(filepath.Join(s.old, filepath.FromSlash(name)))
		}
		s.stats.Removed++
	}
	if !published && s.stats.Written == 0 {
		s.stats.Written = 1 // an empty site still has its list
	}
	return nil
}

// compare reports whether the published file has the bytes of the tree.
func (s *stage) compare(name string) (bool, error) {
	path := filepath.Join(s.old, filepath.FromSlash(name))
	old, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(old, s.tree[name]):
		return true, nil
	case err == nil && sum(old) != s.before[name]:
		return false, changed(path)
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !notDir(err):
		return false, err
	}
	return false, nil
}

func changed(path string) error {
	return &RefusedError{path,
		diag.Say("%q đã bị thay đổi sau khi congbo tạo ra", "%q was changed after congbo wrote it", path),
		diag.Say("chép phần sửa sang nơi khác rồi xóa tệp đó", "copy the change elsewhere, then delete the file")}
}

// lay writes the new site beside the published one: new files as they are,
// unchanged ones as links to the published.
func (s *stage) lay() error {
	if err := os.Mkdir(s.dir, 0o777); err != nil {
		return err
	}
	for _, name := range s.names {
		if err := s.mkdir(filepath.Dir(filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	errs := make([]error, len(s.names))
	s.each(len(s.names), func(i int) {
		path := filepath.FromSlash(s.names[i])
		to := filepath.Join(s.dir, path)
		if s.same[i] && os.Link(filepath.Join(s.old, path), to) == nil {
			return
		}
		errs[i] = os.WriteFile(to, s.tree[s.names[i]], 0o666)
	})
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if err := s.carry("."); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.dir, ListName), s.now.bytes(), 0o666)
}

func (s *stage) mkdir(dir string) error {
	if s.made[dir] {
		return nil
	}
	if dir != "." {
		if err := s.mkdir(filepath.Dir(dir)); err != nil {
			return err
		}
		if err := os.Mkdir(filepath.Join(s.dir, dir), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	s.made[dir] = true
	return nil
}

// carry links what somebody else put into the published folder into the new one.
func (s *stage) carry(dir string) error {
	ours := s.before
	entries, err := os.ReadDir(filepath.Join(s.old, dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		name := filepath.ToSlash(path)
		if name == ListName || ours[name] != "" {
			continue
		}
		if _, ok := s.tree[name]; ok {
			continue
		}
		if e.IsDir() {
			if !s.folders[name] {
				if err := s.mkdir(path); err != nil {
					return err
				}
			}
			if err := s.carry(path); err != nil {
				return err
			}
			continue
		}
		if err := s.mkdir(dir); err != nil {
			return err
		}
		if err := os.Link(filepath.Join(s.old, path), filepath.Join(s.dir, path)); err != nil {
			return fmt.Errorf("cannot carry over %s: %w", filepath.Join(s.old, path), err)
		}
	}
	return nil
}

// notDir reports an error because a part of a path is a file.
func notDir(err error) bool { return strings.Contains(err.Error(), "not a directory") }

// twoStep is the swap for systems without an atomic one: the old site is moved
// aside, the new one takes its place. If the machine stops between the two, the
// next run moves the old one back.
func twoStep(staged, dest string) error {
	aside := beside(dest, "old")
	err := os.Rename(dest, aside)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(staged, dest); err != nil {
		return errors.Join(err, os.Rename(aside, dest))
	}
	return os.RemoveAll(aside)
}
