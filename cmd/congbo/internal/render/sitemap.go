package render

import "encoding/xml"

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
			v.URLs = append(v.URLs, siteURL{s.Data.Site.BaseURL + escapeURL(path)})
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
	all := []string{"", registerPath, searchPath}
	for _, r := range s.Reports {
		all = append(all, coverPath(r), fullPath(r))
		if len(r.Data.Indicators) > 0 {
			all = append(all, indicatorsPath(r))
		}
		for _, section := range allSections(r.Parts) {
			if section.HasPage() {
				all = append(all, sectionPath(r, section))
			}
		}
	}
	for _, d := range s.Directives {
		all = append(all, directivePath(d))
	}
	for _, pair := range s.compared() {
		all = append(all, comparisonPath(pair))
	}
	if len(s.Data.Seals) > 0 {
		all = append(all, archivePath)
	}
	for _, one := range s.Series {
		all = append(all, seriesPath+one.ID+"/")
	}
	return all
}
