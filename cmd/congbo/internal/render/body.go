package render

import (
	"bytes"

	"congbo/cmd/congbo/internal/report"
)

// A Body is a text, rendered once: of a document, a note, a title or the search index.
// What depends on the page that shows it, or on other reports, is left open in holes.
type Body struct {
	html  []byte
	holes []hole
}

// A hole is a place in a body that a page fills in.
type hole struct {
	at    int32 // offset into the body's html
	level int8  // of a heading, 1 to 6
	last  bool  // the end of the element of a citation
	first bool  // the piece of a citation that carries its anchor
	of    any   // what it shows: nil for the level of a heading, else one of those that fill knows
}

// A chart is a hole for the bars of a table.
type chart struct{ *report.Table }

// A name is a hole in a JSON string for what a reference is called.
type name struct{ *report.CrossRef }

// append appends the body as it reads on a page of a report.
func (b *Body) append(dst []byte, r *reportPages, p place) []byte {
	done := int32(0)
	for i := range b.holes {
		h := &b.holes[i]
		dst = append(dst, b.html[done:h.at]...)
		done = h.at
		dst = h.fill(dst, r, p)
	}
	return append(dst, b.html[done:]...)
}

func (h *hole) fill(dst []byte, r *reportPages, p place) []byte {
	switch of := h.of.(type) {
	case nil:
		return append(dst, '0'+byte(min(int(h.level)+p.shift, 6)))
	case *target:
		return p.appendHref(dst, *of)
	case *report.Mention:
		return h.cite(dst, r, p, of)
	case *report.Link:
		return p.appendHref(dst, destination(of))
	case *report.CrossRef:
		if of.Target.Report == nil {
			return appendText(dst, "[]("+of.Destination+")")
		}
		dst = append(dst, `<a class="ref" href="`...)
		dst = p.appendHref(dst, toTarget(of.Target))
		dst = append(dst, `">`...)
		dst = appendText(dst, r.words.reference(of.Target, r.Report))
		return append(dst, "</a>"...)
	case name:
		if of.Target.Report == nil {
			return dst
		}
		text := appendJSON(nil, r.words.reference(of.Target, r.Report), true)
		return append(dst, text[1:len(text)-1]...)
	case chart:
		b := bytes.NewBuffer(dst)
		if err := r.layouts.bars.Execute(b, r.words.bars(of.Rows, true)); err != nil {
			r.files.found.Add(r.plain().finding(r.layouts.bars.Name(), err))
		}
		return b.Bytes()
	}
	return dst
}
