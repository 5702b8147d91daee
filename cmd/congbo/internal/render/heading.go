package render

import (
	"cmp"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

// renderHeading writes a heading at the level that the page gives it, with the
// number that the record prints and a link to itself.
func renderHeading(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	h, s := n.(*ast.Heading), p.sections[n]
	if entering {
		p.WriteString("<h")
		p.level(h.Level)
		if s != nil {
			p.attr("id", s.ID)
			p.attr("data-at", p.words.reference(report.Target{Report: p.report, Section: s}, p.report))
		} else {
			p.attr("id", p.anchors[n])
		}
		p.WriteByte('>')
		if s != nil && s.Number != "" {
			p.WriteString(`<span class="number">`)
			p.text(s.Number)
			p.WriteString("</span> ")
		}
		return ast.WalkContinue
	}
	if s != nil {
		p.WriteString(` <a class="permalink" data-ui`)
		p.attr("href", "#"+escapeURL(s.ID))
		p.attr("aria-label", p.words.t("permalink", cmp.Or(s.Label, s.Title)))
		p.WriteString(">#</a>")
	}
	p.WriteString("</h")
	p.level(h.Level)
	p.WriteString(">\n")
	return ast.WalkContinue
}

// level leaves open the level of a heading.
func (p *pen) level(n int) { p.leave(headingLevel, n) }
