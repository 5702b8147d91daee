package source_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"congbo/cmd/congbo/internal/source"
)

// A vast file system has one file, of any size, and counts what is read of it.
type vast struct {
	name string
	size int64 // that it claims to have
	real int64 // that it has
	read int64
}

func (v *vast) Open(name string) (fs.File, error) {
	if name != v.name {
		return fstest.MapFS{v.name: {}}.Open(name)
	}
	return &vastFile{v, 0}, nil
}

type vastFile struct {
	*vast
	at int64
}

func (f *vastFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *vastFile) Close() error               { return nil }
func (f *vastFile) Name() string               { return f.name }
func (f *vastFile) Size() int64                { return f.size }
func (f *vastFile) Mode() fs.FileMode          { return 0o644 }
func (f *vastFile) ModTime() time.Time         { return time.Time{} }
func (f *vastFile) IsDir() bool                { return false }
func (f *vastFile) Sys() any                   { return nil }

func (f *vastFile) Read(b []byte) (int, error) {
	if f.at == f.real {
		return 0, io.EOF
	}
	n := min(int64(len(b)), f.real-f.at)
	clear(b[:n])
	f.at += n
	f.read += n
	return int(n), nil
}

const mebibyte = 1 << 20

// TestTooLarge refuses a text over the limit without reading it, and one that grows over
// the limit while it is read.
func TestTooLarge(t *testing.T) {
	for _, test := range []struct {
		name             string
		size, real, most int64
		detail           string
	}{
		{"content/2031/a.md", 3 << 30, 3 << 30, 0, "3221225472"},
		{"data/site.toml", 3 << 30, 3 << 30, 0, "3221225472"},
		{"data/2031/a.csv", mebibyte + 1, mebibyte + 1, 0, "1048577"},
		{"layouts/base.html", 3 << 30, 3 << 30, 0, "3221225472"},
		{"content/2031/a.md", 10, 3 << 30, mebibyte + 1, "1048577"},
	} {
		v := &vast{name: test.name, size: test.size, real: test.real}
		tree := source.Read(v)
		if len(tree.Faults) != 1 || tree.Faults[0].Kind != source.TooLarge || tree.Faults[0].Detail != test.detail || tree.Faults[0].Span.String() != test.name+":1:1" {
			t.Errorf("%s: %+v", test.name, tree.Faults)
		}
		if v.read > test.most {
			t.Errorf("%s: %d bytes were read", test.name, v.read)
		}
		if f := tree.Get(test.name); f == nil || f.Text != nil || f.Raw != nil {
			t.Errorf("%s: %v", test.name, f)
		}
	}
}

// TestLarge leaves other large files on the disk, where they can be read piece by piece.
func TestLarge(t *testing.T) {
	const size = 3*mebibyte + 1
	for _, claimed := range []int64{size, 10} { // or it grows
		v := &vast{name: "static/phim.mp4", size: claimed, real: size}
		tree := source.Read(v)
		f := tree.Get(v.name)
		if len(tree.Faults) > 0 || f == nil || f.Raw != nil || f.Text != nil || v.read > mebibyte+1 {
			t.Fatalf("%+v, %d bytes were read", tree.Faults, v.read)
		}
		if claimed == size && f.Size() != size {
			t.Errorf("size %d", f.Size())
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, r)
		if err := errors.Join(err, r.Close()); err != nil || n != size {
			t.Errorf("%d bytes, %v", n, err)
		}
		if f.Sum() != sha256.Sum256(make([]byte, size)) || len(f.Bytes()) != size {
			t.Error("other bytes")
		}
	}
	small := source.Read(fstest.MapFS{"static/a.css": {Data: []byte("a{}")}}).Get("static/a.css")
	r, err := small.Open()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != "a{}" || string(small.Raw) != "a{}" || small.Size() != 3 {
		t.Errorf("%q %v", b, err)
	}
}

// TestManySeals reads the file of seals, which only grows, far beyond the limit of others.
func TestManySeals(t *testing.T) {
	const size = 16 * mebibyte
	site := fstest.MapFS{source.Seals: {Data: bytes.Repeat([]byte("# niêm \n"), size/9)}}
	if tree := source.Read(site); len(tree.Faults) > 0 || len(tree.Get(source.Seals).Text) < size-9 {
		t.Errorf("%+v", tree.Faults)
	}
	site[source.Seals].Data = make([]byte, size+1)
	if tree := source.Read(site); len(tree.Faults) != 1 || tree.Faults[0].Kind != source.TooLarge {
		t.Errorf("%+v", tree.Faults)
	}
}
