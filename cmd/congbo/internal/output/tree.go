// Package output publishes: it takes the files of a finished site, by name, and puts
// them in the place of what a folder held before. It owns that folder, the hidden ones
// beside it and the list of checksums within; [Add] does the same for a file that is
// only ever added. It never reads a source, knows no reports, and never replaces or
// removes what it did not write.
//
// It also minifies files and resolves the links of finished pages.
package output

import (
	"bytes"
	"fmt"
	"io"
	"sync"
)

// A Tree is a finished site: slash-separated paths, relative to the site's root,
// and the bytes of each file.
type Tree map[string][]byte

// A TakenError says that two files of a site have one name, or a file and a folder.
type TakenError struct{ Name string }

func (e *TakenError) Error() string {
	return fmt.Sprintf("two files of the site are called %q", e.Name)
}

// A Put takes a file of a site as it is made. It may be called from several
// goroutines, and does not keep b.
type Put func(name string, b []byte) error

// A Sink takes the files of a site as they are made: whole, as a [Put] does, or streamed,
// which is for large ones. A streamed file counts once it is closed.
type Sink interface {
	Put(name string, b []byte) error
	Create(name string) (io.WriteCloser, error)
}

// Create is part of Sink. The file stays in memory until it is closed.
func (p Put) Create(name string) (io.WriteCloser, error) { return &buffered{name: name, put: p}, nil }

// Put is part of Sink.
func (p Put) Put(name string, b []byte) error { return p(name, b) }

// A Discard is a sink that throws everything away, until it returns an error. It is for
// callers who only want to know what would be made.
type Discard func() error

// Put is part of Sink.
func (d Discard) Put(string, []byte) error { return d() }

// Create is part of Sink.
func (d Discard) Create(string) (io.WriteCloser, error) { return d, d() }

// Write is part of the files it creates.
func (d Discard) Write(b []byte) (int, error) { return len(b), d() }

// Close is part of the files it creates.
func (d Discard) Close() error { return d() }

// A buffered file is put when it is closed.
type buffered struct {
	bytes.Buffer
	name string
	put  Put
}

func (b *buffered) Close() error { return b.put(b.name, b.Bytes()) }

// Collect returns an empty tree and a Put that fills it.
func Collect() (Tree, Put) {
	tree := Tree{}
	var mu sync.Mutex
	return tree, func(name string, b []byte) error {
		b = bytes.Clone(b)
		mu.Lock()
		defer mu.Unlock()
		if _, twice := tree[name]; twice {
			return &TakenError{name}
		}
		tree[name] = b
		return nil
	}
}
