package render

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
)

func registerDefinitions(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(east.KindDefinitionList, with(renderDefinitionList))
	reg.Register(east.KindDefinitionTerm, with(renderDefinitionTerm))
	reg.Register(east.KindDefinitionDescription, with(renderDefinition))
}

func renderDefinitionList(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.WriteString("<dl>\n")
	} else {
		p.WriteString("</dl>\n")
	}
	return ast.WalkContinue
}

func renderDefinitionTerm(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.start("dt", n)
	} else {
		p.WriteString("</dt>\n")
	}
	return ast.WalkContinue
}

func renderDefinition(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	return renderItem(p, n, entering, "dd")
}
