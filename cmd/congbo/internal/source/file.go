// Package source holds the files of a site and gives every byte of them a position.
//
// It reads an [fs.FS] once, in [Read]; everything after that works on the text in memory.
// It never decides what a file means and never writes.
package source

import (
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
	Text []byte // what congbo works on
	Raw  []byte // the bytes on disk; shares memory with Text where reading changed nothing

	Default bool // one that congbo brings along

	from  fs.FS             // where a file that [List] has put off is read; nil for others
	mode  fs.FileMode       // its type
	sum   [sha256.Size]byte // of Raw, when it was read from there
	once  sync.Once
	lines []int // offset of the first byte of each line
}

// Sum is the SHA-256 of the bytes on disk.
func (f *File) Sum() [sha256.Size]byte {
	if f.from != nil {
		return f.sum
	}
	return sha256.Sum256(f.Raw)
}

// Hash reads a file that was put off for its sum alone, a piece at a time into buf. It
// reports false for what is no plain file, and for what cannot be read.
func (f *File) Hash(buf []byte) bool {
	if f.from == nil || !f.mode.IsRegular() {
		return false
	}
	file, err := f.from.Open(f.Path)
	if err != nil {
		return false
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{file}, buf); err != nil {
		return false
	}
	h.Sum(f.sum[:0])
	return true
}

// Bytes are the bytes on disk, which are read again if they were let go.
func (f *File) Bytes() []byte {
	if f.Raw == nil && f.from != nil {
		raw, _ := fs.ReadFile(f.from, f.Path) // one that is gone by now is empty
		return raw
	}
	return f.Raw
}

// Shed lets go of the bytes of a file that was put off: positions in it are found, where
// anybody asks for one, by reading it again.
func (f *File) Shed() {
	if f.from != nil {
		f.Text, f.Raw, f.lines, f.once = nil, nil, nil, sync.Once{}
	}
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
	if f.Text == nil && f.from != nil {
		again := &File{Path: f.Path, Raw: f.Bytes()}
		(&reader{tree: &Tree{}}).normalise(again)
		f.Text = again.Text
	}
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
	if s.File != nil && s.File.Text == nil {
		s.File.once.Do(s.File.index)
	}
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
