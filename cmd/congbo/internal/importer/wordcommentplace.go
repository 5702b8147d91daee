package importer

import (
	"bytes"
	"encoding/xml"
	"slices"
	"sort"

	"congbo/cmd/congbo/internal/source"
)

// A point is a place in the main part where a mark can stand.
type point struct {
	at        int
	run, text *node // that are cut there
	outer     *node // the outermost run of the words
}

// bounds are the points before and after the words of a span; nil where the text has
// none. A span without words has those of the words before it, else of the first ones.
func (a *annotation) bounds(s source.Span) (from, to *point) {
	around := func(st stretch, first, last int) {
		b, e, ok := a.edges(st, first-st.from, last-st.from)
		if !ok {
			return
		}
		if from == nil || b.at < from.at {
			from = &b
		}
		if to == nil || e.at > to.at {
			to = &e
		}
	}
	all := a.word.stretches
	for i := sort.Search(len(all), func(i int) bool { return all[i].to > s.Start }); i < len(all) && all[i].from < s.End; i++ {
		if first, last := max(s.Start, all[i].from), min(s.End, all[i].to); first < last {
			around(all[i], first, last)
		}
	}
	near := sort.Search(len(all), func(i int) bool { return all[i].from > s.Start }) - 1
	for ; from == nil && near >= 0; near-- {
		around(all[near], all[near].from, all[near].to)
	}
	for i := 0; from == nil && i < len(all); i++ {
		around(all[i], all[i].from, all[i].to)
	}
	return from, to
}

// edges are the points around the bytes of a stretch. Words that cannot be cut are taken
// as a whole, those of a box or a note as what brings them there.
func (a *annotation) edges(st stretch, first, last int) (from, to point, ok bool) {
	p, whole := st.piece, st.anchor
	if p != nil && p.part == a.word.main {
		if whole = p.outer; p.outer == p.run && !p.unsplit && slices.Contains(p.run.children, p.text) {
			from, to = a.inRun(p, p.offset(st.at+first)), a.inRun(p, p.offset(st.at+last))
			if from.outer, to.outer = whole, whole; from.at < to.at {
				from, to = a.outside(from, to)
				return from, to, true
			}
		}
	}
	if whole == nil {
		return from, to, false
	}
	from, to = a.outside(point{at: int(whole.from), outer: whole}, point{at: int(whole.to), outer: whole})
	return from, to, true
}

// outside moves marks that stand at the edges of what holds a run out of it, out of a
// field in any case: pandoc loses those within fields and tracked changes.
func (a *annotation) outside(from, to point) (point, point) {
	holder := a.word.holders[to.outer]
	if holder == nil {
		return from, to
	}
	first, last := runsOf(holder)
	field := holder.name == "w:fldSimple"
	if field || first != nil && from.at == int(first.from) {
		from = point{at: int(holder.from), outer: to.outer}
	}
	if field || last != nil && to.at == int(last.to) {
		to = point{at: int(holder.to), outer: to.outer}
	}
	return from, to
}

// runsOf are the first and the last run of what holds runs.
func runsOf(n *node) (first, last *node) {
	for _, c := range n.children {
		f, l := c, c
		if c.name != "w:r" {
			f, l = runsOf(c)
		}
		if first == nil {
			first = f
		}
		if l != nil {
			last = l
		}
	}
	return first, last
}

// inRun is the point before a byte of the words of a piece.
func (a *annotation) inRun(p *piece, offset int) point {
	content := p.run.children
	if len(content) > 0 && content[0].name == "w:rPr" {
		content = content[1:]
	}
	raw := a.text[p.text.inner:p.text.innerEnd]
	within, ok := rawOffset(raw, offset)
	switch {
	case offset <= 0 || !ok && offset < len(p.text.text):
		if content[0] == p.text {
			return point{at: int(p.run.from)}
		}
		return point{at: int(p.text.from), run: p.run}
	case offset >= len(p.text.text):
		if content[len(content)-1] == p.text {
			return point{at: int(p.run.to)}
		}
		return point{at: int(p.text.to), run: p.run}
	}
	return point{at: int(p.text.inner) + within, run: p.run, text: p.text}
}

// rawOffset is where a byte of the text of an element stands in its XML. ok is false if
// that is more than text and entities.
func rawOffset(raw []byte, offset int) (at int, ok bool) {
	if bytes.IndexByte(raw, '<') >= 0 {
		return 0, false
	}
	for offset > 0 && at < len(raw) {
		switch c := raw[at]; {
		case c == '&':
			end := bytes.IndexByte(raw[at:], ';')
			if end < 0 {
				return 0, false
			}
			offset -= max(len(unescaped(raw[at:at+end+1])), 1)
			at += end + 1
		case c == '\r' && at+1 < len(raw) && raw[at+1] == '\n':
			at += 2
			offset--
		default:
			at++
			offset--
		}
	}
	return at, offset == 0
}

// unescaped is the text of an entity.
func unescaped(entity []byte) string {
	d := xml.NewDecoder(bytes.NewReader(slices.Concat([]byte("<a>"), entity, []byte("</a>"))))
	d.Token()
	if t, err := d.Token(); err == nil {
		if c, ok := t.(xml.CharData); ok {
			return string(c)
		}
	}
	return ""
}

// reference is where the reference of a comment goes whose words end at a point: there,
// but not between the first and the second note of a kind: if a reference stands there,
// LibreOffice 7.4 shows the words of other notes in the place of those that the file has.
// That of words in a table stays, since the same program drops it anywhere else.
func (a *annotation) reference(at point) point {
	for moved := !a.word.inTable[at.outer]; moved; {
		moved = false
		for _, marks := range a.word.marks {
			if len(marks) > 1 && int(marks[0].mark.from) < at.at && at.at <= int(marks[1].mark.from) {
				at, moved = point{at: int(marks[1].run.to)}, true
			}
		}
	}
	return at
}
