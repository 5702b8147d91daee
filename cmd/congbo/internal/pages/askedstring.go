package pages

import (
	"path"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// askedString is a string of the interface that a layout asks for by its key:
// {{t "skip"}}, {{t "seal" .Date}}, {{with t "x"}}, {{f (t "x")}}.
var askedString = lazyregexp.New(`\{\{[^{}]*?\bt "([^"{}]+)"`)

// missingStrings finds the keys that layouts ask for and no language has: readers
// would see the key itself. A warning, so that a site with a file of words of its
// own still builds when congbo's layouts come to use more of them.
func missingStrings(files []*source.File, w words.Words) diag.List {
	var found diag.List
	for _, f := range files {
		if path.Ext(f.Path) != ".html" {
			continue
		}
		for _, m := range askedString.FindAllSubmatchIndex(f.Text, -1) {
			key := string(f.Text[m[2]:m[3]])
			if _, ok := w.Strings[key]; ok {
				continue
			}
			at := source.At(f)
			at.Start, at.End = m[2], m[3]
			found.Add(diag.Finding{Code: "layout/string", Severity: diag.Warning, Span: at,
				Message: diag.Say("không có chữ giao diện tên %q", "no string of the interface is called %q", key),
				Hint:    diag.Say("thêm khóa này vào layouts/i18n/vi.toml và en.toml, hoặc sửa tên", "add this key to layouts/i18n/vi.toml and en.toml, or mend its name")})
		}
	}
	return found
}
