package data

import (
	"bytes"
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/source"
)

// statusLine is a line of front matter that says whether a report stands.
var statusLine = lazyregexp.New(`(?m)^[ \t]*(?:status|"status"|withdrawn|withdrawn_for)[ \t]*=[^\r\n]*\r?\n`)

// Withdraw is the index of a report that says that it was withdrawn, as it is to be written;
// nothing else of it changes. It reports whether that could be done.
func Withdraw(f *source.File, date citation.Date, reason string) (raw []byte, ok bool) {
	start := bytes.IndexByte(f.Raw, '\n') + 1
	size := bytes.Index(f.Raw[start:], []byte("\n+++"))
	if start == 0 || size < 0 {
		return nil, false
	}
	front := statusLine.ReplaceAll(f.Raw[start:start+size+1], nil)
	end := "\n"
	if bytes.HasSuffix(f.Raw[:start], []byte("\r\n")) {
		end = "\r\n"
	}
	said := fmt.Sprintf("status = \"withdrawn\"%[1]swithdrawn = %[2]s%[1]swithdrawn_for = %[3]s%[1]s", end, date, quoteTOML(reason))
	raw = slices.Concat(f.Raw[:start], front, []byte(said), f.Raw[start+size+1:])

	// Whether it says that, the reader of front matter knows.
	was, _ := FrontMatter(f)
	text := bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), []byte("\r\n"), []byte("\n"))
	now, found := FrontMatter(&source.File{Path: f.Path, Text: text, Raw: raw})
	want := was
	want.Status, want.Withdrawn, want.WithdrawnFor = "withdrawn", date, reason
	return raw, len(found) == 0 && bytes.Equal(want.AppendTOML(nil), now.AppendTOML(nil))
}
