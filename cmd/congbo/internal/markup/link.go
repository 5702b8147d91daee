package markup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// linkDefinitions takes the definitions of links out of paragraphs. goldmark makes a reader
// for every paragraph to see that it begins with none.
type linkDefinitions struct{}

func (linkDefinitions) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := p.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		head := bytes.TrimLeft(reader.Source()[first.Start:first.Stop], " \t")
		if len(head) > 0 && head[0] > ' ' && head[0] != '[' {
			return
		}
	}
	definitions := 0
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		if bytes.HasPrefix(line.Value(reader.Source()), []byte("[")) {
			definitions++
		}
	}
	if definitions > maxNotes { // goldmark takes long over so many
		over(p, pc, p.Lines().At(0).Start, diag.Say("hơn %d dòng định nghĩa liên kết liền nhau", "more than %d definitions of links one after another", maxNotes))
		return
	}
	parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
}

// linkParser is goldmark's, and notes where links end.
type linkParser struct{ parser.InlineParser }

// tailsKey is where linkParser leaves the tails of links in the context of a parse.
var tailsKey = parser.NewContextKey()

// Parse is part of parser.InlineParser.
func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, at := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil {
		return nil
	}
	switch n.(type) {
	case *ast.Link, *ast.Image:
		tails, ok := pc.Get(tailsKey).(map[ast.Node]stretch)
		if !ok {
			tails = map[ast.Node]stretch{}
			pc.Set(tailsKey, tails)
		}
		_, after := block.Position()
		tails[n] = stretch{at.Start, max(after.Start, at.Start+1)}
	}
	return n
}

// CloseBlock is part of parser.CloseBlocker.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// tail accounts for what follows the text of a link: its address and title.
func (f *flattener) tail(n ast.Node) {
	if t, ok := f.tails[n]; ok {
		f.cover(t.start, t.end)
	}
}

// wholeLink is the place of a link up to its end.
func (f *flattener) wholeLink(n ast.Node) source.Span {
	t, at := f.tails[n], n.Pos()
	if at < 0 || t.end <= at {
		return f.line(f.node)
	}
	return f.span(at, t.end)
}

// noTitle says that the title of a link or image would be lost.
func (f *flattener) noTitle(n ast.Node, title []byte) {
	if start, end := wordsIn(title); start == end {
		return
	}
	f.found.Add(diag.Finding{Code: "markup/title", Severity: diag.Error, Span: f.wholeLink(n),
		Message: diag.Say("tên %q trong dấu nháy không lên trang nào", "the title %q is on no page", excerpt(string(title))),
		Hint:    diag.Say("viết nó thành một dòng chữ bên dưới, hoặc trong [ ], rồi bỏ ở đây", "write it as a line of text below, or within [ ], and remove it here")})
}

func emptyLink(at source.Span) diag.Finding {
	return diag.Finding{Code: "markup/empty-link", Severity: diag.Error, Span: at,
		Message: diag.Say("liên kết không có chữ để bấm vào", "the link has no text to follow it by"),
		Hint:    diag.Say("viết chữ vào giữa [ và ]", "write text between [ and ]")}
}

// schemes that a link may have; every other one is removed and reported.
var schemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true}

// destination is a link's destination as a browser will read it: escapes and
// entities resolved.
func destination(raw []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
}

// judge tells what a destination is: external by an allowed scheme, within the
// site, or not allowed.
func judge(to string) (external, allowed bool) {
	if strings.ContainsFunc(to, func(r rune) bool { return unicode.IsControl(r) || r == '\\' || unicode.Is(unicode.Cf, r) }) ||
		strings.HasPrefix(to, "//") || to != strings.TrimSpace(to) {
		return false, false
	}
	scheme, _, ok := strings.Cut(to, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return false, true
	}
	return true, schemes[strings.ToLower(scheme)]
}

func (f *flattener) link(n *ast.Link) {
	to := destination(n.Destination)
	f.use(n.Reference)
	f.tail(n)
	external, allowed := judge(to)
	key, cites := strings.CutPrefix(to, "cite:")
	if cites || !allowed || n.FirstChild() == nil {
		f.noTitle(n, n.Title) // there is no tag to have it
	}
	start, found := f.length, len(f.found)
	switch {
	case cites:
		f.around(report.Inline{Kind: report.CiteInline, N: forcedN(len(f.forced)), First: true}, func() { f.children(n) })
		f.forced = append(f.forced, explicit{stretch{start, f.length}, strings.TrimSpace(key)})
	case !allowed:
		f.children(n)
		f.found = slices.Insert(f.found, found, unsafeLink(f.linkSpan(n, stretch{start, f.length}), to))
	case n.FirstChild() == nil && (external || to == ""):
		f.children(n)
		f.found = slices.Insert(f.found, found, emptyLink(f.wholeLink(n)))
	case n.FirstChild() == nil:
		f.leaf.Inserts = append(f.leaf.Inserts, Insert{Offset: f.length, N: len(f.doc.CrossRefs)})
		f.inlines = append(f.inlines, report.Inline{Kind: report.CrossRefInline, N: int32(len(f.doc.CrossRefs))})
		f.doc.CrossRefs = append(f.doc.CrossRefs, Reference{to, f.linkSpan(n, stretch{start, start})})
		f.space = false // its text comes between
	default:
		at := f.addLink(report.Link{Destination: to, Title: n.Title, External: external})
		f.around(report.Inline{Kind: report.LinkInline, N: at}, func() { f.children(n) })
		f.doc.Links[at].Span = f.linkSpan(n, stretch{start, f.length})
	}
	f.fixed = append(f.fixed, stretch{start, f.length})
}

// addLink records a link and returns its place.
func (f *flattener) addLink(l report.Link) int32 {
	f.linkBytes += len(l.Destination)
	f.doc.Links = append(f.doc.Links, l)
	return int32(len(f.doc.Links) - 1)
}

func (f *flattener) image(n *ast.Image) {
	to := destination(n.Destination)
	f.use(n.Reference)
	f.tail(n)
	f.noTitle(n, n.Title)
	start, marks := f.length, len(f.leaf.Marks)
	external, allowed := judge(to)
	if !allowed || external {
		f.children(n)
		f.found.Add(unsafeLink(f.linkSpan(n, stretch{f.length, f.length}), to))
	} else {
		at := f.addLink(report.Link{Destination: to, Image: true})
		f.around(report.Inline{Kind: report.ImageInline, N: at}, func() { f.children(n) })
		image := &f.doc.Links[at]
		image.Span, image.Alt = f.linkSpan(n, stretch{f.length, f.length}), string(f.b[start:])
	}
	for _, m := range f.leaf.Marks[min(marks, len(f.leaf.Marks)):] {
		ref := f.doc.NoteRefs[m.Ref]
		f.found.Add(diag.Finding{Code: "note/mark", Severity: diag.Error, Span: ref.Span,
			Message: diag.Say("dấu chú thích [^%s] nằm trong lời mô tả hình, nơi không in được chú thích", "the mark [^%s] stands in the description of a picture, which has no place for a note", ref.Label),
			Hint:    diag.Say("đặt dấu chú thích ngay sau hình", "put the mark right after the picture")})
	}
	f.fixed = append(f.fixed, stretch{start, f.length})
}

func (f *flattener) autoLink(n *ast.AutoLink) {
	to := string(n.URL(f.text))
	if n.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + to
	}
	at, label := max(n.Pos(), 0), n.Label(f.text)
	f.cover(at, at+len(label)+2)
	f.literal(string(label), n.Pos()+1)
	in := report.Inline{From: int32(at + 1), To: int32(at + 1 + len(label))}
	span := f.span(at, at+len(label)+1)
	if _, allowed := judge(to); !allowed {
		f.found.Add(unsafeLink(span, to))
	} else {
		in.Kind, in.N = report.AutoLinkInline, f.addLink(report.Link{Destination: to, Span: span, External: true})
	}
	f.inlines = append(f.inlines, in)
}

// linkSpan is the place of a link. goldmark tells where it begins.
func (f *flattener) linkSpan(n ast.Node, s stretch) source.Span {
	at := n.Pos()
	if at < 0 || at >= len(f.text) {
		if s.end > s.start {
			return (&Leaf{Origins: f.origins}).span(f.doc.File, s.start, s.end)
		}
		return f.line(f.node)
	}
	end := at
	if close := bytes.IndexByte(f.text[at:], ')'); close >= 0 {
		end = at + close + 1
	}
	if line := bytes.IndexByte(f.text[at:], '\n'); line >= 0 && at+line < end {
		end = at + line
	}
	return f.span(at, end)
}

func unsafeLink(at source.Span, to string) diag.Finding {
	return diag.Finding{Code: "link/scheme", Severity: diag.Error, Span: at,
		Message: diag.Say("liên kết tới %q không được phép; chữ còn lại, liên kết bị bỏ", "a link to %q is not allowed; its text stays, the link is removed", excerpt(to)),
		Hint:    diag.Say("dùng http, https, mailto, tel hoặc đường dẫn trong trang; hình ảnh phải nằm trong trang", "use http, https, mailto, tel or a path within the site; images must be in the site")}
}

// define remembers a link reference definition.
func (w *walker) define(n *ast.LinkReferenceDefinition) {
	for i := range n.Lines().Len() {
		w.cover(n.Lines().At(i).Start, n.Lines().At(i).Stop)
	}
	if bytes.HasPrefix(n.Label, []byte("^")) {
		w.found.Add(badLabel(w.line(n), "["+string(n.Label)+"]"))
		return
	}
	if w.definitions == nil {
		w.definitions = map[string]*ast.LinkReferenceDefinition{}
	}
	key := util.ToLinkReference(n.Label)
	if w.definitions[key] != nil {
		w.found.Add(diag.Finding{Code: "link/definition", Severity: diag.Error, Span: w.line(n),
			Message: diag.Say("liên kết [%s] được định nghĩa hai lần", "link [%s] is defined twice", n.Label),
			Hint:    diag.Say("bỏ bớt một định nghĩa", "remove one of the definitions")})
		return
	}
	w.definitions[key] = n
}

// use remembers that a definition is used.
func (w *walker) use(ref *ast.ReferenceLink) {
	if ref == nil {
		return
	}
	if w.used == nil {
		w.used = map[string]bool{}
	}
	w.used[util.ToLinkReference(ref.Value)] = true
}

// references reports the definitions that nothing uses: their text would be on
// no page.
func (w *walker) references() {
	for key, n := range w.definitions {
		if !w.used[key] {
			w.found.Add(diag.Finding{Code: "link/definition", Severity: diag.Error, Span: w.line(n),
				Message: diag.Say("không liên kết nào dùng định nghĩa [%s], nên nó không lên trang", "no link uses the definition [%s], so it is on no page", n.Label),
				Hint:    diag.Say("bỏ định nghĩa, hoặc dùng nó: [chữ][%s]", "remove it, or use it: [text][%s]", n.Label)})
		}
	}
	if w.linkBytes > maxLinkBytes {
		w.found.Add(diag.Finding{Code: "limit/links", Severity: diag.Error, Span: source.At(w.doc.File),
			Message: diag.Say("các liên kết dài tổng cộng %d byte, quá giới hạn %d", "links are %d bytes long together, more than the limit of %d", w.linkBytes, maxLinkBytes),
			Hint:    diag.Say("rút ngắn địa chỉ, hoặc chia tệp", "shorten the addresses, or split the file")})
	}
}
