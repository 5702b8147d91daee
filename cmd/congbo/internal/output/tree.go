// Package output turns named bytes into a published folder: minified, written
// beside the old one, swapped in at once. It knows nothing of reports.
package output

import (
	"bytes"
	"sync"
)

// A Tree is a finished site: slash-separated paths, relative to the site's root,
// and the bytes of each file.
type Tree map[string][]byte

// A Put takes a file of a site as it is made. It may be called from several
// goroutines; b is the caller's again when it returns.
type Put func(name string, b []byte) error

// Collect returns an empty tree and what puts files into it.
func Collect() (Tree, Put) {
	tree := Tree{}
	var mu sync.Mutex
	return tree, func(name string, b []byte) error {
		b = bytes.Clone(b)
		mu.Lock()
		defer mu.Unlock()
		tree[name] = b
		return nil
	}
}
