package data

import (
	"testing"

	"congbo/cmd/congbo/internal/quantity"
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
		{"2031", "141", "", false, "", Monitored},
		{"2031", "", "", false, "", StatusNone},
		{"2031", "", "140", false, "", StatusNone},
	} {
		period, err := ParsePeriod(c.period)
		if err != nil {
			t.Fatal(err)
		}
		i := &Indicator{Period: period, Actual: decimal(t, c.actual), Target: decimal(t, c.target), LowerIsBetter: c.lower, Status: c.stated}
		if got, computed := i.Judged(); got != c.want || computed != (c.stated == "" && c.want != "") {
			t.Errorf("%s: %s of %s, lower %v, stated %q: %q, computed %v; want %q", c.period, c.actual, c.target, c.lower, c.stated, got, computed, c.want)
		}
	}
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
		i := &Indicator{Actual: decimal(t, c.actual), Of: decimal(t, c.of), Target: decimal(t, c.target), Previous: decimal(t, c.previous), Percent: decimal(t, c.percent), Change: decimal(t, c.change)}
		share, _ := i.Share()
		growth, _ := i.Growth()
		if share.Plain() != c.share || growth.Plain() != c.growth {
			t.Errorf("%+v: share %q, growth %q", c, share.Plain(), growth.Plain())
		}
	}
}
