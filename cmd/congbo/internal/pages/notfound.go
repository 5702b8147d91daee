package pages

import (
	"congbo/cmd/congbo/internal/address"
	"net/url"
)

// A notFoundPage is what a server shows for an address that has no page. It may
// be shown at any depth, so it alone links from the root of the server, and loads nothing.
type notFoundPage struct {
	Page    page
	Reports []reportView
}

func (s *website) notFound() *files {
	f := s.files()
	v := notFoundPage{Page: s.newPage("notfound", s.words.T("not-found"), address.Page{})}
	v.Page.Root, v.Page.Canonical = "/", ""
	if u, err := url.Parse(s.Data.Site.BaseURL); err == nil && u.Path != "" {
		v.Page.Root = u.EscapedPath()
	}
	for _, r := range s.Reports {
		view := s.reportView(r, address.Page{})
		view.Cover = v.Page.Root + view.Cover
		v.Reports = append(v.Reports, view)
	}
	s.shell(&v.Page, f)
	style := s.ownStyle() // loaded from nowhere, wherever it is served
	v.Page.Assets, v.Page.StyleSource = s.print(s.layouts.style, style.text, f), style.source
	s.page(f, s.pageBuffer(), address.NotFound, v.Page.Kind, v)
	return f
}
