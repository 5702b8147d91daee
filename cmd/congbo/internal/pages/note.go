package pages

import (
	"html/template"
	"slices"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// A noteView is a note in the list at the end of a page.
type noteView struct {
	ID    string
	Text  template.HTML
	Backs []backView
}

// A noteList is the notes of a page.
type noteList struct {
	NoteItems template.HTML // printed, each by its layout
	notes     []noteView
}

// Notes are the same for a layout that prints them itself.
func (l noteList) Notes() []noteView { return l.notes }

// A backView is a link from a note back to a mention.
type backView struct {
	Href, Label string
}

// notesOf returns the notes that texts mention, and those that these mention, in
// the order of their numbers.
func notesOf(refs []*report.NoteRef) []*report.Note {
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

// notes prints the items of a list of notes for a page, each with links back to its
// mentions.
func (r *reportPages) notes(on *pageBuffer, notes []*report.Note, at address.Page) noteList {
	var list noteList
	on.items.Reset()
	for _, n := range notes {
		v := noteView{ID: text.NoteID(n), Text: on.text(func(b *text.Buffer) { r.text.Note(b, n, r.shown(at, 0)) })}
		for _, ref := range n.Refs {
			label := r.words.T("note-back", n.Number)
			if len(n.Refs) > 1 {
				label = r.words.T("note-back-nth", n.Number, ref.Nth)
			}
			v.Backs = append(v.Backs, backView{Href: at.Href(r.toRef(ref, notes, at)), Label: label})
		}
		r.printOr(r.compiled.note, &on.items, &v, r.files)
		list.notes = append(list.notes, v)
	}
	list.NoteItems = template.HTML(on.items.String())
	return list
}

// toRef leads to the mention of a note. A mention within a note stands on every
// page that lists this note.
func (r *reportPages) toRef(ref *report.NoteRef, listed []*report.Note, at address.Page) address.Target {
	id := text.NoteRefID(ref)
	if ref.Block == nil || ref.Block.Note != nil && slices.Contains(listed, ref.Block.Note) {
		return address.Here(r.Summary, at, id)
	}
	return address.ToPart(r.Summary, ref.Block.Page(), id)
}
