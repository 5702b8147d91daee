package render

import (
	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

// renderCite writes a citation as a link to the page of its document. One that
// nothing resolves stays text with an anchor.
func renderCite(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	c := n.(*report.Cite)
	tag := "a"
	if c.Mention.Directive == nil || inLink(n) {
		tag = "span"
	}
	if !entering {
		p.WriteString("</" + tag + ">")
		return ast.WalkContinue
	}
	p.WriteString("<" + tag + ` class="cite"`)
	if c.First {
		p.attr("id", c.Mention.ID)
	}
	if tag == "a" {
		p.href(toPage(directivePath(c.Mention.Directive)), c.Mention.Span)
	}
	p.WriteByte('>')
	return ast.WalkContinue
}
