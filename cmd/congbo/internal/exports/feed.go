package exports

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
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

// Feed is the Atom feed of the reports; nil for none. Its ids are the same with and without
// a base URL; its dates are those of the reports and of their amendments, never the clock's.
func Feed(w words.Words, site *report.Site) []byte {
	if len(site.Reports)+len(site.Withdrawn) == 0 {
		return nil
	}
	settings := site.Data.Site
	at := func(folder string) string { // relative to the root of the site where its address is not known
		return cmp.Or(url(settings.BaseURL, folder), folder+address.Index)
	}
	v := atomFeed{
		Lang:   settings.Language,
		ID:     URN(settings.Committee, settings.Title),
		Title:  cmp.Or(settings.Title, settings.Committee),
		Author: atomAuthor{cmp.Or(settings.Committee, settings.Title)},
		Links:  []atomLink{{Type: "text/html", Href: at("")}},
	}
	if settings.BaseURL != "" {
		v.Links = append(v.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: settings.BaseURL + "feed.xml"})
	}
	for _, r := range site.Reports {
		e := atomEntry{
			ID:      URN(settings.Committee, r.Period.ID, r.Front.Number),
			Title:   w.ReportName(r) + " – " + w.Period(r),
			Updated: Updated(site.Data, r) + "T00:00:00Z",
			Link:    atomLink{Type: "text/html", Href: at(address.Cover(r))},
			Summary: r.Front.Title,
		}
		v.Updated = max(v.Updated, e.Updated)
		v.Entries = append(v.Entries, e)
	}
	for _, r := range site.Withdrawn {
		e := atomEntry{
			ID:      URN(settings.Committee, r.Period.ID, r.Front.Number), // of the entry that it replaces
			Title:   w.T("withdrawn", w.ReportName(r)+" – "+w.Period(r)),
			Updated: r.Withdrawal.Date.String() + "T00:00:00Z",
			Link:    atomLink{Type: "text/html", Href: at(address.Cover(r))},
			Summary: r.Withdrawal.Reason,
		}
		v.Updated = max(v.Updated, e.Updated)
		v.Entries = append(v.Entries, e)
	}
	return marshalXML(v)
}

// Updated is the day from which on a report says what it says: its own, or that of its last
// amendment.
func Updated(set *data.Set, r *report.Summary) string { return max(day(r), AmendedOn(set, r)) }

// AmendedOn is the day on which a sealed report was amended last; empty if it was not.
func AmendedOn(set *data.Set, r *report.Summary) string {
	if s := set.Sealed(r.Period.ID); s != nil && s.Edition > 1 {
		return s.Date.String()
	}
	return ""
}

// marshalXML is a document of XML.
func marshalXML(v any) []byte {
	b, _ := xml.MarshalIndent(v, "", " ") // strings only: it cannot fail
	return append([]byte(xml.Header), append(b, '\n')...)
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

// URN is a name that stays the same wherever the site is published: a UUID of
// version 5, made of its parts.
func URN(parts ...string) string {
	h := sha1.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
