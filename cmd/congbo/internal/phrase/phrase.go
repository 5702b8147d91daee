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
	Unnamed []string            // words that begin no name, though they have a capital where a sentence begins
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
	unnumbered  bool            // any words but numbers
	unnamed     map[string]bool // of a name: see Profile
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
	c := compiler{profile: p, classes: map[string][]sequence{}, unnamed: map[string]bool{}}
	for _, w := range p.Unnamed {
		c.unnamed[fold(w)] = true
	}
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
	unnamed map[string]bool
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
		e.kind, e.unnamed = name, c.unnamed
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
	bare       string // without accents, where it may have lost some
}

// most is how many words of a text are looked at.
const most = 60

// A reading is a text that is cut into words as far as they are asked for: most texts are done
// with after the first.
type reading struct {
	text    string
	at      int // where the next word is looked for
	all     []word
	damaged bool // its words may have lost accents
}

// has reports whether there is a k-th word.
func (r *reading) has(k int) bool {
	for k >= len(r.all) && len(r.all) <= most && r.next() {
	}
	return k < len(r.all)
}

// next cuts the next word off.
func (r *reading) next() bool {
	start := -1
	for i, c := range r.text[r.at:] {
		i += r.at
		if unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || c == '/' && start >= 0 && goesOn(r.text[i+1:]) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			r.take(start, i)
			return true
		}
		if c == '?' && (len(r.all) == 0 || r.all[len(r.all)-1].folded != "?") {
			r.all, r.at = append(r.all, word{start: i, end: i + 1, folded: "?"}), i+1
			return true
		}
	}
	if start < 0 {
		r.at = len(r.text)
		return false
	}
	r.take(start, len(r.text))
	return true
}

func (r *reading) take(start, end int) {
	said := r.text[start:end]
	first, _ := utf8.DecodeRuneInString(said)
	w := word{start: start, end: end, folded: fold(said), capital: unicode.IsUpper(first), digits: unicode.IsDigit(first)}
	if r.damaged {
		w.bare = Bare(w.folded)
	}
	r.all, r.at = append(r.all, w), end
}

// endsAt reports whether a text ends at the k-th word, or before a last question mark.
func (r *reading) endsAt(k int) bool {
	return !r.has(k) && len(r.all) <= most || r.has(k) && r.all[k].folded == "?" && !r.has(k+1)
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
	r := &reading{text: text}
	return s.match(r, s.begun, r.endsAt)
}

// WholeDamaged is Whole for a text that a machine read or a telegraph sent: its words may lack
// accents, "LUU HANH NOI BỘ".
func (s *Set) WholeDamaged(text string) bool {
	r := &reading{text: text, damaged: true}
	return s.match(r, s.bared, r.endsAt)
}

// At finds the longest phrase of the set that begins with the word at an offset; end is 0 if
// there is none.
func (s *Set) At(text string, at int) (end int) {
	r := &reading{text: text, at: at}
	longest := 0
	s.match(r, s.begun, func(k int) bool { longest = max(longest, k); return false })
	if longest == 0 {
		return 0
	}
	return r.all[longest-1].end
}

// match goes through the phrases that the words may begin with until what follows one is well.
func (s *Set) match(r *reading, begun map[string][]sequence, well func(int) bool) bool {
	if !r.has(0) {
		return false
	}
	first := r.all[0].folded
	if r.damaged {
		first = r.all[0].bare
	}
	for _, q := range begun[first] {
		if q.match(r, 0, well) {
			return true
		}
	}
	for _, q := range s.open {
		if q.match(r, 0, well) {
			return true
		}
	}
	return false
}

// match tries all ways in which a sequence stands at the k-th word.
func (q sequence) match(r *reading, k int, well func(int) bool) bool {
	if len(q) == 0 {
		return well(k)
	}
	e, rest := q[0], q[1:]
	then := func(k int) bool { return rest.match(r, k, well) }
	if e.kind == anyWords {
		for n := 0; n <= e.most && (n == 0 || r.has(k+n-1)); n++ {
			if n > 0 && e.unnumbered && r.all[k+n-1].digits {
				return false
			}
			if then(k + n) {
				return true
			}
		}
		return false
	}
	if e.times(r, k, e.most, then) {
		return true
	}
	return e.optional && then(k)
}

// times tries an element once and more, as often as it may come.
func (e element) times(r *reading, k, left int, well func(int) bool) bool {
	if !r.has(k) || e.capitalised && !r.all[k].capital {
		return false
	}
	more := func(next int) bool {
		return well(next) || left > 1 && next > k && e.times(r, next, left-1, well)
	}
	switch e.kind {
	case oneWord:
		for _, w := range e.words {
			if w == r.all[k].folded || r.damaged && MayBe(r.all[k].folded, w) {
				return more(k + 1)
			}
		}
	case oneOf:
		for _, inner := range e.class {
			if inner.match(r, k, more) {
				return true
			}
		}
	case number:
		return (r.all[k].digits || strings.Trim(r.all[k].folded, "ivx") == "") && more(k+1)
	case name:
		const longest = 4
		if e.unnamed[r.all[k].folded] {
			return false
		}
		for n := 0; n < longest && r.has(k+n) && r.all[k+n].capital; n++ {
			if more(k + n + 1) {
				return true
			}
		}
	}
	return false
}
