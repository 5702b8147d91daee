package output

import (
	"io"
	"io/fs"
	"os"
)

// A disk is what publishing needs of the operating system. Tests have one that fails,
// or stops, at any operation. Every error names a path.
type disk interface {
	readDir(path string) ([]fs.DirEntry, error)
	readFile(path string) ([]byte, error)
	readlink(path string) (string, error)
	stat(path string) (fs.FileInfo, error)
	lstat(path string) (fs.FileInfo, error)
	mkdir(path string) error
	chmod(path string, mode fs.FileMode) error
	create(path string, b []byte) error // fails if the file exists
	reader(path string) (io.ReadCloser, error)
	writer(path string) (io.WriteCloser, error) // fails if the file exists
	link(old, path string) error
	symlink(target, path string) error
	rename(old, path string) error
	remove(path string) error // a file, or a folder that is empty
	removeAll(path string) error

	// exchange swaps two folders in one step; it is errors.ErrUnsupported
	// where the system or the file system cannot do that.
	exchange(a, b string) error
	// flush brings a folder and everything below it to the disk; fresh are the
	// files in it that were written.
	flush(dir string, fresh []string) error
	// syncDir brings the names in a folder to the disk.
	syncDir(path string) error
}

// system is the real disk. What differs between operating systems is in system_*.go.
type system struct{}

func (system) readDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (system) readFile(path string) ([]byte, error)       { return os.ReadFile(path) }
func (system) readlink(path string) (string, error)       { return os.Readlink(path) }
func (system) stat(path string) (fs.FileInfo, error)      { return os.Stat(path) }
func (system) lstat(path string) (fs.FileInfo, error)     { return os.Lstat(path) }
func (system) mkdir(path string) error                    { return os.Mkdir(path, 0o777) }
func (system) chmod(path string, mode fs.FileMode) error  { return os.Chmod(path, mode) }
func (system) link(old, path string) error                { return os.Link(old, path) }
func (system) symlink(target, path string) error          { return os.Symlink(target, path) }
func (system) rename(old, path string) error              { return os.Rename(old, path) }
func (system) remove(path string) error                   { return os.Remove(path) }
func (system) removeAll(path string) error                { return os.RemoveAll(path) }

func (system) reader(path string) (io.ReadCloser, error) { return os.Open(path) }

func (system) writer(path string) (io.WriteCloser, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

func (d system) create(path string, b []byte) error {
	f, err := d.writer(path)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// syncFile brings a file or folder to the disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
