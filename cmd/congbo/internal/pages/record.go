package pages

import (
	"cmp"
	"strings"
)

// A record describes a report to search engines, as schema.org's Report.
type record struct {
	Context      string     `json:"@context"`
	Type         string     `json:"@type"`
	Name         string     `json:"name"`
	Identifier   string     `json:"identifier,omitempty"`
	ReportNumber string     `json:"reportNumber,omitempty"`
	Language     string     `json:"inLanguage"`
	Published    string     `json:"datePublished,omitempty"`
	Coverage     string     `json:"temporalCoverage,omitempty"`
	Publisher    *publisher `json:"publisher,omitempty"`
	PartOf       *partOf    `json:"isPartOf,omitempty"`
	URL          string     `json:"url,omitempty"`
}

// partOf is the website that a report is published on.
type partOf struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type publisher struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

func (r *reportPages) record(p page) record {
	f := r.Front
	v := record{
		Context:      "https://schema.org",
		Type:         "Report",
		Name:         strings.TrimSpace(f.Kind + " " + f.Title), // as the cover reads
		Identifier:   f.Number,
		ReportNumber: f.Number,
		Language:     r.Form.Lang(), // whatever the interface speaks
		Published:    f.Date.String(),
		URL:          p.Canonical,
	}
	if !f.From.IsZero() && !f.To.IsZero() {
		v.Coverage = f.From.String() + "/" + f.To.String()
	}
	if name := cmp.Or(f.Issuer, r.website.Data.Site.Committee); name != "" {
		v.Publisher = &publisher{"Organization", name}
	}
	if site := r.website.Data.Site; cmp.Or(site.Title, site.Committee) != "" {
		v.PartOf = &partOf{"WebSite", cmp.Or(site.Title, site.Committee), site.BaseURL}
	}
	return v
}
