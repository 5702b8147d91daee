package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// renderLink writes an ordinary link. One that leads nowhere is text.
func renderLink(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	link := p.links[n]
	if link == nil || !leads(link) {
		return ast.WalkContinue
	}
	if !entering {
		p.WriteString("</a>")
		return ast.WalkContinue
	}
	p.WriteString("<a")
	writeDestination(p, "href", link)
	if title := n.(*ast.Link).Title; title != nil {
		p.WriteString(` title="`)
		html.DefaultWriter.Write(p, title)
		p.WriteByte('"')
	}
	p.WriteByte('>')
	return ast.WalkContinue
}

func renderAutoLink(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	a, link := n.(*ast.AutoLink), p.links[n]
	if link == nil || !leads(link) {
		p.Write(util.EscapeHTML(a.Label(p.file)))
		return ast.WalkSkipChildren
	}
	p.WriteString("<a")
	writeDestination(p, "href", link)
	p.WriteByte('>')
	p.Write(util.EscapeHTML(a.Label(p.file)))
	p.WriteString("</a>")
	return ast.WalkSkipChildren
}

// renderImage writes an image; where there is none, its text stands.
func renderImage(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	link := p.links[n]
	if link == nil || !leads(link) {
		return ast.WalkContinue
	}
	if entering {
		p.WriteString("<img")
		writeDestination(p, "src", link)
		p.WriteString(` alt="`)
		writePlain(p, n)
		p.WriteString(`">`)
	}
	return ast.WalkSkipChildren
}

// writePlain writes the text of a node without its marks.
func writePlain(p *pen, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			html.DefaultWriter.Write(p, c.Segment.Value(p.file))
			if c.SoftLineBreak() || c.HardLineBreak() {
				p.WriteByte(' ')
			}
		case *ast.String:
			p.Write(util.EscapeHTML(c.Value))
		default:
			writePlain(p, c)
		}
	}
}

// leads reports whether a link leads anywhere, or will when other reports are known.
func leads(l *report.Link) bool {
	return l.External || l.Outward || l.Target.Report != nil || l.Target.Asset != nil || isSitePath(l.Destination)
}

// isSitePath reports whether a destination is written from the root of the site:
// "/van-ban/". Whether there is such a page, the finished site shows.
func isSitePath(s string) bool { return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") }

func writeDestination(p *pen, attr string, l *report.Link) {
	if l.External {
		p.attr(attr, string(util.URLEscape([]byte(l.Destination), true)))
		return
	}
	p.WriteString(" " + attr + `="`)
	p.show(l)
	p.WriteByte('"')
}

// destination is where a link within the site leads.
func destination(l *report.Link) target {
	if l.Target.Report != nil || l.Target.Asset != nil {
		return toTarget(l.Target)
	}
	path, anchor, found := strings.Cut(strings.TrimPrefix(l.Destination, "/"), "#")
	to := toPage(path)
	if found {
		to.id = escapeURL(anchor)
	}
	return to
}

// publishedPath is where a file of static/ or content/<period>/files/ is
// published.
func publishedPath(f *source.File) string {
	_, path, _ := strings.Cut(f.Path, "/")
	return path
}
