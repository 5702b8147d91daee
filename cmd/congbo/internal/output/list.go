package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// ListName is the file of a published site that lists every other one with its
// SHA-256, in the format of sha256sum: anyone can check a copy with
// "sha256sum -c sha256sums.txt". It also marks the folder as congbo's.
const ListName = "sha256sums.txt"

// list is the SHA-256 of published files, in hex, by path.
type list map[string]string

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func (l list) bytes() []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(l)) {
		fmt.Fprintf(&b, "%s  %s\n", l[name], name)
	}
	return b.Bytes()
}

// parseList reads a list; lines that are none are passed over.
func parseList(b []byte) list {
	l := list{}
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		if h, name, ok := strings.Cut(s.Text(), "  "); ok && len(h) == 64 && ValidName(name) == nil {
			l[name] = h
		}
	}
	return l
}
