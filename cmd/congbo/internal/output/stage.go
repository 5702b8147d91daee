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
//
// It goes through three folders, which lie beside each other:
//
//	public              what readers see
//	.public.congbo-new  the new site while it is made; nobody else writes there
//	.public.congbo-old  a whole site on its way in or out
//
// Where one of the last two cannot be removed it stays, and the next has another name (see
// free).
//
// The last one may hold what somebody put into it while it was published, so it is
// only ever pruned; the second may be removed at any time.
type stage struct {
	disk                    disk
	dest, staging, previous string // the three folders
	each                    func(n int, f func(i int))
	done                    <-chan struct{}
	buffers                 sync.Pool // to read files with

	// What is published.
	existing   map[string]existing // everything in the folder, whoever put it there
	oldList    digest              // of its list
	oldFiles   int                 // that the list names
	oldFolders map[string]bool     // that those files need

	// The new site, as it comes.
	mu      sync.Mutex
	files   map[string]file
	folders map[string]*folder
	failed  error // the first error; after it nothing more is written

	// The new site, once it is known.
	names   []string // sorted
	list    []byte
	adopted []string // names in the published folder that are somebody else's and stay, sorted
	copied  []string // names of files that had to be copied
	left    []string // see Publication.Left
	stats   Stats
}

// A file is one of the new site.
type file struct {
	digest digest
	fresh  bool // it was written; otherwise the published one has the same bytes, and is linked
	open   bool // it is still being written
}

// existing is a file or folder in the published folder.
type existing struct {
	kind   fs.FileMode
	ours   bool   // the list of the published site names it
	digest digest // that the list gives
}

// A folder of the new site is made when the first file needs it. Only those who need
// the same folder wait for that.
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
		disk: d, dest: dest, staging: beside(dest, "new"), previous: beside(dest, "old"), each: each, done: o.Done,
		buffers:  sync.Pool{New: func() any { return new([64 << 10]byte) }},
		existing: map[string]existing{}, files: map[string]file{}, folders: map[string]*folder{},
	}
}

// published is the path of a file of the published site; staged, of the new one.
func (s *stage) published(name string) string { return inside(s.dest, name) }
func (s *stage) staged(name string) string    { return inside(s.staging, name) }

// inside is filepath.Join for a name that is known to be clean.
func inside(dir, name string) string {
	if name == "." {
		return dir
	}
	return dir + string(filepath.Separator) + filepath.FromSlash(name)
}

// parent is path.Dir for a name that is known to be clean.
func parent(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}

// put takes a file of the new site. It is written to the staging folder unless the same
// bytes are published already.
func (s *stage) put(name string, b []byte) error {
	return s.fail(s.write(name, b))
}

// fail records an error. The first one is what every caller gets from then on.
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
	if err := s.announce(name, file{digest: sha256.Sum256(b), fresh: !same}); err != nil || same {
		return err
	}
	if err := s.mkdir(parent(name)); err != nil {
		return err
	}
	return s.disk.create(s.staged(name), b)
}

// ErrEnded says that a publication was ended before it was complete.
var ErrEnded = errors.New("ended before it was complete")

// ended fails the new site if it is to end.
func (s *stage) ended() error {
	select {
	case <-s.done:
		return s.fail(ErrEnded)
	default:
		return nil
	}
}

// announce adds a file to the new site. It refuses names that cannot stand side by side,
// and everything once something has failed: a full disk is one error, not ten thousand.
func (s *stage) announce(name string, f file) error {
	if err := s.ended(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if _, twice := s.files[name]; twice || name == ListName {
		return &TakenError{name}
	}
	if s.folders[name] != nil {
		return &TakenError{name}
	}
	s.files[name] = f
	for dir := parent(name); dir != "." && s.folders[dir] == nil; dir = parent(dir) {
		if _, ok := s.files[dir]; ok {
			return &TakenError{dir}
		}
		s.folders[dir] = &folder{}
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
	s.list = listing(s.names, func(name string) digest { return s.files[name].digest })
	published := slices.Sorted(maps.Keys(s.existing))
	if err := s.retire(published); err != nil {
		return false, err
	}
	if err := s.findAdopted(published); err != nil {
		return false, err
	}
	return s.stats.Written+s.stats.Removed == 0 && sha256.Sum256(s.list) == s.oldList, nil
}

// publish completes the new site and swaps it in. A swap that cannot be brought to the
// disk is undone: after an error the old site stands.
func (s *stage) publish() error {
	if err := s.complete(); err != nil {
		return err
	}
	if err := s.disk.flush(s.staging, s.written()); err != nil {
		return err
	}
	if err := s.ended(); err != nil { // nothing that readers have is touched yet
		return err
	}
	undo, err := s.swap()
	if err != nil {
		return err
	}
	if err = s.disk.syncDir(filepath.Dir(s.dest)); err != nil {
		if undone := undo(); undone != nil {
			return errors.Join(err, undone)
		}
	}
	s.discard() // what cannot be removed now is left to the next run
	return err
}

// complete adds to the files that were written those that are published already,
// the adopted ones, and the list.
func (s *stage) complete() error {
	if err := s.mkdir("."); err != nil {
		return err
	}
	if err := s.copyMode(s.dest, s.staging); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
		if !linked[i] {
			if err := s.copy(name); err != nil {
				return err
			}
		}
	}
	for _, name := range s.adopted {
		if err := s.adopt(name); err != nil {
			return err
		}
	}
	return s.disk.create(s.staged(ListName), s.list)
}

// mkdir makes a folder of the new site and those above it.
func (s *stage) mkdir(dir string) error {
	s.mu.Lock()
	f := s.folders[dir]
	if f == nil {
		f = &folder{}
		s.folders[dir] = f
	}
	s.mu.Unlock()
	f.once.Do(func() {
		if dir != "." {
			f.err = s.mkdir(parent(dir))
		}
		if f.err == nil {
			f.err = s.disk.mkdir(s.staged(dir))
		}
	})
	return f.err
}

// adopt takes over what somebody else put into the published folder: the same
// file under one more name, a copy only where the file system has no links.
func (s *stage) adopt(name string) error {
	from, to := s.published(name), s.staged(name)
	switch kind := s.existing[name].kind; {
	case kind.IsDir():
		if err := s.mkdir(name); err != nil {
			return err
		}
		return s.copyMode(from, to)
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
	case errors.Is(err, syscall.EXDEV): // another disk is mounted there, and would move away with the old site
		return mounted(from, err)
	case !s.existing[name].kind.IsRegular():
		return fmt.Errorf("cannot take over %s: %w", from, err)
	}
	return s.copy(name)
}

// copyMode lets a new folder be read by those who can read the old one.
func (s *stage) copyMode(from, to string) error {
	info, err := s.disk.stat(from)
	if err != nil {
		return err
	}
	return s.disk.chmod(to, info.Mode().Perm()|0o700)
}

// copy copies a file that cannot be linked.
func (s *stage) copy(name string) error {
	s.copied = append(s.copied, name)
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

// clear removes a new site that did not go live, folders side by side.
func (s *stage) clear() {
	entries, _ := s.disk.readDir(s.staging)
	s.each(len(entries), func(i int) { s.disk.removeAll(filepath.Join(s.staging, entries[i].Name())) })
	s.disk.removeAll(s.staging) // what cannot be removed now is left to the next run
}
