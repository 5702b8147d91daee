package lexer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/quantity"
)

// Quantities are the quantities of a text, in order.
func (l *Lexicon) Quantities(text string) []quantity.Quantity { return l.Scan(text, nil).Quantities }

// A word of a text with its place.
type word struct {
	start, end int
	lower      string
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
	value, point, ok := quantity.ParseLoose(s.text[i:end])
	if !ok || s.glued(i, end) {
		return s.skip(end)
	}
	if end < len(s.text) && s.text[end] == '/' {
		return s.ratio(i, end, value)
	}
	// "5.210,5 ha/5.100,25": the unit may stand before the slash
	if w := s.wordAt(end); w.end > w.start && w.start > end && w.end+1 < len(s.text) && s.text[w.end] == '/' && s.text[w.end+1] >= '0' && s.text[w.end+1] <= '9' && s.text[w.end+1:s.run(w.end+1)] != "1" { // not "300.000 đồng/1 hộ"
		if next := s.ratio(i, w.end, value); next > 0 && len(s.found) > 0 && s.found[len(s.found)-1].Start == i {
			return next
		}
	}
	if slash := s.repeated(end); slash > 0 { // "150 tỷ đồng/200 tỷ đồng"
		if next := s.ratio(i, slash, value); next > 0 && len(s.found) > 0 && s.found[len(s.found)-1].Start == i {
			return next
		}
	}
	q := quantity.Quantity{Value: value, Point: point, Start: i, End: end}
	if e := s.percentEnd(end); e > 0 {
		q.Kind, q.End = quantity.Percent, e
	} else {
		if s.year(i, end) || s.inRange(i, end) || s.notCounted(i) && !strings.ContainsAny(s.text[i:end], ".,") || s.heads(i, end) || dialled(s.text[i:end]) || point && !s.measures[s.wordAt(end).lower] {
			return end
		}
		s.scaled(&q)
	}
	s.finish(&q)
	return max(q.End, end)
}

// repeated is where a slash stands between two numbers of one unit of two words, of which
// the first ends at an offset: "62 chi bộ/60 chi bộ"; or 0.
func (s *scan) repeated(end int) int {
	first := s.wordAt(end)
	second := s.wordAt(first.end)
	if first.start <= end || second.start <= first.end || first.end == first.start || second.end == second.start || second.end >= len(s.text) || s.text[second.end] != '/' {
		return 0
	}
	next := s.wordAt(s.run(second.end + 1))
	if next.lower != first.lower || s.wordAt(next.end).lower != second.lower {
		return 0
	}
	return second.end
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
func (s *scan) ratio(i, slash int, value quantity.Decimal) int {
	end := s.run(slash + 1)
	if class, at := s.phraseAt(slash + 1); class == Total && at < len(s.text) && s.text[at] == ' ' { // "12/tổng số 15 xã"
		slash = at
		end = s.run(slash + 1)
	}
	of, _, ok := quantity.ParseLoose(s.text[slash+1 : end])
	if !ok || end < len(s.text) && (s.text[end] == '/' || s.glued(slash, end)) || s.named(i, end, value, of) {
		return s.skip(max(end, slash+1))
	}
	q := quantity.Quantity{Kind: quantity.Ratio, Value: value, Of: of, Start: i, End: end}
	s.finish(&q)
	return end
}

// named reports whether a/b, of which b ends at an offset, is no ratio: a day and month, a
// month and year, two years, the scale of a map, hours, a class.
func (s *scan) named(i, end int, a, b quantity.Decimal) bool {
	if s.ranked(i) || s.fixed[s.text[i:end]] {
		return true
	}
	if day := a.Cmp(quantity.Int(31)) <= 0 && b.Cmp(quantity.Int(12)) <= 0; day && (s.dating[s.before(i)] || s.joinsDate(i)) {
		s.dateEnd = end
		return true
	}
	if a.Equal(quantity.Int(1)) && b.Cmp(quantity.Int(100)) > 0 && strings.HasSuffix(b.Plain(), "00") {
		return true // the scale of a map: "1/2.000"
	}
	if strings.ContainsAny(s.text[i:end], ".,") {
		return false
	}
	year := func(d quantity.Decimal) bool { return d.Cmp(quantity.Int(1900)) >= 0 && d.Cmp(quantity.Int(2100)) <= 0 }
	next := a.Add(quantity.Int(1)).Plain() // "2023/24"
	return year(b) && (year(a) || a.Cmp(quantity.Int(13)) < 0) || year(a) && s.text[end-3] == '/' && next[len(next)-2:] == s.text[end-2:end]
}

// ranked reports whether the words before an offset make a/b a name or a rank.
func (s *scan) ranked(i int) bool {
	w := s.wordBefore(i)
	two := s.before(w.start) + " " + w.lower
	return (s.ranking[w.lower] || s.ranking[two]) && !s.counting[two]
}

// joinsDate reports whether a/b at an offset goes on with a date: "dịp 2/9 và 27/7".
func (s *scan) joinsDate(i int) bool {
	return s.dateEnd > 0 && s.joining[strings.TrimSpace(s.lower[s.dateEnd:i])]
}

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
	return word{start, end, s.lower[start:end]}
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

// year reports whether digits are a year: four of them without a dot, no round number.
func (s *scan) year(i, end int) bool {
	digits := s.text[i:end]
	return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20") && !strings.HasSuffix(digits, "00") && !strings.ContainsAny(digits, ".,")
}

func (s *scan) notCounted(i int) bool {
	w := s.wordBefore(i)
	return s.naming[w.lower] && !s.counting[s.before(w.start)+" "+w.lower] // "tổng số 54 cán bộ"
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
func (s *scan) scaled(q *quantity.Quantity) {
	var total, step quantity.Decimal
	at := q.End
	value := q.Value
	for {
		w := s.wordAt(at)
		scale, ok := s.scales[w.lower]
		if !ok {
			break
		}
		part := value.Mul(quantity.Int(scale))
		if total.IsValid() {
			part = total.Add(part)
		}
		total, step, at = part, quantity.Step(value.Scale()).Mul(quantity.Int(scale)).Trimmed(), w.end
		next := at
		for next < len(s.text) && s.text[next] == ' ' {
			next++
		}
		end := s.run(next)
		v, _, ok := quantity.ParseLoose(s.text[next:end])
		if !ok || s.scales[s.wordAt(end).lower] == 0 || s.scales[s.wordAt(end).lower] >= scale {
			break
		}
		value, at = v, end
	}
	if w := s.wordAt(at); total.IsValid() && w.lower == s.currency {
		q.Value, q.End, q.Step = total.Trimmed(), at, step
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
	return word{start, end, s.lower[start:end]}
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

// spelled reads the word at i as a number that counts something: "hai người", "bốn phó
// giáo sư".
func (s *scan) spelled(i, end int) {
	w := s.lower[i:end]
	if !s.begins.mayHold(w) {
		return
	}
	n, ok := s.numbers[w]
	if !ok || s.naming[s.before(i)] {
		return
	}
	next := s.wordAt(end)
	if next.end == next.start || next.start == end || s.scales[next.lower] > 0 || s.listing[next.lower] || capital(s.text[i:]) && capital(s.text[next.start:]) {
		return // "hai là", "Ba Vì"
	}
	s.finish(&quantity.Quantity{Value: quantity.Int(n), Start: i, End: end})
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// phraseAt is the longest phrase at an offset, and where it ends.
func (s *scan) phraseAt(i int) (class Class, end int) {
	w := s.wordAt(i)
	if n := s.begun(w.lower); n != nil && w.start == i {
		return s.phrase(n, w.end)
	}
	return Plain, i
}

// phrase is the longest phrase that begins with the word of a node, which ends at an offset,
// and where it ends.
func (s *scan) phrase(n *node, at int) (class Class, end int) {
	for {
		if n.class != Plain {
			class, end = n.class, at
		}
		if n.next == nil {
			return class, end
		}
		w := s.wordAt(at)
		if w.end == w.start || w.start == at || n.next[w.lower] == nil {
			return class, end
		}
		n, at = n.next[w.lower], w.end
	}
}

// finish reads the unit and the hedge of a quantity and records it.
func (s *scan) finish(q *quantity.Quantity) {
	at := q.End
	var unit []string
	for len(unit) < 4 {
		w := s.wordAt(at)
		if w.end == w.start || w.start > at+2 || w.start == at && q.Kind != quantity.Percent {
			break
		}
		unit = append(unit, w.lower)
		at = w.end
	}
	q.Unit, q.UnitEnd = strings.Join(unit, " "), at
	if h := s.wordBefore(q.Start); s.hedges[h.lower] && !s.exact[s.before(h.start)+" "+h.lower] {
		q.Hedge = h.lower
	} else if len(unit) > 0 && s.afterHedges[unit[0]] { // "85% trở lên"
		q.Hedge = unit[0]
	}
	if scaled := len(unit) > 0 && s.scales[unit[0]] > 0; !q.Step.IsValid() && (q.Value.Scale() > 0 || scaled && q.Kind == quantity.Count) {
		q.Step = quantity.Step(q.Value.Scale())
	}
	s.found = append(s.found, *q)
}
