package text

import (
	"slices"
	"strconv"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// NoteID is the anchor of a note.
func NoteID(n *report.Note) string { return "cn-" + strconv.Itoa(n.Number) }

// noteRefID is the anchor of a mention.
func noteRefID(r *report.NoteRef) string { return NoteID(r.Note) + "-ref-" + strconv.Itoa(r.Nth) }

// NotesOf returns the notes that texts mention, and those that these mention, in the order of
// their numbers.
func NotesOf(refs []*report.NoteRef) []*report.Note {
	var notes []*report.Note
	seen := map[*report.Note]bool{}
	var add func([]*report.NoteRef)
	add = func(refs []*report.NoteRef) {
		for _, ref := range refs {
			if ref.Note != nil && !seen[ref.Note] {
				seen[ref.Note] = true
				notes = append(notes, ref.Note)
				add(ref.Note.NoteRefs)
			}
		}
	}
	add(refs)
	slices.SortFunc(notes, func(a, b *report.Note) int { return a.Number - b.Number })
	return notes
}

// ToMention leads to the mention of a note from a page that lists some. A mention within a note
// stands on every page that lists this note.
func ToMention(r *report.Summary, ref *report.NoteRef, listed []*report.Note, at address.Page) address.Target {
	id := noteRefID(ref)
	if ref.Block == nil || ref.Block.Note != nil && slices.Contains(listed, ref.Block.Note) {
		return address.Here(r, at, id)
	}
	return address.ToPart(r, ref.Block.Page(), id)
}

// noteRef writes the mention of a note. Its number is text: two print engines count
// wrongly, and fonts lack the superscript signs.
func (w *writer) noteRef(ref *report.NoteRef, inLink bool) {
	if ref.Note == nil {
		w.text("[^" + ref.Label + "]")
		return
	}
	if inLink {
		w.WriteString(`<sup class="note-ref"`)
		w.id(noteRefID(ref))
	} else {
		w.WriteString(`<sup class="note-ref"><a role="doc-noteref"`)
		if w.at.Book != nil {
			w.WriteString(` epub:type="noteref"`) // shown where it is mentioned
		}
		w.id(noteRefID(ref))
		w.ref("href", "#"+NoteID(ref.Note))
	}
	w.WriteString(">(")
	w.int(ref.Note.Number)
	if inLink {
		w.WriteString(")</sup>")
	} else {
		w.WriteString(")</a></sup>")
	}
	if w.at.Footnotes[ref.Note] == ref {
		w.footnote(ref.Note)
	}
}

// marked writes a text that is no Markdown with its mentions of notes.
func (w *writer) marked(text string, marks []report.NoteMark) {
	at := 0
	for _, m := range marks {
		to := min(max(m.Offset, at), len(text))
		w.text(text[at:to])
		w.noteRef(m.Ref, false)
		at = to
	}
	w.text(text[at:])
}

// plain writes a block that is no Markdown, with its citations and mentions of notes.
func (w *writer) plain(b *report.Block) {
	at, marks := 0, b.NoteRefs
	upTo := func(to int) {
		for len(marks) > 0 && marks[0].Offset <= to {
			w.unbroken(b.Text[at:max(at, marks[0].Offset)])
			at = max(at, marks[0].Offset)
			w.noteRef(marks[0].Ref, false)
			marks = marks[1:]
		}
		w.unbroken(b.Text[at:to])
		at = to
	}
	for _, c := range b.Citations {
		upTo(c.Start)
		w.citation(b, c)
		at = c.End
	}
	upTo(len(b.Text))
}

// citation writes a citation of such a block.
func (w *writer) citation(b *report.Block, c *report.Citation) {
	w.cite(report.Inline{First: true}, c)
	w.unbroken(b.Text[c.Start:c.End])
	w.cite(report.Inline{End: true}, c)
}

// noteRefs writes mentions of notes one after another.
func (w *writer) noteRefs(marks []report.NoteMark) { w.marked("", marks) }

// noteNumber writes the number of the note that is being written.
func (w *writer) noteNumber() {
	w.WriteString(`<span class="number">(`)
	w.int(w.note.Number)
	w.WriteString(")</span> ")
}
