package pipeline

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A NewFile is a file to be written where there is none.
type NewFile struct {
	Path string
	Text []byte
}

// Skeleton is the next report after another: its parts, sections and headings
// without their text, and its indicators without their results. What only the
// office knows (title, number, date, signer) is left to be written.
func Skeleton(site *report.Site, from *report.Report, period data.Period) []NewFile {
	folder := func(f *report.Document) string {
		return "content/" + period.ID + strings.TrimPrefix(f.File.Path, "content/"+from.Period.ID)
	}
	front := from.Front.Next(period, site.Data.Site.Language)
	var files []NewFile
	for _, d := range from.Documents {
		if d == from.Index() {
			files = append(files, NewFile{folder(d), front.AppendTOML(nil)})
			continue
		}
		head := d.Front.NextSection()
		text := head.AppendTOML(nil)
		for _, h := range d.Headings {
			text = fmt.Appendf(text, "\n%s %s {#%s}\n", strings.Repeat("#", h.Level), h.Section.Title, h.Section.FullID)
		}
		files = append(files, NewFile{folder(d), text})
	}
	if len(from.Data.Indicators) > 0 {
		next := from.Data.Next(period, site.Data.Periods[period.SameOfLastYear()], func(source string) bool {
			return source != "" && !strings.HasPrefix(source, "note:")
		})
		files = append(files, NewFile{"data/" + period.ID + "/indicators.toml", next.AppendTOML(nil)})
	}
	return files
}
