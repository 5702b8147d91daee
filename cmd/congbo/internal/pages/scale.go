package pages

import (
	"strings"

	"congbo/cmd/congbo/internal/quantity"
)

// A scale is an axis: from its first tick to its last. Zero is always on it, for
// a length that does not begin at zero misleads.
type scale struct{ ticks []quantity.Decimal }

// spanOf is the axis from the least to the greatest of values and zero. Values
// that are all zero stand on an axis from 0 to 1.
func spanOf(values []quantity.Decimal) scale {
	low, high := quantity.Int(0), quantity.Int(0)
	for _, v := range values {
		if v.Cmp(low) < 0 {
			low = v
		}
		if v.Cmp(high) > 0 {
			high = v
		}
	}
	if low.Equal(high) {
		high = quantity.Int(1)
	}
	return scale{[]quantity.Decimal{low, high}}
}

// newScale is the axis of values with round ticks, as few as two.
func newScale(values []quantity.Decimal) scale {
	span := spanOf(values)
	low, high := span.ticks[0], span.ticks[1]
	step := tickStep(high.Sub(low))
	ticks := []quantity.Decimal{quantity.Int(0)}
	for ticks[0].Cmp(low) > 0 {
		ticks = append([]quantity.Decimal{ticks[0].Sub(step)}, ticks...)
	}
	for ticks[len(ticks)-1].Cmp(high) < 0 {
		ticks = append(ticks, ticks[len(ticks)-1].Add(step))
	}
	return scale{ticks}
}

// tickStep is the least of 1, 2 and 5 times a power of ten that parts a length
// in at most four.
func tickStep(length quantity.Decimal) quantity.Decimal {
	four := quantity.Int(4)
	for e := -length.Scale() - 1; ; e++ {
		for _, digit := range []string{"1", "2", "5"} {
			text := digit + strings.Repeat("0", max(e, 0))
			if e < 0 {
				text = "0." + strings.Repeat("0", -e-1) + digit
			}
			step, err := quantity.ParsePlain(text)
			if err != nil || step.Mul(four).Cmp(length) >= 0 {
				return step
			}
		}
	}
}

// at is where a value stands on the axis when it is length long.
func (s scale) at(v quantity.Decimal, length int64) quantity.Decimal {
	first, last := s.ticks[0], s.ticks[len(s.ticks)-1]
	return v.Sub(first).Mul(quantity.Int(length)).Quo(last.Sub(first), 1, false)
}

// short writes a place on an axis: "87.5", "100".
func short(d quantity.Decimal) string { return strings.TrimSuffix(d.Plain(), ".0") }
