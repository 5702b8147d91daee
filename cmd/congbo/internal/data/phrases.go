package data

import (
	"sync"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/phrase"
	"congbo/cmd/congbo/internal/source"
)

// Phrases are the sets of phrases that stamps, blanks and remarks between colleagues are known
// by, which never change.
var Phrases = sync.OnceValue(func() map[string]*phrase.Set {
	sets, err := phrase.Compile(brought(phrase.Profiles, "profiles/vi.toml", decodePhrases))
	if err != nil {
		panic(err) // it is part of the program, and tested
	}
	return sets
})

func decodePhrases(f *source.File, found *diag.List) phrase.Profile {
	t := open(f, found)
	p := phrase.Profile{Classes: map[string][]string{}, Sets: map[string][]string{}}
	for key, into := range map[string]map[string][]string{"class": p.Classes, "set": p.Sets} {
		s, _ := t.sub(key)
		for _, e := range s.entries {
			into[e.key] = s.texts(e.key)
		}
	}
	p.Unnamed = t.texts("unnamed")
	t.unknownKeys()
	return p
}
