package pipeline

import (
	"slices"
	"sync"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/source"
)

// A memory holds what each file of a site gave, for a preview that reads the site again. A
// file that has changed is another [source.File]. Only what follows from files alone is in
// it. A nil memory holds nothing.
type memory struct {
	set     *data.Set
	grammar *citation.Grammar
	markup  *markup.Parser

	mu                sync.Mutex
	current, previous map[*source.File]parsed
	checked           map[string]checkedReport // by period

	layouts      *pages.Layouts
	layoutFiles  []*source.File
	layoutsFound diag.List
}

// parsed is what a Markdown file gave.
type parsed struct {
	document *markup.Document
	found    diag.List
}

// checkedReport is what checks found in a report, and what they read of the site for that.
type checkedReport struct {
	files  []*source.File
	result check.Result
}

// check checks the report of a period, unless that was done for the same files.
func (m *memory) check(period string, tree *source.Tree, run func() check.Result) check.Result {
	if m == nil {
		return run()
	}
	files := slices.Concat(tree.Under("content/"+period+"/"), tree.Under("data/"))
	m.mu.Lock()
	one := m.checked[period]
	m.mu.Unlock()
	if slices.Equal(one.files, files) {
		return one.result
	}
	one = checkedReport{files, run()}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.checked == nil {
		m.checked = map[string]checkedReport{}
	}
	m.checked[period] = one
	return one.result
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
	if m.previous, m.current = m.current, map[*source.File]parsed{}; m.grammar != g {
		m.previous, m.grammar, m.markup = nil, g, markup.New(g)
	}
	return m.markup
}

// parse parses a file.
func (m *memory) parse(p *markup.Parser, f *source.File) (*markup.Document, diag.List) {
	if m == nil {
		return p.Parse(f)
	}
	m.mu.Lock()
	one, known := m.previous[f]
	m.mu.Unlock()
	if !known {
		one.document, one.found = p.Parse(f)
	}
	m.mu.Lock()
	m.current[f] = one
	m.mu.Unlock()
	return one.document, one.found
}

// parseLayouts parses the layouts of a site.
func (m *memory) parseLayouts(tree *source.Tree, set *data.Set) (*pages.Layouts, diag.List) {
	files := tree.Under("layouts/")
	if m == nil {
		return pages.Parse(files, set)
	}
	all := append(slices.Clone(files), tree.Get("data/site.toml"))
	if !slices.Equal(all, m.layoutFiles) {
		m.layoutFiles = all
		m.layouts, m.layoutsFound = pages.Parse(files, set)
	}
	return m.layouts, m.layoutsFound
}
