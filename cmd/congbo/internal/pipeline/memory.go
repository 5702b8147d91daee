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
	"congbo/cmd/congbo/internal/report"
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
	checked           map[checkKey]checkedReport

	layouts      *pages.Layouts
	layoutFiles  []*source.File
	layoutsFound diag.List
}

// parsed is what a Markdown file gave.
type parsed struct {
	document *markup.Document
	found    diag.List
}

// A checkedReport is what checks found in a report, and what they read for that.
type checkedReport struct {
	files  []*source.File
	texts  []string // as read: they may name what stands in other reports
	result check.Result
}

// checkKey names checks of a report: those whose findings readers are told of, or all.
type checkKey struct {
	period string
	checks int
}

// check runs checks over a report, unless they have read the same before.
func (m *memory) check(set *data.Set, r *report.Report, tree *source.Tree, checks []*check.Check) check.Result {
	if m == nil {
		return check.Report(set, r, checks)
	}
	key := checkKey{r.Period.ID, len(checks)}
	files := slices.Concat(tree.Under("content/"+key.period+"/"), tree.Under("data/"))
	var texts []string
	for _, b := range slices.Concat(r.Blocks(), r.Beside) {
		texts = append(texts, b.Text)
	}
	m.mu.Lock()
	one := m.checked[key]
	m.mu.Unlock()
	if slices.Equal(one.files, files) && slices.Equal(one.texts, texts) {
		return one.result
	}
	one = checkedReport{files, texts, check.Report(set, r, checks)}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.checked == nil {
		m.checked = map[checkKey]checkedReport{}
	}
	m.checked[key] = one
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
