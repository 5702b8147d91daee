package archive

import (
	"fmt"
	"strconv"
	"strings"
)

// asciiName writes a path in ASCII that every file system, zip and shell takes:
// any byte outside [A-Za-z0-9._/-] as "=" and two hexadecimal digits. RFC 8493
// (section 2.1.3) escapes "%" in manifests once more, so names with "%" in them
// would fail "sha256sum -c"; "=" it leaves alone.
func asciiName(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_', c == '-', c == '/':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return b.String()
}

func asciiNames(paths []string) []string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = asciiName(path)
	}
	return names
}

// pathOf is the path that asciiName wrote; empty for what it never writes.
func pathOf(name string) string {
	var b strings.Builder
	for {
		plain, rest, escaped := strings.Cut(name, "=")
		b.WriteString(plain)
		if !escaped {
			return b.String()
		}
		if len(rest) < 2 {
			return ""
		}
		c, err := strconv.ParseUint(rest[:2], 16, 8)
		if err != nil {
			return ""
		}
		b.WriteByte(byte(c))
		name = rest[2:]
	}
}
