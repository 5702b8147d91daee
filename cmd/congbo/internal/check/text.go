package check

import (
	"sort"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// reach is how far, in bytes, the numbers of one relation may stand apart. The
// longest sentence of a real report has a third of it. What a check does for one
// number is bounded by it, so that all of them are linear in the text.
const reach = 8 << 10

// text is a block with its tokens.
type text struct {
	*report.Block
	lexicon    *lexer.Lexicon
	insertions []insertion
	numerals   string // see numerals
	low        string // the text in lower case, at the same offsets
	tokens     []lexer.Token
	quantities []quantity.Quantity
	sentences  []int             // the first tokens of the sentences
	at         []int             // the tokens of the quantities
	ends       [len(stops)][]int // where sentences, clauses and parts of them end
	written    uint64            // the cues in it that tell capitals from small letters, as bits
	lowered    uint64            // the others
	portions   map[int]bool      // see run.portions

	times []moment // see moments
	timed bool

	named       []somebody // see people
	peopleFound bool

	numbersDialled []dialled // see dialled
	dialledFound   bool
}

// A stop says what ends a stretch of text.
type stop int

const (
	full   stop = iota // the end of a sentence
	clause             // or a semicolon
	part               // or a colon
)

var stops = [...]string{full: "", clause: ";", part: ";:"}

func newText(b *report.Block, language string) *text {
	l := data.Lexicon()
	t := &text{Block: b, lexicon: l, insertions: insertions(b)}
	t.numerals = numerals(b.Text, t.insertions, language)
	read := l.Scan(t.numerals, documents(b, t.insertions))
	t.low, t.tokens, t.quantities = read.Lower, read.Tokens, read.Quantities
	t.written, t.lowered = writtenCues().in(b.Text), loweredCues().in(t.low)
	for k, token := range t.tokens {
		for len(t.sentences) <= token.Sentence {
			t.sentences = append(t.sentences, k)
		}
		if token.Kind == lexer.Number {
			t.at = append(t.at, k)
		}
	}
	t.ends[full] = read.Ends
	for s, marks := range stops {
		if marks == "" {
			continue
		}
		ends := read.Ends
		for i := strings.IndexAny(b.Text, marks); i >= 0; i = next(b.Text, i, marks) {
			if i+1 < len(b.Text) && b.Text[i+1] != ' ' && b.Text[i+1] != '\n' {
				continue
			}
			for len(ends) > 0 && ends[0] < i {
				t.ends[s], ends = append(t.ends[s], ends[0]), ends[1:]
			}
			t.ends[s] = append(t.ends[s], i)
		}
		t.ends[s] = append(t.ends[s], ends...)
	}
	return t
}

// isItem reports whether a text is an item of a list.
func (t *text) isItem() bool {
	return t.Kind == report.ListItem || len(t.tokens) > 0 && t.mark(0, bullets)
}

// bullets are the marks that items of a list begin with.
const bullets = "-–+•*"

// next is the offset of the next of some marks after an offset, or -1.
func next(s string, at int, marks string) int {
	i := strings.IndexAny(s[at+1:], marks)
	if i < 0 {
		return -1
	}
	return at + 1 + i
}

// lower is the text in lower case, at the same offsets.
func (t *text) lower() string { return t.low }

// An insertion is a stretch of a text that is written in.
type insertion struct {
	start, end int
	value      bool // of an indicator; else it is what a reference leads to
}

// insertions are those of a block, in order.
func insertions(b *report.Block) []insertion {
	var all []insertion
	for k, o := range b.Origins {
		if o.Insert == nil {
			continue
		}
		end := len(b.Text)
		if k+1 < len(b.Origins) {
			end = b.Origins[k+1].Text
		}
		all = append(all, insertion{o.Text, end, o.Insert.Data.File != nil})
	}
	return all
}

// numerals is a text whose numbers are all in the form of prose, at the same offsets.
// Pages write the values of indicators in the form of the language of the site: "1,250.5".
func numerals(text string, in []insertion, language string) string {
	if language != "en" || len(in) == 0 {
		return text
	}
	all := []byte(text)
	for _, i := range in {
		if !i.value || strings.Trim(text[i.start:i.end], "+−-0123456789.,%") != "" {
			continue
		}
		for k := i.start; k < i.end; k++ {
			switch all[k] {
			case '.':
				all[k] = ','
			case ',':
				all[k] = '.'
			}
		}
	}
	return string(all)
}

// documents are the stretches of a block that name documents, or what a reference leads
// to, in order: their numbers count nothing.
func documents(b *report.Block, in []insertion) []lexer.Span {
	var all []lexer.Span
	for _, c := range b.Citations {
		end := c.End
		if !c.Date.IsZero() {
			end = max(end, c.ExtEnd)
		}
		if c.Start < end {
			all = append(all, lexer.Span{Start: c.Start, End: end})
		}
	}
	for _, i := range in {
		if !i.value && i.start < i.end {
			all = append(all, lexer.Span{Start: i.start, End: i.end})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	return all
}

// isValue reports whether a quantity is a value that is written in.
func (t *text) isValue(q quantity.Quantity) bool {
	i := sort.Search(len(t.insertions), func(k int) bool { return t.insertions[k].end > q.Start })
	return i < len(t.insertions) && t.insertions[i].start <= q.Start && t.insertions[i].value
}

// sentence is the stretch of the text that holds an offset, between two stops; it
// is empty where that is out of reach.
func (t *text) sentence(at int, s stop) (start, end int) {
	ends := t.ends[s]
	i := sort.SearchInts(ends, at)
	end = len(t.Text)
	if i < len(ends) {
		end = ends[i]
	}
	if i > 0 {
		start = ends[i-1] + 1
	}
	if end-start > reach {
		return at, at
	}
	return start, end
}

// in are the quantities that begin in Text[start:end].
func (t *text) in(start, end int) []quantity.Quantity {
	return t.quantities[t.from(start):max(t.from(start), t.from(end))]
}

// from is the index of the first quantity that begins at an offset or after it.
func (t *text) from(at int) int {
	return sort.Search(len(t.quantities), func(k int) bool { return t.quantities[k].Start >= at })
}
