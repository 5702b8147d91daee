package citation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// after reads date, issuer and term to the right of a citation, from token i on,
// in any order, and returns the token after them.
func (s *search) after(c *Citation, i int) int {
	for i < len(s.t) {
		if end := s.bracketed(c, i); end > i {
			i = end
			c.ExtEnd = s.t[i-1].end + 1
			if i < len(s.t) && s.id(i) == s.g.w.cua && c.Issuer == "" && !c.named() {
				if written, end := s.givenBy(i + 1); end > i+1 {
					c.Issuer, i = written, s.term(end)
					c.ExtEnd = s.t[i-1].end
				}
			}
			return i
		}
		if s.t[i].gap != gapSpace && s.t[i].gap != gapComma {
			break
		}
		switch id := s.id(i); {
		case id == 0:
			return i
		case (id == s.g.w.ngay || id == s.g.w.nga || id == s.g.w.thang) && c.Date.IsZero():
			d, end := s.dateAt(i)
			if end == i {
				if end = s.dayAt(i); end == i {
					return i
				}
			}
			c.Date = d
			i = end
		case id == s.g.w.nam && c.Date.IsZero() && i+1 < len(s.t) && s.t[i+1].gap == gapSpace && s.year(i+1) > 0:
			c.Date.Year = s.year(i + 1)
			i += 2
		case id == s.g.w.cua && c.Issuer == "":
			written, end := s.givenBy(i + 1)
			if end == i+1 || c.named() { // the law is not that of the office that applies it
				return i
			}
			c.Issuer = written
			i = s.term(end)
		case s.placed(i):
			_, i = s.longest(s.g.places, i, false)
			continue
		default:
			end := s.issuedAfter(c, i)
			if end == i {
				return i
			}
			i = end
		}
		c.ExtEnd = s.t[i-1].end
	}
	return i
}

// maxBracket is the longest remark in brackets between a document and its issuer, in words.
const maxBracket = 8

// bracketed passes over a remark in brackets at token i: "(năm 2031)", "(khoản 4, điều 14)".
// It reads the date there. Without one it counts only where an issuer follows.
func (s *search) bracketed(c *Citation, i int) int {
	if s.t[i].gap != gapOther || strings.TrimSpace(s.text[s.t[i-1].end:s.t[i].start]) != "(" {
		return i
	}
	for end := i + 1; end <= len(s.t) && end <= i+maxBracket; end++ {
		if !strings.HasPrefix(s.text[s.t[end-1].end:], ")") {
			if end < len(s.t) && strings.ContainsAny(s.text[s.t[end-1].end:s.t[end].start], "(.;\n") {
				return i
			}
			continue
		}
		d := Date{}
		switch {
		case s.id(i) == s.g.w.nam && end == i+2 && i > 0:
			d.Year = s.year(i + 1)
		case s.id(i) != 0:
			if date, last := s.dateAt(i); last == end {
				d = date
			}
		}
		issued := end < len(s.t) && s.id(end) == s.g.w.cua && strings.TrimSpace(s.text[s.t[end-1].end:s.t[end].start]) == ")"
		if c.Date.IsZero() && !d.IsZero() {
			c.Date = d
			return end
		}
		if issued && c.Issuer == "" && !c.named() {
			if _, last := s.givenBy(end + 1); last > end+1 {
				return end
			}
		}
		return i
	}
	return i
}

// dayAt passes over a day without its year at token i, "ngày 27/10": it is no date to tell of.
func (s *search) dayAt(i int) int {
	if s.id(i) != s.g.w.ngay || i+2 >= len(s.t) || !s.t[i+1].digits || !s.t[i+2].digits || s.t[i+1].gap != gapSpace {
		return i
	}
	if g := s.t[i+2].gap; (g != gapSlash && g != gapHyphen) || s.t[i+1].end-s.t[i+1].start > 2 || s.t[i+2].end-s.t[i+2].start > 2 {
		return i
	}
	if i+3 < len(s.t) && (s.t[i+3].gap == gapSlash || s.t[i+3].gap == gapHyphen && s.t[i+3].digits) {
		return i
	}
	return i + 3
}

// placed reports whether a place stands at token i between a symbol and its date: "số
// 327/BC-UBND tỉnh ngày 27/9/2031".
func (s *search) placed(i int) bool {
	_, end := s.longest(s.g.places, i, false)
	return end > i && !s.capital(i) && s.is(end, s.g.w.ngay)
}

// givenBy is issuerAt for what "của" says a document to be of: an office by its initials,
// "của HTSV", or by the head of its name alone, "của Bộ trưởng", is one too.
func (s *search) givenBy(i int) (string, int) {
	if name, end := s.issuerAt(i); end > i {
		return name, end
	}
	if i >= len(s.t) || s.t[i].gap != gapSpace {
		return "", i
	}
	if s.initials(i) {
		return s.word(i), i + 1
	}
	if node, end := s.walk(s.g.issuers, i, true); node != nil && node.head == headTitle && s.capital(i) && (end == len(s.t) || s.t[end].gap != gapSpace || !s.capital(end)) {
		return s.text[s.t[i].start:s.t[end-1].end], end
	}
	return "", i
}

// initials reports whether token i is an office that is written by its initials and that
// no table has: "HTSV".
func (s *search) initials(i int) bool {
	w := s.word(i)
	if s.t[i].digits || s.t[i].mixed || len(w) < 3 || strings.ToUpper(w) != w || roman(w) {
		return false
	}
	if c, ok := s.g.code(w); ok && c.printed == w {
		return false
	}
	_, place := s.longest(s.g.places, max(i-1, 0), false)
	return place != i || i == 0
}

// issuedAfter reads "được Chính phủ ban hành", "do Sở Nội vụ ký" and "ban hành ngày …" at
// token i, and an office that stands without "của": "Nghị quyết số 12-NQ/TW, Bộ Chính
// trị". It returns the token after the office and the verb.
func (s *search) issuedAfter(c *Citation, i int) int {
	if c.Symbol == "" && c.Form != Short {
		return i
	}
	at := i
	for at < len(s.t) && s.t[at].gap == gapSpace && s.id(at) != s.g.w.duoc {
		end := s.phraseAt(s.g.adverbs, at)
		if end == at {
			break
		}
		at = end
	}
	if at == len(s.t) || s.id(at) != s.g.w.duoc && s.id(at) != s.g.w.do {
		at = i
	} else {
		at++
	}
	name, end := "", at
	if c.Issuer == "" && at < len(s.t) && s.capital(at) && (at > i || c.Date.Day > 0 || c.Form == Short && s.decides(at)) {
		if name, end = s.issuerAt(at); name == "" || !s.fits(name, c.Symbol) || at == i && c.Symbol != "" && !s.g.compatible(s.g.codesOf(name), name, c.Symbol) {
			name, end = "", at
		}
	}
	if at == i && name != "" {
		c.Issuer = name
		return end
	}
	verb := s.verbAt(end)
	if verb == end || name == "" && !s.is(verb, s.g.w.ngay) && !s.is(verb, s.g.w.thang) && !s.is(verb, s.g.w.nam) {
		return i
	}
	if name != "" {
		c.Issuer = name
	}
	return verb
}

// decides reports whether an office stands at token i with what it decided on after it:
// "Nghị quyết 54 Quốc hội về …".
func (s *search) decides(i int) bool {
	_, end := s.nameAt(i)
	return end > i && s.is(end, s.g.w.ve)
}

// verbAt is the token after a verb of issuing that begins at token i; i if there is none.
func (s *search) verbAt(i int) int { return s.phraseAt(s.g.issuing, i) }

// phraseAt is the token after the phrase of a reversed trie that begins at token i; i if
// there is none.
func (s *search) phraseAt(t *trie, i int) int {
	for end := i + 1; end <= len(s.t) && end <= i+t.depth; end++ {
		if s.t[end-1].gap != gapSpace {
			break
		}
		if s.ending(t, end-1) == i {
			return end
		}
	}
	return i
}

// term passes over "khóa XII" after an issuer.
func (s *search) term(i int) int {
	if i+1 < len(s.t) && s.id(i) == s.g.w.khoa && s.id(i) != 0 && s.t[i].gap == gapSpace && (roman(s.word(i+1)) || s.t[i+1].digits && s.t[i+1].end-s.t[i+1].start <= 2) {
		return i + 2
	}
	return i
}

// roman reports whether a word is a Roman numeral.
func roman(w string) bool { return w != "" && strings.Trim(w, "IVXLC") == "" }

// year is the value of token i if it is a year, else 0.
func (s *search) year(i int) int {
	if w := s.word(i); s.t[i].digits && len(w) == 4 {
		if n, _ := strconv.Atoi(w); n >= 1900 && n < 2200 {
			return n
		}
	}
	return 0
}

// dateAt reads "ngày 15/5/2016", "ngày 15-5-2016", "ngày 15.5.2016", "ngày 15 tháng 5 năm 2016" or
// "tháng 5 năm 2016" at token i and returns the token after it. "02-12/2013",
// with mixed marks, is read too.
func (s *search) dateAt(i int) (Date, int) {
	n := func(k, digits int) int {
		if k >= len(s.t) || !s.t[k].digits || s.t[k].end-s.t[k].start > digits {
			return 0
		}
		v, _ := strconv.Atoi(s.word(k))
		return v
	}
	sep := func(k int) bool {
		return k < len(s.t) && (s.t[k].gap == gapSlash || s.t[k].gap == gapHyphen || s.text[s.t[k-1].end:s.t[k].start] == ".")
	}
	is := func(k int, id int32) bool {
		return k < len(s.t) && s.id(k) == id && s.t[k].gap == gapSpace
	}
	if s.id(i) == s.g.w.thang {
		month := n(i+1, 2)
		switch {
		case month == 0:
		case sep(i+2) && n(i+2, 4) > 99:
			return s.checked(Date{Year: n(i+2, 4), Month: month}, i, i+3)
		case is(i+2, s.g.w.nam) && n(i+3, 4) > 99:
			return s.checked(Date{Year: n(i+3, 4), Month: month}, i, i+4)
		}
		return Date{}, i
	}
	day := n(i+1, 2)
	switch {
	case day == 0:
	case sep(i+2) && sep(i+3) && n(i+3, 4) > 99:
		return s.checked(Date{Year: n(i+3, 4), Month: n(i+2, 2), Day: day}, i, i+4)
	case is(i+2, s.g.w.thang) && is(i+4, s.g.w.nam) && n(i+5, 4) > 99:
		return s.checked(Date{Year: n(i+5, 4), Month: n(i+3, 2), Day: day}, i, i+6)
	case is(i+2, s.g.w.thang) && sep(i+4) && n(i+4, 4) > 99:
		return s.checked(Date{Year: n(i+4, 4), Month: n(i+3, 2), Day: day}, i, i+5)
	}
	return Date{}, i
}

// checked refuses a date that the calendar does not have; checks report it.
func (s *search) checked(d Date, i, end int) (Date, int) {
	if !d.Exists() {
		return Date{}, i
	}
	return d, end
}

// beforeContext is the office and date that stand before the documents of a
// sentence: "Ngày 5/6/2032, Huyện ủy ban hành Chương trình số …, Nghị quyết số …".
type beforeContext struct {
	sentence int // token at which the sentence begins
	issuer   string
	start    int // offset of what was found first
	codes    []string
}

// maxDate is how many tokens before an office its date stands: "Ngày 05 tháng 6 năm 2032, …".
const maxDate = 6

// maxBefore is how many tokens back an office is looked for.
const maxBefore = 40

// beforeOf reads the issuer, and the date, to the left of a citation that begins
// at token first. They count only where the sentence says that the office issued
// the document.
func (s *search) beforeOf(c *Citation, first int) {
	if c.Issuer != "" && !c.Date.IsZero() || c.Symbol == "" && c.Form != Short {
		return
	}
	begin := s.sentence(first)
	if s.before.sentence != begin {
		s.before = beforeContext{sentence: begin}
	}
	verb := s.issued(first, begin)
	if c.Issuer == "" {
		if verb < first && c.Symbol != "" {
			s.officeBefore(first, max(begin, first-maxBefore))
		}
		name, start, day := s.officeAt(verb, first, begin, c.Symbol)
		if name != "" && s.g.joint(c.Symbol) {
			name, start = s.firstOf(name, start, begin)
		}
		if name != "" && s.fits(name, c.Symbol) {
			if c.Date.IsZero() {
				c.Date = day
			}
			s.before.issuer, s.before.start, s.before.codes = name, s.t[start].start, s.g.codesOf(name)
			c.Issuer = name
			s.extend(c, s.before.start)
			if c.Date.IsZero() && start > begin && s.id(start-1) != s.g.w.cua && s.id(start-1) != s.g.w.va {
				s.dateBefore(c, start, max(begin, start-maxDate))
			}
			s.openingDate(c, begin, start)
		}
	}
	if c.Issuer == "" && s.before.issuer != "" && s.g.compatible(s.before.codes, s.before.issuer, c.Symbol) {
		c.Issuer = s.before.issuer
		s.extend(c, s.before.start)
	}
	if verb < first && c.Date.IsZero() {
		s.dateBefore(c, first, max(begin, first-maxBefore))
	}
}

// openingDate reads the date that a sentence begins with, as that of its only document so
// far: "Ngày 4/6/2036, căn cứ đề nghị của …, Thủ tướng có Quyết định 367".
func (s *search) openingDate(c *Citation, begin, office int) {
	if !c.Date.IsZero() || s.t[office].gap != gapComma || s.id(begin) != s.g.w.ngay || s.id(begin) == 0 || len(s.found) > 0 && s.found[len(s.found)-1].ExtEnd > s.t[begin].start {
		return
	}
	if d, end := s.dateAt(begin); end > begin && end < office && s.t[end].gap == gapComma {
		c.Date = d
	}
}

// fits reports whether nothing speaks against an office as that of a symbol: it may issue
// it, or there is no symbol, or the symbol's office is unknown.
func (s *search) fits(name, symbol string) bool {
	if symbol == "" {
		return true
	}
	if s.g.compatible(s.g.codesOf(name), name, symbol) {
		return true
	}
	if level := s.g.SymbolLevel(symbol); level == "central" && level == s.g.IssuerLevel(name) {
		return true // "Thủ tướng Chính phủ ký Nghị định"
	}
	parts := symbolParts(symbol)
	return len(parts) == 0 || !slices.ContainsFunc(parts[min(1, len(parts)-1):], s.g.knownOffice)
}

// officeAt finds the office that issues the document at token first and stands right
// before the verb at token verb, "Sở Nội vụ đã có Công văn …", or before "tại", "theo đề
// nghị của Sở Nội vụ tại Công văn …". It returns the name and its first token.
func (s *search) officeAt(verb, first, begin int, symbol string) (name string, start int, day Date) {
	if verb < first {
		return s.subject(s.skipAdverbs(verb, begin), begin)
	}
	end := s.skipAdverbs(first, begin)
	if given := s.ending(s.g.giving, end-1); given < end {
		return s.subject(s.skipAdverbs(given, begin), begin)
	}
	switch {
	case strings.HasSuffix(s.text[:s.t[first].start], "("): // của Sở Nội vụ (Tờ trình số …)
		end = first
	case end > begin && s.g.at[s.id(end-1)] && s.t[end-1].gap == gapSpace:
		end--
	default:
		return "", first, Date{}
	}
	name, start = s.officeEnding(end, begin)
	if start == begin || s.id(start-1) != s.g.w.cua && s.id(start-1) != s.g.w.va {
		return "", first, Date{}
	}
	if symbol != "" && s.g.knownSymbol(symbol) && !s.g.compatible(s.g.codesOf(name), name, symbol) {
		return "", first, Date{} // what an office says in a document of another
	}
	return name, start, Date{}
}

// subject finds the office that ends before token end, where its verb begins, over the day
// on which it acted, "Bộ Nội vụ ngày 01/10 có …", and the person who did so for it, "Phó Chủ
// tịch UBND tỉnh Trần Văn Thử ký …".
func (s *search) subject(end, begin int) (name string, start int, day Date) {
	for k := end - 1; k >= begin && k >= end-maxDate; k-- {
		if s.id(k) != s.g.w.ngay || s.id(k) == 0 {
			continue
		}
		d, last := s.dateAt(k)
		if last == k {
			last = s.dayAt(k)
		}
		if last == end && k > begin && s.t[k].gap == gapSpace {
			end, day = s.skipAdverbs(k, begin), d
		}
		break
	}
	if name, start = s.officeEnding(end, begin); name != "" {
		return name, start, day
	}
	for k := end - 2; k > begin && k >= end-4; k-- {
		if !s.capital(k+1) || s.t[k+1].gap != gapSpace || !s.capital(k) || s.t[k].gap != gapSpace {
			break
		}
		if s.g.persons[s.id(k)] && s.id(k) != 0 {
			if name, start = s.officeEnding(k, begin); name != "" {
				return name, start, day
			}
		}
	}
	if end > begin && s.initials(end-1) && (end-1 == begin || (s.t[end-1].gap == gapSpace || s.t[end-1].gap == gapComma) && !s.g.at[s.id(end-2)]) {
		return s.word(end - 1), end - 1, day
	}
	return "", end, Date{}
}

// firstOf is the first of the offices that issue a document together: "Sở Tư pháp và Sở
// Tài chính". name and start are those of the last.
func (s *search) firstOf(name string, start, begin int) (string, int) {
	for start > begin+1 && s.id(start-1) == s.g.w.va {
		other, at := s.officeEnding(start-1, begin)
		if other == "" {
			break
		}
		name, start = other, at
	}
	return name, start
}

// joint reports whether a symbol is of several offices: "TTLN-TP-TC", "TTLT-BTC-BNV".
func (g *Grammar) joint(symbol string) bool {
	parts := symbolParts(symbol)
	return len(parts) > 2 && (strings.HasSuffix(parts[0], "LN") || strings.HasSuffix(parts[0], "LT") || strings.HasSuffix(parts[0], "LS"))
}

// knownSymbol reports whether the office in a symbol is one of the table.
func (g *Grammar) knownSymbol(symbol string) bool {
	parts := symbolParts(symbol)
	return len(parts) > 0 && slices.ContainsFunc(parts[min(1, len(parts)-1):], g.knownOffice)
}

// skipAdverbs is the token after the last one before token end that is no adverb.
func (s *search) skipAdverbs(end, begin int) int {
	for end > begin {
		first := s.ending(s.g.adverbs, end-1)
		if first == end || first < begin {
			break
		}
		end = first
	}
	return end
}

// officeEnding finds the longest name of an office that ends before token end, or before
// the brackets that stand there: "Sở Công nghiệp (nay là Sở Công Thương)".
func (s *search) officeEnding(end, begin int) (name string, start int) {
	if end > begin && strings.HasPrefix(s.text[s.t[end-1].end:], ")") {
		for k := end - 1; k > begin && k >= end-maxName; k-- {
			if strings.HasSuffix(s.text[:s.t[k].start], "(") {
				end = k
				break
			}
		}
	}
	start = end
	for k := end - 1; k >= begin && k >= end-maxName; k-- {
		if s.id(k) == 0 || s.g.issuers.next[s.id(k)] == nil {
			continue
		}
		if written, at := s.nameAt(k); at == end || at > k && s.term(at) == end {
			name, start = written, k
		}
	}
	return name, start
}

// maxName is the longest name of an office, in words.
const maxName = 14

// extend lets a citation's extent begin at an offset, if no other citation stands
// between.
func (s *search) extend(c *Citation, start int) {
	if len(s.found) == 0 || start >= s.found[len(s.found)-1].ExtEnd {
		c.ExtStart = min(c.ExtStart, start)
	}
}

// provision lets the extent of a citation that begins at token first begin with the part
// of the document that is meant: "khoản 2 Điều 5 Nghị định số …". Its numbers are no
// figures of the text.
func (s *search) provision(c *Citation, first int) {
	if first > 0 && s.t[first].gap == gapSpace && s.id(first-1) == s.g.w.cua {
		first--
	}
	start := first
	for k := first - 1; k > 0 && (s.t[k+1].gap == gapSpace || s.t[k+1].gap == gapComma); k-- {
		switch id := s.id(k); {
		case (s.t[k].digits || s.t[k].mixed || s.letter(k) || roman(s.word(k))) && (s.t[k].gap == gapSpace || s.t[k].gap == gapComma):
		case s.g.provisions[id] && id != 0 && k+1 < first:
			start = k
		case (id == s.g.w.va || id == s.g.w.cua) && id != 0 && start == k+1:
		default:
			k = 0
		}
	}
	if start < first {
		s.extend(c, s.t[start].start)
	}
}

// letter reports whether token k is one letter: "điểm c".
func (s *search) letter(k int) bool { return utf8.RuneCountInString(s.word(k)) == 1 }

// dateBefore reads "ngày 5-6-2032, …" to the left of token first, after the
// citation before it.
func (s *search) dateBefore(c *Citation, first, begin int) {
	for k := first - 1; k >= begin; k-- {
		if len(s.found) > 0 && s.t[k].start < s.found[len(s.found)-1].ExtEnd {
			return
		}
		if s.id(k) != s.g.w.ngay || s.id(k) == 0 {
			continue
		}
		if d, end := s.dateAt(k); end > k && end <= first {
			c.Date = d
			s.extend(c, s.t[k].start)
		}
		return
	}
}

// sentence is the first token of the sentence of token i. Citations come in order, so that
// each token is looked at once.
func (s *search) sentence(i int) int {
	if i < s.begin {
		s.seen, s.begin = 0, 0
	}
	for ; s.seen < i; s.seen++ {
		if k := s.seen + 1; s.t[k].gap == gapOther && strings.ContainsAny(s.text[s.t[k-1].end:s.t[k].start], ".!?\n") && !s.shortened(k) {
			s.begin = k
		}
	}
	return s.begin
}

// shortened reports whether the stop before token k is that of a shortened word before a
// name: "TP. Thanh Sơn".
func (s *search) shortened(k int) bool {
	return strings.TrimSpace(s.text[s.t[k-1].end:s.t[k].start]) == "." && upper(s.word(k-1)) && s.ended(s.g.places, k-1) == k && s.capital(k)
}

// issued is the first token of the words right before token i that say that somebody
// issues what follows, "ban hành", "ký", with at most three words between; i if there are
// none.
func (s *search) issued(i, begin int) int {
	for k := i - 1; k >= begin && k >= i-4; k-- {
		if first := s.ending(s.g.issuing, k); first <= k && first >= begin && (first == begin || !s.capital(first)) { // not "Bộ Xây dựng"
			for { // đã ký ban hành
				at := s.skipAdverbs(first, begin)
				verb := s.ending(s.g.issuing, at-1)
				if verb >= at || verb < begin {
					return first
				}
				first = verb
			}
		}
	}
	return i
}

// ending is the first token of the longest phrase of a reversed trie whose last word is
// token i; i+1 if there is none.
func (s *search) ending(t *trie, i int) int {
	first := i + 1
	for k := i; k >= 0 && s.id(k) != 0; k-- {
		if t = t.next[s.id(k)]; t == nil {
			break
		}
		if t.name != "" {
			first = k
		}
		if s.t[k].gap != gapSpace && s.t[k].gap != gapComma {
			break
		}
	}
	return first
}

// officeBefore looks for the office nearest to the left of token i.
func (s *search) officeBefore(i, begin int) {
	for k := i - 1; k >= begin; k-- {
		if s.id(k) == 0 || s.g.issuers.next[s.id(k)] == nil {
			continue
		}
		written, end := s.nameAt(k)
		if end == k || end > i {
			continue
		}
		for b := k - 1; b >= begin && b >= k-maxName; b-- { // "Tỉnh ủy" is within "Ban Thường vụ Tỉnh ủy"
			if s.id(b) == 0 || s.g.issuers.next[s.id(b)] == nil {
				continue
			}
			if longer, at := s.nameAt(b); at > k && at <= i {
				written, k, end = longer, b, at
			}
		}
		s.before.issuer, s.before.start, s.before.codes = written, s.t[k].start, s.g.codesOf(s.text[s.t[k].start:s.t[end-1].end])
		return
	}
}

// compatible reports whether an office, by its codes or by the initials of its name, may
// issue a document with a symbol.
func (g *Grammar) compatible(codes []string, name, symbol string) bool {
	parts := symbolParts(symbol)
	if len(parts) > 1 {
		if _, ok := g.code(parts[0]); ok && len(g.TypesOf(symbol)) > 0 {
			parts = parts[1:]
		}
	}
	short := ""
	for _, part := range parts {
		folded := foldCode(part)
		for _, c := range codes {
			if foldCode(c) == folded || foldCode(c) == strings.TrimRight(folded, "0123456789") {
				return true
			}
		}
		if utf8.RuneCountInString(folded) < 3 {
			continue
		}
		if short == "" {
			short = initials(name)
		}
		if strings.Contains(short, " "+folded) {
			return true
		}
	}
	return false
}

// initials are those of the syllables of a name, of each of its endings: "Giám đốc Sở Nội
// vụ" has " gđsnv đsnv snv nv v".
func initials(name string) string {
	var letters []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !isWord(r) }) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case foldWord(w) == "va\u0300":
		case upper(w):
			letters = append(letters, foldCode(w))
		default:
			letters = append(letters, string([]rune(foldWord(string(r)))[:1]))
		}
	}
	var b strings.Builder
	for i := range letters {
		b.WriteByte(' ')
		b.WriteString(strings.Join(letters[i:], ""))
	}
	return b.String()
}

// Print is the date for readers: 15/5/2016, 5/2016 or 2016. Days below 10 and
// January and February have a zero (36-HD/VPTW, NĐ 30/2020/NĐ-CP).
func (d Date) Print() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	}
	month := strconv.Itoa(d.Month)
	if d.Month < 3 {
		month = "0" + month
	}
	if d.Day == 0 {
		return fmt.Sprintf("%s/%d", month, d.Year)
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day, month, d.Year)
}
