package data

import (
	"fmt"
	"io/fs"
	"sync"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/phrase"
	"congbo/cmd/congbo/internal/source"
)

// Phrases are the sets of phrases that stamps, blanks and remarks between colleagues are known
// by, which never change.
var Phrases = sync.OnceValue(func() map[string]*phrase.Set {
	const path = "profiles/vi.toml"
	text, err := fs.ReadFile(phrase.Profiles, path)
	if err != nil {
		panic(err) // it is part of the program, and tested
	}
	var found diag.List
	t := open(&source.File{Path: path, Text: text}, &found)
	p := phrase.Profile{Classes: map[string][]string{}, Sets: map[string][]string{}}
	for key, into := range map[string]map[string][]string{"class": p.Classes, "set": p.Sets} {
		s, _ := t.sub(key)
		for _, e := range s.entries {
			into[e.key] = s.texts(e.key)
		}
	}
	t.unknownKeys()
	if len(found) > 0 {
		panic(fmt.Sprintf("%s: %s", found[0].Span, found[0].Message.EN))
	}
	sets, err := phrase.Compile(p)
	if err != nil {
		panic(err)
	}
	return sets
})
