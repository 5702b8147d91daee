package markup

import (
	"fmt"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

func (w *walker) heading(n *ast.Heading) {
	p := w.passage(n, report.HeadingText)
	h := &report.Heading{Node: n, Passage: p, Level: n.Level, Span: w.line(n)}
	for _, a := range n.Attributes() {
		switch name := string(a.Name); name {
		case "id":
			h.Explicit = attribute(a.Value)
		case "class":
		default:
			w.found.Add(diag.Finding{Code: "markup/attribute", Severity: diag.Error, Span: h.Span,
				Message: diag.Say("thuộc tính %q không dùng được ở tiêu đề", "attribute %q cannot stand on a heading", name),
				Hint:    diag.Say("chỉ dùng {#id} và {.class}", "use only {#id} and {.class}")})
		}
	}
	if n.Level == 1 && w.note == nil {
		w.found.Add(diag.Finding{Code: "markup/heading", Severity: diag.Error, Span: h.Span,
			Message: diag.Say("tiêu đề cấp # không đứng trong nội dung: tên của mục là title ở phần đầu tệp", "a # heading cannot stand in the text: the name of the section is the title of the front matter"),
			Hint:    diag.Say("dùng ## cho các mục con", "use ## for subsections")})
	}
	if w.note == nil {
		w.doc.Headings = append(w.doc.Headings, h)
	}
}

// attribute is the text of an attribute's value.
func attribute(v any) string {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return fmt.Sprint(v)
}
