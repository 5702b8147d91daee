package check

import "congbo/cmd/congbo/internal/quantity"

// vi prints a number as messages and reports write it: "1.866", "42,75", "1,25 tỷ".
func vi(d quantity.Decimal) string {
	if billions := d.Mul(billionth).Trimmed(); d.Cmp(billion) >= 0 && billions.Scale() <= 3 {
		return billions.Format("vi") + " tỷ"
	}
	return d.Format("vi")
}

var billion, billionth = quantity.Int(1_000_000_000), quantity.Int(1).Quo(quantity.Int(1_000_000_000), 9, false)

// A scale is a word that numbers are printed with and what it multiplies them by.
type scale struct {
	word string
	by   quantity.Decimal
}

var scales = []scale{{"tỷ", billion}, {"triệu", quantity.Int(1_000_000)}, {"nghìn", quantity.Int(1_000)}}

// scaleOf is that of a number of a text, or one without a word.
func (t *text) scaleOf(q quantity.Quantity) scale {
	if q.Step.IsValid() && q.End <= len(t.Text) {
		for _, s := range scales {
			if t.printed(q).Value.Mul(s.by).Equal(q.Value) {
				return s
			}
		}
	}
	return scale{}
}

// printing is how a line prints numbers of some scales and what is computed of them: all in
// the smallest of the scales, or each by itself where a number has none.
func printing(of ...scale) func(quantity.Decimal) string {
	var least scale
	for _, s := range of {
		if s.word == "" {
			return vi
		}
		if least.word == "" || s.by.Cmp(least.by) < 0 {
			least = s
		}
	}
	if least.word == "" {
		return vi
	}
	return func(d quantity.Decimal) string {
		return d.Quo(least.by, d.Scale()+9, true).Trimmed().Format("vi") + " " + least.word
	}
}

// printed is a number as it is printed, without its scale word.
func (t *text) printed(q quantity.Quantity) quantity.Quantity {
	end := q.Start
	for end < q.End && (t.Text[end] >= '0' && t.Text[end] <= '9' || t.Text[end] == '.' || t.Text[end] == ',') {
		end++
	}
	if d, _, ok := quantity.ParseLoose(t.Text[q.Start:end]); ok {
		q.Value, q.Step = d, quantity.Decimal{}
	}
	return q
}
