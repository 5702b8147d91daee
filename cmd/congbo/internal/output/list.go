package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
)

// ListName is the file of a published site that lists every other one with its
// SHA-256, in the format of sha256sum: anyone can check a copy with
// "sha256sum -c sha256sums.txt". It also marks the folder as congbo's.
const ListName = "sha256sums.txt"

// mark opens the list, as a comment to sha256sum and shasum. Many folders hold a
// list of this name; only one with the mark is taken for a published site, whose
// files may be replaced and removed.
const mark = "# Published by congbo. To check a copy: sha256sum -c " + ListName + "\n"

// list is the SHA-256 of published files, by path.
type list map[string][sha256.Size]byte

func sum(b []byte) [sha256.Size]byte { return sha256.Sum256(b) }

func (l list) bytes() []byte {
	return listing(slices.Sorted(maps.Keys(l)), func(name string) [sha256.Size]byte { return l[name] })
}

// listing writes a list of files, in one piece of memory of the right size: a list
// of 100,000 has 15 MB.
func listing(names []string, sum func(name string) [sha256.Size]byte) []byte {
	size := len(mark)
	for _, name := range names {
		size += hexLen + len(gap) + len(name) + len("\n")
	}
	b := append(make([]byte, 0, size), mark...)
	for _, name := range names {
		h := sum(name)
		b = append(append(append(hex.AppendEncode(b, h[:]), gap...), name...), '\n')
	}
	return b
}

// A line is a sum in hex, two spaces, a path.
const (
	hexLen = 2 * sha256.Size
	gap    = "  "
)

// isList reports whether a list is congbo's.
func isList(b []byte) bool { return bytes.HasPrefix(b, []byte(mark)) }

// parseList reads a list, which may have been altered: a line that is none is
// passed over, and its file counts as somebody else's. It reports whether the
// list is congbo's at all.
func parseList(b []byte) (l list, ours bool) {
	if !isList(b) {
		return nil, false
	}
	l = make(list, bytes.Count(b, []byte("\n")))
	for line := range bytes.Lines(b[len(mark):]) {
		h, path, ok := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(gap))
		if !ok || len(h) != hexLen {
			continue
		}
		var sum [sha256.Size]byte
		if _, err := hex.Decode(sum[:], h); err != nil {
			continue
		}
		if name := string(path); name != ListName && ValidName(name) == nil {
			l[name] = sum
		}
	}
	return l, true
}

// folders are the folders that the files of a list stand in.
func (l list) folders() map[string]bool {
	folders := map[string]bool{}
	for name := range l {
		for dir := parent(name); dir != "." && !folders[dir]; dir = parent(dir) {
			folders[dir] = true
		}
	}
	return folders
}

// Listed are the names that the list of a published site has, in order; none
// where it is no list of congbo's.
func Listed(b []byte) []string {
	l, _ := parseList(b)
	return slices.Sorted(maps.Keys(l))
}

// Complete is a tree with the list that a published site has of its files.
func Complete(tree Tree) Tree {
	l := make(list, len(tree))
	for name, b := range tree {
		l[name] = sum(b)
	}
	all := maps.Clone(tree)
	all[ListName] = l.bytes()
	return all
}
