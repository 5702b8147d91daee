package markup

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/citation"
)

// A PageHeading is a heading of a page.
type PageHeading struct {
	Level    int
	ID, Text string
}

// Page renders Markdown that is part of the program, its handbook: no report, so that nothing
// in it is numbered, cited or checked. A block of code that names a file has that name over it. Links to other pages, written *.md as they are read in
// the sources, lead to *.html.
func Page(source []byte) (html []byte, headings []PageHeading, err error) {
	m := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	root := m.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(&slugIDs{}))))
	var named []*ast.FencedCodeBlock
	err = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			if at := fileOf(n, source); entering && at.Len() > 0 {
				named = append(named, n)
			}
		case *ast.Link:
			if to := string(n.Destination); entering && !strings.Contains(to, ":") {
				n.Destination = []byte(strings.Replace(to, ".md", ".html", 1))
			}
		case *ast.Heading:
			if entering {
				id, _ := n.AttributeString("id")
				name, _ := id.([]byte)
				headings = append(headings, PageHeading{n.Level, string(name), headingText(n, source)})
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, n := range named {
		name, code := ast.NewParagraph(), ast.NewCodeSpan()
		code.AppendChild(code, ast.NewTextSegment(fileOf(n, source)))
		name.AppendChild(name, code)
		n.Parent().InsertBefore(n.Parent(), n, name)
	}
	var b bytes.Buffer
	if err := m.Renderer().Render(&b, source, root); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), headings, nil
}

// fileOf is the name of the file that a block of code is about, which stands over it.
func fileOf(n *ast.FencedCodeBlock, source []byte) text.Segment {
	if n.Info == nil {
		return text.Segment{}
	}
	info := n.Info.Segment
	kind, _, named := strings.Cut(string(info.Value(source)), " ")
	if !named {
		return text.Segment{}
	}
	return text.NewSegment(info.Start+len(kind)+1, info.Stop)
}

// headingText is the text below a node.
func headingText(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(util.UnescapePunctuations(t.Segment.Value(source)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// slugIDs name headings as addresses are named here: goldmark's own drop what is not ASCII.
type slugIDs struct{ taken []string }

func (s *slugIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := citation.Slug(string(value))
	if id == "" {
		id = "muc"
	}
	for i, base := 2, id; s.has(id); i++ {
		id = fmt.Sprintf("%s-%d", base, i)
	}
	s.taken = append(s.taken, id)
	return []byte(id)
}

func (s *slugIDs) Put(value []byte) { s.taken = append(s.taken, string(value)) }

func (s *slugIDs) has(id string) bool { return slices.Contains(s.taken, id) }
