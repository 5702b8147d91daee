package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// heading makes the leaf of a heading and returns its place.
func (w *walker) heading(n *ast.Heading) int32 {
	at := w.leaf(n, report.HeadingText)
	h := Heading{Leaf: int(at), Level: n.Level, Span: w.line(n)}
	if n.FirstChild() == nil {
		w.found.Add(diag.Finding{Code: "markup/empty-heading", Severity: diag.Error, Span: h.Span,
			Message: diag.Say("tiêu đề không có chữ", "the heading has no text"),
			Hint:    diag.Say("viết tên của mục sau dấu #, hoặc bỏ dòng này", "write the name of the subsection after the #, or remove the line")})
	}
	written := w.attributes(n)
	for _, a := range n.Attributes() {
		switch name := string(a.Name); name {
		case "id":
			h.Explicit = attribute(a.Value)
		case "class":
			w.found.Add(diag.Finding{Code: "markup/attribute", Severity: diag.Warning, Span: written,
				Message: diag.Say("lớp {.%s} không có tác dụng ở tiêu đề", "the class {.%s} does nothing on a heading", attribute(a.Value)),
				Hint:    diag.Say("bỏ nó; chỉ dùng {#id}", "remove it; use only {#id}")})
		default:
			w.found.Add(diag.Finding{Code: "markup/attribute", Severity: diag.Error, Span: h.Span,
				Message: diag.Say("thuộc tính %q không dùng được ở tiêu đề", "attribute %q cannot stand on a heading", name),
				Hint:    diag.Say("chỉ dùng {#id}", "use only {#id}")})
		}
	}
	if got := strings.Join(strings.Fields(written.Text()), ""); len(n.Attributes()) == 1 && string(n.Attributes()[0].Name) == "id" && (got != "{#"+h.Explicit+"}" || h.Explicit == "") {
		w.found.Add(diag.Finding{Code: "markup/attribute", Severity: diag.Error, Span: written,
			Message: diag.Say("%q không phải là một mã {#id}", "%q is no id like {#id}", written.Text()),
			Hint:    diag.Say("ghi một mã thôi, không có dấu # hay dấu cách bên trong", "write one id, without # or blanks in it")})
	}
	if n.Level == 1 && w.note == InText {
		w.found.Add(diag.Finding{Code: "markup/heading", Severity: diag.Error, Span: h.Span,
			Message: diag.Say("tiêu đề cấp # không đứng trong nội dung: tên của mục là title ở phần đầu tệp", "a # heading cannot stand in the text: the name of the section is the title of the front matter"),
			Hint:    diag.Say("dùng ## cho các mục con", "use ## for subsections")})
	}
	if w.note == InText {
		w.doc.Headings = append(w.doc.Headings, h)
	}
	return at
}

// attributes accounts for what stands in braces after the text of a heading: each is told of
// by its name. It returns where that is.
func (w *walker) attributes(n *ast.Heading) source.Span {
	lines := n.Lines()
	if len(n.Attributes()) == 0 || lines.Len() == 0 {
		return w.line(n)
	}
	at, text := lines.At(lines.Len()-1).Stop, w.doc.File.Text
	end := lineEnd(text, at)
	brace := bytes.IndexByte(text[at:end], '{')
	if brace < 0 {
		return w.line(n)
	}
	w.cover(at, end)
	return w.span(at+brace, end)
}

// attribute is the text of an attribute's value.
func attribute(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return fmt.Sprint(v)
}
