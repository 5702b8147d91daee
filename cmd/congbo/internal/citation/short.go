package citation

import (
	"strconv"
	"strings"
)

// short makes a citation of a document named by type and number alone: "Quy định
// 784", "Nghị quyết số 49". Where that might be a count ("kế hoạch 5 năm") there
// is none.
func (s *search) short(i int) int {
	w := s.word(i)
	if len(w) > 5 || i == 0 || s.t[i].gap != gapSpace && s.t[i].gap != gapColon {
		return 0
	}
	last := i
	if end := s.itemEnd(i); end > i+1 { // Quyết định số 24/2017
		last = end - 1
	}
	if s.numberGoesOn(last) {
		return 0
	}
	name, start, issuer := s.typeBefore(i, s.t[i].gap)
	if name == "" {
		return 0
	}
	number := s.text[s.t[i].start:s.t[last].end]
	if s.trapped(i) || !s.namesShort(name, start, i, last) {
		return 0
	}
	c := Citation{Type: name, Number: number, Issuer: issuer, Form: Short, Start: s.t[start].start, End: s.t[last].end, NumStart: s.t[i].start, NumEnd: s.t[last].end}
	return s.finish(c, start, last)
}

// namesShort reports whether the number from token i to token last names a document of a
// type whose word begins at token start. A type that is a verb too must be told by "số",
// by a capital, by what stands before, "theo quyết định 47", or by what follows.
func (s *search) namesShort(name string, start, i, last int) bool {
	kind, after := s.g.kinds[name], last+1
	ends := after >= len(s.t) || s.t[after].gap != gapSpace
	if s.id(i-1) == s.g.w.so || s.defined(name, s.text[s.t[i].start:s.t[last].end]) {
		return ends || s.mayFollow(after, true)
	}
	if year := s.year(i); len(s.word(i)) < 2 || last == i && year >= 1990 && year < 2050 {
		return false
	}
	switch {
	case kind.Short && ends && strings.HasSuffix(s.text[:s.t[start].start], "(") && strings.HasPrefix(s.text[s.t[last].end:], ")"), kind.Short && kind.Noun && ends && len(s.word(i)) > 2 && !s.listsTypes(after) && !s.listed(start):
		return true
	case kind.Short && s.capital(start) && (kind.Noun || last == i || !s.month(i)), kind.Short && kind.Noun && last > i:
		return ends || s.mayFollow(after, kind.Noun)
	case kind.Short && s.cited(start, after):
		return ends && (last == i || !s.month(i)) || !ends && s.mayFollow(after, kind.Noun)
	case kind.Short && kind.Noun && !ends && !s.listsTypes(after):
		return s.mayFollow(after, false)
	}
	return !ends && (kind.Short || s.capital(start)) && s.tellsShort(after)
}

// month reports whether token i may be a month: "Kế hoạch 06/2031".
func (s *search) month(i int) bool {
	n, _ := strconv.Atoi(s.word(i))
	return n <= 12
}

// cited reports whether what stands before the word of a type at token start says that a
// document follows: "theo", another document; or "đã có", "ban hành", unless what follows,
// from token after on, goes on with counts: "ban hành nghị quyết 03, kế hoạch 12".
func (s *search) cited(start, after int) bool {
	if start == 0 {
		return false
	}
	if s.ending(s.g.citing, start-1) < start {
		return true
	}
	if n := len(s.found); n > 0 && s.joined(s.found[n-1].ExtEnd, s.t[start].start) {
		return true
	}
	return (s.ending(s.g.giving, start-1) < start || s.ending(s.g.issuing, start-1) < start) && !s.listsTypes(after)
}

// listed reports whether the word of a type at token start goes on with a list of counts:
// "kế hoạch 12, nghị quyết 203".
func (s *search) listed(start int) bool {
	return start > 0 && (s.t[start].gap == gapComma || s.t[start].gap == gapColon) && (s.t[start-1].digits || s.t[start].gap == gapColon)
}

// listsTypes reports whether the word of another type follows in a list, in lower case.
func (s *search) listsTypes(i int) bool {
	if i < len(s.t) && s.t[i].gap == gapSpace && s.id(i) == s.g.w.va {
		i++
	} else if i >= len(s.t) || s.t[i].gap != gapComma {
		return false
	}
	return i < len(s.t) && !s.capital(i) && s.startsType(i)
}

// tellsShort reports whether what begins at token i follows documents and no counts: a
// date, an office or a subject.
func (s *search) tellsShort(i int) bool {
	switch s.id(i) {
	case s.g.w.ve:
		return true
	case s.g.w.nam:
		return i+1 < len(s.t) && s.year(i+1) > 0
	case s.g.w.ngay:
		_, end := s.dateAt(i)
		return end > i
	case s.g.w.cua, s.g.w.do:
		_, end := s.issuerAt(i + 1)
		return end > i+1
	}
	return false
}

// maxDefined is how many citations back a document is looked for that a number may be short for.
const maxDefined = 50

// defined reports whether a document of the type and number was cited in full before.
func (s *search) defined(name, number string) bool {
	for k := len(s.found) - 1; k >= 0 && k >= len(s.found)-maxDefined; k-- {
		if c := &s.found[k]; c.Type == name && c.Symbol != "" && strings.TrimLeft(c.Number, "0") == strings.TrimLeft(number, "0") {
			return true
		}
	}
	return false
}

// numberGoesOn reports whether token i is a part of a longer number or a range:
// "2.689", "42,75%", "2025 - 2030", "07/10".
func (s *search) numberGoesOn(i int) bool {
	rest := s.text[s.t[i].end:]
	if strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, " %") {
		return true
	}
	if i+1 >= len(s.t) || !s.t[i+1].digits {
		return i+1 < len(s.t) && (s.t[i+1].gap == gapSlash || s.t[i+1].gap == gapHyphen || s.t[i+1].gap == gapNone)
	}
	between := s.text[s.t[i].end:s.t[i+1].start]
	return between != ", " && between != "; "
}

// mayFollow reports whether token i can stand after a document's number: any word but a
// unit where the number is surely one, those that do where it may be a count.
func (s *search) mayFollow(i int, sure bool) bool {
	switch id := s.id(i); {
	case id == s.g.w.nam && i+1 < len(s.t) && s.year(i+1) > 0, id == s.g.w.khoa && id != 0, s.ended(s.g.follow, i) > i:
		return true
	}
	return sure && s.ended(s.g.units, i) == i
}
