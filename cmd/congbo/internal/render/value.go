package render

import (
	"strings"

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
		p.text(inSentence(p.words, v))
	default:
		p.WriteString(`<a class="value"`)
		p.href(toRow(p.report, v.Data))
		p.WriteByte('>')
		p.text(inSentence(p.words, v))
		p.WriteString("</a>")
	}
	return ast.WalkSkipChildren
}

// inSentence is a field as a sentence goes on with it: a status is no heading
// there.
func inSentence(w words, v *report.Value) string {
	text := w.field(v.Data, v.Field)
	if v.Field == "status" {
		text = strings.ToLower(text)
	}
	return text
}
