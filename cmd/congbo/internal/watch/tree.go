package watch

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"slices"
	"time"
)

// A tree is what was seen of the files, by path.
type tree map[string]file

// A file is the state of one file.
type file struct {
	size     int64
	modified time.Time
	sum      [sha256.Size]byte
}

// file reads a file, unless it is as it was when last seen. A file written within
// the last two seconds is read in any case: clocks of file systems are coarse, and
// two saves may have one time.
func (w *Watcher) file(path, name string, info fs.FileInfo) file {
	f := file{size: info.Size(), modified: info.ModTime()}
	if old, ok := w.seen[name]; ok && old.size == f.size && old.modified.Equal(f.modified) && time.Since(f.modified) > 2*time.Second {
		return old
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return f
	}
	f.size, f.sum = int64(len(text)), sha256.Sum256(text)
	return f
}

// changes lists the files that are not the same in both trees, sorted, and
// reports whether one with text has become empty. A file that was only touched is
// the same.
func (t tree) changes(now tree) (paths []string, emptied bool) {
	for name, f := range now {
		old, was := t[name]
		if !was || old.sum != f.sum {
			paths = append(paths, name)
			emptied = emptied || was && old.size > 0 && f.size == 0
		}
	}
	for name := range t {
		if _, is := now[name]; !is {
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	return paths, emptied
}
