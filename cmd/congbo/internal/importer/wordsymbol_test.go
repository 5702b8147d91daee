package importer_test

import (
	"strings"
	"testing"
)

// TestSymbols holds that signs of symbol fonts keep their meaning, and that those
// nobody knows are told.
func TestSymbols(t *testing.T) {
	sym := func(font, char string) string {
		return `<w:p><w:r><w:t xml:space="preserve">Việc </w:t><w:sym w:font="` + font + `" w:char="` + char + `"/></w:r></w:p>`
	}
	typed := func(font, text string) string {
		return `<w:p><w:r><w:t xml:space="preserve">Việc </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `"/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
	}
	for _, test := range []struct{ body, want, told string }{
		{sym("Wingdings", "F0FC"), "✓", ""},
		{sym("Wingdings", "F0FB"), "✗", ""},
		{sym("Wingdings", "F0A8"), "☐", ""},
		{sym("Wingdings", "F0FE"), "☑", ""},
		{sym("Wingdings", "F0FD"), "☒", ""},
		{sym("Wingdings", "00E0"), "→", ""},
		{sym("Wingdings 2", "F050"), "✓", ""},
		{sym("Wingdings 2", "F054"), "☒", ""},
		{sym("Wingdings 3", "F068"), "↑", ""},
		{sym("Webdings", "F061"), "✓", ""},
		{sym("Symbol", "F0B3"), "≥", ""},
		{sym("Symbol", "F0B7"), "•", ""},
		{sym("Symbol", "F053"), "Σ", ""},
		{sym("Arial", "2713"), "✓", ""},
		{sym("Wingdings", "F0FF"), "▯", "sign Wingdings F0FF is not known"},
		{sym("MyFont", "E123"), "▯", "sign MyFont E123 is not known"},
		{sym("MyFont", "F041"), "▯", "sign MyFont F041 is not known"},
		{sym("MyFont", "F8FF"), "▯", "sign MyFont F8FF is not known"},
		{sym("MyFont", "F0041"), "▯", "sign MyFont F0041 is not known"},
		{sym("Wingdings", "E123"), "▯", "sign Wingdings E123 is not known"},
		{sym("MyFont", "xyz"), "▯", "sign MyFont"},
		{typed("MyFont", "\ue123"), "▯", "sign MyFont E123 is not known"},
		{typed("Wingdings", "ü"), "✓", ""},
		{typed("Wingdings", "\uf0fb"), "✗", ""},
		{typed("Symbol", "abc"), "αβχ", ""},
		{typed("Arial", "\uf0fc"), "✓", ""},
		{typed("Arial", "abc"), "abc", ""},
	} {
		text, remarks := told(t, "a.docx", word(test.body))
		if !strings.Contains(text, "\nViệc "+test.want+"\n") {
			t.Errorf("%s: %q is not in:\n%s", test.body, test.want, text)
		}
		if strings.Contains(remarks, "sign ") != (test.told != "") || !strings.Contains(remarks, test.told) {
			t.Errorf("%s: told: %s", test.body, remarks)
		}
	}
}
