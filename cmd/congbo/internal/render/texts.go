package render

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Texts are the texts of a report as pages show them, rendered as soon as the report is
// linked within itself: its syntax trees are not needed any more then. They are one
// stretch of bytes, which can be put aside until pages are made of them.
type Texts struct {
	bytes  []byte // nil if they are aside
	size   int    // of bytes
	aside  io.ReaderAt
	at     int64 // in aside
	bodies map[any]stored
	search stored
	holes  []hole  // of all bodies
	shown  []any   // what other holes show
	quotes []quote // of the mentions of the report

	paragraphs map[*report.Document][]paragraph // of a report that is compared with others
}

// A paragraph is one of a document, among the bytes of the texts: plain text, with the
// numbers of its notes.
type paragraph struct {
	start, end int32
	heading    bool
}

// A stored is a body among the bytes and the holes of the texts.
type stored struct{ start, end, first, last int32 }

// A quote is a citation with the sentence around it, among the bytes of the texts.
type quote struct {
	start                int32
	before, cited, after uint16 // bytes of each
}

// A Scribe renders the texts of reports, several at once if asked to.
type Scribe struct {
	words    words
	markdown renderer.Renderer
	pens     sync.Pool
}

// NewScribe returns a scribe that writes in the words of a site.
func NewScribe(set *data.Set) *Scribe {
	return &Scribe{words: wordsOf(set), markdown: newMarkdown(), pens: sync.Pool{New: func() any { return &pen{} }}}
}

// A Keep puts the bytes of texts aside, and tells where they can be read; or not, if there is
// room in memory, where from is nil. The bytes are the scribe's again when it returns.
type Keep func(b []byte) (from io.ReaderAt, at int64, err error)

// Write renders the texts of a report, which is linked within itself and has its trees;
// compared are those of the newest periods. The error is that of keep.
func (s *Scribe) Write(r *report.Report, compared bool, keep Keep) (*Texts, diag.List, error) {
	p := s.pens.Get().(*pen)
	defer s.pens.Put(p)
	p.begin(s.words, r)
	w := textsWriter{pen: p, markdown: s.markdown, texts: &Texts{bodies: map[any]stored{}}}
	for _, d := range r.Documents() {
		p.open(d)
		w.write(d, d.Root)
		if d.Title != nil && d.Title.Mentions != nil {
			w.write(d.Title, d.Title.Node)
		}
		for _, n := range d.Notes {
			if n.Number > 0 {
				w.write(n, n.Root)
			}
		}
	}
	w.quotes(r)
	w.search(r)
	if compared {
		w.paragraphs(r)
	}
	var err error
	w.texts.size, w.texts.holes, w.texts.shown = p.Len(), slices.Clone(p.holes), slices.Clone(p.shown)
	if w.texts.aside, w.texts.at, err = keep(p.Bytes()); w.texts.aside == nil {
		w.texts.bytes = bytes.Clone(p.Bytes())
	}
	return w.texts, w.found, err
}

// A textsWriter writes the texts of one report behind each other.
type textsWriter struct {
	*pen
	markdown renderer.Renderer
	texts    *Texts
	found    diag.List
}

func (w *textsWriter) write(key any, root ast.Node) {
	w.next()
	if err := w.markdown.Render(w.pen, w.file, root); err != nil {
		w.found.Add(diag.Finding{Code: "render/failed", Severity: diag.Error, Span: source.At(w.document.File),
			Message: diag.Say("không dựng được văn bản này: %v", "cannot render this text: %v", err),
			Hint:    diag.Say("báo cho người phát triển congbo kèm tệp này", "tell the developers of congbo, with this file")})
	}
	w.texts.bodies[key] = w.stored()
}

// quotes writes the sentence of each citation.
func (w *textsWriter) quotes(r *report.Report) {
	w.texts.quotes = make([]quote, len(r.Mentions))
	for i, m := range r.Mentions {
		before, cited, after := excerpt(m.Passage.Text, m.Start, m.End)
		q := quote{start: int32(w.Len()), before: uint16(len(before)), cited: uint16(len(cited)), after: uint16(len(after))}
		w.WriteString(before)
		w.WriteString(cited)
		w.WriteString(after)
		w.texts.quotes[i] = q
	}
}

// paragraphs writes the paragraphs of each part and section as they are compared, tables
// left out.
func (w *textsWriter) paragraphs(r *report.Report) {
	w.texts.paragraphs = map[*report.Document][]paragraph{}
	for _, d := range r.Documents() {
		for _, p := range d.Passages {
			if p == d.Title || p.Kind == report.Cell {
				continue
			}
			start := int32(w.Len())
			w.WriteString(marked(p.Text, p.NoteRefs))
			w.texts.paragraphs[d] = append(w.texts.paragraphs[d], paragraph{start, int32(w.Len()), p.Kind == report.HeadingText})
		}
	}
}

// search writes the part of the search index that a report is. The names of references to
// other reports are not known yet.
func (w *textsWriter) search(r *report.Report) {
	w.next()
	x := indexer{words: w.words, report: r}
	script := x.part(w.AvailableBuffer())
	for n, ref := range x.open {
		before, after, _ := bytes.Cut(script, jsonMark(n))
		w.Write(before)
		w.show(name{ref})
		script = after
	}
	w.Write(script)
	w.texts.search = w.stored()
}

// nameMark stands for the name of the nth open reference in a text; no source may hold a
// NUL.
func nameMark(n int) string { return "\x00" + strconv.Itoa(n) + "\x00" }

// jsonMark is the same in JSON.
func jsonMark(n int) []byte {
	b := appendJSON(nil, nameMark(n), true)
	return b[1 : len(b)-1]
}

// read returns all bytes of the texts, in buf if they have to be read: then they are valid
// until it is used again.
func (t *Texts) read(buf *[]byte) ([]byte, error) {
	if t.bytes != nil || t.size == 0 {
		return t.bytes, nil
	}
	*buf = slices.Grow((*buf)[:0], t.size)[:t.size]
	_, err := t.aside.ReadAt(*buf, t.at)
	return *buf, err
}

// A sentence is one that cites.
type sentence struct {
	text       []byte
	start, end int // of the citation
}

func (s sentence) before() []byte { return s.text[:s.start] }
func (s sentence) cited() []byte  { return s.text[s.start:s.end] }
func (s sentence) after() []byte  { return s.text[s.end:] }

// quote returns the sentence of a mention of the report. It is valid until buf is used again.
func (t *Texts) quote(m *report.Mention, buf *[]byte) (sentence, error) {
	q := t.quotes[m.Nth]
	s := sentence{start: int(q.before), end: int(q.before) + int(q.cited)}
	size := s.end + int(q.after)
	if t.bytes != nil {
		s.text = t.bytes[q.start:][:size]
		return s, nil
	}
	*buf = slices.Grow((*buf)[:0], size)[:size]
	s.text = *buf
	_, err := t.aside.ReadAt(s.text, t.at+int64(q.start))
	return s, err
}
