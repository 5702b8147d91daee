package check

import (
	"strings"

	"congbo/cmd/congbo/internal/lexer"
	"congbo/cmd/congbo/internal/quantity"
)

// token is the k-th token of a text; beside it there is none that says anything.
func (t *text) token(k int) lexer.Token {
	if k < 0 || k >= len(t.tokens) {
		return lexer.Token{Sentence: -1}
	}
	return t.tokens[k]
}

// is reports whether the k-th token is a phrase of one of some classes.
func (t *text) is(k int, classes ...lexer.Class) bool {
	c := t.token(k).Class
	if c == lexer.Plain {
		return false
	}
	for _, want := range classes {
		if c == want {
			return true
		}
	}
	return false
}

// mark reports whether the k-th token is one of some marks.
func (t *text) mark(k int, marks string) bool {
	token := t.token(k)
	return token.Kind == lexer.Mark && token.End > token.Start && strings.Contains(marks, t.Text[token.Start:token.End])
}

// find is the first token in [from, to) of one of some classes, outside brackets that
// close within, or -1.
func (t *text) find(from, to int, classes ...lexer.Class) int {
	outer := t.outer(from, to)
	for k := from; k < to; k++ {
		if t.tokens[k].Depth <= outer && t.is(k, classes...) {
			return k
		}
	}
	return -1
}

// findMark is the first token in [from, to) that is one of some marks, outside brackets
// that close within, or -1.
func (t *text) findMark(from, to int, marks string) int {
	outer := t.outer(from, to)
	for k := from; k < to; k++ {
		if t.tokens[k].Depth <= outer && t.mark(k, marks) {
			return k
		}
	}
	return -1
}

// outer is how deep in brackets the ends of tokens [from, to) stand, the deeper of the two.
func (t *text) outer(from, to int) int {
	if from >= to {
		return 0
	}
	return max(t.token(from-1).Depth, t.token(to).Depth)
}

// begin and finish are the ends of the sentence that the k-th token stands in, as far as
// relations reach.
func (t *text) begin(k int) int {
	return max(t.sentences[t.tokens[k].Sentence], k-manyTokens)
}

func (t *text) finish(k int) int {
	end := len(t.tokens)
	if next := t.tokens[k].Sentence + 1; next < len(t.sentences) {
		end = t.sentences[next]
	}
	return min(end, k+manyTokens)
}

// clauseOf is the clause of the k-th token, between semicolons that no brackets hold and
// the ends of its sentence.
func (t *text) clauseOf(k int) (from, to int) {
	depth := t.tokens[k].Depth
	outer := depth
	for from = k; from > t.begin(k); from-- {
		outer = min(outer, t.tokens[from-1].Depth)
		if t.mark(from-1, ";") && t.tokens[from-1].Depth <= outer {
			break
		}
	}
	outer = depth
	for to = k; to < t.finish(k); to++ {
		outer = min(outer, t.tokens[to].Depth)
		if t.mark(to, ";") && t.tokens[to].Depth <= outer {
			break
		}
	}
	return from, to
}

// manyTokens is more than the half of a sentence of a report has: no relation is looked
// for over so many.
const manyTokens = 200

// before is the class of the phrase right before the k-th token, passing over words that
// only say how: "chỉ có".
func (t *text) before(k int) lexer.Class { return t.token(k - 1).Class }

// count is the quantity of the k-th token if it is a plain, exact count, else nil.
func (t *text) count(k int) *quantity.Quantity {
	if q := t.token(k).Quantity; q != nil && q.Kind == quantity.Count && q.Hedge == "" {
		return q
	}
	return nil
}

// percent is the quantity of the k-th token if it is a percentage, else nil.
func (t *text) percent(k int) *quantity.Quantity {
	if q := t.token(k).Quantity; q != nil && q.Kind == quantity.Percent {
		return q
	}
	return nil
}

// changed reports whether the k-th token is what something grew or shrank by, or is
// beyond a target by.
func (t *text) changed(k int) bool {
	return t.is(k-1, lexer.Up, lexer.Down, lexer.Exceeding)
}

// title reports whether the k-th token is a number that ends a name: "Bình Minh 4".
func (t *text) title(k int) bool {
	word := t.token(k - 1)
	q := t.token(k).Quantity
	if word.Kind != lexer.Word || q == nil || q.End-q.Start > 2 || t.Text[q.Start] == '0' || t.lexicon.Is("whole", q.Unit) || t.low[word.Start:word.End] == t.Text[word.Start:word.End] {
		return false
	}
	// A capital that begins a sentence or an item says nothing.
	before := t.token(k - 2)
	return before.Kind == lexer.Word && before.Sentence == word.Sentence
}

// A lead is what joins a percentage to the numbers before it: "đạt", "(chiếm tỷ lệ", or
// an open bracket alone.
type lead struct {
	class   lexer.Class
	bracket bool
	other   bool // "tương đương tỷ lệ": in another unit
	first   int  // its first token; the percentage itself where there is none
	ok      bool
}

// lead reads the lead of the percentage that is the k-th token.
func (t *text) lead(k int) lead {
	l := lead{first: k}
	if q := t.token(k).Quantity; q != nil && q.Hedge != "" && t.token(k-1).Kind == lexer.Word && t.token(k-1).End-t.token(k-1).Start <= len("khoảng") && !t.is(k-1, lexer.Share, lexer.Rate) {
		l.first-- // "chiếm hơn 74%"
	}
	if t.mark(l.first-1, "+") && t.mark(l.first-2, "(") { // "tăng 24 tỷ đồng (+8%)"
		l.first--
	}
	if t.mark(l.first-1, ":=") {
		l.first--
		if t.mark(l.first, "=") {
			l.class = lexer.Rate
		}
	}
	if t.is(l.first-1, lexer.Total) && t.is(l.first-2, lexer.Share, lexer.Rate) { // "chiếm tổng số 13%"
		l.first--
	}
	if t.is(l.first-1, lexer.Share, lexer.Rate, lexer.Done, lexer.Equivalent, lexer.Up, lexer.Down, lexer.Exceeding) {
		l.first--
		if l.class = t.tokens[l.first].Class; l.class == lexer.Done {
			l.class = lexer.Rate
		}
		// "tương đương tăng", "đạt tỷ lệ": the words of a change decide
		for t.is(l.first-1, lexer.Share, lexer.Rate, lexer.Equivalent, lexer.Up, lexer.Down, lexer.Exceeding) {
			l.first--
			l.other = l.other || t.is(l.first, lexer.Equivalent)
			if c := t.tokens[l.first].Class; c == lexer.Up || c == lexer.Down || c == lexer.Exceeding || c == lexer.Share && l.class == lexer.Rate {
				l.class = c
			}
		}
	}
	if t.mark(l.first-1, "(") {
		l.first--
		l.bracket = true
	}
	l.ok = l.bracket || l.class != lexer.Plain
	return l
}

// closed reports whether nothing follows a percentage that it may be of: a mark, the end,
// or another part.
func (t *text) closed(k int) bool {
	next := t.token(k + 1)
	return next.Kind == lexer.Mark || next.Sentence != t.token(k).Sentence || next.Kind == lexer.Number ||
		t.is(k+1, lexer.Also, lexer.Within, lexer.Up, lexer.Down, lexer.Rest, lexer.Left, lexer.Comprising)
}
