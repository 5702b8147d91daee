package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/lexer"
)

// respelled are the two places of a tone over oa, oe and uy, which both are right, and i for y.
var respelled = strings.Fields(`oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy
	kí ký kì kỳ kỉ kỷ kĩ kỹ lí lý mĩ mỹ sĩ sỹ tỉ tỷ tì tỳ`)

// endings are respelled where a word ends so, or is so.
var endings = func() map[string]string {
	all := map[string]string{}
	for i := 0; i < len(respelled); i += 2 {
		all[respelled[i]] = respelled[i+1]
	}
	return all
}()

// fold is a word in small letters and the usual spelling.
func fold(w string) string {
	w = lexer.Lower(w)
	_, n := utf8.DecodeLastRuneInString(w)
	_, m := utf8.DecodeLastRuneInString(w[:len(w)-n])
	if tail := w[len(w)-n-m:]; m > 0 && endings[tail] != "" && (tail[0] == 'o' || tail[0] == 'u' || len(tail) == len(w)) {
		return w[:len(w)-len(tail)] + endings[tail]
	}
	return w
}

// Bare takes the accents off small letters.
func Bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(s))
}

// MayBe reports whether a word in small letters is another that has lost accents, or is it.
func MayBe(damaged, whole string) bool {
	d, w := norm.NFD.String(damaged), norm.NFD.String(whole)
	for _, r := range w {
		next, n := utf8.DecodeRuneInString(d)
		switch {
		case next == r || r == 'đ' && next == 'd':
			d = d[n:]
		case !unicode.Is(unicode.Mn, r):
			return false
		}
	}
	return d == ""
}
