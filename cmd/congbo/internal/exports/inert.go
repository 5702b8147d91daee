package exports

import "strings"

// inert is a text of CSV that no spreadsheet runs, whatever it takes for the mark between cells:
// where it, or what stands in it behind such a mark, begins like a formula (OWASP, CSV
// injection), a ' comes first, which spreadsheets show as text. A number stays a number.
func inert(s string) string {
	if !strings.ContainsAny(s, "=@+-\t\r＝＠＋－") || isNumber(s) {
		return s
	}
	var b strings.Builder
	begins := true // a cell begins here, for somebody
	inner := false // it is not the text itself
	for i, r := range s {
		if begins && isFormula(s[i:], inner) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		switch r {
		case ',', ';', '\t', '\n', '\r':
			begins, inner = true, true
		case ' ':
		default:
			begins = false
		}
	}
	return b.String()
}

// isFormula reports whether a spreadsheet may take a text for a formula. Behind a mark within
// a text a sign is one as a rule, "tăng 3; - giảm 5", and a formula only with what makes one do
// something.
func isFormula(s string, inner bool) bool {
	first, _, _ := strings.Cut(s, ";")
	switch {
	case strings.HasPrefix(s, "="), strings.HasPrefix(s, "@"), strings.HasPrefix(s, "＝"), strings.HasPrefix(s, "＠"):
		return true
	case strings.HasPrefix(s, "+"), strings.HasPrefix(s, "-"), strings.HasPrefix(s, "＋"), strings.HasPrefix(s, "－"):
		return !inner || strings.ContainsAny(first, "(|!=")
	}
	return !inner && strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r")
}

// isNumber reports whether a text is a number with a sign, as a spreadsheet takes it: "−5" with
// either sign, "+3,5%".
func isNumber(s string) bool {
	s = strings.TrimLeft(s, "+-")
	s = strings.TrimSuffix(s, "%")
	digits := strings.Trim(s, "0123456789.,")
	return digits == "" && s != "" && s[0] >= '0' && s[0] <= '9'
}
