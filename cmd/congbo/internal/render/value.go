package render

import (
	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/report"
)

// renderValue writes one figure of an indicator, with a link to its row in the
// table of the period.
func renderValue(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	v := n.(*report.Value)
	switch {
	case !entering:
	case v.Data == nil:
		p.text("{{" + v.Indicator + "." + v.Field + "}}")
	case inLink(n):
		p.text(p.words.field(v.Data, v.Field))
	default:
		p.WriteString(`<a class="value"`)
		p.href(toRow(p.report, v.Data), v.Span)
		p.WriteByte('>')
		p.text(p.words.field(v.Data, v.Field))
		p.WriteString("</a>")
	}
	return ast.WalkSkipChildren
}
