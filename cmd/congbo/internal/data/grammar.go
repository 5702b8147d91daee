package data

import (
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
		all = append(all, brought(citation.Profiles, "profiles/"+name+".toml", DecodeProfile))
	}
	return all
}

// DecodeProfile reads a profile of citations, data/citations.toml or a built-in
// one.
func DecodeProfile(f *source.File, found *diag.List) citation.Profile {
	t := open(f, found)
	var p citation.Profile
	for _, t := range t.tables("type") {
		p.Types = append(p.Types, decodeOne(t, typeKeys))
	}
	for _, t := range t.tables("issuer") {
		aliases := textsByName(t, "aliases")
		issuer := decodeOne(t, issuerKeys)
		issuer.Code, issuer.Aliases = t.name, aliases
		p.Issuers = append(p.Issuers, issuer)
	}
	for _, t := range t.array("form") {
		p.Forms = append(p.Forms, decodeOne(t, formRuleKeys))
	}
	for _, t := range t.array("example") {
		p.Examples = append(p.Examples, decodeOne(t, exampleKeys))
	}
	decodeSub(t, "trap", trapKeys, &p)
	decodeSub(t, "counter", counterKeys, &p)
	decodeSub(t, "law", lawKeys, &p)
	decodeSub(t, "body", bodyKeys, &p.Bodies)
	for _, t := range t.array("congress") {
		p.Congresses = append(p.Congresses, decodeOne(t, congressKeys))
	}
	decodeSub(t, "congresses", congressWordsKeys, &p.CongressWords)
	decodeSub(t, "plenum", plenumKeys, &p.Plenum)
	decodeSub(t, "level", levelKeys, &p.Levels)
	decodeSub(t, "others", othersKeys, &p.Others)
	decodeSub(t, "words", wordsKeys, &p.Words)
	p.Abbreviations = textsByName(t, "abbreviation")
	profileKeys.decode(t, &p)
	return p
}

func decodeOne[T any](t decoder, all keys[T]) (one T) {
	all.decode(t, &one)
	return one
}

// decodeSub decodes the table at a key, if there is one.
func decodeSub[T any](t decoder, key string, all keys[T], into *T) {
	if s, ok := t.sub(key); ok {
		all.decode(s, into)
	}
}

// textsByName is a table of texts under names that the site chooses; nil if there is none.
func textsByName(t decoder, key string) map[string]string {
	s, ok := t.sub(key)
	if !ok {
		return nil
	}
	texts := map[string]string{}
	for _, e := range s.entries {
		texts[e.key] = s.text(e.key)
	}
	return texts
}
