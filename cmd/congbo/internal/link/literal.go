package link

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

// bound is what Markdown would write a value or a number in for.
var bound = lazyregexp.New(`\{\{[^{}]*\}\}|\[\]\([^()]*\)`)

// literals tells of values and references in texts that are no Markdown: readers would see
// how they are written. A period that was sealed with them reads as it did.
func (l *Linked) literals() {
	if l.sealed {
		return
	}
	for _, d := range l.Documents {
		l.literal(d.Front.Title, d.Front.Fields["title"])
		for _, t := range d.Tables {
			for _, b := range t.Blocks() {
				l.literal(b.Text, b.Span(0, len(b.Text)))
			}
		}
	}
	for _, i := range l.Data.Indicators {
		for _, text := range [...]struct{ key, value string }{{"name", i.Name}, {"unit", i.Unit}, {"note", i.Note}} {
			l.literal(text.value, i.Fields[text.key])
		}
	}
}

func (l *Linked) literal(text string, at source.Span) {
	written := bound.FindString(text)
	if written == "" {
		return
	}
	if i := strings.Index(at.Text(), written); i >= 0 {
		at.Start += i
		at.End = at.Start + len(written)
	}
	l.Found.Add(diag.Finding{Code: "markup/literal", Severity: diag.Error, Span: at,
		Message: diag.Say("%s sẽ in ra đúng như viết: ở đây không có giá trị hay tham chiếu", "%s would be printed as it is written: no values or references are read here", written),
		Hint:    diag.Say("ghi thẳng con số hoặc lời văn; {{…}} và [](…) chỉ dùng trong lời văn Markdown", "write the number or the words; {{…}} and [](…) are for Markdown text alone")})
}
