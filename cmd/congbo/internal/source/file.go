// Package source holds the files of a site and gives every byte of them a position.
//
// It reads an [fs.FS] once, in [Read]; everything after that works on the text in memory.
// Only files that are no text and too large for that stay on the disk, see [File.Open].
// It never decides what a file means and never writes.
package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"sync"
	"unicode/utf8"
)

// A File is one file of a site. Text of content and data files is UTF-8 in
// normalisation form C with LF line ends and no byte order mark; it is never
// altered after reading, so a byte offset into it stays a position for good.
type File struct {
	Path string // slash-separated, from the root of the site
	Text []byte // what congbo works on; nil for one that is not kept in memory
	Raw  []byte // the bytes on disk, likewise; shares memory with Text where reading changed nothing

	Default bool // one that congbo brings along

	Places []Place // of a Word file: where the words of Text stand in it, by their offsets

	fsys  fs.FS // where it was read; nil if it was not read from a file
	size  int64 // there
	once  sync.Once
	lines []int // offset of the first byte of each line
}

// Size is the number of bytes on disk.
func (f *File) Size() int64 {
	if f.Raw == nil && f.fsys != nil {
		return f.size
	}
	return int64(len(f.Raw))
}

// Open opens the bytes on disk for reading. They come from memory if they are there.
func (f *File) Open() (io.ReadCloser, error) {
	if f.Raw == nil && f.fsys != nil {
		return f.fsys.Open(f.Path)
	}
	return io.NopCloser(bytes.NewReader(f.Raw)), nil
}

// Sum is the SHA-256 of the bytes on disk; of a file that cannot be read any more, that of
// nothing.
func (f *File) Sum() [sha256.Size]byte {
	h := sha256.New()
	if r, err := f.Open(); err == nil {
		defer r.Close()
		if _, err := io.Copy(h, r); err != nil {
			h.Reset()
		}
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// Bytes are the bytes on disk, which are read if they are not in memory. A file that is
// gone by now is empty.
func (f *File) Bytes() []byte {
	if f.Raw == nil && f.fsys != nil {
		raw, _ := fs.ReadFile(f.fsys, f.Path)
		return raw
	}
	return f.Raw
}

// Position returns the 1-based line and column of a byte offset into f.Text.
// A column counts characters (Unicode code points), as an editor shows them.
func (f *File) Position(offset int) (line, column int) {
	f.once.Do(f.index)
	offset = min(max(offset, 0), len(f.Text))
	line = sort.SearchInts(f.lines, offset+1)
	return line, utf8.RuneCount(f.Text[f.lines[line-1]:offset]) + 1
}

// Line returns the text of a 1-based line without its line end.
func (f *File) Line(line int) []byte {
	f.once.Do(f.index)
	if line < 1 || line > len(f.lines) {
		return nil
	}
	end := len(f.Text)
	if line < len(f.lines) {
		end = f.lines[line] - 1
	}
	return f.Text[f.lines[line-1]:end]
}

func (f *File) index() {
	f.lines = append(f.lines, 0)
	for i, b := range f.Text {
		if b == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
}

// A Span is a stretch of a file's text, as byte offsets [Start, End). The zero
// Span stands for no place at all.
type Span struct {
	File       *File
	Start, End int
}

// At is the place of a file as a whole: its first character.
func At(f *File) Span { return Span{File: f} }

// Missing is the place where a file should be and is not.
func Missing(path string) Span { return Span{File: &File{Path: path}} }

// Text is the text that s covers.
func (s Span) Text() string {
	if s.File == nil || s.Start < 0 || s.End > len(s.File.Text) || s.Start > s.End {
		return ""
	}
	return string(s.File.Text[s.Start:s.End])
}

// String is "path:line:column", or the empty string for no place.
func (s Span) String() string {
	if s.File == nil {
		return ""
	}
	line, column := s.File.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", s.File.Path, line, column)
}

// A Place is where words of a Word file stand, whose readers know no lines. It holds up
// to the next one.
type Place struct {
	Start     int    // of the words in File.Text
	Part      string // of the file: "word/document.xml"
	Paragraph int    // of the part, from 1, those of tables and boxes too

	Heading          string // with its number, "1. Công tác tư tưởng"; empty before the first
	Under            string // the number of the part that the heading lies in, "II"
	Nth              int    // paragraph under the heading, from 1; 0 for none
	Table, Row, Cell int    // from 1; 0 for what stands in no table
	Note             int    // its number; 0 for what stands in no note
}

// Place is where the first byte of a span stands in a Word file; ok is false for one of a
// file that has lines.
func (s Span) Place() (p Place, ok bool) {
	if s.File == nil || len(s.File.Places) == 0 {
		return Place{}, false
	}
	all := s.File.Places
	return all[max(sort.Search(len(all), func(i int) bool { return all[i].Start > s.Start })-1, 0)], true
}
