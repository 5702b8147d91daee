package text

import (
	"bytes"
	"slices"
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

// placed are the words that prose does not part from their number ("Điều 5"), and times those
// that it does not part from a small number before them ("6 tháng"): its lines are long, and
// more of numbered would be too many.
var (
	placed = []string{"điều", "khoản", "điểm", "mục", "chương", "phần", "bảng", "quý", "tháng", "khóa", "khoá"}
	times  = []string{"tháng", "năm", "ngày", "quý", "tuần", "giờ"}
)

// prose writes text that holds nothing to be escaped, with marks around what stands on one line.
func (w *writer) prose(text []byte) {
	plain := 0 // from where on nothing is written
	for i, c := range text {
		if c > '9' || c < '0' || i < plain || i > 0 && text[i-1] != ' ' { // most letters end at once
			continue
		}
		number := numberLength(text[i:])
		if number == 0 {
			continue
		}
		start, end := i, i+number
		before, after := lastWord(text[plain:i]), firstWord(text[end:])
		switch {
		case isOneOf(before, placed):
			start -= len(before) + 1
		case number <= 2 && isOneOf(after, times):
			end += 1 + len(after)
		default:
			continue
		}
		w.Write(text[plain:start])
		w.WriteString(`<span class="nb">`)
		w.Write(text[start:end])
		w.WriteString("</span>")
		plain = end
	}
	w.Write(text[plain:])
}

// numberLength is how long the number is that begins a text; 0 for none, and for a word.
func numberLength(text []byte) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	if r, _ := utf8.DecodeRune(text[n:]); unicode.IsLetter(r) {
		return 0
	}
	return n
}

// lastWord is the word before the space that ends a text.
func lastWord(text []byte) []byte {
	text = bytes.TrimSuffix(text, []byte(" "))
	return text[bytes.LastIndexByte(text, ' ')+1:]
}

// firstWord is the word behind the space that begins a text.
func firstWord(text []byte) []byte {
	text, ok := bytes.CutPrefix(text, []byte(" "))
	if !ok {
		return nil
	}
	end := bytes.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

func isOneOf(word []byte, of []string) bool {
	return slices.ContainsFunc(of, func(one string) bool { return strings.EqualFold(string(word), one) })
}
