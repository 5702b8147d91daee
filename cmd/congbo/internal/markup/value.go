package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// valueParser parses "{{indicator.field}}".
type valueParser struct{}

func (valueParser) Trigger() []byte { return []byte{'{'} }

func (valueParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 7 || line[1] != '{' {
		return nil
	}
	end := bytes.Index(line[:min(len(line), 200)], []byte("}}"))
	if end < 0 {
		return nil
	}
	indicator, field, ok := bytes.Cut(bytes.TrimSpace(line[2:end]), []byte("."))
	if !ok || len(indicator) == 0 || len(field) == 0 || bytes.ContainsAny(indicator, " {}") || bytes.ContainsAny(field, " {}") {
		return nil
	}
	n := &value{indicator: string(indicator), field: string(field), start: segment.Start, end: segment.Start + end + 2}
	n.SetPos(segment.Start)
	block.Advance(end + 2)
	return n
}

// fence handles a fenced block: ```indicators and ```table become tables, every
// other one stays code.
func (w *walker) fence(n *ast.FencedCodeBlock) {
	if n.Info != nil {
		w.cover(n.Info.Segment.Start, n.Info.Segment.Stop)
	}
	w.unclosed(n)
	w.infoWords(n)
	decode := data.DecodeTable
	switch string(n.Language(w.doc.File.Text)) {
	case "indicators":
	case "table":
		decode = data.DecodeDataTable
	default:
		w.step(n, report.Step{Kind: report.CodeStep, N: w.code(n)})
		w.likeTable(n)
		return
	}
	body := w.span(n.Pos(), n.Pos())
	if lines := n.Lines(); lines.Len() > 0 {
		body.Start, body.End = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	}
	w.cover(body.Start, body.End)
	settings, found := decode(body)
	w.found.Add(found...)
	w.step(n, report.Step{Kind: report.DataStep, N: int32(len(w.doc.Tables))})
	w.doc.Tables = append(w.doc.Tables, Table{settings, body})
}

// infoWords says that more than one word stands after a fence.
func (w *walker) infoWords(n *ast.FencedCodeBlock) {
	if n.Info != nil && bytes.ContainsAny(n.Info.Segment.Value(w.doc.File.Text), " \t") {
		w.found.Add(diag.Finding{Code: "markup/fence", Severity: diag.Error, Span: w.span(n.Info.Segment.Start, n.Info.Segment.Stop),
			Message: diag.Say("chữ sau dấu mở khối không lên trang", "the words after the fence are on no page"),
			Hint:    diag.Say("đưa chữ vào trong khối, hoặc xuống dòng", "move the words into the block, or to a line of their own")})
	}
}

// A value is {{indicator.field}} in the tree.
type value struct {
	ast.BaseInline
	indicator, field string
	start, end       int
}

var kindValue = ast.NewNodeKind("Value")

// Kind is part of ast.Node.
func (n *value) Kind() ast.NodeKind { return kindValue }

// Dump is part of ast.Node.
func (n *value) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Value": n.indicator + "." + n.field}, nil)
}
