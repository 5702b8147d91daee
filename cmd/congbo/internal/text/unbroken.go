package text

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unbroken is a text as HTML in which lines do not end between a number and what it counts
// ("6 tháng"), between a word and its number ("Điều 5") or within a symbol ("05-CT/TW"). It is
// for headings, navigation and tables, whose lines are short; the words stay what they are.
func Unbroken(s string) string {
	var b bytes.Buffer
	writeUnbroken(&b, s)
	return b.String()
}

func (w *writer) unbroken(s string) { writeUnbroken(&w.Buffer.Buffer, s) }

// longestUnbroken is how many letters are kept on one line at most: on the narrowest phone
// more would be cut off.
const longestUnbroken = 24

func writeUnbroken(b *bytes.Buffer, s string) {
	plain := 0 // from where on nothing is written
	for i := 0; i < len(s); {
		end := unbrokenEnd(s, i)
		if run := strings.TrimRight(s[i:end], " "); strings.Contains(run, " ") || isSymbol(run) {
			writeText(b, s[plain:i])
			b.WriteString(`<span class="nb">`)
			writeText(b, run)
			b.WriteString("</span>")
			plain = i + len(run)
		}
		i = end
	}
	writeText(b, s[plain:])
}

// unbrokenEnd is where the words that begin at a place and stand on one line end, with the
// spaces behind them.
func unbrokenEnd(s string, at int) int {
	end, before := wordEnd(s, at), ""
	for word := s[at:end]; end < len(s); {
		next := wordEnd(s, end)
		if !joined(word, s[end:next]) || isNumbered(before) || utf8.RuneCountInString(s[at:next]) > longestUnbroken { // "Điều 5" is whole
			break
		}
		before, word, end = word, s[end:next], next
	}
	return end
}

// wordEnd is where the word that begins at a place ends, with the space behind it.
func wordEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], ' '); i >= 0 {
		return at + i + 1
	}
	return len(s)
}

// numbered are the words whose number follows them.
var numbered = map[string]bool{
	"điều": true, "khoản": true, "điểm": true, "mục": true, "chương": true, "phần": true, "số": true, "bảng": true, "thích": true,
	"quý": true, "tháng": true, "năm": true, "ngày": true, "khóa": true, "khoá": true, "article": true, "section": true, "table": true, "no.": true,
}

func isNumbered(word string) bool { return numbered[strings.ToLower(strings.TrimRight(word, " "))] }

// joined reports whether a word, with the space behind it, and the next stand on one line.
func joined(word, next string) bool {
	word, next = strings.TrimRight(word, " "), strings.TrimRight(next, " ")
	first, _ := utf8.DecodeRuneInString(next)
	if next == "-" || next == "–" || word == "-" || word == "–" { // "2022 - 2025"
		return strings.Trim(word+next, "0123456789-–.,;:)") == "" && len(word+next) > len("–")
	}
	if !unicode.IsDigit(first) && !isRoman(next) && !isCount(word) { // most
		return false
	}
	if isNumbered(word) {
		return unicode.IsDigit(first) || isRoman(next)
	}
	return isCount(word) && unicode.IsLetter(first)
}

// isCount reports whether a word is a number that counts what follows; a year does not.
func isCount(word string) bool {
	return word != "" && strings.Trim(word, "0123456789.,") == "" && isDigit(word[0]) && isDigit(word[len(word)-1]) && len(word) != len("2022")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isSymbol reports whether a word is the symbol of a document, a date or a range.
func isSymbol(word string) bool {
	return strings.ContainsAny(word, "-/") && strings.ContainsAny(word, "0123456789") && utf8.RuneCountInString(word) <= longestUnbroken
}

func isRoman(word string) bool {
	word = strings.TrimRight(word, ".,;:)")
	return word != "" && strings.Trim(word, "IVXLC") == ""
}
