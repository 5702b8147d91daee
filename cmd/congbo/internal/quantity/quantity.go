package quantity

import "strings"

// Kind tells quantities apart.
type Kind int

// The kinds of quantities.
const (
	Count   Kind = iota // 657 văn bản; 13.617 tỷ đồng
	Percent             // 42,75%
	Ratio               // 07/10
)

// A Quantity is one number of a text that measures or counts something. Dates,
// numbers of documents, ranks, quarters, terms, form items and telephone numbers
// are none.
type Quantity struct {
	Kind  Kind
	Value Decimal // of a ratio its first number; money in đồng
	Of    Decimal // of a ratio its second number
	Unit  string  // the words after it, up to four, in lower case: "chi bộ"
	Hedge string  // the word that says it is not exact: "trên", "gần", "khoảng"
	Step  Decimal // one in its last digit, of a number with decimals or a scale word, which may be rounded: 10 triệu of "1,25 tỷ"
	Point bool    // a decimal point stands where a comma belongs

	Start, End int // of the number with its percent sign or scale word
	UnitEnd    int
}

// ParseLoose reads a number in Vietnamese form, or with a decimal point where
// that is unambiguous: "85.3", "97.56", not "1.866".
func ParseLoose(s string) (d Decimal, point, ok bool) {
	if s == "" {
		return Decimal{}, false, false
	}
	if d, err := Parse(s); err == nil {
		return d, false, true
	}
	whole, fraction, cut := strings.Cut(s, ".")
	if cut && len(fraction) != 3 && len(fraction) < 5 && !strings.ContainsAny(fraction, ".,") && !strings.Contains(whole, ",") {
		d, err := ParsePlain(s)
		return d, true, err == nil
	}
	return Decimal{}, false, false
}
