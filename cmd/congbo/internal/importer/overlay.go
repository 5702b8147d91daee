package importer

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay is a site as it will be: base with files over it. What base has under
// the folder replaced is not seen. A site that is about to be written can be read
// and checked first.
func Overlay(base fs.FS, files map[string][]byte, replaced string) fs.FS {
	return overlay{base, files, replaced}
}

type overlay struct {
	base     fs.FS
	files    map[string][]byte
	replaced string
}

func (o overlay) hidden(name string) bool {
	return name == o.replaced || strings.HasPrefix(name, o.replaced+"/")
}

// under are the names in a folder that files add, and which are folders.
func (o overlay) under(dir string) map[string]int {
	names := map[string]int{}
	for name, text := range o.files {
		if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
			first, _, deeper := strings.Cut(rest, "/")
			if names[first] = len(text); deeper {
				names[first] = -1
			}
		}
	}
	return names
}

func (o overlay) Open(name string) (fs.File, error) {
	if text, ours := o.files[name]; ours {
		return opened{entry{path.Base(name), len(text)}, bytes.NewReader(text)}, nil
	}
	if o.hidden(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.base.Open(name)
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if text, ours := o.files[name]; ours {
		return entry{path.Base(name), len(text)}, nil
	}
	if len(o.under(name)) > 0 {
		return entry{path.Base(name), -1}, nil
	}
	if o.hidden(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(o.base, name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	added := o.under(name)
	all := map[string]fs.DirEntry{}
	for n, size := range added {
		all[n] = entry{n, size}
	}
	if !o.hidden(name) {
		own, err := fs.ReadDir(o.base, name)
		if err != nil && len(added) == 0 {
			return nil, err
		}
		for _, d := range own {
			if _, ours := all[d.Name()]; !ours && !o.hidden(path.Join(name, d.Name())) {
				all[d.Name()] = d
			}
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }), nil
}

// An opened file of an overlay.
type opened struct {
	info entry
	*bytes.Reader
}

func (o opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o opened) Close() error               { return nil }

// An entry is a file or folder of an overlay.
type entry struct {
	name string
	size int // -1 of a folder
}

func (e entry) Name() string               { return e.name }
func (e entry) IsDir() bool                { return e.size < 0 }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) Size() int64                { return int64(max(e.size, 0)) }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }

func (e entry) Mode() fs.FileMode {
	if e.size < 0 {
		return fs.ModeDir | 0o777
	}
	return 0o666
}
