package citation

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// after reads date, issuer and term to the right of a citation, from token i on,
// in any order, and returns the token after them.
func (s *search) after(c *Citation, i int) int {
	for i < len(s.t) && (s.t[i].gap == gapSpace || s.t[i].gap == gapComma) {
		switch id := s.id(i); {
		case id != 0 && (id == s.g.w.ngay || id == s.g.w.nga || id == s.g.w.thang) && c.Date.IsZero():
			d, end := s.dateAt(i)
			if end == i {
				return i
			}
			c.Date = d
			i = end
		case id != 0 && id == s.g.w.nam && c.Date.IsZero() && i+1 < len(s.t) && s.t[i+1].gap == gapSpace && s.year(i+1) > 0:
			c.Date.Year = s.year(i + 1)
			i += 2
		case id != 0 && id == s.g.w.cua && c.Issuer == "":
			written, end := s.issuerAt(i + 1)
			if end == i+1 {
				return i
			}
			c.Issuer = written
			i = s.term(end)
		default:
			return i
		}
		c.ExtEnd = s.t[i-1].end
	}
	return i
}

// term passes over "khóa XII" after an issuer.
func (s *search) term(i int) int {
	if i+1 < len(s.t) && s.id(i) == s.g.w.khoa && s.id(i) != 0 && s.t[i].gap == gapSpace && roman(s.word(i+1)) {
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

// dateAt reads "ngày 15/5/2016", "ngày 15-5-2016", "ngày 15 tháng 5 năm 2016" or
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
		return k < len(s.t) && (s.t[k].gap == gapSlash || s.t[k].gap == gapHyphen)
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

// issuerAt reads the name of an office at token i: one that the grammar knows, or
// "Bộ …", "Sở …", with the name of a place after it. It returns the name and the
// token after it; i if there is none.
func (s *search) issuerAt(i int) (string, int) {
	if i >= len(s.t) || s.t[i].gap != gapSpace {
		return "", i
	}
	name, end := s.longest(s.g.issuers, i, true)
	if end == i {
		return "", i
	}
	if name != asWritten {
		// Hội nghị Trung ương 7: the number is the meeting's
		if end < len(s.t) && s.t[end].digits && s.t[end].gap == gapSpace && s.t[end].end-s.t[end].start <= 2 {
			end++
		}
		return name, end
	}
	end = s.place(end)
	return s.text[s.t[i].start:s.t[end-1].end], end
}

// place passes over the name of a place after an office: "tỉnh", "thành phố
// Hà Nội", "Thanh Hóa".
func (s *search) place(i int) int {
	if i < len(s.t) && s.t[i].gap == gapSpace && s.id(i) != 0 {
		switch s.id(i) {
		case s.g.w.tinh, s.g.w.huyen, s.g.w.quan, s.g.w.xa, s.g.w.phuong:
			i++
		case s.g.w.thanh, s.g.w.thi:
			if i+1 < len(s.t) && (s.id(i+1) == s.g.w.pho || s.id(i+1) == s.g.w.xa) {
				i += 2
			}
		}
	}
	for n := 0; n < 4 && i < len(s.t) && s.t[i].gap == gapSpace && !s.t[i].digits; n++ {
		r, _ := utf8.DecodeRuneInString(s.word(i))
		if !unicode.IsUpper(r) || upper(s.word(i)) {
			break
		}
		if _, end := s.longest(s.g.issuers, i, true); end > i {
			break
		}
		if s.startsType(i) {
			break
		}
		i++
	}
	return i
}

// startsType reports whether a type of document begins at token i.
func (s *search) startsType(i int) bool {
	for end := i; end < len(s.t) && end < i+4; end++ {
		if end > i && s.t[end].gap != gapSpace {
			return false
		}
		if _, first := s.typeEnding(end); first == i {
			if name, _ := s.typeEnding(end); name != "" {
				return true
			}
		}
	}
	return false
}

// beforeContext is the office and date that stand before the documents of a
// sentence: "Ngày 5/6/2032, Huyện ủy ban hành Chương trình số …, Nghị quyết số …".
type beforeContext struct {
	sentence int // token at which the sentence begins
	issuer   string
	start    int // offset of what was found first
	codes    []string
}

// maxBefore is how many tokens back an office is looked for.
const maxBefore = 40

// beforeOf reads the issuer, and the date, to the left of a citation that begins
// at token first. They count only where the sentence says that the office issued
// the document.
func (s *search) beforeOf(c *Citation, first int) {
	if c.Issuer != "" && !c.Date.IsZero() || c.Symbol == "" {
		return
	}
	begin := s.sentence(first)
	if s.before.sentence != begin {
		s.before = beforeContext{sentence: begin}
	}
	issued := s.issued(first, begin)
	if issued && c.Issuer == "" {
		s.officeBefore(first, max(begin, first-maxBefore))
	}
	if c.Issuer == "" && s.before.issuer != "" && s.g.compatible(s.before.codes, c.Symbol) {
		c.Issuer = s.before.issuer
		s.extend(c, s.before.start)
	}
	if issued && c.Date.IsZero() {
		s.dateBefore(c, first, max(begin, first-maxBefore))
	}
}

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

// sentence is the first token of the sentence of token i. Citations come in order, so that
// each token is looked at once.
func (s *search) sentence(i int) int {
	if i < s.begin {
		s.seen, s.begin = 0, 0
	}
	for ; s.seen < i; s.seen++ {
		if k := s.seen + 1; s.t[k].gap == gapOther && strings.ContainsAny(s.text[s.t[k-1].end:s.t[k].start], ".!?\n") {
			s.begin = k
		}
	}
	return s.begin
}

// issued reports whether the words before token i say that somebody issues what
// follows: "ban hành", "ký", "ra", "thông qua", "xây dựng".
func (s *search) issued(i, begin int) bool {
	for k := i - 1; k >= begin && k >= i-4; k-- {
		if s.g.issuing[s.id(k)] && s.id(k) != 0 {
			return true
		}
		if k > begin && s.id(k) == s.g.w.hanh && s.id(k-1) == s.g.w.ban {
			return true
		}
		if k > begin && s.id(k) == s.g.w.qua && s.id(k-1) == s.g.w.thong {
			return true
		}
		if k > begin && s.id(k) == s.g.w.dung && s.id(k-1) == s.g.w.xay {
			return true
		}
	}
	return false
}

// officeBefore looks for the office nearest to the left of token i.
func (s *search) officeBefore(i, begin int) {
	for k := i - 1; k >= begin; k-- {
		if s.id(k) == 0 || s.g.issuers.next[s.id(k)] == nil || k > 0 && s.inName(k) {
			continue
		}
		name, end := s.longest(s.g.issuers, k, true)
		if end == k || end > i {
			continue
		}
		written := name
		if name == asWritten {
			end = s.place(end)
			written = s.text[s.t[k].start:s.t[end-1].end]
		}
		s.before.issuer, s.before.start, s.before.codes = written, s.t[k].start, s.g.codesOf(s.text[s.t[k].start:s.t[end-1].end])
		return
	}
}

// inName reports whether token k is within a longer name of an office that begins
// before it: "Tỉnh ủy" in "Ban Thường vụ Tỉnh ủy".
func (s *search) inName(k int) bool {
	for b := k - 1; b >= 0 && b > k-6; b-- {
		if _, end := s.longest(s.g.issuers, b, true); end > k {
			return true
		}
	}
	return false
}

// compatible reports whether an office with one of the codes may issue a document
// with a symbol.
func (g *Grammar) compatible(codes []string, symbol string) bool {
	for _, part := range symbolParts(symbol) {
		for _, c := range codes {
			if foldCode(c) == foldCode(part) || foldCode(c) == strings.TrimRight(foldCode(part), "0123456789") {
				return true
			}
		}
	}
	return false
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
