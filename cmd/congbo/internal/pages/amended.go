package pages

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// amended says when the report was amended after it was sealed, and why; on the page of a
// section, only of the amendments that touch it. It is empty for none.
func (r *reportPages) amended(s *report.Section) string {
	var all []string
	var before *data.Seal
	for _, seal := range r.website.Data.Seals {
		if seal.Period.ID != r.Period.ID {
			continue
		}
		if before != nil && (s == nil || r.touches(before, seal, s)) {
			all = append(all, r.words.T("amended-on", r.words.Date(seal.Date), seal.Reason))
		}
		before = seal
	}
	return strings.Join(all, " ")
}

// touches reports whether the sources of a section are not what they were in the edition
// before. Where no source changed, it is the layouts that did, and every section is touched.
func (r *reportPages) touches(before, seal *data.Seal, s *report.Section) bool {
	if slices.Equal(before.Files, seal.Files) {
		return true
	}
	d := r.body.Document(s)
	files := []string{d.File.Path}
	for _, t := range d.Tables {
		if t.Sheet != nil {
			files = append(files, t.Sheet.File.Path)
		}
	}
	if len(d.Values) > 0 || slices.ContainsFunc(d.Tables, func(t *report.Table) bool { return t.Rows != nil }) {
		files = append(files, "data/"+r.Period.ID+"/indicators.toml")
	}
	return slices.ContainsFunc(files, func(path string) bool { return sumOf(before.Files, path) != sumOf(seal.Files, path) })
}

// sumOf is the sum of a file in a seal; empty if it is not there.
func sumOf(files []data.SealedFile, path string) string {
	for _, f := range files {
		if f.Path == path {
			return f.SHA256
		}
	}
	return ""
}
