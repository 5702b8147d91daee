package pages

import (
	"cmp"
	"html/template"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
)

// A page is what a layout knows of every page.
type page struct {
	shellKey
	Path        string // folder of the page: "2022-h1/"
	Title       string // of the page alone
	FullTitle   string // with that of the site
	Description string
	Canonical   string        // empty without a base URL
	Assets      template.HTML // links to style sheets, scripts and the feed; or the style itself
	StyleSource string        // of styles, by the policy of the page; empty for the site alone
	Header      template.HTML
	Footer      template.HTML
	Record      any // data about the page for search engines (JSON-LD); nil for none
}

// A shellKey is what a layout knows of every page of one kind that lies equally deep.
type shellKey struct {
	Site           string // its title
	Committee      string
	Contact        data.Contact // who answers for the site
	License        string       // address of the terms of use; empty if none are stated
	Language       string       // of the interface
	HasFeed        bool
	HasArchive     bool   // a period is sealed
	HasCommitments bool   // a report promises or answers something
	Comparison     string // folder of the comparisons of periods; empty for none
	Kind           string // of the layout
	Root           string // leads to the root of the site: "../"
	HasTables      bool   // tables, indicators or pictures stand in its text
}

// Telephone is the address of the office's telephone, which holds digits alone.
func (s shellKey) Telephone() template.URL {
	return template.URL("tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s.Contact.Phone))
}

func (s *website) newPage(kind, title string, at address.Page) page {
	settings := s.Data.Site
	p := page{
		shellKey: shellKey{Site: settings.Title, Committee: settings.Committee, Contact: settings.Contact, License: settings.License, Language: settings.Language, HasFeed: len(s.Reports)+len(s.Withdrawn) > 0, Kind: kind, Root: at.Root()},
		Path:     at.Path, Title: title, FullTitle: cmp.Or(settings.Title, settings.Committee),
	}
	p.HasCommitments = s.hasCommitments
	p.HasArchive = len(s.Data.Seals) > 0
	if s.hasComparisons {
		p.Comparison = address.Comparisons
	}
	if title != "" {
		p.FullTitle = title + " – " + p.FullTitle
	}
	if settings.BaseURL != "" {
		p.Canonical = settings.BaseURL + at.Path
	}
	return p
}

// shell puts around a page what differs only by the kind of the page and its depth, and is
// printed once for each: header, footer, and the links to style sheets and scripts.
func (s *website) shell(p *page, f *files) {
	v, ok := s.shells.Load(p.shellKey)
	if !ok {
		view := shellView{p.shellKey}
		v = shell{s.print(s.layouts.assets, view, f), s.print(s.layouts.header, view, f), s.print(s.layouts.footer, view, f)}
		s.shells.Store(p.shellKey, v)
	}
	p.Assets, p.Header, p.Footer = v.(shell).assets, v.(shell).header, v.(shell).footer
}

// A shellView is what the layouts of a shell see.
type shellView struct{ Page shellKey }

// A shell is what stands around every page of one kind and depth.
type shell struct{ assets, header, footer template.HTML }

// print executes a partial layout.
func (s *website) print(t *template.Template, view any, f *files) template.HTML {
	var b strings.Builder
	if err := t.Execute(&b, view); err != nil {
		f.found.Add(s.plain().finding(t.Name(), err))
	}
	return template.HTML(b.String())
}

// OpenGraph is the type of the page in the Open Graph protocol (ogp.me): a page
// of a report is an article, every other is part of the website.
func (p page) OpenGraph() string {
	switch p.Kind {
	case "report", "section", "full":
		return "article"
	}
	return "website"
}

// A crumb is one step of the way from the home page to a page.
type crumb struct{ Href, Text string }

// A link is where something is and what it is called.
type linkView struct{ Href, Number, Text string }
