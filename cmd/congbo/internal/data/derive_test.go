package data

import (
	"fmt"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

func decimal(t *testing.T, s string) quantity.Decimal {
	t.Helper()
	if s == "" {
		return quantity.Decimal{}
	}
	d, err := quantity.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// exactly is the target of a number.
func exactly(d quantity.Decimal) Goal { return Goal{Low: d, High: d} }

func goal(t *testing.T, s string) Goal {
	t.Helper()
	if s == "" {
		return Goal{}
	}
	b, err := parseGoal(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestJudged(t *testing.T) {
	for _, c := range []struct {
		period, actual, target string
		lower                  bool
		stated, want           Status
	}{
		{"2031", "141", "140", false, "", Exceeded},
		{"2031", "140,0", "140", false, "", Met},
		{"2031", "139", "140", false, "", NotMet},
		{"2031-h1", "141", "140", false, "", Exceeded},
		{"2031-h1", "140", "140", false, "", Met},
		{"2031-h1", "139", "140", false, "", AtYearEnd},
		{"2031-h2", "139", "140", false, "", NotMet}, // a second half ends the year
		{"2031-9m", "139", "140", false, "", AtYearEnd},
		{"2031-q4", "0", "0", false, "", Met},
		{"2031", "-2", "0", false, "", NotMet},
		{"2031", "9", "10", true, "", Exceeded},
		{"2031", "10", "10", true, "", Met},
		{"2031", "11", "10", true, "", NotMet},
		{"2031-h1", "9", "10", true, "", AtYearEnd},  // it may still rise
		{"2031-h1", "10", "10", true, "", AtYearEnd}, // so may this
		{"2031-h1", "11", "10", true, "", NotMet},    // it cannot fall
		{"2031", "141", "140", false, Monitored, Monitored},
		// limits, ranges, the year's end
		{"2031-h1", "96", "≥ 95", false, "", Met},
		{"2031-h1", "94", "≥ 95", false, "", AtYearEnd},
		{"2031", "94", "≥ 95", false, "", NotMet},
		{"2031", "95", "trên 95", false, "", NotMet},
		{"2031-h1", "1,5", "dưới 2", false, "", AtYearEnd}, // a limit above needs no higher_is_better = false
		{"2031-h1", "2", "dưới 2", false, "", NotMet},
		{"2031", "1,5", "dưới 2", false, "", Met},
		{"2031", "92", "90 - 95", false, "", Met},
		{"2031", "96", "90 - 95", false, "", Exceeded},
		{"2031", "96", "90 - 95", true, "", NotMet},
		{"2031", "89", "90 - 95", true, "", Exceeded},
		{"2031-h1", "89", "90 - 95", false, "", AtYearEnd},
		{"2031-h1", "5", "cuối năm", false, "", AtYearEnd},
		{"2031", "5", "cuối năm", false, "", Monitored}, // the report says no plan
		{"2031", "141", "", false, "", Monitored},
		{"2031", "", "", false, "", StatusNone},
		{"2031", "", "140", false, "", StatusNone},
	} {
		period, err := ParsePeriod(c.period)
		if err != nil {
			t.Fatal(err)
		}
		i := &Indicator{Period: period, Actual: decimal(t, c.actual), Target: goal(t, c.target), LowerIsBetter: c.lower, Status: c.stated}
		if got, computed := i.Judged(); got != c.want || computed != (c.stated == "" && c.want != "") {
			t.Errorf("%s: %s of %s, lower %v, stated %q: %q, computed %v; want %q", c.period, c.actual, c.target, c.lower, c.stated, got, computed, c.want)
		}
	}
}

// TestJudgedByPercent: a percentage of a plan that the report states tells how far it is, and
// so does a target in percent; a percentage of anything else does not.
func TestJudgedByPercent(t *testing.T) {
	for _, c := range []struct {
		period, actual, of, target, percent, percentOf string
		lower                                          bool
		want                                           Status
	}{
		{period: "2022-h1", actual: "149", percent: "106,42", percentOf: "nghị quyết", want: Exceeded},
		{period: "2022-h1", actual: "149", percent: "106,42", percentOf: "so với Nghị quyết năm", want: Exceeded},
		{period: "2022-h1", actual: "40", percent: "100", percentOf: "kế hoạch", want: Met},
		{period: "2022-h1", actual: "40", percent: "42", percentOf: "kế hoạch", want: AtYearEnd},
		{period: "2022", actual: "40", percent: "42", percentOf: "KH", want: NotMet},
		{period: "2022-h1", percent: "102", percentOf: "chỉ tiêu Ủy ban nhân dân giao", want: Exceeded},
		{period: "2022-h1", actual: "40", percent: "106", percentOf: "cùng kỳ", want: Monitored},
		{period: "2022-h1", actual: "40", percent: "106", want: Monitored},
		{period: "2022-h1", percent: "56", want: StatusNone},
		{period: "2022-h1", actual: "3", percent: "106", percentOf: "kế hoạch", lower: true, want: NotMet},
		{period: "2022-h1", actual: "149", target: "140", percent: "90", percentOf: "kế hoạch", want: Exceeded}, // the numbers first
		{period: "2022", actual: "96", of: "100", target: "≥ 95%", want: Met},
		{period: "2022", actual: "94", of: "100", target: "≥ 95%", want: NotMet},
		{period: "2022", actual: "96", target: "≥ 95%", want: Met}, // the result is the percentage
	} {
		period, err := ParsePeriod(c.period)
		if err != nil {
			t.Fatal(err)
		}
		i := &Indicator{Period: period, Actual: decimal(t, c.actual), Of: decimal(t, c.of), Target: goal(t, c.target), Percent: decimal(t, c.percent), PercentOf: c.percentOf, LowerIsBetter: c.lower}
		if got, _ := i.Judged(); got != c.want {
			t.Errorf("%+v: %q, want %q", c, got, c.want)
		}
	}
}

// TestCounted: figures of a part of the year are not judged by the plan of the whole, and
// compare only with what counts the same.
func TestCounted(t *testing.T) {
	figure := func(id string, counted Counted) *Indicator {
		period, err := ParsePeriod(id)
		if err != nil {
			t.Fatal(err)
		}
		return &Indicator{Period: period, Counted: counted, Actual: quantity.Int(5), Target: exactly(quantity.Int(10))}
	}
	for _, c := range []struct {
		a, b     string
		ofA, ofB Counted
		want     bool
	}{
		{"2030-q2", "2031-q2", Cumulative, Cumulative, true},
		{"2030-q2", "2031-q2", Cumulative, InPeriod, false},
		{"2030-q1", "2031-q1", Cumulative, InPeriod, true}, // a first quarter is the year so far
		{"2030-h1", "2031-h1", Cumulative, "", true},
		{"2031-q1", "2031-q2", "", InPeriod, true},
		{"2031-q1", "2031-q2", "", Cumulative, false},
		{"2031-q2", "2031-q3", Cumulative, Cumulative, false},
		{"2031-q2", "2031-q3", InPeriod, InPeriod, true},
		{"2031-q2", "2031-q3", "", "", true},
	} {
		if got := figure(c.a, c.ofA).ComparesWith(figure(c.b, c.ofB)); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
	for counted, want := range map[Counted]Status{InPeriod: Monitored, Cumulative: NotMet, CountedUnsaid: NotMet} {
		if got, _ := figure("2031-q4", counted).Judged(); got != want {
			t.Errorf("%q in the last quarter: %q, want %q", counted, got, want)
		}
	}
}

// TestBounds holds that limits are read, written back, and compared as limits.
func TestBounds(t *testing.T) {
	for _, c := range []struct {
		period, actual, target, percent, of string
		lower                               bool
		want                                Status
	}{
		{"2031", "1.5", "dưới 2%", "", "", false, Met},
		{"2031", "2", "dưới 2%", "", "", false, NotMet},
		{"2031-h1", "1.5", "dưới 2", "", "", false, AtYearEnd}, // it may still rise
		{"2031-h1", "2.5", "dưới 2", "", "", false, NotMet},
		{"2031", "2", "không quá 2", "", "", false, Met},
		{"2031", "98.5", "trên 98%", "", "", false, Met},
		{"2031", "98", "trên 98", "", "", false, NotMet},
		{"2031-h1", "97", "trên 98", "", "", false, AtYearEnd},
		{"2031", "98", "từ 98 trở lên", "", "", false, Met},
		{"2031", "trên 98", "98", "", "", false, Exceeded},
		{"2031", "trên 98", "99", "", "", false, Monitored}, // nobody knows
		{"2031", "dưới 2", "2", "", "", true, Exceeded},
		{"2031", "trên 98", "trên 98", "", "", false, Met},
		{"2031-h1", "149", "", "106,42", "nghị quyết", false, Exceeded},
		{"2031-h1", "40", "", "42", "kế hoạch", false, AtYearEnd},
		{"2031-h1", "40", "", "98", "kế hoạch 6 tháng", false, NotMet},
		{"2031-h1", "40", "", "100,0", "kế hoạch", false, Met},
		{"2031", "40", "", "42", "dự toán", false, NotMet},
		{"2031", "40", "", "42", "tổng số", false, Monitored},
		{"2031", "", "", "102", "kế hoạch", false, Exceeded},
		{"2031", "", "", "trên 100", "kế hoạch", false, Exceeded},
		{"2031", "", "", "trên 98", "kế hoạch", false, Monitored},
	} {
		toml := "[indicator.a]\nname = \"Cây trồng\"\nunit = \"cây\"\n"
		for _, key := range [][2]string{{"actual", c.actual}, {"target", c.target}, {"percent", c.percent}, {"percent_of", c.of}} {
			if key[1] != "" && (key[0] == "actual" || key[0] == "target") && strings.Trim(key[1], "0123456789.") == "" {
				toml += key[0] + " = " + key[1] + "\n"
			} else if key[1] != "" {
				toml += fmt.Sprintf("%s = %q\n", key[0], key[1])
			}
		}
		if c.lower {
			toml += "higher_is_better = false\n"
		}
		read := func(text string) *Indicator {
			var found diag.List
			p := &PeriodData{Period: mustPeriod(t, c.period)}
			decodeIndicators(p, &source.File{Path: "data/2031/indicators.toml", Text: []byte(text)}, &found)
			if len(found) > 0 {
				t.Fatalf("%s: %v", text, found)
			}
			return p.Indicators[0]
		}
		i := read(toml)
		if got, _ := i.Judged(); got != c.want {
			t.Errorf("%+v: %q, want %q", c, got, c.want)
		}
		again := read(string(i.AppendTOML(nil)))
		if again.ActualBound != i.ActualBound || again.PercentBound != i.PercentBound || !again.Actual.Equal(i.Actual) || again.Target.String() != i.Target.String() {
			t.Errorf("%s is written as %s", toml, i.AppendTOML(nil))
		}
	}
}

func mustPeriod(t *testing.T, id string) Period {
	t.Helper()
	p, err := ParsePeriod(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestShareAndGrowth(t *testing.T) {
	for _, c := range []struct{ actual, of, target, previous, percent, change, share, growth string }{
		{actual: "82", of: "85", share: "96.47"},
		{actual: "82", of: "85", target: "100", share: "96.47"},
		{actual: "82", of: "85", percent: "96,4", share: "96.4"},
		{actual: "70", target: "80", share: "87.50"},
		{actual: "70", target: "0"},
		{actual: "-5", target: "10", previous: "10", share: "-50.00", growth: "-150.00"},
		{actual: "5", previous: "0"},
		{actual: "5", previous: "-4"},
		{actual: "0", previous: "4", growth: "-100.00"},
		{actual: "5", previous: "4", change: "24,9", growth: "24.9"},
		{previous: "4"},
	} {
		i := &Indicator{Actual: decimal(t, c.actual), Of: decimal(t, c.of), Target: goal(t, c.target), Previous: decimal(t, c.previous), Percent: decimal(t, c.percent), Change: decimal(t, c.change)}
		share, _ := i.Share()
		growth, _ := i.Growth()
		if share.Plain() != c.share || growth.Plain() != c.growth {
			t.Errorf("%+v: share %q, growth %q", c, share.Plain(), growth.Plain())
		}
	}
}
