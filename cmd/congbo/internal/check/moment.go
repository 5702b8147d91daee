package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/citation"
)

// A moment is a day, a month or a year of a text, as far as it is written: "ngày 20/5/2031",
// "31.6.2031", "ngày 20", "tháng 5 năm 2031", "năm 2031".
type moment struct {
	citation.Date
	start, end int  // with the word before it: "ngày", "tháng", "năm"
	digits     int  // where its digits begin
	named      bool // that word stands there
	days       bool // it names a day
}

// moments finds the days, months and years of a text, in order.
func moments(text string) []moment {
	var all []moment
	for i := 0; i < len(text); {
		if text[i] < '0' || text[i] > '9' {
			if text[i] != 'u' {
				i++
				continue
			}
			if m, ok := quarterAt(text, i); ok {
				all = append(all, m)
				i = m.end
				continue
			}
			i++
			continue
		}
		last := 0
		if len(all) > 0 {
			last = all[len(all)-1].end
		}
		m, end := momentAt(text, i, last)
		if m.end > 0 {
			all = append(all, m)
		}
		i = end
	}
	return all
}

// quarterAt reads a quarter in Roman numerals, "quý II/2031", "quý II năm 2031", as its last
// month.
func quarterAt(text string, i int) (moment, bool) {
	rest, ok := strings.CutPrefix(text[i:], "uý ")
	if !ok || i == 0 || text[i-1]|0x20 != 'q' {
		return moment{}, false
	}
	numeral := rest[:len(rest)-len(strings.TrimLeft(rest, "IV"))]
	n := map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4}[numeral]
	end := len(text) - len(rest) + len(numeral)
	if n == 0 {
		return moment{}, false
	}
	m := moment{start: i - 1, digits: i - 1, end: end, named: true}
	m.Month = 3 * n
	if year, last, mark := after(text, end, "năm"); mark != 0 && year > 1900 && year < 2200 {
		m.Year, m.end = year, last
	}
	return m, alone(text, m.end)
}

// momentAt reads the moment whose digits begin at an offset, and where to go on from. last
// is the end of the one before.
func momentAt(text string, i, last int) (moment, int) {
	first, end := digitsAt(text, i)
	word, start := timeWord(text, i)
	m := moment{start: i, digits: i}
	switch word {
	case "ngày", "tháng", "năm":
		m.start, m.named = start, true
	}
	if r, n := utf8.DecodeLastRuneInString(text[:i]); i > 0 && i-n != last && (unicode.IsLetter(r) || strings.ContainsRune("/.,-–", r) && digitBefore(text[:i-n])) {
		return moment{}, skipDigits(text, end)
	}
	switch n := end - i; {
	case n == 4 && first >= 1900 && first < 2200 && (word == "năm" || alone(text, end)):
		m.Year, m.end = first, end
		return m, end
	case n > 2 || word == "năm":
		return moment{}, skipDigits(text, end)
	}
	second, next, mark := after(text, end, "tháng")
	year, last, _ := after(text, next, "năm")
	switch {
	case word == "tháng" && mark != 0 && next-end >= 5 && second > 1900: // tháng 5/2031
		m.Month, m.Year, m.end = first, second, next
	case word == "tháng":
		if y, at, mark := after(text, end, "năm"); mark == 'w' && y > 1900 {
			m.Year, end = y, at
		} else if mark != 0 && mark != 'w' {
			return moment{}, skipDigits(text, end)
		}
		m.Month, m.end = first, end
	case mark == '-' && next < len(text) && text[next] == '/': // ngày 20-15/5/2031: two days
		m.Day, m.end, m.days = first, end, true
		return m, end
	case mark != 0 && second < 100 && next-end <= len(" tháng 12"):
		m.Day, m.Month, m.end, m.days = first, second, next, true
		if year > 1900 && year < 2200 {
			m.Year, m.end = year, last
		} else if mark != '/' && mark != 'w' && word != "ngày" || !alone(text, next) {
			return moment{}, skipDigits(text, next)
		}
	case word == "ngày" && mark == 0 && alone(text, end):
		m.Day, m.end, m.days = first, end, true
	default:
		return moment{}, skipDigits(text, end)
	}
	if !alone(text, m.end) {
		return moment{}, skipDigits(text, m.end)
	}
	return m, m.end
}

// after reads the number that follows an offset after a mark, "/", "." or "-", or after a
// word, as which mark is 'w'; mark is 0 if there is none.
func after(text string, i int, word string) (n, end int, mark byte) {
	if i >= len(text) {
		return 0, i, 0
	}
	if c := text[i]; strings.IndexByte("/.-", c) >= 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
		n, end = digitsAt(text, i+1)
		return n, end, c
	}
	rest := strings.TrimLeft(text[i:], " \u00a0")
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(rest, ", "), word); ok && len(rest) < len(text[i:]) {
		digits := strings.TrimLeft(rest, " \u00a0")
		if digits != "" && digits[0] >= '0' && digits[0] <= '9' {
			n, end = digitsAt(text, len(text)-len(digits))
			return n, end, 'w'
		}
	}
	return 0, i, 0
}

// digitsAt is the number at an offset and its end; one that is too long for a date is large.
func digitsAt(text string, i int) (n, end int) {
	for end = i; end < len(text) && text[end] >= '0' && text[end] <= '9'; end++ {
		n = min(10*n+int(text[end]-'0'), 1e6)
	}
	return n, end
}

// skipDigits passes over the rest of a number that is no date: "1.250", "45/13/2031/NĐ-CP".
func skipDigits(text string, i int) int {
	for i+1 < len(text) && (strings.IndexByte("/.,-", text[i]) >= 0 && text[i+1] >= '0' && text[i+1] <= '9' || text[i] >= '0' && text[i] <= '9') {
		i++
	}
	return max(i, 1)
}

func digitBefore(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// alone reports whether a date may end at an offset: nothing goes on with it.
func alone(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case i >= len(text):
		return true
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '/', r == '%':
		return false
	case strings.ContainsRune(".,-", r):
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		return !unicode.IsDigit(next) || r == '-' && i > 0
	}
	return !strings.HasPrefix(strings.TrimLeft(text[i:min(i+3, len(text))], " \u00a0"), "%")
}

// timeWord is the word before an offset, in lower case, and where it begins.
func timeWord(text string, i int) (string, int) {
	end := len(strings.TrimRight(text[:i], " \u00a0:"))
	start := end
	for start > 0 && end-start < 24 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		start -= n
	}
	return strings.ToLower(text[start:end]), start
}
