package render

import "cmp"

// A page is what a layout knows of every page.
type page struct {
	shell
	Kind        string // of the layout
	Path        string // folder of the page: "2022-h1/"
	Root        string // leads to the root of the site: "../"
	Title       string // of the page alone
	Description string
	Canonical   string // empty without a base URL
	Record      any    // data about the page for search engines (JSON-LD); nil for none
}

func (s *website) newPage(kind, title string, at place) page {
	p := page{shell: s.shell, Kind: kind, Path: at.path, Root: at.root(), Title: title}
	if s.BaseURL != "" {
		p.Canonical = s.BaseURL + at.path
	}
	return p
}

// FullTitle is the title of the page with that of its site.
func (p page) FullTitle() string {
	if p.Title == "" || p.Title == p.Site {
		return cmp.Or(p.Site, p.Committee)
	}
	return p.Title + " – " + cmp.Or(p.Site, p.Committee)
}

// A crumb is one step of the way from the home page to a page.
type crumb struct{ Href, Text string }

// A link is where something is and what it is called.
type linkView struct{ Href, Number, Text string }
