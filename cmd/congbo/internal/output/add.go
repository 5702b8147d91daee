package output

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"

	"congbo/cmd/congbo/internal/diag"
)

// An Addition is a file for a folder that only grows, with the list that vouches
// for it.
type Addition struct {
	File     string // where it goes; a file of other bytes there is never replaced. Empty: only the list is written
	Bytes    []byte
	List     string // the list, as a path
	Old, New []byte // what the list says before and after
}

// Add writes a file and then replaces the list that names it. Readers never see half
// of either: the file is flushed and given its name in one step, which fails if the
// name is taken, and only then is the list replaced. If it is stopped in between, the
// file is there and no list names it; adding the same bytes again completes it. A list
// that is no longer Old, and a name that other bytes have taken, are refused with a
// *RefusedError.
func Add(a Addition) error { return add(system{}, a) }

func add(d disk, a Addition) error {
	for _, path := range []string{a.File, a.List} {
		if path == "" {
			continue
		}
		if err := makeFolder(d, filepath.Dir(path)); err != nil {
			return err
		}
	}
	unlock, err := lock(beside(a.List, "lock"), patience)
	if err != nil {
		return err
	}
	defer unlock()
	now, err := d.readFile(a.List)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !bytes.Equal(now, a.Old) {
		return &RefusedError{a.List,
			diag.Say("%q vừa bị một tiến trình khác thay đổi", "%q was changed by another process just now", a.List),
			diag.Say("chạy lại lệnh", "run the command again")}
	}
	fresh := false
	if a.File != "" {
		if fresh, err = addFile(d, a.File, a.Bytes); err != nil {
			return err
		}
	}
	replaced, err := replace(d, a.List, a.New)
	if err == nil {
		return nil
	}
	if replaced { // but not brought to the disk: the old list is put back
		if now == nil {
			err = errors.Join(err, d.removeAll(a.List))
		} else if _, undone := replace(d, a.List, a.Old); undone != nil {
			return errors.Join(err, undone) // the list may name the file, so that stays
		}
	}
	if fresh {
		err = errors.Join(err, d.removeAll(a.File))
	}
	return err
}

// addFile gives a file its name, which must be free or have the same bytes already.
// It reports whether the name was free.
func addFile(d disk, path string, b []byte) (fresh bool, err error) {
	switch there, err := d.readFile(path); {
	case err == nil && bytes.Equal(there, b):
		// A run that was stopped here may have left the temporary name of the file.
		return false, errors.Join(d.removeAll(beside(path, "new")), d.syncDir(filepath.Dir(path)))
	case err == nil:
		return false, taken(path)
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	temp, err := writeTemp(d, path, b)
	defer d.removeAll(temp)
	if err != nil {
		return false, err
	}
	switch err := d.link(temp, path); {
	case errors.Is(err, fs.ErrExist):
		return false, taken(path)
	case err != nil:
		// The file system has no links. Under the lock, and with the name free a
		// moment ago, a rename does the same.
		if _, there := d.stat(path); !errors.Is(there, fs.ErrNotExist) {
			return false, err
		}
		if err := d.rename(temp, path); err != nil {
			return false, err
		}
	}
	if err := d.syncDir(filepath.Dir(path)); err != nil {
		return false, errors.Join(err, d.removeAll(path))
	}
	return true, nil
}

// replace replaces a file. It reports whether the file has the new bytes, which it may
// even after an error.
func replace(d disk, path string, b []byte) (replaced bool, err error) {
	temp, err := writeTemp(d, path, b)
	defer d.removeAll(temp)
	if err != nil {
		return false, err
	}
	if err := d.rename(temp, path); err != nil {
		return false, err
	}
	return true, d.syncDir(filepath.Dir(path))
}

// writeTemp writes bytes beside the file they are for and brings them to the disk. What
// a stopped run left there is removed first.
func writeTemp(d disk, path string, b []byte) (temp string, err error) {
	temp = beside(path, "new")
	if err := d.removeAll(temp); err != nil {
		return temp, err
	}
	if err := d.create(temp, b); err != nil {
		return temp, err
	}
	return temp, d.flush(filepath.Dir(temp), []string{filepath.Base(temp)})
}

// makeFolder makes a folder and those above it, and brings their names to the
// disk.
func makeFolder(d disk, path string) error {
	if _, err := d.stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	up := filepath.Dir(path)
	if up == path {
		return nil
	}
	if err := makeFolder(d, up); err != nil {
		return err
	}
	if err := d.mkdir(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.syncDir(up)
}

func taken(path string) error {
	return &RefusedError{path,
		diag.Say("%q đã có và không nằm trong danh sách niêm phong", "%q is there already, and no seal lists it", path),
		diag.Say("xem lại tệp đó rồi chuyển nó sang nơi khác; congbo không ghi đè", "look at the file and move it elsewhere; congbo overwrites nothing")}
}
