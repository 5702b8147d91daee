package data

import (
	"slices"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// A value is one TOML value with its raw text, which keeps the precision of
// numbers, and the place it is written at.
type value struct {
	kind  unstable.Kind
	text  string // of a string its content, of other scalars their text in the file
	items []*value
	table *table
	span  source.Span
}

// A table is a TOML table; its entries are in the order of the file.
type table struct {
	entries []entry
	places  map[string]int // of the entries, where they are many
	span    source.Span
	asked   []string // keys that the decoder was asked for
}

// An entry is a key of a table, the place of the key, and its value.
type entry struct {
	key   string
	at    source.Span
	value *value
}

// few is how many entries are looked through faster than a map is made of them.
const few = 16

func newTable(at source.Span) *table { return &table{span: at} }

// find is the place of a key among the entries, or -1.
func (t *table) find(key string) int {
	if t.places != nil {
		if i, ok := t.places[key]; ok {
			return i
		}
		return -1
	}
	return slices.IndexFunc(t.entries, func(e entry) bool { return e.key == key })
}

// lookup is the value of a key, or nil.
func (t *table) lookup(key string) *value {
	if i := t.find(key); i >= 0 {
		return t.entries[i].value
	}
	return nil
}

func (t *table) set(key string, v *value, at source.Span) {
	if i := t.find(key); i >= 0 {
		t.entries[i].value = v
		return
	}
	if t.entries == nil {
		t.entries = make([]entry, 0, 4)
	}
	t.entries = append(t.entries, entry{key, at, v})
	switch n := len(t.entries); {
	case t.places != nil:
		t.places[key] = n - 1
	case n > few:
		t.places = make(map[string]int, 2*n)
		for i, e := range t.entries {
			t.places[e.key] = i
		}
	}
}

// sub returns the table at a key, making it where it is new. The last element of
// an array of tables stands for the array, as TOML has it.
func (t *table) sub(key string, at source.Span) *table {
	v := t.lookup(key)
	if v != nil && len(v.items) > 0 {
		v = v.items[len(v.items)-1]
	}
	if v == nil || v.table == nil {
		v = &value{kind: unstable.Table, table: newTable(at), span: at}
		t.set(key, v, at)
	}
	return v.table
}

// parseTOML reads the TOML between two offsets of a file. On a syntax error the table is
// empty.
func parseTOML(f *source.File, start, end int) (*table, diag.List) {
	if root, ok := plainTOML(f, start, end); ok {
		return root, nil
	}
	return fullTOML(f, start, end)
}

// fullTOML is parseTOML for TOML of any kind. BurntSushi's decoder judges the text; the
// tree is built with positions, which it does not tell.
func fullTOML(f *source.File, start, end int) (*table, diag.List) {
	root := newTable(source.Span{File: f, Start: start, End: end})
	text := f.Text[start:end]
	if found := guard(f, start, text); found != nil {
		return root, found
	}
	if _, err := toml.Decode(string(text), new(map[string]any)); err != nil {
		return root, diag.List{syntaxFinding(f, start, end, err)}
	}
	b := treeBuilder{file: f, start: start}
	b.parser.Reset(text)
	current := root
	for b.parser.NextExpression() {
		switch e := b.parser.Expression(); e.Kind {
		case unstable.Table:
			current = b.descend(root, e.Key(), false)
		case unstable.ArrayTable:
			current = b.descend(root, e.Key(), true)
		case unstable.KeyValue:
			b.assign(current, e)
		}
	}
	if err := b.parser.Error(); err != nil {
		return newTable(root.span), diag.List{syntaxFinding(f, start, end, err)}
	}
	return root, diag.FromSource(b.escaped)
}

type treeBuilder struct {
	parser  unstable.Parser
	file    *source.File
	start   int
	escaped []source.Fault // characters that readers do not see
}

// span is the place of a node's bytes.
func (b *treeBuilder) span(n *unstable.Node) source.Span {
	r := n.Raw
	if r.Length == 0 && len(n.Data) > 0 {
		r = b.parser.Range(n.Data)
	}
	at := b.start + int(r.Offset)
	return source.Span{File: b.file, Start: at, End: at + int(r.Length)}
}

func (b *treeBuilder) descend(t *table, keys unstable.Iterator, array bool) *table {
	for keys.Next() {
		n := keys.Node()
		key, at := string(n.Data), b.span(n)
		if !keys.IsLast() || !array {
			t = t.sub(key, at)
			if keys.IsLast() {
				t.span = at
			}
			continue
		}
		list := t.lookup(key)
		if list == nil {
			list = &value{kind: unstable.Array, span: at}
			t.set(key, list, at)
		}
		t = newTable(at)
		list.items = append(list.items, &value{kind: unstable.Table, table: t, span: at})
	}
	return t
}

func (b *treeBuilder) assign(t *table, e *unstable.Node) {
	v := b.value(e.Value())
	keys := e.Key()
	for keys.Next() {
		n := keys.Node()
		if keys.IsLast() {
			if v.span.Start == v.span.End { // the parser does not tell where arrays and empty strings stand
				v.span = b.span(n)
			}
			t.set(string(n.Data), v, b.span(n))
		} else {
			t = t.sub(string(n.Data), b.span(n))
		}
	}
}

func (b *treeBuilder) value(n *unstable.Node) *value {
	v := &value{kind: n.Kind, text: string(n.Data), span: b.span(n)}
	switch n.Kind {
	case unstable.String:
		b.escaped = append(b.escaped, source.Escaped(v.span, v.text)...)
	case unstable.Array:
		for items := n.Children(); items.Next(); {
			v.items = append(v.items, b.value(items.Node()))
		}
	case unstable.InlineTable:
		v.table = newTable(v.span)
		for items := n.Children(); items.Next(); {
			b.assign(v.table, items.Node())
		}
	}
	return v
}

// The limits of TOML beside that of its file: what the decoder would need seconds or
// gigabytes for.
const (
	maxNesting  = 32
	maxKeyParts = 16
)

// guard scans a text before it is decoded and refuses what decoding could not
// survive: reliability has measured a 40 KB key that takes 30 s.
func guard(f *source.File, start int, text []byte) diag.List {
	limit := func(at int, vi, en string, n int) diag.List {
		return diag.List{{Code: "limit/toml", Severity: diag.Error,
			Span:    source.Span{File: f, Start: start + at, End: start + min(at+1, len(text))},
			Message: diag.Say(vi, en, n),
			Hint:    diag.Say("chia nhỏ tệp, hoặc viết dữ liệu phẳng hơn", "split the file, or write flatter data")}}
	}
	if most := source.MaxText(f.Path); int64(len(text)) > most {
		return limit(0, "TOML dài hơn giới hạn %d byte", "TOML is longer than the limit of %d bytes", int(most))
	}
	depth, dots := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '"', '\'':
			i = skipString(text, i)
		case '[', '{':
			if depth++; depth > maxNesting {
				return limit(i, "ngoặc lồng sâu hơn giới hạn %d tầng", "brackets nest deeper than the limit of %d", maxNesting)
			}
		case ']', '}':
			depth = max(depth-1, 0)
		case '.':
			if dots++; dots >= maxKeyParts {
				return limit(i, "khóa có hơn %d phần", "a key has more than %d parts", maxKeyParts)
			}
		case '\n', '=', ',':
			dots = 0
		}
	}
	return nil
}

// skipString returns the offset of the last byte of the string that begins at i,
// or of the text where it does not end.
func skipString(text []byte, i int) int {
	quote := text[i]
	long := i+2 < len(text) && text[i+1] == quote && text[i+2] == quote
	if long {
		i += 2
	}
	for i++; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == '\n' && !long:
			return i - 1
		case text[i] == quote && !long:
			return i
		case text[i] == quote && i+2 < len(text) && text[i+1] == quote && text[i+2] == quote:
			return i + 2
		}
	}
	return len(text) - 1
}
