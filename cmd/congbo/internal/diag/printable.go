package diag

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable is a string from outside, such as the name of a file, as it may be printed on a
// terminal or in a log: control characters, marks that turn the direction of text, other
// invisible ones and bytes that are no UTF-8 are shown as escapes. Nothing that is printed
// hides, forges a line or gives a terminal a command.
func Printable(s string) string {
	if !strings.ContainsFunc(s, isHidden) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if isHidden(r) || r == utf8.RuneError && size == 1 {
			quoted := strconv.QuoteToASCII(s[:size])
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String()
}

func isHidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
}

// outside is a string from outside as an argument of a message: printable, or quoted.
type outside string

func (o outside) Format(f fmt.State, verb rune) {
	s := string(o)
	if verb != 'q' { // which escapes by itself
		s = Printable(s)
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), s)
}

// printable are the arguments of a message in a language: what comes from outside so that it can
// be printed, and what knows both languages, such as a date, in that one.
func printable(args []any, language string) []any {
	all := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			all[i] = outside(arg)
		case error:
			all[i] = outside(Cause(arg).In(language))
		case interface{ In(language string) string }:
			all[i] = outside(arg.In(language))
		default:
			all[i] = arg
		}
	}
	return all
}
