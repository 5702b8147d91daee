package output

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// swap puts the staged folder in the place of the published one: renameat2 with
// RENAME_EXCHANGE, which has no moment without a site. File systems that lack it
// (FUSE, NTFS) answer EINVAL and get the two steps.
func swap(staged, dest string) error {
	err := unix.Renameat2(unix.AT_FDCWD, staged, unix.AT_FDCWD, dest, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil // the old site now lies at staged, which the caller removes
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(staged, dest)
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EOPNOTSUPP):
		return twoStep(staged, dest)
	}
	return &os.LinkError{Op: "exchange", Old: staged, New: dest, Err: err}
}

// flush brings everything below a folder to the disk. One syncfs serves 10,000
// files; an fsync each would take a hundred times as long.
func flush(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return &fs.PathError{Op: "syncfs", Path: dir, Err: err}
	}
	return nil
}

// syncDir brings the names in a folder to the disk.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
