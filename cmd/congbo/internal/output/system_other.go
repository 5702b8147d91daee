//go:build !linux

package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

func swap(staged, dest string) error { return twoStep(staged, dest) }

// flush brings every file below a folder to the disk.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return f.Sync()
	})
}

// syncDir brings the names in a folder to the disk; Windows does so by itself
// and cannot be asked.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
