package render

import "net/url"

// A notFoundPage is what a server shows for an address that has no page. It may
// be shown at any depth, so it alone links from the root of the server.
type notFoundPage struct {
	page
	Reports []reportView
}

func (s *website) notFound() *files {
	f := &files{}
	v := notFoundPage{page: s.newPage("notfound", s.words.t("not-found"), place{})}
	v.Root, v.Canonical = "/", ""
	if u, err := url.Parse(s.BaseURL); err == nil && u.Path != "" {
		v.Root = u.Path
	}
	for _, r := range s.Reports {
		view := s.reportView(r, place{})
		view.Cover = v.Root + view.Cover
		v.Reports = append(v.Reports, view)
	}
	s.page(f, "404.html", v.Kind, v)
	return f
}
