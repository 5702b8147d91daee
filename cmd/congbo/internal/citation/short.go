package citation

import "strings"

// short makes a citation of a document named by type and number alone: "Quy định
// 784", "Nghị quyết số 49". Where that might be a count ("kế hoạch 5 năm") there
// is none.
func (s *search) short(i int) int {
	w := s.word(i)
	if len(w) > 4 || i == 0 || s.t[i].gap != gapSpace && s.t[i].gap != gapColon {
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
	kind, said := s.g.kinds[name], s.id(i-1) == s.g.w.so
	number := s.text[s.t[i].start:s.t[last].end]
	if !said && !s.defined(name, number) {
		if !kind.Short || !kind.Noun && !s.capital(start) || len(w) < 2 || s.year(i) >= 1990 || last > i && !kind.Noun {
			return 0
		}
		if after := last + 1; after < len(s.t) && s.t[after].gap == gapSpace && !s.mayFollow(after, said) {
			return 0
		}
	} else if after := last + 1; after < len(s.t) && s.t[after].gap == gapSpace && s.g.units[s.id(after)] && s.id(after) != 0 && !s.mayFollow(after, true) {
		return 0
	}
	if s.trapped(i) {
		return 0
	}
	c := Citation{Type: name, Number: number, Issuer: issuer, Form: Short, Start: s.t[start].start, End: s.t[last].end, NumStart: s.t[i].start, NumEnd: s.t[last].end}
	return s.finish(c, start, last)
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

// mayFollow reports whether token i can stand after a document's number.
func (s *search) mayFollow(i int, said bool) bool {
	id := s.id(i)
	if id == s.g.w.nam && i+1 < len(s.t) && s.year(i+1) > 0 {
		return true
	}
	if id == s.g.w.khoa {
		return true
	}
	if s.g.follow[id] && id != 0 {
		return true
	}
	return said && !s.g.units[id]
}
