package data

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A Bound says that a figure is a limit and not an exact number: "dưới 2", "trên 98".
type Bound string

// The bounds, by what exports call them.
const (
	Exact   Bound = ""
	Under   Bound = "<"
	AtMost  Bound = "<="
	Over    Bound = ">"
	AtLeast Bound = ">="
)

// boundWords are how limits are written in TOML, of figures and of what they are to reach; the
// first of a bound is how it is written back, and the longer of two that fit comes first.
var boundWords = []struct {
	before, after string
	bound         Bound
}{
	{"dưới ", "", Under}, {"nhỏ hơn ", "", Under}, {"thấp hơn ", "", Under}, {"less than ", "", Under},
	{"không quá ", "", AtMost}, {"không vượt quá ", "", AtMost}, {"không cao hơn ", "", AtMost}, {"nhiều nhất ", "", AtMost}, {"tối đa ", "", AtMost}, {"at most ", "", AtMost},
	{"từ ", " trở xuống", AtMost}, {"", " trở xuống", AtMost}, {"", " or less", AtMost}, {"<=", "", AtMost}, {"≤", "", AtMost},
	{"trên ", "", Over}, {"hơn ", "", Over}, {"lớn hơn ", "", Over}, {"cao hơn ", "", Over}, {"more than ", "", Over},
	{"ít nhất ", "", AtLeast}, {"không dưới ", "", AtLeast}, {"không ít hơn ", "", AtLeast}, {"tối thiểu ", "", AtLeast}, {"at least ", "", AtLeast},
	{"từ ", " trở lên", AtLeast}, {"từ ", "", AtLeast}, {"", " trở lên", AtLeast}, {"", " or more", AtLeast}, {">=", "", AtLeast}, {"≥", "", AtLeast},
	{"<", "", Under}, {">", "", Over},
}

// cutBound reads the words of a limit: "từ 98% trở lên" is at least "98%".
func cutBound(s string) (number string, b Bound) {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	for _, w := range boundWords {
		if strings.HasPrefix(lower, w.before) && strings.HasSuffix(lower, w.after) && len(lower) == len(s) && len(s) > len(w.before)+len(w.after) {
			return strings.TrimSpace(s[len(w.before) : len(s)-len(w.after)]), w.bound
		}
	}
	return s, Exact
}

// String is the word that the number follows, as TOML has it.
func (b Bound) String() string {
	for _, w := range boundWords {
		if w.bound == b {
			return w.before
		}
	}
	return ""
}

// limit is the key of a figure that may be a limit.
func limit[T any](name string, c codec[quantity.Decimal], n next, at func(*T) *quantity.Decimal, bound func(*T) *Bound, vi, en string) key[T] {
	k := field(name, c, n, at, vi, en)
	exact := k
	k.decode = func(t decoder, into *T) {
		if v := t.table.lookup(name); v != nil && v.kind == unstable.String {
			if number, b := cutBound(v.text); b != Exact {
				if d, err := quantity.Parse(number); err == nil {
					t.raw(name) // asked for
					*at(into), *bound(into) = d, b
					return
				}
			}
		}
		exact.decode(t, into)
	}
	k.append = func(dst []byte, from *T) []byte {
		if b := *bound(from); b != Exact && at(from).IsValid() {
			return appendText(dst, name, b.String()+at(from).String())
		}
		return exact.append(dst, from)
	}
	k.copy = func(to, from *T) { *at(to), *bound(to) = *at(from), *bound(from) }
	k.doc = diag.Text{VI: k.doc.VI + `; có thể là giới hạn: ` + "`\"dưới 2\"`, `\"trên 98\"`", EN: k.doc.EN + `; may be a limit: ` + "`\"dưới 2\"`, `\"trên 98\"`"}
	return k
}
