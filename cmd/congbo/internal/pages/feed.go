package pages

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

// feed makes the Atom feed of the reports. Its ids are the same with and without
// a base URL; its dates are those of the reports, never the clock's.
func (s *website) feed() *files {
	f := s.files()
	if len(s.Reports) == 0 {
		return f
	}
	v := atomFeed{
		Lang:   s.Data.Site.Language,
		ID:     urn(s.Data.Site.Committee, s.Data.Site.Title),
		Title:  cmp.Or(s.Data.Site.Title, s.Data.Site.Committee),
		Author: atomAuthor{cmp.Or(s.Data.Site.Committee, s.Data.Site.Title)},
		Links:  []atomLink{{Type: "text/html", Href: s.address("")}},
	}
	if s.Data.Site.BaseURL != "" {
		v.Links = append(v.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: s.Data.Site.BaseURL + "feed.xml"})
	}
	for _, r := range s.Reports {
		e := atomEntry{
			ID:      urn(s.Data.Site.Committee, r.Period.ID, r.Front.Number),
			Title:   s.reportName(r) + " – " + s.periodName(r),
			Updated: day(r) + "T00:00:00Z",
			Link:    atomLink{Type: "text/html", Href: s.address(address.Cover(r))},
			Summary: r.Front.Title,
		}
		v.Updated = max(v.Updated, e.Updated)
		v.Entries = append(v.Entries, e)
	}
	b, err := xml.MarshalIndent(v, "", " ")
	if err == nil { // it holds strings only
		f.add("feed.xml", append([]byte(xml.Header), append(b, '\n')...))
	}
	return f
}

// address is where a folder is published; relative to the root of the site
// without a base URL.
func (s *website) address(folder string) string {
	if s.Data.Site.BaseURL == "" {
		return folder + address.Index
	}
	return s.Data.Site.BaseURL + folder
}

// day is the date of a report: of its signing, else the end of its period.
func day(r *report.Summary) string {
	switch f := r.Front; {
	case f.Date.Day > 0:
		return f.Date.String()
	case f.To.Day > 0:
		return f.To.String()
	}
	return r.Period.End()
}

// urn is a name that stays the same wherever the site is published: a UUID of
// version 5, made of its parts.
func urn(parts ...string) string {
	h := sha1.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
