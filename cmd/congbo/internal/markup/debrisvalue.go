package markup

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// values says where {{…}} stands in the text that is no value: a dot is missing, or a
// bracket, or it is broken over lines.
func (f *flattener) values(text string) {
	for from := 0; ; {
		start := strings.Index(text[from:], "{{")
		if start < 0 {
			return
		}
		start += from
		from = start + len("{{")
		if i := strings.Index(text[from:], "}}"); i >= 0 && i < 200 {
			from += i + len("}}")
		}
		if f.isWritten(start) {
			f.tell(start, from, diag.Finding{Code: "markup/value", Severity: diag.Error,
				Message: diag.Say("%q không thành giá trị của chỉ tiêu", "%q is no value of an indicator", excerpt(text[start:from])),
				Hint:    diag.Say(`viết liền trên một dòng {{mã.actual}}; nếu là chữ thật thì viết \{{`, `write {{id.actual}} in one piece on one line; write \{{ for the characters themselves`)})
		}
	}
}
