package markup

import (
	"bytes"
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

func (f *flattener) link(n *ast.Link, s stretch) {
	to := destination(n.Destination)
	span := f.linkSpan(n, s)
	f.use(n.Reference)
	if key, ok := strings.CutPrefix(to, "cite:"); ok {
		f.forced = append(f.forced, explicit{s, strings.TrimSpace(key), n})
		f.fixed = append(f.fixed, s)
		return
	}
	f.fixed = append(f.fixed, s)
	external, allowed := judge(to)
	if !allowed {
		f.found.Add(unsafeLink(span, to))
		unwrap(n)
		return
	}
	if s.start == s.end && n.FirstChild() == nil && !external {
		ref := &report.CrossRef{Destination: to, Span: span, Document: f.doc}
		ref.SetPos(span.Start)
		n.Parent().ReplaceChild(n.Parent(), n, ref)
		f.doc.CrossRefs = append(f.doc.CrossRefs, ref)
		f.passage.Inserted = append(f.passage.Inserted, report.Insert{Offset: f.length, Ref: ref})
		f.space = false // its text comes between
		return
	}
	f.addLink(n, to, span, external)
}

func (f *flattener) addLink(n ast.Node, to string, span source.Span, external bool) {
	f.linkBytes += len(to)
	f.doc.Links = append(f.doc.Links, &report.Link{Node: n, Destination: to, Span: span, Document: f.doc, External: external})
}

func (f *flattener) image(n *ast.Image, start int) {
	to := destination(n.Destination)
	span := f.linkSpan(n, stretch{f.length, f.length})
	f.use(n.Reference)
	external, allowed := judge(to)
	if !allowed || external {
		f.found.Add(unsafeLink(span, to))
		unwrap(n)
		return
	}
	f.addLink(n, to, span, false)
	image := f.doc.Links[len(f.doc.Links)-1]
	image.Image = true
	image.Alt = string(f.b[start:])
}

func (f *flattener) autoLink(n *ast.AutoLink) {
	to := string(n.URL(f.text))
	if n.AutoLinkType == ast.AutoLinkEmail {
		to = "mailto:" + to
	}
	span := f.doc.File
	at := max(n.Pos(), 0)
	if _, allowed := judge(to); !allowed {
		f.found.Add(unsafeLink(f.span(at, at+len(n.Label(f.text))+1), to))
		label := n.Label(f.text)
		start := bytes.Index(span.Text[at:], label)
		if start >= 0 {
			t := ast.NewTextSegment(textSegment(at+start, at+start+len(label)))
			n.Parent().ReplaceChild(n.Parent(), n, t)
		}
		return
	}
	f.addLink(n, to, f.span(at, at+len(n.Label(f.text))+1), true)
}

// linkSpan is the place of a link. goldmark tells where it begins.
func (f *flattener) linkSpan(n ast.Node, s stretch) source.Span {
	at := n.Pos()
	if at < 0 || at >= len(f.text) {
		if s.end > s.start {
			return f.passage.Span(s.start, s.end)
		}
		return f.line(f.passage.Node)
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

// unwrap replaces a node by its children.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
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
