// Package phrase finds in Vietnamese prose what a table of phrases says: the table is words, and
// the words stand in a profile. Marks between words, capitals, ways of spelling ("hoả", "kỉ")
// do not matter. It knows nothing of what the phrases mean.
package phrase

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Profiles are the built-in tables, a TOML file a language.
//
//go:embed profiles/*.toml
var Profiles embed.FS

// A Profile is the tables of one language, as their file states them.
//
// A phrase is words with a space between. "a|b" is one of two words, "{x}" a phrase of class x,
// "@" a name of one to four words with capitals, "#" a number or numeral, "~5" up to five words
// of any kind, "_5" up to five that are no numbers, "^" before a word asks for a capital. Behind any of them "?" makes it one that
// may be missing and "*" one that may come up to six times; "?" alone is a question mark.
type Profile struct {
	Classes map[string][]string // phrases that others are made of
	Sets    map[string][]string // phrases that are looked for
}

// A Set is phrases that are looked for together.
type Set struct {
	begun map[string][]sequence // phrases by a word that they may begin with
	bared map[string][]sequence // the same without accents
	open  []sequence            // those that may begin with a name or a number
	last  map[string]bool       // see Needed
}

// A sequence is what a phrase is made of.
type sequence []element

// An element is one place of a phrase.
type element struct {
	kind        kind
	words       []string   // of one word: each of them
	class       []sequence // of a phrase
	most        int        // of any words, or how often the element may come
	optional    bool
	capitalised bool
	unnumbered  bool // any words but numbers
}

type kind uint8

const (
	oneWord kind = iota
	oneOf
	anyWords
	name
	number
)

// Compile makes the sets of a profile ready for reading.
func Compile(p Profile) (map[string]*Set, error) {
	c := compiler{profile: p, classes: map[string][]sequence{}}
	all := map[string]*Set{}
	for id, phrases := range p.Sets {
		s := &Set{begun: map[string][]sequence{}, bared: map[string][]sequence{}, last: map[string]bool{}}
		for _, text := range phrases {
			q, err := c.sequence(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %q: %w", id, text, err)
			}
			if err := s.add(q); err != nil {
				return nil, fmt.Errorf("%s: %q: %w", id, text, err)
			}
		}
		all[id] = s
	}
	return all, nil
}

type compiler struct {
	profile Profile
	classes map[string][]sequence // nil while it is being made
}

func (c *compiler) sequence(text string) (sequence, error) {
	var all sequence
	for field := range strings.FieldsSeq(text) {
		e, err := c.element(field)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("a phrase without words")
	}
	return all, nil
}

func (c *compiler) element(field string) (element, error) {
	const repeated = 6
	e := element{most: 1}
	if len(field) > 1 {
		switch field[len(field)-1] {
		case '?':
			e.optional, field = true, field[:len(field)-1]
		case '*':
			e.optional, e.most, field = true, repeated, field[:len(field)-1]
		}
	}
	if rest, ok := strings.CutPrefix(field, "^"); ok {
		e.capitalised, field = true, rest
	}
	switch {
	case field == "@":
		e.kind = name
	case field == "#":
		e.kind = number
	case (field[0] == '~' || field[0] == '_') && len(field) > 1:
		n, err := strconv.Atoi(field[1:])
		if err != nil || n < 1 {
			return e, fmt.Errorf("%s is no number of words", field)
		}
		e.kind, e.most, e.unnumbered = anyWords, n, field[0] == '_'
	case field[0] == '{' && field[len(field)-1] == '}':
		class, err := c.class(field[1 : len(field)-1])
		if err != nil {
			return e, err
		}
		e.kind, e.class = oneOf, class
	default:
		for w := range strings.SplitSeq(field, "|") {
			e.words = append(e.words, fold(w))
		}
	}
	return e, nil
}

func (c *compiler) class(id string) ([]sequence, error) {
	if made, ok := c.classes[id]; ok {
		if made == nil {
			return nil, fmt.Errorf("class %s is made of itself", id)
		}
		return made, nil
	}
	phrases, ok := c.profile.Classes[id]
	if !ok {
		return nil, fmt.Errorf("no class %s", id)
	}
	c.classes[id] = nil
	made := make([]sequence, 0, len(phrases))
	for _, text := range phrases {
		q, err := c.sequence(text)
		if err != nil {
			return nil, fmt.Errorf("class %s: %q: %w", id, text, err)
		}
		made = append(made, q)
	}
	c.classes[id] = made
	return made, nil
}

// add files a phrase by the words that it may begin with.
func (s *Set) add(q sequence) error {
	for k := len(q) - 1; k >= 0; k-- {
		if q[k].kind == oneWord && !q[k].optional {
			for _, w := range q[k].words {
				s.last[w] = true
			}
			break
		}
	}
	words := map[string]bool{}
	open, empty := firsts(q, words)
	if empty {
		return fmt.Errorf("a phrase that may have no words")
	}
	if open {
		s.open = append(s.open, q)
		return nil
	}
	for w := range words {
		s.begun[w] = append(s.begun[w], q)
		s.bared[Bare(w)] = append(s.bared[Bare(w)], q)
	}
	return nil
}

// firsts gathers the words that a sequence may begin with. It is open if it may begin with any,
// and empty if it may have none.
func firsts(q sequence, words map[string]bool) (open, empty bool) {
	for _, e := range q {
		may := e.optional || e.kind == anyWords
		switch e.kind {
		case oneWord:
			for _, w := range e.words {
				words[w] = true
			}
		case oneOf:
			for _, inner := range e.class {
				o, m := firsts(inner, words)
				open, may = open || o, may || m
			}
		default:
			open = true
		}
		if !may {
			return open, false
		}
	}
	return open, true
}

// A word is one of a text, or a question mark.
type word struct {
	start, end int
	folded     string
	capital    bool
	digits     bool
	damaged    bool // it may have lost accents; then bare is what it has without any
	bare       string
}

// most is how many words of a text are looked at.
const most = 60

// words cuts a text into words, from an offset on.
func words(s string, at int) []word {
	all := make([]word, 0, 16)
	start := -1
	flush := func(end int) {
		if start >= 0 {
			said := s[start:end]
			w := word{start: start, end: end, folded: fold(said)}
			for i, r := range said {
				if i == 0 {
					w.capital, w.digits = unicode.IsUpper(r), unicode.IsDigit(r)
				}
			}
			all = append(all, w)
			start = -1
		}
	}
	for i, r := range s[at:] {
		i += at
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '/' && start >= 0 && goesOn(s[i+1:]):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if r == '?' && (len(all) == 0 || all[len(all)-1].folded != "?") {
				all = append(all, word{start: i, end: i + 1, folded: "?"})
			}
		}
		if len(all) > most {
			return all
		}
	}
	flush(len(s))
	return all
}

// goesOn reports whether a word goes on with a text behind a stroke: "đ/c", "05/10".
func goesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Needed are words, in small letters, of which each phrase that ends in one has one.
func (s *Set) Needed() []string { return slices.Sorted(maps.Keys(s.last)) }

// Whole reports whether a text is a phrase of the set and nothing else, marks aside.
func (s *Set) Whole(text string) bool {
	all := words(text, 0)
	return len(all) <= most && s.match(all, s.begun, isAll(all))
}

// WholeDamaged is Whole for a text that a machine read or a telegraph sent: its words may lack
// accents, "LUU HANH NOI BỘ".
func (s *Set) WholeDamaged(text string) bool {
	all := words(text, 0)
	for i, w := range all {
		all[i].damaged, all[i].bare = true, Bare(w.folded)
	}
	return len(all) <= most && s.match(all, s.bared, isAll(all))
}

// isAll reports whether words end at the k-th, or before a last question mark.
func isAll(all []word) func(k int) bool {
	return func(k int) bool { return k == len(all) || k == len(all)-1 && all[k].folded == "?" }
}

// At finds the longest phrase of the set that begins with the word at an offset; end is 0 if
// there is none.
func (s *Set) At(text string, at int) (end int) {
	first := at
	for i, r := range text[at:] {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
			break
		}
		first = at + i + 1
	}
	for first < len(text) && text[first]&0xc0 == 0x80 {
		first++
	}
	if len(s.open) == 0 && s.begun[fold(text[at:first])] == nil {
		return 0
	}
	all := words(text[:min(len(text), at+600)], at)
	longest := 0
	s.match(all, s.begun, func(k int) bool { longest = max(longest, k); return false })
	if longest == 0 {
		return 0
	}
	return all[longest-1].end
}

// match goes through the phrases that the words may begin with until what follows one is well.
func (s *Set) match(all []word, begun map[string][]sequence, well func(int) bool) bool {
	if len(all) == 0 {
		return false
	}
	first := all[0].folded
	if all[0].damaged {
		first = all[0].bare
	}
	for _, q := range begun[first] {
		if q.match(all, 0, well) {
			return true
		}
	}
	for _, q := range s.open {
		if q.match(all, 0, well) {
			return true
		}
	}
	return false
}

// match tries all ways in which a sequence stands at the k-th word.
func (q sequence) match(all []word, k int, well func(int) bool) bool {
	if len(q) == 0 {
		return well(k)
	}
	e, rest := q[0], q[1:]
	then := func(k int) bool { return rest.match(all, k, well) }
	if e.kind == anyWords {
		for n := 0; n <= e.most && k+n <= len(all); n++ {
			if n > 0 && e.unnumbered && all[k+n-1].digits {
				return false
			}
			if then(k + n) {
				return true
			}
		}
		return false
	}
	if e.times(all, k, e.most, then) {
		return true
	}
	return e.optional && then(k)
}

// times tries an element once and more, as often as it may come.
func (e element) times(all []word, k, left int, well func(int) bool) bool {
	if k >= len(all) || e.capitalised && !all[k].capital {
		return false
	}
	more := func(next int) bool {
		return well(next) || left > 1 && next > k && e.times(all, next, left-1, well)
	}
	switch e.kind {
	case oneWord:
		for _, w := range e.words {
			if w == all[k].folded || all[k].damaged && MayBe(all[k].folded, w) {
				return more(k + 1)
			}
		}
	case oneOf:
		for _, inner := range e.class {
			if inner.match(all, k, more) {
				return true
			}
		}
	case number:
		return (all[k].digits || strings.Trim(all[k].folded, "ivx") == "") && more(k+1)
	case name:
		const longest = 4
		for n := 0; n < longest && k+n < len(all) && all[k+n].capital; n++ {
			if more(k + n + 1) {
				return true
			}
		}
	}
	return false
}
