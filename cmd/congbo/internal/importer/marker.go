package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/lazyregexp"
)

// style is the kind of number that a paragraph begins with.
type style byte

const (
	noNumber style = iota
	bullet
	part        // Phần I, Phần thứ nhất
	roman       // I- II. III)
	capital     // A. B.
	arabic      // 1. 2) 3/
	dotted      // 1.1. 2.3.1
	romanDotted // I.1. II.3.1
	letter      // a) b.
)

// A marker is the number or bullet that a paragraph begins with.
type marker struct {
	style  style
	before string // "Phần " of "Phần I."
	words  string // "thứ hai" of "Phần thứ hai"
	path   []int  // of 2.3.1 and II.3.1: 2, 3, 1; of IV: 4
	after  string // what is printed after the number: "-", ".", ")"
	length int    // bytes with the white space after it
	text   string // as the source has it
	form   string // the pattern, where the file tells it
}

// n is the last number.
func (m marker) n() int { return m.path[len(m.path)-1] }

// pattern is the numbering of front matter that prints such numbers.
func (m marker) pattern() string {
	if m.form != "" {
		return m.form
	}
	sign := map[style]string{part: "I", roman: "I", capital: "A", arabic: "1", letter: "a"}[m.style]
	switch {
	case capitals(m.words):
		sign = "THỨ NHẤT"
	case m.words != "":
		sign = "thứ nhất"
	case m.isDotted():
		sign = strings.TrimSuffix(strings.Repeat("1.", len(m.path)), ".")
	}
	return m.before + sign + m.after
}

// isDotted reports whether the marker tells the numbers above its own, too.
func (m marker) isDotted() bool { return m.style == dotted || m.style == romanDotted }

var (
	bulletForm = lazyregexp.New(`^(?:[-–—+•●▪■◦‣⁃·*\x{f02d}\x{f0b7}\x{f0a7}\x{f0d8}]\s+|[-–+•](?:\p{Lu}))`)
	partForm   = lazyregexp.New(`^((?i:phần)\s+)(?:((?i:thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)))|([IVXLC]{1,7}))(?:\s*([-–.)/:])\s*|\s+|$)`)
	romanForm  = lazyregexp.New(`^([IVXLC]{1,7})\s*([-–.)/:])\s*`)
	dottedForm = lazyregexp.New(`^(\d{1,3}|[IVXLC]{1,7})((?:\.\d{1,3}){1,4})(\.|\))?\s+`)
	arabicForm = lazyregexp.New(`^(\d{1,3})\s?([.)/])\s*`)
	letterForm = lazyregexp.New(`^([a-zđ])([.)])\s+`)
	upperForm  = lazyregexp.New(`^([A-ZĐ])([-.)])\s+`)
)

// readMarkers returns what the number that a text begins with may be, the likelier
// first: "I." is the first of Romans or the ninth letter.
func readMarkers(s string) []marker {
	if s == "" {
		return nil
	}
	if at := bulletForm.FindString(s); at != "" {
		if r, size := utf8.DecodeLastRuneInString(at); r != ' ' && strings.ToUpper(string(r)) == string(r) && strings.ToLower(string(r)) != string(r) {
			at = at[:len(at)-size]
		}
		return []marker{{style: bullet, length: len(at), after: strings.TrimSpace(at), text: strings.TrimSpace(at)}}
	}
	var all []marker
	if m, ok := readPart(s); ok {
		all = append(all, m)
	}
	if m := romanForm.FindStringSubmatch(s); m != nil && !dottedForm.MatchString(s) {
		if n := fromRoman(m[1]); n > 0 && len(s) > len(m[0]) && (m[2] != "." || s[len(m[0])-1] != '.') {
			all = append(all, marker{style: roman, path: []int{n}, after: m[2], length: len(m[0])})
		}
	}
	if m := upperForm.FindStringSubmatch(s); m != nil {
		all = append(all, marker{style: capital, path: []int{letterNumber(strings.ToLower(m[1]))}, after: m[2], length: len(m[0])})
	}
	if m := letterForm.FindStringSubmatch(s); m != nil {
		all = append(all, marker{style: letter, path: []int{letterNumber(m[1])}, after: m[2], length: len(m[0])})
	}
	if m := dottedForm.FindStringSubmatch(s); m != nil {
		style, first := dotted, 0
		if first = fromRoman(m[1]); first > 0 {
			style = romanDotted
		} else {
			first, _ = strconv.Atoi(m[1]) // the form has at most three digits; zero is no number
		}
		path := []int{first}
		for _, part := range strings.Split(m[2][1:], ".") {
			n, _ := strconv.Atoi(part)
			path = append(path, n)
		}
		all = append(all, marker{style: style, path: path, after: m[3], length: len(m[0])})
	} else if m := arabicForm.FindStringSubmatch(s); m != nil && len(s) > len(m[0]) && (s[len(m[0])] < '0' || s[len(m[0])] > '9') {
		n, _ := strconv.Atoi(m[1])
		all = append(all, marker{style: arabic, path: []int{n}, after: m[2], length: len(m[0])})
	}
	for i := range all {
		all[i].text = strings.TrimSpace(s[:all[i].length])
	}
	return slices.DeleteFunc(all, func(m marker) bool { return slices.Contains(m.path, 0) })
}

// ordinals are the numbers of parts in words.
var ordinals = [...]string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"}

// readPart reads "Phần I." and "PHẦN THỨ NHẤT": what follows without a sign begins
// with a capital, or it is a sentence about that part.
func readPart(s string) (marker, bool) {
	m := partForm.FindStringSubmatch(s)
	if m == nil {
		return marker{}, false
	}
	rest := s[len(m[0]):]
	if first, _ := utf8.DecodeRuneInString(rest); m[4] == "" && rest != "" && !unicode.IsUpper(first) {
		return marker{}, false
	}
	n := fromRoman(m[3])
	if words := strings.Fields(strings.ToLower(m[2])); len(words) > 0 {
		n = slices.Index(ordinals[:], words[len(words)-1]) + 1
	}
	return marker{style: part, before: strings.ToUpper(m[1][:1]) + m[1][1:], words: m[2], path: []int{n}, after: m[4], length: len(m[0])}, n > 0
}

// joinParts joins "Phần thứ nhất" on a line of its own with the title below it.
func joinParts(blocks []*block) []*block {
	var all []*block
	for i, b := range blocks {
		if i > 0 && isTitleBelow(blocks[i-1], b) {
			above := all[len(all)-1]
			above.runs = append(append(slices.Clip(above.runs), run{text: " "}), b.runs...)
			continue
		}
		all = append(all, b)
	}
	return all
}

func isTitleBelow(above, b *block) bool {
	if above.kind == table || b.kind == table || b.kind == item || b.marker != "" {
		return false
	}
	m, ok := readPart(strings.TrimSpace(above.text()))
	if !ok || m.length < len(strings.TrimSpace(above.text())) {
		return false
	}
	words := b.plain()
	return words != "" && len(readMarkers(words)) == 0 && utf8.RuneCountInString(words) < longHeading && (b.kind == heading || b.allBold() || capitals(words))
}

// fromRoman reads a Roman numeral up to 89; 0 if it is none.
func fromRoman(s string) int {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if i+1 < len(s) && v < values[s[i+1]] {
			v = -v
		}
		n += v
	}
	if n < 1 || n > 89 || toRoman(n) != s {
		return 0
	}
	return n
}

// toRoman writes a number up to 89 in Roman numerals.
func toRoman(n int) string {
	tens := [...]string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"}
	ones := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[n/10] + ones[n%10]
}

// letterNumber is the place of a letter among those that Vietnamese documents
// count with, from 1; 0 for another.
func letterNumber(s string) int {
	const letters = "abcdđeghiklmnopqrstuvxy"
	at := strings.Index(letters, s)
	if at < 0 {
		return 0
	}
	return utf8.RuneCountInString(letters[:at]) + 1
}

// String is the number as the source has it.
func (m marker) String() string { return m.text }
