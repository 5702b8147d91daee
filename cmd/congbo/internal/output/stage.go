package output

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// A stage is a new site on its way to take the place of an old one. Names in it
// are slash-separated and relative to the site's root.
type stage struct {
	disk     disk
	old, dir string // the published folder and the new one
	previous string // where the swap leaves the published one
	each     func(n int, f func(i int))
	lies     map[string]lying  // all that lies in the published folder
	listed   [sha256.Size]byte // the sum of its list
	ours     int               // files that it names
	folders  map[string]bool   // that the published site needs
	pieces   sync.Pool         // buffers to read files with

	mu     sync.Mutex
	files  map[string]file    // of the new site
	needed map[string]*folder // that the new site needs
	failed error              // the first one; then nothing more is written

	names  []string // of the new site, sorted
	now    []byte   // its list
	kept   []string // what somebody else put into the published folder, sorted
	copied []string // of those, the ones that could not be linked
	left   []string // folders with what came while the site was being replaced
	stats  Stats
}

// A file is one of the new site.
type file struct {
	sum   [sha256.Size]byte
	fresh bool // it was written; else the published file has the same bytes, and is linked
	open  bool // it still comes
}

// lying is a file or folder that lies in the published folder.
type lying struct {
	kind fs.FileMode
	ours bool              // the list of the published site has it
	sum  [sha256.Size]byte // that the list gives
}

// A folder of the new site is made when the first file needs it. Nobody else waits
// for that but who needs the same folder.
type folder struct {
	once sync.Once
	err  error
}

func newStage(d disk, dest string, o Options) *stage {
	each := o.Each
	if each == nil {
		each = func(n int, f func(i int)) {
			for i := range n {
				f(i)
			}
		}
	}
	return &stage{
		disk: d, old: dest, dir: beside(dest, "new"), previous: beside(dest, "old"), each: each,
		lies:   map[string]lying{},
		pieces: sync.Pool{New: func() any { return new([64 << 10]byte) }},
		files:  map[string]file{}, needed: map[string]*folder{},
	}
}

// published is where a file of the published site lies; staged, of the new one.
func (s *stage) published(name string) string { return inside(s.old, name) }
func (s *stage) staged(name string) string    { return inside(s.dir, name) }

// inside is filepath.Join for a name that is clean, without looking at it again.
func inside(dir, name string) string {
	if name == "." {
		return dir
	}
	return dir + string(filepath.Separator) + filepath.FromSlash(name)
}

// parent is path.Dir for a name that is clean.
func parent(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}

// put takes a file of the new site. One that is published with the same bytes
// already waits for the others; any other is written beside the published site.
func (s *stage) put(name string, b []byte) error {
	return s.fail(s.write(name, b))
}

// fail notes an error; the first one is what everybody is told from then on.
func (s *stage) fail(err error) error {
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
	if err := s.announce(name, file{sum: sum(b), fresh: !same}); err != nil || same {
		return err
	}
	if err := s.mkdir(parent(name)); err != nil {
		return err
	}
	return s.disk.create(s.staged(name), b)
}

// announce notes a file of the new site. It refuses names that no system can hold
// at once, and everything once something has failed: a full disk is one error, not
// ten thousand.
func (s *stage) announce(name string, f file) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if _, twice := s.files[name]; twice || name == ListName {
		return fmt.Errorf("%q is made twice", name)
	}
	if s.needed[name] != nil {
		return fmt.Errorf("%q is both a file and a folder", name)
	}
	s.files[name] = f
	for dir := parent(name); dir != "." && s.needed[dir] == nil; dir = parent(dir) {
		if _, ok := s.files[dir]; ok {
			return fmt.Errorf("%q is both a file and a folder", dir)
		}
		s.needed[dir] = &folder{}
	}
	return nil
}

// settle compares the new site with the published one, now that both are known.
// It reports whether they are the same.
func (s *stage) settle() (same bool, err error) {
	s.names = slices.Sorted(maps.Keys(s.files))
	for _, name := range s.names {
		switch f := s.files[name]; {
		case f.open:
			return false, fmt.Errorf("%q is not complete", name)
		case f.fresh:
			s.stats.Written++
		default:
			s.stats.Unchanged++
		}
	}
	s.now = listing(s.names, func(name string) [sha256.Size]byte { return s.files[name].sum })
	lying := slices.Sorted(maps.Keys(s.lies))
	if err := s.retire(lying); err != nil {
		return false, err
	}
	if err := s.keep(lying); err != nil {
		return false, err
	}
	return s.stats.Written+s.stats.Removed == 0 && sum(s.now) == s.listed, nil
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
	undo, err := s.swap()
	if err != nil {
		return err
	}
	if err = s.disk.syncDir(filepath.Dir(s.old)); err != nil {
		if undone := undo(); undone != nil {
			return errors.Join(err, undone)
		}
	}
	s.discard() // what cannot be removed now goes with the next run
	return err
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
		}
	}
	linked, failed := make([]bool, len(same)), make([]error, len(same))
	s.each(len(same), func(i int) {
		if failed[i] = s.mkdir(parent(same[i])); failed[i] == nil {
			linked[i] = s.disk.link(s.published(same[i]), s.staged(same[i])) == nil
		}
	})
	for i, name := range same {
		if failed[i] != nil {
			return failed[i]
		}
		if linked[i] {
			continue
		}
		if err := s.copy(name); err != nil {
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
	s.mu.Lock()
	f := s.needed[dir]
	if f == nil {
		f = &folder{}
		s.needed[dir] = f
	}
	s.mu.Unlock()
	f.once.Do(func() {
		if dir == "." {
			f.err = s.disk.mkdir(s.dir)
			return
		}
		if f.err = s.mkdir(parent(dir)); f.err == nil {
			f.err = s.disk.mkdir(s.staged(dir))
		}
	})
	return f.err
}

// carry takes over what somebody else put into the published folder: the same
// file under one more name, a copy only where the file system has no links.
func (s *stage) carry(name string) error {
	from, to := s.published(name), s.staged(name)
	switch kind := s.lies[name].kind; {
	case kind.IsDir():
		if err := s.mkdir(name); err != nil {
			return err
		}
		return s.mode(from, to)
	case kind&fs.ModeSymlink != 0:
		if err := s.mkdir(parent(name)); err != nil {
			return err
		}
		target, err := s.disk.readlink(from)
		if err != nil {
			return err
		}
		return s.disk.symlink(target, to)
	}
	if err := s.mkdir(parent(name)); err != nil {
		return err
	}
	err := s.disk.link(from, to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EXDEV): // another disk is mounted within: it would move away with the old site
		return mounted(from, err)
	case !s.lies[name].kind.IsRegular():
		return fmt.Errorf("cannot carry over %s: %w", from, err)
	}
	s.copied = append(s.copied, name)
	return s.copy(name)
}

// mode lets a new folder be read by whom the old one is read.
func (s *stage) mode(from, to string) error {
	info, err := s.disk.stat(from)
	if err != nil {
		return err
	}
	return s.disk.chmod(to, info.Mode().Perm()|0o700)
}

// copy is for a file that could not be linked.
func (s *stage) copy(name string) error {
	to := s.staged(name)
	info, err := s.disk.stat(s.published(name))
	if err != nil {
		return err
	}
	f, err := s.disk.writer(to)
	if err != nil {
		return err
	}
	var failed error
	err = s.read(s.published(name), func(piece []byte) {
		if failed == nil {
			_, failed = f.Write(piece)
		}
	})
	if err := cmp.Or(err, failed, f.Close()); err != nil {
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

// clear removes a new site that did not go live: folders beside each other.
func (s *stage) clear() {
	entries, _ := s.disk.readDir(s.dir)
	s.each(len(entries), func(i int) { s.disk.removeAll(filepath.Join(s.dir, entries[i].Name())) })
	s.disk.removeAll(s.dir) // what remains of it after an error goes with the next run
}
