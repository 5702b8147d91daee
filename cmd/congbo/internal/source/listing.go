package source

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"slices"
	"sync"
)

// This file, File.listed and what uses that are for package build alone, which reads the
// texts of a large site late and lets go of them early. They go with their last caller.

// A listed file is one that [List] has not read.
type listed struct {
	mode   fs.FileMode // its type
	digest [sha256.Size]byte
}

// List is ReadEach with the reading of some files put off, by their path, until they are
// given to [Load].
func List(fsys fs.FS, each func(n int, f func(i int)), putOff func(path string) bool) *Tree {
	r := reader{fsys: fsys, tree: &Tree{}}
	r.walk(each)
	waits := func(n name) bool { return putOff(n.path) && n.entry.Type()&^fs.ModeSymlink == 0 }
	var later []name
	for _, n := range r.names {
		if waits(n) {
			later = append(later, n)
		}
	}
	r.names = slices.DeleteFunc(r.names, waits)
	r.readAll(each)
	for _, n := range later {
		r.tree.Files = append(r.tree.Files, &File{Path: n.path, fsys: fsys, listed: &listed{mode: n.entry.Type()}})
	}
	slices.SortFunc(r.tree.Files, byPath)
	return r.tree
}

// Load reads files that were put off. It returns those that are there, and what is wrong
// with them.
func Load(files []*File) (there []*File, faults []Fault) {
	for _, f := range files {
		if f.listed == nil {
			there = append(there, f)
			continue
		}
		r := reader{fsys: f.fsys, tree: &Tree{}}
		r.read(f.Path, f.listed.mode)
		for _, read := range r.tree.Files {
			f.Raw, f.Text, f.size, f.listed.digest = read.Raw, read.Text, read.size, read.Sum()
			there = append(there, f)
		}
		for _, fault := range r.tree.Faults {
			if fault.Span.File.Path == f.Path && len(r.tree.Files) > 0 && fault.Kind == NotNFC {
				fault.Span.File = f
			}
			faults = append(faults, fault)
		}
	}
	return there, faults
}

// Without is a tree without some of its files.
func (t *Tree) Without(gone map[*File]bool) *Tree {
	files := slices.DeleteFunc(slices.Clone(t.Files), func(f *File) bool { return gone[f] })
	return &Tree{Files: files, Faults: t.Faults}
}

// Hash reads a file that was put off for its digest, a piece at a time into buf. It
// reports false for what is not a regular file, or cannot be read.
func (f *File) Hash(buf []byte) bool {
	if f.listed == nil || !f.listed.mode.IsRegular() {
		return false
	}
	file, err := f.fsys.Open(f.Path)
	if err != nil {
		return false
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{file}, buf); err != nil {
		return false
	}
	h.Sum(f.listed.digest[:0])
	return true
}

// Shed lets go of the bytes of a file that was put off: positions in it are found, if
// anybody asks for one, by reading it again.
func (f *File) Shed() {
	if f.listed != nil {
		f.Text, f.Raw, f.lines, f.once = nil, nil, nil, sync.Once{}
	}
}

// reread reads the text that Shed let go of.
func (f *File) reread() {
	if f.Text == nil && f.listed != nil {
		again := &File{Path: f.Path, Raw: f.Bytes()}
		(&reader{tree: &Tree{}}).normalise(again)
		f.Text = again.Text
	}
}
