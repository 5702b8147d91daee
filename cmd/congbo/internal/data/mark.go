package data

import (
	"bytes"
	"strings"

	"congbo/cmd/congbo/internal/source"
)

// A Mark is the mention of a note, "[^label]", in a cell or caption.
type Mark struct {
	Offset int // into the text without its marks
	Label  string
	Span   source.Span
}

// maxLabel is the longest label of a note, as long as CommonMark's link labels.
const maxLabel = 999

// NoteLabel reads "[^label]" at the head of text and returns the offsets of the
// label.
func NoteLabel(text []byte) (start, end int, ok bool) {
	if len(text) < 4 || text[0] != '[' || text[1] != '^' {
		return 0, 0, false
	}
	rest := text[2:min(len(text), 2+maxLabel)]
	end = bytes.IndexAny(rest, "[] \t\n")
	if end < 1 || rest[end] != ']' {
		return 0, 0, false
	}
	return 2, 2 + end, true
}

// cutMarks cuts the mentions of notes out of a text that is written within at;
// a backslash before one keeps it as it stands.
func cutMarks(text string, at source.Span) (string, []Mark) {
	if !strings.Contains(text, "[^") {
		return text, nil
	}
	var plain strings.Builder
	var marks []Mark
	from := at.Start // where the next mark is looked for in the file
	for i := 0; i < len(text); i++ {
		_, end, ok := NoteLabel([]byte(text[i:]))
		switch {
		case text[i] == '\\' && i+1 < len(text) && strings.HasPrefix(text[i+1:], "[^"):
			plain.WriteString("[^")
			i += 2
		case ok:
			mark := text[i : i+end+1]
			m := Mark{Offset: plain.Len(), Label: mark[2:end], Span: at}
			if k := bytes.Index(at.File.Text[from:at.End], []byte(mark)); k >= 0 {
				m.Span.Start, m.Span.End = from+k, from+k+len(mark)
				from = m.Span.End
			}
			marks = append(marks, m)
			i += end
		default:
			plain.WriteByte(text[i])
		}
	}
	return strings.TrimRight(plain.String(), " "), marks
}
