package text

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
)

// inlines writes the text of a block as it is written, with the marks around it.
func (w *writer) inlines(b *report.Block) { w.inlinesFrom(b, 0) }

// inlinesFrom writes them from one on.
func (w *writer) inlinesFrom(b *report.Block, from int) {
	w.within = w.within[:0]
	for i := from; i < len(b.Inlines); i++ {
		in := b.Inlines[i]
		if in.End && in.Kind != report.ImageInline { // which is passed over as a whole where it is shown
			w.within = w.within[:len(w.within)-1]
		}
		switch in.Kind {
		case report.TextInline:
			w.words(in)
		case report.CodeInline:
			w.tag(in, "code")
		case report.EmphasisInline:
			w.tag(in, "em")
		case report.StrongInline:
			w.tag(in, "strong")
		case report.LinkInline:
			w.link(in, w.document.Links[in.N])
		case report.AutoLinkInline:
			w.autoLink(in, w.document.Links[in.N])
		case report.ImageInline:
			i = w.image(b, i)
			continue
		case report.CiteInline:
			w.cite(in, b.Citations[in.N])
		case report.NoteRefInline:
			w.noteRef(w.document.NoteRefs[in.N], w.inLink())
		case report.CrossRefInline:
			w.crossRef(w.document.CrossRefs[in.N])
		case report.ValueInline:
			w.value(w.document.Values[in.N])
		}
		if holds(in.Kind) && !in.End {
			w.within = append(w.within, in.Kind)
		}
	}
}

// holds reports whether inlines of a kind hold others.
func holds(k report.InlineKind) bool {
	switch k {
	case report.CodeInline, report.EmphasisInline, report.StrongInline, report.LinkInline, report.CiteInline:
		return true
	}
	return false
}

// inLink reports whether the writer is in the text of a link, where no other link may
// stand.
func (w *writer) inLink() bool { return slices.Contains(w.within, report.LinkInline) }

func (w *writer) tag(in report.Inline, tag string) {
	w.WriteByte('<')
	if in.End {
		w.WriteByte('/')
	}
	w.WriteString(tag)
	w.WriteByte('>')
}

// words writes text. Most holds nothing that HTML or Markdown would read as anything
// else, and needs no second look.
func (w *writer) words(in report.Inline) {
	value := w.document.File.Text[in.From:in.To]
	inside := report.TextInline
	if n := len(w.within); n > 0 {
		inside = w.within[n-1]
	}
	switch {
	case inside == report.CodeInline:
		if line, ok := bytes.CutSuffix(value, []byte("\n")); ok {
			w.Write(util.EscapeHTML(line))
			w.WriteByte(' ')
		} else {
			w.Write(util.EscapeHTML(value))
		}
	case in.Raw:
		w.Write(util.EscapeHTML(value))
	case isPlain(value):
		if at := symbolAt(value); inside == report.CiteInline && at >= 0 {
			w.Write(value[:at])
			w.WriteString("<span>")
			w.Write(value[at:])
			w.WriteString("</span>")
		} else if w.short && inside != report.CiteInline {
			w.unbroken(string(value))
		} else if inside == report.CiteInline {
			w.Write(value)
		} else {
			w.prose(value)
		}
	default:
		html.DefaultWriter.Write(w, value)
	}
	switch {
	case in.Hard:
		w.WriteString("<br")
		w.void()
		w.WriteByte('\n')
	case in.Soft:
		w.WriteByte('\n')
	}
}

// isPlain reports whether text holds no escape, entity or character of HTML.
func isPlain(text []byte) bool {
	for _, c := range text {
		if c < 'A' && (c == '&' || c == '<' || c == '>' || c == '"' || c == 0) || c == '\\' {
			return false
		}
	}
	return true
}
