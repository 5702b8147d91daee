package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// A contentsView is the contents of a report as the layout shows them.
type contentsView struct {
	Page                    page
	Cover, Full, Indicators linkView
	Parts                   []contentsPart
}

type contentsPart struct {
	linkView
	Sections []linkView
}

// A nav is the contents of a report, printed by its layout once. Each page fills
// in the hrefs, marks its own entry as current and lists its headings there. The
// layout writes each entry as <a href="…">…</a>.
type nav struct {
	pieces  []string         // of HTML; between them stand the hrefs
	targets []address.Target // one less than pieces
}

// contents prints the contents of the report with marks for hrefs.
func (r *reportPages) contents() nav {
	var targets []address.Target
	link := func(to address.Target, number, text string) linkView {
		targets = append(targets, to)
		return linkView{Href: fmt.Sprintf(hrefMark, len(targets)-1), Number: number, Text: text}
	}
	section := func(s *report.Section) linkView { return link(address.ToPart(r.Summary, s, ""), s.Number, s.Title) }
	v := contentsView{
		Page:  r.newPage("contents", "", address.Page{}),
		Cover: link(address.ToPage(address.Cover(r.Summary)), "", r.words.T("cover")),
		Full:  link(address.ToPage(address.Full(r.Summary)), "", r.words.T("full")),
	}
	if len(r.Data.Indicators) > 0 {
		v.Indicators = link(address.ToPage(address.Indicators(r.Summary)), "", r.words.T("indicators"))
	}
	for _, s := range r.Parts {
		part := contentsPart{linkView: section(s)}
		for _, child := range s.Children {
			if child.HasPage() {
				part.Sections = append(part.Sections, section(child))
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return cutNav(string(r.print(r.layouts.contents, v, r.files)), targets)
}

// hrefMark stands for a href; templates let these characters pass.
const hrefMark = "~%d~"

// cutNav cuts printed contents at the marks of hrefs.
func cutNav(html string, targets []address.Target) nav {
	var n nav
	for {
		before, after, ok := strings.Cut(html, `href="~`)
		if !ok {
			n.pieces = append(n.pieces, html)
			return n
		}
		var i int
		mark, rest, _ := strings.Cut(after, `~"`)
		if _, err := fmt.Sscanf(mark, "%d", &i); err != nil || i < 0 || i >= len(targets) {
			i = 0
		}
		n.pieces = append(n.pieces, before)
		n.targets = append(n.targets, targets[i])
		html = rest
	}
}

// write writes the contents as they read on a page, the headings of its
// section under its entry.
func (n nav) write(b *bytes.Buffer, at address.Page, self *report.Section) {
	b.Write(n.append(b.AvailableBuffer(), at, self))
}

func (n nav) append(dst []byte, at address.Page, self *report.Section) []byte {
	own := address.Escape(at.Path)
	for i, to := range n.targets {
		piece := n.pieces[i]
		if i > 0 && n.targets[i-1].Path == own {
			dst = appendCurrent(dst, piece, self)
		} else {
			dst = append(dst, piece...)
		}
		dst = at.AppendAttribute(bytes.TrimSuffix(dst, []byte(" ")), to)
		if to.Path == own {
			dst = append(dst, ` aria-current="page"`...)
		}
	}
	last := n.pieces[len(n.pieces)-1]
	if i := len(n.targets); i > 0 && n.targets[i-1].Path == own {
		return appendCurrent(dst, last, self)
	}
	return append(dst, last...)
}

// appendCurrent appends what follows the href of the current entry, with the
// headings of its page.
func appendCurrent(dst []byte, piece string, self *report.Section) []byte {
	entry, rest, ok := strings.Cut(piece, "</a>")
	dst = append(dst, entry...)
	if !ok {
		return dst
	}
	dst = append(dst, "</a>"...)
	if self != nil {
		dst = appendHeadings(dst, self.Children)
	}
	return append(dst, rest...)
}

// appendHeadings lists the headings of a page.
func appendHeadings(dst []byte, sections []*report.Section) []byte {
	open := false
	for _, s := range sections {
		if s.HasPage() {
			continue
		}
		if !open {
			dst = append(dst, `<ol class="headings">`...)
			open = true
		}
		dst = append(dst, `<li><a href="#`+address.Escape(s.ID)+`">`...)
		if s.Number != "" {
			dst = append(dst, template.HTMLEscapeString(s.Number)+"\u00a0"...)
		}
		dst = append(dst, template.HTMLEscapeString(s.Title)+"</a></li>"...)
	}
	if open {
		dst = append(dst, "</ol>"...)
	}
	return dst
}

// nav returns the mark of the contents on a page.
func (r *reportPages) nav(s *pageBuffer, at address.Page, self *report.Section) template.HTML {
	return s.text(func(b *bytes.Buffer) { r.contentsNav.write(b, at, self) })
}
