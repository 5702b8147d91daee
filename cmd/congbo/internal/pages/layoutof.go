package pages

import (
	"path"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// LayoutOf is the file of layouts/ that a page is made by.
func LayoutOf(site *report.Site, page string) string {
	kind := "section"
	switch folder, _ := path.Split(page); {
	case page == address.NotFound:
		kind = "notfound"
	case folder == "":
		kind = "home"
	case folder == address.Register:
		kind = "directives"
	case strings.HasPrefix(folder, address.Register):
		kind = "directive"
	case strings.HasPrefix(folder, address.Series):
		kind = "indicator"
		for _, one := range site.Series {
			if !one.HasPage() && folder == address.Series+one.ID+"/" {
				kind = "moved"
			}
		}
	case strings.HasPrefix(folder, address.Comparisons):
		kind = "comparison"
	case folder == address.Archive:
		kind = "archive"
	case folder == address.Search:
		kind = "search"
	default:
		for _, r := range site.Reports {
			switch folder {
			case address.Cover(r):
				kind = "report"
			case address.Full(r):
				kind = "full"
			case address.Indicators(r):
				kind = "indicators"
			}
		}
	}
	return kind + ".html"
}
