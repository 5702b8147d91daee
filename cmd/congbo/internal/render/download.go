package render

import (
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
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

// downloads writes the links to the data of a table; who hears them one by one
// hears of which table each is.
func (p *pen) downloads(of string, all []download, span source.Span) {
	p.WriteString(`<p class="downloads" data-ui>`)
	p.text(p.words.t("download"))
	for _, d := range all {
		p.WriteString(" <a")
		p.href(toPage(d.path), span)
		p.attr("aria-label", p.words.t("download-of", d.text, of))
		p.WriteString(" download>")
		p.text(d.text)
		p.WriteString("</a>")
	}
	p.WriteString("</p>\n")
}
