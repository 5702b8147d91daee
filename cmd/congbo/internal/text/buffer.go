package text

import (
	"bytes"
	"html"
)

// A Buffer takes the HTML of a page. Whoever writes an id or a reference into it tells Refs, so
// that nobody has to look for them in the finished page.
type Buffer struct {
	bytes.Buffer
	Refs Refs // nil if nobody asks

	note []byte
}

// Refs are told of the ids and references of a page. The bytes that they are given stay the
// caller's.
type Refs interface {
	ID(id []byte)
	Link(ref []byte)
	HTML(b []byte) // that a layout has written into a text: it may hold some
}

func (b *Buffer) noteID(id string) {
	if b.Refs != nil {
		b.note = append(b.note[:0], id...)
		b.Refs.ID(b.note)
	}
}

func (b *Buffer) noteLink(ref string) {
	if b.Refs != nil {
		b.note = append(b.note[:0], ref...)
		b.Refs.Link(b.note)
	}
}

// noteWritten notes a reference as it stands in an attribute.
func (b *Buffer) noteWritten(ref []byte) {
	switch {
	case b.Refs == nil:
	case bytes.IndexByte(ref, '&') < 0:
		b.Refs.Link(ref)
	default:
		b.noteLink(html.UnescapeString(string(ref)))
	}
}
