package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/report"
)

// cite finds the citations of a passage and wraps their text in Cite nodes.
func (w *walker) cite(f *flattener) {
	p := f.passage
	text := p.Text
	if len(f.fixed) > 0 {
		for _, s := range f.fixed {
			clear(f.b[s.start:s.end]) // neither letter nor space: no citation goes across
		}
		text = string(f.b)
	}
	w.citations = w.parser.grammar.FindInto(w.citations, text)
	found, forced := w.citations, f.forced
	if n := len(found) + len(forced); n > 0 {
		p.Mentions = make([]*report.Mention, 0, n)
	}
	for len(found) > 0 || len(forced) > 0 {
		if len(found) == 0 || len(forced) > 0 && forced[0].start <= found[0].Start {
			w.citeLink(p, forced[0])
			forced = forced[1:]
			continue
		}
		if c := found[0]; !f.isOff(c) {
			m := w.mention(p, c)
			f.wrap(m)
		}
		found = found[1:]
	}
}

// mention records a citation of a passage.
func (w *walker) mention(p *report.Passage, c citation.Citation) *report.Mention {
	m := &report.Mention{Said: &report.Said{Citation: c, Words: p.Text[c.Start:c.End]}, Passage: p, Span: p.Span(c.Start, c.End)}
	p.Mentions = append(p.Mentions, m)
	m.ID = p.ID + "-c" + strconv.Itoa(len(p.Mentions))
	return m
}

func (f *flattener) isOff(c citation.Citation) bool {
	for _, at := range f.off {
		if c.Start <= at && at < c.End {
			return true
		}
	}
	return false
}

// citeLink turns [text](cite:key) into a citation.
func (w *walker) citeLink(p *report.Passage, e explicit) {
	c, ok := w.parser.grammar.ParseKey(e.key)
	if !ok {
		c = citation.Citation{Key: e.key, Number: e.key}
	}
	c.Form = citation.Explicit
	c.Start, c.End = e.start, e.end
	c.NumStart, c.NumEnd, c.ExtStart, c.ExtEnd = e.start, e.end, e.start, e.end
	citeInstead(e.link, w.mention(p, c))
}

// citeInstead puts a citation in the place of a link, around its text.
func citeInstead(link *ast.Link, m *report.Mention) {
	cite := &report.Cite{Mention: m, First: true}
	for n := link.FirstChild(); n != nil; n = link.FirstChild() {
		cite.AppendChild(cite, n)
	}
	link.Parent().ReplaceChild(link.Parent(), link, cite)
}

// wrap puts the text of a mention into Cite nodes: one where it stands in one
// piece, several where emphasis or a note's mark cuts it.
func (f *flattener) wrap(m *report.Mention) {
	var last *report.Cite
	for i := range f.pieces {
		p := &f.pieces[i]
		if p.end <= m.Start || p.start >= m.End {
			continue
		}
		n := f.cut(i, m.Start, m.End)
		if last != nil && last.NextSibling() == ast.Node(n) {
			last.AppendChild(last, n) // AppendChild moves it
			continue
		}
		cite := &report.Cite{Mention: m, First: last == nil}
		cite.SetPos(n.Segment.Start)
		n.Parent().ReplaceChild(n.Parent(), n, cite)
		cite.AppendChild(cite, n)
		last = cite
	}
}

// cut splits the text node of a piece so that what lies within [start, end) of
// the passage is a node of its own, and returns that node. The piece keeps what
// follows it.
func (f *flattener) cut(i, start, end int) *ast.Text {
	p := &f.pieces[i]
	n := p.node
	if start > p.start {
		at := f.source(p, start)
		before := ast.NewTextSegment(n.Segment.WithStop(at))
		n.Parent().InsertBefore(n.Parent(), n, before)
		n.Segment = n.Segment.WithStart(at)
		p.start = start
	}
	if end < p.end {
		at := f.source(p, end)
		after := ast.NewTextSegment(n.Segment.WithStart(at))
		after.SetSoftLineBreak(n.SoftLineBreak())
		after.SetHardLineBreak(n.HardLineBreak())
		n.Parent().InsertAfter(n.Parent(), n, after)
		n.Segment = n.Segment.WithStop(at)
		n.SetSoftLineBreak(false)
		n.SetHardLineBreak(false)
		p.node, p.start = after, end
	}
	return n
}

// source is the offset in the file of an offset of the passage within a piece.
func (f *flattener) source(p *piece, at int) int {
	s := f.passage.Span(at, at+1).Start
	return min(max(s, p.node.Segment.Start), p.node.Segment.Stop)
}
