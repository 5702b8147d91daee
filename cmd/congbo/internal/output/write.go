package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// Options say what Write has to be careful of.
type Options struct {
	Site string // folder of the sources; empty if there is none to protect
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
	s := stage{old: dest, dir: beside(dest, "new"), tree: tree}
	defer os.RemoveAll(s.dir)
	if err := s.lay(); err != nil {
		return Stats{}, err
	}
	if s.stats.Written+s.stats.Removed == 0 {
		return s.stats, nil // the published site is this one already
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
	made     map[string]bool // folders
	stats    Stats
}

func (s *stage) lay() error {
	s.made = map[string]bool{}
	if err := os.Mkdir(s.dir, 0o777); err != nil {
		return err
	}
	before := list{}
	if b, err := os.ReadFile(filepath.Join(s.old, ListName)); err == nil {
		before = parseList(b)
	}
	now := make(list, len(s.tree))
	for _, name := range slices.Sorted(maps.Keys(s.tree)) {
		now[name] = sum(s.tree[name])
		if err := s.put(name, s.tree[name], before[name], now[name]); err != nil {
			return err
		}
	}
	if err := s.carry(".", before); err != nil {
		return err
	}
	for name := range before {
		if now[name] == "" {
			s.stats.Removed++
		}
	}
	return os.WriteFile(filepath.Join(s.dir, ListName), now.bytes(), 0o666)
}

// put lays out one file: a link to the published one where that is the same,
// else new. A published file that somebody changed by hand is not lost.
func (s *stage) put(name string, b []byte, before, now string) error {
	path := filepath.FromSlash(name)
	if err := s.mkdir(filepath.Dir(path)); err != nil {
		return err
	}
	to := filepath.Join(s.dir, path)
	old, err := os.ReadFile(filepath.Join(s.old, path))
	switch {
	case err == nil && bytes.Equal(old, b):
		s.stats.Unchanged++
		if os.Link(filepath.Join(s.old, path), to) == nil {
			return nil
		}
		return os.WriteFile(to, b, 0o666)
	case err == nil && sum(old) != before:
		return &RefusedError{s.old,
			diag.Say("%q đã bị thay đổi sau khi congbo tạo ra", "%q was changed after congbo wrote it", filepath.Join(s.old, path)),
			diag.Say("chép phần sửa sang nơi khác rồi xóa tệp đó", "copy the change elsewhere, then delete the file")}
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !notDir(err):
		return err
	}
	s.stats.Written++
	return os.WriteFile(to, b, 0o666)
}

func (s *stage) mkdir(dir string) error {
	if s.made[dir] {
		return nil
	}
	s.made[dir] = true
	return os.MkdirAll(filepath.Join(s.dir, dir), 0o777)
}

// carry links what somebody else put into the published folder into the new one.
func (s *stage) carry(dir string, ours list) error {
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
			if !ourFolder(name, ours) {
				if err := s.mkdir(path); err != nil {
					return err
				}
			}
			if err := s.carry(path, ours); err != nil {
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

// ourFolder reports whether congbo made a folder: it holds files of the list.
func ourFolder(name string, ours list) bool {
	for path := range ours {
		if strings.HasPrefix(path, name+"/") {
			return true
		}
	}
	return false
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
