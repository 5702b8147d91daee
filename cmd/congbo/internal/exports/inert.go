package exports

import "strings"

// inert is a text of CSV that no spreadsheet runs, whatever it takes for the mark between cells:
// where it, or what stands in it behind such a mark, begins like a formula (OWASP, CSV
// injection), a ' comes first, which spreadsheets show as text. A number stays a number.
func inert(s string) string {
	if isNumber(s) {
		return s
	}
	var b []byte
	done := 0      // of s, in b
	begins := true // a cell begins here, for somebody
	inner := false // it is not the text itself
	for i := range len(s) {
		if begins && isFormula(s[i:], inner) {
			b = append(append(b, s[done:i]...), '\'')
			done = i
		}
		switch s[i] {
		case ',', ';', '\t', '\n', '\r':
			begins, inner = true, true
		case ' ':
		default:
			begins = false
		}
	}
	if b == nil {
		return s
	}
	return string(append(b, s[done:]...))
}

// isFormula reports whether a spreadsheet may take a text for a formula. Behind a mark within
// a text a sign is one as a rule, "tăng 3; - giảm 5", and a formula only with what makes one do
// something.
func isFormula(s string, inner bool) bool {
	switch {
	case strings.HasPrefix(s, "="), strings.HasPrefix(s, "@"), strings.HasPrefix(s, "＝"), strings.HasPrefix(s, "＠"):
		return true
	case strings.HasPrefix(s, "+"), strings.HasPrefix(s, "-"), strings.HasPrefix(s, "＋"), strings.HasPrefix(s, "－"):
		first, _, _ := strings.Cut(s, ";")
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
