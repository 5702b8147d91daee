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
	shown []any // what other holes show: of those that fill knows
}

// A hole is a place in a body that a page fills in. A large site has half a million of
// them at once: they hold no pointers, which would be followed each time that memory is
// collected.
type hole struct {
	at   int32 // offset into the body's html
	of   int32 // by kind
	kind holeKind
}

// holeKind says what a hole is of.
type holeKind uint8

// The kinds of holes.
const (
	headingLevel holeKind = iota // 1 to 6
	citeAnchor                   // a place in Report.Mentions: the piece of the citation that carries its anchor
	citeMore                     // the same: another piece
	citeEnd                      // the same: the end of the element
	another                      // a place in Body.shown
)

// A chart is a hole for the bars of a table.
type chart struct{ *report.Table }

// A name is a hole in a JSON string for what a reference is called.
type name struct{ *report.CrossRef }

// append appends the body as it reads on a page of a report.
func (b *Body) append(dst []byte, r *reportPages, p place) []byte {
	done := int32(0)
	for _, h := range b.holes {
		dst = append(dst, b.html[done:h.at]...)
		done = h.at
		dst = b.fill(dst, h, r, p)
	}
	return append(dst, b.html[done:]...)
}

func (b *Body) fill(dst []byte, h hole, r *reportPages, p place) []byte {
	switch h.kind {
	case headingLevel:
		return append(dst, '0'+byte(min(int(h.of)+p.shift, 6)))
	case citeAnchor, citeMore, citeEnd:
		return h.cite(dst, r, p, r.Mentions[h.of])
	}
	switch of := b.shown[h.of].(type) {
	case target:
		return p.appendHref(dst, of)
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
