package citation

import (
	"slices"
	"strings"
	"unicode"
)

// Levels are the levels at which an office may stand, as bits; none if they are not known.
type Levels uint8

// The levels of the Party and of the State.
const (
	Central Levels = 1 << iota
	Province
	District
	Base

	Local = Province | District | Base
)

// above reports whether levels begin above others.
func (l Levels) above(other Levels) bool { return l&-l < other&-other }

// levelNames are the levels by their names in profiles.
var levelNames = map[string]Levels{"central": Central, "province": Province, "district": District, "base": Base, "local": Local}

// SymbolLevels are the levels of the office in a symbol: "CT/TW" → central, "QĐ-UBND" → any
// but that.
func (g *Grammar) SymbolLevels(symbol string) Levels {
	if o, ok := g.symbolOffice(symbol); ok {
		return o.levels
	}
	return 0
}

// symbolOffice is the last office in a symbol that the grammar knows, without the number of
// its term.
func (g *Grammar) symbolOffice(symbol string) (office, bool) {
	parts := symbolParts(symbol)
	for i := len(parts) - 1; i >= 0; i-- {
		o, ok := g.office(parts[i])
		if !ok {
			o, ok = g.office(strings.TrimRight(parts[i], "0123456789"))
		}
		if ok {
			return o, true
		}
	}
	return office{}, false
}

// IssuerLevels are the levels of an office by its name in prose: "Ban Thường vụ Tỉnh ủy" →
// province; "UBND xã Phù Vân" → base; "UBND" → any but central.
func (g *Grammar) IssuerLevels(name string) Levels {
	s := &search{g: g, text: name, t: tokens(nil, name), kept: kept{}}
	node, end := s.walk(g.issuers, 0, true)
	for node != nil && node.head == headTitle && !node.office { // Giám đốc Sở Nội vụ
		node, end = s.walk(g.issuers, end, true)
	}
	if node == nil {
		return 0
	}
	place := s.placeLevels(end)
	switch {
	case place == 0 || node.levels == 0 && strings.Contains(name, "Trung ương"):
		return node.levels
	case node.levels == 0:
		return place
	}
	return node.levels & place // none for the branch of a central office
}

// placeLevels are those of the first place in a name from token i on: "tỉnh", "xã Phù Vân".
func (s *search) placeLevels(i int) Levels {
	for k := max(i-1, 0); k < len(s.t); k++ {
		node, end := s.walk(s.g.places, k, false)
		if node != nil && node.levels != 0 && (end == len(s.t) || s.capital(end) || s.t[end].digits) && (!s.capital(k) || upper(s.word(k))) {
			return node.levels
		}
	}
	return 0
}

// An Exclusion is why an office cannot have issued a document.
type Exclusion struct {
	Symbol, Issuer Levels   // which have none in common
	Offices        []string // or other offices, one of which the symbol is of
}

// Excludes reports whether an office cannot have issued a document with a symbol: it stands
// at another level, or both are offices of the tables that nobody takes for each other. A
// name that an office has no longer excludes nothing.
func (g *Grammar) Excludes(symbol, issuer string) (Exclusion, bool) {
	of, known := g.symbolOffice(symbol)
	if !known || issuer == "" {
		return Exclusion{}, false
	}
	e := Exclusion{Symbol: of.levels, Issuer: g.IssuerLevels(issuer)}
	if e.Symbol != 0 && e.Issuer != 0 && e.Symbol&e.Issuer == 0 {
		return e, true
	}
	if len(of.names) == 0 || of.levels == 0 || of.ended || g.joint(symbol) {
		return Exclusion{}, false
	}
	for _, c := range g.codesOf(issuer) {
		switch other := g.offices[foldCode(c)]; {
		case other.levels == 0 || c == of.printed || slices.Contains(of.near, c) || slices.Contains(other.near, of.printed):
			return Exclusion{}, false
		case !other.ended:
			e.Offices = of.names
		}
	}
	return e, len(e.Offices) > 0
}

// Apart reports whether two names are of organs of one office that are told apart, as "Bộ
// Chính trị" and "Ban Bí thư" are, which share the symbol TW.
func (g *Grammar) Apart(a, b string) bool {
	first, second := g.organOf(a), g.organOf(b)
	return first != "" && second != "" && first != second && slices.ContainsFunc(g.codesOf(a), func(c string) bool { return slices.Contains(g.codesOf(b), c) })
}

// Elsewhere reports whether two names are of offices that stand at other places: "UBND tỉnh" and
// "UBND xã", "UBND xã Tân Hòa" and "UBND xã Đông Xuân". Each counts its documents by itself.
func (g *Grammar) Elsewhere(a, b string) bool {
	at, other := g.IssuerLevels(a), g.IssuerLevels(b)
	if at != 0 && other != 0 && at&other == 0 {
		return true
	}
	first, second := properName(a), properName(b)
	if one, two := placeWord(a), placeWord(b); first == "" && second == "" && one != "" && two != "" {
		return one != two // "UBND tỉnh", "UBND thành phố"
	}
	return first != "" && second != "" && !strings.HasSuffix(first, second) && !strings.HasSuffix(second, first)
}

// properName is the name of a place that the name of an office ends in: "Tân Hòa" of "UBND xã
// Tân Hòa"; empty if it ends in none.
func properName(office string) string {
	words := strings.Fields(office)
	i := len(words)
	for i > 0 && unicode.IsUpper([]rune(words[i-1])[0]) {
		i--
	}
	if i == 0 || !placeWords[strings.ToLower(words[i-1])] {
		return ""
	}
	return Fold(strings.Join(words[i:], " "))
}

// placeWord is the kind of place that the name of an office ends in: "tỉnh" of "UBND tỉnh".
func placeWord(office string) string {
	words := strings.Fields(strings.ToLower(office))
	if n := len(words); n > 0 && placeWords[words[n-1]] && !strings.HasSuffix(words[n-1], "y") {
		return words[n-1]
	}
	return ""
}

// placeWords are what stands before the name of a place.
var placeWords = map[string]bool{"xã": true, "phường": true, "trấn": true, "huyện": true, "quận": true, "tỉnh": true, "phố": true, "khu": true, "ủy": true, "uỷ": true}

// organOf is the organ that a name begins with.
func (g *Grammar) organOf(name string) string {
	words := strings.Fields(Fold(name))
	for n := len(words); n > 0; n-- {
		if key := strings.Join(words[:n], " "); g.organs[key] {
			return key
		} else if g.names[key] != nil {
			return ""
		}
	}
	return ""
}

// addLevels adds at which levels the offices and places are that names begin with.
func (g *Grammar) addLevels(n NamesByLevel) {
	for _, level := range []struct {
		names []string
		level Levels
	}{{n.Central, Central}, {n.Province, Province}, {n.District, District}, {n.Base, Base}} {
		for _, name := range level.names {
			for _, t := range []*trie{g.issuers, g.places} {
				if node := t.at(g.ids(name)); node != nil && node.name != "" {
					node.levels |= level.level
				}
			}
		}
	}
}

// at is the place in a trie that words lead to; nil if there is none.
func (t *trie) at(ids []int32) *trie {
	for _, id := range ids {
		if t = t.next[id]; t == nil {
			return nil
		}
	}
	return t
}

// told are the names that an office is told by: those of its organs, or the first.
func (i Issuer) told() []string {
	if len(i.Organs) > 0 {
		return i.Organs
	}
	return i.Names[:min(1, len(i.Names))]
}
