package pages

import (
	"bytes"
	"html/template"
	"strconv"

	"congbo/cmd/congbo/internal/text"
)

// A pageBuffer is one page in the making. A layout need not carry the long texts that
// a page shows: it prints a mark for each, and the text is put there when the
// layout has run. Marks hold a NUL, which no source may hold.
type pageBuffer struct {
	layout bytes.Buffer // what the layout printed
	page   text.Buffer  // the same, with the texts
	texts  []func(b *text.Buffer)
	items  bytes.Buffer // of a list, printed before the layout runs
}

// text returns the mark of a text.
func (on *pageBuffer) text(write func(b *text.Buffer)) template.HTML {
	on.texts = append(on.texts, write)
	return template.HTML("\x00" + strconv.Itoa(len(on.texts)-1) + "\x00")
}

// finish returns the page, which is the buffer's until it is finished again or reset. What
// the layout printed is scanned for references, if refs are asked for; the texts tell theirs.
func (on *pageBuffer) finish(refs text.Refs) []byte {
	rest := on.layout.Bytes()
	if refs != nil {
		refs.HTML(rest)
	}
	on.page.Reset()
	on.page.Refs = refs
	for {
		start := bytes.IndexByte(rest, 0)
		if start < 0 {
			break
		}
		on.page.Write(rest[:start])
		rest = rest[start+1:]
		end := max(bytes.IndexByte(rest, 0), 0)
		if i, err := strconv.Atoi(string(rest[:end])); err == nil && i < len(on.texts) {
			on.texts[i](&on.page)
		}
		rest = rest[min(end+1, len(rest)):]
	}
	on.page.Write(rest)
	return on.page.Bytes()
}

func (on *pageBuffer) reset() {
	on.layout.Reset()
	clear(on.texts)
	on.texts = on.texts[:0]
}

// buffers are those of one worker: what a page was made in is used for the next.
// (A pool that all share is emptied each time that memory is collected, which is often.)
type buffers []*pageBuffer

// pageBuffer returns an empty buffer for a page.
func (s *website) pageBuffer() *pageBuffer {
	free := *s.buffers
	n := len(free) - 1
	if n < 0 {
		return &pageBuffer{}
	}
	*s.buffers = free[:n]
	return free[n]
}

// done gives a page buffer back, and its page with it.
func (s *website) done(on *pageBuffer) {
	on.reset()
	*s.buffers = append(*s.buffers, on)
}
