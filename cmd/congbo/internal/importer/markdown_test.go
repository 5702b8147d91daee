package importer_test

import (
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/source"
)

// TestMarksStayLiteral holds that what a Word file types stays what it is: no kind of Markdown
// is found in it.
func TestMarksStayLiteral(t *testing.T) {
	set, _ := data.Decode(&source.Tree{})
	parser := markup.New(set.Grammar)
	for _, typed := range []string{"==chữ==", "====", "~~chữ~~", "++chữ++", "[[chữ]]", "- [ ] Họp", "- [x] Họp", "[!NOTE]", "[TOC]", "chữ(^1)", "12 m^2^", "%%chữ%%", "!!! note", "$$a$$", `\newpage`, "**chữ", "a == b, 100%, 10 m^2!"} {
		r := importBytes(t, "a.docx", word(p("Mở đầu.")+p(typed)+p("Hết.")), "2030")
		balanced(t, r)
		for name, text := range r.Files {
			_, found := parser.Parse(&source.File{Path: name, Raw: text, Text: text})
			for _, f := range found {
				if f.Severity >= diag.Warning {
					t.Errorf("%q: %s: %s\n%s", typed, f.Code, f.Message.EN, text)
				}
			}
		}
	}
}
