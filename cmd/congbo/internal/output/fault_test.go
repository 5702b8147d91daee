package output

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A faulty disk counts operations and fails, or stops the process, at one.
type faulty struct {
	system
	at       int          // the operation that fails; none if negative
	err      error        // what it fails with; nil stops the process
	lasting  bool         // every later one fails too
	swapless bool         // the file system cannot exchange
	linkless bool         // nor link
	before   func(op int) // is called before each; may be nil
	n        int          // operations so far
	stopped  bool
}

var errStopped = errors.New("the process is gone")

// fails counts an operation and reports whether it fails.
func (f *faulty) fails(op, path string) error {
	n := f.n
	f.n++
	if f.before != nil {
		f.before(n)
	}
	switch {
	case f.stopped:
		return errStopped
	case f.at < 0 || n < f.at || n > f.at && !f.lasting:
		return nil
	case f.err == nil:
		f.stopped = true
		return errStopped
	}
	return &fs.PathError{Op: op, Path: path, Err: f.err}
}

func (f *faulty) readDir(path string) ([]fs.DirEntry, error) {
	if err := f.fails("readdir", path); err != nil {
		return nil, err
	}
	return f.system.readDir(path)
}

func (f *faulty) readFile(path string) ([]byte, error) {
	if err := f.fails("read", path); err != nil {
		return nil, err
	}
	return f.system.readFile(path)
}

func (f *faulty) readlink(path string) (string, error) {
	if err := f.fails("readlink", path); err != nil {
		return "", err
	}
	return f.system.readlink(path)
}

func (f *faulty) stat(path string) (fs.FileInfo, error) {
	if err := f.fails("stat", path); err != nil {
		return nil, err
	}
	return f.system.stat(path)
}

func (f *faulty) lstat(path string) (fs.FileInfo, error) {
	if err := f.fails("lstat", path); err != nil {
		return nil, err
	}
	return f.system.lstat(path)
}

func (f *faulty) mkdir(path string) error {
	if err := f.fails("mkdir", path); err != nil {
		return err
	}
	return f.system.mkdir(path)
}

func (f *faulty) chmod(path string, mode fs.FileMode) error {
	if err := f.fails("chmod", path); err != nil {
		return err
	}
	return f.system.chmod(path, mode)
}

// create leaves half a file when it fails.
func (f *faulty) create(path string, b []byte) error {
	if err := f.fails("write", path); err != nil {
		if f.n == f.at+1 {
			f.system.create(path, b[:len(b)/2])
		}
		return err
	}
	return f.system.create(path, b)
}

func (f *faulty) reader(path string) (io.ReadCloser, error) {
	if err := f.fails("open", path); err != nil {
		return nil, err
	}
	r, err := f.system.reader(path)
	return faultyFile{r.(*os.File), f}, err
}

func (f *faulty) writer(path string) (io.WriteCloser, error) {
	if err := f.fails("open", path); err != nil {
		return nil, err
	}
	w, err := f.system.writer(path)
	return faultyFile{w.(*os.File), f}, err
}

// A faultyFile fails at any piece that it reads or writes, and where it is closed.
type faultyFile struct {
	file *os.File
	disk *faulty
}

func (f faultyFile) Read(b []byte) (int, error) {
	if err := f.disk.fails("read", f.file.Name()); err != nil {
		return 0, err
	}
	return f.file.Read(b)
}

// Write leaves half a piece when it fails.
func (f faultyFile) Write(b []byte) (int, error) {
	if err := f.disk.fails("write", f.file.Name()); err != nil {
		if f.disk.n == f.disk.at+1 {
			f.file.Write(b[:len(b)/2])
		}
		return 0, err
	}
	return f.file.Write(b)
}

func (f faultyFile) Close() error {
	err := f.disk.fails("close", f.file.Name())
	return cmp.Or(err, f.file.Close())
}

func (f *faulty) link(old, path string) error {
	if err := f.fails("link", path); err != nil {
		return err
	}
	if f.linkless {
		return &os.LinkError{Op: "link", Old: old, New: path, Err: syscall.EPERM}
	}
	return f.system.link(old, path)
}

func (f *faulty) symlink(target, path string) error {
	if err := f.fails("symlink", path); err != nil {
		return err
	}
	return f.system.symlink(target, path)
}

func (f *faulty) rename(old, path string) error {
	if err := f.fails("rename", path); err != nil {
		return err
	}
	return f.system.rename(old, path)
}

func (f *faulty) exchange(a, b string) error {
	if err := f.fails("exchange", b); err != nil {
		return err
	}
	if f.swapless {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: errors.ErrUnsupported}
	}
	return f.system.exchange(a, b)
}

func (f *faulty) remove(path string) error {
	if err := f.fails("unlink", path); err != nil {
		return err
	}
	return f.system.remove(path)
}

// removeAll counts every file and folder that it removes.
func (f *faulty) removeAll(path string) error {
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		entries, _ := os.ReadDir(path)
		for _, e := range entries {
			if err := f.removeAll(filepath.Join(path, e.Name())); err != nil {
				return err
			}
		}
	}
	if err := f.fails("unlink", path); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (f *faulty) flush(dir string, _ []string) error { return f.fails("flush", dir) }
func (f *faulty) syncDir(path string) error          { return f.fails("sync", path) }

var (
	oldTree = Tree{"index.html": []byte("<p>một</p>"), "a/index.html": []byte("<p>a</p>"), "b/index.html": []byte("<p>b</p>"), "c": []byte("tệp")}
	newTree = Tree{"index.html": []byte("<p>hai</p>"), "a/index.html": []byte("<p>a</p>"), "c/d/index.html": []byte("<p>d</p>"), "b": []byte("tệp")}
)

// faultSite is a folder to publish newTree into, and what is to be there before
// and after.
func faultSite(t *testing.T, there string) (dest string, before, after map[string]string) {
	t.Helper()
	dest = filepath.Join(memory(t), "public")
	if there == "" {
		return dest, nil, publishedState(newTree)
	}
	before, after = prepare(t, dest)
	if there == "aside" {
		if err := os.Rename(dest, beside(dest, "old")); err != nil {
			t.Fatal(err)
		}
	}
	return dest, before, after
}

// memory is a folder on a disk in memory where there is one: thousands of sites are
// published here.
func memory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "congbo-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// prepare publishes oldTree and puts files of somebody else into it.
func prepare(t *testing.T, dest string) (before, after map[string]string) {
	t.Helper()
	if _, err := write(&faulty{at: -1}, dest, oldTree, Options{}); err != nil {
		t.Fatal(err)
	}
	foreign := map[string]string{"ghi-chu.docx": "f ghi chú", "riêng": "d", "riêng/x.txt": "f x", "a/lối": "l ../riêng"}
	for _, name := range slices.Sorted(maps.Keys(foreign)) {
		path := filepath.Join(dest, filepath.FromSlash(name))
		var err error
		switch kind, text, _ := strings.Cut(foreign[name], " "); kind {
		case "d":
			err = os.Mkdir(path, 0o777)
		case "f":
			err = os.WriteFile(path, []byte(text), 0o666)
		case "l":
			err = os.Symlink(text, path)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	before, after = publishedState(oldTree), publishedState(newTree)
	maps.Copy(before, foreign)
	maps.Copy(after, foreign)
	return before, after
}

// publishedState is what state finds where a tree is published.
func publishedState(tree Tree) map[string]string {
	s, sums := map[string]string{}, list{}
	for name, b := range tree {
		s[name], sums[name] = "f "+string(b), sha256.Sum256(b)
		for dir := filepath.ToSlash(filepath.Dir(name)); dir != "."; dir = filepath.ToSlash(filepath.Dir(dir)) {
			s[dir] = "d"
		}
	}
	s[ListName] = "f " + string(sums.bytes())
	return s
}

// state reads everything below a folder; nil if it is not there.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	s := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		switch name = filepath.ToSlash(name); {
		case err != nil:
			return err
		case name == ".":
		case d.IsDir():
			s[name] = "d"
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			s[name] = "l " + target
			return err
		default:
			b, err := os.ReadFile(path)
			s[name] = "f " + string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestFaults lets every single operation of a publication fail, for a moment or
// for good, and lets the process stop there. What is published then is the old
// site or the new one; after an error it is the old one, and the error names a
// path, and who has read the old one finds its files as they were. The next run
// publishes the new site and leaves nothing beside it.
func TestFaults(t *testing.T) {
	type fault struct {
		err     error
		lasting bool
	}
	basic := []fault{{}, {err: syscall.EIO}, {err: syscall.EIO, lasting: true}}
	all := append(slices.Clip(basic), fault{err: syscall.ENOSPC}, fault{err: syscall.EACCES}, fault{err: syscall.ENOSPC, lasting: true})
	for _, kind := range []struct {
		name     string
		disk     faulty
		before   string // what is there: nothing, a site, or one that a stopped run left aside
		faults   []fault
		streamed bool // files come piece by piece
	}{
		{name: "first", faults: all},
		{name: "second", before: "site", faults: all},
		{name: "without exchange", before: "site", disk: faulty{swapless: true}, faults: basic},
		{name: "without links", before: "site", disk: faulty{linkless: true}, faults: basic},
		{name: "after a stop", before: "aside", disk: faulty{swapless: true}, faults: basic},
		{name: "streamed first", faults: all, streamed: true},
		{name: "streamed second", before: "site", faults: all, streamed: true},
		{name: "streamed without links", before: "site", disk: faulty{linkless: true}, faults: basic, streamed: true},
	} {
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			cases := 0
			for _, fault := range kind.faults {
				for at := 0; ; at++ {
					d := kind.disk
					d.at, d.err, d.lasting = at, fault.err, fault.lasting
					if !survives(t, fmt.Sprintf("%v at %d, lasting %v", fault.err, at, fault.lasting), &d, kind.before, kind.streamed) {
						break
					}
					cases++
				}
			}
			if cases < 100 {
				t.Errorf("only %d faults were tried", cases)
			}
		})
	}
}

// streamAll publishes a tree whose files come in two pieces.
func streamAll(d disk, dest string, tree Tree) (Stats, error) {
	p, err := begin(d, dest, Options{})
	if err != nil {
		return Stats{}, err
	}
	defer p.Close()
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		w, err := p.Create(name)
		if err != nil {
			break // Commit says so too
		}
		b := tree[name]
		w.Write(b[:len(b)/2])
		w.(*stream).buf.Flush() // as if there were too much to keep
		w.Write(b[len(b)/2:])
		w.Close()
	}
	return p.Commit()
}

// survives publishes on a faulty disk, and then on a good one. It reports false
// where the publication was over before the fault.
func survives(t *testing.T, name string, d *faulty, there string, streamed bool) bool {
	t.Helper()
	dest, before, after := faultSite(t, there)
	readers := read(t, dest)
	publish := func(d disk) error {
		if streamed {
			_, err := streamAll(d, dest, newTree)
			return err
		}
		_, err := write(d, dest, newTree, Options{})
		return err
	}
	err := publish(d)
	if d.n <= d.at {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return false
	}
	got := state(t, dest)
	isOld, isNew := maps.Equal(got, before), maps.Equal(got, after)
	switch {
	case (d.stopped || d.lasting || there == "aside") && d.swapless && got == nil: // between the two steps
		if !maps.Equal(state(t, beside(dest, "old")), before) {
			t.Errorf("%s: the old site is lost", name)
		}
	case !isOld && !isNew:
		t.Errorf("%s: published a mix: %v", name, got)
	case err == nil && !isNew:
		t.Errorf("%s: no error, but the old site", name)
	case err != nil && !isOld && !d.stopped && !d.lasting: // on a disk that fails for good nothing can be undone
		t.Errorf("%s: %v, but the new site", name, err)
	case err != nil && !d.stopped && !strings.Contains(err.Error(), filepath.Dir(dest)):
		t.Errorf("%s: the error names no path: %v", name, err)
	}

	nextRun(t, name, dest, after, func() error {
		d = &faulty{at: -1, swapless: d.swapless, linkless: d.linkless}
		return publish(d)
	})
	readers.hold(t, name)
	return true
}

// A readers has opened the files of a published site, by name, and knows what they held.
type readers map[string]reader

type reader struct {
	file *os.File
	text string
}

// read lets readers open all that is published.
func read(t *testing.T, dest string) readers {
	t.Helper()
	all := readers{}
	for name, text := range state(t, dest) {
		text, isFile := strings.CutPrefix(text, "f ")
		if !isFile {
			continue
		}
		f, err := os.Open(inside(dest, name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = reader{f, text}
	}
	return all
}

// hold holds that what was opened reads as it did, and lets the readers go.
func (all readers) hold(t *testing.T, what string) {
	t.Helper()
	for name, r := range all {
		b, err := io.ReadAll(io.NewSectionReader(r.file, 0, 1<<20))
		if err != nil || string(b) != r.text {
			t.Errorf("%s: a reader of %s reads %q, not %q (%v)", what, name, b, r.text, err)
		}
		r.file.Close()
	}
}

// nextRun publishes the new site once more, and holds that it is there then, and nothing
// beside it.
func nextRun(t *testing.T, name, dest string, after map[string]string, publish func() error) {
	t.Helper()
	if err := publish(); err != nil {
		t.Errorf("%s: the next run: %v", name, err)
	}
	if got := state(t, dest); !maps.Equal(got, after) {
		t.Errorf("%s: the next run published %v", name, got)
	}
	left, err := os.ReadDir(filepath.Dir(dest))
	if err != nil || len(left) != 1 {
		t.Errorf("%s: the next run left %v (%v)", name, left, err)
	}
}
