package pages

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/words"
)

// A bar shows a result against its target, or against the whole that it is part
// of. Each has an axis of its own: units differ. Places are in percent of the
// width, so that text keeps its size on every screen.
type bar struct {
	Name         string
	Value, Text  string // beside the bar; in words, for who cannot see it
	Start, Width string // of the result
	Mark         string // of the target
	Zero         string // of the baseline
}

// bars makes the bars of indicators that have a result and something to measure
// it against; the whole counts where parts are asked for.
func bars(w words.Words, indicators []*data.Indicator, parts bool) []bar {
	var all []bar
	for _, i := range indicators {
		against, said, key := targetMark(i.Target), w.Goal(i.Target), "column-target"
		if !against.IsValid() && parts {
			against, said, key = i.Of, w.Number(i.Of), "column-of"
		}
		if i.Actual.IsValid() && against.IsValid() && i.ActualBound == data.Exact && // a limit has no length
			(i.Actual.Sign() != 0 || against.Sign() != 0) { // and nothing of nothing no bar
			all = append(all, barOf(w, i, against, said, w.T(key)))
		}
	}
	return all
}

// targetMark is where a target is drawn: at its number or limit; no number for none, for a
// range, and for a percentage, which is not on the axis of results.
func targetMark(b data.Goal) quantity.Decimal {
	if numbers := b.Numbers(); len(numbers) == 1 && !b.Percent {
		return numbers[0]
	}
	return quantity.Decimal{}
}

func barOf(w words.Words, i *data.Indicator, against quantity.Decimal, said, name string) bar {
	value := "bar-value"
	if said != w.Number(against) { // a limit
		value = "bar-limit"
	}
	s := spanOf([]quantity.Decimal{i.Actual, against})
	zero, end := s.at(quantity.Int(0), 100), s.at(i.Actual, 100)
	b := bar{
		Name:  i.Name,
		Value: w.T(value, w.Number(i.Actual), said, i.Unit),
		Text:  w.T("bar-text", w.Number(i.Actual), strings.ToLower(name), said, i.Unit),
		Start: short(zero), Width: short(end.Sub(zero)),
		Mark: short(s.at(against, 100)), Zero: short(zero),
	}
	if end.Cmp(zero) < 0 {
		b.Start, b.Width = short(end), short(zero.Sub(end))
	}
	return b
}
