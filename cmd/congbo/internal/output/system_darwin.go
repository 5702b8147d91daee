package output

import (
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange is renamex_np with RENAME_SWAP, which APFS has and HFS+ has not.
func (system) exchange(a, b string) error {
	if err := unix.RenamexNp(a, b, unix.RENAME_SWAP); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// flush hands every file to the drive with fsync, then asks the drive once to
// empty its own cache, which is what Sync does on macOS and is slow.
func (system) flush(dir string, fresh []string) error {
	for _, name := range fresh {
		if err := handOver(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return syncFile(dir)
}

func handOver(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := unix.Fsync(int(f.Fd())); err != nil {
		return &fs.PathError{Op: "fsync", Path: path, Err: err}
	}
	return nil
}

func (system) syncDir(path string) error { return syncFile(path) }
