package render

import (
	"github.com/yuin/goldmark/util"
)

// searchPath is the folder of the page for searching and of its index.
const searchPath = "tim-kiem/"

// registerPart is the part of the index that holds the documents; periods have
// the others.
const registerPart = "van-ban"

// searchFile is the script that holds a part of the index.
func searchFile(part string) string { return searchPath + "index-" + part + ".js" }

// folderURL is the page of a folder from the root of the site, escaped for a URL
// but not for HTML.
func folderURL(folder string) string {
	return string(util.URLEscape([]byte(folder), false)) + folderIndex
}

// A searchPage is the page for searching. Without a script it offers the contents.
type searchPage struct {
	Page    page
	Crumbs  []crumb
	Reports []searchReport
}

// A searchReport is a report to choose, or to read where searching cannot be.
type searchReport struct {
	reportView
	ID string // of the period
}

// search makes the page for searching.
func (s *website) search() *files {
	f, at := s.files(), place{path: searchPath}
	v := searchPage{
		Page:   s.newPage("search", s.words.t("search"), at),
		Crumbs: []crumb{{at.root() + folderIndex, s.words.t("home")}},
	}
	for _, r := range s.Reports {
		v.Reports = append(v.Reports, searchReport{s.reportView(r, at), r.Period.ID})
	}
	v.Page.Description = s.words.t("search-description", s.Data.Site.Committee)
	s.frame(&v.Page, f)
	s.page(f, s.sheet(), at.path+folderIndex, v.Page.Kind, v)
	return f
}
