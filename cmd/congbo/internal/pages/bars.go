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
		against, key := i.Target, "column-target"
		if !against.IsValid() && parts {
			against, key = i.Of, "column-of"
		}
		if i.Actual.IsValid() && against.IsValid() && i.ActualBound == data.Exact && i.TargetBound == data.Exact && // a limit has no length
			(i.Actual.Sign() != 0 || against.Sign() != 0) { // and nothing of nothing no bar
			all = append(all, barOf(w, i, against, w.T(key)))
		}
	}
	return all
}

func barOf(w words.Words, i *data.Indicator, against quantity.Decimal, name string) bar {
	s := spanOf([]quantity.Decimal{i.Actual, against})
	zero, end := s.at(quantity.Int(0), 100), s.at(i.Actual, 100)
	b := bar{
		Name:  i.Name,
		Value: w.T("bar-value", w.Number(i.Actual), w.Number(against), i.Unit),
		Text:  w.T("bar-text", w.Number(i.Actual), strings.ToLower(name), w.Number(against), i.Unit),
		Start: short(zero), Width: short(end.Sub(zero)),
		Mark: short(s.at(against, 100)), Zero: short(zero),
	}
	if end.Cmp(zero) < 0 {
		b.Start, b.Width = short(end), short(zero.Sub(end))
	}
	return b
}
