package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A cut is a place where marks are written, and what is to be cut there.
type cut struct {
	run, text                *node // the run, and in its words w:t, that is cut in two; nil if none is
	ends, references, starts []int // of comments
}

// cut is the cut at a point.
func (a *annotation) cut(p point) *cut {
	if a.cuts[p.at] == nil {
		a.cuts[p.at] = &cut{run: p.run, text: p.text}
	}
	return a.cuts[p.at]
}

// cutRuns writes the marks, and cuts the runs that they stand in.
func (a *annotation) cutRuns() {
	if a.lone != "" {
		a.edits = append(a.edits, into(a.text, a.word.first, a.lone))
	}
	preserved := map[*node]bool{}
	for at, c := range a.cuts {
		a.edits = append(a.edits, edit{at, at, a.marksAt(c)})
		if c.text != nil && !preserved[c.text] {
			preserved[c.text] = true
			a.edits = append(a.edits, edit{int(c.text.from), int(c.text.inner), a.preserving(c.text)})
		}
	}
}

// marksAt are the marks of a cut: the run is closed before them and opened again as it was.
func (a *annotation) marksAt(c *cut) string {
	var s strings.Builder
	if c.text != nil {
		s.WriteString("</" + a.name(c.text) + ">")
	}
	if c.run != nil {
		s.WriteString("</" + a.name(c.run) + ">")
	}
	for _, id := range c.ends {
		s.WriteString(a.end(id))
	}
	for _, id := range c.references {
		s.WriteString(a.refer(id))
	}
	for _, id := range c.starts {
		s.WriteString(a.start(id))
	}
	if c.run != nil {
		s.Write(a.text[c.run.from:c.run.inner])
		if look := c.run.first("w:rPr"); look != nil {
			s.Write(a.text[look.from:look.to])
		}
	}
	if c.text != nil {
		s.WriteString(a.preserving(c.text))
	}
	return s.String()
}

// The marks of the comment with an id: where its words begin and end, and the reference to it.

func (a *annotation) start(id int) string {
	return fmt.Sprintf(`<w:commentRangeStart%s w:id="%d"/>`, a.comments.prefix, id)
}

func (a *annotation) end(id int) string {
	return fmt.Sprintf(`<w:commentRangeEnd%s w:id="%d"/>`, a.comments.prefix, id)
}

func (a *annotation) refer(id int) string {
	return fmt.Sprintf(`<w:r%s><w:commentReference w:id="%d"/></w:r>`, a.comments.prefix, id)
}

// name is the name of an element as the file writes it.
func (a *annotation) name(n *node) string {
	tag := a.text[n.from+1 : n.inner]
	return string(tag[:bytes.IndexAny(tag, " \t\r\n/>")])
}

// preserving is the tag of words whose first and last spaces count.
func (a *annotation) preserving(n *node) string {
	if n.attr("space") == "preserve" {
		return string(a.text[n.from:n.inner])
	}
	return "<" + a.name(n) + ` xml:space="preserve">`
}

// dropMarks takes the marks of comments that go out of the text.
func (a *annotation) dropMarks() error {
	if len(a.comments.own) == 0 {
		return nil
	}
	return parseXML(a.text, func(n *node, depth int) bool { return depth == 2 }, func(n *node) error {
		a.dropMarksIn(n)
		return nil
	})
}

func (a *annotation) dropMarksIn(n *node) {
	content := n.children
	if n.name == "w:r" {
		content = slices.DeleteFunc(slices.Clone(content), func(c *node) bool { return c.name == "w:rPr" })
	}
	switch {
	case a.isOwnMark(n), n.name == "w:r" && len(content) == 1 && content[0].name == "w:commentReference" && a.isOwnMark(content[0]):
		a.edits = append(a.edits, edit{from: int(n.from), to: int(n.to)})
	default:
		for _, c := range n.children {
			a.dropMarksIn(c)
		}
	}
}

// isOwnMark reports whether an element is the mark of a comment that goes.
func (a *annotation) isOwnMark(n *node) bool {
	switch n.name {
	case "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference":
		return a.comments.own[n.attr("id")]
	}
	return false
}
