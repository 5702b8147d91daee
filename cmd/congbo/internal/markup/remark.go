package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// An author's remark, "<!-- congbo: … -->", is for who writes the report: it is left out of
// the document. Any other comment would be printed, and is an error.
var remarkStart, remarkEnd = []byte("<!-- congbo:"), []byte("-->")

// isNested reports whether another comment begins in what begins a remark: its end was
// forgotten, and what stands between the two is not to be left out.
func isNested(text []byte) bool { return bytes.Count(text, []byte("<!--")) > 1 }

// remarkBlockParser parses a remark on lines of its own.
type remarkBlockParser struct{}

func (remarkBlockParser) Trigger() []byte { return []byte{'<'} }

func (remarkBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || segment.Padding > 0 || !bytes.HasPrefix(line[pos:], remarkStart) {
		return nil, parser.NoChildren
	}
	at := segment.Start + pos
	inside, _, ok := bytes.Cut(reader.Source()[at:], remarkEnd)
	if !ok || isNested(inside) { // it has no end, and is text like any other comment
		return nil, parser.NoChildren
	}
	end := at + len(inside) + len(remarkEnd)
	rest := reader.Source()[end:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if !util.IsBlank(rest) { // text follows: it stands within a paragraph
		return nil, parser.NoChildren
	}
	n := &remark{start: at, end: end, read: segment.Stop}
	n.SetPos(at)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (remarkBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	n := node.(*remark)
	_, segment := reader.PeekLine()
	if segment.Start >= n.end {
		return parser.Close
	}
	n.read = segment.Stop
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (remarkBlockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (remarkBlockParser) CanInterruptParagraph() bool { return false }

func (remarkBlockParser) CanAcceptIndentedLine() bool { return false }

// remarkParser parses a remark within a text.
type remarkParser struct{}

func (remarkParser) Trigger() []byte { return []byte{'<'} }

func (remarkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, remarkStart) {
		return nil
	}
	n := &inlineRemark{start: segment.Start}
	for line != nil {
		if i := bytes.Index(line, remarkEnd); i >= 0 {
			block.Advance(i + len(remarkEnd))
			n.end = segment.Start + i + len(remarkEnd)
			if isNested(block.Source()[n.start:n.end]) {
				return nil
			}
			n.SetPos(n.start)
			return n
		}
		block.AdvanceLine()
		line, segment = block.PeekLine()
	}
	return nil
}

// remark counts a remark, which is nowhere else.
func (w *walker) remark(start, end int) {
	w.cover(start, end)
	w.doc.Remarks = append(w.doc.Remarks, w.span(start, end))
}

// remarkBlock counts a remark on lines of its own. What of one is outside the item or
// quotation that it began in is text like any other.
func (w *walker) remarkBlock(n *remark) {
	if n.read < n.end {
		w.found.Add(comment(w.span(n.start, n.read)))
	}
	w.remark(n.start, min(n.read, n.end))
}

// comment is the finding on a comment that is none of congbo's.
func comment(at source.Span) diag.Finding {
	return diag.Finding{Code: "markup/comment", Severity: diag.Error, Span: at,
		Message: diag.Say("lời ghi riêng <!-- … --> sẽ lên trang cho mọi người đọc", "the comment <!-- … --> would be on the page for all to read"),
		Hint:    diag.Say("xóa nó, hoặc viết <!-- congbo: … --> trên dòng riêng: lời ghi ấy được bỏ ra ngoài", "remove it, or write <!-- congbo: … --> on lines of its own, which is left out")}
}

// A remark is a remark on lines of its own in the tree.
type remark struct {
	ast.BaseBlock
	start, end int
	read       int // up to where it was read: short of end where the item or quotation that holds it ends
}

// An inlineRemark is a remark within a text in the tree.
type inlineRemark struct {
	ast.BaseInline
	start, end int
}

var kindRemark, kindInlineRemark = ast.NewNodeKind("Remark"), ast.NewNodeKind("InlineRemark")

// Kind is part of ast.Node.
func (n *remark) Kind() ast.NodeKind { return kindRemark }

// IsRaw is part of ast.Node.
func (n *remark) IsRaw() bool { return true }

// Dump is part of ast.Node.
func (n *remark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Kind is part of ast.Node.
func (n *inlineRemark) Kind() ast.NodeKind { return kindInlineRemark }

// Dump is part of ast.Node.
func (n *inlineRemark) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}
