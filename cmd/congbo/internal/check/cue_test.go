package check

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMatcher holds a matcher against looking for each word by itself, over words that begin
// and end alike and lie within each other.
func TestMatcher(t *testing.T) {
	sets := [][]string{{"mật", "tối mật"}, {"ật", "i m"}, {"a", "ab", "bab"}, {"aba"}, {"…", "..."}, {"bị can", "can"}, {"n"}}
	m := newMatcher(sets)
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b", "ab", "tối ", "mật", "m", "ật", ".", "…", "bị ", "ca", "n", " ", "i", "ngoài"}
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text, want := b.String(), uint64(0)
		for k, words := range sets {
			if containsAny(text, words) {
				want |= 1 << k
			}
		}
		if got := m.in(text); got != want {
			t.Fatalf("%q has the sets %b, want %b", text, got, want)
		}
	}
}

// TestCues holds that every cue has words, and that there are no more than a text can have.
func TestCues(t *testing.T) {
	for name, m := range map[string]struct {
		matcher *matcher
		cues    cue
	}{"written": {writtenCues(), written}, "lowered": {loweredCues(), lowered}} {
		all := uint64(0)
		for _, sets := range m.matcher.ends {
			all |= sets
		}
		if m.cues > 64 || all != 1<<m.cues-1 {
			t.Errorf("of %d %s cues those with words are %b", m.cues, name, all)
		}
	}
}
