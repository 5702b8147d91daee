package source_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"congbo/cmd/congbo/internal/source"
)

// hugeFS has a file that says it is huge, and is not to be opened.
type hugeFS struct {
	fstest.MapFS
	t *testing.T
}

const hugeFile = "content/2030/01-a/01-b.md"

func (h hugeFS) Open(name string) (fs.File, error) {
	if name == hugeFile {
		h.t.Errorf("%s is read", name)
	}
	return h.MapFS.Open(name)
}

func (h hugeFS) Stat(name string) (fs.FileInfo, error) {
	info, err := h.MapFS.Stat(name)
	if name == hugeFile {
		info = hugeInfo{info}
	}
	return info, err
}

type hugeInfo struct{ fs.FileInfo }

func (hugeInfo) Size() int64 { return 3 << 30 }

// TestTooLargeIsNotRead looks at the size of a text before it is read.
func TestTooLargeIsNotRead(t *testing.T) {
	tree := source.Read(hugeFS{fstest.MapFS{hugeFile: {Data: []byte("a")}, "content/2030/_index.md": {Data: []byte("b")}}, t})
	if len(tree.Files) != 2 || len(tree.Faults) != 1 || tree.Faults[0].Kind != source.TooLarge || tree.Faults[0].Detail != "3221225472" {
		t.Errorf("%d files, faults %+v", len(tree.Files), tree.Faults)
	}
}
