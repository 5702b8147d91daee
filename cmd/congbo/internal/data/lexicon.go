package data

import (
	"sync"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/source"
)

// Lexicon is the vocabulary of figures in Vietnamese prose, which never changes.
var Lexicon = sync.OnceValue(func() *lexer.Lexicon {
	return lexer.Compile(brought(lexer.Profiles, "profiles/vi.toml", decodeLexicon))
})

func decodeLexicon(f *source.File, found *diag.List) lexer.Profile {
	t := open(f, found)
	p := lexer.Profile{Numbers: t.texts("numbers"), NotCounting: t.texts("not_counting"), Listing: t.texts("listing"), Currency: t.text("currency"),
		Hedges: t.texts("hedges"), Exact: t.texts("exact"), AfterHedges: t.texts("after_hedges"), Measures: t.texts("measures"), Naming: t.texts("naming"), Counting: t.texts("counting"),
		Dating: t.texts("dating"), Ranking: t.texts("ranking"), Joining: t.texts("joining"), Fixed: t.texts("fixed"), Single: t.texts("single"), Reduplicated: t.texts("reduplicated"), Abbreviations: t.texts("abbreviations"), Opposites: t.texts("opposites"),
		Scales: map[string]int64{}, Classes: map[lexer.Class][]string{}, Units: map[string][]string{}, Heads: map[string][]string{}}
	for key, scale := range map[string]int64{"thousands": 1e3, "millions": 1e6, "billions": 1e9} {
		for _, w := range t.texts(key) {
			p.Scales[w] = scale
		}
	}
	if s, ok := t.sub("class"); ok {
		for _, e := range s.entries {
			p.Classes[lexer.Class(e.key)] = s.texts(e.key)
		}
	}
	if s, ok := t.sub("unit"); ok {
		for _, e := range s.entries {
			p.Units[e.key] = s.texts(e.key)
		}
	}
	if s, ok := t.sub("head"); ok {
		for _, e := range s.entries {
			p.Heads[e.key] = s.texts(e.key)
		}
	}
	t.unknownKeys()
	return p
}
