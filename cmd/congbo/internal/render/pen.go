package render

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
)

// newMarkdown returns the renderer of texts: goldmark's, with our own forms of
// everything that carries an anchor, a number or a link. What it writes to must
// be a *pen. It is safe for concurrent use.
func newMarkdown() renderer.Renderer {
	return renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(), 1000),
		util.Prioritized(nodes{}, 100),
	))
}

// nodes are our forms of Markdown's nodes, one construct a file.
type nodes struct{}

// RegisterFuncs is part of renderer.NodeRenderer.
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, f := range map[ast.NodeKind]func(*pen, ast.Node, bool) ast.WalkStatus{
		ast.KindParagraph:       renderParagraph,
		ast.KindTextBlock:       renderTextBlock,
		ast.KindListItem:        renderListItem,
		ast.KindHeading:         renderHeading,
		ast.KindCodeBlock:       renderCode,
		ast.KindFencedCodeBlock: renderCode,
		ast.KindLink:            renderLink,
		ast.KindAutoLink:        renderAutoLink,
		ast.KindImage:           renderImage,
		ast.KindText:            renderText,
		report.KindNoteRef:      renderNoteRef,
		report.KindNoteBody:     renderNoteBody,
		report.KindCite:         renderCite,
		report.KindCrossRef:     renderCrossRef,
		report.KindValue:        renderValue,
		report.KindTable:        renderIndicatorTable,
	} {
		reg.Register(kind, with(f))
	}
	registerTables(reg)
	registerDefinitions(reg)
}

func with(f func(*pen, ast.Node, bool) ast.WalkStatus) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return f(w.(*pen), n, entering), nil
	}
}

// A pen writes bodies, one behind the other.
type pen struct {
	bytes.Buffer
	words    words
	report   *report.Report
	document *report.Document
	file     []byte
	anchors  map[ast.Node]string   // ids of the blocks that are passages
	said     map[ast.Node][]string // the editor's remarks on them
	sections map[ast.Node]*report.Section
	links    map[ast.Node]*report.Link
	holes    []hole
	shown    []any            // what other holes show, of all bodies
	targets  map[target]int32 // their places in it: the tables of a report lead to the same files
	from     stored           // where the body begins that is being written
}

// begin takes an empty page for the texts of a report.
func (p *pen) begin(w words, r *report.Report) {
	p.Reset()
	clear(p.shown)
	clear(p.targets)
	p.words, p.report, p.holes, p.shown = w, r, p.holes[:0], p.shown[:0]
	p.next()
	if p.anchors == nil {
		p.anchors, p.said = map[ast.Node]string{}, map[ast.Node][]string{}
		p.sections, p.links = map[ast.Node]*report.Section{}, map[ast.Node]*report.Link{}
	}
}

// next begins another body.
func (p *pen) next() { p.from = stored{start: int32(p.Len()), first: int32(len(p.holes))} }

// stored is the body that was written since next.
func (p *pen) stored() stored {
	s := p.from
	s.end, s.last = int32(p.Len()), int32(len(p.holes))
	return s
}

// Buffered and Flush make a pen goldmark's kind of writer.
func (p *pen) Buffered() int { return 0 }

// Flush does nothing: all that is written is in the buffer.
func (p *pen) Flush() error { return nil }

// body is all that was written by a pen that writes one body alone.
func (p *pen) body() *Body { return &Body{p.Bytes(), p.holes, p.shown} }

// leave leaves a hole open.
func (p *pen) leave(kind holeKind, of int) {
	p.holes = append(p.holes, hole{int32(p.Len()) - p.from.start, int32(of), kind})
}

// show leaves open what each page shows in its own way.
func (p *pen) show(what any) {
	p.leave(another, len(p.shown))
	p.shown = append(p.shown, what)
}

// text writes plain text.
func (p *pen) text(s string) {
	if strings.ContainsAny(s, `<>&"`) {
		p.Write(util.EscapeHTML([]byte(s)))
	} else {
		p.WriteString(s)
	}
}

// attr writes an attribute, if it has a value.
func (p *pen) attr(name, value string) {
	if value != "" {
		p.WriteByte(' ')
		p.WriteString(name)
		p.WriteString(`="`)
		p.text(value)
		p.WriteByte('"')
	}
}

// remarks writes what the editor says of a passage.
func (p *pen) remarks(n ast.Node) {
	for _, reason := range p.said[n] {
		p.WriteString(` <span class="remark" role="note" data-ui>`)
		p.text(p.words.t("remark", reason))
		p.WriteString("</span>")
	}
}

// start writes the start tag of a block, with the id of its passage.
func (p *pen) start(tag string, n ast.Node) {
	p.WriteByte('<')
	p.WriteString(tag)
	p.attr("id", p.anchors[n])
	p.WriteByte('>')
}

// href writes an href attribute that each page fills in.
func (p *pen) href(to target) {
	p.WriteString(` href="`)
	if at, known := p.targets[to]; known {
		p.leave(another, int(at))
	} else {
		if p.targets == nil {
			p.targets = map[target]int32{}
		}
		p.targets[to] = int32(len(p.shown))
		p.show(to)
	}
	p.WriteByte('"')
}

func (p *pen) int(n int) { p.WriteString(strconv.Itoa(n)) }

// open turns to the texts of a document.
func (p *pen) open(d *report.Document) {
	p.document, p.file = d, d.File.Text
	clear(p.anchors)
	clear(p.said)
	clear(p.sections)
	clear(p.links)
	p.anchor(d.Passages)
	for _, n := range d.Notes {
		p.anchor(n.Passages)
	}
	for _, h := range d.Headings {
		p.sections[h.Node] = h.Section
	}
	for _, l := range d.Links {
		p.links[l.Node] = l
	}
}

func (p *pen) anchor(passages []*report.Passage) {
	for _, passage := range passages {
		p.anchors[passage.Node] = passage.ID
		if passage.Remarks != nil {
			p.said[passage.Node] = passage.Remarks
		}
	}
}
