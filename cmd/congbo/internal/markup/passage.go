package markup

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// passage makes the passage of a leaf block: its plain text, then the citations
// in it.
func (w *walker) passage(n ast.Node, kind report.PassageKind) *report.Passage {
	p := &report.Passage{Kind: kind, Node: n, Bullet: w.bullet(n)}
	f := &w.flat
	*f = flattener{walker: w, passage: p, text: w.doc.File.Text, b: f.b[:0], runs: f.runs, pieces: f.pieces[:0], fixed: f.fixed[:0], forced: f.forced[:0], off: f.off[:0]}
	p.Runs = f.runs[:0]
	f.inlines(n)
	p.Text = string(f.b)
	f.runs, p.Runs = p.Runs, slices.Clone(p.Runs)
	w.add(p)
	w.cite(f)
	w.tags(p)
	return p
}

// flattener collects the plain text of a block.
type flattener struct {
	*walker
	passage *report.Passage
	text    []byte // of the file
	b       []byte // the plain text
	runs    []report.Run
	length  int
	space   bool      // the last character is one: those that follow are not shown
	pieces  []piece   // the text nodes, in order
	fixed   []stretch // where no citation may be made: code, links
	forced  []explicit
	off     []int // where a backslash switched a citation off
}

// A piece is a text node and the stretch of the passage that is its text.
type piece struct {
	node *ast.Text
	stretch
}

// A stretch is a range of a passage's text.
type stretch struct{ start, end int }

// explicit is a link [text](cite:key), which becomes a citation.
type explicit struct {
	stretch
	key  string
	link *ast.Link
}

func (f *flattener) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		f.inline(n)
		n = next
	}
}

func (f *flattener) inline(n ast.Node) {
	start := f.length
	switch n := n.(type) {
	case *ast.Text:
		f.textNode(n)
	case *ast.String:
		f.literal(string(n.Value), n.Pos())
	case *ast.CodeSpan:
		f.codeSpan(n)
		f.fixed = append(f.fixed, stretch{start, f.length})
	case *ast.Link:
		f.inlines(n)
		f.link(n, stretch{start, f.length})
	case *ast.Image:
		f.inlines(n)
		f.fixed = append(f.fixed, stretch{start, f.length})
		f.image(n, start)
	case *ast.AutoLink:
		f.literal(string(n.Label(f.text)), n.Pos()+1)
		f.fixed = append(f.fixed, stretch{start, f.length})
		f.autoLink(n)
	case *report.NoteRef:
		f.noteRef(n)
	case *report.Value:
		n.Document, n.Span.File = f.doc, f.doc.File
		f.doc.Values = append(f.doc.Values, n)
		f.passage.Inserted = append(f.passage.Inserted, report.Insert{Offset: start, Value: n})
		f.literal(report.Unwritten, n.Span.Start)
		f.fixed = append(f.fixed, stretch{start, f.length})
	default:
		f.inlines(n)
	}
}

// literal adds text that stands in the file from an offset on.
func (f *flattener) literal(s string, at int) {
	if s == "" || s == " " && f.space {
		return
	}
	f.run(at)
	f.length += len(s)
	f.space = s[len(s)-1] == ' '
	f.b = append(f.b, s...)
}

// run notes that the text that follows stands in the file from an offset on.
func (f *flattener) run(at int) {
	runs := f.passage.Runs
	if k := len(runs); k > 0 && runs[k-1].Source+f.length-runs[k-1].Text == at {
		return
	}
	f.passage.Runs = append(runs, report.Run{Text: f.length, Source: at})
}

// textNode adds a text node: escapes and entities resolved, a line break as a
// space.
func (f *flattener) textNode(n *ast.Text) {
	n = f.switchOff(n)
	start := f.length
	s := n.Segment
	f.unescape(s.Start, s.Stop, n.IsRaw())
	f.pieces = append(f.pieces, piece{n, stretch{start, f.length}})
	if n.SoftLineBreak() || n.HardLineBreak() {
		f.literal(" ", s.Stop)
	}
}

// unescape adds a stretch of the file as it reads: several spaces as one and, unless it is
// raw, escapes and entities resolved.
func (f *flattener) unescape(from, to int, raw bool) {
	plain := from
	flush := func(end int) {
		if end > plain {
			f.run(plain)
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

// switchOff takes the backslash out of "\05-CT/TW": it says that the number is
// no citation. It returns the node that the rest of the text stands in.
func (f *flattener) switchOff(n *ast.Text) *ast.Text {
	s := n.Segment
	if bytes.IndexByte(f.text[s.Start:s.Stop], '\\') < 0 {
		return n
	}
	for i := s.Start; i+1 < s.Stop && !n.IsRaw(); i++ {
		if f.text[i] != '\\' {
			continue
		}
		if !isNumber(f.text[i+1 : s.Stop]) {
			i++ // an escape of its own
			continue
		}
		before := ast.NewTextSegment(s.WithStop(i))
		n.Parent().InsertBefore(n.Parent(), n, before)
		n.Segment = s.WithStart(i + 1)
		s = n.Segment
		start := f.length
		f.unescape(before.Segment.Start, before.Segment.Stop, false)
		f.pieces = append(f.pieces, piece{before, stretch{start, f.length}})
		f.off = append(f.off, f.length)
	}
	return n
}

// isNumber reports whether s begins with the number of a document: digits, then
// a hyphen or slash, or digits alone.
func isNumber(s []byte) bool {
	return len(s) > 0 && s[0] >= '0' && s[0] <= '9'
}

func (f *flattener) codeSpan(n *ast.CodeSpan) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			f.literal(string(t.Segment.Value(f.text)), t.Segment.Start)
		}
	}
}

func (f *flattener) noteRef(n *report.NoteRef) {
	n.Span.File, n.Passage = f.doc.File, f.passage
	f.passage.NoteRefs = append(f.passage.NoteRefs, report.NoteMark{Offset: f.length, Ref: n})
	if f.note != nil {
		f.note.NoteRefs = append(f.note.NoteRefs, n)
	} else {
		f.doc.NoteRefs = append(f.doc.NoteRefs, n)
	}
}

// code makes the passage of a code block.
func (w *walker) code(n ast.Node) {
	p := &report.Passage{Kind: report.Code, Node: n}
	lines := n.Lines()
	p.Runs = make([]report.Run, 0, lines.Len())
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		p.Runs = append(p.Runs, report.Run{Text: b.Len(), Source: line.Start})
		b.Write(line.Value(w.doc.File.Text))
	}
	p.Text = b.String()
	w.add(p)
}

// passageID names a passage by its text, so that the name survives edits
// elsewhere.
func (w *walker) passageID(text string) string {
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
	w.ids[hash]++
	id := make([]byte, 0, 32)
	id = append(id, "p-"...)
	for shift := 28; shift >= 0; shift -= 4 {
		id = append(id, "0123456789abcdef"[hash>>shift&15])
	}
	if n := w.ids[hash]; n > 1 {
		id = strconv.AppendInt(append(id, '-'), int64(n), 10)
	}
	return string(id)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// tags says where text looks like HTML, which stands on the page as it is
// written.
func (w *walker) tags(p *report.Passage) {
	for i := 0; i < len(p.Text); i++ {
		open := strings.IndexByte(p.Text[i:], '<')
		if i += open; open < 0 || i+1 == len(p.Text) {
			return
		}
		c := p.Text[i+1]
		if c != '/' && c != '!' && c != '?' && (c|0x20 < 'a' || c|0x20 > 'z') {
			continue
		}
		end := strings.IndexByte(p.Text[i:], '>')
		if end < 0 {
			return
		}
		w.found.Add(diag.Finding{Code: "markup/html", Severity: diag.Note, Span: p.Span(i, i+end+1),
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
