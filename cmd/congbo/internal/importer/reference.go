package importer

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// settle makes links of what names a heading of the report, and marks of what says
// the mark of a note again. A note stands in one file: in another the number of its
// mark is text.
func (w *writer) settle(root *section) {
	headings := map[*block]*section{}
	var find func(s *section)
	find = func(s *section) {
		if s.title != nil {
			headings[s.title] = s
		}
		for _, child := range s.children {
			find(child)
		}
	}
	find(root)
	var in func(file string, blocks []*block)
	in = func(file string, blocks []*block) {
		for _, b := range blocks {
			w.settleRuns(file, b, headings)
			for _, row := range b.cells {
				for _, c := range row {
					in(file, c.blocks)
				}
			}
		}
	}
	var walk func(s *section)
	walk = func(s *section) {
		if s.title != nil {
			w.settleRuns(s.file, s.title, headings)
		}
		in(s.file, s.blocks)
		for _, child := range s.children {
			walk(child)
		}
	}
	walk(root)
	for _, n := range w.draft.notes {
		in(n.file, n.blocks)
	}
}

func (w *writer) settleRuns(file string, b *block, headings map[*block]*section) {
	for i := range b.runs {
		r := &b.runs[i]
		switch {
		case r.repeated != "" && r.note.file != file:
			w.draft.words.take(b.plain())
			text := small(r.note.label, true)
			w.draft.remark(b.line, diag.Say("dấu chú thích %s nhắc lại một chú thích của mục khác; trong lời văn là %q", "mark %s repeats a note of another section; it stands as %q in the text", r.repeated, text))
			*r = run{text: text}
			w.draft.words.add(b.plain())
		case r.ref != "":
			if to := headings[w.draft.anchors[r.ref]]; to != nil && r.link == "" && strings.TrimSpace(r.text) != "" {
				r.link = w.address(file, to)
			}
		}
	}
}

// address is where a heading is, seen from a file of the report.
func (w *writer) address(from string, to *section) string {
	if to.level > 2 && to.id == "" {
		to.id = w.ids.slug(w.words(to), 60, "muc")
	}
	if to.id != "" && from == to.file {
		return "#" + to.id
	}
	address := strings.Repeat("../", strings.Count(from, "/")) + to.file
	if to.id != "" {
		address += "#" + to.id
	}
	return address
}
