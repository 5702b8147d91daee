package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind tells quantities apart.
type Kind int

// The kinds of quantities.
const (
	Count   Kind = iota // 657 văn bản; 13.617 tỷ đồng
	Percent             // 42,75%
	Ratio               // 07/10
)

// A Quantity is one number of a text that measures or counts something. Dates,
// numbers of documents, ranks, quarters, terms, form items and telephone numbers
// are none.
type Quantity struct {
	Kind  Kind
	Value Decimal // of a ratio its first number; money in đồng
	Of    Decimal // of a ratio its second number
	Unit  string  // the words after it, up to four, in lower case: "chi bộ"
	Named bool    // the unit stands before the number: "khiển trách 07"
	Hedge string  // the word that says it is not exact: "trên", "gần", "khoảng"
	Point bool    // a decimal point stands where a comma belongs

	Start, End int // of the number with its percent sign or scale word
	UnitEnd    int
}

// numberWords are numbers that a sum may need in words.
var numberWords = map[string]int64{
	"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}

// longestNumber is the length of the longest of them in bytes, in any case and spelling.
const longestNumber = len("MƯỜI") + 4

// scales are the words that multiply the number before them.
var scales = map[string]int64{"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}

// hedges are the words that make the number after them inexact: "trên 98%",
// "xấp xỉ 5%", "tối thiểu 30%", "ít nhất 2 tổ", "không quá 10%".
var hedges = map[string]bool{
	"trên": true, "hơn": true, "gần": true, "khoảng": true, "dưới": true, "ước": true, "xấp": true, "xỉ": true, "chừng": true,
	"từ": true, "đến": true, "tối": true, "thiểu": true, "đa": true, "nhất": true, "quá": true, "tới": true,
}

// measures are the units that a number with a decimal point is read before;
// before other words "2.1" is a heading and "4.0" a name.
var measures = map[string]bool{
	"tỷ": true, "tỉ": true, "triệu": true, "nghìn": true, "ngàn": true, "ha": true, "km": true, "kg": true, "tấn": true, "tạ": true,
	"lít": true, "mét": true, "usd": true, "kwh": true, "mw": true,
}

// notCounted are words before a number that make it a name or a place in an
// order: "thứ 52/63", "ngày 12", "Ban Chỉ đạo 35", "quý 2".
var notCounted = map[string]bool{
	"thứ": true, "ngày": true, "tháng": true, "năm": true, "quý": true, "số": true, "khóa": true, "khoá": true,
	"điều": true, "khoản": true, "điểm": true, "mục": true, "phần": true, "đạo": true, "tw": true, "ương": true,
	"kỳ": true, "lần": true, "phòng": true, "đoạn": true, "covid": true, "type": true, "bảng": true,
	"tượng": true, "hạng": true, "loại": true, "hiệu": true, "thoại": true, "đt": true, "fax": true, "trang": true, "số:": true,
}

// A word of a text with its place.
type word struct {
	start, end int
	lower      string
}

// Find returns the quantities of a text, in order. It is linear.
func Find(text string) []Quantity {
	s := scan{text: text}
	for i := 0; i < len(text); {
		if c := text[i]; c >= '0' && c <= '9' && !s.inWord(i) {
			i = s.number(i)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) && !s.inWord(i) {
			i = s.spelled(i)
			continue
		}
		i += n
	}
	return s.found
}

type scan struct {
	text  string
	found []Quantity
}

// inWord reports whether a letter, digit or mark of a number stands right before
// an offset.
func (s *scan) inWord(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// run is the end of the digits, with dots and commas within them, at i.
func (s *scan) run(i int) int {
	for i < len(s.text) {
		c := s.text[i]
		if c >= '0' && c <= '9' || (c == '.' || c == ',') && i+1 < len(s.text) && s.text[i+1] >= '0' && s.text[i+1] <= '9' {
			i++
			continue
		}
		break
	}
	return i
}

// number reads the quantity at i, if it is one, and returns the offset to go on
// from.
func (s *scan) number(i int) int {
	end := s.run(i)
	value, point, ok := parseLoose(s.text[i:end])
	if !ok || s.glued(i, end) {
		return s.skip(end)
	}
	if end < len(s.text) && s.text[end] == '/' {
		return s.ratio(i, end, value)
	}
	// "5.210,5 ha/5.100,25": the unit may stand before the slash
	if w := s.wordAt(end); w.end > w.start && w.start > end && w.end+1 < len(s.text) && s.text[w.end] == '/' && s.text[w.end+1] >= '0' && s.text[w.end+1] <= '9' {
		if next := s.ratio(i, w.end, value); next > 0 && len(s.found) > 0 && s.found[len(s.found)-1].Start == i {
			return next
		}
	}
	q := Quantity{Value: value, Point: point, Start: i, End: end}
	if e := s.percentEnd(end); e > 0 {
		q.Kind, q.End = Percent, e
	} else {
		if s.inRange(i, end) || s.notCounted(i) && !strings.ContainsAny(s.text[i:end], ".,") || s.heads(i, end) || dialled(s.text[i:end]) || point && !measures[s.wordAt(end).lower] {
			return end
		}
		s.scaled(&q)
	}
	s.finish(&q)
	return max(q.End, end)
}

// glued reports whether a number is part of something longer: "05-CT/TW",
// "20A", "(07)".
func (s *scan) glued(i, end int) bool {
	if end < len(s.text) {
		r, _ := utf8.DecodeRuneInString(s.text[end:])
		if unicode.IsLetter(r) || r == '_' {
			return true
		}
		if r == '-' || r == '\u2010' || r == '\u2011' {
			next, _ := utf8.DecodeRuneInString(s.text[end+utf8.RuneLen(r):])
			if unicode.IsLetter(next) {
				return true
			}
		}
		if i > 0 && s.text[i-1] == '(' && s.text[end] == ')' {
			return true // a form item
		}
	}
	if i > 0 {
		switch s.text[i-1] {
		case '/', '-', '_', '\\', '#':
			return true
		}
	}
	return false
}

// skip passes over the rest of what a number was a part of: "15/5/2016",
// "145/2020/NĐ-CP".
func (s *scan) skip(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' && r != '-' {
			break
		}
		i += n
	}
	return i
}

// ratio reads "07/10" or "5.210,5 ha/5.100": the slash stands at slash.
func (s *scan) ratio(i, slash int, value Decimal) int {
	end := s.run(slash + 1)
	if t, ok := strings.CutPrefix(s.text[slash+1:], "tổng số "); ok { // "12/tổng số 15 xã"
		slash = len(s.text) - len(t) - 1
		end = s.run(slash + 1)
	}
	of, _, ok := parseLoose(s.text[slash+1 : end])
	if !ok || end < len(s.text) && (s.text[end] == '/' || s.glued(slash, end)) || s.date(i, value, of) || s.ranked(i) {
		return s.skip(max(end, slash+1))
	}
	q := Quantity{Kind: Ratio, Value: value, Of: of, Start: i, End: end}
	s.finish(&q)
	return end
}

// date reports whether a/b is a day and month, a month and year, or a number and
// a year.
func (s *scan) date(i int, a, b Decimal) bool {
	if b.Scale() == 0 && b.Cmp(Int(1990)) >= 0 && b.Cmp(Int(2100)) <= 0 && a.Cmp(Int(13)) < 0 && !strings.Contains(s.text[i:s.run(i)], ".") {
		return !strings.Contains(s.text[i:min(i+12, len(s.text))], ".")
	}
	before := s.before(i)
	return before == "ngày" || before == "tháng" || before == "từ" || before == "đến" && a.Cmp(Int(31)) <= 0 && b.Cmp(Int(12)) <= 0 || before == "sáng" || before == "chiều"
}

func (s *scan) ranked(i int) bool { return s.before(i) == "thứ" || s.before(i) == "hạng" }

// before is the word before an offset, in lower case.
func (s *scan) before(i int) string {
	w := s.wordBefore(i)
	return w.lower
}

func (s *scan) wordBefore(i int) word {
	end := i
	for end > 0 && (s.text[end-1] == ' ' || strings.HasSuffix(s.text[:end], "\u00a0")) {
		end--
		if end > 0 && s.text[end] == '\xa0' {
			end--
		}
	}
	start := end
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		start -= n
		if end-start > 40 {
			break
		}
	}
	return word{start, end, strings.ToLower(s.text[start:end])}
}

// inRange reports whether a number is an end of a range or term: "2020 - 2025",
// "4 - 6".
func (s *scan) inRange(i, end int) bool {
	rest := strings.TrimLeft(s.text[end:min(end+6, len(s.text))], " ")
	if rest != "" && strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "-") && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' {
		after := strings.TrimLeft(strings.TrimLeft(rest, "-–"), " ")
		return after != "" && after[0] >= '0' && after[0] <= '9'
	}
	head := strings.TrimRight(s.text[max(i-4, 0):i], " ")
	if strings.HasSuffix(head, "-") || strings.HasSuffix(head, "–") {
		head = strings.TrimRight(strings.TrimRight(head, "-–"), " ")
		return head != "" && head[len(head)-1] >= '0' && head[len(head)-1] <= '9'
	}
	return false
}

func (s *scan) notCounted(i int) bool {
	w := s.wordBefore(i)
	if w.lower == "số" { // "tổng số 54 cán bộ", "trong số 54 cán bộ"
		before := s.before(w.start)
		return before != "tổng" && before != "trong"
	}
	return notCounted[w.lower]
}

// heads reports whether a number heads a line: "1. Kết quả", "2) Hạn chế".
func (s *scan) heads(i, end int) bool {
	if end == len(s.text) || s.text[end] != '.' && s.text[end] != ')' {
		return false
	}
	before := strings.TrimRight(s.text[max(i-4, 0):i], " *#")
	return before == "" || before[len(before)-1] == '\n'
}

// dialled reports whether digits are a telephone number or a code: "0913123456".
func dialled(digits string) bool {
	return len(digits) > 4 && digits[0] == '0' && strings.Trim(digits, "0123456789") == ""
}

func (s *scan) percentEnd(end int) int {
	rest := s.text[end:]
	switch {
	case strings.HasPrefix(rest, "%"):
		return end + 1
	case strings.HasPrefix(rest, " %"):
		return end + 2
	case strings.HasPrefix(rest, "\u00a0%"):
		return end + 3
	}
	return 0
}

// scaled reads the scale words after a number: "15 tỷ 500 triệu đồng" is
// 15.500.000.000 đồng. "triệu kwh" is a unit of its own and stays one.
func (s *scan) scaled(q *Quantity) {
	total, at := Decimal{}, q.End
	value := q.Value
	for {
		w := s.wordAt(at)
		scale, ok := scales[w.lower]
		if !ok {
			break
		}
		part := value.Mul(Int(scale))
		if total.IsValid() {
			part = total.Add(part)
		}
		total, at = part, w.end
		next := at
		for next < len(s.text) && s.text[next] == ' ' {
			next++
		}
		end := s.run(next)
		v, _, ok := parseLoose(s.text[next:end])
		if !ok || scales[s.wordAt(end).lower] == 0 || scales[s.wordAt(end).lower] >= scale {
			break
		}
		value, at = v, end
	}
	if w := s.wordAt(at); total.IsValid() && w.lower == "đồng" {
		q.Value, q.End = total.Trimmed(), at
	}
}

// wordAt is the word after an offset and a space.
func (s *scan) wordAt(i int) word {
	start := i
	for start < len(s.text) && (s.text[start] == ' ' || strings.HasPrefix(s.text[start:], "\u00a0")) {
		start++
		if s.text[start-1] == '\xc2' {
			start++
		}
	}
	end := s.wordEnd(start)
	return word{start, end, strings.ToLower(s.text[start:end])}
}

// wordEnd is the end of the word at an offset, of a long one the end of a part.
func (s *scan) wordEnd(start int) int {
	end := start
	for end < len(s.text) && end-start < 40 {
		c := s.text[end]
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			end++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += n
	}
	return end
}

// spelled reads a number in words that counts something: "hai người", "bốn phó
// giáo sư". "năm" is nearly always a year and "ba" may be a father: they count
// only where a list needs them, which is not for this function to know, so they
// are left out.
func (s *scan) spelled(i int) int {
	if end := s.wordEnd(i); end-i > longestNumber { // nearly every word: nothing of it need be looked up
		return end
	}
	w := s.wordAt(i)
	if w.end == i {
		return i + 1
	}
	n, ok := numberWords[w.lower]
	if !ok || w.lower == "năm" || w.lower == "một" || w.lower == "ba" && s.before(i) == "thứ" || s.before(i) == "thứ" || s.before(i) == "tháng" {
		return w.end
	}
	next := s.wordAt(w.end)
	if next.end == next.start || next.start == w.end || scales[next.lower] > 0 || next.lower == "là" {
		return w.end
	}
	q := Quantity{Value: Int(n), Start: w.start, End: w.end}
	s.finish(&q)
	return w.end
}

// finish reads the unit and the hedge of a quantity and records it.
func (s *scan) finish(q *Quantity) {
	at := q.End
	var unit []string
	for len(unit) < 4 {
		w := s.wordAt(at)
		if w.end == w.start || w.start > at+2 || w.start == at && q.Kind != Percent {
			break
		}
		unit = append(unit, w.lower)
		at = w.end
	}
	q.Unit, q.UnitEnd = strings.Join(unit, " "), at
	if h := s.before(q.Start); hedges[h] {
		q.Hedge = h
	} else if strings.HasPrefix(q.Unit, "trở ") { // "85% trở lên"
		q.Hedge = "trở"
	}
	s.found = append(s.found, *q)
}

// parseLoose reads a number in Vietnamese form, or with a decimal point where
// that is unambiguous: "85.3", "97.56", not "1.866".
func parseLoose(s string) (d Decimal, point, ok bool) {
	if s == "" {
		return Decimal{}, false, false
	}
	if d, err := Parse(s); err == nil {
		return d, false, true
	}
	whole, fraction, cut := strings.Cut(s, ".")
	if cut && len(fraction) != 3 && len(fraction) < 5 && !strings.ContainsAny(fraction, ".,") && !strings.Contains(whole, ",") {
		d, err := ParsePlain(s)
		return d, true, err == nil
	}
	return Decimal{}, false, false
}
