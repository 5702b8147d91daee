package watch

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"
)

// A tree is what was seen of the files, by path.
type tree map[string]file

// A file is what was seen of one file.
type file struct {
	size     int64
	modified time.Time // which programs can set
	changed  time.Time // which they cannot; zero if the system does not tell
	regular  bool
	digest   [sha256.Size]byte // zero if it was not read
}

// observe is a file as far as the system tells without reading it.
func observe(info fs.FileInfo) file {
	return file{size: info.Size(), modified: info.ModTime(), changed: changeTime(info), regular: info.Mode().IsRegular()}
}

// settled reports whether a file that was seen need not be read again to know that it is
// as it was. One with a time of the last two seconds must be: clocks of file systems are
// coarse, and two saves may get the same time.
func (f file) settled(now file) bool {
	const coarse = 2 * time.Second
	return f.size == now.size && f.modified.Equal(now.modified) && f.changed.Equal(now.changed) &&
		time.Since(f.modified) > coarse && time.Since(f.changed) > coarse && f.digest != [sha256.Size]byte{}
}

// read reads the file, if it is one and can be read. To open a pipe would take forever.
func (f *file) read(path string) {
	if !f.regular {
		return
	}
	text, err := os.Open(path)
	if err != nil {
		return
	}
	defer text.Close()
	h := sha256.New()
	if n, err := io.Copy(h, text); err == nil {
		f.size = n
		h.Sum(f.digest[:0])
	}
}

// changes lists the files that differ between two trees, sorted, and reports whether one
// with text, or that was not there, is empty now. A file that was only touched does not differ.
func (t tree) changes(now tree) (paths []string, emptied bool) {
	for name, f := range now {
		old, was := t[name]
		if !was || old.digest != f.digest {
			paths = append(paths, name)
			emptied = emptied || f.size == 0 && (!was || old.size > 0)
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
