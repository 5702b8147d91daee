package text

import "congbo/cmd/congbo/internal/report"

// table writes a table in a container of its own, which scrolls where the screen is
// narrow.
func (w *writer) table(s report.Step) {
	if s.End {
		w.WriteString("</table></div>\n")
		w.faults()
		return
	}
	w.openScroll(w.Words.T("table"))
	w.WriteString("<table>\n")
}

func (w *writer) openScroll(label string) {
	if w.at.Book != nil {
		w.WriteString(`<div class="scroll">`)
		return
	}
	w.WriteString(`<div class="scroll" role="group" tabindex="0"`)
	w.attr("aria-label", label)
	w.WriteByte('>')
}

func (w *writer) tableHead(s report.Step) {
	w.head = !s.End
	if !s.End {
		w.WriteString("<thead><tr>\n")
		return
	}
	w.WriteString("</tr></thead>\n")
	if !s.Last {
		w.WriteString("<tbody>\n")
	}
}

func (w *writer) row(s report.Step) {
	if !s.End {
		w.WriteString("<tr>")
		return
	}
	w.WriteString("</tr>\n")
	if s.Last {
		w.WriteString("</tbody>\n")
	}
}

// cell tells alignment by a class: the page's policy allows no style.
func (w *writer) cell(s report.Step, b *report.Block) {
	tag := "td"
	if w.head {
		tag = "th"
	}
	w.WriteString("<" + tag)
	if w.head {
		w.WriteString(` scope="col"`)
	}
	w.id(b.ID)
	w.attr("class", alignments[s.Align])
	w.WriteByte('>')
	w.short = true
	w.inlines(b)
	w.short = false
	w.fault(b)
	w.WriteString("</" + tag + ">")
}

var alignments = [...]string{report.AlignNone: "", report.AlignLeft: "left", report.AlignRight: "right", report.AlignCenter: "center"}
