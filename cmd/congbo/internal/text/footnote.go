package text

import (
	"slices"

	"congbo/cmd/congbo/internal/report"
)

// Footnotes are the notes that a print engine can set at the foot of the paper, each with the
// first mention of it in the text, where its text goes then: those that are paragraphs alone.
// One that only another note mentions, or only the text of a link, in which no other link may
// stand, is none.
func Footnotes(r *report.Report) map[*report.Note]*report.NoteRef {
	all := map[*report.Note]*report.NoteRef{}
	for _, d := range r.Documents {
		for _, ref := range d.Mentions() {
			if ref.Note != nil && all[ref.Note] == nil && onlyParagraphs(ref.Note.Flow) && !mentionedInLink(d, ref) {
				all[ref.Note] = ref
			}
		}
	}
	return all
}

func onlyParagraphs(f report.Flow) bool {
	return !slices.ContainsFunc(f, func(s report.Step) bool { return s.Kind != report.ParagraphStep || s.Tight })
}

// mentionedInLink reports whether a note is mentioned in the text of a link.
func mentionedInLink(d *report.Document, ref *report.NoteRef) bool {
	if ref.Table != nil || ref.Block == nil {
		return false
	}
	links := 0
	for _, in := range ref.Block.Inlines {
		switch {
		case in.Kind == report.LinkInline && in.End:
			links--
		case in.Kind == report.LinkInline:
			links++
		case in.Kind == report.NoteRefInline && d.NoteRefs[in.N] == ref:
			return links > 0
		}
	}
	return false
}

// footnote writes a note where it is mentioned, as an element of class "footnote" that a style
// sheet floats to the foot of the paper. It stands in a paragraph, so its own are spans. Its
// number stays text: WeasyPrint 57 sets a number of its own plain and glued to the word before.
func (w *writer) footnote(n *report.Note) {
	in := writer{Buffer: w.Buffer, Site: w.Site, at: w.at, document: n.Document, blocks: n.Blocks, note: n, foot: true}
	in.WriteString("<span")
	in.id(NoteID(n))
	in.WriteString(` class="footnote">`)
	if len(n.Flow) == 0 {
		in.noteNumber()
	}
	in.flow(n.Flow)
	in.WriteString("</span>")
}
