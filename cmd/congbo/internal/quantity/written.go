package quantity

import "strings"

// Written reports whether a number stands in a text in figures: also as a rank,
// padded with a zero, or as "âm 12,5" for one below zero.
func Written(s string, d Decimal) bool {
	forms := []string{d.String(), "0" + d.String()}
	if size, below := strings.CutPrefix(d.String(), "-"); below {
		forms = []string{"-" + size, "−" + size, "–" + size, "âm " + size}
	}
	for _, form := range forms {
		for at := 0; ; {
			i := strings.Index(s[at:], form)
			if i < 0 {
				break
			}
			i += at
			at = i + len(form)
			if (i == 0 || !digit(s[i-1]) && s[i-1] != ',' && s[i-1] != '.') && (at == len(s) || !digit(s[at]) && !(at+1 < len(s) && (s[at] == ',' || s[at] == '.') && digit(s[at+1]))) {
				return true
			}
		}
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
