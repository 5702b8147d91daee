package render

import (
	"bytes"
	"html/template"

	"congbo/cmd/congbo/internal/source"
)

// A Body is the text of a document or a note, rendered once. What depends on
// the page that shows it is left open, in holes.
type Body struct {
	html  []byte
	holes []hole
}

// A hole is a place in a body that a page fills in: the href of a link, or the
// level of a heading.
type hole struct {
	at    int // offset into the body's html
	level int // of a heading, 1 to 6; 0 for a link
	to    target
	span  source.Span // where the link is written
}

// on returns the body as it reads on a page.
func (b *Body) on(p place) template.HTML {
	var w bytes.Buffer
	w.Grow(len(b.html) + 48*len(b.holes))
	done := 0
	for _, h := range b.holes {
		w.Write(b.html[done:h.at])
		done = h.at
		if h.level > 0 {
			w.WriteByte('0' + byte(min(h.level+p.shift, 6)))
		} else {
			w.WriteString(p.href(h.to))
		}
	}
	w.Write(b.html[done:])
	return template.HTML(w.String())
}

// place returns where the link is written that reads href on a page.
func (b *Body) place(p place, href string) (source.Span, bool) {
	for _, h := range b.holes {
		if h.level == 0 && p.href(h.to) == href {
			return h.span, true
		}
	}
	return source.Span{}, false
}
