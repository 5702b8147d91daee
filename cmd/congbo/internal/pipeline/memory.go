package pipeline

import (
	"slices"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/source"

	"sync"
)

// A memory remembers what each file gave, for who reads a site again: a file that was read
// again is another one. Nothing but what files alone give is in it. A nil memory remembers
// nothing.
type memory struct {
	set     *data.Set
	grammar *citation.Grammar
	markup  *markup.Parser

	mu        sync.Mutex
	now, then map[*source.File]parsed

	layouts    *pages.Layouts
	layoutsOf  []*source.File
	layoutsSay diag.List
}

// parsed is what a Markdown file gave.
type parsed struct {
	document *markup.Document
	found    diag.List
}

// decode decodes the data of a site.
func (m *memory) decode(tree *source.Tree) (*data.Set, diag.List) {
	if m == nil {
		return data.DecodeAgain(tree, nil, Each)
	}
	set, found := data.DecodeAgain(tree, m.set, Each)
	m.set = set
	return set, found
}

// parser is the parser of a grammar. Documents of another grammar are forgotten, and so
// are those of files that were not asked for since the last time.
func (m *memory) parser(g *citation.Grammar) *markup.Parser {
	if m == nil {
		return markup.New(g)
	}
	if m.then, m.now = m.now, map[*source.File]parsed{}; m.grammar != g {
		m.then, m.grammar, m.markup = nil, g, markup.New(g)
	}
	return m.markup
}

// parse parses a file.
func (m *memory) parse(p *markup.Parser, f *source.File) (*markup.Document, diag.List) {
	if m == nil {
		return p.Parse(f)
	}
	m.mu.Lock()
	one, known := m.then[f]
	m.mu.Unlock()
	if !known {
		one.document, one.found = p.Parse(f)
	}
	m.mu.Lock()
	m.now[f] = one
	m.mu.Unlock()
	return one.document, one.found
}

// parseLayouts parses the layouts of a site.
func (m *memory) parseLayouts(tree *source.Tree, set *data.Set) (*pages.Layouts, diag.List) {
	files := tree.Under("layouts/")
	if m == nil {
		return pages.Parse(files, set)
	}
	of := append(slices.Clone(files), tree.Get("data/site.toml"))
	if !slices.Equal(of, m.layoutsOf) {
		m.layoutsOf = of
		m.layouts, m.layoutsSay = pages.Parse(files, set)
	}
	return m.layouts, m.layoutsSay
}
