package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAddFaults lets every single operation of an addition fail, for a moment or for
// good, and lets the process stop there. The list is the old one or the new one;
// the new one names a file that is there, whole; earlier files are untouched; after
// an error everything is as it was. The next run completes it and leaves nothing
// beside.
func TestAddFaults(t *testing.T) {
	for _, kind := range []struct {
		name  string
		first bool // nothing was ever added
		disk  faulty
	}{
		{name: "first", first: true},
		{name: "second"},
		{name: "without links", disk: faulty{linkless: true}},
	} {
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			cases := 0
			for _, fault := range []struct {
				err     error
				lasting bool
			}{{}, {err: syscall.EIO}, {err: syscall.ENOSPC}, {err: syscall.EACCES}, {err: syscall.EROFS}, {err: syscall.EIO, lasting: true}, {err: syscall.ENOSPC, lasting: true}} {
				for at := 0; ; at++ {
					d := kind.disk
					d.at, d.err, d.lasting = at, fault.err, fault.lasting
					if !addSurvives(t, fmt.Sprintf("%v at %d, lasting %v", fault.err, at, fault.lasting), &d, kind.first) {
						break
					}
					cases++
				}
			}
			if cases < 70 {
				t.Errorf("only %d faults were tried", cases)
			}
			t.Logf("%d faults", cases)
		})
	}
}

// newAddition is one to try in a folder, and the state that it leaves.
func newAddition(dir string, first bool) (a Addition, after map[string]string) {
	a = Addition{
		File: filepath.Join(dir, "static", "archive", "b.zip"), Bytes: []byte("túi mới"),
		List: filepath.Join(dir, "data", "archive.toml"), New: []byte("a\nb\n"),
	}
	after = map[string]string{
		"data": "d", "static": "d", "static/archive": "d",
		"static/archive/b.zip": "f túi mới", "data/archive.toml": "f a\nb\n",
	}
	if !first {
		a.Old = []byte("a\n")
		after["static/archive/a.zip"] = "f túi cũ"
	}
	return a, after
}

// addition is one to try in a folder, with what is there before.
func addition(t *testing.T, dir string, first bool) (a Addition, after map[string]string) {
	t.Helper()
	a, after = newAddition(dir, first)
	if first {
		return a, after
	}
	for path, text := range map[string]string{filepath.Join(filepath.Dir(a.File), "a.zip"): "túi cũ", a.List: "a\n"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return a, after
}

func addSurvives(t *testing.T, name string, d *faulty, first bool) bool {
	t.Helper()
	dir := memory(t)
	a, after := addition(t, dir, first)
	err := add(d, a)
	if d.n <= d.at {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return false
	}
	got := state(t, dir)
	holdAdded(t, name, got, after, err, d.stopped, d.lasting)
	if err != nil && !d.stopped && !strings.Contains(err.Error(), dir) {
		t.Errorf("%s: the error names no path: %v", name, err)
	}
	if got["data/archive.toml"] != after["data/archive.toml"] {
		if err := add(&faulty{at: -1, linkless: d.linkless}, a); err != nil {
			t.Errorf("%s: the next run: %v", name, err)
		}
		if got := state(t, dir); !equalState(got, after) {
			t.Errorf("%s: the next run left %v", name, got)
		}
	}
	return true
}

// holdAdded holds a state after a faulty addition against what it may be.
func holdAdded(t *testing.T, name string, got, after map[string]string, err error, stopped, lasting bool) {
	t.Helper()
	const list, file, earlier = "data/archive.toml", "static/archive/b.zip", "static/archive/a.zip"
	isNew := got[list] == after[list]
	switch {
	case got[earlier] != after[earlier]:
		t.Errorf("%s: the earlier file is %q", name, got[earlier])
	case !isNew && got[list] != "" && got[list] != "f a\n":
		t.Errorf("%s: the list is %q", name, got[list])
	case isNew && got[file] != after[file]:
		t.Errorf("%s: the list names a file that is %q", name, got[file])
	case got[file] != "" && got[file] != after[file]:
		t.Errorf("%s: half a file stands under its name: %q", name, got[file])
	case err == nil && !isNew:
		t.Errorf("%s: no error, but the old list", name)
	case err != nil && !stopped && !lasting && (isNew || got[file] != ""):
		t.Errorf("%s: %v, but something was added: %v", name, err, got)
	}
}

func equalState(a, b map[string]string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

// TestAddRefuses holds that nothing is ever replaced, and that of two additions at
// once one is told to begin again.
func TestAddRefuses(t *testing.T) {
	dir := t.TempDir()
	a, _ := addition(t, dir, false)
	if err := os.WriteFile(a.File, []byte("của người khác"), 0o666); err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	before := state(t, dir)
	if err := Add(a); !errors.As(err, &refused) {
		t.Errorf("a name that is taken: %v", err)
	}
	a.File, a.Old = filepath.Join(filepath.Dir(a.File), "c.zip"), []byte("x\n")
	if err := Add(a); !errors.As(err, &refused) {
		t.Errorf("a list that changed: %v", err)
	}
	if after := state(t, dir); !equalState(before, after) {
		t.Errorf("%v became %v", before, after)
	}
}
