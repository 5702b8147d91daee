package pipeline

import (
	"congbo/cmd/congbo/internal/linkcheck"
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// brokenLinks are findings for the links of the finished pages that lead nowhere: those
// that link could not see, paths written by hand and what layouts make.
func brokenLinks(reports []*report.Report, broken []linkcheck.Broken) diag.List {
	var found diag.List
	for _, b := range broken {
		f := diag.Finding{Code: "link/broken", Severity: diag.Error, Span: placeOf(reports, b)}
		switch b.Why {
		case linkcheck.TwiceID:
			f.Message = diag.Say("trang %s có hai phần tử cùng id %q", "page %s has two elements with id %q", b.Page, b.Ref)
			f.Hint = diag.Say("đổi một trong hai id; nếu cả hai do layouts tạo, sửa ở đó", "change one of them; if layouts make both, mend it there")
		case linkcheck.Outside:
			f.Message = diag.Say("trang %s có liên kết %q ra ngoài trang web", "page %s has a link %q that leaves the site", b.Page, b.Ref)
			f.Hint = diag.Say("liên kết tới một trang trong site, hoặc ghi địa chỉ đầy đủ https://", "link to a page of the site, or write a full https:// address")
		case linkcheck.NoID:
			f.Message = diag.Say("trang %s có liên kết %q tới một chỗ không có", "page %s has a link %q to a place that is not there", b.Page, b.Ref)
			f.Hint = diag.Say("kiểm tra phần sau dấu #", "look at what follows the #")
		default:
			f.Message = diag.Say("trang %s có liên kết %q tới một trang không có", "page %s has a link %q to a page that is not there", b.Page, b.Ref)
			f.Hint = diag.Say("kiểm tra đường dẫn", "look at the path")
		}
		found.Add(f)
	}
	return found
}

// placeOf is where a reference is written: the link in the text that has it as
// its destination, else the page itself.
func placeOf(reports []*report.Report, b linkcheck.Broken) source.Span {
	for _, r := range reports {
		for _, d := range r.Documents {
			for _, l := range d.Links {
				if strings.HasSuffix(b.Ref, strings.TrimPrefix(l.Destination, "/")) && l.Target == (report.Target{}) {
					return l.Span
				}
			}
		}
	}
	return source.Missing("public/" + b.Page)
}
