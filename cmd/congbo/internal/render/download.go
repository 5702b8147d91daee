package render

import (
	"path"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// A download is a data file beside the table that shows it.
type download struct {
	path string // from the root of the site
	text string // of the link
}

// indicatorDownloads are the data files of a period's indicators. A table in the
// text shows some of them; one file a period keeps every address for good.
func (w words) indicatorDownloads(r *report.Report) []download {
	path := indicatorsPath(r)
	return []download{{path + "indicators-excel.csv", w.t("download-excel")}, {path + "indicators.csv", "CSV"}, {path + "indicators.json", "JSON"}}
}

func (w words) sheetDownloads(r *report.Report, s *report.Sheet) []download {
	path := sheetPath(r, s)
	return []download{{path + excelEnd, w.t("download-excel")}, {path + ".csv", "CSV"}, {path + ".json", "JSON"}}
}

// downloadsTag begins the links to the data of a table.
const downloadsTag = `<p class="downloads"`

// downloads writes the links to the data of a table; who hears them one by one
// hears of which table each is.
func (p *pen) downloads(of string, all []download) {
	p.WriteString(downloadsTag + " data-ui>")
	p.text(p.words.t("download"))
	for _, d := range all {
		p.WriteString(" <a")
		p.href(toPage(d.path))
		p.attr("aria-label", p.words.t("download-of", d.text, of))
		p.WriteString(" download>")
		p.text(d.text)
		p.WriteString("</a>")
	}
	p.WriteString("</p>\n")
}

// A downloadView is a file that readers may keep.
type downloadView struct {
	Href, Text string
	Size       int // in KB, rounded up; 0 is not told
}

// reportDownloads are what readers may keep of a report: all of it in one file, what the
// office attached (content/<period>/files/) but images, which stand in the text, and the
// data.
func (r *reportPages) reportDownloads(at place) []downloadView {
	var all []downloadView
	if r.size > 0 {
		all = append(all, downloadView{at.href(toPage(oneFile(r.Report))), r.words.t("one-file"), kilobytes(r.size)})
	}
	for _, f := range r.Assets {
		if ext := strings.ToLower(path.Ext(f.Path)); imageTypes[ext] == "" {
			all = append(all, downloadView{at.href(toPage(publishedPath(f))), path.Base(f.Path), kilobytes(int(f.Size()))})
		}
	}
	if len(r.Data.Indicators) > 0 {
		for _, d := range r.words.indicatorDownloads(r.Report) {
			all = append(all, downloadView{at.href(toPage(d.path)), r.words.t("download-of", d.text, r.words.t("indicators")), 0})
		}
	}
	return all
}

func kilobytes(n int) int { return (n + 1023) >> 10 }
