package diag

import (
	"unicode/utf8"

	"congbo/cmd/congbo/internal/source"
)

// A Record is a finding as check --format json prints it.
type Record struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Location
	Text     string        `json:"text"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Related  []RelatedItem `json:"related"`
	Accepted bool          `json:"accepted"`
}

// RelatedItem is another witness of a Record.
type RelatedItem struct {
	Location
	Text    string `json:"text"`
	Message string `json:"message"`
}

// A Location is a place as check --format json prints it. Of a Word file the line is the
// paragraph, in which the column counts.
type Location struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	Part      string `json:"part,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
}

// LocationOf is where a span begins.
func LocationOf(s source.Span) Location {
	path, line, column := Place(s)
	at, _ := s.Place()
	return Location{path, line, column, at.Part, at.Paragraph}
}

// Records are findings for machines, in a language.
func Records(findings List, language string) []Record {
	all := make([]Record, 0, len(findings))
	for _, f := range findings {
		r := Record{Code: f.Code, Severity: f.Severity.String(), Location: LocationOf(f.Span), Text: f.Text(),
			Message: f.Message.In(language), Hint: f.Hint.In(language), Related: []RelatedItem{}, Accepted: f.Accepted}
		for _, w := range f.Related {
			r.Related = append(r.Related, RelatedItem{LocationOf(w.Span), w.Span.Text(), w.Text.In(language)})
		}
		all = append(all, r)
	}
	return all
}

// Place is the path, line and column of a span; empty and zero for no place. In a Word
// file they are those of [Location].
func Place(s source.Span) (path string, line, column int) {
	if s.File == nil {
		return "", 0, 0
	}
	if at, ok := s.Place(); ok {
		return s.File.Path, at.Paragraph, utf8.RuneCount(s.File.Text[min(at.Start, s.Start):s.Start]) + 1
	}
	line, column = s.File.Position(s.Start)
	return s.File.Path, line, column
}
