package exports

import (
	"bytes"
	"encoding/json"
)

// appendJSON appends a string as JSON (RFC 8259). Line and paragraph separators are
// escaped, so that it is one in a script too; where it stands in one, so are the signs of
// HTML. It is the form of encoding/json, for the large files: the search index and the data
// of the register.
func appendJSON[T string | []byte](dst []byte, s T, inScript bool) []byte {
	const digits = "0123456789abcdef"
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0xe2 && !(inScript && (c == '<' || c == '>' || c == '&')) {
			i++
			continue
		}
		size := 1
		if c == 0xe2 {
			if i+2 >= len(s) || s[i+1] != 0x80 || s[i+2]&^1 != 0xa8 {
				i++
				continue
			}
			size = len("\u2028")
		}
		dst = append(dst, s[done:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\t':
			dst = append(dst, `\t`...)
		case '\b':
			dst = append(dst, `\b`...)
		case '\f':
			dst = append(dst, `\f`...)
		case 0xe2:
			dst = append(dst, `\u202`...)
			dst = append(dst, digits[s[i+2]&15])
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, digits[c>>4], digits[c&15])
		}
		i += size
		done = i
	}
	return append(append(dst, s[done:]...), '"')
}

// A jsonObject is a JSON object that is being appended.
type jsonObject struct {
	dst []byte
	in  bool // a script
}

// key appends a key, and what parts it from the field before.
func (o *jsonObject) key(key string) {
	if last := o.dst[len(o.dst)-1]; last != '{' {
		o.dst = append(o.dst, ',')
	}
	o.dst = append(append(append(o.dst, '"'), key...), '"', ':')
}

// text appends a field.
func (o *jsonObject) text(key, value string) {
	o.key(key)
	o.dst = appendJSON(o.dst, value, o.in)
}

// known appends a field, if it has a value.
func (o *jsonObject) known(key, value string) {
	if value != "" {
		o.text(key, value)
	}
}

// encoded is a value as JSON that people may read, a field a line.
func encoded(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	e.Encode(v) // strings and numbers only: it cannot fail
	return b.Bytes()
}
