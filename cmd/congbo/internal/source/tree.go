package source

import (
	"slices"
	"sort"
	"strings"
)

// A Tree is every file of a site that congbo reads: content/, data/, layouts/
// and static/, ordered by path.
type Tree struct {
	Files  []*File
	Faults []Fault
}

// Get returns the file at a path, or nil.
func (t *Tree) Get(path string) *File {
	i := sort.Search(len(t.Files), func(i int) bool { return t.Files[i].Path >= path })
	if i < len(t.Files) && t.Files[i].Path == path {
		return t.Files[i]
	}
	return nil
}

// Lacks reports whether there was no file at a path when the tree was read, though one would be
// of it.
func (t *Tree) Lacks(path string) bool {
	return t.Get(path) == nil && !embeds(path) && !slices.ContainsFunc(t.Faults, func(f Fault) bool { return f.Span.File.Path == path })
}

// Under returns the files below a folder, which is written with a trailing slash.
func (t *Tree) Under(dir string) []*File {
	i := sort.Search(len(t.Files), func(i int) bool { return t.Files[i].Path >= dir })
	j := i
	for j < len(t.Files) && strings.HasPrefix(t.Files[j].Path, dir) {
		j++
	}
	return t.Files[i:j]
}

// A Fault is something wrong with a file itself, before anyone asks what it means.
type Fault struct {
	Kind   FaultKind
	Span   Span
	Detail string // what the kind needs to be explained: a size, the target of a link
	Err    error  // why it cannot be read; else nil
}

// FaultKind tells faults of files apart.
type FaultKind string

// The faults that reading finds. A file has no text with a fault that does not keep it.
const (
	NotUTF8     FaultKind = "utf8"      // the bytes at Span are not UTF-8
	UTF16       FaultKind = "utf16"     // the file is UTF-16
	NotNFC      FaultKind = "nfd"       // text was decomposed; Text is its normalisation form C
	TooLarge    FaultKind = "size"      // Detail is the size in bytes
	LinkOut     FaultKind = "symlink"   // a symbolic link that leaves the folders of the site, or leads to a folder
	NotRegular  FaultKind = "special"   // a device, socket or pipe
	Unreadable  FaultKind = "read"      // Err is the reason
	ControlChar FaultKind = "control"   // a NUL or other control character
	Invisible   FaultKind = "invisible" // Detail is a character that shows nothing, U+200B
	Object      FaultKind = "object"    // Detail is U+FFFC, which stands for a picture that is not there
)

// KeepsText reports whether a file with such a fault can be read all the same.
func (k FaultKind) KeepsText() bool { return k == NotNFC || k == Invisible || k == Object }
