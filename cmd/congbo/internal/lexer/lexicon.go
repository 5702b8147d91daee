package lexer

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Profiles are the built-in vocabularies, a TOML file a language.
//
//go:embed profiles/*.toml
var Profiles embed.FS

// A Profile is the vocabulary of one language, as its file states it.
type Profile struct {
	Numbers       []string            // one, two, three, …
	NotCounting   []string            // number words that mostly mean something else
	Scales        map[string]int64    // words that multiply the number before them
	Currency      string              // what amounts with scales are counted in
	Hedges        []string            // words before a number that make it inexact
	Exact         []string            // phrases that end in such a word and leave the number exact
	AfterHedges   []string            // hedges after a number
	Measures      []string            // units that a decimal point is read before
	Naming        []string            // words before a number that make it a name or a place in an order
	Counting      []string            // phrases that undo that: "tổng số"
	Dating        []string            // words before a/b that make it a date
	Ranking       []string            // one or two words before a/b that make it a name or a rank
	Joining       []string            // what joins one date to another
	Fixed         []string            // a/b that are names: "24/7"
	Listing       []string            // words after a number word that make it a place in a list: "hai là"
	Single        []string            // function words that never stand twice in a row
	Reduplicated  []string            // words that are said twice to mean something
	Abbreviations []string            // words that end with a full stop in the middle of a sentence
	Classes       map[Class][]string  // phrases by what they say of the numbers around them
	Units         map[string][]string // words of units by the kind of unit
	Heads         map[string][]string // heads of columns and names of rows by what they say of their figures
	Opposites     []string            // "nam / nữ": two that are all of a whole
}

// A Lexicon is a profile made ready for reading.
type Lexicon struct {
	numbers                                                                                                                           map[string]int64
	longestNumber                                                                                                                     int
	scales                                                                                                                            map[string]int64
	currency                                                                                                                          string
	hedges, exact, afterHedges, measures, naming, counting, dating, ranking, joining, fixed, listing, single, reduplicated, shortened map[string]bool
	phrases                                                                                                                           *node
	begins                                                                                                                            filter // of number words and the first words of phrases
	units                                                                                                                             map[string]map[string]bool
	opposites                                                                                                                         map[string]string
	heads                                                                                                                             map[string][]string
}

// A node is a word of phrases, with the words that may follow it.
type node struct {
	next  map[string]*node
	class Class // of the phrase that ends here
}

// Compile makes a lexicon of a profile. In a phrase, a|b stands for either word.
func Compile(p Profile) *Lexicon {
	l := &Lexicon{numbers: map[string]int64{}, scales: p.Scales, currency: p.Currency,
		hedges: setOf(p.Hedges), exact: setOf(p.Exact), afterHedges: setOf(p.AfterHedges), measures: setOf(p.Measures), naming: setOf(p.Naming), counting: setOf(p.Counting),
		dating: setOf(p.Dating), ranking: setOf(p.Ranking), joining: setOf(p.Joining), fixed: setOf(p.Fixed), listing: setOf(p.Listing), single: setOf(p.Single), reduplicated: setOf(p.Reduplicated), shortened: setOf(p.Abbreviations),
		phrases: &node{}, units: map[string]map[string]bool{}, opposites: map[string]string{}, heads: p.Heads}
	for i, w := range p.Numbers {
		l.numbers[w] = int64(i + 1)
		l.longestNumber = max(l.longestNumber, len(w)+4) // in any case and spelling
	}
	for _, w := range p.NotCounting {
		delete(l.numbers, w)
	}
	for class, phrases := range p.Classes {
		for _, phrase := range phrases {
			l.phrases.add(strings.Fields(phrase), class)
		}
	}
	for w := range l.numbers {
		l.begins.add(w)
	}
	for w := range l.phrases.next {
		l.begins.add(w)
	}
	for _, pair := range p.Opposites {
		one, other, _ := strings.Cut(pair, " / ")
		l.opposites[one] = other
	}
	for kind, words := range p.Units {
		l.units[kind] = setOf(words)
	}
	return l
}

func (n *node) add(words []string, class Class) {
	if len(words) == 0 {
		if n.class != Plain && n.class != class {
			panic("a phrase is both " + string(n.class) + " and " + string(class)) // the profiles are part of the program, and tested
		}
		n.class = class
		return
	}
	for w := range strings.SplitSeq(words[0], "|") {
		if n.next == nil {
			n.next = map[string]*node{}
		}
		if n.next[w] == nil {
			n.next[w] = &node{}
		}
		n.next[w].add(words[1:], class)
	}
}

// begun is where phrases that begin with a word go on from; nil if none does.
func (l *Lexicon) begun(word string) *node {
	if !l.begins.mayHold(word) {
		return nil
	}
	return l.phrases.next[word]
}

// A filter answers for most words that they are not of a set, without looking them up.
type filter [64]uint64

func (f *filter) add(word string) { k := slot(word); f[k/64] |= 1 << (k % 64) }

func (f *filter) mayHold(word string) bool { k := slot(word); return f[k/64]&(1<<(k%64)) != 0 }

// slot is the bit of a filter for a word: few words have the same.
func slot(word string) uint {
	if word == "" {
		return 0
	}
	last := len(word) - 1
	return (uint(word[0])*31 + uint(word[len(word)/2])*7 + uint(word[last])*131 + uint(len(word))*17) % (64 * 64)
}

func setOf(words []string) map[string]bool {
	all := map[string]bool{}
	for _, w := range words {
		all[w] = true
	}
	return all
}

// Is reports whether a unit is of a kind: one of its first words, or the first two
// together, stand in the profile under it.
func (l *Lexicon) Is(kind, unit string) bool {
	set := l.units[kind]
	first, rest, _ := strings.Cut(unit, " ")
	second, _, _ := strings.Cut(rest, " ")
	return set[first] || second != "" && set[first+" "+second]
}

// AreOpposite reports whether two phrases make up a whole: "nam" and "nữ".
func (l *Lexicon) AreOpposite(a, b string) bool {
	other, ok := l.opposites[a]
	back, too := l.opposites[b]
	return ok && other == b || too && back == a
}

// Heads are what columns and rows of tables may be called, by their kind.
func (l *Lexicon) Heads() map[string][]string { return l.heads }

// NeverDoubled reports whether a word is one that never stands twice in a row.
func (l *Lexicon) NeverDoubled(word string) bool { return l.single[word] }

// Reduplicates reports whether a word is one that is said twice to mean something.
func (l *Lexicon) Reduplicates(word string) bool { return l.reduplicated[word] }

// Lower is a text in lower case, each letter at the offset that it had.
func Lower(s string) string {
	var b []byte // from the first capital on a copy
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				if b == nil {
					b = []byte(s)
				}
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if low := lowerRune(r); low != r {
			if b == nil {
				b = []byte(s)
			}
			utf8.EncodeRune(b[i:], low)
		}
		i += n
	}
	if b == nil {
		return s
	}
	return string(b)
}

// lowerRunes are the letters up to the Vietnamese ones in lower case: looking them up in the
// tables of Unicode took most of the time of Lower.
var lowerRunes = func() (all [0x1f00]rune) {
	for r := range all {
		all[r] = slowLowerRune(rune(r))
	}
	return all
}()

func lowerRune(r rune) rune {
	if int(r) < len(lowerRunes) {
		return lowerRunes[r]
	}
	return slowLowerRune(r)
}

func slowLowerRune(r rune) rune {
	if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
		return low
	}
	return r
}
