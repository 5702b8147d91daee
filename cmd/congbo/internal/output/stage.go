package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"congbo/cmd/congbo/internal/diag"
)

// A stage is a new site on its way to take the place of an old one. Names in it
// are slash-separated and relative to the site's root.
type stage struct {
	disk     disk
	old, dir string // the published folder and the new one
	each     func(n int, f func(i int))
	lies     map[string]fs.FileMode // types of all that lies in the published folder
	before   list                   // of the published site
	listed   []byte                 // the same, as it was read
	folders  map[string]bool        // that the published site needs

	mu     sync.Mutex
	files  map[string]file // of the new site
	needed map[string]bool // folders that the new site needs
	made   map[string]bool // folders that are there, of the new site
	failed error           // the first one; then nothing more is written

	names  []string // of the new site, sorted
	now    []byte   // its list
	kept   []string // what somebody else put into the published folder, sorted
	copied []string // of those, the ones that could not be linked
	stats  Stats
}

// A file is one of the new site.
type file struct {
	sum   [sha256.Size]byte
	fresh bool // it was written; else the published file has the same bytes, and is linked
}

func newStage(d disk, dest string, each func(int, func(int))) *stage {
	if each == nil {
		each = func(n int, f func(i int)) {
			for i := range n {
				f(i)
			}
		}
	}
	return &stage{
		disk: d, old: dest, dir: beside(dest, "new"), each: each,
		lies: map[string]fs.FileMode{}, folders: map[string]bool{},
		files: map[string]file{}, needed: map[string]bool{}, made: map[string]bool{},
	}
}

// published is where a file of the published site lies; staged, of the new one.
func (s *stage) published(name string) string { return filepath.Join(s.old, filepath.FromSlash(name)) }
func (s *stage) staged(name string) string    { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// survey notes what is published.
func (s *stage) survey() (err error) {
	s.listed, err = s.disk.readFile(s.published(ListName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.before, _ = parseList(s.listed)
	for name := range s.before {
		for dir := path.Dir(name); dir != "." && !s.folders[dir]; dir = path.Dir(dir) {
			s.folders[dir] = true
		}
	}
	return s.walk(".")
}

// put takes a file of the new site. One that is published with the same bytes
// already waits for the others; any other is written beside the published site.
func (s *stage) put(name string, b []byte) error {
	err := s.write(name, b)
	if err == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = cmp.Or(s.failed, err)
	return s.failed
}

func (s *stage) write(name string, b []byte) error {
	if err := ValidName(name); err != nil {
		return err
	}
	same, err := s.compare(name, b)
	if err != nil {
		return err
	}
	if err := s.announce(name, file{sha256.Sum256(b), !same}); err != nil || same {
		return err
	}
	return s.disk.create(s.staged(name), b)
}

// announce notes a file of the new site and makes its folder. It refuses names
// that no system can hold at once, and everything once something has failed: a
// full disk is one error, not ten thousand.
func (s *stage) announce(name string, f file) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if _, twice := s.files[name]; twice || name == ListName {
		return fmt.Errorf("%q is made twice", name)
	}
	if s.needed[name] {
		return fmt.Errorf("%q is both a file and a folder", name)
	}
	s.files[name] = f
	for dir := path.Dir(name); dir != "." && !s.needed[dir]; dir = path.Dir(dir) {
		if _, ok := s.files[dir]; ok {
			return fmt.Errorf("%q is both a file and a folder", dir)
		}
		s.needed[dir] = true
	}
	if f.fresh {
		return s.mkdir(path.Dir(name))
	}
	return nil
}

// settle compares the new site with the published one, now that both are known.
// It reports whether they are the same.
func (s *stage) settle() (same bool, err error) {
	s.names = slices.Sorted(maps.Keys(s.files))
	now := make(list, len(s.names))
	for _, name := range s.names {
		f := s.files[name]
		now[name] = hex.EncodeToString(f.sum[:])
		if f.fresh {
			s.stats.Written++
		} else {
			s.stats.Unchanged++
		}
	}
	s.now = now.bytes()
	if err := s.retire(); err != nil {
		return false, err
	}
	if err := s.keep(); err != nil {
		return false, err
	}
	return s.stats.Written+s.stats.Removed == 0 && bytes.Equal(s.now, s.listed), nil
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

// compare reports whether the published file has these bytes. It refuses to
// replace what congbo did not write.
func (s *stage) compare(name string, b []byte) (bool, error) {
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
	lies, err := s.disk.readFile(s.published(name))
	switch {
	case err != nil:
		return false, err
	case bytes.Equal(lies, b):
		return true, nil
	case !ours:
		return false, s.foreign(name)
	case sum(lies) != was:
		return false, s.changed(name)
	}
	return false, nil
}

// retire counts the files of ours that the new site no longer has.
func (s *stage) retire() error {
	for _, name := range slices.Sorted(maps.Keys(s.before)) {
		kind, there := s.lies[name]
		if _, stays := s.files[name]; stays || !there {
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
	for _, name := range slices.Sorted(maps.Keys(s.lies)) {
		_, stays := s.files[name]
		_, ours := s.before[name]
		folder := s.lies[name].IsDir()
		if name == ListName || ours || stays || folder && s.folders[name] {
			continue
		}
		if !folder && s.needed[name] {
			return s.foreign(name)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, file := s.files[dir]; file {
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

// publish completes the new site and swaps it in. If what was done cannot be
// brought to the disk, it is undone: an error always leaves the old site.
func (s *stage) publish() error {
	if err := s.complete(); err != nil {
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

// complete adds to the files that were written those that are published already,
// what somebody else put there, and the list.
func (s *stage) complete() error {
	if err := s.mkdir("."); err != nil {
		return err
	}
	if err := s.mode(s.old, s.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var same []string
	for _, name := range s.names {
		if !s.files[name].fresh {
			same = append(same, name)
			if err := s.mkdir(path.Dir(name)); err != nil {
				return err
			}
		}
	}
	linked := make([]bool, len(same))
	s.each(len(same), func(i int) {
		linked[i] = s.disk.link(s.published(same[i]), s.staged(same[i])) == nil
	})
	for i, name := range same {
		if linked[i] {
			continue
		}
		if err := s.copy(s.published(name), s.staged(name)); err != nil {
			return err
		}
		s.copied = append(s.copied, name)
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
	if dir != "." {
		if err := s.mkdir(path.Dir(dir)); err != nil {
			return err
		}
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
	for _, name := range s.names {
		if s.files[name].fresh {
			names = append(names, name)
		}
	}
	return names
}
