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
	p := citation.Profile{Name: t.text("name"), NumberWords: t.texts("numero")}
	for _, t := range t.tables("type") {
		p.Types = append(p.Types, citation.Type{Name: t.text("name"), Names: t.texts("names"), Codes: t.texts("codes"), Short: t.bool("short", false), Noun: t.bool("noun", false), Any: t.bool("any", false)})
		t.unknownKeys()
	}
	for _, t := range t.tables("issuer") {
		issuer := citation.Issuer{Code: t.name, Names: t.texts("names"), Level: t.text("level"), From: t.text("from"), To: t.text("to")}
		if aliases, ok := t.sub("aliases"); ok {
			issuer.Aliases = map[string]string{}
			for _, e := range aliases.entries {
				issuer.Aliases[e.key] = aliases.text(e.key)
			}
		}
		p.Issuers = append(p.Issuers, issuer)
		t.unknownKeys()
	}
	for _, t := range t.array("form") {
		p.Forms = append(p.Forms, citation.FormRule{Pattern: t.text("pattern"), Key: t.text("key"), Number: t.text("number"), Symbol: t.text("symbol"), Defect: t.text("defect"), Typed: t.bool("typed", false)})
		t.unknownKeys()
	}
	for _, t := range t.array("example") {
		p.Examples = append(p.Examples, citation.Example{Text: t.text("text"), Keys: t.texts("keys")})
		t.unknownKeys()
	}
	for _, section := range []struct {
		table, key string
		into       *[]string
	}{{"trap", "phrases", &p.Traps}, {"counter", "examples", &p.CounterExamples}} {
		if s, ok := t.sub(section.table); ok {
			*section.into = s.texts(section.key)
			s.unknownKeys()
		}
	}
	if s, ok := t.sub("law"); ok {
		p.Laws, p.LawHeads = s.texts("names"), s.texts("heads")
		s.unknownKeys()
	}
	if s, ok := t.sub("body"); ok {
		p.Bodies = citation.Bodies{Heads: s.texts("heads"), Central: s.texts("central"), Titles: s.texts("titles"), Fields: s.texts("fields"),
			Places: s.texts("places"), Numbered: s.texts("numbered"), Persons: s.texts("persons"), Ends: s.texts("ends")}
		s.unknownKeys()
	}
	if s, ok := t.sub("others"); ok {
		p.Others = citation.Others{Codes: s.texts("codes"), Names: s.texts("names")}
		s.unknownKeys()
	}
	if s, ok := t.sub("words"); ok {
		p.Words = citation.Words{Units: s.texts("units"), Follow: s.texts("follow"), Issuing: s.texts("issuing"), Giving: s.texts("giving"),
			Adverbs: s.texts("adverbs"), Joining: s.texts("joining"), Provisions: s.texts("provisions"), Citing: s.texts("citing"), At: s.texts("at"),
			Amending: s.texts("amending"), LawEnds: s.texts("law_ends")}
		s.unknownKeys()
	}
	if s, ok := t.sub("abbreviation"); ok {
		p.Abbreviations = map[string]string{}
		for _, e := range s.entries {
			p.Abbreviations[e.key] = s.text(e.key)
		}
	}
	t.unknownKeys()
	return p
}
