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
// file of this name; only one with the mark makes its folder a published site, whose
// files may be replaced and removed.
const mark = "# Published by congbo. To check a copy: sha256sum -c " + ListName + "\n"

// A digest is the SHA-256 of a file.
type digest = [sha256.Size]byte

// A list has the digests of published files, by path.
type list map[string]digest

func (l list) bytes() []byte {
	return listing(slices.Sorted(maps.Keys(l)), func(name string) digest { return l[name] })
}

// listing writes a list of files.
func listing(names []string, digestOf func(name string) digest) []byte {
	size := len(mark)
	for _, name := range names {
		size += hexLen + len(gap) + len(name) + len("\n")
	}
	b := append(make([]byte, 0, size), mark...)
	for _, name := range names {
		h := digestOf(name)
		b = append(append(append(hex.AppendEncode(b, h[:]), gap...), name...), '\n')
	}
	return b
}

// A line is a digest in hex, two spaces, a path.
const (
	hexLen = 2 * sha256.Size
	gap    = "  "
)

// isList reports whether a list is congbo's.
func isList(b []byte) bool { return bytes.HasPrefix(b, []byte(mark)) }

// parseList reads a list, which somebody may have altered: a line that makes no sense
// is skipped, and its file counts as somebody else's. It reports whether the list is
// congbo's at all.
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
		var d digest
		if _, err := hex.Decode(d[:], h); err != nil {
			continue
		}
		if name := string(path); name != ListName && ValidName(name) == nil {
			l[name] = d
		}
	}
	return l, true
}

// folders are the folders that the files of a list need.
func (l list) folders() map[string]bool {
	folders := map[string]bool{}
	for name := range l {
		for dir := parent(name); dir != "." && !folders[dir]; dir = parent(dir) {
			folders[dir] = true
		}
	}
	return folders
}

// Listed are the names in the list of a published site, in order; none if the list is
// not congbo's.
func Listed(b []byte) []string {
	l, _ := parseList(b)
	return slices.Sorted(maps.Keys(l))
}

// Complete is a tree with the list that it has when it is published.
func Complete(tree Tree) Tree {
	l := make(list, len(tree))
	for name, b := range tree {
		l[name] = sha256.Sum256(b)
	}
	all := maps.Clone(tree)
	all[ListName] = l.bytes()
	return all
}

// Sums are the files in the list of a published site with their SHA-256 in hex, the list
// itself left out; ours reports whether the list is congbo's.
func Sums(b []byte) (sums map[string]string, ours bool) {
	l, ours := parseList(b)
	sums = make(map[string]string, len(l))
	for name, d := range l {
		sums[name] = hex.EncodeToString(d[:])
	}
	return sums, ours
}
