package render

import (
	"cmp"
	"html/template"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A series is one indicator through the periods, newest first.
type series struct {
	id     string
	points []point
}

type point struct {
	report    *report.Report
	indicator *data.Indicator
}

// series gathers the indicators of all periods by id, in the order of their ids.
func (s *website) series() []*series {
	byID := map[string]*series{}
	var all []*series
	for _, r := range s.Reports {
		for _, i := range r.Data.Indicators {
			one := byID[i.ID]
			if one == nil {
				one = &series{id: i.ID}
				byID[i.ID] = one
				all = append(all, one)
			}
			one.points = append(one.points, point{r, i})
		}
	}
	slices.SortFunc(all, func(a, b *series) int { return cmp.Compare(a.id, b.id) })
	return all
}

// A seriesPage shows one indicator through the periods.
type seriesPage struct {
	Page    page
	Unit    string
	Crumbs  []crumb
	Columns []seriesColumn
	Rows    []seriesRow
}

type seriesColumn struct{ Name, Class string }

type seriesRow struct {
	Period linkView
	Note   string
	Cells  []seriesCell
}

type seriesCell struct {
	Class string
	Text  template.HTML
}

func (s *website) indicator(one *series) *files {
	f := s.files()
	at := place{path: seriesPath + one.id + "/"}
	newest := one.points[0].indicator
	v := seriesPage{
		Page:   s.newPage("indicator", newest.Name, at),
		Unit:   newest.Unit,
		Crumbs: []crumb{{at.root() + folderIndex, s.words.t("home")}},
	}
	var all []*data.Indicator
	for _, p := range one.points {
		all = append(all, p.indicator)
	}
	shown := slices.DeleteFunc(withValues(s.words, all), func(c string) bool { return c == "unit" })
	for _, c := range shown {
		v.Columns = append(v.Columns, seriesColumn{s.words.t("column-" + c), columnClass(c)})
	}
	for _, p := range one.points {
		to := toPage(indicatorsPath(p.report))
		to.anchor = "#" + escapeURL(rowID(p.indicator))
		row := seriesRow{Period: linkView{Href: at.href(to), Text: s.words.period(p.report)}, Note: p.indicator.Note}
		for _, c := range shown {
			pen := &pen{words: s.words}
			writeField(pen, p.indicator, c)
			row.Cells = append(row.Cells, seriesCell{columnClass(c), template.HTML(pen.String())})
		}
		v.Rows = append(v.Rows, row)
	}
	v.Page.Description = s.words.t("series-description", newest.Name)
	s.frame(&v.Page, f)
	s.page(f, s.sheet(), at.path+folderIndex, v.Page.Kind, v)
	return f
}
