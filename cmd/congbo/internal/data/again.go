package data

import (
	"slices"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// A memory is what files were decoded to, by what was made of them.
type memory map[string]remembered

type remembered struct {
	files []*source.File
	value any
	found diag.List
}

// A decoder decodes the files of a site, or remembers what the very same files
// gave before: a file that was read again is another one.
type decoder struct {
	now, before memory
	found       *diag.List
}

// decode returns what files are decoded to, and adds what is wrong with them.
func decode[T any](d decoder, name string, files []*source.File, decode func(found *diag.List) T) T {
	r, known := d.before[name]
	if !known || !slices.Equal(r.files, files) {
		r = remembered{files: files}
		r.value = decode(&r.found)
	}
	d.now[name] = r
	d.found.Add(r.found...)
	return r.value.(T)
}
