package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// fits reports whether a : b is p percent, rounded or truncated.
func fits(a, b, p quantity.Decimal) bool {
	if b.Sign() <= 0 {
		return false
	}
	return a.Percent(b, p.Scale(), false).Equal(p) || a.Percent(b, p.Scale(), true).Equal(p)
}

// nearly reports whether two percentages differ by one in the last printed place.
func nearly(a, b quantity.Decimal) bool {
	d := a.Sub(b)
	one := quantity.Step(max(a.Scale(), b.Scale()))
	return d.Equal(one) || d.Equal(one.Neg())
}

// decimal reports whether a percentage is so exact that few pairs of numbers give it.
func decimal(p quantity.Decimal) bool { return p.Scale() > 0 }

// slippedShare reports whether a : b would be p percent if one digit of one of the three
// were another: a slip of the pen, and of these numbers.
func slippedShare(a, b, p quantity.Decimal) bool {
	if !decimal(p) {
		return false
	}
	if oneDigit(pad(a.Percent(b, p.Scale(), false), p)) || oneDigit(pad(a.Percent(b, p.Scale(), true), p)) {
		return true
	}
	return otherDigit(a, func(a quantity.Decimal) bool { return fits(a, b, p) }) || otherDigit(b, func(b quantity.Decimal) bool { return fits(a, b, p) })
}

// otherDigit reports whether a number with one digit changed is as it should be.
func otherDigit(d quantity.Decimal, right func(quantity.Decimal) bool) bool {
	digits := []byte(d.Plain())
	for i, c := range digits {
		if c < '0' || c > '9' {
			continue
		}
		for other := byte('0'); other <= '9'; other++ {
			if other == c || other == '0' && i == 0 {
				continue
			}
			digits[i] = other
			if changed, err := quantity.ParsePlain(string(digits)); err == nil && right(changed) {
				return true
			}
		}
		digits[i] = c
	}
	return false
}

// pad writes two numbers with as many digits.
func pad(x, y quantity.Decimal) (string, string) {
	a, b := x.Plain(), y.Plain()
	if n := len(b) - len(a); n > 0 {
		a = strings.Repeat("0", n) + a
	} else {
		b = strings.Repeat("0", -n) + b
	}
	return a, b
}

// anotherDigit reports whether n + diff is n with one digit changed, or with two neighbours
// in the other order.
func anotherDigit(n, diff quantity.Decimal) bool {
	sum := n.Add(diff)
	if sum.Sign() <= 0 {
		return false
	}
	a, b := pad(n, sum)
	return oneDigit(a, b) || swapped(a, b)
}

// swapped reports whether two texts of digits differ in the order of two neighbours.
func swapped(a, b string) bool {
	a, b = strings.Replace(a, ".", "", 1), strings.Replace(b, ".", "", 1)
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// slack is half of one in the last place of a number that may be rounded, else 0.
func slack(q quantity.Quantity) quantity.Decimal {
	if !q.Step.IsValid() {
		return quantity.Int(0)
	}
	return q.Step.Quo(quantity.Int(2), q.Step.Scale()+1, false)
}

// within reports whether two numbers are no farther apart than some slack.
func within(x, y, slack quantity.Decimal) bool {
	d := x.Sub(y)
	if d.Sign() < 0 {
		d = d.Neg()
	}
	return d.Cmp(slack) <= 0
}

// mayRound reports whether a : b may be p percent for numbers that a and b are rounded from.
func mayRound(a, b quantity.Quantity, p quantity.Decimal) bool {
	x, y := loose(a), loose(b)
	low, high := b.Value.Sub(y), b.Value.Add(y)
	if low.Sign() <= 0 || x.Sign() == 0 && y.Sign() == 0 {
		return false
	}
	half := quantity.Step(p.Scale() + 1).Mul(quantity.Int(5))
	least, most := a.Value.Sub(x).Percent(high, p.Scale()+3, false), a.Value.Add(x).Percent(low, p.Scale()+3, false)
	return p.Cmp(least.Sub(half)) >= 0 && p.Cmp(most.Add(half.Add(half))) <= 0
}

// roughly reports whether a : b may be p percent, rounded or truncated, where both numbers
// may be off by some room.
func roughly(a, b, room, p quantity.Decimal) bool {
	least, most := b.Sub(room), b.Add(room)
	if least.Sign() <= 0 {
		return true
	}
	step, scale := quantity.Step(p.Scale()), p.Scale()+2
	low, high := a.Sub(room).Percent(most, scale, false), a.Add(room).Percent(least, scale, false)
	half := step.Quo(quantity.Int(2), p.Scale()+1, false)
	return p.Cmp(low.Sub(step)) >= 0 && p.Cmp(high.Add(half)) <= 0
}

// loose is the slack of a number; one from 1.000 on that ends in zeros may be rounded too.
func loose(q quantity.Quantity) quantity.Decimal {
	if digits := q.Value.Plain(); !q.Step.IsValid() && q.Value.Scale() == 0 && len(digits) > 3 && strings.HasSuffix(digits, "00") {
		return quantity.Int(50)
	}
	return slack(q)
}

// rough is the slack of a number, of one that is printed with five digits or more and ends
// in zeros, "10.000 tỷ", half a hundred of its last place.
func rough(q quantity.Quantity) quantity.Decimal {
	step := quantity.Int(1)
	if q.Step.IsValid() {
		step = q.Step
	}
	if digits := q.Value.Quo(step, 0, true).Plain(); step.Scale() == 0 && len(digits) > 4 && strings.HasSuffix(digits, "00") {
		return step.Mul(quantity.Int(50))
	}
	return slack(q)
}

// noun is what a unit names, without the words that only say where or whose: "tổ ở xã" is
// of "tổ".
func (r *run) noun(unit string) []string {
	words, ok := r.nouns[unit]
	if !ok {
		words = noun(r.lexicon, unit)
		r.nouns[unit] = words
	}
	return words
}

func noun(l *lexer.Lexicon, unit string) []string {
	words := strings.Fields(unit)
	for i, w := range words {
		if i == 0 && l.Is("prepositions", w) || i > 0 && l.Is("particles", w) {
			return words[:i]
		}
	}
	return words
}

// sameThings reports whether two units count the same: their first two words
// agree, or the one word that one of them has.
func (r *run) sameThings(x, y string) bool {
	a, b := r.noun(x), r.noun(y)
	if len(a) == 0 || len(b) == 0 || a[0] != b[0] {
		return false
	}
	return len(a) == 1 || len(b) == 1 || a[1] == b[1]
}

// wider reports whether a unit counts all that another one does, as far as their words go:
// "vụ" counts "vụ cháy", but "hộ nghèo" not all of "hộ".
func (r *run) wider(x, y string) bool {
	a, b := r.noun(x), r.noun(y)
	return len(a) > 0 && len(a) <= len(b) && slices.Equal(a, b[:len(a)])
}

// sameKind reports whether two units count the same things, or both people: members and
// comrades are the same ones in a report.
func (r *run) sameKind(x, y string) bool { return r.sameThings(x, y) || r.people(x) && r.people(y) }

// people reports whether a unit counts people.
func (r *run) people(unit string) bool { return r.lexicon.Is("people", unit) }

// akin reports whether two units count the same things, or one does not say what it counts.
func (r *run) akin(x, y string) bool {
	return len(r.noun(x)) == 0 || len(r.noun(y)) == 0 || r.sameKind(x, y)
}

// money reports whether a quantity is an amount of money.
func (r *run) money(q *quantity.Quantity) bool { return r.lexicon.Is("money", q.Unit) }
