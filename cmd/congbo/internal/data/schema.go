package data

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
)

// A KeyTable is a table of keys as the reference has it.
type KeyTable struct {
	Title diag.Text
	Keys  []KeyRow
}

// A KeyRow is one key: what its value has to be, what `new period` does with it (empty where
// nothing is of a period), and what it means.
type KeyRow struct {
	Name string
	Kind diag.Text
	Next string
	Doc  diag.Text
}

// A Schema is the JSON Schema of one kind of TOML.
type Schema struct {
	Name string
	Of   string // the files of a site that it is of, as a pattern; empty for TOML within Markdown
	JSON []byte
}

// File is the name of the file of a schema.
func (s Schema) File() string { return s.Name + ".schema.json" }

// A file is a kind of TOML: the keys at its top, and its tables. Reference and schemas are
// made of it; decoding goes by the same tables of keys.
type file struct {
	name, of string
	title    diag.Text
	top      []row
	tables   []tableOf
}

// A tableOf is a table in a file.
type tableOf struct {
	name  string
	shape shape
	rows  []row
	free  []string // tables of texts under any name, within it
}

// A shape is how a table stands in a file.
type shape int

const (
	once      shape = iota // [contact]
	byName                 // [indicator.x]
	inArray                // [[form]]
	freeTexts              // [abbreviation]: a text under any name
)

// A row is a key without the type that it is decoded into.
type row struct {
	name   string
	kind   *kind
	values []string
	form   *lazyregexp.Regexp
	next   next
	doc    diag.Text
}

func rows[T any](all keys[T]) (rows []row) {
	for _, k := range all {
		rows = append(rows, row{k.name, k.kind, k.values, k.form, k.next, k.doc})
	}
	return rows
}

// files are all kinds of TOML that people write.
func files() []file {
	return []file{
		{"site", "**/data/site.toml", diag.Say("`data/site.toml`", "`data/site.toml`"), rows(siteKeys), []tableOf{{"contact", once, rows(contactKeys), nil}}},
		{"section", "", diag.Say("phần đầu của một phần, một mục", "front matter of a part or section"), rows(sectionKeys), nil},
		{"report", "", diag.Say("phần đầu của báo cáo (`content/<kỳ>/_index.md`)", "front matter of a report (`content/<period>/_index.md`)"), rows(frontKeys), nil},
		{"directives", "**/data/directives.toml", diag.Say("`data/directives.toml`", "`data/directives.toml`"), nil, []tableOf{{"directive", byName, rows(directiveKeys), nil}}},
		{"indicators", "**/data/*/indicators.toml", diag.Say("`data/<kỳ>/indicators.toml`", "`data/<period>/indicators.toml`"), nil, []tableOf{{"group", byName, rows(groupKeys), nil}, {"indicator", byName, rows(indicatorKeys), nil}}},
		{"accepted", "**/data/*/accepted.toml", diag.Say("`data/<kỳ>/accepted.toml`", "`data/<period>/accepted.toml`"), nil, []tableOf{{"accepted", byName, rows(acceptedKeys), nil}}},
		{"commitments", "**/data/*/commitments.toml", diag.Say("`data/<kỳ>/commitments.toml`", "`data/<period>/commitments.toml`"), nil, []tableOf{{"commitment", byName, rows(commitmentKeys), nil}, {"answer", byName, rows(answerKeys), nil}}},
		{"publish", "**/data/publish.toml", diag.Say("`data/publish.toml`", "`data/publish.toml`"), nil, []tableOf{{"target", byName, rows(targetKeys), nil}}},
		{"citations", "**/data/citations.toml", diag.Say("`data/citations.toml`", "`data/citations.toml`"), rows(profileKeys), []tableOf{
			{"type", byName, rows(typeKeys), nil}, {"issuer", byName, rows(issuerKeys), []string{"aliases"}}, {"form", inArray, rows(formRuleKeys), nil}, {"example", inArray, rows(exampleKeys), nil},
			{"trap", once, rows(trapKeys), nil}, {"counter", once, rows(counterKeys), nil}, {"law", once, rows(lawKeys), nil}, {"body", once, rows(bodyKeys), nil},
			{"level", once, rows(levelKeys), nil}, {"plenum", once, rows(plenumKeys), nil}, {"congresses", once, rows(congressWordsKeys), nil}, {"congress", inArray, rows(congressKeys), nil}, {"others", once, rows(othersKeys), nil}, {"words", once, rows(wordsKeys), nil}, {"abbreviation", freeTexts, nil, nil}}},
		{"indicators-block", "", diag.Say("khối ```` ```indicators ````", "block ```` ```indicators ````"), rows(indicatorTableKeys), []tableOf{{"notes", freeTexts, nil, nil}}},
		{"table-block", "", diag.Say("khối ```` ```table ````", "block ```` ```table ````"), rows(dataTableKeys), nil},
	}
}

// KeyTables are the tables of all keys that people write, for the reference.
func KeyTables() (all []KeyTable) {
	for _, f := range files() {
		if f.top != nil {
			all = append(all, KeyTable{f.title, keyRows(f.top)})
		}
		for _, t := range f.tables {
			name := map[shape]string{once: "[" + t.name + "]", byName: "[" + t.name + ".x]", inArray: "[[" + t.name + "]]"}[t.shape]
			if t.rows != nil {
				all = append(all, KeyTable{diag.Text{VI: f.title.VI + ": `" + name + "`", EN: f.title.EN + ": `" + name + "`"}, keyRows(t.rows)})
			}
		}
	}
	return all
}

func keyRows(rows []row) (all []KeyRow) {
	for _, r := range rows {
		all = append(all, KeyRow{r.name, diag.Text{VI: r.kind.vi, EN: r.kind.en}, string(r.next), r.doc})
	}
	return all
}

// Schemas are the schemas of all kinds of TOML that people write. They know keys, types, and the
// values of a key that may be one of a few; what else is right is for check to say.
func Schemas() (all []Schema) {
	for _, f := range files() {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(f.schema()); err != nil {
			panic(err) // texts, lists and maps alone
		}
		all = append(all, Schema{f.name, f.of, b.Bytes()})
	}
	return all
}

type object = map[string]any

func (f file) schema() object {
	s := objectOf(f.top)
	s["$schema"], s["title"] = "http://json-schema.org/draft-07/schema#", f.title.VI
	properties := s["properties"].(object)
	for _, t := range f.tables {
		one := objectOf(t.rows)
		for _, free := range t.free {
			one["properties"].(object)[free] = object{"type": "object", "additionalProperties": object{"type": "string"}}
		}
		switch t.shape {
		case byName:
			one = object{"type": "object", "additionalProperties": one}
		case inArray:
			one = object{"type": "array", "items": one}
		case freeTexts:
			one = object{"type": "object"}
		}
		properties[t.name] = one
	}
	return s
}

func objectOf(rows []row) object {
	properties := object{}
	for _, r := range rows {
		p := r.kind.schema()
		p["description"] = r.doc.VI + "\n\n" + r.doc.EN
		if r.values != nil {
			p["enum"] = r.values
		}
		if r.form != nil {
			p["pattern"] = r.form.String()
		}
		properties[r.name] = p
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties}
}

// schema is what the values of a kind are to JSON Schema, by the TOML that the decoder takes.
func (k *kind) schema() object {
	var types []string
	for _, t := range k.toml {
		for name, kinds := range jsonTypes {
			if slices.Contains(kinds, t) && !slices.Contains(types, name) {
				types = append(types, name)
			}
		}
	}
	slices.Sort(types)
	s := object{"type": types}
	if len(types) == 1 {
		s["type"] = types[0]
	}
	if slices.Contains(types, "array") {
		s["items"] = object{"type": "string"}
	}
	return s
}

// jsonTypes are the types of JSON Schema by the TOML that they are of; a date is a string.
var jsonTypes = map[string][]unstable.Kind{
	"string":  {unstable.String, unstable.LocalDate},
	"array":   {unstable.Array},
	"boolean": {unstable.Bool},
	"integer": {unstable.Integer},
	"number":  {unstable.Float},
}
