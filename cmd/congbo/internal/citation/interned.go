package citation

import "strings"

// interned are the strings of citations, each once and by itself: a site cites a few hundred
// documents tens of thousands of times, and a part of a text would hold on to the whole of it.
type interned map[string]string

// maxInterned bounds what a search holds on to.
const maxInterned = 4096

func (all interned) string(s string) string {
	if known, ok := all[s]; ok || s == "" {
		return known
	}
	return all.add(strings.Clone(s))
}

func (all interned) bytes(b []byte) string {
	if known, ok := all[string(b)]; ok {
		return known
	}
	return all.add(string(b))
}

func (all interned) add(s string) string {
	if len(all) == maxInterned {
		clear(all)
	}
	all[s] = s
	return s
}
