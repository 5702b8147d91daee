package diag

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/source"
)

// where is the place of a span for people: path:line:column, and in a Word file, whose
// readers know no lines, the words that they find it by.
func where(s source.Span, language string) string {
	at, ok := s.Place()
	if !ok {
		return s.String()
	}
	return s.File.Path + ": " + InWord(at, language)
}

// InWord is a place of a Word file in words.
func InWord(at source.Place, language string) string {
	say := func(vi, en string, args ...any) string { return Say(vi, en, args...).In(language) }
	var words []string
	if at.Heading != "" && at.Under != "" {
		words = append(words, say("mục %s, “%s”", "section %s, “%s”", clean([]rune(at.Under)), clean([]rune(at.Heading))))
	} else if at.Heading != "" {
		words = append(words, say("mục “%s”", "section “%s”", clean([]rune(at.Heading))))
	}
	switch {
	case at.Note > 0:
		words = append(words, say("chú thích %d", "note %d", at.Note))
	case at.Table > 0:
		words = append(words, say("bảng %d, hàng %d, ô %d", "table %d, row %d, cell %d", at.Table, at.Row, at.Cell))
	case at.Nth > 0 && at.Heading == "":
		words = append(words, say("phần mở đầu, đoạn %d", "opening, paragraph %d", at.Nth))
	case at.Nth > 0:
		words = append(words, say("đoạn %d", "paragraph %d", at.Nth))
	case at.Heading == "":
		words = append(words, say("phần đầu hoặc cuối văn bản", "head or foot of the document"))
	default:
		words = append(words, say("tên mục", "title"))
	}
	return strings.Join(words, ", ")
}

// lineNumber is what stands before an excerpt.
func lineNumber(s source.Span, number int) string {
	if _, ok := s.Place(); ok {
		return strings.Repeat(" ", 5)
	}
	return fmt.Sprintf("%5d", number)
}
