package data

import (
	"testing"

	"congbo/cmd/congbo/internal/quantity"
)

// TestShownShare: a share of counts has no more decimals than they carry; a stated one is kept.
func TestShownShare(t *testing.T) {
	number := func(s string) quantity.Decimal {
		if s == "" {
			return quantity.Decimal{}
		}
		d, err := quantity.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ actual, of, target, percent, want string }{
		{"4", "10", "", "", "40"},
		{"7", "9", "", "", "78"},
		{"98", "99", "", "", "99"},
		{"43", "566", "", "", "7,6"},
		{"6.064", "6.122", "", "", "99,05"},
		{"12,5", "25", "", "", "50,00"}, // no counts
		{"80", "", "51", "", "157"},
		{"4", "10", "", "40,00", "40,00"},
	} {
		i := &Indicator{Actual: number(c.actual), Of: number(c.of), Target: ExactGoal(number(c.target)), Percent: number(c.percent)}
		if got := i.ShownShare().String(); got != c.want {
			t.Errorf("%s of %s%s: %s, want %s", c.actual, c.of, c.target, got, c.want)
		}
	}
}
