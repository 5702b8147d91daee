package minify

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// sameMeaning reports whether two layouts are one to a browser: the same tags,
// attributes, actions and words in one order. Only comments and space may differ,
// and space not where a browser shows it as it is.
func sameMeaning(a, b string) bool {
	return slices.Equal(meaning(a), meaning(b))
}

// meaning lists what a layout says, an entry a tag or text.
func meaning(layout string) []string {
	var said []string
	var text strings.Builder
	verbatim := 0 // depth of pre and textarea
	flush := func() {
		if text.Len() > 0 {
			said = append(said, text.String())
			text.Reset()
		}
	}
	z := html.NewTokenizer(strings.NewReader(nameActions(layout)))
	for {
		kind := z.Next()
		token := z.Token()
		shown := token.Data == "pre" || token.Data == "textarea"
		switch kind {
		case html.ErrorToken:
			flush()
			return said
		case html.TextToken:
			if verbatim > 0 {
				text.WriteString(token.Data)
			} else {
				text.WriteString(spaceless(token.Data))
			}
		case html.DoctypeToken:
			said = append(said, "<!"+strings.ToLower(token.Data))
		case html.StartTagToken, html.SelfClosingTagToken:
			flush()
			said = append(said, tag(token))
			if shown {
				verbatim++
			}
		case html.EndTagToken:
			flush()
			said = append(said, "</"+token.Data)
			if shown {
				verbatim--
			}
		}
	}
}

// tag writes a start tag with its attributes in order of name. What is true by
// standing there may have its own name for a value.
func tag(token html.Token) string {
	values := map[string]string{}
	for _, a := range token.Attr {
		value := strings.Join(strings.Fields(a.Val), " ")
		if strings.EqualFold(value, a.Key) {
			value = ""
		}
		values[a.Key] = value
	}
	if name := values["name"]; token.Data == "meta" && (name == "viewport" || name == "keywords") {
		values["content"] = spaceless(values["content"]) // a list parted by commas
	}
	var b strings.Builder
	b.WriteString("<" + token.Data)
	for _, key := range slices.Sorted(maps.Keys(values)) {
		fmt.Fprintf(&b, " %s=%q", key, values[key])
	}
	if token.Type == html.SelfClosingTagToken && !slices.Contains(void, token.Data) {
		b.WriteString("/")
	}
	return b.String()
}

// void are the elements of HTML without an end, "<br>" and "<br/>" alike.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

func spaceless(s string) string { return strings.Join(strings.FieldsFunc(s, asciiSpace), "") }

func asciiSpace(r rune) bool { return r < 0x80 && isSpace(byte(r)) }

// nameActions puts a name for each action of a template, so that what remains is
// HTML and the name tells one action from another.
func nameActions(layout string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(layout, "{{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		end := actionEnd(rest)
		h := fnv.New64a()
		h.Write([]byte(rest[:end]))
		fmt.Fprintf(&b, "x%xx", h.Sum64())
		layout = rest[end:]
	}
}

// actionEnd is where an action ends, behind its "}}"; strings and comments in it
// may hold that too.
func actionEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case strings.HasPrefix(s[i:], "}}"):
			return i + 2
		case strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i:], "*/")
			if end < 0 {
				return len(s)
			}
			i += end + 1
		case c == '"' || c == '`' || c == '\'':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' && c != '`' {
					i++
				}
			}
		}
	}
	return len(s)
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
