package pages

import (
	"html/template"

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
			v.Backs = append(v.Backs, backView{Href: at.Href(text.ToMention(r.Summary, ref, notes, at)), Label: label})
		}
		r.printOr(r.compiled.note, &on.items, &v, r.files)
		list.notes = append(list.notes, v)
	}
	list.NoteItems = template.HTML(on.items.String())
	return list
}
