package data

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/quantity"
)

// shareScale is the number of decimals of a percentage that congbo works out:
// as many as reports print.
const shareScale = 2

// Has reports whether the indicator has a value for a field, stated or worked out.
func (i *Indicator) Has(field string) bool {
	switch field {
	case "actual":
		return i.Actual.IsValid()
	case "target":
		return i.Target.IsValid()
	case "of":
		return i.Of.IsValid()
	case "percent":
		d, _ := i.Share()
		return d.IsValid()
	case "previous":
		return i.Previous.IsValid()
	case "change":
		d, _ := i.Growth()
		return d.IsValid()
	case "status":
		s, _ := i.Judged()
		return s != StatusNone
	case "name":
		return i.Name != ""
	case "unit":
		return i.Unit != ""
	case "note":
		return i.Note != ""
	}
	return false
}

// Share is the percentage of the indicator: the one that the report states, else
// actual on of, else actual on target, worked out with two decimals. It is no
// number where neither can be.
func (i *Indicator) Share() (percent quantity.Decimal, computed bool) {
	switch {
	case i.Percent.IsValid():
		return i.Percent, false
	case i.ActualBound != Exact:
		return quantity.Decimal{}, true
	case i.Of.IsValid():
		return i.Actual.Percent(i.Of, shareScale, false), true
	}
	if i.TargetBound != Exact {
		return quantity.Decimal{}, true
	}
	return i.Actual.Percent(i.Target, shareScale, false), true
}

// ShownShare is the same as readers are told it: a percentage that is worked out of counts has
// the decimals that one more of them would change, and "4 of 10" is 40 %, not 40,00 %.
func (i *Indicator) ShownShare() quantity.Decimal {
	d, computed := i.Share()
	whole := i.Of
	if !whole.IsValid() {
		whole = i.Target
	}
	if !computed || !d.IsValid() || i.Actual.Trimmed().Scale() > 0 || whole.Trimmed().Scale() > 0 {
		return d
	}
	for scale, many := range []int64{100, 1000} {
		if whole.Cmp(quantity.Int(many)) <= 0 {
			return i.Actual.Percent(whole, scale, false)
		}
	}
	return d
}

// Growth is the change against the figure before in percent: as the report
// states it, else worked out of actual and previous. From nothing or less than
// nothing no percentage leads, so there it is no number.
func (i *Indicator) Growth() (change quantity.Decimal, computed bool) {
	if i.Change.IsValid() {
		return i.Change, false
	}
	if i.ActualBound != Exact {
		return quantity.Decimal{}, true
	}
	return growth(i.Previous, i.Actual), true
}

// GrowthSince is the change since the indicator of an earlier period; no number
// where the two do not compare.
func (i *Indicator) GrowthSince(before *Indicator) quantity.Decimal {
	if before == nil || before.Unit != i.Unit || before.ActualBound != Exact || i.ActualBound != Exact {
		return quantity.Decimal{}
	}
	return growth(before.Actual, i.Actual)
}

func growth(from, to quantity.Decimal) quantity.Decimal {
	if !from.IsValid() || !to.IsValid() || from.Sign() <= 0 {
		return quantity.Decimal{}
	}
	return to.Sub(from).Percent(from, shareScale, false)
}

// IsJudged reports whether a status is stated or follows from a target; a result
// that is only followed says nothing by itself.
func (i *Indicator) IsJudged() bool {
	s, computed := i.Judged()
	return s != StatusNone && !(computed && s == Monitored)
}

// Judged is how far the indicator is: the status that the report states, else
// what actual against target says, or the percentage of a plan that the report
// states. A target is of the whole year: before its end one that is not yet
// reached is for the year's end to judge, and so is a limit that is not yet
// passed. A result without a target is only followed: Monitored. StatusNone
// where there is no result.
func (i *Indicator) Judged() (s Status, computed bool) {
	if i.Status != StatusNone || !i.Actual.IsValid() && !i.ofPlan() {
		return i.Status, false
	}
	settled := i.Period.endMonth() == 12
	var ahead int
	var known bool
	lower, target := i.LowerIsBetter, Exact
	switch {
	case i.Target.IsValid() && i.Actual.IsValid():
		ahead, known = i.ActualBound.compare(i.Actual, i.Target)
		target = i.TargetBound
		lower = target == Under || target == AtMost || lower && target == Exact
	case i.ofPlan():
		ahead, known = i.PercentBound.compare(i.Percent, quantity.Int(100))
		settled = settled || partPlan(i.PercentOf)
	}
	if !known {
		return Monitored, true
	}
	if lower {
		ahead = -ahead
	}
	switch {
	case target == AtMost || target == AtLeast:
		ahead = min(ahead, 0) // whoever keeps a limit has done what was asked, and no more
	case target != Exact && ahead > 0:
		ahead = 0
	case target != Exact:
		ahead = -1
	}
	switch {
	case !settled && (ahead < 0) != lower:
		return AtYearEnd, true
	case ahead > 0:
		return Exceeded, true
	case ahead == 0:
		return Met, true
	}
	return NotMet, true
}

// ofPlan reports whether the report states a percentage of a plan.
func (i *Indicator) ofPlan() bool {
	of := strings.ToLower(i.PercentOf)
	return i.Percent.IsValid() && slices.ContainsFunc([]string{"kế hoạch", "nghị quyết", "chỉ tiêu", "dự toán", "mục tiêu", "plan", "target"}, func(w string) bool { return strings.Contains(of, w) })
}

// partPlan reports whether a plan is that of a part of the year, which has ended with it:
// "kế hoạch 6 tháng".
func partPlan(of string) bool {
	of = strings.ToLower(of)
	return strings.Contains(of, "tháng") || strings.Contains(of, "quý")
}
