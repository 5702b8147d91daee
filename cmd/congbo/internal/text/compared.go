package text

import "congbo/cmd/congbo/internal/compare"

// A Compared is a paragraph beside the one of another report that it became, or came of.
type Compared struct {
	Heading bool
	Alone   bool            // the other report has none like it
	Whole   string          // the text, where nothing in it is marked
	Pieces  []compare.Piece // else what both have and what one has
}

// A ComparedHead is what stands over a section of one of two reports: its period, and the
// section, which leads to its page.
type ComparedHead struct{ Period, Href, Number, Title string }

// Compared writes a section as one of two reports has them: op is what that one has alone,
// which is marked, and what the other has alone is left out.
func (s *Site) Compared(b *Buffer, head ComparedHead, paragraphs []Compared, op compare.Op) {
	w := writer{Buffer: b, Site: s}
	w.WriteString(`<p class="source-line"><strong>`)
	w.text(head.Period)
	w.WriteString("</strong> <a")
	w.ref("href", head.Href)
	w.WriteByte('>')
	if head.Number != "" {
		w.WriteString(`<span class="number">`)
		w.text(head.Number)
		w.WriteString("</span> ")
	}
	w.text(head.Title)
	w.WriteString("</a></p>\n")
	tag := map[compare.Op]string{compare.Removed: "del", compare.Added: "ins"}[op]
	for _, p := range paragraphs {
		w.WriteString("<p")
		if p.Alone {
			w.attr("class", "alone")
		}
		w.WriteByte('>')
		if p.Heading {
			w.WriteString("<strong>")
		}
		w.text(p.Whole)
		for _, piece := range p.Pieces {
			switch piece.Op {
			case compare.Same:
				w.text(piece.Text)
			case op:
				w.piece(tag, piece)
			}
		}
		if p.Heading {
			w.WriteString("</strong>")
		}
		w.WriteString("</p>\n")
	}
}

// piece writes what one report has alone, a figure so that it is seen.
func (w *writer) piece(tag string, piece compare.Piece) {
	w.WriteByte('<')
	w.WriteString(tag)
	if piece.IsFigure() {
		w.attr("class", "changed-figure")
	}
	w.WriteByte('>')
	w.text(piece.Text)
	w.WriteString("</")
	w.WriteString(tag)
	w.WriteByte('>')
}
