// Package output turns named bytes into a published folder: minified, written
// beside the old one, swapped in at once. It knows nothing of reports.
package output

import (
	"bytes"
	"io"
	"sync"
)

// A Tree is a finished site: slash-separated paths, relative to the site's root,
// and the bytes of each file.
type Tree map[string][]byte

// A Put takes a file of a site as it is made. It may be called from several
// goroutines; b is the caller's again when it returns.
type Put func(name string, b []byte) error

// A Sink takes the files of a site as they are made: a file at once, as a [Put] does, or
// a large one as it is written. What is written is there when it is closed.
type Sink interface {
	Put(name string, b []byte) error
	Create(name string) (io.WriteCloser, error)
}

// Create is part of Sink: a file that is kept in memory until it is whole.
func (p Put) Create(name string) (io.WriteCloser, error) { return &whole{name: name, put: p}, nil }

// Put is part of Sink.
func (p Put) Put(name string, b []byte) error { return p(name, b) }

// A Discard is a sink that keeps nothing, as long as it returns no error. It is for who
// only wants to know what would be made.
type Discard func() error

// Put is part of Sink.
func (d Discard) Put(string, []byte) error { return d() }

// Create is part of Sink.
func (d Discard) Create(string) (io.WriteCloser, error) { return d, d() }

// Write is part of the files it creates.
func (d Discard) Write(b []byte) (int, error) { return len(b), d() }

// Close is part of the files it creates.
func (d Discard) Close() error { return d() }

// A whole is a file that is put when it is closed.
type whole struct {
	bytes.Buffer
	name string
	put  Put
}

func (w *whole) Close() error { return w.put(w.name, w.Bytes()) }

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
