package pages

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/epub"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/text"
	"path"
	"strings"
)

// A downloadView is a file that readers may keep.
type downloadView struct {
	Href, Text string
	Size       int // in KB, rounded up; 0 is not told
}

// reportDownloads are what readers may keep of a report: the PDF that congbo pdf made of it, all
// of it in one file, what the office attached (content/<period>/files/) but images, which stand in the text, and the
// data.
func (r *reportPages) reportDownloads(at address.Page) []downloadView {
	var all []downloadView
	if f := r.Printed; f != nil {
		all = append(all, downloadView{at.Href(address.ToPage(address.File(f))), r.words.T("printed"), kilobytes(int(f.Size()))})
	}
	if r.size > 0 {
		all = append(all, downloadView{at.Href(address.ToPage(address.OneFile(r.Summary))), r.words.T("one-file"), kilobytes(r.size)})
	}
	for _, f := range r.Assets {
		if f == r.Signed || f == r.Printed {
			continue
		}
		if ext := strings.ToLower(path.Ext(f.Path)); picture.Types[ext] == "" {
			name := path.Base(f.Path)
			if f.Path == epub.StoredPath(r.Period.ID) {
				name = r.words.T("e-book")
			}
			all = append(all, downloadView{at.Href(address.ToPage(address.File(f))), name, kilobytes(int(f.Size()))})
		}
	}
	if len(r.Data.Indicators) > 0 {
		for _, d := range text.IndicatorDownloads(r.words, r.Summary) {
			all = append(all, downloadView{at.Href(address.ToPage(d.Path)), r.words.T("download-of", d.Text, r.words.T("indicators")), 0})
		}
	}
	return all
}

func kilobytes(n int) int { return (n + 1023) >> 10 }
