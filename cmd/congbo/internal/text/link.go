package text

import (
	"encoding/base64"
	"path"

	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
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

// image writes an image, whose text is its description; where there is none, its text
// stands. It returns the place of its end among the inlines of the block.
func (w *writer) image(b *report.Block, at int) int {
	in := b.Inlines[at]
	l := w.document.Links[in.N]
	shown := address.Leads(l)
	if !shown || in.End {
		return at
	}
	w.WriteString("<img")
	w.source(l)
	w.WriteString(` alt="`)
	for at++; !(b.Inlines[at].Kind == report.ImageInline && b.Inlines[at].End && b.Inlines[at].N == in.N); at++ {
		w.description(b.Inlines[at])
	}
	w.WriteString(`">`)
	return at
}

// description writes the text of an inline without its marks.
func (w *writer) description(in report.Inline) {
	switch in.Kind {
	case report.TextInline, report.AutoLinkInline:
	case report.ValueInline:
		w.text(w.document.Values[in.N].Text)
		return
	case report.CrossRefInline:
		w.text(w.document.CrossRefs[in.N].Text)
		return
	default:
		return
	}
	html.DefaultWriter.Write(w, w.document.File.Text[in.From:in.To])
	if in.Soft || in.Hard {
		w.WriteByte(' ')
	}
}

// source writes where an image is; on a page that is alone, the image itself (RFC 2397).
func (w *writer) source(l *report.Link) {
	if f := l.Target.Asset; w.at.Alone && f != nil {
		w.ref("src", asData(f))
		return
	}
	page := w.at.Page
	page.Alone = false
	w.WriteString(` src="`)
	start := w.Len()
	src, _ := page.AppendHref(w.AvailableBuffer(), address.ToLink(l))
	w.Write(src)
	w.noteWritten(w.Bytes()[start:])
	w.WriteByte('"')
}

// asData is an address that holds the file itself.
func asData(f *source.File) string {
	return "data:" + picture.Types[path.Ext(f.Path)] + ";base64," + base64.StdEncoding.EncodeToString(picture.Clean(f.Path, f.Bytes()))
}
