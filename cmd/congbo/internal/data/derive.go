package data

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
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
	return i.Actual.Percent(i.Target.Exact(), shareScale, false), true
}

// ShownShare is the same as readers are told it: a percentage that is worked out of counts has
// the decimals that one more of them would change, and "4 of 10" is 40 %, not 40,00 %.
func (i *Indicator) ShownShare() quantity.Decimal {
	d, computed := i.Share()
	whole := i.Of
	if !whole.IsValid() {
		whole = i.Target.Exact()
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
	if before == nil || !i.ComparesWith(before) || before.ActualBound != Exact || i.ActualBound != Exact {
		return quantity.Decimal{}
	}
	return growth(before.Actual, i.Actual)
}

// ComparesWith reports whether two figures count the same: in one unit, and over stretches
// that are equally long. A figure from the beginning of the year compares with that of the
// same period of another year alone.
func (i *Indicator) ComparesWith(j *Indicator) bool {
	switch {
	case i.Unit != j.Unit:
		return false
	case i.Period.N == j.Period.N:
		return i.Period.BeginsYear() || i.Counted == j.Counted
	case i.runsOn() || j.runsOn():
		return false
	}
	return i.Period.BeginsYear() || j.Period.BeginsYear() || i.Counted == j.Counted
}

// runsOn reports whether the figure counts more than its period.
func (i *Indicator) runsOn() bool { return i.Counted == Cumulative && !i.Period.BeginsYear() }

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

// plans are the words by which a report says that a percentage is of a plan.
var plans = []string{"kế hoạch", "nghị quyết", "chỉ tiêu", "dự toán", "mục tiêu", "kh", "plan", "target", "resolution"}

// ofPlan reports whether the stated percentage is of a plan: "so với nghị quyết".
func (i *Indicator) ofPlan() bool {
	if !i.Percent.IsValid() {
		return false
	}
	words := citation.Fold(i.PercentOf)
	return slices.ContainsFunc(plans, func(plan string) bool {
		return strings.Contains(" "+words+" ", " "+citation.Fold(plan)+" ")
	})
}

// Judged is how far the indicator is: the status that the report states, else what its
// result against its target says, else the percentage of a plan that the report states. A
// plan is of the whole year: before its end one that is not yet reached is for the year's
// end to judge, and so is a limit that is not yet passed. A result without a plan is only
// followed, and so is that of a part of the year alone: Monitored. StatusNone where there
// is no result.
func (i *Indicator) Judged() (s Status, computed bool) {
	if i.Status != StatusNone {
		return i.Status, false
	}
	settled := i.Period.endMonth() == 12
	target := i.Target
	reached, bound := i.measured(i.Target)
	if (!target.IsValid() || !reached.IsValid()) && i.ofPlan() {
		target, reached, bound = Goal{Low: hundred, High: hundred}, i.Percent, i.PercentBound
		settled = settled || partPlan(i.PercentOf)
	}
	side, known := 0, false
	if reached.IsValid() {
		side, known = target.sideOf(reached, bound)
	}
	switch {
	case !reached.IsValid():
		return StatusNone, false
	case target.YearEnd && !settled:
		return AtYearEnd, true
	case target.YearEnd, !target.IsValid(), !known, i.Counted == InPeriod && !i.Period.BeginsYear() && !target.Percent:
		return Monitored, true
	}
	return i.judge(target, side, settled), true
}

// judge is the status of a result on a side of its target. To be within a limit or a range
// is to reach it; beyond a range or a number there is more to reach, or less.
func (i *Indicator) judge(target Goal, side int, settled bool) Status {
	lower := i.LowerIsBetter || !target.Low.IsValid()
	if lower && target.High.IsValid() {
		switch {
		case side > 0:
			return NotMet
		case !settled:
			return AtYearEnd
		case side < 0:
			return Exceeded
		}
		return Met
	}
	switch {
	case side < 0 && !settled:
		return AtYearEnd
	case side < 0:
		return NotMet
	case side > 0:
		return Exceeded
	}
	return Met
}

// Reaches reports whether the result reaches a target, and whether that can be told.
func (i *Indicator) Reaches(target Goal) (reached, known bool) {
	result, bound := i.measured(target)
	if !result.IsValid() || !target.IsValid() || target.YearEnd {
		return false, false
	}
	side, known := target.sideOf(result, bound)
	s := i.judge(target, side, true)
	return s == Met || s == Exceeded, known
}

// measured is what a target is of: the result, or the share where it is a percentage and
// there is one; and whether that is a limit.
func (i *Indicator) measured(target Goal) (quantity.Decimal, Bound) {
	if target.Percent && i.Unit != "%" {
		if i.Percent.IsValid() {
			return i.Percent, i.PercentBound
		}
		if share, _ := i.Share(); share.IsValid() {
			return share, Exact
		}
	}
	return i.Actual, i.ActualBound
}

// partPlan reports whether a plan is that of a part of the year, which has ended with it:
// "kế hoạch 6 tháng".
func partPlan(of string) bool {
	of = strings.ToLower(of)
	return strings.Contains(of, "tháng") || strings.Contains(of, "quý")
}

var hundred = quantity.Int(100)
