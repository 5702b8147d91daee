package linkcheck

import (
	"bytes"

	"golang.org/x/net/html"
)

// Refs calls id and link for the ids and references of a page, in order. It is a
// scanner of tags, not a parser: our pages are well formed, and a tenth of the
// time of a build went into tokenizing them; a test holds it equal to
// golang.org/x/net/html. What it passes on is of the page, or of a copy where
// character references were resolved.
func Refs(page []byte, id, link func([]byte)) {
	s := tagScanner{page: page}
	for s.next() {
		for s.attribute() {
			switch string(s.key) {
			case "id":
				id(s.text())
			case "srcset":
				setRefs(s.text(), link)
			case "href", "src", "poster", "xlink:href":
				link(s.text())
			}
		}
	}
}

// tagScanner goes through the start tags of a page and their attributes.
type tagScanner struct {
	page       []byte
	at         int
	name       []byte
	key, value []byte
}

// What a character is in a tag.
const (
	isSpace  = 1 << iota
	endsName // of the tag
	endsKey  // of an attribute
	letter
)

var inTag = func() (kinds [256]uint8) {
	for _, c := range " \n\t\r\f" {
		kinds[c] = isSpace | endsName | endsKey
	}
	kinds['>'], kinds['/'], kinds['='] = endsName|endsKey, endsName|endsKey, endsKey
	for c := 'a'; c <= 'z'; c++ {
		kinds[c], kinds[c-'a'+'A'] = letter, letter
	}
	return kinds
}()

// next goes to the next start tag, over comments, end tags and the text of
// scripts and styles.
func (s *tagScanner) next() bool {
	if s.rawText() {
		end := bytes.Index(s.page[s.at:], append([]byte("</"), bytes.ToLower(s.name)...))
		if end < 0 {
			return false
		}
		s.at += end
	}
	page, at := s.page, s.at
	for {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 || at+i+1 >= len(page) {
			return false
		}
		at += i + 1
		switch c := page[at]; {
		case c == '/': // an end tag is at least "/a>"
			at++
		case inTag[c]&letter != 0:
			end := at + 1
			for end < len(page) && inTag[page[end]]&endsName == 0 {
				end++
			}
			if end == len(page) {
				return false
			}
			if page[end] == '>' && end-at < len("style") { // no attributes, no text of its own kind
				at = end
				continue
			}
			s.name, s.at = page[at:end], end
			return true
		case bytes.HasPrefix(page[at:], []byte("!--")):
			end := bytes.Index(page[at:], []byte("-->"))
			if end < 0 {
				return false
			}
			at += end
		}
	}
}

// rawText reports whether the tag begins text that has no tags.
func (s *tagScanner) rawText() bool {
	if len(s.name) == 0 || s.name[0]|0x20 != 's' {
		return false // nearly every one
	}
	return bytes.EqualFold(s.name, []byte("script")) || bytes.EqualFold(s.name, []byte("style"))
}

// attribute goes to the next attribute of the tag.
func (s *tagScanner) attribute() bool {
	page, at := s.page, s.at
	for at < len(page) && (inTag[page[at]]&isSpace != 0 || page[at] == '/') {
		at++
	}
	if s.at = at; at >= len(page) || page[at] == '>' {
		return false
	}
	start := at
	for at < len(page) && inTag[page[at]]&endsKey == 0 {
		at++
	}
	s.key, s.value = page[start:at], nil
	if at == start { // a stray "="
		s.at++
		return true
	}
	s.at = at
	for at < len(page) && inTag[page[at]]&isSpace != 0 {
		at++
	}
	if at >= len(page) || page[at] != '=' {
		return true
	}
	at++
	for at < len(page) && inTag[page[at]]&isSpace != 0 {
		at++
	}
	if at < len(page) && (page[at] == '"' || page[at] == '\'') {
		quote := page[at]
		at++
		end := bytes.IndexByte(page[at:], quote)
		if end < 0 {
			end = len(page) - at
		}
		s.value = page[at : at+end]
		s.at = min(at+end+1, len(page))
		return true
	}
	start = at
	for at < len(page) && inTag[page[at]]&isSpace == 0 && page[at] != '>' {
		at++
	}
	s.value, s.at = page[start:at], at
	return true
}

// text is the attribute's value with its character references resolved.
func (s *tagScanner) text() []byte {
	if bytes.IndexByte(s.value, '&') < 0 {
		return s.value
	}
	return []byte(html.UnescapeString(string(s.value)))
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// setRefs passes on the images of a srcset. A comma parts them only where it ends
// an address or follows its width: "data:image/png;base64,AA 1x" is one.
func setRefs(set []byte, link func([]byte)) {
	for {
		set = bytes.TrimLeft(set, ", \t\r\n\f")
		if len(set) == 0 {
			return
		}
		end := bytes.IndexAny(set, " \t\r\n\f")
		if end < 0 {
			end = len(set)
		}
		ref := bytes.TrimRight(set[:end], ",")
		link(ref)
		if set = set[end:]; len(ref) == end {
			_, set, _ = bytes.Cut(set, []byte(","))
		}
	}
}

// external reports whether a reference leaves the site.
func external(ref []byte) bool {
	scheme, _, ok := bytes.Cut(ref, []byte(":"))
	return ok && !bytes.ContainsAny(scheme, "/?#") || bytes.HasPrefix(ref, []byte("//"))
}

func letterOrDigit(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }
