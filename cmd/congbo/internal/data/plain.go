package data

import (
	"bytes"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/source"
)

// plainTOML reads the TOML that nearly every file and block is made of: lines like
// key = "text", key = ["a", "b"], key = true and key = 42.5, and tables [a.b] of them. It
// makes the very tree that the parsers make of it, in a twentieth of their time; ok is
// false for anything else, right or wrong.
func plainTOML(f *source.File, start, end int) (root *table, ok bool) {
	if int64(end-start) > source.MaxText(f.Path) || !utf8.Valid(f.Text[start:end]) {
		return nil, false
	}
	root = newTable(source.Span{File: f, Start: start, End: end})
	p := plainScanner{file: f, at: start, end: end}
	current := root
	for p.at < p.end {
		p.spaces()
		switch c := p.peek(); {
		case c == '[':
			if current = p.header(root); current == nil {
				return nil, false
			}
		case c == '#':
			p.comment()
		case c != '\n' && p.at < p.end && !p.assign(current):
			return nil, false
		}
		if !p.lineEnd() {
			return nil, false
		}
	}
	return root, true
}

// plainScanner goes through the bytes of a file from at to end.
type plainScanner struct {
	file    *source.File
	at, end int
}

// peek is the next byte, 0 at the end.
func (p *plainScanner) peek() byte {
	if p.at == p.end {
		return 0
	}
	return p.file.Text[p.at]
}

// accept passes over a byte if it is the next one.
func (p *plainScanner) accept(c byte) bool {
	if p.peek() != c || p.at == p.end {
		return false
	}
	p.at++
	return true
}

func (p *plainScanner) spaces() {
	for p.accept(' ') || p.accept('\t') {
	}
}

func (p *plainScanner) lineEnd() bool {
	p.spaces()
	return p.at == p.end || p.accept('\n')
}

func (p *plainScanner) comment() {
	for c := p.peek(); c >= ' ' && c != 0x7f || c == '\t'; c = p.peek() {
		p.at++
	}
}

// span is the place from an offset to where the scanner stands.
func (p *plainScanner) span(from int) source.Span {
	return source.Span{File: p.file, Start: from, End: p.at}
}

// header reads "[a.b]" and makes its table; nil if there may be one of that name.
func (p *plainScanner) header(root *table) *table {
	t := root
	p.at++
	for parts := 1; parts < maxKeyParts; parts++ {
		key, at, ok := p.key()
		if !ok {
			return nil
		}
		v := t.lookup(key)
		switch last := p.accept(']'); {
		case last && v != nil, v != nil && v.table == nil:
			return nil
		case last:
			return t.sub(key, at)
		case !p.accept('.'):
			return nil
		}
		t = t.sub(key, at)
	}
	return nil
}

// key reads a bare key or one between quotes.
func (p *plainScanner) key() (key string, at source.Span, ok bool) {
	from := p.at
	if p.peek() == '"' {
		text, at, ok := p.text()
		return text, at, ok && text != ""
	}
	for bare(p.peek()) {
		p.at++
	}
	return string(p.file.Text[from:p.at]), p.span(from), p.at > from
}

func bare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// assign reads "key = value" into a table.
func (p *plainScanner) assign(t *table) bool {
	key, at, ok := p.key()
	p.spaces()
	if !ok || t.lookup(key) != nil || !p.accept('=') {
		return false
	}
	p.spaces()
	v := &value{span: at} // that of a list, as parsers have it: see treeBuilder.assign
	if p.peek() == '[' {
		ok = p.array(v)
	} else {
		ok = p.scalar(v)
	}
	t.set(key, v, at)
	return ok
}

// array reads a list of texts in one line.
func (p *plainScanner) array(v *value) bool {
	v.kind = unstable.Array
	p.at++
	p.spaces()
	if p.accept(']') {
		return true
	}
	for {
		item := &value{}
		if p.peek() != '"' || !p.scalar(item) {
			return false
		}
		v.items = append(v.items, item)
		p.spaces()
		if p.accept(']') {
			return true
		}
		if !p.accept(',') {
			return false
		}
		p.spaces()
	}
}

// scalar reads a text, a number or a truth.
func (p *plainScanner) scalar(v *value) (ok bool) {
	from := p.at
	switch c := p.peek(); {
	case c == '"':
		v.kind = unstable.String
		v.text, v.span, ok = p.text()
		return ok
	case c == '-' || c >= '0' && c <= '9':
		v.kind, ok = p.number()
	default:
		v.kind, ok = unstable.Bool, p.word("true") || p.word("false")
	}
	v.text, v.span = string(p.file.Text[from:p.at]), p.span(from)
	return ok
}

// text reads what stands between quotes, if it is what it says: without a backslash.
func (p *plainScanner) text() (text string, at source.Span, ok bool) {
	from := p.at
	for p.at++; p.at < p.end; p.at++ {
		switch c := p.file.Text[p.at]; {
		case c == '"':
			p.at++
			return string(p.file.Text[from+1 : p.at-1]), p.span(from), true
		case c < ' ' || c == '\\' || c == 0x7f:
			return "", source.Span{}, false
		}
	}
	return "", source.Span{}, false
}

func (p *plainScanner) word(w string) bool {
	if !bytes.HasPrefix(p.file.Text[p.at:p.end], []byte(w)) {
		return false
	}
	p.at += len(w)
	return true
}

// number reads a whole number or a decimal that fits every machine.
func (p *plainScanner) number() (unstable.Kind, bool) {
	p.accept('-')
	zero := p.peek() == '0'
	n := p.digits()
	if n == 0 || n > 15 || zero && n > 1 {
		return 0, false
	}
	if !p.accept('.') {
		return unstable.Integer, true
	}
	n = p.digits()
	return unstable.Float, n > 0 && n <= 15
}

func (p *plainScanner) digits() (n int) {
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.at++
		n++
	}
	return n
}
