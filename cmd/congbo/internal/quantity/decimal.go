// Package quantity reads numbers as Vietnamese official texts write them and
// computes with them exactly. It never uses floating point.
package quantity

import "math/big"

// A Decimal is an exact decimal number that remembers its printed precision:
// "42,50" has two decimals and stays 42,50. The zero value is no number.
type Decimal struct {
	unscaled big.Int // the digits without the decimal mark
	scale    int     // digits after the decimal mark
	valid    bool
}

// IsValid reports whether d holds a number.
func (d Decimal) IsValid() bool { return d.valid }
