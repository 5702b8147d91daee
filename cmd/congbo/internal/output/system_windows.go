package output

import (
	"errors"
	"os"
	"path/filepath"
)

// exchange does not exist on Windows: see swapInSteps.
func (system) exchange(a, b string) error {
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: errors.ErrUnsupported}
}

func (system) flush(dir string, fresh []string) error {
	for _, name := range fresh {
		if err := flushFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// flushFile opens the file for writing: FlushFileBuffers demands it.
func flushFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// syncDir does nothing: Windows keeps the names of a folder in its journal and
// cannot be asked for more.
func (system) syncDir(string) error { return nil }
