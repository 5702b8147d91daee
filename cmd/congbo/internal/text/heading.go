package text

import (
	"cmp"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// heading writes a heading at the level that the page gives it, with the number that the
// record prints and a link to itself.
func (w *writer) heading(s report.Step, b *report.Block) {
	level := byte(min(int(s.Level)+w.at.Shift, 6)) + '0'
	section := w.headed(b)
	var id, also string // what leads here
	w.WriteString("<h")
	w.WriteByte(level)
	if section != nil {
		id, also = section.ID, section.FullID
		if w.at.Full != nil {
			if id = section.FullID; section.First {
				also = section.ID
			}
		}
		w.id(id)
		if w.at.Book == nil {
			w.attr("data-at", w.Words.Reference(report.Target{Report: w.at.Report.Summary, Section: section}, w.at.Report.Summary))
		}
	} else {
		w.id(b.ID)
	}
	w.WriteByte('>')
	if also != id { // an address that it had, or has on another page, leads on
		w.WriteString("<span")
		w.id(also)
		w.WriteString("></span>")
	}
	if section != nil && section.Number != "" {
		w.WriteString(`<span class="number">`)
		w.text(section.Number)
		w.WriteString("</span> ")
	}
	w.short = true
	w.inlines(b)
	w.short = false
	if section != nil && w.at.Book == nil {
		w.WriteString(` <a class="permalink" data-ui`)
		w.ref("href", "#"+address.Escape(id))
		w.attr("aria-label", w.Words.T("permalink", cmp.Or(section.Label, section.Title)))
		w.WriteString(">#</a>")
	}
	w.WriteString("</h")
	w.WriteByte(level)
	w.WriteString(">\n")
}

// headed is the section that a block is the head of; nil in a note.
func (w *writer) headed(b *report.Block) *report.Section {
	if b.Note == nil {
		return b.Section
	}
	return nil
}
