package markup

import (
	"slices"
	"sort"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// cite finds the citations of a leaf and marks its text with them.
func (f *flattener) cite() {
	f.find()
	found, forced := f.citations, 0
	if n := len(found) + len(f.forced); n > 0 {
		f.leaf.Citations = make([]citation.Citation, 0, n)
	}
	for len(found) > 0 || forced < len(f.forced) {
		if len(found) == 0 || forced < len(f.forced) && f.forced[forced].start <= found[0].Start {
			f.citeLink(forced)
			forced++
			continue
		}
		if c := found[0]; !f.isOff(c) {
			f.leaf.Citations = append(f.leaf.Citations, c)
		}
		found = found[1:]
	}
	f.wrap()
}

// barrier is neither letter nor space: no citation goes across.
const barrier = 0

// find looks for the citations of the text. None of them goes across code, a link, or what
// a page prints where the text has nothing.
func (f *flattener) find() {
	text := f.leaf.Text
	if len(f.fixed) > 0 {
		for _, s := range f.fixed {
			clear(f.b[s.start:s.end]) // to barriers
		}
		text = string(f.b)
	}
	var added []int // places of the barriers that text has more
	if slices.ContainsFunc(f.leaf.Inserts, func(in Insert) bool { return !in.Value }) {
		b, at := make([]byte, 0, len(text)+len(f.leaf.Inserts)), 0
		for _, in := range f.leaf.Inserts {
			if in.Value {
				continue
			}
			b = append(b, text[at:in.Offset]...)
			at = in.Offset
			added = append(added, len(b))
			b = append(b, barrier)
		}
		text = string(append(b, text[at:]...))
	}
	f.citations = f.parser.grammar.FindInto(f.citations, text)
	if added == nil {
		return
	}
	for i := range f.citations {
		c := &f.citations[i]
		for _, at := range []*int{&c.NumStart, &c.NumEnd, &c.Start, &c.End, &c.ExtStart, &c.ExtEnd} {
			*at -= sort.SearchInts(added, *at)
		}
	}
}

func (f *flattener) isOff(c citation.Citation) bool {
	for _, at := range f.off {
		if c.Start <= at && at < c.End {
			return true
		}
	}
	return false
}

// citeLink makes a citation of the nth link [text](cite:key).
func (f *flattener) citeLink(n int) {
	e := f.forced[n]
	c, ok := f.parser.grammar.ParseKey(e.key)
	if !ok {
		c = citation.Citation{Key: e.key, Number: e.key}
	}
	c.Form = citation.Explicit
	c.Start, c.End = e.start, e.end
	c.NumStart, c.NumEnd, c.ExtStart, c.ExtEnd = e.start, e.end, e.start, e.end
	for i := range f.inlines {
		if in := &f.inlines[i]; in.Kind == report.CiteInline && in.N == forcedN(n) {
			in.N = int32(len(f.leaf.Citations))
		}
	}
	f.leaf.Citations = append(f.leaf.Citations, c)
}

// forcedN is the Inline.N of the nth link [text](cite:key) until the place of its
// citation is known.
func forcedN(n int) int32 { return int32(-1 - n) }

// wrap marks the texts of the citations that were found: one piece where a citation stands
// in one, several where emphasis or a note's mark cuts it.
func (f *flattener) wrap() {
	if len(f.leaf.Citations) == len(f.forced) {
		return
	}
	written := f.inlines
	wrapped := make([]report.Inline, 0, len(written)+3*len(f.leaf.Citations))
	pieces := f.pieces
	next := 0 // the first citation that may still reach a piece
	for i, in := range written {
		if len(pieces) == 0 || pieces[0].inline != i {
			wrapped = append(wrapped, in)
			continue
		}
		p := pieces[0]
		pieces = pieces[1:]
		at := p.start
		for next < len(f.leaf.Citations) && f.leaf.Citations[next].End <= at {
			next++
		}
		for n := next; n < len(f.leaf.Citations) && f.leaf.Citations[n].Start < p.end; n++ {
			c := f.leaf.Citations[n]
			if c.Form == citation.Explicit || p.end <= c.Start || at >= c.End {
				continue
			}
			var before report.Inline
			if c.Start > at {
				before, in = f.cut(in, c.Start)
				wrapped = append(wrapped, before)
			}
			inside := in
			if c.End < p.end {
				inside, in = f.cut(in, c.End)
			}
			wrapped = appendCited(wrapped, int32(n), inside)
			if at = c.End; at >= p.end {
				break
			}
		}
		if at < p.end || p.start == p.end {
			wrapped = append(wrapped, in)
		}
	}
	f.inlines = wrapped
}

// appendCited appends a text of a citation: where another of it stands right before, to
// the same piece.
func appendCited(all []report.Inline, n int32, text report.Inline) []report.Inline {
	if k := len(all) - 1; k >= 0 && all[k].Kind == report.CiteInline && all[k].End && all[k].N == n {
		end := all[k]
		return append(all[:k], text, end)
	}
	first := !citedBefore(all, n)
	return append(all, report.Inline{Kind: report.CiteInline, N: n, First: first}, text, report.Inline{Kind: report.CiteInline, N: n, First: first, End: true})
}

func citedBefore(all []report.Inline, n int32) bool {
	for _, in := range all {
		if in.Kind == report.CiteInline && in.N == n {
			return true
		}
	}
	return false
}

// cut splits a text at an offset of the leaf.
func (f *flattener) cut(in report.Inline, at int) (before, after report.Inline) {
	source := int32(f.leaf.span(f.doc.File, at, at+1).Start)
	source = min(max(source, in.From), in.To)
	before, after = in, in
	before.To, after.From = source, source
	before.Soft, before.Hard = false, false
	return before, after
}
