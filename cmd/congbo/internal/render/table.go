package render

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
)

func registerTables(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(east.KindTable, with(renderTable))
	reg.Register(east.KindTableHeader, with(renderTableHeader))
	reg.Register(east.KindTableRow, with(renderTableRow))
	reg.Register(east.KindTableCell, with(renderTableCell))
}

// renderTable writes a table in a container of its own, which scrolls where the
// screen is narrow.
func renderTable(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.openScroll(p.words.t("table"))
		p.WriteString("<table>\n")
	} else {
		p.WriteString("</table></div>\n")
	}
	return ast.WalkContinue
}

func (p *pen) openScroll(label string) {
	p.WriteString(`<div class="scroll" role="group" tabindex="0"`)
	p.attr("aria-label", label)
	p.WriteByte('>')
}

func renderTableHeader(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<thead><tr>\n")
		return ast.WalkContinue
	}
	p.WriteString("</tr></thead>\n")
	if n.NextSibling() != nil {
		p.WriteString("<tbody>\n")
	}
	return ast.WalkContinue
}

func renderTableRow(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<tr>")
		return ast.WalkContinue
	}
	p.WriteString("</tr>\n")
	if n.NextSibling() == nil {
		p.WriteString("</tbody>\n")
	}
	return ast.WalkContinue
}

// renderTableCell tells alignment by a class: the page's policy allows no style.
func renderTableCell(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	c := n.(*east.TableCell)
	tag := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		tag = "th"
	}
	if !entering {
		p.WriteString("</" + tag + ">")
		return ast.WalkContinue
	}
	p.WriteString("<" + tag)
	if tag == "th" {
		p.WriteString(` scope="col"`)
	}
	p.attr("id", p.anchors[n])
	if c.Alignment != east.AlignNone {
		p.attr("class", c.Alignment.String())
	}
	p.WriteByte('>')
	return ast.WalkContinue
}
