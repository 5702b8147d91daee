// Package quantity is numbers as Vietnamese official texts write them, and exact
// arithmetic with them. It never uses floating point, and looks for numbers in no text.
package quantity

import (
	"fmt"
	"math/big"
	"strings"
)

// maxDigits bounds a number: no real figure comes near it, and work on longer
// ones would no longer be cheap.
const maxDigits = 60

// A Decimal is an exact decimal number that remembers its printed precision:
// "42,50" has two decimals and stays 42,50. The zero value is no number. It is
// immutable and may be copied.
type Decimal struct {
	unscaled *big.Int // the digits without the decimal mark; nil is no number
	scale    int      // digits after the decimal mark
}

// Int is a whole number.
func Int(n int64) Decimal { return Decimal{unscaled: big.NewInt(n)} }

// Step is one in the last of some decimals: 0.01 of two.
func Step(scale int) Decimal { return Decimal{big.NewInt(1), scale} }

// IsValid reports whether d holds a number.
func (d Decimal) IsValid() bool { return d.unscaled != nil }

// Scale is the number of digits after the decimal mark.
func (d Decimal) Scale() int { return d.scale }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	if d.unscaled == nil {
		return 0
	}
	return d.unscaled.Sign()
}

// Parse reads a number in Vietnamese form: a dot between groups of three digits,
// a comma before decimals: "1.866", "42,75", "4.565.699.000", "-3,2". A percent
// sign may follow.
func Parse(s string) (Decimal, error) {
	body := strings.TrimSuffix(strings.TrimSpace(s), "%")
	body = strings.TrimRight(body, " \u00a0")
	whole, fraction, hasFraction := strings.Cut(body, ",")
	sign := ""
	if rest, ok := strings.CutPrefix(whole, "-"); ok {
		sign, whole = "-", rest
	}
	if groups := strings.Split(whole, "."); len(groups) > 1 {
		for i, g := range groups {
			if i == 0 && (len(g) < 1 || len(g) > 3) || i > 0 && len(g) != 3 {
				return Decimal{}, fmt.Errorf("%q is not a number with dots between groups of three digits", s)
			}
		}
		whole = strings.Join(groups, "")
	}
	if hasFraction && fraction == "" {
		return Decimal{}, fmt.Errorf("%q ends after its decimal comma", s)
	}
	return digits(s, sign, whole, fraction)
}

// ParsePlain reads a number as TOML and CSV write it: "42.50", "-3", "1_000".
func ParsePlain(s string) (Decimal, error) {
	body := strings.ReplaceAll(strings.TrimPrefix(s, "+"), "_", "")
	whole, fraction, hasFraction := strings.Cut(body, ".")
	sign := ""
	if rest, ok := strings.CutPrefix(whole, "-"); ok {
		sign, whole = "-", rest
	}
	if hasFraction && fraction == "" {
		return Decimal{}, fmt.Errorf("%q ends after its decimal point", s)
	}
	return digits(s, sign, whole, fraction)
}

func digits(s, sign, whole, fraction string) (Decimal, error) {
	all := whole + fraction
	if whole == "" || len(all) > maxDigits || strings.Trim(all, "0123456789") != "" {
		return Decimal{}, fmt.Errorf("%q is not a number", s)
	}
	n, ok := new(big.Int).SetString(sign+all, 10)
	if !ok {
		return Decimal{}, fmt.Errorf("%q is not a number", s)
	}
	return Decimal{n, len(fraction)}, nil
}

var ten = big.NewInt(10)

// powers are the powers of ten up to the largest that an int64 holds.
var powers = func() (all [19]*big.Int) {
	for n := range all {
		all[n] = new(big.Int).Exp(ten, big.NewInt(int64(n)), nil)
	}
	return all
}()

// pow10 is a power of ten, not to be changed.
func pow10(n int) *big.Int {
	if n >= 0 && n < len(powers) {
		return powers[n]
	}
	return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil)
}

// aligned returns both numbers' digits at their larger scale.
func aligned(a, b Decimal) (x, y *big.Int, scale int) {
	scale = max(a.scale, b.scale)
	return a.at(scale), b.at(scale), scale
}

func (d Decimal) at(scale int) *big.Int {
	if d.scale == scale {
		return d.unscaled
	}
	return new(big.Int).Mul(d.unscaled, pow10(scale-d.scale))
}

// Cmp compares two valid numbers: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	x, y, _ := aligned(d, e)
	return x.Cmp(y)
}

// Equal reports whether two numbers are the same, whatever their precision; two
// that are no numbers are equal.
func (d Decimal) Equal(e Decimal) bool {
	if !d.IsValid() || !e.IsValid() {
		return d.IsValid() == e.IsValid()
	}
	return d.Cmp(e) == 0
}

// Add is d + e of valid numbers.
func (d Decimal) Add(e Decimal) Decimal {
	x, y, scale := aligned(d, e)
	return Decimal{new(big.Int).Add(x, y), scale}
}

// Sub is d - e of valid numbers.
func (d Decimal) Sub(e Decimal) Decimal {
	x, y, scale := aligned(d, e)
	return Decimal{new(big.Int).Sub(x, y), scale}
}

// Neg is -d of a valid number.
func (d Decimal) Neg() Decimal { return Decimal{new(big.Int).Neg(d.unscaled), d.scale} }

// Mul is d × e of valid numbers.
func (d Decimal) Mul(e Decimal) Decimal {
	return Decimal{new(big.Int).Mul(d.unscaled, e.unscaled), d.scale + e.scale}
}

// Trimmed is d without zeros at the end of its decimals.
func (d Decimal) Trimmed() Decimal {
	for d.scale > 0 {
		q, r := new(big.Int).QuoRem(d.unscaled, ten, new(big.Int))
		if r.Sign() != 0 {
			break
		}
		d = Decimal{q, d.scale - 1}
	}
	return d
}

// Quo is d ÷ e with scale decimals, half rounded away from zero, or cut off if
// truncate is set. It is no number if e is zero or either is no number.
func (d Decimal) Quo(e Decimal, scale int, truncate bool) Decimal {
	if !d.IsValid() || !e.IsValid() || e.Sign() == 0 {
		return Decimal{}
	}
	x, y, _ := aligned(d, e)
	if q, ok := quo(x, y, scale, truncate); ok {
		return Decimal{big.NewInt(q), scale}
	}
	x = new(big.Int).Mul(x, pow10(scale))
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if !truncate {
		r.Abs(r).Lsh(r, 1)
		if r.CmpAbs(y) >= 0 {
			q.Add(q, big.NewInt(int64(x.Sign()*y.Sign())))
		}
	}
	return Decimal{q, scale}
}

// quo is Quo for numbers so small that the machine's integers hold all of it, as nearly all
// figures are.
func quo(x, y *big.Int, scale int, truncate bool) (int64, bool) {
	const most = 1 << 31
	if !x.IsInt64() || !y.IsInt64() || scale > 9 {
		return 0, false
	}
	a, b := x.Int64(), y.Int64()
	if a >= most || a <= -most || b >= most || b <= -most {
		return 0, false
	}
	for range scale {
		a *= 10
	}
	q, r := a/b, a%b
	if !truncate && 2*max(r, -r) >= max(b, -b) {
		if (a < 0) == (b < 0) {
			q++
		} else {
			q--
		}
	}
	return q, true
}

// Percent is the share d ÷ e in percent with scale decimals.
func (d Decimal) Percent(e Decimal, scale int, truncate bool) Decimal {
	d = d.Quo(e, scale+2, truncate)
	if d.IsValid() {
		d.scale = scale
	}
	return d
}

// Plain is the number for machines: "1866", "42.50"; empty for no number.
func (d Decimal) Plain() string { return d.print("", ".") }

// Format is the number for readers of a language: "1.866" and "42,50" in
// Vietnamese, "1,866" and "42.50" in English; empty for no number.
func (d Decimal) Format(language string) string {
	if language == "en" {
		return d.print(",", ".")
	}
	return d.print(".", ",")
}

// String is the number in Vietnamese form.
func (d Decimal) String() string { return d.Format("vi") }

func (d Decimal) print(group, mark string) string {
	if !d.IsValid() {
		return ""
	}
	all := new(big.Int).Abs(d.unscaled).String()
	if len(all) <= d.scale {
		all = strings.Repeat("0", d.scale-len(all)+1) + all
	}
	whole, fraction := all[:len(all)-d.scale], all[len(all)-d.scale:]
	var b strings.Builder
	if d.unscaled.Sign() < 0 {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(c)
	}
	if fraction != "" {
		b.WriteString(mark + fraction)
	}
	return b.String()
}
