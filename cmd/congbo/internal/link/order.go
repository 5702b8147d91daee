package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"congbo/cmd/congbo/internal/report"
)

// An order is that of the register: by type and title as the Vietnamese alphabet
// has them, by number as numbers count.
type order struct {
	rank map[string]int // of types, and of the titles of documents without a number
}

func orderOf(all []*report.Directive) order {
	o := order{map[string]int{}}
	var names []string
	for _, d := range all {
		for _, name := range []string{d.Type, untitled(d)} {
			if _, ok := o.rank[name]; !ok {
				o.rank[name] = 0
				names = append(names, name)
			}
		}
	}
	alphabet := collate.New(language.Vietnamese, collate.Numeric)
	slices.Sort(names) // the alphabet takes some names for one
	slices.SortStableFunc(names, alphabet.CompareString)
	for i, name := range names {
		o.rank[name] = i
	}
	return o
}

// untitled is the title of a document that nothing else tells from others.
func untitled(d *report.Directive) string {
	if d.Number != "" {
		return ""
	}
	return d.Title
}

func (o order) compare(a, b *report.Directive) int {
	an, arest := leadingNumber(a.Number)
	bn, brest := leadingNumber(b.Number)
	return cmp.Or(
		cmp.Compare(o.rank[a.Type], o.rank[b.Type]),
		cmp.Compare(an, bn),
		cmp.Compare(arest, brest),
		cmp.Compare(a.Symbol, b.Symbol),
		cmp.Compare(o.rank[untitled(a)], o.rank[untitled(b)]),
		cmp.Compare(a.Date.String(), b.Date.String()),
		cmp.Compare(a.Slug, b.Slug),
	)
}

// leadingNumber splits "145/2020" into 145 and "/2020".
func leadingNumber(s string) (n int, rest string) {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	n, _ = strconv.Atoi(s[:digits])
	return n, s[digits:]
}
