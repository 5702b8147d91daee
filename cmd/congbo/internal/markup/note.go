package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// noteBlockParser parses the definition of a note, "[^label]: …", with the
// blocks that follow indented by four columns, as GFM does.
type noteBlockParser struct{}

func (noteBlockParser) Trigger() []byte { return []byte{'['} }

func (noteBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || segment.Padding > 0 {
		return nil, parser.NoChildren
	}
	start, end, ok := data.NoteLabel(line[pos:])
	if !ok || pos+end+1 >= len(line) || line[pos+end+1] != ':' {
		return nil, parser.NoChildren
	}
	at := segment.Start + pos
	n := &noteBody{label: string(line[pos+start : pos+end]), start: at, end: at + end + 1}
	n.SetPos(at)
	reader.Advance(pos + end + 2)
	return n, parser.HasChildren
}

func (noteBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (noteBlockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (noteBlockParser) CanInterruptParagraph() bool { return true }

func (noteBlockParser) CanAcceptIndentedLine() bool { return false }

// noteRefParser parses the mention of a note, "[^label]", defined or not.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'['} }

func (noteRefParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start, end, ok := data.NoteLabel(line)
	if !ok {
		return nil
	}
	n := &noteRef{label: string(line[start:end]), start: segment.Start, end: segment.Start + end + 1}
	n.SetPos(segment.Start)
	block.Advance(end + 1)
	return n
}

// detach takes the definitions of notes and links, and the remarks on lines of their own, out
// of the tree, wherever they stand: they are no text there, nor does anything come before or
// after them. It appends the definitions of notes, in reading order.
func (w *walker) detach(parent ast.Node, bodies []*noteBody) []*noteBody {
	for n := parent.FirstChild(); n != nil && n.Type() != ast.TypeInline; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *noteBody:
			parent.RemoveChild(parent, n)
			bodies = append(bodies, n)
		case *ast.LinkReferenceDefinition:
			parent.RemoveChild(parent, n)
			w.define(n)
		case *remark:
			parent.RemoveChild(parent, n)
			w.remarkBlock(n)
		}
		bodies = w.detach(n, bodies)
		n = next
	}
	return bodies
}

// notes begins doc.Notes.
func (w *walker) notes(bodies []*noteBody) {
	w.doc.Notes = make([]Note, 0, len(bodies))
	for _, b := range bodies {
		w.cover(b.start, b.end)
		n := Note{Label: b.label, Span: w.span(b.start, b.end)}
		w.doc.Notes = append(w.doc.Notes, n)
		if b.FirstChild() == nil {
			w.found.Add(diag.Finding{Code: "note/empty", Severity: diag.Error, Span: n.Span,
				Message: diag.Say("chú thích [^%s] không có nội dung", "note [^%s] has no text", n.Label),
				Hint:    diag.Say("viết nội dung sau dấu hai chấm, hoặc bỏ chú thích", "write its text after the colon, or remove the note")})
		}
	}
}

// A noteRef is the mention of a note in the tree.
type noteRef struct {
	ast.BaseInline
	label      string
	start, end int
}

// A noteBody holds the blocks of a note in the tree.
type noteBody struct {
	ast.BaseBlock
	label      string
	start, end int
}

var kindNoteRef, kindNoteBody = ast.NewNodeKind("NoteRef"), ast.NewNodeKind("NoteBody")

// Kind is part of ast.Node.
func (n *noteRef) Kind() ast.NodeKind { return kindNoteRef }

// Dump is part of ast.Node.
func (n *noteRef) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

// Kind is part of ast.Node.
func (n *noteBody) Kind() ast.NodeKind { return kindNoteBody }

// Dump is part of ast.Node.
func (n *noteBody) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}
