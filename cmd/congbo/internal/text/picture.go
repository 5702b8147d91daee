package text

import (
	"encoding/base64"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/renderer/html"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// captionOf is where the caption of a picture begins among the inlines of a paragraph: the
// picture stands in a line of its own, and all that follows is its caption. It is -1 where the
// paragraph is no picture.
func (w *writer) captionOf(b *report.Block) int {
	all := b.Inlines
	if len(all) == 0 || all[0].Kind != report.ImageInline || !w.shows(w.document.Links[all[0].N]) {
		return -1
	}
	end := 1
	for all[end].Kind != report.ImageInline {
		end++
	}
	rest := all[end+1:]
	switch {
	case len(rest) == 0:
		return len(all)
	case rest[0].Kind == report.TextInline && rest[0].From == rest[0].To && (rest[0].Soft || rest[0].Hard) && !slices.ContainsFunc(rest, isImage):
		return end + 2
	}
	return -1
}

func isImage(in report.Inline) bool { return in.Kind == report.ImageInline }

// figure writes a paragraph that is a picture, with its caption from an inline on.
func (w *writer) figure(b *report.Block, caption int) {
	w.WriteString(`<figure class="picture"`)
	w.id(b.ID)
	w.WriteByte('>')
	w.image(b, 0)
	if caption < len(b.Inlines) || len(b.Remarks) > 0 {
		w.WriteString("<figcaption>")
		w.inlinesFrom(b, caption)
		w.remarks(b)
		w.pointers(b)
		w.WriteString("</figcaption>")
	}
	w.WriteString("</figure>\n")
}

// image writes an image, whose text is its description; where there is none, its text
// stands. It returns the place of its end among the inlines of the block.
func (w *writer) image(b *report.Block, at int) int {
	in := b.Inlines[at]
	l := w.document.Links[in.N]
	if !w.shows(l) || in.End {
		return at
	}
	w.WriteString("<img")
	w.source(b, l)
	w.WriteString(` alt="`)
	for at++; !(b.Inlines[at].Kind == report.ImageInline && b.Inlines[at].End && b.Inlines[at].N == in.N); at++ {
		w.description(b.Inlines[at])
	}
	w.WriteByte('"')
	w.void()
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

// shows reports whether the page has a picture: a book has only its own.
func (w *writer) shows(l *report.Link) bool {
	return address.Leads(l) && (w.at.Book == nil || l.Target.Asset != nil && w.inBook(l.Target.Asset) != "")
}

// inBook is the file of a book that shows a picture of the site; empty for none.
func (w *writer) inBook(f *source.File) string { return w.at.Book[address.Escape(address.File(f))] }

// source writes where an image is; on a page that is alone, the image itself (RFC 2397). It
// says how large it is, so that the text does not move when it comes, and which copies do for
// narrow screens.
func (w *writer) source(b *report.Block, l *report.Link) {
	f := l.Target.Asset
	switch {
	case f != nil && w.at.Book != nil:
		w.ref("src", w.inBook(f))
	case f != nil && w.at.Alone:
		w.ref("src", asData(f))
	default:
		w.WriteString(` src="`)
		w.file(address.ToLink(l))
		w.WriteByte('"')
	}
	if f == nil {
		return
	}
	p := w.picture(f)
	if !w.at.Alone {
		w.copies(f, p)
	}
	if p.width > 0 && p.height > 0 {
		w.attr("width", strconv.Itoa(p.width))
		w.attr("height", strconv.Itoa(p.height))
	}
	if !w.at.Alone && !slices.Contains(w.blocks[:min(aboveFold, len(w.blocks))], b) {
		w.WriteString(` loading="lazy"`)
	}
}

// aboveFold is how many blocks of a page are seen at once, about.
const aboveFold = 3

// copies offers the copies of a picture. The whole one is not among them where it is far larger
// than any screen needs; it stands in src.
func (w *writer) copies(f *source.File, p pictureInfo) {
	if len(p.copies) == 0 {
		return
	}
	offered := p.copies
	if w.at.Full != nil { // it is printed, where a small one is coarse
		offered = offered[len(offered)-1:]
	}
	w.WriteString(` srcset="`)
	for n, width := range offered {
		if n > 0 {
			w.WriteString(", ")
		}
		w.file(address.ToPage(address.Copy(f, width)))
		w.WriteByte(' ')
		w.int(width)
		w.WriteByte('w')
	}
	if p.width <= 2*offered[len(offered)-1] {
		w.WriteString(", ")
		w.file(address.ToPage(address.File(f)))
		w.WriteByte(' ')
		w.int(p.width)
		w.WriteByte('w')
	}
	w.WriteString(`" sizes="(min-width: 42rem) 40rem, 100vw"`)
}

// file writes the address of a file of the site, which a page that is alone does not lead to.
func (w *writer) file(to address.Target) {
	page := w.at.Page
	page.Alone = false
	start := w.Len()
	href, _ := page.AppendHref(w.AvailableBuffer(), to)
	w.Write(href)
	w.noteWritten(w.Bytes()[start:])
}

// asData is an address that holds the file itself.
func asData(f *source.File) string {
	return "data:" + picture.Types[strings.ToLower(path.Ext(f.Path))] + ";base64," + base64.StdEncoding.EncodeToString(picture.Clean(f.Path, f.Bytes()))
}

// A pictureInfo is how large a picture shows, and how wide its copies are.
type pictureInfo struct {
	width, height int // 0 where it does not tell
	copies        []int
}

// Copies are the widths of the copies of a picture that pages offer.
func (s *Site) Copies(f *source.File) []int { return s.picture(f).copies }

// picture tells of a picture, which is looked into once.
func (s *Site) picture(f *source.File) pictureInfo {
	if known, ok := s.pictures.Load(f); ok {
		return known.(pictureInfo)
	}
	var p pictureInfo
	if f.Size() <= picture.MaxSize {
		b := f.Bytes()
		p.width, p.height = picture.Size(f.Path, b)
		p.copies = picture.Widths(f.Path, b)
	}
	s.pictures.Store(f, p)
	return p
}
