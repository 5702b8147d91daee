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
