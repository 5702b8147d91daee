package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// ListName is the file of a published site that lists every other one with its
// SHA-256, in the format of sha256sum: anyone can check a copy with
// "sha256sum -c sha256sums.txt". It also marks the folder as congbo's.
const ListName = "sha256sums.txt"

// mark opens the list, as a comment to sha256sum and shasum. Many folders hold a
// list of this name; only one with the mark is taken for a published site, whose
// files may be replaced and removed.
const mark = "# Published by congbo. To check a copy: sha256sum -c " + ListName + "\n"

// list is the SHA-256 of published files, in hex, by path.
type list map[string]string

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func (l list) bytes() []byte {
	b := bytes.NewBufferString(mark)
	for _, name := range slices.Sorted(maps.Keys(l)) {
		b.WriteString(l[name] + "  " + name + "\n")
	}
	return b.Bytes()
}

// parseList reads a list, which may have been altered: a line that is none is
// passed over, and its file counts as somebody else's. It reports whether the
// list is congbo's at all.
func parseList(b []byte) (l list, ours bool) {
	text, ours := strings.CutPrefix(string(b), mark)
	if !ours {
		return nil, false
	}
	l = list{}
	for line := range strings.Lines(text) {
		h, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if ok && len(h) == hex.EncodedLen(sha256.Size) && name != ListName && ValidName(name) == nil {
			l[name] = h
		}
	}
	return l, true
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
