package pages

import (
	"bytes"
	"html/template"
	"strconv"
)

// A pageBuffer is one page in the making. A layout need not carry the long texts that
// a page shows: it prints a mark for each, and the text is put there when the
// layout has run. Marks hold a NUL, which no source may hold.
type pageBuffer struct {
	layout bytes.Buffer // what the layout printed
	page   bytes.Buffer // the same, with the texts
	texts  []func(b *bytes.Buffer)
	items  bytes.Buffer // of a list, printed before the layout runs
}

// text returns the mark of a text.
func (s *pageBuffer) text(write func(b *bytes.Buffer)) template.HTML {
	s.texts = append(s.texts, write)
	return template.HTML("\x00" + strconv.Itoa(len(s.texts)-1) + "\x00")
}

// finish returns the page, which is the buffer's until it is finished again or reset.
func (s *pageBuffer) finish() []byte {
	rest := s.layout.Bytes()
	s.page.Reset()
	for {
		start := bytes.IndexByte(rest, 0)
		if start < 0 {
			break
		}
		s.page.Write(rest[:start])
		rest = rest[start+1:]
		end := max(bytes.IndexByte(rest, 0), 0)
		if i, err := strconv.Atoi(string(rest[:end])); err == nil && i < len(s.texts) {
			s.texts[i](&s.page)
		}
		rest = rest[min(end+1, len(rest)):]
	}
	s.page.Write(rest)
	return s.page.Bytes()
}

func (s *pageBuffer) reset() {
	s.layout.Reset()
	clear(s.texts)
	s.texts = s.texts[:0]
}

// buffers are those of one worker: what a page was made in is used for the next.
// (A pool that all share is emptied each time that memory is collected, which is often.)
type buffers struct {
	pages []*pageBuffer
	bytes []*[]byte
}

// buffer returns bytes to append to from their beginning.
func (s *website) buffer() *[]byte {
	if b, ok := pop(&s.buffers.bytes); ok {
		return b
	}
	return new([]byte)
}

// pageBuffer returns an empty buffer for a page.
func (s *website) pageBuffer() *pageBuffer {
	if on, ok := pop(&s.buffers.pages); ok {
		return on
	}
	return &pageBuffer{}
}

func pop[T any](from *[]T) (last T, ok bool) {
	n := len(*from) - 1
	if n < 0 {
		return last, false
	}
	last = (*from)[n]
	*from = (*from)[:n]
	return last, true
}

// back gives a buffer back.
func (s *website) back(b *[]byte) { s.buffers.bytes = append(s.buffers.bytes, b) }

// done gives a page buffer back, and its page with it.
func (s *website) done(on *pageBuffer) {
	on.reset()
	s.buffers.pages = append(s.buffers.pages, on)
}
