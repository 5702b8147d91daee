package citation

import "strings"

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
		if c.Symbol != "" && (verb < first || s.mayName(c.Symbol, first, begin)) {
			s.officeBefore(first, max(begin, first-maxBefore), c.Symbol)
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

// mayName reports whether an office that stands anywhere before the document at token first in
// its sentence may be named for it: "có" or "tại" stands right before, and only one level
// has the symbol.
func (s *search) mayName(symbol string, first, begin int) bool {
	levels := s.g.SymbolLevels(symbol)
	if levels == 0 || levels&(levels-1) != 0 {
		return false
	}
	end := s.skipAdverbs(first, begin)
	return s.ending(s.g.giving, end-1) < end || first > begin && s.id(first-1) != 0 && s.id(first-1) == s.g.w.tai
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

// officeBefore looks for the nearest office to the left of token i that may issue a document
// with a symbol.
func (s *search) officeBefore(i, begin int, symbol string) {
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
		if codes := s.g.codesOf(s.text[s.t[k].start:s.t[end-1].end]); s.g.compatible(codes, written, symbol) {
			s.before.issuer, s.before.start, s.before.codes = written, s.t[k].start, codes
			return
		}
	}
}
