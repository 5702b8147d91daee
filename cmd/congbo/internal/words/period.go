package words

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// A PeriodName is where a text names a period.
type PeriodName struct {
	Start, End int    // of the text
	Year       string // empty where it is not said; the last one of a term
	Part       string // of the year, as ids have it: "h1", "m05"; empty for the year itself
	From       string // the first year of a term
}

// Period is the period that is named; year is what is meant where none is said.
func (n PeriodName) Period(year string) (data.Period, error) {
	id := cmp.Or(n.Year, year)
	switch {
	case n.From != "":
		id = n.From + "-" + id
	case n.Part != "":
		id += "-" + n.Part
	}
	return data.ParsePeriod(id)
}

// A periodForm is a way to name periods, in letters without marks; the group y is the year,
// w tells the part.
type periodForm struct {
	form *lazyregexp.Regexp
	part func(w string) string
}

// What stands between words, in a slug too, and before the year.
const (
	gap    = `[ _-]+`
	ofYear = `(?:(?: *[/-] *|,?` + gap + `nam` + gap + `|` + gap + `)(?P<y>\d{4}))?`
)

var periodForms = [...]periodForm{
	{lazyregexp.New(`(?:0?6|sau)` + gap + `thang` + gap + `(?P<w>dau|cuoi)(?:` + gap + `nam)?` + ofYear), func(w string) string {
		return map[string]string{"dau": "h1", "cuoi": "h2"}[w]
	}},
	{lazyregexp.New(`(?:0?9|chin)` + gap + `thang(?P<w>)(?:` + gap + `dau)?(?:` + gap + `nam)?` + ofYear), func(string) string { return "9m" }},
	{lazyregexp.New(`(?:0?3|ba)` + gap + `thang` + gap + `dau(?P<w>)` + gap + `nam` + ofYear), func(string) string { return "q1" }},
	{lazyregexp.New(`quy` + gap + `(?P<w>iv|i{1,3}|[1-4]|mot|hai|ba|bon|tu)` + ofYear), func(w string) string {
		return "q" + map[string]string{"i": "1", "1": "1", "mot": "1", "ii": "2", "2": "2", "hai": "2", "iii": "3", "3": "3", "ba": "3", "iv": "4", "4": "4", "bon": "4", "tu": "4"}[w]
	}},
	{lazyregexp.New(`thang` + gap + `(?P<w>1[0-2]|0?[1-9])` + ofYear), func(w string) string { return fmt.Sprintf("m%02s", w) }},
	{lazyregexp.New(`nhiem` + gap + `ky` + gap + `(?P<f>\d{4}) *[-_] *(?P<y>\d{4})(?P<w>)`), func(string) string { return "" }},
	{lazyregexp.New(`nam` + gap + `(?P<y>\d{4})(?P<w>)`), func(string) string { return "" }},
	{lazyregexp.New(`(?P<y>\d{4})-(?P<w>h[12]|9m|q[1-4]|m(?:0[1-9]|1[0-2]))`), func(w string) string { return w }},
}

// PeriodNames finds the periods that a text names, in order: in Vietnamese, with its marks
// or, as slugs and names of files are, without.
func PeriodNames(text string) []PeriodName {
	folded, at := unmarked(text)
	var all []PeriodName
	for _, f := range periodForms {
		for _, m := range f.form.FindAllStringSubmatchIndex(folded, -1) {
			group := func(name string) string {
				if i := f.form.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
					return folded[m[2*i]:m[2*i+1]]
				}
				return ""
			}
			n := PeriodName{Start: at[m[0]], End: at[m[1]], Year: group("y"), Part: f.part(group("w")), From: group("f")}
			if standsAlone(folded[:m[0]], folded[m[0]:m[1]], folded[m[1]:]) {
				all = append(all, n)
			}
		}
	}
	slices.SortFunc(all, func(a, b PeriodName) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	end := 0
	return slices.DeleteFunc(all, func(n PeriodName) bool {
		if n.Start < end {
			return true
		}
		end = n.End
		return false
	})
}

// unmarked is a text in small letters without marks, a byte for each of its runes, and where
// each begins in the text.
func unmarked(text string) (folded string, at []int) {
	b := make([]byte, 0, len(text))
	for i, r := range text {
		c := byte(' ')
		switch letter := ""; {
		case r == '–' || r == '—':
			c = '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if letter = citation.Slug(string(r)); len(letter) != 1 {
				letter = "?"
			}
			c = letter[0]
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		b, at = append(b, c), append(at, i)
	}
	return string(b), append(at, len(text))
}

var (
	endsInNumber = lazyregexp.New(`\d[ _-]+$`)
	endsInRange  = lazyregexp.New(`(?:^|[ _-])(?:tu|den)[ _-]+$`)
	goesOn       = lazyregexp.New(`^ *- *(?:thang +)?\d`)
)

// standsAlone reports whether a stretch of a text is no part of a longer word, number, date
// or range: "15 năm 2030", "ngày 5 tháng 6", "tháng 4 - 6", "năm 2021 - 2025".
func standsAlone(before, name, after string) bool {
	word := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '?' }
	if before != "" && word(before[len(before)-1]) || after != "" && word(after[0]) {
		return false
	}
	switch {
	case strings.HasPrefix(name, "nam"):
		return !endsInNumber.MatchString(before) && !goesOn.MatchString(after)
	case strings.HasPrefix(name, "thang"):
		return !endsInNumber.MatchString(before) && !endsInRange.MatchString(before) && !goesOn.MatchString(after)
	}
	return true
}
