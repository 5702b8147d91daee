package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// A declared is what bagit.txt says.
type declared struct {
	version  string
	strict   bool // version 1.0 or later: RFC 8493 to the letter
	encoding string
}

var (
	versionLine  = lazyregexp.New(`^BagIt-Version: ([0-9]+)\.([0-9]+)$`)
	encodingLine = lazyregexp.New(`^Tag-File-Character-Encoding: (\S+)$`)
)

// parseDeclaration reads bagit.txt: two lines in UTF-8 without a byte order mark
// (RFC 8493, 2.1.1).
func parseDeclaration(b []byte) (declared, error) {
	var d declared
	lines := splitLines(string(b))
	if len(lines) != 2 {
		return d, fmt.Errorf("%d lines, not 2", len(lines))
	}
	version, encoding := versionLine.FindStringSubmatch(lines[0]), encodingLine.FindStringSubmatch(lines[1])
	if version == nil {
		return d, fmt.Errorf("the first line is %q", lines[0])
	}
	if encoding == nil {
		return d, fmt.Errorf("the second line is %q", lines[1])
	}
	d = declared{version: version[1] + "." + version[2], strict: version[1] != "0", encoding: strings.ToUpper(encoding[1])}
	if version[1] != "0" && d.version != "1.0" {
		return d, fmt.Errorf("version %s is not known", d.version)
	}
	_, err := d.decode(nil)
	return d, err
}

var errEncoding = errors.New("it is not in the encoding that bagit.txt declares")

// decode reads a tag file in the declared encoding.
func (d declared) decode(b []byte) (string, error) {
	switch d.encoding {
	case "UTF-8", "US-ASCII", "ASCII":
		if !utf8.Valid(b) {
			return "", errEncoding
		}
		return string(b), nil
	case "ISO-8859-1":
		var s strings.Builder
		for _, c := range b {
			s.WriteRune(rune(c))
		}
		return s.String(), nil
	case "UTF-16", "UTF-16LE", "UTF-16BE":
		order := binary.ByteOrder(binary.BigEndian)
		if d.encoding == "UTF-16LE" || d.encoding == "UTF-16" && bytes.HasPrefix(b, []byte{0xff, 0xfe}) {
			order = binary.LittleEndian
		}
		if len(b)%2 != 0 {
			return "", errEncoding
		}
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = order.Uint16(b[2*i:])
		}
		return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff"), nil
	}
	return "", fmt.Errorf("encoding %q is not known", d.encoding)
}

// splitLines splits at LF, CR LF and CR.
func splitLines(s string) []string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.TrimSuffix(s, "\n")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// parseInfo reads bag-info.txt: labels and values, a value going on in lines that
// begin with white space.
func parseInfo(s string) ([]field, error) {
	var fields []field
	for i, line := range splitLines(s) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(fields) == 0 {
				return nil, fmt.Errorf("line %d goes on with no line before", i+1)
			}
			fields[len(fields)-1].value += " " + strings.TrimSpace(line)
			continue
		}
		label, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("line %d has no colon", i+1)
		}
		fields = append(fields, field{strings.TrimSpace(label), strings.TrimSpace(value)})
	}
	return fields, nil
}

// valueOf is the first value of a label; empty for none.
func valueOf(fields []field, label string) string {
	for _, f := range fields {
		if strings.EqualFold(f.label, label) {
			return f.value
		}
	}
	return ""
}

// dateOf is the day on which a bag was made, if it says so.
func dateOf(c *Container) (time.Time, bool) {
	b, err := c.tag("bag-info.txt")
	if err != nil {
		return time.Time{}, false
	}
	fields, err := parseInfo(string(b))
	if err != nil {
		return time.Time{}, false
	}
	date, err := time.Parse(time.DateOnly, valueOf(fields, "Bagging-Date"))
	return date, err == nil
}

// A listed is a line of a manifest.
type listed struct{ sum, path string }

// parseManifest reads the lines of a manifest; sums have n hexadecimal digits.
// What is odd about one is a problem of kind Notice.
func (d declared) parseManifest(name, s string, n int) (lines []listed, problems []Problem) {
	starred := false
	for i, line := range splitLines(s) {
		if line == "" {
			continue
		}
		end := strings.IndexAny(line, " \t")
		if end < 0 || end != n || strings.Trim(line[:end], "0123456789abcdefABCDEF") != "" {
			problems = append(problems, Problem{Broken, name, diag.Say("không hiểu dòng %d", "line %d cannot be read", i+1)})
			continue
		}
		path := strings.TrimLeft(line[end:], " \t")
		if rest, ok := strings.CutPrefix(path, "*"); ok {
			path, starred = rest, true
		}
		lines = append(lines, listed{strings.ToLower(line[:end]), path})
	}
	if starred {
		problems = append(problems, Problem{Notice, name, diag.Say("có dấu * của md5sum trước tên tệp", "it has the * of md5sum before names of files")})
	}
	return lines, problems
}

// candidates are the paths that a manifest may mean by one: as it is written, and
// with CR, LF and (from version 1.0 on) "%" decoded. Not every writer encodes "%".
func (d declared) candidates(path string) []string {
	path = strings.TrimPrefix(path, "./")
	decoded := strings.NewReplacer("%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r").Replace(path)
	if d.strict {
		decoded = strings.ReplaceAll(decoded, "%25", "%")
	}
	if decoded == path {
		return []string{path}
	}
	return []string{path, decoded}
}
