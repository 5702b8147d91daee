package exports

import (
	"encoding/xml"
	"strconv"

	"congbo/cmd/congbo/internal/address"
)

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemapURLs are the addresses that one site map may hold, at most (sitemaps.org).
const sitemapURLs = 50000

type urlSet struct {
	XMLName xml.Name  `xml:"urlset"`
	Space   string    `xml:"xmlns,attr"`
	URLs    []siteURL `xml:"url"`
}

type sitemapIndex struct {
	XMLName xml.Name  `xml:"sitemapindex"`
	Space   string    `xml:"xmlns,attr"`
	Maps    []siteURL `xml:"sitemap"`
}

type siteURL struct {
	Loc string `xml:"loc"`
}

// SiteMap makes sitemap.xml of the pages of folders, and hands it on; where one file may not
// hold them, it is the index of several. Its addresses must be complete, so it is of a site
// whose own is known.
func SiteMap(base string, folders []string, put func(path string, b []byte)) {
	if len(folders) <= sitemapURLs {
		put("sitemap.xml", siteMapOf(base, folders))
		return
	}
	index := sitemapIndex{Space: sitemapSpace}
	for n := 1; len(folders) > 0; n++ {
		of := folders[:min(sitemapURLs, len(folders))]
		folders = folders[len(of):]
		name := "sitemap-" + strconv.Itoa(n) + ".xml"
		put(name, siteMapOf(base, of))
		index.Maps = append(index.Maps, siteURL{base + name})
	}
	put("sitemap.xml", marshalXML(index))
}

func siteMapOf(base string, folders []string) []byte {
	v := urlSet{Space: sitemapSpace}
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
