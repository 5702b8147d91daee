package data

import (
	"fmt"
	"strings"
	"unicode"
)

// AppendTOML appends the entry of a document as data/directives.toml has it, what
// is not known left out.
func (d *Directive) AppendTOML(dst []byte) []byte {
	dst = fmt.Appendf(dst, "[directive.%s]\n", quoteTOML(d.ID))
	for _, field := range []struct{ key, value string }{
		{"type", d.Type}, {"number", d.Number}, {"symbol", d.Symbol},
	} {
		dst = appendField(dst, field.key, field.value)
	}
	if d.Date.Day > 0 {
		dst = fmt.Appendf(dst, "date = %s\n", d.Date)
	}
	dst = appendField(dst, "issuer", d.Issuer)
	return appendField(dst, "title", d.Title)
}

func appendField(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return fmt.Appendf(dst, "%s = %s\n", key, quoteTOML(value))
}

// quoteTOML writes a basic string of TOML 1.0.
func quoteTOML(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
