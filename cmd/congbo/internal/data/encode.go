package data

import (
	"fmt"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/quantity"
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

// AppendTOML appends the front matter of a file of content/ between its fences,
// what is empty left out.
func (f *Front) AppendTOML(dst []byte) []byte {
	dst = append(dst, "+++\n"...)
	dst = fmt.Appendf(dst, "title = %s\n", quoteTOML(f.Title))
	if !f.Heading {
		dst = append(dst, "heading = false\n"...)
	}
	dst = appendField(dst, "kind", f.Kind)
	dst = appendField(dst, "number", f.Number)
	dst = appendField(dst, "period", f.Period)
	for _, field := range []struct {
		key  string
		date citation.Date
	}{{"from", f.From}, {"to", f.To}, {"date", f.Date}} {
		if field.date.Day > 0 {
			dst = fmt.Appendf(dst, "%s = %s\n", field.key, field.date)
		}
	}
	dst = appendField(dst, "place", f.Place)
	dst = appendField(dst, "issuer", f.Issuer)
	dst = appendField(dst, "parent_issuer", f.ParentIssuer)
	switch len(f.SignedFor) {
	case 0:
	case 1:
		dst = appendField(dst, "signed_for", f.SignedFor[0])
	default:
		dst = appendList(dst, "signed_for", f.SignedFor)
	}
	dst = appendField(dst, "signer_title", f.SignerTitle)
	dst = appendField(dst, "signer", f.Signer)
	if len(f.Recipients) > 0 {
		dst = appendList(dst, "recipients", f.Recipients)
	}
	if f.Numbering != nil {
		dst = append(dst, "numbering = ["...)
		for i, pattern := range f.Numbering {
			if i > 0 {
				dst = append(dst, ", "...)
			}
			dst = append(dst, quoteTOML(pattern)...)
		}
		dst = append(dst, "]\n"...)
	}
	dst = appendField(dst, "secrecy", f.Secrecy)
	dst = appendField(dst, "urgency", f.Urgency)
	dst = appendField(dst, "circulation", f.Circulation)
	dst = appendField(dst, "status", f.Status)
	return append(dst, "+++\n"...)
}

func appendList(dst []byte, key string, values []string) []byte {
	dst = fmt.Appendf(dst, "%s = [\n", key)
	for _, value := range values {
		dst = fmt.Appendf(dst, "  %s,\n", quoteTOML(value))
	}
	return append(dst, "]\n"...)
}

// AppendTOML appends the entry of an indicator as data/<period>/indicators.toml has
// it, what is not known left out. Numbers keep the form of the report.
func (i *Indicator) AppendTOML(dst []byte) []byte {
	dst = fmt.Appendf(dst, "[indicator.%s]\n", quoteTOML(i.ID))
	dst = appendField(dst, "name", i.Name)
	dst = appendField(dst, "unit", i.Unit)
	for _, field := range []struct {
		key, with string
		value     quantity.Decimal
		text      string
	}{
		{"actual", "", i.Actual, ""}, {"of", "", i.Of, ""},
		{"percent", "percent_of", i.Percent, i.PercentOf}, {"change", "change_from", i.Change, i.ChangeFrom},
	} {
		if field.value.IsValid() {
			dst = appendField(dst, field.key, field.value.String())
			dst = appendField(dst, field.with, field.text)
		}
	}
	dst = appendField(dst, "source", i.Source)
	return appendField(dst, "note", i.Note)
}
