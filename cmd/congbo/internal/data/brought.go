package data

import (
	"fmt"
	"io/fs"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// brought is a table that congbo brings along, as it is decoded. It is part of the program, and
// tested: a mistake in it panics.
func brought[T any](files fs.FS, path string, decode func(*source.File, *diag.List) T) T {
	text, err := fs.ReadFile(files, path)
	if err != nil {
		panic(err)
	}
	var found diag.List
	v := decode(&source.File{Path: path, Text: text}, &found)
	if len(found) > 0 {
		panic(fmt.Sprintf("%s: %s", found[0].Span, found[0].Message.EN))
	}
	return v
}
