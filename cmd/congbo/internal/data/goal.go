package data

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// A Goal is what a result is to reach: a number (140), a limit ("từ 95%", "dưới 2"), a range
// ("90 - 95"), or only that it is judged at the year's end ("cuối năm"). The zero value is
// none. [ParseGoal] is the one place that reads it.
type Goal struct {
	Low, High quantity.Decimal // the same of a number; no number where there is no limit
	Above     bool             // Low itself is not enough
	Below     bool             // High itself is too much
	Percent   bool             // it is of the share, not of the result
	YearEnd   bool             // it is judged at the year's end, against what is not said here
}

// IsValid reports whether there is a bound.
func (b Goal) IsValid() bool { return b.YearEnd || b.Low.IsValid() || b.High.IsValid() }

// Exact is the number that is to be reached; no number where that is a limit, a range or a
// percentage.
func (b Goal) Exact() quantity.Decimal {
	if b.Percent || !b.Low.IsValid() || !b.High.IsValid() || !b.Low.Equal(b.High) {
		return quantity.Decimal{}
	}
	return b.Low
}

// Numbers are those that a bound names, the lower first.
func (b Goal) Numbers() []quantity.Decimal {
	var all []quantity.Decimal
	if b.Low.IsValid() {
		all = append(all, b.Low)
	}
	if b.High.IsValid() && !b.High.Equal(b.Low) {
		all = append(all, b.High)
	}
	return all
}

// Side is where a number stands: -1 below what is to be reached, 0 within, 1 above.
func (b Goal) Side(d quantity.Decimal) int {
	if b.Low.IsValid() {
		if c := d.Cmp(b.Low); c < 0 || c == 0 && b.Above {
			return -1
		}
	}
	if b.High.IsValid() {
		if c := d.Cmp(b.High); c > 0 || c == 0 && b.Below {
			return 1
		}
	}
	return 0
}

// sideOf is where a figure stands that may be a limit; known is false where that leaves it
// open.
func (b Goal) sideOf(d quantity.Decimal, limit Bound) (side int, known bool) {
	side = b.Side(d)
	switch limit {
	case Over, AtLeast:
		switch {
		case b.High.IsValid():
			if limit == Over && d.Equal(b.High) {
				return 1, true
			}
			return max(d.Cmp(b.High), 0), d.Cmp(b.High) >= 0
		default:
			return 0, side == 0 || limit == Over && d.Equal(b.Low)
		}
	case Under, AtMost:
		if b.Low.IsValid() {
			return -1, d.Cmp(b.Low) < 0 || limit == Under && d.Equal(b.Low)
		}
		return 0, side == 0 || limit == Under && d.Equal(b.High)
	}
	return side, true
}

// Number is the one number of a goal; no number for none and for a range.
func (b Goal) Number() quantity.Decimal {
	if all := b.Numbers(); len(all) == 1 {
		return all[0]
	}
	return quantity.Decimal{}
}

// Sign is what exports call a limit, as of a [Bound]; a range as it is written.
func (b Goal) Sign() string {
	switch {
	case b.Exact().IsValid() || !b.IsValid():
		return ""
	case b.YearEnd || b.Low.IsValid() && b.High.IsValid():
		return b.String()
	case b.Low.IsValid() && b.Above:
		return string(Over)
	case b.Low.IsValid():
		return string(AtLeast)
	case b.Below:
		return string(Under)
	}
	return string(AtMost)
}

var (
	rangeMark = lazyregexp.New(`\s+(?:-|–|đến|to)\s+|\s*–\s*|(%|\d)-(\d)`)
	yearEnds  = []string{"cuối năm", "cuối năm đánh giá", "year's end"}
)

// ParseGoal reads a bound as a text: "140", "≥ 95%", "dưới 2", "từ 90 đến 95%", "95% trở
// lên", "cuối năm". Numbers are in Vietnamese form.
func ParseGoal(s string) (Goal, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	for _, words := range yearEnds {
		if text == words {
			return Goal{YearEnd: true}, nil
		}
	}
	if low, high, ok := cutRange(text); ok {
		a, err := goalNumber(strings.TrimPrefix(low, "từ "))
		if err != nil {
			return Goal{}, err
		}
		b, err := goalNumber(high)
		if err == nil && a.value.Cmp(b.value) > 0 {
			err = errGoal
		}
		return Goal{Low: a.value, High: b.value, Percent: a.percent || b.percent}, err
	}
	number, limit := cutBound(text)
	n, err := goalNumber(number)
	switch b := (Goal{Percent: n.percent}); limit {
	case Under, AtMost:
		b.High, b.Below = n.value, limit == Under
		return b, err
	case Over, AtLeast:
		b.Low, b.Above = n.value, limit == Over
		return b, err
	default:
		b.Low, b.High = n.value, n.value
		return b, err
	}
}

// cutRange cuts a range into its ends.
func cutRange(text string) (low, high string, ok bool) {
	m := rangeMark.FindStringSubmatchIndex(text)
	if m == nil || m[0] == 0 {
		return "", "", false
	}
	if m[2] >= 0 { // the figures on both sides belong to the ends
		return text[:m[3]], text[m[4]:], true
	}
	return text[:m[0]], text[m[1]:], true
}

type goalValue struct {
	value   quantity.Decimal
	percent bool
}

type goalError struct{}

func (goalError) Error() string { return "no bound" }

var errGoal error = goalError{}

func goalNumber(s string) (goalValue, error) {
	s = strings.TrimSpace(s)
	d, err := quantity.Parse(s)
	return goalValue{d, strings.HasSuffix(s, "%")}, err
}

// String writes a bound as [ParseGoal] reads it; empty for none. It keeps the digits of its
// numbers.
func (b Goal) String() string {
	unit := ""
	if b.Percent {
		unit = "%"
	}
	switch low, high := b.Low.String()+unit, b.High.String()+unit; {
	case b.YearEnd:
		return "cuối năm"
	case b.Low.IsValid() && b.High.IsValid() && b.Low.Equal(b.High):
		return low
	case b.Low.IsValid() && b.High.IsValid():
		return low + " - " + high
	case b.Low.IsValid() && b.Above:
		return "> " + low
	case b.Low.IsValid():
		return "≥ " + low
	case b.High.IsValid() && b.Below:
		return "< " + high
	case b.High.IsValid():
		return "≤ " + high
	}
	return ""
}

var goalKind = &kind{"một con số, một mức hoặc một khoảng", "a number, a limit or a range", `"≥ 95%"`, []unstable.Kind{unstable.Integer, unstable.Float, unstable.String}}

// bound is a number as [decoder.decimal] reads it, or a text that [ParseGoal] does.
func (t decoder) goal(key string) Goal {
	v := t.get(key, goalKind)
	if v == nil {
		return Goal{}
	}
	var b Goal
	var err error
	if v.kind == unstable.String {
		b, err = ParseGoal(v.text)
	} else {
		var d quantity.Decimal
		d, err = quantity.ParsePlain(v.text)
		b = Goal{Low: d, High: d}
	}
	if err != nil {
		t.found.Add(diag.Finding{Code: "data/number", Severity: diag.Error, Span: v.span,
			Message: diag.Say("%s: %q không phải là một con số, một mức hay một khoảng", "%s: %q is no number, limit or range", key, v.text),
			Hint:    diag.Say(`ghi như 140, "1.866", "≥ 95%%", "dưới 2", "90 - 95", hoặc "cuối năm"`, `write it like 140, "1.866", "≥ 95%%", "< 2", "90 - 95", or "cuối năm" (judged at the year's end)`)})
		return Goal{}
	}
	return b
}

// appendGoal writes a number of TOML where the bound is a whole one, else the text.
func appendGoal(dst []byte, key string, b Goal) []byte {
	if exact := b.Exact(); exact.IsValid() {
		return appendNumber(dst, key, exact)
	}
	return appendText(dst, key, b.String())
}

var asGoal = codec[Goal]{goalKind, decoder.goal, appendGoal}

// ExactGoal is the goal of a number; none for no number.
func ExactGoal(d quantity.Decimal) Goal { return Goal{Low: d, High: d} }
