package render

import (
	"strings"

	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/report"
)

// The folders of pages that are no report's.
const (
	registerPath = "van-ban/"
	seriesPath   = "chi-tieu/"
)

func coverPath(r *report.Report) string      { return r.Period.ID + "/" }
func fullPath(r *report.Report) string       { return coverPath(r) + "toan-van/" }
func indicatorsPath(r *report.Report) string { return coverPath(r) + "chi-tieu/" }

// sheetPath is what the addresses of a data file for download begin with; ".csv",
// ".json" follow.
func sheetPath(r *report.Report, s *report.Sheet) string {
	return indicatorsPath(r) + "bang/" + s.Slug
}

// sectionPath is the folder of the page on which a section of r stands; nil
// stands on the cover.
func sectionPath(r *report.Report, s *report.Section) string {
	if s = s.Page(); s == nil {
		return coverPath(r)
	}
	return s.Folder
}

func directivePath(d *report.Directive) string { return registerPath + d.Slug + "/" }

// A place is a page as its links see it.
type place struct {
	path  string         // folder of the page: "2022-h1/", "" for the home page
	full  *report.Report // on the full page: the report that is all here
	shift int            // added to the level of headings in a text
}

// root leads from the page to the root of the site: "../../".
func (p place) root() string {
	const ups = "../../../../../../../../"
	if n := 3 * strings.Count(p.path, "/"); n <= len(ups) {
		return ups[:n]
	}
	return strings.Repeat("../", strings.Count(p.path, "/"))
}

// A target is what a link leads to, escaped for an attribute.
type target struct {
	path  string         // of the folder or file, from the root of the site
	id    string         // of a place on it, or empty
	in    *report.Report // the report that path and id belong to
	whole string         // the id on the full page of that report; empty if it has none
}

// folderIndex names the page of a folder so that links work from a disk too.
const folderIndex = "index.html"

func toPage(path string) target { return target{path: escapeURL(path)} }

// toPart leads to a place of a report: a section (nil: the cover) and an id on
// its page (empty: the section itself).
func toPart(r *report.Report, s *report.Section, id string) target {
	t := target{path: escapeURL(sectionPath(r, s)), in: r}
	if id == "" && s != nil && !s.HasPage() {
		id = s.ID
	}
	if id != "" {
		t.id = escapeURL(id)
		t.whole = t.id
	} else if s != nil {
		t.whole = escapeURL(s.ID)
	} else {
		t.whole = topID
	}
	return t
}

// toMention leads to the exact place of a citation.
func toMention(r *report.Report, m *report.Mention) target {
	return toPart(r, m.Passage.StandsIn(), m.ID)
}

// href is how t is written on a page.
func (p place) href(t target) string { return string(p.appendHref(nil, t)) }

func (p place) appendHref(dst []byte, t target) []byte {
	switch {
	case p.full != nil && t.in == p.full && t.whole != "":
		return append(append(dst, '#'), t.whole...)
	case t.path == p.path && t.id != "":
		return append(append(dst, '#'), t.id...)
	}
	common := 0 // of both paths: whole folders
	for i := 0; i < len(p.path) && i < len(t.path) && p.path[i] == t.path[i]; i++ {
		if p.path[i] == '/' {
			common = i + 1
		}
	}
	dst = append(dst, place{path: p.path[common:]}.root()...)
	dst = append(dst, t.path[common:]...)
	if t.path == "" || strings.HasSuffix(t.path, "/") {
		dst = append(dst, folderIndex...)
	}
	if t.id == "" {
		return dst
	}
	return append(append(dst, '#'), t.id...)
}

// escapeURL escapes a path or an anchor for an href attribute.
func escapeURL(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' || c == '.'
	}
	if plain {
		return s
	}
	return string(util.EscapeHTML(util.URLEscape([]byte(s), false)))
}
