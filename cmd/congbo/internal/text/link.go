package text

import (
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// link writes the tags of an ordinary link. One that leads nowhere is text.
func (w *writer) link(in report.Inline, l *report.Link) {
	switch {
	case !address.Leads(l):
	case in.End:
		w.WriteString("</a>")
	default:
		w.WriteString("<a")
		w.destination(l)
		if l.Title != nil {
			w.WriteString(` title="`)
			html.DefaultWriter.Write(w, l.Title)
			w.WriteByte('"')
		}
		w.WriteByte('>')
	}
}

func (w *writer) autoLink(in report.Inline, l *report.Link) {
	label := util.EscapeHTML(w.document.File.Text[in.From:in.To])
	if !address.Leads(l) {
		w.Write(label)
		return
	}
	w.WriteString("<a")
	w.destination(l)
	w.WriteByte('>')
	w.Write(label)
	w.WriteString("</a>")
}

func (w *writer) destination(l *report.Link) {
	if l.External {
		w.ref("href", address.External(l))
	} else {
		w.href(address.ToLink(l))
	}
}
