package data

import (
	"bytes"
	"path"

	"congbo/cmd/congbo/internal/source"
)

// Comments are those of the TOML of a file, front matter too, each from its # to the end of the
// line.
func Comments(f *source.File) []source.Span {
	start, end := 0, len(f.Text)
	if path.Ext(f.Path) == ".md" {
		var ok bool
		if start, end, _, ok = fences(f.Text); !ok {
			return nil
		}
	}
	var all []source.Span
	for i := start; i < end; {
		rest := f.Text[i:end]
		switch c := rest[0]; {
		case c == '#':
			n := bytes.IndexByte(rest, '\n')
			if n < 0 {
				n = len(rest)
			}
			all = append(all, source.Span{File: f, Start: i, End: i + n})
			i += n
		case c == '"' || c == '\'':
			i += stringEnd(rest)
		default:
			i++
		}
	}
	return all
}

// stringEnd is the length of the TOML string that a text begins with.
func stringEnd(text []byte) int {
	quote := text[:1]
	if three := bytes.Repeat(quote, 3); bytes.HasPrefix(text, three) {
		quote = three
	}
	for i := len(quote); i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote[0] == '"':
			i++
		case bytes.HasPrefix(text[i:], quote):
			return i + len(quote)
		case text[i] == '\n' && len(quote) == 1: // it does not end
			return i
		}
	}
	return len(text)
}
