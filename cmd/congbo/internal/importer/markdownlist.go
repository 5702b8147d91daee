package importer

import (
	"fmt"
	"strings"
)

// list is one open list of a page.
type list struct {
	sign   string // "-", "+" or the sign after the numbers of the source
	mark   string // the sign that the page writes: another one where two lists meet
	last   int    // the last number
	indent string // of what belongs to its items
	depth  int
	items  []*block
	broken bool // its numbers do not count up one by one
}

// openLists are the lists that an item can belong to, from the outermost.
type openLists []*list

// joining tells how an item joins the lists of a page.
type joining int

const (
	inWords joining = iota // Markdown has no such list: the number stays in the words
	listed
	anew // it begins a list of numbers right after another one
)

// marked reads the marker of a block: printed is set where it is part of the words.
func marked(b *block) (printed bool, m marker) {
	if b.marker != "" {
		if all := readMarkers(b.marker + " A"); len(all) > 0 && all[0].length >= len(b.marker) { // and not "2." of "2.i)"
			return false, all[0]
		}
		return false, marker{}
	}
	if b.literal {
		return false, marker{}
	}
	for _, m := range readMarkers(b.plain()) {
		return true, m
	}
	return false, marker{}
}

// listSign is the sign of the list that a marker makes in Markdown, and the number
// of the item; ok is false where Markdown would print another marker.
func listSign(b *block, m marker) (sign string, number int, ok bool) {
	switch m.style {
	case bullet:
		if m.after == "+" {
			return "+", 0, true
		}
		return "-", 0, true
	case arabic:
		// "01." would become "1."
		zero := b.marker == "" && strings.HasPrefix(b.plain(), "0")
		return m.after, m.n(), (m.after == "." || m.after == ")") && !zero
	}
	return "", 0, false
}

// place puts an item into the list that it goes on with, or into a new one. mark is
// what is written before its words.
func (l *openLists) place(b *block, m marker) (mark string, how joining) {
	sign, number, ok := listSign(b, m)
	if !ok {
		return "", inWords
	}
	for i := len(*l) - 1; i >= 0; i-- {
		at := (*l)[i]
		if at.sign != sign || b.kind == item && at.depth != b.level || number > 0 && number != at.last+1 {
			continue
		}
		at.last, at.items = number, append(at.items, b)
		*l = (*l)[:i+1]
		return written(at.mark, number), listed
	}
	before := *l
	switch {
	case b.kind == item:
		for len(*l) > 0 && (*l)[len(*l)-1].depth >= b.level {
			*l = (*l)[:len(*l)-1]
		}
	case len(*l) > 0 && rank(sign) <= rank((*l)[len(*l)-1].sign):
		*l = nil // "+" lies under "-", "-" under "1."; anything else begins a list anew
	}
	next := &list{sign: sign, mark: sign, last: number, depth: b.level, items: []*block{b}}
	how = listed
	if k := len(*l); number > 0 && k < len(before) && before[k].mark == sign {
		// Markdown would count on from the list that ends here.
		switch closed := before[k]; {
		case number == 1:
			how = anew
			next.mark = map[string]string{".": ")", ")": "."}[sign]
		case number != closed.last+1:
			closed.broken = true
			closed.last, closed.items = number, append(closed.items, b)
			*l = before[:k+1]
			return "", inWords
		}
	}
	mark = written(next.mark, number)
	if n := len(*l); n > 0 {
		next.indent = (*l)[n-1].indent
	}
	next.indent += strings.Repeat(" ", len(mark)+1)
	*l = append((*l)[:len(*l):len(*l)], next)
	return mark, how
}

// goesOn reports whether a paragraph goes on with an item of the lists that are open, and
// leaves those open that it lies in.
func (l *openLists) goesOn(b *block) bool {
	depth := b.role.Depth()
	if depth == 0 || len(*l) == 0 {
		return false
	}
	*l = (*l)[:min(depth, len(*l))]
	return true
}

// written is the marker of an item in Markdown.
func written(mark string, number int) string {
	if number == 0 {
		return mark
	}
	return fmt.Sprintf("%d%s", number, mark)
}

func rank(sign string) int {
	switch sign {
	case "+":
		return 2
	case "-":
		return 1
	}
	return 0
}

// brokenLists returns the items of lists whose numbers Markdown would print
// otherwise, such as 1, 2, 4: their numbers stay in their words as they were
// issued.
func brokenLists(blocks []*block) map[*block]bool {
	var lists openLists
	seen := map[*list]bool{}
	typed := map[*block]bool{}
	for _, b := range blocks {
		if b.blank() {
			continue
		}
		if lists.goesOn(b) {
			continue
		}
		_, m := marked(b)
		if b.kind == table || m.style == noNumber {
			lists = nil
			continue
		}
		_, _, ok := listSign(b, m)
		if lists.place(b, m); !ok {
			lists = nil
		}
		for _, l := range lists {
			seen[l] = true
		}
	}
	for l := range seen {
		if l.broken {
			for _, b := range l.items {
				typed[b] = true
			}
		}
	}
	return typed
}
