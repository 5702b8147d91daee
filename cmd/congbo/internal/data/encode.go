package data

import (
	"fmt"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/quantity"
)

func appendNeeded(dst []byte, key, value string) []byte {
	return fmt.Appendf(dst, "%s = %s\n", key, quoteTOML(value))
}

func appendText(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return appendNeeded(dst, key, value)
}

func appendDate(dst []byte, key string, d citation.Date) []byte {
	if d.Day == 0 {
		return dst
	}
	return fmt.Appendf(dst, "%s = %s\n", key, d)
}

func appendInt(dst []byte, key string, n int) []byte {
	if n == 0 {
		return dst
	}
	return fmt.Appendf(dst, "%s = %d\n", key, n)
}

// appendNumber writes a number of TOML where it is whole, else a figure.
func appendNumber(dst []byte, key string, d quantity.Decimal) []byte {
	if d.IsValid() && d.Scale() == 0 && len(d.Plain()) < 18 { // TOML's whole numbers have 64 bits
		return fmt.Appendf(dst, "%s = %s\n", key, d.Plain())
	}
	return appendFigure(dst, key, d)
}

// appendFigure writes a number as reports print it, "1.866".
func appendFigure(dst []byte, key string, d quantity.Decimal) []byte {
	return appendText(dst, key, d.String())
}

// appendInline writes a list in one line. An empty list is not the same as none.
func appendInline(dst []byte, key string, values []string) []byte {
	if values == nil {
		return dst
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quoteTOML(v)
	}
	return fmt.Appendf(dst, "%s = [%s]\n", key, strings.Join(quoted, ", "))
}

// appendLines writes a list, one text a line.
func appendLines(dst []byte, key string, values []string) []byte {
	if len(values) == 0 {
		return dst
	}
	dst = fmt.Appendf(dst, "%s = [\n", key)
	for _, v := range values {
		dst = fmt.Appendf(dst, "  %s,\n", quoteTOML(v))
	}
	return append(dst, "]\n"...)
}

// appendLineOrLines writes a list that is mostly of one text.
func appendLineOrLines(dst []byte, key string, values []string) []byte {
	if len(values) == 1 {
		return appendText(dst, key, values[0])
	}
	return appendLines(dst, key, values)
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

// keyTOML writes a key, quoted where it has to be.
func keyTOML(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == "" {
		return s
	}
	return quoteTOML(s)
}
