package render

import (
	"bytes"
	"encoding/json"

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

// searchKeys name the strings that the script shows.
var searchKeys = []string{"count", "one", "none", "partly", "loading", "failed", "more"}

// A searchList tells the script what it can load, in the order in which results
// of one rank are shown, and what it says.
type searchList struct {
	Words map[string]string `json:"words"`
	Parts [][2]string       `json:"parts"` // id and name; the register has no name
}

// search makes the page for searching and the list of the parts of its index.
func (s *website) search() *files {
	f, at := s.files(), place{path: searchPath}
	v := searchPage{
		Page:   s.newPage("search", s.words.t("search"), at),
		Crumbs: []crumb{{at.root() + folderIndex, s.words.t("home")}},
	}
	list := searchList{Words: map[string]string{}, Parts: [][2]string{{registerPart, ""}}}
	for _, key := range searchKeys {
		list.Words[key] = s.words.t("search-" + key)
	}
	for _, r := range s.Reports {
		v.Reports = append(v.Reports, searchReport{s.reportView(r, at), r.Period.ID})
		list.Parts = append(list.Parts, [2]string{r.Period.ID, s.words.period(r)})
	}
	v.Page.Description = s.words.t("search-description", s.Data.Site.Committee)
	s.frame(&v.Page, f)
	s.page(f, s.sheet(), at.path+folderIndex, v.Page.Kind, v)
	f.add(searchPath+"index.js", searchCall("open", list))
	return f
}

// searchCall is a script file that a browser can load from anywhere, a disk too:
// a call of a function of js/search.js with data. JSON as Go writes it is safe in a
// script, for it escapes <, >, & and the line ends U+2028 and U+2029. v is of
// strings, which cannot fail.
func searchCall(function string, v any) []byte {
	var b bytes.Buffer
	b.WriteString("congboSearch." + function + "(")
	_ = json.NewEncoder(&b).Encode(v)
	b.WriteString(");\n")
	return b.Bytes()
}
