// Package lexer cuts the text of a report into tokens: numbers with their units, words,
// phrases that say how numbers are related, marks, symbols of documents, and where
// sentences end. What the words of a language mean stands in its profile. It decides
// nothing about what it reads.
package lexer

import (
	"unicode"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/quantity"
)

// Kind tells tokens apart.
type Kind uint8

// The kinds of tokens. The zero Kind is that of no token.
const (
	Word     Kind = iota + 1 // a word, or a phrase of the profile
	Number                   // a count, a percentage or a ratio: its Quantity
	Name                     // digits that count nothing: a date, a rank, a range, a code
	Mark                     // a punctuation mark
	Document                 // a symbol of a document, or a reference
)

// Class is what a phrase says of the numbers around it; Plain says nothing.
type Class string

// The classes of phrases. The profile lists the phrases of each.
const (
	Plain      Class = ""
	Within     Class = "within"     // what follows is a part of what stands before
	Comprising Class = "comprising" // what follows are all parts of what stands before
	OutOf      Class = "out-of"     // what follows is the whole of what stands before
	Over       Class = "over"       // the same between two numbers, else a hedge
	Total      Class = "total"      // what follows is a whole
	Share      Class = "share"      // a share of a whole follows
	Rate       Class = "rate"       // a percentage of what stands before follows
	Equivalent Class = "equivalent" // the same in another unit follows
	Up         Class = "up"         // by how much it rose follows
	Down       Class = "down"       // by how much it fell
	Exceeding  Class = "exceeding"  // by how much it is beyond a target
	From       Class = "from"       // the value before a change
	Rising     Class = "rising"     // the value after it, which is more
	Falling    Class = "falling"    // or less
	Compared   Class = "compared"   // what it is measured against follows
	Earlier    Class = "earlier"    // a period before
	Plan       Class = "plan"       // a target
	Rest       Class = "rest"       // what remains follows
	Left       Class = "left"       // the same, or what stands before is what remains
	Done       Class = "done"       // what stands before is finished
	Pending    Class = "pending"    // or not yet
	Vote       Class = "vote"       // votes are spoken of, which have several bases
	Present    Class = "present"    // of those who came
	Balance    Class = "balance"    // a balance or a loss, which may be less than its parts
	Open       Class = "open"       // a list that names some parts only
	Elsewhere  Class = "elsewhere"  // another subject or base begins
	Yearly     Class = "yearly"     // a rate for each of several periods
	Points     Class = "points"     // a percentage that is a difference of two
	Attending  Class = "attending"  // who of them came
	Grade      Class = "grade"      // what things are graded by
	Inside     Class = "inside"     // what follows is a whole, at the head of a clause
	Light      Class = "light"      // may stand before a count and says nothing
	Trait      Class = "trait"      // what people are besides: traits overlap
	Compound   Class = "compound"   // words that say something else alone
	Target     Class = "target"     // what has to be done
	Sex        Class = "sex"        // men or women, who together are all
	Lowest     Class = "lowest"     // the last of grades
	Also       Class = "also"       // joins two parts
	Such       Class = "such"       // "các", "những": more of what stands before
	Structure  Class = "structure"  // all shares of a whole follow
	State      Class = "state"      // one of two states that things are in; see Lexicon.AreOpposite
	Exports    Class = "exports"    // an amount that goes abroad follows
	Imports    Class = "imports"    // one that comes from there
	Income     Class = "income"     // one that is earned
	Expense    Class = "expense"    // or spent
	Carried    Class = "carried"    // an amount is carried from one period to another
	Less       Class = "less"       // an amount that is taken away stands beside it
	Surplus    Class = "surplus"    // by how much the first of two is more
	Deficit    Class = "deficit"    // or less
	Now        Class = "now"        // the time of the report
	Jubilee    Class = "jubilee"    // how many years ago something was follows
	Lunar      Class = "lunar"      // days are those of the lunar calendar
)

// A Token is a piece of a text.
type Token struct {
	Kind       Kind
	Class      Class
	Start, End int
	Depth      int // of brackets around it; a bracket is outside itself
	Sentence   int // counted from 0
	Quantity   *quantity.Quantity
}

// A Text is a text with its tokens.
type Text struct {
	Lower      string // in lower case, at the same offsets
	Tokens     []Token
	Quantities []quantity.Quantity // of the tokens that are numbers, in order
	Ends       []int               // of sentences: the offset of the mark
}

// A Span is a stretch of a text that is read as one token.
type Span struct{ Start, End int }

// Scan reads a text. documents are its symbols and references, in order. It is linear.
func (l *Lexicon) Scan(text string, documents []Span) *Text {
	s := scan{Lexicon: l, text: text, lower: Lower(text), tokens: make([]Token, 0, len(text)/bytesAToken+1)}
	for i := 0; i < len(text); {
		for len(documents) > 0 && documents[0].End <= i {
			documents = documents[1:]
		}
		if len(documents) > 0 && documents[0].Start <= i {
			s.add(Token{Kind: Document, Start: i, End: documents[0].End})
			i = documents[0].End
			continue
		}
		i = s.token(i)
	}
	for k, at := 0, 0; k < len(s.tokens); k++ {
		if s.tokens[k].Kind == Number {
			s.tokens[k].Quantity = &s.found[at]
			at++
		}
	}
	return &Text{s.lower, s.tokens, s.found, s.ends}
}

// bytesAToken is how many bytes a token of prose has at least, on an average.
const bytesAToken = 5

// A scan is a text on its way through the lexer.
type scan struct {
	*Lexicon
	text, lower string
	tokens      []Token
	found       []quantity.Quantity
	ends        []int
	depth       int
	dateEnd     int // of the last a/b that is a date
}

func (s *scan) add(t Token) {
	t.Depth, t.Sentence = s.depth, len(s.ends)
	s.tokens = append(s.tokens, t)
}

// token reads the token at i, and returns the offset after it.
func (s *scan) token(i int) int {
	c := s.text[i]
	if c == ' ' {
		return i + 1
	}
	if c >= '0' && c <= '9' {
		n := len(s.found)
		end := s.number(i)
		for _, q := range s.found[n:] {
			s.add(Token{Kind: Number, Start: q.Start, End: q.End})
		}
		if len(s.found) == n {
			s.add(Token{Kind: Name, Start: i, End: end})
		}
		return end
	}
	if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf {
		if r, n := utf8.DecodeRuneInString(s.text[i:]); !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if !unicode.IsSpace(r) {
				s.add(Token{Kind: Mark, Start: i, End: i + n})
			}
			return i + n
		}
		return s.word(i)
	}
	return s.mark(i)
}

// word reads the word at i, or the longest phrase that begins with it.
func (s *scan) word(i int) int {
	end := s.wordEnd(i)
	if end < len(s.text) && s.text[end] >= '0' && s.text[end] <= '9' { // "m2", "B1"
		end = s.skip(end)
		s.add(Token{Kind: Name, Start: i, End: end})
		return end
	}
	if n := len(s.found); end-i <= s.longestNumber {
		if s.spelled(i, end); len(s.found) > n {
			s.add(Token{Kind: Number, Start: i, End: end})
			return end
		}
	}
	t := Token{Kind: Word, Start: i, End: end}
	if n := s.begun(s.lower[i:end]); n != nil {
		if class, to := s.phrase(n, end); class != Plain {
			t.Class, t.End = class, to
		}
	}
	s.add(t)
	return t.End
}

// mark reads the punctuation mark at i.
func (s *scan) mark(i int) int {
	t := Token{Kind: Mark, Start: i, End: i + 1}
	switch s.text[i] {
	case '(':
		s.add(t)
		s.depth++
	case ')':
		s.depth = max(s.depth-1, 0)
		s.add(t)
	case '\n', '\t', '\r':
	default:
		s.add(t)
		if s.SentenceEnd(s.text, i) > 0 {
			s.ends = append(s.ends, i)
			s.depth = 0
		}
	}
	return i + 1
}

// SentenceEnd is the offset after the sentence that ends with the mark s[i], or 0 if none
// does: after the mark and closing quotes, a space and a capital or a number follow, and
// the mark belongs to no abbreviation. A semicolon ends none: official sentences are long,
// and what stands before it often holds the subject.
func (l *Lexicon) SentenceEnd(s string, i int) int {
	if c := s[i]; c != '.' && c != '!' && c != '?' {
		return 0
	}
	end := i + 1
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if r != '”' && r != '’' && r != '"' && r != ')' {
			break
		}
		end += n
	}
	next := end
	for next < len(s) {
		r, n := utf8.DecodeRuneInString(s[next:])
		if !unicode.IsSpace(r) && (next == end || r != '“' && r != '‘' && r != '"' && r != '(') {
			break
		}
		next += n
	}
	if next == end {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[next:]); !unicode.IsUpper(r) && !unicode.IsDigit(r) || s[i] == '.' && l.abbreviated(s, i) {
		return 0
	}
	return end
}

// abbreviated reports whether the full stop s[i] belongs to the word before it: "Q. 2",
// "TP. Mẫu", "Nguyễn Văn A. Bình" and the numbers of headings do.
func (l *Lexicon) abbreviated(s string, i int) bool {
	start := i
	for start > 0 && i-start < 12 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		start -= n
	}
	if start == i {
		return false
	}
	word := s[start:i]
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r) || l.shortened[Lower(word)]
}
