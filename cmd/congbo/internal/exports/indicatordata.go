package exports

import (
	"encoding/json"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
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
	{name: "target", number: func(i *data.Indicator) quantity.Decimal { return i.Target.Number() }},
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
	{name: "actual_bound", text: func(i *data.Indicator) string { return string(i.ActualBound) }},
	{name: "target_bound", text: func(i *data.Indicator) string { return i.Target.Sign() }},
	{name: "percent_bound", text: func(i *data.Indicator) string { return string(i.PercentBound) }},
	{name: "counted", text: func(i *data.Indicator) string { return string(i.Counted) }},
}

func onlyComputed(d quantity.Decimal, computed bool) quantity.Decimal {
	if !computed {
		return quantity.Decimal{}
	}
	return d
}

// IndicatorsCSV is the figures for machines: RFC 4180, decimal points.
func IndicatorsCSV(indicators []*data.Indicator) []byte {
	rows := [][]string{columnNames()}
	for _, i := range indicators {
		rows = append(rows, plainCells(i))
	}
	return table(rows)
}

// A seriesDataset is a series as JSON, newest period first.
type seriesDataset struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Unit    string        `json:"unit,omitempty"`
	Periods []seriesPoint `json:"periods"`
}

type seriesPoint struct {
	origin
	Indicator indicatorJSON `json:"indicator"`
}

// SeriesJSON is an indicator through the periods, newest period first.
func SeriesJSON(w words.Words, base string, one *report.Series) []byte {
	newest := one.Points[0].Indicator
	v := seriesDataset{ID: one.ID, Name: newest.Name, Unit: newest.Unit}
	for _, p := range one.Points {
		v.Periods = append(v.Periods, seriesPoint{originOf(w, base, p.Report, address.Indicators(p.Report)), indicatorJSON{p.Indicator}})
	}
	return encoded(v)
}

// SeriesCSV is the same for machines, a row a period.
func SeriesCSV(one *report.Series) []byte {
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

// An origin is the report that data for download are of.
type origin struct {
	Period string `json:"period"`
	Label  string `json:"label"`
	Report string `json:"report,omitempty"` // its number
	Title  string `json:"title,omitempty"`
	Issuer string `json:"issuer,omitempty"`
	URL    string `json:"url,omitempty"` // of the page; empty without a base URL
}

func originOf(w words.Words, base string, r *report.Summary, page string) origin {
	f := r.Front
	return origin{Period: r.Period.ID, Label: w.Period(r), Report: f.Number, Title: f.Title, Issuer: f.Issuer, URL: url(base, page)}
}

// url is the address of a page; empty without that of the site.
func url(base, page string) string {
	if base == "" {
		return ""
	}
	return base + page
}

// A dataset is the indicators of a period as JSON.
type dataset struct {
	origin
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

// IndicatorsJSON is the figures of a period.
func IndicatorsJSON(w words.Words, base string, r *report.Summary) []byte {
	v := dataset{origin: originOf(w, base, r, address.Indicators(r))}
	for _, i := range r.Data.Indicators {
		v.Indicators = append(v.Indicators, indicatorJSON{i})
	}
	return encoded(v)
}
