package pipeline

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// A NewFile is a file to be written where there is none.
type NewFile struct {
	Path string
	Text []byte
}

// A NextReport is the skeleton of a report after another: the files of content/, then those
// of data/.
type NextReport struct {
	Files []NewFile
	Left  []diag.Text          // what a person has to look at
	Open  []*report.Commitment // what earlier reports of its line promised and nobody has answered for good
}

// Skeleton is the next report after another: its parts, sections, headings and tables
// without their text, and its indicators without their results. What only the office knows
// (title, number, date, signer) is left to be written.
func Skeleton(site *report.Site, from *report.Report, period data.Period) NextReport {
	n := &renewal{from: from.Period, to: period, language: site.Data.Site.Language}
	var next NextReport
	folder := func(f *report.Document) string {
		return "content/" + period.ID + "/" + n.place(strings.TrimPrefix(f.File.Path, "content/"+from.Period.ID+"/"))
	}
	front := from.Front.Next(period, site.Data.Site.Language)
	for _, d := range from.Documents {
		if d == from.Index() {
			next.Files = append(next.Files, NewFile{folder(d), n.body(front.AppendTOML(nil), d)})
			continue
		}
		head := d.Front.NextSection()
		head.Title = n.text(head.Title)
		next.Files = append(next.Files, NewFile{folder(d), n.body(head.AppendTOML(nil), d)})
	}
	if len(from.Data.Indicators) > 0 {
		indicators := from.Data.Next(period, site.Data.Periods[period.SameOfLastYear()], n.text, func(source string) bool {
			return source != "" && !strings.HasPrefix(source, "note:")
		})
		next.Files = append(next.Files, NewFile{"data/" + period.ID + "/indicators.toml", indicators.AppendTOML(nil)})
	}
	for _, sheet := range from.Sheets {
		name := n.place(path.Base(sheet.File.Path))
		next.Files = append(next.Files, NewFile{"data/" + period.ID + "/" + name, n.sheet(sheet.Sheet)})
	}
	next.Open = openCommitments(site, period)
	if len(next.Open) > 0 {
		next.Files = append(next.Files, NewFile{"data/" + period.ID + "/" + data.CommitmentsFile, toAnswer(next.Open)})
	}
	next.Left = n.remarks(from)
	return next
}

// remarks are what could not be brought along, or still names the old period.
func (n *renewal) remarks(from *report.Report) []diag.Text {
	var all []diag.Text
	slices.Sort(n.left)
	for _, text := range slices.Compact(n.left) {
		all = append(all, diag.Say("xem lại: %q còn nêu kỳ cũ", "look at %q: it still names the old period", text))
	}
	inNotes := 0
	for _, note := range from.Notes {
		for k, s := range note.Flow {
			if s.Kind == report.DataStep || s.Kind == report.TableStep && !note.Flow[k].End {
				inNotes++
			}
		}
	}
	if inNotes > 0 {
		all = append(all, diag.Say("%d bảng trong chú thích không được mang theo", "%d tables in notes were not brought along", inNotes))
	}
	sources := 0
	for _, i := range from.Data.Indicators {
		if strings.HasPrefix(i.Source, "note:") {
			sources++
		}
	}
	if sources > 0 {
		all = append(all, diag.Say("%d chỉ tiêu có nguồn là chú thích, phải ghi lại source", "%d indicators come from notes; their source is to be written", sources))
	}
	for _, i := range from.Data.Indicators {
		if n.from.Year != n.to.Year && year(n.from.Year).MatchString(i.ID) {
			all = append(all, diag.Say("tên (id) chỉ tiêu %q còn nêu kỳ cũ; nếu đổi, ghi formerly", "the id of indicator %q still names the old period; if it is changed, write formerly", i.ID))
		}
	}
	return all
}

// body appends the headings and tables of a file to its front matter.
func (n *renewal) body(dst []byte, d *report.Document) []byte {
	heads := map[*report.Block]*report.Heading{}
	for _, h := range d.Headings {
		heads[h.Block] = h
	}
	for k, s := range d.Flow {
		switch {
		case s.Kind == report.HeadingStep:
			if h := heads[d.Leaves[s.N]]; h != nil {
				dst = fmt.Appendf(dst, "\n%s %s {#%s}\n", strings.Repeat("#", h.Level), n.text(h.Section.Title), n.text(h.Section.FullID))
			}
		case s.Kind == report.TableStep && !s.End:
			dst = n.table(append(dst, '\n'), d, d.Flow[k+1:])
		case s.Kind == report.DataStep:
			settings := d.Tables[s.N].Settings
			settings.Caption, settings.Data = n.text(settings.Caption), n.place(settings.Data)
			dst = settings.AppendBlock(append(dst, '\n'))
		}
	}
	return dst
}
