package text

import (
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
)

// paragraph writes a paragraph. The text of an item stands in the item itself, which has
// its anchor.
func (w *writer) paragraph(s report.Step, b *report.Block, first bool) {
	if caption := w.captionOf(b); caption >= 0 && !s.Tight && w.note == nil {
		w.figure(b, caption)
		return
	}
	switch {
	case w.foot:
		w.WriteString("<span")
		w.id(b.ID)
		w.WriteString(` class="paragraph">`)
		if first {
			w.noteNumber()
		}
	case !s.Tight:
		w.start("p", b)
		if w.note != nil && first {
			w.noteNumber()
		}
	case !s.First:
		w.start("div", b)
	}
	w.inlines(b)
	w.remarks(b)
	w.pointers(b)
	switch {
	case w.foot:
		w.WriteString("</span>")
	case !s.Tight:
		w.WriteString("</p>\n")
	case !s.First:
		w.WriteString("</div>\n")
	}
}

// container writes the tag of something that only holds blocks.
func (w *writer) container(s report.Step, tag string) {
	w.WriteByte('<')
	if s.End {
		w.WriteByte('/')
	}
	w.WriteString(tag)
	w.WriteString(">\n")
}

// list writes the tag of a list.
func (w *writer) list(s report.Step) {
	switch {
	case s.N == report.Unordered:
		w.container(s, "ul")
	case s.End || s.N == 1:
		w.container(s, "ol")
	default:
		w.WriteString(`<ol start="`)
		w.int(int(s.N))
		w.WriteString("\">\n")
	}
}

// item writes the tag of an element whose first text may stand in it directly. rest are
// the steps that follow.
func (w *writer) item(s report.Step, tag string, rest report.Flow) {
	switch {
	case s.End:
		w.WriteString("</")
		w.WriteString(tag)
		w.WriteString(">\n")
	case rest[0].Kind == report.ParagraphStep && rest[0].Tight:
		w.start(tag, w.blocks[rest[0].N])
	default:
		w.WriteByte('<')
		w.WriteString(tag)
		w.WriteByte('>')
	}
}

func (w *writer) code(b *report.Block) {
	w.start("pre", b)
	w.WriteString("<code>")
	w.Write(util.EscapeHTML([]byte(b.Text)))
	w.WriteString("</code></pre>\n")
}
