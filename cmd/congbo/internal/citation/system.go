package citation

import "strings"

// NoSystem is the system of a document whose office has a form of its own.
const NoSystem = "none"

// SystemOf is the system that a document with a symbol is of: the name of the profile whose
// forms the symbol is one of, or [NoSystem]; empty for a symbol of none.
func (g *Grammar) SystemOf(key string) string {
	if c, ok := g.ParseKey(key); ok {
		key = c.Key // in the form that is right
	}
	s := g.search(key)
	if len(s.t) == 0 {
		return ""
	}
	m, ok := s.symbolAt(0)
	if !ok || m.end != len(key) {
		return ""
	}
	if issuer, _, _ := strings.Cut(m.values[valueOf["issuer"]], "-"); g.others[foldCode(issuer)] {
		return NoSystem
	}
	return m.rule.system
}

// SystemOfIssuer is the system of the documents of an office; empty for an office whose name
// begins like none that the grammar knows.
func (g *Grammar) SystemOfIssuer(name string) string {
	s := g.search(name)
	system, _ := s.longest(g.systems, 0, true)
	return system
}

// addSystem adds the names by which the offices of a profile are known.
func (g *Grammar) addSystem(p Profile) {
	for _, code := range p.Others.Codes {
		g.others[foldCode(code)] = true
	}
	for _, name := range p.Others.Names {
		g.systems.add(g.ids(name), NoSystem)
	}
	for _, i := range p.Issuers {
		for _, name := range i.Names {
			g.systems.add(g.ids(name), p.Name)
		}
	}
	for _, names := range [][]string{p.Bodies.Heads, p.Bodies.Central} {
		for _, name := range names {
			g.systems.add(g.ids(name), p.Name)
		}
	}
}
