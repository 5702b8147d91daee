package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// A column is a field of an indicator as the files for download have it: a text
// or a number, never both. What congbo works out has columns of its own, so that
// what the report states is never mixed with it.
type column struct {
	name   string // of the CSV, the JSON and the schema; scripts rely on it
	text   func(*data.Indicator) string
	number func(*data.Indicator) quantity.Decimal
}

// downloaded are the columns in their order; new ones come last.
var downloaded = [...]column{
	{name: "id", text: func(i *data.Indicator) string { return i.ID }},
	{name: "name", text: func(i *data.Indicator) string { return i.Name }},
	{name: "group", text: func(i *data.Indicator) string { return i.Group }},
	{name: "unit", text: func(i *data.Indicator) string { return i.Unit }},
	{name: "actual", number: func(i *data.Indicator) quantity.Decimal { return i.Actual }},
	{name: "target", number: func(i *data.Indicator) quantity.Decimal { return i.Target }},
	{name: "of", number: func(i *data.Indicator) quantity.Decimal { return i.Of }},
	{name: "previous", number: func(i *data.Indicator) quantity.Decimal { return i.Previous }},
	{name: "percent", number: func(i *data.Indicator) quantity.Decimal { return i.Percent }},
	{name: "percent_of", text: func(i *data.Indicator) string { return i.PercentOf }},
	{name: "change", number: func(i *data.Indicator) quantity.Decimal { return i.Change }},
	{name: "change_from", text: func(i *data.Indicator) string { return i.ChangeFrom }},
	{name: "status", text: func(i *data.Indicator) string { return string(i.Status) }},
	{name: "source", text: func(i *data.Indicator) string { return i.Source }},
	{name: "note", text: func(i *data.Indicator) string { return i.Note }},
	{name: "computed_percent", number: func(i *data.Indicator) quantity.Decimal { return onlyComputed(i.Share()) }},
	{name: "computed_change", number: func(i *data.Indicator) quantity.Decimal { return onlyComputed(i.Growth()) }},
	{name: "computed_status", text: func(i *data.Indicator) string {
		if s, computed := i.Judged(); computed {
			return string(s)
		}
		return ""
	}},
}

func onlyComputed(d quantity.Decimal, computed bool) quantity.Decimal {
	if !computed {
		return quantity.Decimal{}
	}
	return d
}

// downloads makes the data files of a period's indicators: for machines, for a
// Vietnamese Excel, with metadata, and what describes them.
func (r *reportPages) downloads(folder string) {
	csv := indicatorsCSV(r.Data.Indicators)
	r.files.add(folder+"indicators.csv", csv)
	r.files.add(folder+"indicators-excel.csv", r.words.excelCSV(r.Data.Indicators))
	r.files.add(folder+"indicators.json", r.indicatorsJSON())
	r.files.add(folder+"datapackage.json", r.dataPackage(csv))
}

// indicatorsCSV is the figures for machines: RFC 4180, decimal points.
func indicatorsCSV(indicators []*data.Indicator) []byte {
	rows := [][]string{columnNames()}
	for _, i := range indicators {
		rows = append(rows, plainCells(i))
	}
	return table(rows)
}

// seriesCSV is the figures of a series, newest period first, for machines.
func seriesCSV(one *report.Series) []byte {
	rows := [][]string{append([]string{"period"}, columnNames()...)}
	for _, p := range one.Points {
		rows = append(rows, append([]string{p.Report.Period.ID}, plainCells(p.Indicator)...))
	}
	return table(rows)
}

func columnNames() []string {
	var names []string
	for _, c := range downloaded {
		names = append(names, c.name)
	}
	return names
}

// plainCells are the columns of an indicator, numbers with decimal points.
func plainCells(i *data.Indicator) []string {
	var cells []string
	for _, c := range downloaded {
		if c.number != nil {
			cells = append(cells, c.number(i).Plain())
		} else {
			cells = append(cells, c.text(i))
		}
	}
	return cells
}

// excelCSV is the figures for a double click in an Excel that speaks Vietnamese:
// it takes the BOM for UTF-8, semicolons between the cells and a comma before
// the decimals. Digits are not grouped; that is the cell's format to do.
func (w words) excelCSV(indicators []*data.Indicator) []byte {
	var b strings.Builder
	b.WriteString("\ufeff")
	line := func(cells []string) {
		for k, cell := range cells {
			if k > 0 {
				b.WriteByte(';')
			}
			if strings.ContainsAny(cell, ";\"\r\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	var head []string
	for _, c := range downloaded {
		head = append(head, w.t("data-"+c.name))
	}
	line(head)
	for _, i := range indicators {
		var row []string
		for _, c := range downloaded {
			if c.number != nil {
				row = append(row, strings.Replace(c.number(i).Plain(), ".", ",", 1))
			} else {
				row = append(row, noFormula(c.text(i)))
			}
		}
		line(row)
	}
	return []byte(b.String())
}

// noFormula keeps Excel from running a text that begins like a formula (OWASP,
// CSV injection).
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// A dataset is the indicators of a period as JSON.
type dataset struct {
	Period     string          `json:"period"`
	Label      string          `json:"label"`
	Report     string          `json:"report,omitempty"`
	Title      string          `json:"title,omitempty"`
	Issuer     string          `json:"issuer,omitempty"`
	URL        string          `json:"url,omitempty"`
	Indicators []indicatorJSON `json:"indicators"`
}

// An indicatorJSON is the columns of one indicator that have a value, in order.
type indicatorJSON struct{ *data.Indicator }

// MarshalJSON is part of json.Marshaler. Every digit stays: 42.50 is 42.50.
func (i indicatorJSON) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for _, c := range downloaded {
		var value []byte
		if c.number != nil {
			value = []byte(c.number(i.Indicator).Plain())
		} else if s := c.text(i.Indicator); s != "" {
			var err error
			if value, err = json.Marshal(s); err != nil {
				return nil, err
			}
		}
		if len(value) == 0 {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(append(append(append(b, '"'), c.name...), `":`...), value...)
	}
	return append(b, '}'), nil
}

func (r *reportPages) indicatorsJSON() []byte {
	v := dataset{Period: r.Period.ID, Label: r.words.period(r.Report), Report: r.Front().Number, Title: r.Front().Title, Issuer: r.Front().Issuer, URL: r.indicatorsURL()}
	for _, i := range r.Data.Indicators {
		v.Indicators = append(v.Indicators, indicatorJSON{i})
	}
	return encoded(v, "  ")
}

// indicatorsURL is the address of the page; empty without a base URL.
func (r *reportPages) indicatorsURL() string {
	if base := r.website.Data.Site.BaseURL; base != "" {
		return base + indicatorsPath(r.Report)
	}
	return ""
}

// A dataPackage is what describes the data of a period: a Tabular Data Package
// (specs.frictionlessdata.io/tabular-data-package), whose hash proves the file.
type dataPackage struct {
	Profile   string         `json:"profile"`
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Homepage  string         `json:"homepage,omitempty"`
	Sources   []dataSource   `json:"sources"`
	Resources []dataResource `json:"resources"`
}

type dataSource struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
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
	Required bool          `json:"required,omitempty"`
	Unique   bool          `json:"unique,omitempty"`
	Enum     []data.Status `json:"enum,omitempty"`
}

func (r *reportPages) dataPackage(csv []byte) []byte {
	title := r.words.t("indicators-of", r.words.period(r.Report))
	sum := sha256.Sum256(csv)
	v := dataPackage{
		Profile: "tabular-data-package", Name: "indicators-" + r.Period.ID, Title: title, Homepage: r.indicatorsURL(),
		Sources: []dataSource{{Title: cmp.Or(r.words.reportName(r.Report), title)}},
		Resources: []dataResource{{
			Profile: "tabular-data-resource", Name: "indicators", Title: title, Path: "indicators.csv",
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: len(csv), Hash: "sha256:" + hex.EncodeToString(sum[:]),
			Schema: dataSchema{PrimaryKey: "id", MissingValues: []string{""}},
		}},
	}
	if base := r.website.Data.Site.BaseURL; base != "" {
		v.Sources[0].Path = base + coverPath(r.Report)
	}
	schema := &v.Resources[0].Schema
	for _, c := range downloaded {
		f := dataField{Name: c.name, Type: "string", Title: r.words.t("data-" + c.name)}
		switch {
		case c.number != nil:
			f.Type = "number"
		case c.name == "id":
			f.Constraints = &dataConstraints{Required: true, Unique: true}
		case c.name == "name":
			f.Constraints = &dataConstraints{Required: true}
		case strings.HasSuffix(c.name, "status"):
			f.Constraints = &dataConstraints{Enum: []data.Status{data.Exceeded, data.Met, data.NotMet, data.AtYearEnd, data.Monitored}}
		}
		schema.Fields = append(schema.Fields, f)
	}
	return encoded(v, "  ")
}
