// Package markup turns one Markdown file into a report.Document: goldmark's tree
// with congbo's own nodes, and the plain text of every passage.
//
// It knows one file at a time. Whether a note is defined, a document known or a
// link right is for link to say.
package markup

import (
	"fmt"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Parser parses the files of a site. It is safe for concurrent use.
type Parser struct {
	grammar  *citation.Grammar
	goldmark parser.Parser
	walkers  sync.Pool
}

// New returns a parser that recognises the citations of a grammar.
//
// HTML is not part of our Markdown: without its parsers a tag is ordinary text,
// which every page escapes, so that nothing of it is lost or interpreted.
func New(g *citation.Grammar) *Parser {
	table := extension.NewTableParagraphTransformer()
	return &Parser{grammar: g, goldmark: parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(parser.WithHeadingAttribute()), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(noteBlockParser{}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(noteRefParser{}, 101),
			util.Prioritized(valueParser{}, 102),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(linkDefinitions{}, 100),
			util.Prioritized(table, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)}
}

// Parse parses a file of content/. The document is usable whatever the findings
// say; it is empty where a limit was passed.
func (p *Parser) Parse(f *source.File) (*report.Document, diag.List) {
	front, found := data.FrontMatter(f)
	d := &report.Document{File: f, Front: front}
	found.Add(p.parseBody(d)...)
	return d, found
}

// ParseLoose parses a Markdown file that stands in no site: front matter, if it
// has any, is passed over.
func (p *Parser) ParseLoose(f *source.File) (*report.Document, diag.List) {
	front, _ := data.FrontMatter(f)
	d := &report.Document{File: f, Front: front}
	return d, p.parseBody(d)
}

// parseBody parses what follows the front matter.
func (p *Parser) parseBody(d *report.Document) diag.List {
	from := d.Front.Body
	if found := limits(d.File, from); found != nil {
		d.Root = ast.NewDocument()
		return found
	}
	// The text before from is passed over, not cut off: every offset in the tree
	// is an offset into the file.
	reader := text.NewReader(d.File.Text)
	reader.Advance(from)
	d.Root = p.goldmark.Parse(reader)
	w := p.walker()
	w.doc = d
	w.title()
	w.takeNotes()
	w.blocks(d.Root)
	for _, n := range d.Notes {
		w.note = n
		w.blocks(n.Root)
	}
	w.references()
	found := w.found
	p.release(w)
	return found
}

// walker is one that may have walked before: it brings along the memory that it has taken.
func (p *Parser) walker() *walker {
	w, ok := p.walkers.Get().(*walker)
	if !ok {
		w = &walker{parser: p, ids: map[uint32]int{}}
	}
	return w
}

// release keeps the memory of a walker, and nothing of the document.
func (p *Parser) release(w *walker) {
	f := &w.flat
	clear(f.pieces[:cap(f.pieces)])
	clear(f.forced[:cap(f.forced)])
	clear(w.ids)
	*w = walker{parser: p, ids: w.ids, citations: w.citations,
		flat: flattener{b: f.b, runs: f.runs, pieces: f.pieces, fixed: f.fixed, forced: f.forced, off: f.off}}
	p.walkers.Put(w)
}

// walker goes through a parsed tree once, in reading order.
type walker struct {
	parser  *Parser
	doc     *report.Document
	note    *report.Note // the note whose text is being walked, or nil
	ids     map[uint32]int
	cell    report.CellPlace // of the last cell
	row     ast.Node         // it stands in
	numbers map[ast.Node]int // that the items of ordered lists have on the page
	flat    flattener        // of the passage being made
	found   diag.List

	citations []citation.Citation // of the passage being made

	definitions map[string]*ast.LinkReferenceDefinition
	used        map[string]bool
	linkBytes   int // length of all destinations together
}

func (w *walker) span(start, end int) source.Span {
	return source.Span{File: w.doc.File, Start: start, End: end}
}

// blocks walks the children of a block. Children may replace themselves.
func (w *walker) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		w.block(n)
		n = next
	}
}

func (w *walker) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		w.passage(n, paragraphKind(n))
	case *ast.TextBlock:
		w.passage(n, paragraphKind(n))
	case *east.DefinitionTerm:
		w.passage(n, report.Term)
	case *east.TableCell:
		w.place(n)
		w.passage(n, report.Cell).Place = w.cell
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.code(n)
	case *ast.LinkReferenceDefinition:
		w.define(n)
	case *ast.List:
		w.listNumbers(n)
		w.blocks(n)
	default:
		w.blocks(n)
	}
}

// place finds where a cell stands.
func (w *walker) place(n *east.TableCell) {
	if w.note != nil {
		w.note.HasCells = true
	} else {
		w.doc.HasCells = true
	}
	row := n.Parent()
	switch {
	case row == w.row:
		w.cell.Column++
		return
	case w.row == nil || w.row.Parent() != row.Parent():
		w.cell.Table++
	}
	w.row = row
	w.cell.Row++
	w.cell.Column = 0
}

// bullet is the mark of the list item that a block begins.
func (w *walker) bullet(n ast.Node) string {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != n {
		return ""
	}
	list, ok := item.Parent().(*ast.List)
	if !ok || !list.IsOrdered() {
		return "- "
	}
	return fmt.Sprintf("%d%c ", w.numbers[item], list.Marker)
}

func paragraphKind(n ast.Node) report.PassageKind {
	if n.Parent() != nil && n.Parent().Kind() == ast.KindListItem {
		return report.ListItem
	}
	return report.Paragraph
}

// add records a passage where it belongs: in the text or in a note.
func (w *walker) add(p *report.Passage) {
	p.Document, p.Note = w.doc, w.note
	p.ID = w.passageID(p.Text)
	if w.note != nil {
		w.note.Passages = append(w.note.Passages, p)
	} else {
		w.doc.Passages = append(w.doc.Passages, p)
	}
}
