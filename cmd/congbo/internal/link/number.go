package link

import (
	"strconv"
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A pattern says how the record prints the numbers of one level: "I-", "Phần I.",
// "1.", "1.1.", "a)".
type pattern struct {
	before, after string // what is printed around the number
	style         byte   // I, i, 1, A or a; t, T for "thứ nhất", "THỨ NHẤT"; 0 prints no number
	dotted        bool   // the number follows that of the section above: 2.1
}

var defaultNumbering = [...]string{"I", "1", "1.1"}

// parsePattern reads a pattern: its number is the last run of letters, digits
// and dots between them. The empty pattern prints no number.
func parsePattern(s string) (p pattern, ok bool) {
	if s == "" {
		return pattern{}, true
	}
	for style, words := range map[byte]string{'t': firstPart, 'T': strings.ToUpper(firstPart)} {
		if before, after, ok := strings.Cut(s, words); ok {
			return pattern{before: before, after: after, style: style}, true
		}
	}
	sign := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	end := strings.LastIndexFunc(s, sign)
	if end < 0 {
		return pattern{}, false
	}
	start := end
	for start > 0 && (sign(rune(s[start-1])) || s[start-1] == '.') && s[start-1] < 0x80 {
		start--
	}
	end++
	if end > len(s) || s[end-1] >= 0x80 {
		return pattern{}, false
	}
	p = pattern{before: s[:start], after: s[end:]}
	switch number := s[start:end]; {
	case len(number) == 1 && strings.Contains("Ii1Aa", number):
		p.style = number[0]
	case strings.HasPrefix(number, "1.1") && strings.Trim(number, "1.") == "" && !strings.Contains(number, "..") && !strings.Contains(number, "11"):
		p.style, p.dotted = '1', true
	default:
		return pattern{}, false
	}
	return p, true
}

// firstPart is the first number in words, "Phần thứ nhất".
const firstPart = "thứ nhất"

// ordinals are the numbers of parts in words.
var ordinals = [...]string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}

// inWords is a number in words; beyond ten, which no report has, in digits.
func inWords(n int) string {
	if n < 1 || n > len(ordinals) {
		return "thứ " + strconv.Itoa(n)
	}
	return "thứ " + ordinals[n-1]
}

// format prints the n-th number of a style.
func format(style byte, n int) string {
	switch style {
	case 'I':
		return roman(n)
	case 'i':
		return strings.ToLower(roman(n))
	case 'A':
		return strings.ToUpper(letter(n))
	case 'a':
		return letter(n)
	case 't':
		return inWords(n)
	case 'T':
		return strings.ToUpper(inWords(n))
	}
	return strconv.Itoa(n)
}

// roman is a Roman numeral; beyond 3999, which has none, a decimal one.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// letters are those that Vietnamese documents count with: a, b, c, d, đ, e.
var letters = [...]string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"}

// letter is the n-th letter; after y come aa, ab.
func letter(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / len(letters) {
		s = letters[(n-1)%len(letters)] + s
	}
	return s
}

// number gives the sections of a report their numbers by its numbering.
func (l *Linked) number() {
	written := l.Front.Numbering
	if written == nil {
		written = defaultNumbering[:]
	}
	patterns := make([]pattern, len(written))
	for i, s := range written {
		p, ok := parsePattern(s)
		if !ok {
			l.Found.Add(diag.Finding{Code: "section/numbering", Severity: diag.Error,
				Span:    quoted(source.Span{File: l.Index().File, End: l.Front.Body}, s),
				Message: diag.Say("không hiểu kiểu đánh số %q", "numbering %q has no meaning", s),
				Hint:    diag.Say(`ghi kiểu số rồi dấu in sau số: "I-", "1.", "1.1.", "a)", "A.", "Phần thứ nhất"; "" là không đánh số`, `write the number, then what is printed after it: "I-", "1.", "1.1.", "a)", "A.", "Phần thứ nhất"; "" prints none`)})
		}
		patterns[i] = p
	}
	numberAll(l.Parts, patterns, "")
}

// numberAll numbers siblings and all below them. above is the number of their
// parent without its signs.
func numberAll(siblings []*report.Section, patterns []pattern, above string) {
	n := 0
	for _, s := range siblings {
		own := ""
		if numbered(s) && s.Level <= len(patterns) {
			p := patterns[s.Level-1]
			if p.style != 0 && (!p.dotted || above != "") {
				n++
				own = format(p.style, n)
				printed := own
				if p.style|0x20 == 't' { // in references and before a dot in Romans
					own = roman(n)
				}
				s.Label = own
				if s.Parent != nil && s.Parent.Label != "" {
					s.Label = s.Parent.Label + "." + own
				}
				if p.dotted {
					own = above + "." + own
					printed = own
				}
				s.Number = p.before + printed + p.after
			}
		}
		numberAll(s.Children, patterns, own)
	}
}

// numbered reports whether a section takes a number: not one whose title the
// record does not print, and no heading in the opening of a part.
func numbered(s *report.Section) bool {
	if s.HasPage() {
		return s.Printed
	}
	page := s.Page()
	return page != nil && page.Level > 1
}
