// Package markup turns one Markdown file into a [Document]: its blocks in reading
// order, with their plain text and what stands in it.
//
// It knows one file at a time. Whether a note is defined, a document known or a
// link right is for link to say.
package markup

import (
	"slices"
	"strconv"
	"strings"
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
			util.Prioritized(remarkBlockParser{}, 900),
			util.Prioritized(noteBlockParser{}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(noteRefParser{}, 101),
			util.Prioritized(valueParser{}, 102),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(remarkParser{}, 250),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(linkDefinitions{}, 100),
			util.Prioritized(tableBounds{}, 150),
			util.Prioritized(table, 200),
			util.Prioritized(paragraphBounds{}, 300),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)}
}

// Parse parses a file of content/. The document is usable whatever the findings
// say; it is empty where a limit was passed.
func (p *Parser) Parse(f *source.File) (*Document, diag.List) {
	front, found := data.FrontMatter(f)
	d := &Document{File: f, Front: front}
	found.Add(d.markedTitle()...)
	found.Add(p.parseBody(d)...)
	return d, found
}

// ParseLoose parses a Markdown file that stands in no site: front matter, if it
// has any, is passed over, and its title stands in the text, as "# Báo cáo".
func (p *Parser) ParseLoose(f *source.File) (*Document, diag.List) {
	front, _ := data.FrontMatter(f)
	d := &Document{File: f, Front: front}
	found := p.parseBody(d)
	return d, slices.DeleteFunc(found, func(f diag.Finding) bool { return f.Code == "markup/heading" && f.Severity == diag.Error })
}

// parseBody parses what follows the front matter.
func (p *Parser) parseBody(d *Document) diag.List {
	from := d.Front.Body
	if found := limits(d.File, from); found != nil {
		return found
	}
	// The text before from is passed over, not cut off: every offset in the tree
	// is an offset into the file.
	reader := text.NewReader(d.File.Text)
	reader.Advance(from)
	pc := parser.NewContext()
	root := p.goldmark.Parse(reader, parser.WithContext(pc))
	if over, ok := pc.Get(overKey).(diag.Finding); ok {
		over.Span.File = d.File
		return diag.List{over}
	}
	w := p.walker()
	w.doc, w.note = d, InText
	w.tails, _ = pc.Get(tailsKey).(map[ast.Node]stretch)
	bodies := w.detach(root, nil)
	w.notes(bodies)
	d.Flow, d.Leaves = w.walk(root)
	for i, body := range bodies {
		w.note = i
		d.Notes[i].Flow, d.Notes[i].Leaves = w.walk(body)
	}
	w.references()
	w.lost(from)
	found, tooLarge := w.found, w.tooLarge
	p.release(w)
	if over, many := d.tooMany(); many {
		found.Add(over)
		tooLarge = true
	}
	if tooLarge {
		*d = Document{File: d.File, Front: d.Front}
	}
	return found
}

// walker is one that may have walked before: it brings along the memory that it has taken.
func (p *Parser) walker() *walker {
	w, ok := p.walkers.Get().(*walker)
	if !ok {
		w = &walker{parser: p, ids: map[string]int{}}
	}
	return w
}

// release keeps the memory of a walker, and nothing of the document.
func (p *Parser) release(w *walker) {
	f := &w.flat
	clear(f.forced[:cap(f.forced)])
	clear(w.ids)
	clear(w.leaves[:cap(w.leaves)])
	*w = walker{parser: p, ids: w.ids, citations: w.citations, flow: w.flow[:0], leaves: w.leaves[:0], covered: w.covered[:0],
		flat: flattener{b: f.b, origins: f.origins, inlines: f.inlines, pieces: f.pieces, fixed: f.fixed, forced: f.forced, off: f.off}}
	p.walkers.Put(w)
}

// walker goes through a parsed tree once, in reading order, and writes down what it
// passes.
type walker struct {
	parser  *Parser
	doc     *Document
	note    int // of doc.Notes: the note whose text is being walked, or InText
	ids     map[string]int
	cell    report.CellPlace // of the last cell
	row     ast.Node         // it stands in
	numbers map[ast.Node]int // that the items of ordered lists have on the page
	items   []string         // the numbers of the items that the walk is in; empty where a list has none
	flow    report.Flow      // of the text or note
	leaves  []Leaf           // likewise
	flat    flattener        // of the leaf being made
	found   diag.List

	citations []citation.Citation // of the leaf being made

	covered []stretch            // of the file: what is accounted for
	tails   map[ast.Node]stretch // of links and images: from the end of their text on

	cells, missing int  // of the tables, and those of them that rows lack
	tooLarge       bool // the tables are

	starsSought, starNote bool // see hasStarNote

	definitions map[string]*ast.LinkReferenceDefinition
	used        map[string]bool
	linkBytes   int // length of all destinations together
}

func (w *walker) span(start, end int) source.Span {
	return source.Span{File: w.doc.File, Start: start, End: end}
}

// walk walks the children of the root of the text or of a note.
func (w *walker) walk(root ast.Node) (report.Flow, []Leaf) {
	w.flow, w.leaves = w.flow[:0], w.leaves[:0]
	w.blocks(root)
	return append(report.Flow(nil), w.flow...), append([]Leaf(nil), w.leaves...) // nil if there are none, whoever walked before
}

// blocks walks the children of a block.
func (w *walker) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *walker) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.step(n, report.Step{Kind: report.HeadingStep, Level: uint8(n.Level), N: w.heading(n)})
	case *ast.Paragraph:
		w.step(n, report.Step{Kind: report.ParagraphStep, N: w.leaf(n, paragraphKind(n))})
	case *ast.TextBlock:
		w.step(n, report.Step{Kind: report.ParagraphStep, Tight: true, N: w.leaf(n, paragraphKind(n))})
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.indented(n)
		w.step(n, report.Step{Kind: report.CodeStep, N: w.code(n)})
	case *ast.ThematicBreak:
		w.step(n, report.Step{Kind: report.BreakStep})
	case *ast.Blockquote:
		w.container(n, report.Step{Kind: report.QuoteStep})
	case *ast.List:
		w.listNumbers(n)
		start := report.Unordered
		if n.IsOrdered() {
			start = n.Start
		}
		w.container(n, report.Step{Kind: report.ListStep, N: int32(start)})
	case *ast.ListItem:
		at, _ := w.marker(n)
		w.cover(at.Start, at.End)
		w.items = append(w.items, w.number(n))
		w.container(n, report.Step{Kind: report.ItemStep})
		w.items = w.items[:len(w.items)-1]
	case *east.Table:
		w.table(n)
		w.container(n, report.Step{Kind: report.TableStep})
	case *east.TableHeader:
		w.container(n, report.Step{Kind: report.HeadStep})
	case *east.TableRow:
		w.container(n, report.Step{Kind: report.RowStep})
	case *east.TableCell:
		w.place(n)
		w.step(n, report.Step{Kind: report.CellStep, Align: aligns[n.Alignment], N: w.leaf(n, report.Cell)})
	case *east.DefinitionList:
		w.container(n, report.Step{Kind: report.DefinitionListStep})
	case *east.DefinitionTerm:
		w.step(n, report.Step{Kind: report.TermStep, N: w.leaf(n, report.Term)})
	case *east.DefinitionDescription:
		w.container(n, report.Step{Kind: report.DefinitionStep})
	default:
		w.blocks(n)
	}
}

var aligns = map[east.Alignment]report.Align{
	east.AlignNone: report.AlignNone, east.AlignLeft: report.AlignLeft, east.AlignRight: report.AlignRight, east.AlignCenter: report.AlignCenter,
}

// step writes down a step of the walk.
func (w *walker) step(n ast.Node, s report.Step) {
	s.First, s.Last = n.PreviousSibling() == nil, n.NextSibling() == nil
	w.flow = append(w.flow, s)
}

// container walks what holds blocks.
func (w *walker) container(n ast.Node, s report.Step) {
	w.step(n, s)
	w.blocks(n)
	s.End = true
	w.step(n, s)
}

// place finds where a cell stands.
func (w *walker) place(n *east.TableCell) {
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

// number is the number of an item on the page; empty for none.
func (w *walker) number(item *ast.ListItem) string {
	if list, ok := item.Parent().(*ast.List); ok && list.IsOrdered() {
		return strconv.Itoa(w.numbers[item])
	}
	return ""
}

// item is the number of the item that the walk is in, after those of the items around it.
func (w *walker) item() string {
	var numbers []string
	for _, n := range w.items {
		if n != "" {
			numbers = append(numbers, n)
		}
	}
	return strings.Join(numbers, ".")
}

func paragraphKind(n ast.Node) report.BlockKind {
	if n.Parent() != nil && n.Parent().Kind() == ast.KindListItem {
		return report.ListItem
	}
	return report.Paragraph
}

// add records a leaf of the text or note, and returns its place there.
func (w *walker) add(l Leaf) int32 {
	l.ID = w.leafID(l.Text)
	w.leaves = append(w.leaves, l)
	return int32(len(w.leaves) - 1)
}
