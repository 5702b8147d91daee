package text

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// A Download is a data file beside the table that shows it.
type Download struct {
	Path string // from the root of the site
	Text string // of the link
}

// IndicatorDownloads are the data files of a period's indicators. A table in the
// text shows some of them; one file a period keeps every address for good.
func IndicatorDownloads(w words.Words, r *report.Summary) []Download {
	path := address.Indicators(r)
	return []Download{{path + "indicators-excel.csv", w.T("download-excel")}, {path + "indicators.csv", "CSV"}, {path + "indicators.json", "JSON"}}
}

// sheetDownloads are the data files of a sheet.
func sheetDownloads(w words.Words, r *report.Summary, s *report.Sheet) []Download {
	path := address.Sheet(r, s)
	return []Download{{path + ExcelEnd, w.T("download-excel")}, {path + ".csv", "CSV"}, {path + ".json", "JSON"}}
}

// ExcelEnd ends the names of data files for Excel.
const ExcelEnd = ".excel.csv"

// downloads writes the links to the data of a table; who hears them one by one
// hears of which table each is. A page that can lead nowhere offers none.
func (w *writer) downloads(table string, all []Download) {
	if w.at.Alone && w.at.Base == "" || w.at.Book != nil {
		return
	}
	w.WriteString(`<p class="downloads" data-ui>`)
	w.text(w.Words.T("download"))
	for _, d := range all {
		w.WriteString(" <a")
		w.href(address.ToPage(d.Path))
		w.attr("aria-label", w.Words.T("download-of", d.Text, table))
		w.WriteString(" download>")
		w.text(d.Text)
		w.WriteString("</a>")
	}
	w.WriteString("</p>\n")
}
