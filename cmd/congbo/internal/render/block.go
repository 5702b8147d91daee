package render

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
)

func renderParagraph(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.remarks(n)
		p.WriteString("</p>\n")
		return ast.WalkContinue
	}
	p.start("p", n)
	if body, ok := n.Parent().(*report.NoteBody); ok && n.PreviousSibling() == nil {
		writeNoteNumber(p, body.Note)
	}
	return ast.WalkContinue
}

// renderTextBlock leaves the anchor of a first text to the item around it.
func renderTextBlock(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.remarks(n)
	}
	if n.PreviousSibling() == nil {
		return ast.WalkContinue
	}
	if entering {
		p.start("div", n)
	} else {
		p.WriteString("</div>\n")
	}
	return ast.WalkContinue
}

func renderListItem(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	return renderItem(p, n, entering, "li")
}

// renderItem writes an element whose first text may stand in it directly.
func renderItem(p *pen, n ast.Node, entering bool, tag string) ast.WalkStatus {
	if !entering {
		p.WriteString("</" + tag + ">\n")
		return ast.WalkContinue
	}
	if first, ok := n.FirstChild().(*ast.TextBlock); ok {
		p.start(tag, first)
	} else {
		p.start(tag, n)
	}
	return ast.WalkContinue
}

func renderCode(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.start("pre", n)
		p.WriteString("<code>")
		writeLines(p, n)
		p.WriteString("</code></pre>\n")
	}
	return ast.WalkSkipChildren
}

func writeLines(p *pen, n ast.Node) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		p.Write(util.EscapeHTML(line.Value(p.file)))
	}
}

// renderText writes text. Most holds nothing that HTML or Markdown would read
// as anything else, and needs no second look.
func renderText(p *pen, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	t := n.(*ast.Text)
	value := t.Segment.Value(p.file)
	switch {
	case t.IsRaw():
		p.Write(util.EscapeHTML(value))
	case isPlain(value):
		if at := symbolAt(n, value); at >= 0 {
			p.Write(value[:at])
			p.WriteString("<span>")
			p.Write(value[at:])
			p.WriteString("</span>")
		} else {
			p.Write(value)
		}
	default:
		html.DefaultWriter.Write(p, value)
	}
	if t.HardLineBreak() {
		p.WriteString("<br>\n")
	} else if t.SoftLineBreak() {
		p.WriteByte('\n')
	}
	return ast.WalkContinue
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
