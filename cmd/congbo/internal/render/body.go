package render

import (
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

// append appends the body as it reads on a page.
func (b *Body) append(dst []byte, p place) []byte {
	done := 0
	for _, h := range b.holes {
		dst = append(dst, b.html[done:h.at]...)
		done = h.at
		if h.level > 0 {
			dst = append(dst, '0'+byte(min(h.level+p.shift, 6)))
		} else {
			dst = p.appendHref(dst, h.to)
		}
	}
	return append(dst, b.html[done:]...)
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
