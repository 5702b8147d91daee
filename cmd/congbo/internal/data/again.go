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

// A part is what some files of a site are decoded to.
type part struct {
	name   string
	files  []*source.File
	decode func(found *diag.List) any
	take   func(value any)
}

// partOf is a part whose value is kept by take.
func partOf[T any](name string, files []*source.File, decode func(found *diag.List) T, take func(T)) part {
	return part{name, files, func(found *diag.List) any { return decode(found) }, func(value any) { take(value.(T)) }}
}

// decoded decodes parts, which do not need each other, or remembers what the very same
// files gave before: a file that was read again is another one. Values are taken in the
// order of the parts.
func (m memory) decoded(before memory, found *diag.List, each Each, parts ...part) {
	all := make([]remembered, len(parts))
	each(len(parts), func(i int) {
		r, known := before[parts[i].name]
		if !known || !slices.Equal(r.files, parts[i].files) {
			r = remembered{files: parts[i].files}
			r.value = parts[i].decode(&r.found)
		}
		all[i] = r
	})
	for i, r := range all {
		m[parts[i].name] = r
		found.Add(r.found...)
		parts[i].take(r.value)
	}
}
