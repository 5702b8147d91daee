package pages

import (
	"html/template"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// A seriesPage shows one indicator through the periods, one kind of period at a time: a
// figure of three months and one of a year do not compare.
type seriesPage struct {
	Page    page
	Unit    string
	Earlier []linkView // pages of the periods before
	Data    string     // leads to the folder of the data files
	Crumbs  []crumb
	Lines   []seriesLine

	seriesLine // the first, for layouts of sites that show one
}

// A seriesLine is the reports of a series that follow one another: of one kind and slug.
type seriesLine struct {
	Name     string
	Columns  []seriesColumn
	Chart    template.HTML
	RowItems template.HTML // the periods, each printed by its layout
	Computed bool          // something is worked out

	rows []seriesRow
}

// Rows are the periods, for a layout that lists them itself.
func (l seriesLine) Rows() []seriesRow { return l.rows }

type seriesColumn struct{ Name, Class string }

type seriesRow struct {
	Period linkView
	Note   string
	Cells  []seriesCell
}

type seriesCell struct {
	Class string
	Label string // its head, where the table is a list; empty for an empty cell
	Text  template.HTML
}

func (r *seriesRow) add(class, label string, cell template.HTML) {
	if cell == "" {
		label = ""
	}
	r.Cells = append(r.Cells, seriesCell{class, label, cell})
}

// faultsOf is what the office says of faults in a figure.
func (s *website) faultsOf(r *report.Summary, i *data.Indicator, column string) []string {
	var all []string
	for _, said := range s.reports[r].FigureRemarks[i] {
		if said.Column == column {
			all = append(all, s.words.T("remark", said.Reason))
		}
	}
	return all
}

// indicator makes the page of a series, or what leads on from its address, and its data
// files, at every id that it has had.
func (s *website) indicator(one *report.Series) *files {
	f := s.files()
	for _, id := range append([]string{one.ID}, one.Former...) {
		at := address.Page{Path: address.Series + id + "/"}
		if one.HasPage() {
			s.seriesPages(f, one, at)
		} else {
			s.movedSeries(f, one, at)
		}
		s.seriesData(f, at.Path, one)
	}
	return f
}

// listedPoints are the periods that the page of a series lists, at least.
const listedPoints = 40

// seriesPages makes the page of a series, and under its own id those of earlier periods.
func (s *website) seriesPages(f *files, one *report.Series, at address.Page) {
	shown, earlier := earlierPages(ones(len(one.Points)), listedPoints)
	folder := address.Series + one.ID + "/"
	s.seriesPage(f, one, one.Points[:shown], s.earlierLinks(at, folder, earlier, func(i int) *report.Summary { return one.Points[i].Report }), at)
	if at.Path != folder {
		return
	}
	for n, of := range earlier {
		s.seriesPage(f, one, one.Points[of.from:of.to], nil, address.Page{Path: address.Earlier(folder, n+1)})
	}
}

// seriesPage makes a page of some points of a series.
func (s *website) seriesPage(f *files, one *report.Series, points []report.Point, earlier []linkView, at address.Page) {
	on := s.pageBuffer()
	newest := one.Points[0].Indicator
	v := seriesPage{
		Page:   s.newPage("indicator", newest.Name, at),
		Unit:   newest.Unit,
		Crumbs: []crumb{{at.Root() + address.Index, s.words.T("home")}},
	}
	v.Earlier = earlier
	if folder := address.Series + one.ID + "/"; len(points) < len(one.Points) && strings.HasPrefix(at.Path, folder+"truoc-") {
		v.Page = s.newPage("indicator", newest.Name+", "+years(points[len(points)-1].Report, points[0].Report), at)
		v.Crumbs = append(v.Crumbs, crumb{at.Href(address.ToPage(folder)), newest.Name})
		v.Data = "../"
	} else if v.Page.Canonical != "" {
		v.Page.Canonical = s.Data.Site.BaseURL + folder
	}
	for _, points := range linesOfPoints(points) {
		v.Lines = append(v.Lines, s.seriesLine(f, on, newest.Name, points, at))
	}
	v.seriesLine = v.Lines[0]
	v.Page.Description = s.words.T("series-description", newest.Name)
	if v.Data == "" { // it is the page of the series, not one of earlier periods
		v.Page.Record = s.seriesRecord(one, v.Page)
	}
	s.shell(&v.Page, f)
	s.page(f, on, at.Path+address.Index, v.Page.Kind, v)
}

// linesOfPoints are the points of a series by what follows one another, that of the newest
// first; each newest first.
func linesOfPoints(points []report.Point) [][]report.Point {
	place := map[data.Line]int{}
	var lines [][]report.Point
	for _, p := range points {
		k, known := place[p.Report.Period.Line()]
		if !known {
			k = len(lines)
			place[p.Report.Period.Line()] = k
			lines = append(lines, nil)
		}
		lines[k] = append(lines[k], p)
	}
	return lines
}

// seriesLine shows the points of one line, newest first.
func (s *website) seriesLine(f *files, on *pageBuffer, name string, points []report.Point, at address.Page) seriesLine {
	v := seriesLine{Name: s.lineName(points[0].Report)}
	on.items.Reset()
	var all []*data.Indicator
	since := false // whether periods compare with those of the year before
	for _, p := range points {
		all = append(all, p.Indicator)
		change, _ := p.Indicator.Growth()
		since = since || !change.IsValid() && p.Indicator.GrowthSince(p.Before).IsValid()
	}
	shown := slices.DeleteFunc(text.WithValues(all), func(c string) bool { return c == "unit" })
	for _, c := range shown {
		v.Columns = append(v.Columns, seriesColumn{s.words.T("column-" + c), text.ColumnClass(c)})
	}
	if since {
		v.Columns = append(v.Columns, seriesColumn{s.words.T("since-last-year"), "figure"})
	}
	var cell text.Buffer
	for _, p := range points {
		row := seriesRow{Period: linkView{Href: at.Href(address.ToRow(p.Report, p.Indicator)), Text: s.periodName(p.Report)}, Note: p.Indicator.Note}
		for _, c := range shown {
			cell.Reset()
			s.text.Field(&cell, p.Indicator, c)
			for _, said := range s.faultsOf(p.Report, p.Indicator, c) {
				cell.WriteString(text.FaultSign)
				row.Note = strings.TrimLeft(row.Note+"; "+text.Fault+" "+said, "; ")
			}
			row.add(text.ColumnClass(c), s.words.T("column-"+c), template.HTML(cell.String()))
		}
		if since {
			change := template.HTML(template.HTMLEscapeString(s.words.Change(p.Indicator.GrowthSince(p.Before))))
			if change != "" {
				change += text.WorkedSign
			}
			row.add("figure", s.words.T("since-last-year"), change)
		}
		s.printOr(s.compiled.period, &on.items, &row, f)
		v.rows = append(v.rows, row)
	}
	v.RowItems = template.HTML(on.items.String())
	v.Computed = since || text.AnyComputed(all, shown)
	if line, ok := s.lineChart(name, points); ok {
		v.Chart = s.print(s.layouts.line, line, f)
	} else {
		v.Chart = s.print(s.layouts.bars, bars(s.words, all[:1], true), f)
	}
	return v
}
