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
	parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
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
	start, found := f.length, len(f.found)
	external, allowed := judge(to)
	key, cites := strings.CutPrefix(to, "cite:")
	switch {
	case cites:
		f.around(report.Inline{Kind: report.CiteInline, N: forcedN(len(f.forced)), First: true}, func() { f.children(n) })
		f.forced = append(f.forced, explicit{stretch{start, f.length}, strings.TrimSpace(key)})
	case !allowed:
		f.children(n)
		f.found = slices.Insert(f.found, found, unsafeLink(f.linkSpan(n, stretch{start, f.length}), to))
	case n.FirstChild() == nil && !external:
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
	start := f.length
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
	f.fixed = append(f.fixed, stretch{start, f.length})
}

func (f *flattener) autoLink(n *ast.AutoLink) {
	to := string(n.URL(f.text))
	if n.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + to
	}
	at, label := max(n.Pos(), 0), n.Label(f.text)
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
