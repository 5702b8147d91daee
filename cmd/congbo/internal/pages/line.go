package pages

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// A lineChart is an indicator through the periods of one kind. What is joined compares:
// figures that count their period alone from one to the next, those from the beginning of
// the year within it, and those that say neither with the same period of the year before.
// Across, places are in percent of the width; down, in pixels.
type lineChart struct {
	Title, Text string // for who cannot see it
	Ticks       []chartText
	Slots       []chartText
	Lines       []chartLine
	Marks       []chartText // targets
}

type chartText struct{ X, Y, Text string }

type chartLine struct {
	Name     string // of its periods: "6 tháng đầu năm"; or of what is counted
	Shape    string // the path of its marks
	Sign     string // the mark in text
	Dash     string // of its segments; empty for an unbroken line
	Segments []segment
	Points   []chartText
}

type segment struct{ X1, Y1, X2, Y2 string }

// The plot: pixels from the top to its two ends, percent from the left to its
// first and last period.
const (
	plotTop, plotBottom  = 26, 190
	plotFirst, plotWidth = 15, 74
	labelled             = 7 // periods at most that are named below the plot, and figures at the points
)

// shapes tell the lines apart without colour.
var shapes = [...]struct{ path, sign, dash string }{
	{"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "●", ""},
	{"M0-6.5L6.5 0L0 6.5L-6.5 0z", "◆", "6 3"},
	{"M-4.5-4.5h9v9h-9z", "■", "2 3"},
	{"M0-6L6 5H-6z", "▲", "9 3 2 3"},
}

// lineChart draws points of one line, newest first; false where fewer than two have a
// figure. Figures of another unit than the newest are left out.
func (s *website) lineChart(name string, line []report.Point) (lineChart, bool) {
	newest := line[0].Indicator
	var points []report.Point // oldest first
	var values []quantity.Decimal
	for k := len(line) - 1; k >= 0; k-- {
		if p := line[k]; p.Indicator.Actual.IsValid() && p.Indicator.ActualBound == data.Exact && p.Indicator.Unit == newest.Unit {
			points, values = append(points, p), append(values, p.Indicator.Actual)
			if t := targetMark(p.Indicator.Target); t.IsValid() {
				values = append(values, t)
			}
		}
	}
	if len(points) < 2 {
		return lineChart{}, false
	}
	axis := newScale(values)
	slots := s.slots(points)
	x := func(p data.Period) string {
		if len(slots) == 1 {
			return "50"
		}
		return quantity.Int(int64(slotOf(slots, p))*plotWidth).Quo(quantity.Int(int64(len(slots)-1)), 2, false).Add(quantity.Int(plotFirst)).Plain()
	}
	y := func(v quantity.Decimal) string {
		return short(quantity.Int(plotBottom).Sub(axis.at(v, plotBottom-plotTop)))
	}

	v := lineChart{Title: s.words.T("series-description", name)}
	for _, t := range axis.ticks {
		v.Ticks = append(v.Ticks, chartText{Y: y(t), Text: s.words.Number(t)})
	}
	every := (len(slots) + labelled - 1) / labelled
	for i := len(slots) - 1; i >= 0; i -= every {
		v.Slots = append(v.Slots, chartText{X: x(slots[i]), Text: slots[i].Short(s.words.Language)})
	}
	lines := map[string]int{}
	var told []string
	counts := countedIn(points)
	last := map[data.Counted]report.Point{}
	for k, p := range points {
		name, counted := s.lineOf(p, counts[k])
		n, ok := lines[name]
		if !ok {
			n = len(v.Lines)
			lines[name] = n
			shape := shapes[n%len(shapes)]
			v.Lines = append(v.Lines, chartLine{Name: name, Shape: shape.path, Sign: shape.sign, Dash: shape.dash})
		}
		here := chartText{X: x(p.Report.Period), Y: y(p.Indicator.Actual)}
		if len(points) <= labelled {
			here.Text = s.words.Number(p.Indicator.Actual)
		}
		line := &v.Lines[n]
		line.Points = append(line.Points, here)
		if b := joined(p, counts[k], last[counts[k]]); b != nil && b.Actual.IsValid() && b.ActualBound == data.Exact && b.Unit == newest.Unit {
			line.Segments = append(line.Segments, segment{x(b.Period), y(b.Actual), here.X, here.Y})
		}
		last[counts[k]] = p
		if t := targetMark(p.Indicator.Target); t.IsValid() {
			v.Marks = append(v.Marks, chartText{X: here.X, Y: y(t)})
		}
		told = append(told, strings.TrimSpace(s.periodName(p.Report)+" "+counted)+": "+s.words.Number(p.Indicator.Actual))
	}
	v.Text = strings.Join(told, "; ")
	return v, true
}

// countedIn is what each point counts. A period that begins the year is both the period
// alone and the year so far, and goes with the others.
func countedIn(points []report.Point) []data.Counted {
	has := map[data.Counted]bool{}
	for _, p := range points {
		if !p.Report.Period.BeginsYear() {
			has[p.Indicator.Counted] = true
		}
	}
	all := make([]data.Counted, len(points))
	for k, p := range points {
		switch all[k] = p.Indicator.Counted; {
		case !p.Report.Period.BeginsYear():
		case has[data.InPeriod]:
			all[k] = data.InPeriod
		case has[data.Cumulative]:
			all[k] = data.Cumulative
		default:
			all[k] = data.CountedUnsaid
		}
	}
	return all
}

// lineOf names the line of a chart that a point is on, and what the point counts.
func (s *website) lineOf(p report.Point, counted data.Counted) (name, said string) {
	switch kind := p.Report.Period.Kind; {
	case counted != data.CountedUnsaid:
		said = s.words.T(words.CountedKeys[counted])
		return said, said
	case kind == data.Month: // twelve lines would be none
		return s.words.T(kindKeys[kind]), ""
	}
	return p.Report.Period.Same(s.words.Language), ""
}

// joined is the figure that a line leads from to a point; last is the point before it that
// counts the same.
func joined(p report.Point, counted data.Counted, last report.Point) *data.Indicator {
	switch {
	case counted == data.CountedUnsaid:
		return p.Before
	case last.Report == nil || !p.Report.Period.Follows(last.Report.Period):
		return nil
	case counted == data.Cumulative && p.Report.Period.Year != last.Report.Period.Year && p.Report.Period.N > 0:
		return nil
	}
	return last.Indicator
}

// slots are the periods that have a place below the plot, oldest first: those of
// the site from the first point to the last, of the line of the points, so that a period
// without a figure is seen as a gap.
func (s *website) slots(points []report.Point) []data.Period {
	first, last := points[0].Report.Period, points[len(points)-1].Report.Period
	var all []data.Period
	for k := len(s.Reports) - 1; k >= 0; k-- {
		if p := s.Reports[k].Period; p.Line() == first.Line() && p.Compare(first) >= 0 && p.Compare(last) <= 0 {
			all = append(all, p)
		}
	}
	return all
}

func slotOf(slots []data.Period, p data.Period) int {
	for i, slot := range slots {
		if slot == p {
			return i
		}
	}
	return 0
}
