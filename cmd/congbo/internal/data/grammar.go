package data

import (
	"fmt"
	"io/fs"
	"sync"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// decodeGrammar compiles the built-in profiles of citations with the site's own,
// which comes first.
func decodeGrammar(f *source.File, found *diag.List) *citation.Grammar {
	if f != nil {
		own := DecodeProfile(f, found)
		g, err := citation.Compile(append([]citation.Profile{own}, BuiltInProfiles()...)...)
		if err == nil {
			return g
		}
		found.Add(diag.Finding{Code: "data/citations", Severity: diag.Error, Span: source.At(f),
			Message: diag.Say("ngữ pháp viện dẫn không dùng được: %v", "the grammar of citations cannot be used: %v", err),
			Hint:    diag.Say("các ô của mẫu: {number} {year} {yy} {type} {issuer} {knownissuer} {unit} {law} {chain}", "slots of a pattern: {number} {year} {yy} {type} {issuer} {knownissuer} {unit} {law} {chain}")})
	}
	return builtIn()
}

// builtIn is the grammar of the built-in profiles, which never changes.
var builtIn = sync.OnceValue(func() *citation.Grammar {
	g, err := citation.Compile(BuiltInProfiles()...)
	if err != nil {
		panic(err) // the built-in profiles are part of the program, and tested
	}
	return g
})

// BuiltInProfiles are the profiles that congbo ships: Party, then State.
func BuiltInProfiles() []citation.Profile {
	var all []citation.Profile
	for _, name := range []string{"party", "state"} {
		path := "profiles/" + name + ".toml"
		text, err := fs.ReadFile(citation.Profiles, path)
		if err != nil {
			panic(err)
		}
		var found diag.List
		p := DecodeProfile(&source.File{Path: path, Text: text}, &found)
		if len(found) > 0 {
			panic(fmt.Sprintf("%s: %s", found[0].Span, found[0].Message.EN))
		}
		all = append(all, p)
	}
	return all
}

// DecodeProfile reads a profile of citations, data/citations.toml or a built-in
// one.
func DecodeProfile(f *source.File, found *diag.List) citation.Profile {
	t := open(f, found)
	p := citation.Profile{Name: t.text("name"), Numero: t.texts("numero")}
	_, types := t.named("type")
	for _, t := range types {
		p.Types = append(p.Types, citation.Type{Name: t.text("name"), Names: t.texts("names"), Codes: t.texts("codes"), Short: t.bool("short", false), Noun: t.bool("noun", false), Any: t.bool("any", false)})
		t.rest()
	}
	codes, issuers := t.named("issuer")
	for i, t := range issuers {
		issuer := citation.Issuer{Code: codes[i], Names: t.texts("names"), Level: t.text("level"), From: t.text("from"), To: t.text("to")}
		if aliases, ok := t.sub("aliases"); ok {
			issuer.Aliases = map[string]string{}
			for _, e := range aliases.entries {
				issuer.Aliases[e.key] = aliases.text(e.key)
			}
		}
		p.Issuers = append(p.Issuers, issuer)
		t.rest()
	}
	for _, t := range t.list("form") {
		p.Forms = append(p.Forms, citation.FormRule{Pattern: t.text("pattern"), Key: t.text("key"), Number: t.text("number"), Symbol: t.text("symbol"), Defect: t.text("defect"), Typed: t.bool("typed", false)})
		t.rest()
	}
	for _, t := range t.list("example") {
		p.Examples = append(p.Examples, citation.Example{Text: t.text("text"), Keys: t.texts("keys")})
		t.rest()
	}
	for _, section := range []struct {
		table, key string
		into       *[]string
	}{{"trap", "phrases", &p.Traps}, {"counter", "examples", &p.CounterExamples}} {
		if s, ok := t.sub(section.table); ok {
			*section.into = s.texts(section.key)
			s.rest()
		}
	}
	if s, ok := t.sub("law"); ok {
		p.Laws, p.LawHeads = s.texts("names"), s.texts("heads")
		s.rest()
	}
	if s, ok := t.sub("body"); ok {
		p.Bodies = citation.Bodies{Heads: s.texts("heads"), Central: s.texts("central"), Titles: s.texts("titles"), Fields: s.texts("fields"),
			Places: s.texts("places"), Numbered: s.texts("numbered"), Persons: s.texts("persons"), Ends: s.texts("ends")}
		s.rest()
	}
	if s, ok := t.sub("words"); ok {
		p.Words = citation.Words{Units: s.texts("units"), Follow: s.texts("follow"), Issuing: s.texts("issuing"), Giving: s.texts("giving"),
			Adverbs: s.texts("adverbs"), Joining: s.texts("joining"), Provisions: s.texts("provisions"), Citing: s.texts("citing"), At: s.texts("at"),
			Amending: s.texts("amending"), LawEnds: s.texts("law_ends")}
		s.rest()
	}
	if s, ok := t.sub("abbreviation"); ok {
		p.Abbreviations = map[string]string{}
		for _, e := range s.entries {
			p.Abbreviations[e.key] = s.text(e.key)
		}
	}
	t.rest()
	return p
}

// list takes an array of tables: [[form]].
func (t taker) list(key string) []taker {
	v := t.take(key)
	if v == nil {
		return nil
	}
	var all []taker
	for _, item := range v.items {
		if item.table == nil {
			t.wrong(item, key, "một bảng", "a table")
			continue
		}
		all = append(all, taker{item.table, t.found})
	}
	return all
}
