package citation

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// law makes a citation of a law by its name: "Luật Đất đai năm 2003", "Luật
// Dân quân tự vệ". i is the token of "luật". Only names that the grammar knows
// count, and only with a capital: "pháp luật" and "luật" alone are words.
func (s *search) law(i int) int {
	if i > 0 && s.t[i].gap == gapSpace && s.id(i-1) == s.g.w.phap {
		return 0
	}
	if i+1 >= len(s.t) || s.t[i+1].gap != gapSpace {
		return 0
	}
	if !s.capital(i) && !s.capital(i+1) {
		return 0
	}
	name, end := s.longest(s.g.laws, i+1, true)
	if name == "" {
		return 0
	}
	first := i
	code := ""
	if i > 0 && s.t[i].gap == gapSpace && s.id(i-1) == s.g.w.bo {
		first, code = i-1, "bo-"
	}
	if end+1 < len(s.t) && s.id(end) == s.g.w.so && s.t[end].gap == gapSpace {
		if m, ok := s.symbolAt(end + 1); ok { // Luật Đất đai số 31/2024/QH15
			c := Citation{Key: m.key, Type: "Luật", Number: m.number, Symbol: m.code, Form: Full,
				Start: s.t[first].start, End: s.t[m.last].end, NumStart: s.t[m.first].start, NumEnd: s.t[m.last].end}
			return s.finish(c, first, m.last)
		}
	}
	c := Citation{Type: "Luật", Number: name, Form: LawName, Key: code + "luat:" + Slug(name)}
	last := end - 1
	year := end
	if s.is(year, s.g.w.nam) {
		year++
	}
	if year < len(s.t) && s.t[year].gap == gapSpace && s.year(year) > 0 {
		c.Form, last = LawYear, year
		c.Key += "@" + strconv.Itoa(s.year(year))
	}
	c.Start, c.End = s.t[first].start, s.t[last].end
	c.NumStart, c.NumEnd = c.Start, c.End
	return s.finish(c, first, last)
}

func (s *search) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.word(i))
	return unicode.IsUpper(r)
}
