package citation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// law makes a citation of a law by its name: "Luật Đất đai năm 2003", "Luật
// Dân quân tự vệ". i is the token of the head, "luật" or "pháp lệnh". A capital must say
// that it is a name: "pháp luật" and "luật" alone are words.
func (s *search) law(i int) int {
	head, at := s.longest(s.g.lawHeads, i, false)
	if at == i || at >= len(s.t) || s.t[at].gap != gapSpace {
		return 0
	}
	first := i
	if i > 0 && s.t[i].gap == gapSpace {
		if longer, end := s.longest(s.g.lawHeads, i-1, false); end == at { // Bộ luật
			head, first = longer, i-1
		}
	}
	kind := s.g.lawType(head)
	name, end := "", at
	capital := s.capital(first) || s.capital(i) // "bộ Luật" too
	if capital || s.capital(at) {
		name, end = s.lawName(at, kind != "Luật")
	}
	if known := s.ended(s.g.laws, at); name == "" && known > at && s.dated(known) { // luật nhà ở năm 2035
		name, end = s.longest(s.g.laws, at, true)
	} else if name != "" && !capital && s.ended(s.g.laws, at) != end {
		return 0 // "kỷ luật Huyện ủy"
	}
	amending := ""
	if end == at {
		if amending, name, end = s.amendingName(at); end == at {
			return 0
		}
	}
	if end+1 < len(s.t) && s.g.numberWords[s.id(end)] && s.t[end].gap == gapSpace {
		if m, ok := s.symbolAt(end + 1); ok && !m.rule.Typed { // Luật Đất đai số 31/2024/QH15
			c := Citation{Key: m.key, Type: kind, Number: m.number, Symbol: m.code, Form: Full,
				Start: s.t[first].start, End: s.t[m.last].end, NumStart: s.t[m.first].start, NumEnd: s.t[m.last].end}
			return s.finish(c, first, m.last)
		}
	}
	c := Citation{Type: kind, Number: name, Form: LawName, Key: Slug(head) + ":" + Slug(name)}
	if amending != "" {
		c.Number = amending + " " + name
		c.Key = Slug(head) + ":sua-doi-" + Slug(name)
	}
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
	if amending != "" && c.Form == LawName { // its year tells it from the other ones that amend the same law
		dated := c
		s.after(&dated, first, last+1)
		if year := dated.Date.Year; year > 0 {
			c.Form = LawYear
			c.Key += "@" + strconv.Itoa(year)
		}
	}
	return s.finish(c, first, last)
}

// dated reports whether a year follows the name of a law at token i: "năm 2035".
func (s *search) dated(i int) bool {
	return s.is(i, s.g.w.nam) && i+1 < len(s.t) && s.t[i+1].gap == gapSpace && s.year(i+1) > 0
}

// ended is the token after the longest name of a trie at token i.
func (s *search) ended(t *trie, i int) int {
	_, end := s.longest(t, i, true)
	return end
}

// lawType is the type of document that a head of the names of laws stands for.
func (g *Grammar) lawType(head string) string {
	ids := g.ids(head)
	t := g.types
	for i := len(ids) - 1; i >= 0 && t != nil; i-- {
		t = t.next[ids[i]]
	}
	if t == nil || t.name == "" {
		return head
	}
	return t.name
}

// maxLaw is the longest name of a law that no table lists, in words.
const maxLaw = 12

// lawName reads the name of a law at token i: one that the grammar knows; or one that
// begins with a capital and goes on in lower case, up to a word that is of no name. After
// a head that is no other word, "Pháp lệnh", it may begin in lower case and with "về".
// It returns the token after it; i if there is none.
func (s *search) lawName(i int, sure bool) (string, int) {
	if name, end := s.longest(s.g.laws, i, true); name != "" {
		return name, end
	}
	if sure && s.is(i, s.g.w.ve) && i+1 < len(s.t) && s.t[i+1].gap == gapSpace {
		if name, end := s.lawName(i+1, sure); end > i+1 {
			return name, end
		}
		return "", i
	}
	if !s.capital(i) && !sure || upper(s.word(i)) || s.ended(s.g.lawEnds, i) > i || s.t[i].digits {
		return "", i
	}
	end := i + 1
	for end < len(s.t) && end < i+maxLaw && s.inLaw(i, end) {
		end++
	}
	for end > i+1 && s.id(end-1) == s.g.w.va {
		end--
	}
	if end < i+2 || end == i+maxLaw {
		return "", i // a word alone, or a sentence
	}
	return s.text[s.t[i].start:s.t[end-1].end], end
}

// inLaw reports whether token k goes on with a name of a law that begins at token i.
func (s *search) inLaw(i, k int) bool {
	t := s.t[k]
	if t.gap != gapSpace || t.digits || t.mixed || s.ended(s.g.lawEnds, k) > k {
		return false
	}
	if s.capital(k) && k == i+1 && !s.lower(k+1) {
		return false // "Luật Minh Sơn" is a firm
	}
	if s.id(k) == s.g.w.va {
		return k+1 < len(s.t) && !s.startsType(k+1) && s.t[k+1].gap == gapSpace
	}
	return !s.startsType(k) && (s.ended(s.g.issuers, k) == k || !s.capital(k))
}

// lower reports whether a word in lower case goes on in a line of text at token i.
func (s *search) lower(i int) bool {
	return i < len(s.t) && s.t[i].gap == gapSpace && !s.t[i].digits && !s.capital(i)
}

// amendingName reads "sửa đổi, bổ sung một số điều của Luật Đất đai" at token i, after
// "Luật", and returns the words before the second "Luật", what is amended and the token
// after it; i if there is none.
func (s *search) amendingName(i int) (amending, name string, end int) {
	for k := i + 1; k < len(s.t) && k <= i+s.g.amending.depth; k++ {
		if s.t[k].gap != gapSpace && s.t[k].gap != gapComma {
			break
		}
		at := s.ended(s.g.lawHeads, k)
		if at == k || at >= len(s.t) || s.t[at].gap != gapSpace {
			continue
		}
		if s.ending(s.g.amending, k-1) != i || !s.capital(k) && !s.capital(at) {
			break
		}
		if name, end = s.lawName(at, false); end == at {
			break
		}
		name = s.text[s.t[k].start:s.t[at].start] + name
		if and := end; s.is(and, s.g.w.va) && and+1 < len(s.t) && s.t[and+1].gap == gapSpace { // … và Luật Nhà ở
			if head := s.ended(s.g.lawHeads, and+1); head > and+1 && head < len(s.t) && s.t[head].gap == gapSpace {
				if other, last := s.lawName(head, false); last > head {
					name, end = name+s.text[s.t[end-1].end:s.t[head].start]+other, last
				}
			}
		}
		return strings.ToLower(s.text[s.t[i].start:s.t[k-1].end]), name, end
	}
	return "", "", i
}

// named reports whether a document is cited by a name and not by a symbol.
func (c *Citation) named() bool { return c.Form == LawName || c.Form == LawYear }

func (s *search) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.word(i))
	return unicode.IsUpper(r)
}
