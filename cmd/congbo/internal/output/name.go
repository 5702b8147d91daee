package output

import (
	"fmt"
	"strings"
)

// The limits of names in a published site, so that every file system, zip and
// web server takes them.
const (
	maxElement = 100
	maxPath    = 200
)

// WellKnown is the one hidden folder of a site, at its root (RFC 8615).
const WellKnown = ".well-known/"

// ValidName reports why a path cannot be published: elements are lower-case
// ASCII, [a-z0-9][a-z0-9._-]* below [WellKnown] or not, none is a device of Windows, none is too long.
func ValidName(path string) error {
	if len(path) > maxPath {
		return fmt.Errorf("%q is longer than %d bytes", path, maxPath)
	}
	for e := range strings.SplitSeq(strings.TrimPrefix(path, WellKnown), "/") {
		switch {
		case !plain(e):
			return fmt.Errorf("%q has an element %q that is not made of a-z, 0-9, dot, hyphen and underscore", path, e)
		case len(e) > maxElement:
			return fmt.Errorf("%q has an element longer than %d bytes", path, maxElement)
		case strings.HasSuffix(e, "."):
			return fmt.Errorf("%q has an element that ends with a dot", path)
		case device(e):
			return fmt.Errorf("%q has an element %q that is a device on Windows", path, e)
		}
	}
	return nil
}

// plain reports whether an element is made of what every system takes in a name.
func plain(e string) bool {
	for i := range len(e) {
		if c := e[i]; !letterOrDigit(c) && (i == 0 || c != '.' && c != '_' && c != '-') {
			return false
		}
	}
	return e != ""
}

func letterOrDigit(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// device reports whether Windows takes a name for a device, with any extension.
func device(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '0' && base[3] <= '9'
}
