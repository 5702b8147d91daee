package citation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ordinals are the numbers of plenums in words.
var ordinals = map[string]int{
	"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}

// congress makes a citation of a resolution of a plenum or a congress, whose
// number is that of the meeting: "Nghị quyết Trung ương 4 khóa XII", "NQ TW5",
// "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
// "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ VIII". i is the token of "nghị",
// "NQ" or "NQTW".
func (s *search) congress(i int) int {
	w := &s.g.w
	at := i + 1
	central := s.id(i) == w.nqtw
	if s.id(i) == w.nghi {
		if !s.is(at, w.quyet) {
			return 0
		}
		at++
	}
	if s.is(at, w.dai) && s.is(at+1, w.hoi) {
		return s.partyCongress(i, at)
	}
	return s.meeting("Nghị quyết", i, at, central)
}

// plenum makes a citation of another document of a plenum, "Kết luận Hội nghị Trung ương 5
// khóa XIII", "Thông báo Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII". i is
// the token of "trung" or "TW".
func (s *search) plenum(i int) int {
	w := &s.g.w
	if s.id(i) == w.trung && !s.is(i+1, w.uong) {
		return 0
	}
	at := i
	for k := i - 1; k > 0 && k > i-10 && s.t[k+1].gap == gapSpace; k-- {
		if s.id(k) == w.hoi && s.is(k+1, w.nghi) {
			at = k
			break
		}
	}
	last := at - 1
	if last > 0 && s.t[at].gap == gapSpace && s.id(last) == w.cua {
		last--
	}
	if last < 0 || s.t[last+1].gap != gapSpace || s.t[at].gap != gapSpace {
		return 0
	}
	name, first := s.typeEnding(last)
	if name == "" || s.g.kinds[name].Any || !s.capital(first) {
		return 0 // "các kết luận, quy định của Hội nghị Trung ương 4" are several
	}
	return s.meeting(name, first, at, false)
}

// meeting makes a citation of a document of a plenum that begins at token i. Its meeting
// stands at token at: "Trung ương 4", "Hội nghị lần thứ tư Ban Chấp hành Trung ương". Any
// but a nghị quyết must say of which term it is, or that it was a meeting. central is set
// where "NQTW" said so before.
func (s *search) meeting(kind string, i, at int, central bool) int {
	w := &s.g.w
	number, sure := 0, kind == "Nghị quyết"
	if s.is(at, w.hoi) && s.is(at+1, w.nghi) {
		at += 2
		sure = true
		if n, end := s.ordinal(at); end > at {
			number, at = n, end
		}
		if s.is(at, w.ban) && s.is(at+1, w.chap) && s.is(at+2, w.hanh) {
			at += 3
		}
	}
	switch {
	case s.is(at, w.trung) && s.is(at+1, w.uong):
		at, central = at+2, true
	case s.is(at, w.tw):
		at, central = at+1, true
	case at < len(s.t) && s.t[at].gap == gapSpace && strings.HasPrefix(s.word(at), "TW"):
		n, err := strconv.Atoi(s.word(at)[2:]) // TW5
		if err != nil || n < 1 || n > 20 {
			return 0
		}
		number, at, central = n, at+1, true
	}
	if !central {
		return 0
	}
	if s.is(at, w.dang) {
		at++
	}
	if number == 0 {
		n, end := s.ordinal(at)
		if end == at {
			return 0
		}
		number, at = n, end
	}
	code := "nq"
	if kind != "Nghị quyết" {
		codes := s.g.kinds[kind].Codes
		if len(codes) == 0 {
			return 0
		}
		code = Slug(codes[0])
	}
	c := Citation{Type: kind, Number: strconv.Itoa(number), Form: Congress, Key: code + ":tw" + strconv.Itoa(number)}
	last := at - 1
	c.Start, c.End, c.NumStart, c.NumEnd = s.t[i].start, s.t[last].end, s.t[i].start, s.t[last].end
	if term, end := s.khoa(at); term != "" {
		c.Key += "@khoa-" + term
		last = end - 1
		c.End, c.NumEnd = s.t[last].end, s.t[last].end
	} else if !sure {
		return 0
	}
	c.Issuer = "Ban Chấp hành Trung ương"
	return s.finish(c, i, last)
}

// is reports whether token i is a word and stands in one line of text with the
// token before it.
func (s *search) is(i int, id int32) bool {
	return i < len(s.t) && s.id(i) == id && s.t[i].gap == gapSpace
}

// ordinal reads "4", "lần thứ 4", "lần thứ tư" or "lần IV" at token i.
func (s *search) ordinal(i int) (int, int) {
	at := i
	said := false
	if s.is(at, s.g.w.lan) {
		at, said = at+1, true
		if s.is(at, s.g.w.thu) {
			at++
		}
	}
	if at >= len(s.t) || s.t[at].gap != gapSpace {
		return 0, i
	}
	w := s.word(at)
	if n, err := strconv.Atoi(w); err == nil && s.t[at].digits && n >= 1 && n <= 20 {
		return n, at + 1
	}
	if n := ordinals[strings.ToLower(w)]; said && n > 0 {
		return n, at + 1
	}
	return 0, i
}

// khoa reads "khóa XII", "(khóa XII)" or ", khóa XII" at token i.
func (s *search) khoa(i int) (string, int) {
	if i+1 >= len(s.t) || s.id(i) != s.g.w.khoa || s.t[i+1].gap != gapSpace || !roman(s.word(i+1)) {
		return "", i
	}
	switch between := s.text[s.t[i-1].end:s.t[i].start]; strings.TrimSpace(between) {
	case "", ",", "(":
		return s.word(i + 1), i + 2
	}
	return "", i
}

// partyCongress reads the resolution of a congress, from the token of "Đại hội"
// on.
func (s *search) partyCongress(i, at int) int {
	w := &s.g.w
	level, ordinal := "toan-quoc", ""
	words := 0
	for ; at < len(s.t) && s.t[at].gap == gapSpace && words < 14; at++ {
		words++
		id := s.id(at)
		switch {
		case id == w.tinh:
			level = "dang-bo-tinh"
		case id == w.huyen:
			level = "dang-bo-huyen"
		case id == w.quan:
			level = "dang-bo-quan"
		case id == w.pho:
			level = "dang-bo-thanh-pho"
		case id == w.khoi:
			level = "dang-bo-khoi"
		case id == w.xa || id == w.phuong:
			level = "dang-bo-co-so"
		case roman(s.word(at)):
			ordinal = s.word(at)
		case id != 0 && (id == w.dai || id == w.hoi || id == w.bieu || id == w.toan || id == w.quoc || id == w.dang || id == w.bo || id == w.thanh || id == w.lan || id == w.thu || id == w.cua || id == w.thi):
		default:
			if r, _ := utf8.DecodeRuneInString(s.word(at)); !unicode.IsUpper(r) || level == "toan-quoc" {
				return 0 // a congress of somebody else
			}
		}
		if ordinal != "" {
			break
		}
	}
	if ordinal == "" {
		return 0
	}
	if l, end := s.congressLevel(at + 1); level == "toan-quoc" && l != "" {
		level, at = l, end-1 // Đại hội lần thứ VIII Đảng bộ tỉnh
	}
	c := Citation{Type: "Nghị quyết", Number: ordinal, Form: Congress, Key: "nq:dai-hoi-" + level + "-" + ordinal}
	c.Start, c.End, c.NumStart, c.NumEnd = s.t[i].start, s.t[at].end, s.t[i].start, s.t[at].end
	c.Issuer = congressNames[level]
	return s.finish(c, i, at)
}

// congressLevel reads "Đảng bộ tỉnh" or "của Đảng bộ thành phố" at token i and
// returns the level of that congress and the token after it.
func (s *search) congressLevel(i int) (string, int) {
	w := &s.g.w
	if s.is(i, w.cua) {
		i++
	}
	if !s.is(i, w.dang) || !s.is(i+1, w.bo) || i+2 >= len(s.t) || s.t[i+2].gap != gapSpace {
		return "", i
	}
	switch id := s.id(i + 2); {
	case id == w.tinh:
		return "dang-bo-tinh", i + 3
	case id == w.huyen:
		return "dang-bo-huyen", i + 3
	case id == w.quan:
		return "dang-bo-quan", i + 3
	case id == w.khoi:
		return "dang-bo-khoi", i + 3
	case id == w.thanh && s.is(i+3, w.pho):
		return "dang-bo-thanh-pho", i + 4
	}
	return "", i
}

// congressNames are the congresses by the level in a key.
var congressNames = map[string]string{
	"toan-quoc":         "Đại hội đại biểu toàn quốc",
	"dang-bo-tinh":      "Đại hội Đảng bộ tỉnh",
	"dang-bo-thanh-pho": "Đại hội Đảng bộ thành phố",
	"dang-bo-huyen":     "Đại hội Đảng bộ huyện",
	"dang-bo-quan":      "Đại hội Đảng bộ quận",
	"dang-bo-khoi":      "Đại hội Đảng bộ Khối",
	"dang-bo-co-so":     "Đại hội đảng bộ cơ sở",
}
