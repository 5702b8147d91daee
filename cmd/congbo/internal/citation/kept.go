package citation

import "strings"

// kept are the strings of citations by themselves: a site cites a few hundred documents
// tens of thousands of times. A part of a text would hold on to the whole of it.
type kept map[string]string

// maxKept bounds what a search holds on to.
const maxKept = 4096

func (k kept) string(s string) string {
	if known, ok := k[s]; ok || s == "" {
		return known
	}
	return k.add(strings.Clone(s))
}

func (k kept) bytes(b []byte) string {
	if known, ok := k[string(b)]; ok {
		return known
	}
	return k.add(string(b))
}

func (k kept) add(s string) string {
	if len(k) == maxKept {
		clear(k)
	}
	k[s] = s
	return s
}
