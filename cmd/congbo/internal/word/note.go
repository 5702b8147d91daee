package word

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// mark writes the mention of a note in the text: the mark of a footnote, which Word numbers,
// or where it was mentioned before a field that says its number again.
func (d *document) mark(m *markup, ref *report.NoteRef) {
	n := ref.Note
	switch {
	case n == nil:
		writeWords(m, run{text: "[^" + ref.Label + "]"})
	case d.marked[n]:
		d.field(m, " NOTEREF "+bookmark(n)+` \f \h `, itoa(n.Number))
	default:
		d.marked[n] = true
		d.notes = append(d.notes, n)
		if d.again[n] {
			m.empty("w:bookmarkStart", "w:id", itoa(n.Number), "w:name", bookmark(n))
		}
		m.around("w:r", func() {
			raised(m)
			m.empty("w:footnoteReference", "w:id", itoa(n.Number))
		})
		if d.again[n] {
			m.empty("w:bookmarkEnd", "w:id", itoa(n.Number))
		}
	}
}

func bookmark(n *report.Note) string { return "_RefChuThich" + itoa(n.Number) }

func raised(m *markup) {
	m.around("w:rPr", func() { m.val("w:rStyle", noteReference) })
}

// field writes a field with its result, raised as the mark of a note.
func (d *document) field(m *markup, instruction, result string) {
	piece := func(inside func()) {
		m.around("w:r", func() {
			raised(m)
			inside()
		})
	}
	piece(func() { m.empty("w:fldChar", "w:fldCharType", "begin") })
	piece(func() { m.text("w:instrText", instruction, "xml:space", "preserve") })
	piece(func() { m.empty("w:fldChar", "w:fldCharType", "separate") })
	piece(func() { m.text("w:t", result) })
	piece(func() { m.empty("w:fldChar", "w:fldCharType", "end") })
}

// footnotes writes footnotes.xml: the two lines that Word wants, then the notes in the order
// of their marks.
func (d *document) footnotes() []byte {
	return part("w:footnotes", func(m *markup) {
		for _, line := range []struct{ id, kind, element string }{{"-1", "separator", "w:separator"}, {"0", "continuationSeparator", "w:continuationSeparator"}} {
			m.around("w:footnote", func() {
				m.around("w:p", func() { m.around("w:r", func() { m.empty(line.element) }) })
			}, "w:type", line.kind, "w:id", line.id)
		}
		for i := 0; i < len(d.notes); i++ {
			n := d.notes[i]
			m.around("w:footnote", func() { d.footnote(m, n) }, "w:id", itoa(n.Number))
		}
	})
}

// footnote writes the text of a note, and below it those of the notes that only it mentions:
// Word has no notes of notes.
func (d *document) footnote(m *markup, n *report.Note) {
	w := flowWriter{document: d, markup: m, file: n.Document, leaves: n.Leaves, note: n, first: true}
	w.flow(n.Flow)
	if w.first {
		w.noteParagraph(nil)
	}
	refs := n.NoteRefs
	for i := 0; i < len(refs); i++ {
		ref, inner := refs[i], refs[i].Note
		if inner == nil || d.marked[inner] {
			continue
		}
		d.marked[inner] = true
		d.leave(ref.Span, diag.Say("chú thích %d chỉ được nhắc trong chú thích khác: nằm dưới chú thích ấy", "note %d is mentioned in another note alone: it stands below that one", inner.Number))
		refs = append(refs[:len(refs):len(refs)], inner.NoteRefs...)
		w.file, w.leaves = inner.Document, inner.Leaves
		begin := m.Len()
		w.inner = inner
		w.flow(inner.Flow)
		if m.Len() == begin {
			w.noteParagraph(nil)
		}
	}
}

// noteParagraph writes a paragraph of a note; its first one begins with the number.
func (w *flowWriter) noteParagraph(runs []run) {
	runs = inLine(runs)
	for i, r := range runs {
		if r.note != nil { // its number, raised by its letters: Word has no mark for it here
			number := "[^" + r.note.Label + "]"
			if r.note.Note != nil {
				number = raise(r.note.Note.Number)
			}
			runs[i] = run{text: number}
		}
	}
	if w.inner != nil {
		runs = append([]run{{text: "(" + itoa(w.inner.Number) + ") "}}, runs...)
		w.inner = nil
	}
	w.around("w:p", func() {
		w.around("w:pPr", func() { w.val("w:pStyle", noteText) })
		if w.first {
			w.first = false
			w.around("w:r", func() {
				raised(w.markup)
				w.empty("w:footnoteRef")
			})
			writeWords(w.markup, run{text: " "})
		}
		w.runs(w.markup, runs)
	})
}

// raise writes a number in raised digits.
func raise(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	return strings.Map(func(r rune) rune { return digits[r-'0'] }, itoa(n))
}
