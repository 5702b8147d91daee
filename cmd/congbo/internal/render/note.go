package render

import (
	"html/template"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

func noteID(n *report.Note) string { return "cn-" + strconv.Itoa(n.Number) }

func noteRefID(r *report.NoteRef) string { return noteID(r.Note) + "-ref-" + strconv.Itoa(r.Nth) }

// renderNoteRef writes the mention of a note. Its number is text: two print
// engines count wrongly, and fonts lack the superscript signs.
func renderNoteRef(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	ref := n.(*report.NoteRef)
	switch {
	case !entering:
	case ref.Note == nil:
		p.text("[^" + ref.Label + "]")
	case inLink(n):
		p.WriteString(`<sup class="note-ref"`)
		p.attr("id", noteRefID(ref))
		p.WriteString(">(")
		p.int(ref.Note.Number)
		p.WriteString(")</sup>")
	default:
		p.WriteString(`<sup class="note-ref"><a role="doc-noteref"`)
		p.attr("id", noteRefID(ref))
		p.attr("href", "#"+noteID(ref.Note))
		p.WriteString(">(")
		p.int(ref.Note.Number)
		p.WriteString(")</a></sup>")
	}
	return ast.WalkSkipChildren
}

// marked writes a text that is no Markdown with its mentions of notes.
func (p *pen) marked(text string, marks []report.NoteMark) {
	at := 0
	for _, m := range marks {
		to := min(max(m.Offset, at), len(text))
		p.text(text[at:to])
		renderNoteRef(p, m.Ref, true)
		at = to
	}
	p.text(text[at:])
}

// noteRefs writes mentions of notes one after another.
func (p *pen) noteRefs(marks []report.NoteMark) { p.marked("", marks) }

// inLink reports whether a node stands in the text of a link, where no other
// link may stand.
func inLink(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if k := n.Kind(); k == ast.KindLink {
			return true
		} else if n.Type() == ast.TypeBlock {
			return false
		}
	}
	return false
}

// renderNoteBody writes the number of a note that does not begin with a
// paragraph; in others it stands in the paragraph.
func renderNoteBody(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if _, ok := n.FirstChild().(*ast.Paragraph); entering && !ok {
		p.WriteString("<p>")
		writeNoteNumber(p, n.(*report.NoteBody).Note)
		p.WriteString("</p>")
	}
	return ast.WalkContinue
}

func writeNoteNumber(p *pen, n *report.Note) {
	p.WriteString(`<span class="number">(`)
	p.int(n.Number)
	p.WriteString(")</span> ")
}

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
func (r *reportPages) notes(s *sheet, notes []*report.Note, at place) noteList {
	var list noteList
	s.items.Reset()
	for _, n := range notes {
		v := noteView{ID: noteID(n), Text: r.textOf(s, n, at)}
		for _, ref := range n.Refs {
			label := r.words.t("note-back", n.Number)
			if len(n.Refs) > 1 {
				label = r.words.t("note-back-nth", n.Number, ref.Nth)
			}
			v.Backs = append(v.Backs, backView{Href: at.href(r.toRef(ref, notes, at)), Label: label})
		}
		r.printOr(r.note, &s.items, &v, r.files)
		list.notes = append(list.notes, v)
	}
	list.NoteItems = template.HTML(s.items.String())
	return list
}

// toRef leads to the mention of a note. A mention within a note stands on every
// page that lists this note.
func (r *reportPages) toRef(ref *report.NoteRef, listed []*report.Note, at place) target {
	id := noteRefID(ref)
	if ref.Passage == nil || ref.Passage.Note != nil && slices.Contains(listed, ref.Passage.Note) {
		return target{path: at.path, id: id, whole: id, in: r.Report}
	}
	return toPart(r.Report, ref.Passage.StandsIn(), id)
}
