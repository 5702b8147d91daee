package markup

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
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
	n := &report.NoteBody{Note: &report.Note{Label: string(line[pos+start : pos+end])}}
	n.Note.Span.Start, n.Note.Span.End = at, at+end+1
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
	n := &report.NoteRef{Label: string(line[start:end])}
	n.Span.Start, n.Span.End = segment.Start, segment.Start+end+1
	n.SetPos(segment.Start)
	block.Advance(end + 1)
	return n
}

// noteBodies appends the definitions of notes below a block, in reading order.
func noteBodies(parent ast.Node, all []*report.NoteBody) []*report.NoteBody {
	for n := parent.FirstChild(); n != nil && n.Type() != ast.TypeInline; n = n.NextSibling() {
		if b, ok := n.(*report.NoteBody); ok {
			all = append(all, b)
		}
		all = noteBodies(n, all)
	}
	return all
}

// takeNotes moves the definitions of notes out of the text, wherever they stand,
// into doc.Notes.
func (w *walker) takeNotes() {
	bodies := noteBodies(w.doc.Root, nil)
	w.doc.Notes = slices.Grow(w.doc.Notes, len(bodies))
	for _, b := range bodies {
		b.Parent().RemoveChild(b.Parent(), b)
		b.Note.Span.File = w.doc.File
		b.Note.Root, b.Note.Document = b, w.doc
		w.doc.Notes = append(w.doc.Notes, b.Note)
		if b.FirstChild() == nil {
			w.found.Add(diag.Finding{Code: "note/empty", Severity: diag.Error, Span: b.Note.Span,
				Message: diag.Say("chú thích [^%s] không có nội dung", "note [^%s] has no text", b.Note.Label),
				Hint:    diag.Say("viết nội dung sau dấu hai chấm, hoặc bỏ chú thích", "write its text after the colon, or remove the note")})
		}
	}
}
