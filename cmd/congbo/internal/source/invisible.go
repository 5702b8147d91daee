package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// objectMark is what Word leaves in plain text where a picture stood. Texts as read have
// it where something is still to be written in.
const objectMark = '\ufffc'

// invisibility is the fault of a character, if it has one: it shows nothing by itself, as
// a soft hyphen, a blank without width and a mark that turns the direction of writing do.
func invisibility(c rune) (kind FaultKind, ok bool) {
	switch {
	case c == objectMark:
		return Object, true
	case c >= utf8.RuneSelf && unicode.Is(unicode.Cf, c):
		return Invisible, true
	}
	return "", false
}

// maxInvisible is how many places of a file are told of.
const maxInvisible = 100

// invisible tells of what readers do not see in a text, and programs do: the first such
// character of each line.
func (r *reader) invisible(f *File) {
	told := 0
	for at := 0; at < len(f.Text) && told < maxInvisible; {
		c, n := utf8.DecodeRune(f.Text[at:])
		kind, ok := invisibility(c)
		if !ok {
			at += n
			continue
		}
		told++
		r.tree.Faults = append(r.tree.Faults, Fault{Kind: kind, Span: Span{f, at, at + n}, Detail: codePoint(c)})
		line := bytes.IndexByte(f.Text[at:], '\n')
		if line < 0 {
			return
		}
		at += line
	}
}

// Escaped is the fault of a text that an entity or escape at a place stands for: what the
// place holds itself, reading has told of.
func Escaped(at Span, text string) []Fault {
	for _, c := range text {
		if kind, ok := invisibility(c); ok && !strings.ContainsRune(at.Text(), c) {
			return []Fault{{Kind: kind, Span: at, Detail: codePoint(c)}}
		}
	}
	return nil
}

func codePoint(c rune) string { return fmt.Sprintf("U+%04X", c) }
