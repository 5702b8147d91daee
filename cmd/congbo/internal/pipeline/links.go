package pipeline

import (
	"net/url"
	"regexp"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/linkcheck"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// brokenLinks tells of the links of the finished pages that lead nowhere: those that link
// could not see, paths written by hand and what layouts make. A link stands on several
// pages, and is told of once, where it is written. layouts are the files of the layouts.
func brokenLinks(reports []*report.Report, layouts []*source.File, broken []linkcheck.Broken) diag.List {
	var groups []*brokenGroup
	type key struct {
		why linkcheck.Why
		to  string
	}
	known := map[key]*brokenGroup{}
	for _, b := range broken {
		k := key{b.Why, fromRoot(b.Ref)}
		g := known[k]
		if g == nil {
			g = &brokenGroup{why: k.why, to: k.to}
			known[k] = g
			groups = append(groups, g)
		}
		g.pages = append(g.pages, b.Page)
	}
	var found diag.List
	for _, g := range groups {
		if links := g.links(reports); links != nil {
			for _, at := range links {
				found.Add(g.finding(at))
			}
			continue
		}
		f := g.finding(g.place(reports, layouts))
		g.addPages(&f)
		found.Add(f)
	}
	return found
}

// A brokenGroup is a place that links lead to and that is not there, or an id that pages
// have twice.
type brokenGroup struct {
	why   linkcheck.Why
	to    string
	pages []string // in order
}

// finding tells of it where it is written.
func (g *brokenGroup) finding(at source.Span) diag.Finding {
	f := diag.Finding{Code: "link/broken", Severity: diag.Error, Span: at}
	switch g.why {
	case linkcheck.TwiceID:
		f.Message = diag.Say("hai phần tử của một trang có cùng id %q", "two elements of a page have the id %q", g.to)
		f.Hint = diag.Say("đổi một trong hai id; nếu cả hai do layouts tạo, sửa ở đó", "change one of them; if layouts make both, mend it there")
	case linkcheck.Outside:
		f.Message = diag.Say("liên kết %q dẫn ra ngoài trang web", "the link %q leaves the site", g.to)
		f.Hint = diag.Say("liên kết tới một trang trong site, hoặc ghi địa chỉ đầy đủ https://", "link to a page of the site, or write a full https:// address")
	case linkcheck.NoID:
		f.Message = diag.Say("liên kết %q dẫn tới một chỗ không có", "the link %q leads to a place that is not there", g.to)
		f.Hint = diag.Say("kiểm tra phần sau dấu #", "look at what follows the #")
	default:
		f.Message = diag.Say("liên kết %q dẫn tới một trang không có", "the link %q leads to a page that is not there", g.to)
		f.Hint = diag.Say("kiểm tra đường dẫn", "look at the path")
	}
	return f
}

// addPages adds to a finding on which pages it is, the first of them by name.
func (g *brokenGroup) addPages(f *diag.Finding) {
	const few = 3
	named := strings.Join(g.pages[:min(len(g.pages), few)], ", ")
	if len(g.pages) > few {
		named += ", …"
	}
	pages := diag.Say(" (%d trang: %s)", " (pages: %d; %s)", len(g.pages), named)
	f.Message = diag.Text{VI: f.Message.VI + pages.VI, EN: f.Message.EN + pages.EN}
}

// links are the links in the text that lead there.
func (g *brokenGroup) links(reports []*report.Report) []source.Span {
	if g.why == linkcheck.TwiceID {
		return nil
	}
	var all []source.Span
	for _, r := range reports {
		for _, d := range r.Documents {
			for _, l := range d.Links {
				if l.Target == (report.Target{}) && !l.External && fromRoot(l.Destination) == g.to {
					all = append(all, l.Span)
				}
			}
		}
	}
	return all
}

// place is where else it may come from: the layout that names it, else the text of the page.
func (g *brokenGroup) place(reports []*report.Report, layouts []*source.File) source.Span {
	written := regexp.MustCompile(`["'/]` + regexp.QuoteMeta(g.to) + `["'#?]`)
	if g.why == linkcheck.TwiceID {
		written = regexp.MustCompile(`\bid=["']?` + regexp.QuoteMeta(strings.TrimPrefix(g.to, "#")) + `\b`)
	}
	for _, f := range layouts {
		if at := written.FindIndex(f.Text); at != nil {
			return source.Span{File: f, Start: at[0], End: at[1]}
		}
	}
	for _, page := range g.pages {
		if f := sourceOf(reports, page); f != nil {
			return source.At(f)
		}
	}
	return source.Missing("public/" + g.pages[0])
}

// fromRoot is a reference as one from the root of the site would be written, whatever page
// it stands on: "a/b" of "../../a/b" and "/a/b".
func fromRoot(ref string) string {
	for strings.HasPrefix(ref, "../") {
		ref = ref[len("../"):]
	}
	ref = strings.TrimPrefix(ref, "/")
	if plain, err := url.PathUnescape(ref); err == nil {
		return plain
	}
	return ref
}

// sourceOf is the file that a page is made of; nil for none of a report's.
func sourceOf(reports []*report.Report, page string) *source.File {
	folder := strings.TrimSuffix(page, "index.html")
	for _, r := range reports {
		for _, s := range r.Pages() {
			if s.Folder == folder {
				return r.Document(s).File
			}
		}
		if strings.HasPrefix(page, r.Period.ID+"/") {
			return r.Index().File
		}
	}
	return nil
}
