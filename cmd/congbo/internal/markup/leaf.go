package markup

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// leaf makes the leaf of a block: its plain text, then the citations in it.
func (w *walker) leaf(n ast.Node, kind report.BlockKind) int32 {
	f := &w.flat
	*f = flattener{walker: w, node: n, text: w.doc.File.Text, b: f.b[:0], origins: f.origins[:0], inlines: f.inlines[:0],
		pieces: f.pieces[:0], fixed: f.fixed[:0], forced: f.forced[:0], off: f.off[:0]}
	f.children(n)
	f.leaf.Kind, f.leaf.Item = kind, w.item()
	if kind == report.ListItem {
		f.explicit()
	}
	f.leaf.Text = string(f.b)
	if kind == report.Cell {
		f.leaf.Place = w.cell
	}
	f.leaf.Origins = slices.Clone(f.origins)
	f.cite()
	f.leaf.Inlines = slices.Clone(f.inlines)
	f.tags()
	f.debris()
	return w.add(f.leaf)
}

// explicit takes the id that an author wrote at the end of an item, {#id}, out of its text.
func (f *flattener) explicit() {
	if len(f.inlines) == 0 || len(f.pieces) == 0 {
		return
	}
	last, in := &f.pieces[len(f.pieces)-1], &f.inlines[len(f.inlines)-1]
	if last.inline != len(f.inlines)-1 || in.Raw || last.end != len(f.b) {
		return
	}
	written := f.text[in.From:in.To]
	if !bytes.HasSuffix(bytes.TrimRight(written, " \t"), []byte("}")) { // as nearly all
		return
	}
	m := itemID.FindSubmatchIndex(written)
	if m == nil {
		return
	}
	f.leaf.Explicit = string(f.text[int(in.From)+m[2] : int(in.From)+m[3]])
	from := bytes.LastIndex(f.b[last.start:], []byte("{#"))
	if from < 0 {
		return
	}
	f.b = bytes.TrimRight(f.b[:last.start+from], " ")
	f.length = len(f.b)
	in.To = in.From + int32(m[0])
	if in.To == in.From && len(f.pieces) > 1 { // the blanks before it are of a text of their own
		before := f.pieces[len(f.pieces)-2]
		if prev := &f.inlines[before.inline]; before.inline == last.inline-1 && !prev.Raw {
			prev.To = prev.From + int32(len(bytes.TrimRight(f.text[prev.From:prev.To], " \t")))
		}
	}
	for i := range f.pieces {
		p := &f.pieces[i]
		p.start, p.end = min(p.start, f.length), min(p.end, f.length)
	}
	for len(f.origins) > 1 && f.origins[len(f.origins)-1].Text >= f.length {
		f.origins = f.origins[:len(f.origins)-1]
	}
}

// itemID is an id at the end of a text, as headings have it.
var itemID = lazyregexp.New(`[ \t]*\{#([^\s{}]+)\}[ \t]*$`)

// flattener collects the plain text of a block, and beside it how it is written.
type flattener struct {
	*walker
	node    ast.Node
	leaf    Leaf
	text    []byte // of the file
	b       []byte // the plain text
	origins []report.Origin
	inlines []report.Inline
	length  int
	space   bool      // the last character is one: those that follow are not shown
	pieces  []piece   // the texts among the inlines, in order
	fixed   []stretch // where no citation may be made: code, links
	forced  []explicit
	off     []int // where a backslash switched a citation off
}

// A piece is a text among the inlines and the stretch of the leaf that is its text.
type piece struct {
	inline int
	stretch
}

// A stretch is a range of a leaf's text.
type stretch struct{ start, end int }

// explicit is a link [text](cite:key), which becomes a citation.
type explicit struct {
	stretch
	key string
}

func (f *flattener) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		f.inline(n)
	}
}

func (f *flattener) inline(n ast.Node) {
	start := f.length
	switch n := n.(type) {
	case *ast.Text:
		f.textNode(n)
	case *ast.CodeSpan:
		f.around(report.Inline{Kind: report.CodeInline}, func() { f.codeSpan(n) })
		f.fixed = append(f.fixed, stretch{start, f.length})
	case *ast.Emphasis:
		kind := report.EmphasisInline
		if n.Level == 2 {
			kind = report.StrongInline
		}
		f.around(report.Inline{Kind: kind}, func() { f.children(n) })
	case *ast.Link:
		f.link(n)
	case *ast.Image:
		f.image(n)
	case *ast.AutoLink:
		f.autoLink(n)
		f.fixed = append(f.fixed, stretch{start, f.length})
	case *inlineRemark:
		f.remark(n.start, n.end)
	case *noteRef:
		f.cover(n.start, n.end)
		f.leaf.Marks = append(f.leaf.Marks, Mark{f.length, len(f.doc.NoteRefs), len(f.leaf.Inserts)})
		f.inlines = append(f.inlines, report.Inline{Kind: report.NoteRefInline, N: int32(len(f.doc.NoteRefs))})
		f.doc.NoteRefs = append(f.doc.NoteRefs, NoteRef{Label: n.label, Span: f.span(n.start, n.end), Note: f.note})
	case *value:
		f.cover(n.start, n.end)
		f.leaf.Inserts = append(f.leaf.Inserts, Insert{Offset: start, Value: true, N: len(f.doc.Values)})
		f.inlines = append(f.inlines, report.Inline{Kind: report.ValueInline, N: int32(len(f.doc.Values))})
		f.doc.Values = append(f.doc.Values, Value{n.indicator, n.field, f.span(n.start, n.end)})
		f.literal(unwritten, n.start)
		f.fixed = append(f.fixed, stretch{start, f.length})
	default:
		f.children(n)
	}
}

// around writes an inline down that holds others.
func (f *flattener) around(in report.Inline, inside func()) {
	f.inlines = append(f.inlines, in)
	inside()
	in.End = true
	f.inlines = append(f.inlines, in)
}

// literal adds text that stands in the file from an offset on.
func (f *flattener) literal(s string, at int) {
	if s == "" || s == " " && f.space {
		return
	}
	f.from(at)
	f.length += len(s)
	f.space = s[len(s)-1] == ' '
	f.b = append(f.b, s...)
}

// from notes that the text that follows stands in the file from an offset on.
func (f *flattener) from(at int) {
	if k := len(f.origins); k > 0 && f.origins[k-1].Source+f.length-f.origins[k-1].Text == at {
		return
	}
	f.origins = append(f.origins, report.Origin{Text: f.length, Source: at})
}

// textNode adds a text node: escapes and entities resolved, a line break as a
// space.
func (f *flattener) textNode(n *ast.Text) {
	from := f.switchOff(n)
	f.piece(from, n.Segment.Stop, n.IsRaw())
	last := &f.inlines[len(f.inlines)-1]
	last.Soft, last.Hard = n.SoftLineBreak(), n.HardLineBreak()
	if last.Soft || last.Hard {
		f.literal(" ", n.Segment.Stop)
	}
}

// piece adds a text that stands in a stretch of the file.
func (f *flattener) piece(from, to int, raw bool) {
	start := f.length
	f.cover(from, to)
	f.unescape(from, to, raw)
	f.pieces = append(f.pieces, piece{len(f.inlines), stretch{start, f.length}})
	f.inlines = append(f.inlines, report.Inline{Kind: report.TextInline, Raw: raw, From: int32(from), To: int32(to)})
}

// unescape adds a stretch of the file as it reads: several spaces as one and, unless it is
// raw, escapes and entities resolved.
func (f *flattener) unescape(from, to int, raw bool) {
	plain := from
	flush := func(end int) {
		if end > plain {
			f.from(plain)
			f.length += end - plain
			f.space = f.text[end-1] == ' '
			f.b = append(f.b, f.text[plain:end]...)
		}
	}
	if !unplain(f.text[from:to]) && !(f.space && from < to && f.text[from] == ' ') {
		flush(to)
		return
	}
	for i := from; i < to; i++ {
		c := f.text[i]
		if c > ' ' && c != '\\' && c != '&' && c != 0xc2 && c != 0xe2 {
			continue
		}
		if n := wideSpace(f.text[i:to]); n > 0 {
			flush(i)
			f.literal(" ", i)
			plain = i + n
			i = plain - 1
			continue
		}
		switch {
		case c == ' ':
			if i > plain && f.text[i-1] == ' ' || i == plain && f.space {
				flush(i)
				plain = i + 1
			}
		case raw: // neither escapes nor entities
		case c == '\\':
			if i+1 < to && util.IsPunct(f.text[i+1]) {
				flush(i)
				plain = i + 1
				i++
			}
		case c == '&':
			end := entityEnd(f.text[i:to])
			if end == 0 {
				continue
			}
			entity := f.text[i : i+end]
			value := util.ResolveEntityNames(util.ResolveNumericReferences(entity))
			if string(value) == string(entity) {
				continue
			}
			f.found.Add(diag.FromSource(source.Escaped(f.span(i, i+end), string(value)))...)
			flush(i)
			f.literal(string(value), i)
			plain = i + end
			i = plain - 1
		}
	}
	flush(to)
}

// unplain reports whether some of a text may not read as it is written.
func unplain(s []byte) bool {
	return bytes.IndexByte(s, '\\') >= 0 || bytes.IndexByte(s, '&') >= 0 || hasWide(s, 0xc2) || hasWide(s, 0xe2) || hasTwo(s)
}

// hasWide reports whether a wide space that begins with a byte stands in s. Quotation
// marks and dashes begin with it too.
func hasWide(s []byte, head byte) bool {
	for {
		i := bytes.IndexByte(s, head)
		if i < 0 {
			return false
		}
		if wideSpace(s[i:]) > 0 {
			return true
		}
		s = s[i+1:]
	}
}

// hasTwo reports whether two spaces stand beside each other in s. One of the two stands at
// an odd place.
func hasTwo(s []byte) bool {
	for i := 1; i < len(s); i += 2 {
		if s[i] == ' ' && (s[i-1] == ' ' || i+1 < len(s) && s[i+1] == ' ') {
			return true
		}
	}
	return false
}

// wideSpace is the length of the space at the head of s if it is one that Word and web
// pages put between a number and its unit: U+00A0, U+2000 to U+200A, U+202F. It reads
// as a plain one.
func wideSpace(s []byte) int {
	switch {
	case len(s) >= 2 && s[0] == 0xc2 && s[1] == 0xa0:
		return 2
	case len(s) >= 3 && s[0] == 0xe2 && s[1] == 0x80 && (s[2] <= 0x8a || s[2] == 0xaf):
		return 3
	}
	return 0
}

// entityEnd is the length of what looks like an entity at the head of s, or 0.
func entityEnd(s []byte) int {
	for i, c := range s[:min(len(s), 40)] {
		if c == ';' {
			return i + 1
		}
		if i > 0 && !(c == '#' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return 0
		}
	}
	return 0
}

// switchOff finds the backslash in "\05-CT/TW": it says that the number is no citation, and
// is not shown. It returns where the rest of the text stands.
func (f *flattener) switchOff(n *ast.Text) int {
	from := n.Segment.Start
	if n.IsRaw() || bytes.IndexByte(f.text[from:n.Segment.Stop], '\\') < 0 {
		return from
	}
	for i := from; i+1 < n.Segment.Stop; i++ {
		if f.text[i] != '\\' {
			continue
		}
		if !isNumber(f.text[i+1 : n.Segment.Stop]) {
			i++ // an escape of its own
			continue
		}
		f.piece(from, i, false)
		f.off = append(f.off, f.length)
		from = i + 1
	}
	return from
}

// isNumber reports whether s begins with the number of a document: digits, then
// a hyphen or slash, or digits alone.
func isNumber(s []byte) bool {
	return len(s) > 0 && s[0] >= '0' && s[0] <= '9'
}

func (f *flattener) codeSpan(n *ast.CodeSpan) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			f.cover(t.Segment.Start, t.Segment.Stop)
			f.literal(string(t.Segment.Value(f.text)), t.Segment.Start)
			f.inlines = append(f.inlines, report.Inline{Kind: report.TextInline, Raw: true, From: int32(t.Segment.Start), To: int32(t.Segment.Stop)})
		}
	}
}

// code makes the leaf of a code block.
func (w *walker) code(n ast.Node) int32 {
	l := Leaf{Kind: report.Code}
	lines := n.Lines()
	l.Origins = make([]report.Origin, 0, lines.Len())
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		w.cover(line.Start, line.Stop)
		// Of a tab that is partly indentation the rest are spaces, before the place of the line.
		l.Origins = append(l.Origins, report.Origin{Text: b.Len(), Source: max(line.Start-line.Padding, 0)})
		b.Write(line.Value(w.doc.File.Text))
	}
	l.Text = b.String()
	return w.add(l)
}

// leafID names a leaf by its text, so that the name survives edits
// elsewhere.
func (w *walker) leafID(text string) string {
	id := TextID(text)
	w.ids[id]++
	if n := w.ids[id]; n > 1 {
		id += "-" + strconv.Itoa(n)
	}
	return id
}

// TextID is the id of a block by its text.
func TextID(text string) string {
	hash := uint32(2166136261) // FNV-1a, over the words with one space between
	for i := 0; i < len(text); i++ {
		c := text[i]
		if isSpace(c) {
			for c = ' '; i+1 < len(text) && isSpace(text[i+1]); i++ {
			}
			if i+1 == len(text) {
				break
			}
		}
		hash = (hash ^ uint32(c)) * 16777619
	}
	id := make([]byte, 0, 32)
	id = append(id, "p-"...)
	for shift := 28; shift >= 0; shift -= 4 {
		id = append(id, "0123456789abcdef"[hash>>shift&15])
	}
	return string(id)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// tags says where text looks like HTML, which stands on the page as it is
// written.
func (f *flattener) tags() {
	p := &f.leaf
	for i := 0; i < len(p.Text); i++ {
		open := strings.IndexByte(p.Text[i:], '<')
		if i += open; open < 0 || i+1 == len(p.Text) {
			return
		}
		c := p.Text[i+1]
		if c != '/' && c != '!' && c != '?' && (c|0x20 < 'a' || c|0x20 > 'z') {
			continue
		}
		if strings.HasPrefix(p.Text[i:], "<!--") && f.isWritten(i) {
			end := len(p.Text)
			if close := strings.Index(p.Text[i:], "-->"); close >= 0 {
				end = i + close + len("-->")
			}
			f.found.Add(comment(p.span(f.doc.File, i, end)))
			i = end - 1
			continue
		}
		end := strings.IndexByte(p.Text[i:], '>')
		if end < 0 {
			continue
		}
		f.found.Add(diag.Finding{Code: "markup/html", Severity: diag.Note, Span: p.span(f.doc.File, i, i+end+1),
			Message: diag.Say("%q được in ra nguyên văn: congbo không nhận thẻ HTML", "%q is printed as it stands: congbo takes no HTML", excerpt(p.Text[i:i+end+1])),
			Hint:    diag.Say("dùng Markdown, hoặc giữ nguyên nếu đúng là lời văn", "use Markdown, or leave it if these are the words")})
		i += end
	}
}

func excerpt(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// line is the place of a block's own text.
func (w *walker) line(n ast.Node) source.Span {
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		return w.span(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	}
	at := min(max(n.Pos(), 0), len(w.doc.File.Text)) // goldmark may name a place beyond the end: "*\n\t#"
	return w.span(at, at)
}
