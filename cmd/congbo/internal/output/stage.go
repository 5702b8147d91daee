package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"

	"congbo/cmd/congbo/internal/diag"
)

// A stage is a new site on its way to take the place of an old one. Names in it
// are slash-separated and relative to the site's root.
type stage struct {
	disk     disk
	old, dir string // the published folder and the new one
	tree     Tree
	each     func(n int, f func(i int))
	names    []string               // of the tree, sorted
	lies     map[string]fs.FileMode // types of all that lies in the published folder
	before   list                   // of the published site
	now      []byte                 // list of the new site
	folders  map[string]bool        // that the published site needs
	made     map[string]bool        // folders that the new site has
	same     []bool                 // by name: the published file has the same bytes
	fresh    []bool                 // by name: the file was written, not linked
	kept     []string               // what somebody else put into the published folder, sorted
	copied   []string               // of those, the ones that could not be linked
	done     bool                   // what is published is the new site already
	stats    Stats
}

func newStage(d disk, dest string, tree Tree, each func(int, func(int))) *stage {
	if each == nil {
		each = func(n int, f func(i int)) {
			for i := range n {
				f(i)
			}
		}
	}
	names := slices.Sorted(maps.Keys(tree))
	return &stage{
		disk: d, old: dest, dir: beside(dest, "new"), tree: tree, each: each, names: names,
		lies: map[string]fs.FileMode{}, folders: map[string]bool{}, made: map[string]bool{".": true},
		same: make([]bool, len(names)), fresh: make([]bool, len(names)),
	}
}

// published is where a file of the published site lies; staged, of the new one.
func (s *stage) published(name string) string { return filepath.Join(s.old, filepath.FromSlash(name)) }
func (s *stage) staged(name string) string    { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// plan compares the tree with what is published. Nothing is written yet, and
// nothing will be if a file would be lost that congbo did not write as it is.
func (s *stage) plan() error {
	listed, err := s.disk.readFile(s.published(ListName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.before, _ = parseList(listed)
	for name := range s.before {
		for dir := path.Dir(name); dir != "." && !s.folders[dir]; dir = path.Dir(dir) {
			s.folders[dir] = true
		}
	}
	if err := s.walk("."); err != nil {
		return err
	}
	sums := make([]string, len(s.names))
	err = s.forNames(func(i int) (err error) {
		sums[i] = sum(s.tree[s.names[i]])
		s.same[i], err = s.compare(s.names[i])
		return err
	})
	if err != nil {
		return err
	}
	now := make(list, len(s.names))
	for i, name := range s.names {
		now[name] = sums[i]
		if s.same[i] {
			s.stats.Unchanged++
		} else {
			s.stats.Written++
		}
	}
	s.now = now.bytes()
	if err := s.retire(); err != nil {
		return err
	}
	if err := s.keep(); err != nil {
		return err
	}
	s.done = s.stats.Written+s.stats.Removed == 0 && bytes.Equal(s.now, listed)
	return nil
}

// walk notes what lies in a folder of the published site.
func (s *stage) walk(dir string) error {
	entries, err := s.disk.readDir(s.published(dir))
	if dir == "." && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		s.lies[name] = e.Type()
		if e.IsDir() {
			if err := s.walk(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// forNames runs f for every name of the tree, and no more once one has failed:
// a full disk is one error, not ten thousand.
func (s *stage) forNames(f func(i int) error) error {
	errs := make([]error, len(s.names))
	var failed atomic.Bool
	s.each(len(s.names), func(i int) {
		if failed.Load() {
			return
		}
		if errs[i] = f(i); errs[i] != nil {
			failed.Store(true)
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// compare reports whether the published file has the bytes of the tree. It
// refuses to replace what congbo did not write.
func (s *stage) compare(name string) (bool, error) {
	kind, there := s.lies[name]
	was, ours := s.before[name]
	switch {
	case !there || kind.IsDir() && s.folders[name]:
		return false, nil
	case !kind.IsRegular() && ours:
		return false, s.changed(name)
	case !kind.IsRegular():
		return false, s.foreign(name)
	}
	b, err := s.disk.readFile(s.published(name))
	switch {
	case err != nil:
		return false, err
	case bytes.Equal(b, s.tree[name]):
		return true, nil
	case !ours:
		return false, s.foreign(name)
	case sum(b) != was:
		return false, s.changed(name)
	}
	return false, nil
}

// retire counts the files of ours that the new site no longer has.
func (s *stage) retire() error {
	for _, name := range slices.Sorted(maps.Keys(s.before)) {
		kind, there := s.lies[name]
		if _, stays := s.tree[name]; stays || !there {
			continue
		}
		if !kind.IsRegular() {
			return s.changed(name)
		}
		b, err := s.disk.readFile(s.published(name))
		if err != nil {
			return err
		}
		if sum(b) != s.before[name] {
			return s.changed(name)
		}
		s.stats.Removed++
	}
	return nil
}

// keep finds what somebody else put into the published folder, and refuses it
// where the new site needs the place.
func (s *stage) keep() error {
	needed := map[string]bool{}
	for _, name := range s.names {
		for dir := path.Dir(name); dir != "." && !needed[dir]; dir = path.Dir(dir) {
			needed[dir] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.lies)) {
		_, stays := s.tree[name]
		_, ours := s.before[name]
		folder := s.lies[name].IsDir()
		if name == ListName || ours || stays || folder && s.folders[name] {
			continue
		}
		if !folder && needed[name] {
			return s.foreign(name)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, file := s.tree[dir]; file {
				return s.foreign(name)
			}
		}
		s.kept = append(s.kept, name)
	}
	return nil
}

func (s *stage) changed(name string) error {
	return &RefusedError{s.old,
		diag.Say("%q đã bị thay đổi sau khi congbo tạo ra", "%q was changed after congbo wrote it", s.published(name)),
		diag.Say("chép phần sửa sang nơi khác rồi xóa tệp đó", "copy the change elsewhere, then delete the file")}
}

func (s *stage) foreign(name string) error {
	return &RefusedError{s.old,
		diag.Say("%q không do congbo tạo ra và nằm đúng chỗ của một trang mới", "%q is not congbo's and lies where a new page belongs", s.published(name)),
		diag.Say("chuyển nó sang nơi khác", "move it elsewhere")}
}

// publish lays the new site out and swaps it in. If what was done cannot be
// brought to the disk, it is undone: an error always leaves the old site.
func (s *stage) publish() error {
	defer s.disk.removeAll(s.dir) // what remains of it after an error goes with the next run
	if err := s.lay(); err != nil {
		return err
	}
	if err := s.disk.flush(s.dir, s.written()); err != nil {
		return err
	}
	first, err := swap(s.disk, s.dir, s.old)
	if err != nil {
		return err
	}
	if err := s.disk.syncDir(filepath.Dir(s.old)); err != nil {
		if first {
			return errors.Join(err, s.disk.rename(s.old, s.dir))
		}
		_, undone := swap(s.disk, s.dir, s.old)
		return errors.Join(err, undone)
	}
	return nil
}

// lay writes the new site beside the published one: new files as they are,
// unchanged ones as links to the published.
func (s *stage) lay() error {
	if err := s.disk.mkdir(s.dir); err != nil {
		return err
	}
	if err := s.mode(s.old, s.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, name := range s.names {
		if err := s.mkdir(path.Dir(name)); err != nil {
			return err
		}
	}
	err := s.forNames(func(i int) error {
		name := s.names[i]
		if s.same[i] && s.disk.link(s.published(name), s.staged(name)) == nil {
			return nil
		}
		s.fresh[i] = true
		return s.disk.create(s.staged(name), s.tree[name])
	})
	if err != nil {
		return err
	}
	for _, name := range s.kept {
		if err := s.carry(name); err != nil {
			return err
		}
	}
	return s.disk.create(s.staged(ListName), s.now)
}

// mkdir makes a folder of the new site and those above it.
func (s *stage) mkdir(dir string) error {
	if s.made[dir] {
		return nil
	}
	if err := s.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	s.made[dir] = true
	return s.disk.mkdir(s.staged(dir))
}

// carry takes over what somebody else put into the published folder: the same
// file under one more name, a copy only where the file system has no links.
func (s *stage) carry(name string) error {
	from, to := s.published(name), s.staged(name)
	switch kind := s.lies[name]; {
	case kind.IsDir():
		if err := s.mkdir(name); err != nil {
			return err
		}
		return s.mode(from, to)
	case kind&fs.ModeSymlink != 0:
		if err := s.mkdir(path.Dir(name)); err != nil {
			return err
		}
		target, err := s.disk.readlink(from)
		if err != nil {
			return err
		}
		return s.disk.symlink(target, to)
	}
	if err := s.mkdir(path.Dir(name)); err != nil {
		return err
	}
	err := s.disk.link(from, to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EXDEV): // another disk is mounted within: it would move away with the old site
		return mounted(from, err)
	case !s.lies[name].IsRegular():
		return fmt.Errorf("cannot carry over %s: %w", from, err)
	}
	s.copied = append(s.copied, name)
	return s.copy(from, to)
}

// mode lets a new folder be read by whom the old one is read.
func (s *stage) mode(from, to string) error {
	info, err := s.disk.stat(from)
	if err != nil {
		return err
	}
	return s.disk.chmod(to, info.Mode().Perm()|0o700)
}

func (s *stage) copy(from, to string) error {
	info, err := s.disk.stat(from)
	if err != nil {
		return err
	}
	b, err := s.disk.readFile(from)
	if err != nil {
		return err
	}
	if err := s.disk.create(to, b); err != nil {
		return err
	}
	return s.disk.chmod(to, info.Mode().Perm())
}

// written lists the files of the new site that are new on the disk.
func (s *stage) written() []string {
	names := append([]string{ListName}, s.copied...)
	for i, name := range s.names {
		if s.fresh[i] {
			names = append(names, name)
		}
	}
	return names
}
