package citation

import "strings"

// after reads date, issuer and term to the right of a citation, from token i on,
// in any order, and returns the token after them.
func (s *search) after(c *Citation, first, i int) int {
	behind := -1 // the token behind "(sửa đổi)"
	if c.named() {
		if end := s.amendedAgain(i); end > i {
			i, behind = end, end
		}
	}
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
		if s.t[i].gap != gapSpace && s.t[i].gap != gapComma && !s.closed(i) && i != behind {
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
			if end == i+1 || c.named() || s.applied(c, first, end, written) { // the law is not that of the office that applies it
				return i
			}
			c.Issuer = written
			i = s.term(end)
		case id == s.g.w.vao && c.Date.IsZero() && s.is(i+1, s.g.w.ngay): // ký ban hành vào ngày
			if _, end := s.dateAt(i + 1); end == i+1 {
				return i
			}
			i++
			continue
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

// amendedAgain passes over "(sửa đổi)" behind a law at token i that was passed: "Luật Nhà ở
// (sửa đổi) được Quốc hội thông qua ngày …".
func (s *search) amendedAgain(i int) int {
	end := i
	for end < len(s.t) && end < i+maxBracket && (end == i || s.t[end].gap == gapSpace) {
		end++
	}
	if i < end && end < len(s.t) && strings.TrimSpace(s.text[s.t[i-1].end:s.t[i].start]) == "(" && strings.TrimSpace(s.text[s.t[end-1].end:s.t[end].start]) == ")" && s.id(end) == s.g.w.duoc && s.ending(s.g.amending, end-1) == i {
		return end
	}
	return i
}

// closed reports whether a bracket in which a document stands ends before "của" at token i:
// "(khoản 4 Điều 28 Nghị định số 171) của Chính phủ".
func (s *search) closed(i int) bool {
	return s.id(i) == s.g.w.cua && strings.TrimSpace(s.text[s.t[i-1].end:s.t[i].start]) == ")"
}

// applied reports whether an office that a symbol excludes, and that ends before token end, is
// that of something else: of a document before it, "Kế hoạch số 10/KH-UBND triển khai Nghị
// định số … của UBND tỉnh", or of what is told of the one at token first, "kết quả thực hiện
// Nghị định số … của UBND tỉnh". Behind a date, and before "về", it is meant for the issuer.
func (s *search) applied(c *Citation, first, end int, office string) bool {
	if !c.Date.IsZero() || s.is(end, s.g.w.ve) {
		return false
	}
	e, excluded := s.g.Excludes(c.Symbol, office)
	if !excluded || len(e.Offices) == 0 && e.Issuer.above(e.Symbol) {
		return false // nobody applies the documents of those below
	}
	verb := s.ending(s.g.applying, first-1)
	if verb >= first {
		return false
	}
	begin := s.sentence(first)
	if n := len(s.found); n > 0 && s.found[n-1].Start >= s.t[begin].start && s.found[n-1].Symbol != "" && s.found[n-1].Issuer == "" {
		if _, excluded := s.g.Excludes(s.found[n-1].Symbol, office); !excluded {
			return true
		}
	}
	for k := verb - 1; k >= max(begin, verb-maxBefore) && s.t[k+1].gap == gapSpace; k-- {
		if s.ending(s.g.reporting, k) <= k {
			return true
		}
	}
	return false
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
	if at := s.phraseAt(s.g.addressing, i); at > i { // của đồng chí Bí thư Tỉnh ủy
		if name, end := s.issuerAt(at); end > at {
			return name, end
		}
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
	if c.Symbol == "" && c.Form != Short && !c.named() {
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
		if name, end = s.officeAlone(at); name == "" || c.named() && !s.g.lawgivers[Fold(name)] || !s.fits(name, c.Symbol) || at == i && c.Symbol != "" && !s.g.compatible(s.g.codesOf(name), name, c.Symbol) {
			name, end = "", at
		}
	}
	if name != "" && at > i {
		node, _ := s.walk(s.g.issuers, at, true)
		s.signed = node != nil && node.head == headTitle && !node.office
		end = s.pastPerson(s.term(end)) // do Thủ tướng Nguyễn Văn Thử vừa ký
		for next := s.phraseAt(s.g.adverbs, end); next > end; next = s.phraseAt(s.g.adverbs, end) {
			end = next
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
	for next := s.verbAt(verb); next > verb; next = s.verbAt(verb) { // ký ban hành
		verb = next
	}
	return verb
}

// officeAlone is issuerAt for an office that may stand behind a comma, "Nghị quyết số
// 12-NQ/TW, ngày 12/4/2035, Bộ Chính trị về …": there it must not begin a clause of its own.
func (s *search) officeAlone(i int) (string, int) {
	if s.t[i].gap != gapComma {
		return s.issuerAt(i)
	}
	name, end := s.nameAt(i)
	if end = s.term(end); end > i && (end == len(s.t) || s.t[end].gap != gapSpace || s.is(end, s.g.w.ve)) {
		return name, end
	}
	return "", i
}

// pastPerson passes over the name of a person at token i.
func (s *search) pastPerson(i int) int {
	if i >= len(s.t) || s.t[i].gap != gapSpace || !s.capital(i) || s.id(i) == 0 || !s.g.persons[s.id(i)] {
		return i
	}
	const longest = 5
	end := i + 1
	for end < len(s.t) && end < i+longest && s.t[end].gap == gapSpace && s.capital(end) {
		end++
	}
	return end
}

// subjectOf is the office behind what a document is about, "Quyết định số 12/QĐ-BTC về phí
// của Bộ Tài chính", if its symbol says that it is the one. Where offices of several levels
// or organs share the symbol it may be another one that the document is about.
func (s *search) subjectOf(c *Citation, i int) string {
	if levels := s.g.SymbolLevels(c.Symbol); levels == 0 || levels&(levels-1) != 0 || !s.is(i, s.g.w.ve) {
		return ""
	}
	const longest = 30
	for k := i + 1; k < len(s.t) && k < i+longest && (s.t[k].gap == gapSpace || s.t[k].gap == gapComma) && !(s.capital(k) && s.startsType(k)); k++ {
		if s.id(k) != s.g.w.cua {
			continue
		}
		if name, end := s.issuerAt(k + 1); end > k+1 && s.g.compatible(s.g.codesOf(name), name, c.Symbol) && s.g.organOf(name) == "" {
			return name
		}
	}
	return ""
}

// decides reports whether an office stands at token i with what it decided on after it:
// "Nghị quyết 54 Quốc hội về …".
func (s *search) decides(i int) bool {
	_, end := s.nameAt(i)
	return end > i && s.is(end, s.g.w.ve)
}

// verbAt is the token after a verb of issuing that begins at token i; i if there is none.
func (s *search) verbAt(i int) int { return s.phraseAt(s.g.issuing, i) }

// term passes over "khóa XII" after an issuer.
func (s *search) term(i int) int {
	if i+1 < len(s.t) && s.id(i) == s.g.w.khoa && s.id(i) != 0 && s.t[i].gap == gapSpace && (roman(s.word(i+1)) || s.t[i+1].digits && s.t[i+1].end-s.t[i+1].start <= 2) {
		return i + 2
	}
	return i
}
