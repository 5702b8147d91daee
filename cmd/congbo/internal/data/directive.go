package data

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

var directiveKeys = keys[Directive]{
	field("type", asText, noPeriod, func(d *Directive) *string { return &d.Type }, "loại văn bản: `Chỉ thị`; bắt buộc", "kind of document: `Chỉ thị`; required"),
	field("number", asText, noPeriod, func(d *Directive) *string { return &d.Number }, "số: `05`; luật, nghị quyết chỉ có tên thì không ghi", "number: `05`; a law or resolution that has only a name has none"),
	field("symbol", asText, noPeriod, func(d *Directive) *string { return &d.Symbol }, "ký hiệu: `CT/TW`", "symbol: `CT/TW`"),
	field("date", asDate, noPeriod, func(d *Directive) *citation.Date { return &d.Date }, "ngày ban hành", "day of issue"),
	field("issuer", asText, noPeriod, func(d *Directive) *string { return &d.Issuer }, "cơ quan ban hành", "who issued it"),
	field("title", asText, noPeriod, func(d *Directive) *string { return &d.Title }, "trích yếu, hoặc tên", "what it is about, or its name"),
	field("url", asText, noPeriod, func(d *Directive) *string { return &d.URL }, "địa chỉ web của toàn văn chính thức", "web address of the official text"),
	field("file", asText, noPeriod, func(d *Directive) *string { return &d.File }, "toàn văn chính thức: tệp trong `static/` hoặc `content/<kỳ>/files/`", "file of the official text: a path in `static/` or `content/<period>/files/`"),
	field("term", asText, noPeriod, func(d *Directive) *string { return &d.Term }, "khóa, nhiệm kỳ: `XIII`", "term of the issuer: `XIII`"),
	field("replaces", asList, noPeriod, func(d *Directive) *[]string { return &d.Replaces }, "thay thế những văn bản này (số, ký hiệu hoặc tên mục)", "documents that it replaces: symbols, or names of entries; shown on both pages, like those below"),
	field("replaced_by", asList, noPeriod, func(d *Directive) *[]string { return &d.ReplacedBy }, "được thay thế bởi", "documents that replace it"),
	field("amends", asList, noPeriod, func(d *Directive) *[]string { return &d.Amends }, "sửa đổi, bổ sung", "documents that it amends"),
	field("implements", asList, noPeriod, func(d *Directive) *[]string { return &d.Implements }, "thực hiện, quán triệt", "documents that it carries out"),
}

func decodeDirectives(f *source.File, found *diag.List) []*Directive {
	t := open(f, found)
	tables := t.tables("directive")
	t.unknownKeys()
	var all []*Directive
	for _, t := range tables {
		d := &Directive{ID: t.name, Span: t.span, Fields: t.fields()}
		directiveKeys.decode(t, d)
		if d.Type == "" {
			t.missing("type")
		}
		if d.URL != "" && !isWeb(d.URL) {
			found.Add(diag.Finding{Code: "data/url", Severity: diag.Error, Span: d.Fields["url"],
				Message: diag.Say("url %q không phải là một địa chỉ web đầy đủ", "url %q is no complete web address", d.URL),
				Hint:    diag.Say("bắt đầu bằng https://; tệp của trang thì ghi ở file", "begin with https://; a file of the site belongs in file")})
			d.URL = ""
		}
		if !ValidSlug(d.ID) {
			found.Add(diag.Finding{Code: "data/slug", Severity: diag.Error, Span: t.span,
				Message: diag.Say("tên %q không dùng làm địa chỉ trang được", "name %q cannot be the address of a page", d.ID),
				Hint:    diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối: %q", "use only a-z, 0-9 and hyphens: %q", citation.Slug(d.Key()))})
			d.ID = citation.Slug(d.ID)
		}
		all = append(all, d)
	}
	return all
}

// AppendTOML appends the entry of a document as data/directives.toml has it, what
// is not known left out.
func (d *Directive) AppendTOML(dst []byte) []byte {
	return directiveKeys.append(fmt.Appendf(dst, "[directive.%s]\n", quoteTOML(d.ID)), d)
}

// ValidSlug reports whether a name can be a folder of the site: lower-case ASCII
// letters, digits, dots and hyphens.
func ValidSlug(s string) bool {
	if s == "" || len(s) > 100 || s[0] == '.' || s[0] == '-' || s[0] == '_' {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == "" && !strings.HasSuffix(s, ".")
}
