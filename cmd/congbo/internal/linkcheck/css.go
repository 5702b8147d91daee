package linkcheck

import (
	"bytes"
	"strings"
)

// cssRefs reads the addresses of a style sheet, those of url() and of @import,
// that stay within the site. An address with an escape is passed over.
func cssRefs(css []byte) []string {
	s := cssScanner{css: css}
	var refs []string
	for s.at < len(css) {
		ref := ""
		switch {
		case s.begins("/*"):
			s.at += len("/*")
			end := bytes.Index(css[s.at:], []byte("*/"))
			if end < 0 {
				return refs
			}
			s.at += end + len("*/")
		case s.begins("@import"):
			s.at += len("@import")
			s.space()
			ref = s.quoted()
		case s.begins("url(") && !s.inName():
			s.at += len("url(")
			s.space()
			if ref = s.quoted(); ref == "" {
				ref = strings.TrimSpace(s.until(')'))
			}
		case css[s.at] == '"' || css[s.at] == '\'':
			s.quoted()
		case css[s.at] == '\\':
			s.at += 2
		default:
			s.at++
		}
		if ref != "" && !external([]byte(ref)) && !strings.Contains(ref, `\`) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// cssScanner is a place in a style sheet.
type cssScanner struct {
	css []byte
	at  int
}

func (s *cssScanner) begins(word string) bool {
	return len(s.css)-s.at >= len(word) && strings.EqualFold(string(s.css[s.at:s.at+len(word)]), word)
}

// inName reports whether the place is within a name: "curl(" is no address.
func (s *cssScanner) inName() bool {
	if s.at == 0 {
		return false
	}
	c := s.css[s.at-1]
	return letterOrDigit(c|0x20) || c == '-' || c == '_' || c >= 0x80
}

func (s *cssScanner) space() {
	for s.at < len(s.css) && space(s.css[s.at]) {
		s.at++
	}
}

// quoted reads a string; none gives nothing.
func (s *cssScanner) quoted() string {
	if s.at >= len(s.css) || s.css[s.at] != '"' && s.css[s.at] != '\'' {
		return ""
	}
	quote := s.css[s.at]
	s.at++
	return s.until(quote)
}

// until reads up to an unescaped character, and over it.
func (s *cssScanner) until(c byte) string {
	start := s.at
	for ; s.at < len(s.css); s.at++ {
		switch s.css[s.at] {
		case '\\':
			s.at++
		case c:
			s.at++
			return string(s.css[start : s.at-1])
		}
	}
	s.at = len(s.css)
	return string(s.css[start:])
}
