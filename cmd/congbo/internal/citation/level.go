package citation

import (
	"slices"
	"strings"
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
func (g *Grammar) IssuerLevels(name string) Levels { return g.seat(name).levels }

// A seat is where an office stands, as far as its name says so.
type seat struct {
	levels Levels
	kind   string // of its place: "thành phố"
	place  string // folded: "tân hòa"
}

func (g *Grammar) seat(name string) seat {
	s := g.search(name)
	node, end := s.walk(g.issuers, 0, true)
	for node != nil && node.head == headTitle && !node.office { // Giám đốc Sở Nội vụ
		node, end = s.walk(g.issuers, end, true)
	}
	if node == nil {
		return seat{}
	}
	kind, from := s.kindOfPlace(end)
	if kind == nil {
		at := seat{levels: node.levels}
		if node.office && s.named(end) == len(s.t) { // Huyện ủy Suối Mơ
			at.place = s.folded(end, len(s.t))
		}
		return at
	}
	at := seat{levels: node.levels & kind.levels, place: s.folded(from, s.named(from))} // no levels for the branch of a central office
	if abbreviated := upper(kind.name); !abbreviated {                                  // TP is "thành phố" too
		at.kind = kind.name
	}
	switch {
	case node.levels == 0 && strings.Contains(name, "Trung ương"):
		at.levels = 0
	case node.levels == 0:
		at.levels = kind.levels
	}
	return at
}

// kindOfPlace is the first kind of place in what stands behind the name of an office, which ends
// before token i, or in its last word: "tỉnh", "xã" of "xã Phù Vân", but not the "Tỉnh" of "Tỉnh
// Đoàn". end is the token after it.
func (s *search) kindOfPlace(i int) (kind *trie, end int) {
	for k := max(i-1, 0); k < len(s.t); k++ {
		kind, end = s.walk(s.g.places, k, false)
		if kind != nil && kind.levels != 0 && (end == len(s.t) || s.capital(end) || s.t[end].digits) && (k >= i || !s.capital(k) || upper(s.word(k))) {
			return kind, end
		}
	}
	return nil, len(s.t)
}

// named is the token after the name of a place that begins at token i: words with a capital, or
// a number.
func (s *search) named(i int) int {
	if i < len(s.t) && s.t[i].digits {
		return i + 1
	}
	for from := i; i < len(s.t) && s.capital(i) && (i == from || s.t[i].gap == gapSpace || s.t[i].gap == gapHyphen); i++ {
	}
	return i
}

// folded are the tokens [from, to), folded.
func (s *search) folded(from, to int) string {
	if from == to {
		return ""
	}
	return Fold(s.text[s.t[from].start:s.t[to-1].end])
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
	at, other := g.seat(a), g.seat(b)
	switch {
	case at.levels != 0 && other.levels != 0 && at.levels&other.levels == 0:
		return true
	case at.place == "" && other.place == "":
		return at.kind != "" && other.kind != "" && at.kind != other.kind // "UBND tỉnh", "UBND thành phố"
	case at.place == "" || other.place == "":
		return false
	}
	return !strings.HasSuffix(at.place, other.place) && !strings.HasSuffix(other.place, at.place)
}

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

// mainNames are the names of the organs of an office, or its first one.
func (i Issuer) mainNames() []string {
	if len(i.Organs) > 0 {
		return i.Organs
	}
	return i.Names[:min(1, len(i.Names))]
}
