// Package address says where everything of a site is published, and how one page leads to
// another. It knows paths and ids, and nothing of what stands there.
package address

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// The folders of pages that are no report's.
const (
	Register    = "van-ban/"
	Series      = "chi-tieu/"
	Comparisons = "so-sanh/"

	AllCommitments = "nhiem-vu/"

	Archive = "luu-tru/"
	Search  = "tim-kiem/"
)

// Index names the page of a folder so that links work from a disk too.
const Index = "index.html"

// NotFound is the page for an address that is none.
const NotFound = "404.html"

// TopID is the anchor of the report itself on the full page. Ids that begin with ui- are the
// interface's own.
const TopID = "ui-top"

// Cover is the folder of the cover of a report.
func Cover(r *report.Summary) string { return r.Period.ID + "/" }

// Checked is the folder of what was checked in a report.
func Checked(r *report.Summary) string { return Cover(r) + "doi-chieu/" }

// Full is the folder of the whole report on one page.
func Full(r *report.Summary) string { return Cover(r) + "toan-van/" }

// OneFile is the whole report in one file, which needs nothing beside it.
func OneFile(r *report.Summary) string { return Full(r) + "toan-van.html" }

// Indicators is the folder of the indicators of a report.
func Indicators(r *report.Summary) string { return Cover(r) + "chi-tieu/" }

// Commitments is the folder of what a report promises and answers.
func Commitments(r *report.Summary) string { return Cover(r) + AllCommitments }

// Citations is the data file of the citations of a report.
func Citations(r *report.Summary) string { return Cover(r) + "citations.csv" }

// Sheet is what the addresses of a data file for download begin with; ".csv",
// ".json" follow.
func Sheet(r *report.Summary, s *report.Sheet) string { return Indicators(r) + "bang/" + s.Slug }

// Section is the folder of the page on which a section of r stands; nil
// stands on the cover.
func Section(r *report.Summary, s *report.Section) string {
	if s = s.Page(); s == nil {
		return Cover(r)
	}
	return s.Folder
}

// Earlier is the folder of the nth page, from the oldest on, of what the page of a folder no
// longer shows.
func Earlier(folder string, n int) string { return folder + "truoc-" + strconv.Itoa(n) + "/" }

// RegisterType is the folder of the nth page of the documents of a type, from 1 on.
func RegisterType(id string, n int) string {
	if n == 1 {
		return Register + "loai/" + id + "/"
	}
	return Register + "loai/" + id + "/" + strconv.Itoa(n) + "/"
}

// Directive is the folder of the page of a document.
func Directive(d *report.Directive) string { return Register + d.Slug + "/" }

// Comparison is the folder of the page that compares two periods.
func Comparison(was, now *report.Summary) string {
	return Comparisons + was.Period.ID + "/" + now.Period.ID + "/"
}

// File is where a file of static/ or content/<period>/files/ is published.
func File(f *source.File) string {
	_, path, _ := strings.Cut(f.Path, "/")
	return path
}

// Copy is where the copy of a picture is published that is so wide.
func Copy(f *source.File, width int) string {
	path := File(f)
	dot := strings.LastIndexByte(path, '.')
	return path[:dot] + "." + strconv.Itoa(width) + "w" + path[dot:]
}

// URL is a path from the root of the site as addresses have it: percent-encoded, and not
// escaped for HTML.
func URL(path string) string { return string(util.URLEscape([]byte(path), false)) }

// FromRoot is the [URL] of the page of a folder.
func FromRoot(folder string) string { return URL(folder) + Index }

// RowID is the anchor of an indicator in the table of its period.
func RowID(i *data.Indicator) string { return i.ID }

// GroupID is the anchor of a group of indicators on the page of a period; of those without a
// group, of the empty id.
func GroupID(id string) string { return "ui-group-" + id }

// A Page is a page as its links see it.
type Page struct {
	Path  string          // folder of the page: "2022-h1/", "" for the home page
	Full  *report.Summary // on the full page: the report that is all here
	Alone bool            // the page stands in one file, without the site around it
	Base  string          // of the site, for a page that is alone; empty if it is not known
	Book  Book            // whose page it is, alone but for the others; nil: of no book
}

// A Book is the files of an e-book, by the escaped paths that the same things have on the site:
// folders of pages, and pictures. Its pages are XML.
type Book map[string]string

// Root leads from the page to the root of the site: "../../".
func (p Page) Root() string {
	const ups = "../../../../../../../../"
	if n := 3 * strings.Count(p.Path, "/"); n <= len(ups) {
		return ups[:n]
	}
	return strings.Repeat("../", strings.Count(p.Path, "/"))
}

// A Target is what a link leads to, escaped for an attribute.
type Target struct {
	Path  string          // of the folder or file, from the root of the site
	ID    string          // of a place on it, or empty
	in    *report.Summary // the report that path and id belong to
	whole string          // the id on the full page of that report; empty if it has none
}

// ToPage leads to the page of a folder, or to a file.
func ToPage(path string) Target { return Target{Path: Escape(path)} }

// ToPart leads to a place of a report: a section (nil: the cover) and an id on
// its page (empty: the section itself).
func ToPart(r *report.Summary, s *report.Section, id string) Target {
	if r.Withdrawal != nil {
		return ToPage(Cover(r)) // all that is left is the notice
	}
	t := Target{Path: Escape(Section(r, s)), in: r}
	switch {
	case s != nil && !s.HasPage() && (id == "" || id == s.ID || id == s.FullID):
		t.ID, t.whole = Escape(s.ID), Escape(s.FullID)
	case id != "":
		t.ID = Escape(id)
		t.whole = t.ID
	case s != nil:
		t.whole = Escape(s.FullID)
	default:
		t.whole = TopID
	}
	return t
}

// Here leads to an id that stands on every page of a report that shows it.
func Here(r *report.Summary, page Page, id string) Target {
	return Target{Path: page.Path, ID: id, whole: id, in: r}
}

// ToCitation leads to the exact place of a citation.
func ToCitation(c *report.Citation) Target {
	if c.Indicator != nil {
		to := ToPage(Indicators(c.In))
		to.ID = Escape(c.ID)
		return to
	}
	return ToPart(c.In, c.Page, c.ID)
}

// ToRow leads to an indicator in the table of its period.
func ToRow(r *report.Summary, i *data.Indicator) Target {
	to := ToPage(Indicators(r))
	to.ID = Escape(RowID(i))
	return to
}

// ToCommitment leads to a commitment on the page of the report that promises it.
func ToCommitment(c *report.Commitment) Target {
	to := ToPage(Commitments(c.In))
	to.ID = Escape(c.ID)
	return to
}

// ToSeries leads to the page of an indicator through the periods, under an id that it has or
// had; of one period, to its row in the table of that.
func ToSeries(s *report.Series, id string) Target {
	if s.HasPage() {
		return ToPage(Series + id + "/")
	}
	return ToRow(s.Points[0].Report, s.Points[0].Indicator)
}

// To leads to what link found.
func To(t report.Target) Target {
	if t.Asset != nil {
		return ToPage(File(t.Asset))
	}
	return ToPart(t.Report, t.Section, t.ID)
}

// ToLink leads where a link within the site does.
func ToLink(l *report.Link) Target {
	if l.Target.Report != nil || l.Target.Asset != nil {
		return To(l.Target)
	}
	path, anchor, found := strings.Cut(strings.TrimPrefix(l.Destination, "/"), "#")
	to := ToPage(path)
	if found {
		to.ID = Escape(anchor)
	}
	return to
}

// External is where a link out of the site leads, not escaped for HTML.
func External(l *report.Link) string { return string(util.URLEscape([]byte(l.Destination), true)) }

// Leads reports whether a link leads anywhere.
func Leads(l *report.Link) bool {
	return l.External || l.Target.Report != nil || l.Target.Asset != nil || isSitePath(l.Destination)
}

// isSitePath reports whether a destination is written from the root of the site:
// "/van-ban/". Whether there is such a page, the finished site shows.
func isSitePath(s string) bool { return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") }

// Href is how t is written on a page; empty if a page that is alone cannot lead there.
func (p Page) Href(t Target) string {
	href, _ := p.AppendHref(nil, t)
	return string(href)
}

// AppendHref appends how t is written on a page, and reports whether the page can lead
// there.
func (p Page) AppendHref(dst []byte, t Target) ([]byte, bool) {
	switch name := p.Book[t.Path]; {
	case name != "" && t.in != nil:
		dst = append(dst, name...)
		if t.ID != "" {
			dst = append(append(dst, '#'), t.ID...)
		}
		return dst, true
	case p.Book != nil && p.Base == "":
		return dst, false
	case p.Book != nil: // what else there is, the site has
		dst = append(append(dst, p.Base...), t.Path...)
	case p.Full != nil && t.in == p.Full && t.whole != "":
		return append(append(dst, '#'), t.whole...), true
	case t.Path == p.Path && t.ID != "":
		return append(append(dst, '#'), t.ID...), true
	case p.Alone && t.Path == p.Path:
		return append(append(dst, '#'), TopID...), true
	case p.Alone && p.Base == "":
		return dst, false
	case p.Alone:
		dst = append(append(dst, p.Base...), t.Path...)
	default:
		common := 0 // of both paths: whole folders
		for i := 0; i < len(p.Path) && i < len(t.Path) && p.Path[i] == t.Path[i]; i++ {
			if p.Path[i] == '/' {
				common = i + 1
			}
		}
		dst = append(dst, Page{Path: p.Path[common:]}.Root()...)
		dst = append(dst, t.Path[common:]...)
	}
	if t.Path == "" || strings.HasSuffix(t.Path, "/") {
		dst = append(dst, Index...)
	}
	if t.ID != "" {
		dst = append(append(dst, '#'), t.ID...)
	}
	return dst, true
}

// AppendAttribute appends the attribute href, with a space before it, unless the page cannot
// lead there.
func (p Page) AppendAttribute(dst []byte, t Target) []byte {
	before := len(dst)
	dst, leads := p.AppendHref(append(dst, ` href="`...), t)
	if !leads {
		return dst[:before]
	}
	return append(dst, '"')
}

// Escape escapes a path or an anchor for an href attribute.
func Escape(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' || c == '.'
	}
	if plain {
		return s
	}
	return string(util.EscapeHTML([]byte(URL(s))))
}
