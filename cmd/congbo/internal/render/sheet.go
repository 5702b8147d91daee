package render

import (
	"bytes"
	"html/template"
	"strconv"
)

// A sheet is one page in the making. A layout need not carry the long texts that
// a page shows: it prints a mark for each, and the text is put there when the
// layout has run. Marks hold a NUL, which no source may hold.
type sheet struct {
	layout bytes.Buffer // what the layout printed
	page   []byte       // the same, with the texts
	texts  []func(dst []byte) []byte
	items  bytes.Buffer // of a list, printed before the layout runs
}

// text returns the mark of a text.
func (s *sheet) text(write func(dst []byte) []byte) template.HTML {
	s.texts = append(s.texts, write)
	return template.HTML("\x00" + strconv.Itoa(len(s.texts)-1) + "\x00")
}

// finish returns the page, which is the sheet's until it is finished again or reset.
func (s *sheet) finish() []byte {
	rest := s.layout.Bytes()
	s.page = s.page[:0]
	for {
		start := bytes.IndexByte(rest, 0)
		if start < 0 {
			break
		}
		s.page = append(s.page, rest[:start]...)
		rest = rest[start+1:]
		end := max(bytes.IndexByte(rest, 0), 0)
		if i, err := strconv.Atoi(string(rest[:end])); err == nil && i < len(s.texts) {
			s.page = s.texts[i](s.page)
		}
		rest = rest[min(end+1, len(rest)):]
	}
	s.page = append(s.page, rest...)
	return s.page
}

func (s *sheet) reset() {
	s.layout.Reset()
	clear(s.texts)
	s.texts = s.texts[:0]
}

// A desk is where one worker makes pages: what a page was made on is used for the next.
// (A pool that all share is emptied each time that memory is collected, which is often.)
type desk struct {
	sheets  []*sheet
	buffers []*[]byte
}

// buffer returns bytes to append to from their beginning.
func (s *website) buffer() *[]byte {
	if b, ok := pop(&s.desk.buffers); ok {
		return b
	}
	return new([]byte)
}

// sheet returns an empty sheet for a page.
func (s *website) sheet() *sheet {
	if on, ok := pop(&s.desk.sheets); ok {
		return on
	}
	return &sheet{}
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
func (s *website) back(b *[]byte) { s.desk.buffers = append(s.desk.buffers, b) }

// done gives a sheet back, and its page with it.
func (s *website) done(on *sheet) {
	on.reset()
	s.desk.sheets = append(s.desk.sheets, on)
}
