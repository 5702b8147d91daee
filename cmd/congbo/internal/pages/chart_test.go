package pages

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

func decimals(t *testing.T, s string) []quantity.Decimal {
	t.Helper()
	var all []quantity.Decimal
	for _, word := range strings.Fields(s) {
		d, err := quantity.Parse(word)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

func TestScale(t *testing.T) {
	for values, want := range map[string]string{
		"0":                            "0 0,5 1,0",
		"0 0 0":                        "0 0,5 1,0",
		"7":                            "0 2 4 6 8",
		"149 150":                      "0 50 100 150",
		"-12,5 42,50":                  "-20 0 20 40 60",
		"-3":                           "-3 -2 -1 0",
		"0,012":                        "0 0,005 0,010 0,015",
		"4.565.699.000":                "0 2.000.000.000 4.000.000.000 6.000.000.000",
		"1" + strings.Repeat("0", 50):  "0 50" + strings.Repeat(".000", 16) + " 100" + strings.Repeat(".000", 16),
		"-1 -0,5 0,999999999999999999": "-1,0 -0,5 0 0,5 1,0",
	} {
		var got []string
		for _, tick := range newScale(decimals(t, values)).ticks {
			got = append(got, tick.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %s", values, got, want)
		}
	}
}

// TestBarOfNothing: nothing of nothing, as a target of 0 that was kept, has no empty bar.
func TestBarOfNothing(t *testing.T) {
	d := decimals(t, "0 0,0")
	if b := bars(words.Words{Language: "vi"}, []*data.Indicator{{Actual: d[0], Target: data.ExactGoal(d[1])}}, true); len(b) > 0 {
		t.Errorf("%+v", b)
	}
}

// TestBars: where a result and its target stand, in percent of the width.
func TestBars(t *testing.T) {
	w := words.Words{Language: "vi"}
	for values, want := range map[string]string{
		"70 80":   "0 +87.5, target 80 at 100, zero 0",
		"100 80":  "0 +100, target 80 at 80, zero 0",
		"-5 15":   "0 +25, target 15 at 100, zero 25",
		"-5 -10":  "50 +50, target -10 at 0, zero 100",
		"3 0":     "0 +100, target 0 at 0, zero 0",
		"12,5 25": "0 +50, target 25 at 100, zero 0",
	} {
		d := decimals(t, values)
		b := bars(w, []*data.Indicator{{Actual: d[0], Target: data.Goal{Low: d[1], High: d[1]}}, {Actual: d[0]}, {Target: data.Goal{Low: d[1], High: d[1]}}, {Actual: d[0], Of: d[1]}}, false)
		if len(b) != 1 {
			t.Fatalf("%s: %d bars, want 1", values, len(b))
		}
		if got := fmt.Sprintf("%s +%s, target %s at %s, zero %s", b[0].Start, b[0].Width, d[1], b[0].Mark, b[0].Zero); got != want {
			t.Errorf("%s: %s, want %s", values, got, want)
		}
		if parts := bars(w, []*data.Indicator{{Actual: d[0], Of: d[1]}}, true); len(parts) != 1 || parts[0].Mark != b[0].Mark {
			t.Errorf("%s: parts of a whole are %v", values, parts)
		}
	}
}

// TestLineChart: a period is joined with the same period of last year, or with the one
// before it where both count their period alone or the same year so far; one without a figure
// keeps its place and leaves a gap.
func TestLineChart(t *testing.T) {
	for _, c := range []struct{ periods, want string }{
		{"2030-h1:5", "none"},
		{"2030-h1: 2029-h1:5", "none"},
		{"2030-h1:5 2029-h1:3", "6 tháng đầu năm[2 points, 1 joined]; slots 6T/2030 6T/2029"},
		{"2030-h1:5 2029:9 2029-h1:3 2028:8", "6 tháng đầu năm[2 points, 1 joined]; slots 6T/2030 6T/2029"},
		{"2030-h1:5 2029-h1: 2028-h1:3", "6 tháng đầu năm[2 points, 0 joined]; slots 6T/2030 6T/2029 6T/2028"},
		{"2030-q2:-5 2030-q1:0 2029-q2:3", "Quý II[2 points, 1 joined] Quý I[1 points, 0 joined]; slots QII/2030 QI/2030 QII/2029"},
		{"2030-q2:5:trong 2030-q1:4 2029-q4:3:trong 2029-q2:2:trong", "trong[4 points, 2 joined]; slots QII/2030 QI/2030 QIV/2029 QII/2029"},
		{"2030-q2:9:lũy 2030-q1:4 2029-q4:8:lũy 2029-q3:6:lũy", "lũy[4 points, 2 joined]; slots QII/2030 QI/2030 QIV/2029 QIII/2029"},
		{"2030-q2:9:lũy 2029-q4:3:trong 2029-q3:2:trong", "trong[2 points, 1 joined] lũy[1 points, 0 joined]; slots QII/2030 QIV/2029 QIII/2029"},
		{"2030-m02:9 2030-m01:4 2029-m02:8", "tháng[3 points, 1 joined]; slots 2/2030 1/2030 2/2029"},
		{"2030:9 2029:4 2027:8", "Cả năm[3 points, 1 joined]; slots 2030 2029 2027"},
		{"2025-2030:9 2020-2025:4", "Nhiệm kỳ[2 points, 1 joined]; slots 2025–2030 2020–2025"},
	} {
		s := &website{Site: &report.Site{}, words: words.Words{Language: "vi", Strings: data.Strings{"kind-month": "tháng", "counted-cumulative": "lũy", "counted-in-period": "trong"}}}
		one := &report.Series{ID: "a"}
		by := map[string]*data.Indicator{}
		for _, word := range strings.Fields(c.periods) {
			id, value, _ := strings.Cut(word, ":")
			value, counted, _ := strings.Cut(value, ":")
			period, err := data.ParsePeriod(id)
			if err != nil {
				t.Fatal(err)
			}
			r := &report.Summary{Period: period, Front: &data.Front{}}
			s.Reports = append(s.Reports, r)
			i := &data.Indicator{Period: period, Counted: map[string]data.Counted{"lũy": data.Cumulative, "trong": data.InPeriod}[counted]}
			if value != "" {
				i.Actual = decimals(t, value)[0]
			}
			by[id] = i
			one.Points = append(one.Points, report.Point{Report: r, Indicator: i})
		}
		for k, p := range one.Points {
			one.Points[k].Before = by[p.Report.Period.SameOfLastYear()]
		}
		got := "none"
		if v, ok := s.lineChart("a", linesOfPoints(one.Points)[0]); ok {
			var lines, slots []string
			for _, l := range v.Lines {
				lines = append(lines, fmt.Sprintf("%s[%d points, %d joined]", l.Name, len(l.Points), len(l.Segments)))
			}
			for _, slot := range v.Slots {
				slots = append(slots, slot.Text)
			}
			got = strings.Join(lines, " ") + "; slots " + strings.Join(slots, " ")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.periods, got, c.want)
		}
	}
}
