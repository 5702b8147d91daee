package exports

import (
	"encoding/xml"

	"congbo/cmd/congbo/internal/address"
)

type urlSet struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc string `xml:"loc"`
}

// SiteMap lists the pages of folders. Its addresses must be complete, so it is of a site
// whose own is known.
func SiteMap(base string, folders []string) []byte {
	var v urlSet
	for _, path := range folders {
		v.URLs = append(v.URLs, siteURL{base + address.URL(path)})
	}
	return marshalXML(v)
}

// Robots tells search engines that they may read everything, and where the site map is if
// the site has one.
func Robots(base string) []byte {
	text := "User-agent: *\nAllow: /\n"
	if base != "" {
		text += "Sitemap: " + base + "sitemap.xml\n"
	}
	return []byte(text)
}
