package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/report"
)

// A record describes to machines what a page shows, in the words of schema.org. It says what
// the data say and no more.
type record struct {
	Context string `json:"@context"`
	Type    string `json:"@type"`
	Name    string `json:"name"`
	URL     string `json:"url,omitempty"`
	License string `json:"license,omitempty"` // where the site states one
}

func (s *website) record(kind, name string, p page) record {
	return record{"https://schema.org", kind, name, p.Canonical, s.Data.Site.License}
}

// An organization issues reports or documents.
type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// organizationOf is nil where no name is known.
func organizationOf(name string) *organization {
	if name == "" {
		return nil
	}
	return &organization{"Organization", name}
}

// A thing is something else that a record refers to.
type thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// issued is when a report was issued and by whom, and what it covers.
type issued struct {
	Published string        `json:"datePublished,omitempty"`
	Modified  string        `json:"dateModified,omitempty"` // amended, since it was sealed
	Coverage  string        `json:"temporalCoverage,omitempty"`
	Publisher *organization `json:"publisher,omitempty"`
}

func (s *website) issued(r *report.Summary) issued {
	f := r.Front
	v := issued{Published: f.Date.String(), Modified: exports.AmendedOn(s.Data, r), Publisher: organizationOf(cmp.Or(f.Issuer, s.Data.Site.Committee))}
	if !f.From.IsZero() && !f.To.IsZero() {
		v.Coverage = f.From.String() + "/" + f.To.String()
	}
	return v
}

// A reportRecord is a report, on its cover and its full page.
type reportRecord struct {
	record
	Identifier   string `json:"identifier,omitempty"`
	ReportNumber string `json:"reportNumber,omitempty"`
	Language     string `json:"inLanguage"`
	issued
	PartOf *thing `json:"isPartOf,omitempty"`
}

func (r *reportPages) reportRecord(p page) reportRecord {
	f, site := r.Front, r.website.Data.Site
	v := reportRecord{
		record:       r.record("Report", strings.TrimSpace(f.Kind+" "+f.Title), p), // as the cover reads
		Identifier:   f.Number,
		ReportNumber: f.Number,
		Language:     r.Form.Lang(), // whatever the interface speaks
		issued:       r.issued(r.Summary),
	}
	if name := cmp.Or(site.Title, site.Committee); name != "" {
		v.PartOf = &thing{"WebSite", name, site.BaseURL}
	}
	return v
}

// A datasetRecord is figures that can be downloaded: those of a period, or one through the
// periods.
type datasetRecord struct {
	record
	Description string `json:"description,omitempty"`
	issued
	Unit         *variable  `json:"variableMeasured,omitempty"` // of a series
	PartOf       *thing     `json:"isPartOf,omitempty"`
	Distribution []download `json:"distribution,omitempty"`
}

// A variable is what a series measures.
type variable struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	Unit string `json:"unitText,omitempty"`
}

// A download is a data file. Its address is told where that of the site is known.
type download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// downloads are the data files of a page, as their names begin.
func downloads(p page, name string) []download {
	if p.Canonical == "" {
		return nil
	}
	return []download{{"DataDownload", "text/csv", p.Canonical + name + ".csv"}, {"DataDownload", "application/json", p.Canonical + name + ".json"}}
}

// indicatorsRecord describes the figures of a period.
func (r *reportPages) indicatorsRecord(p page) datasetRecord {
	v := datasetRecord{record: r.record("Dataset", p.Title, p), Description: p.Description, issued: r.issued(r.Summary), Distribution: downloads(p, "indicators")}
	v.PartOf = &thing{Type: "Report", Name: r.reportName(r.Summary)}
	if base := r.website.Data.Site.BaseURL; base != "" {
		v.PartOf.URL = base + address.URL(address.Cover(r.Summary))
	}
	return v
}

// seriesRecord describes an indicator through the periods.
func (s *website) seriesRecord(one *report.Series, p page) datasetRecord {
	newest := one.Points[0]
	v := datasetRecord{record: s.record("Dataset", newest.Indicator.Name, p), Description: p.Description, Distribution: downloads(p, "series"),
		Unit: &variable{"PropertyValue", newest.Indicator.Name, newest.Indicator.Unit}}
	v.Publisher = s.issued(newest.Report).Publisher
	if first, last := one.Points[len(one.Points)-1].Report.Period.Year, newest.Report.Period.Year; first < last {
		v.Coverage = fmt.Sprintf("%d/%d", first, last) // an interval of ISO 8601
	} else {
		v.Coverage = strconv.Itoa(last)
	}
	return v
}

// A legislationRecord is a document, as the register or the reports that cite it know it.
type legislationRecord struct {
	record
	Identifier  string        `json:"legislationIdentifier,omitempty"`
	Kind        string        `json:"legislationType,omitempty"`
	Date        string        `json:"legislationDate,omitempty"`
	PassedBy    *organization `json:"legislationPassedBy,omitempty"`
	Description string        `json:"description,omitempty"` // its subject
	SameAs      string        `json:"sameAs,omitempty"`      // its text elsewhere
	Changes     []legislation `json:"legislationChanges,omitempty"`
}

// A legislation is a document that another refers to.
type legislation struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"legislationIdentifier,omitempty"`
}

func (s *website) legislationRecord(d *report.Directive, p page) legislationRecord {
	v := legislationRecord{record: s.record("Legislation", s.words.Directive(d), p),
		Identifier: d.Key, Kind: d.Type, Date: d.Date.String(), PassedBy: organizationOf(d.Issuer), Description: d.Title}
	v.License = "" // the site's own is not for what others have issued
	if d.Registered != nil {
		v.SameAs = d.Registered.URL
	}
	for _, r := range d.Relations {
		if slices.Contains([]report.RelationKind{report.Replaces, report.Amends}, r.Kind) {
			v.Changes = append(v.Changes, legislation{"Legislation", s.words.Directive(r.Directive), r.Directive.Key})
		}
	}
	return v
}
