package exports

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// A dataPackage is what describes the data of a period: a Tabular Data Package
// (specs.frictionlessdata.io/tabular-data-package), whose hash proves the file.
type dataPackage struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Homepage  string         `json:"homepage,omitempty"`
	Licenses  []dataLicense  `json:"licenses,omitempty"`
	Sources   []dataSource   `json:"sources"`
	Resources []dataResource `json:"resources"`
}

type dataSource struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type dataLicense struct {
	Path string `json:"path"`
}

type dataResource struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Path      string     `json:"path"`
	Format    string     `json:"format"`
	Mediatype string     `json:"mediatype"`
	Encoding  string     `json:"encoding"`
	Bytes     int        `json:"bytes"`
	Hash      string     `json:"hash"`
	Schema    dataSchema `json:"schema"`
}

type dataSchema struct {
	Fields        []dataField `json:"fields"`
	PrimaryKey    string      `json:"primaryKey"`
	MissingValues []string    `json:"missingValues"`
}

type dataField struct {
	Name        string           `json:"name"`
	Type        string           `json:"type"`
	Title       string           `json:"title"`
	Constraints *dataConstraints `json:"constraints,omitempty"`
}

type dataConstraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// DataPackage describes the figures of a period as they stand in a CSV file beside it.
func DataPackage(w words.Words, site data.Site, r *report.Summary, csv []byte) []byte {
	base, title := site.BaseURL, w.T("indicators-of", w.PeriodWithin(r))
	sum := sha256.Sum256(csv)
	v := dataPackage{
		Profile: "tabular-data-package", Name: "indicators-" + r.Period.ID, Title: title, Homepage: url(base, address.Indicators(r)),
		Sources: []dataSource{{Title: cmp.Or(w.ReportName(r), title), Path: url(base, address.Cover(r))}},
		Resources: []dataResource{{
			Profile: "tabular-data-resource", Name: "indicators", Title: title, Path: "indicators.csv",
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: len(csv), Hash: "sha256:" + hex.EncodeToString(sum[:]),
			Schema: dataSchema{PrimaryKey: "id", MissingValues: []string{""}},
		}},
	}
	if site.License != "" {
		v.Licenses = []dataLicense{{site.License}}
	}
	schema := &v.Resources[0].Schema
	for _, c := range downloaded {
		f := dataField{Name: c.name, Type: "string", Title: w.T("data-" + c.name)}
		switch {
		case c.number != nil:
			f.Type = "number"
		case c.name == "id":
			f.Constraints = &dataConstraints{Required: true, Unique: true}
		case c.name == "name":
			f.Constraints = &dataConstraints{Required: true}
		case strings.HasSuffix(c.name, "bound") && c.name != "target_bound": // which may be a range, or the end of the year
			f.Constraints = &dataConstraints{Enum: []string{string(data.Under), string(data.AtMost), string(data.Over), string(data.AtLeast)}}
		case strings.HasSuffix(c.name, "status"):
			f.Constraints = &dataConstraints{Enum: []string{string(data.Exceeded), string(data.Met), string(data.NotMet), string(data.AtYearEnd), string(data.Monitored)}}
		}
		schema.Fields = append(schema.Fields, f)
	}
	return encoded(v)
}
