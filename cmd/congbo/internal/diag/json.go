package diag

import "congbo/cmd/congbo/internal/source"

// A Record is a finding as check --format json prints it.
type Record struct {
	Code     string        `json:"code"`
	Severity string        `json:"severity"`
	Path     string        `json:"path"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Text     string        `json:"text"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Related  []RelatedItem `json:"related"`
	Accepted bool          `json:"accepted"`
}

// RelatedItem is another witness of a Record.
type RelatedItem struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Text    string `json:"text"`
	Message string `json:"message"`
}

// Records are findings for machines, in a language.
func Records(findings List, language string) []Record {
	all := make([]Record, 0, len(findings))
	for _, f := range findings {
		path, line, column := Place(f.Span)
		r := Record{Code: f.Code, Severity: f.Severity.String(), Path: path, Line: line, Column: column, Text: f.Text(),
			Message: f.Message.In(language), Hint: f.Hint.In(language), Related: []RelatedItem{}, Accepted: f.Accepted}
		for _, w := range f.Related {
			path, line, column := Place(w.Span)
			r.Related = append(r.Related, RelatedItem{path, line, column, w.Span.Text(), w.Text.In(language)})
		}
		all = append(all, r)
	}
	return all
}

// Place is the path, line and column of a span; empty and zero for no place.
func Place(s source.Span) (path string, line, column int) {
	if s.File == nil {
		return "", 0, 0
	}
	line, column = s.File.Position(s.Start)
	return s.File.Path, line, column
}
