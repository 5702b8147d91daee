package pages

import (
	"congbo/cmd/congbo/internal/address"
	"encoding/xml"
)

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc string `xml:"loc"`
}

// siteMap makes robots.txt and, where the site's address is known, sitemap.xml,
// whose addresses must be complete.
func (s *website) siteMap() *files {
	f := s.files()
	robots := "User-agent: *\nAllow: /\n"
	if s.Data.Site.BaseURL != "" {
		v := urlSet{}
		for _, path := range s.folders() {
			v.URLs = append(v.URLs, siteURL{s.Data.Site.BaseURL + address.URL(path)})
		}
		if b, err := xml.MarshalIndent(v, "", " "); err == nil { // it holds strings only
			f.add("sitemap.xml", append([]byte(xml.Header), append(b, '\n')...))
			robots += "Sitemap: " + s.Data.Site.BaseURL + "sitemap.xml\n"
		}
	}
	f.add("robots.txt", []byte(robots))
	return f
}

// folders are the folders of all pages.
func (s *website) folders() []string {
	all := []string{"", address.Register, address.Search}
	for _, r := range s.Reports {
		all = append(all, address.Cover(r), address.Full(r))
		if len(r.Data.Indicators) > 0 {
			all = append(all, address.Indicators(r))
		}
		for _, section := range r.Pages() {
			all = append(all, section.Folder)
		}
	}
	for _, d := range s.Directives {
		all = append(all, address.Directive(d))
	}
	for _, pair := range s.compared() {
		all = append(all, comparisonPath(pair))
	}
	if len(s.Data.Seals) > 0 {
		all = append(all, address.Archive)
	}
	for _, one := range s.Series {
		if one.HasPage() {
			all = append(all, address.Series+one.ID+"/")
		}
	}
	return all
}
