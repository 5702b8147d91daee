package check

import (
	"sync"

	"congbo/cmd/congbo/internal/data"
)

// A cue is what a rule needs of a text to have anything to look for: one of some words. All
// cues of a text are found in one pass over it, so that rules cost nothing where none of
// their words stands.
type cue int

// The cues that tell capitals from small letters.
const (
	accountCue cue = iota
	passportCue
	homeCue
	stampCue
	levelCue
	secretCue
	crossCue
	brokenCue
	chosenCue
	fieldCue                                     // of the first of openFields; those of the others follow
	dottedCue = fieldCue + cue(len(openFields))  // of any of dotted; those of each follow
	markCue   = dottedCue + 1 + cue(len(dotted)) // of the first of remarks; those of the others follow
	blankCue  = markCue + cue(len(remarks))      // of the first of blanks; those of the others follow
	written   = blankCue + cue(len(blanks))
)

// The cues that do not: their words are in small letters.
const (
	latinCue cue = iota
	crimeCue
	illnessCue
	remarkCue
	lowered
)

// cues are the words of each cue.
var (
	writtenCues = sync.OnceValue(func() *matcher {
		words := [written][]string{
			accountCue: accountWords, passportCue: {"chiếu", "CHIẾU", "assport", "ASSPORT"}, homeCue: homeWords,
			stampCue: stampRoots, levelCue: levelWords, secretCue: {"mật", "Mật", "MẬT"},
			dottedCue: {"…", "...", "__"}, crossCue: {"XX", "xx", "Xx", "YY", "NN", "ZZ"}, brokenCue: {"#"}, chosenCue: {"/", "iảm)", " ["},
		}
		for i, f := range openFields {
			words[fieldCue+cue(i)] = f.words
		}
		for i, w := range dottedWords {
			words[dottedCue+1+cue(i)] = w
		}
		for i, r := range remarks {
			words[markCue+cue(i)] = r.roots
		}
		for i, b := range blanks {
			words[blankCue+cue(i)] = b.roots
		}
		return newMatcher(words[:])
	})
	loweredCues = sync.OnceValue(func() *matcher {
		return newMatcher([][]string{latinCue: data.Phrases()["field_within"].Needed(), crimeCue: crimeWords, illnessCue: illnessWords, remarkCue: data.Phrases()["remark_within"].Needed()})
	})
)

// has reports whether a text has a word of a cue that tells capitals from small letters.
func (t *text) has(c cue) bool { return t.written&(1<<c) != 0 }

// hasLow is has for the other cues.
func (t *text) hasLow(c cue) bool { return t.lowered&(1<<c) != 0 }

// hasLowIn is hasLow for a stretch of the text.
func (t *text) hasLowIn(c cue, start, end int) bool {
	return t.hasLow(c) && loweredCues().in(t.low[start:end])&(1<<c) != 0
}

// A matcher finds which of many sets of words stand in a text, in one pass over its bytes
// (Aho and Corasick, 1975).
type matcher struct {
	class [256]uint8 // of bytes; that of those which no word has is 0
	next  []uint16   // from a state, which is the number of a row, by the class of a byte
	width int        // of a row
	ends  []uint64   // the sets, as bits, of which a word ends at a state
}

// newMatcher makes a matcher of sets of words, 64 at the most.
func newMatcher(sets [][]string) *matcher {
	m := &matcher{width: 1}
	for _, words := range sets {
		for _, w := range words {
			for i := range len(w) {
				if c := &m.class[w[i]]; *c == 0 {
					*c = uint8(m.width)
					m.width++
				}
			}
		}
	}
	m.add()
	for set, words := range sets {
		for _, w := range words {
			at := 0
			for i := range len(w) {
				to := at*m.width + int(m.class[w[i]])
				if m.next[to] == 0 {
					m.next[to] = uint16(len(m.ends))
					m.add()
				}
				at = int(m.next[to])
			}
			m.ends[at] |= 1 << set
		}
	}
	m.link()
	return m
}

// add adds a state that nothing leads on from.
func (m *matcher) add() {
	m.next = append(m.next, make([]uint16, m.width)...)
	m.ends = append(m.ends, 0)
}

// link leads from each state, where its words do not go on, to where the longest of their
// endings does that begins a word. States nearer to the first come first.
func (m *matcher) link() {
	type state struct{ at, ending int }
	var queue []state
	for _, to := range m.next[:m.width] {
		if to != 0 {
			queue = append(queue, state{int(to), 0})
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		m.ends[s.at] |= m.ends[s.ending]
		for class := range m.width {
			to, ending := &m.next[s.at*m.width+class], m.next[s.ending*m.width+class]
			if *to != 0 {
				queue = append(queue, state{int(*to), int(ending)})
			} else {
				*to = ending
			}
		}
	}
}

// in are the sets, as bits, of which a word stands in a text.
func (m *matcher) in(text string) (sets uint64) {
	at := 0
	for i := range len(text) {
		at = int(m.next[at*m.width+int(m.class[text[i]])])
		sets |= m.ends[at]
	}
	return sets
}
