package importer

import (
	"strings"
	"unicode/utf8"
)

// The most that is written into one block of Markdown; congbo reads up to 16 KiB,
// and 400 marks of a kind.
const (
	mostBytes = 12 << 10
	mostMarks = 300
)

// limited are the marks of which a block may hold only so many.
const limited = "[`*_<"

// entities are those marks in a form that is no mark.
var entities = [len(limited)]string{"&#91;", "&#96;", "&#42;", "&#95;", "&#60;"}

// asMarks writes the entities as marks again.
var asMarks = strings.NewReplacer(`\&`, `\&`, "&#91;", "[", "&#96;", "`", "&#42;", "*", "&#95;", "_", "&#60;", "<")

// weight is how much of a block a text takes.
type weight struct {
	bytes int
	marks [len(limited)]int
}

func (w *weight) add(text string) {
	w.bytes += len(text)
	for i := range limited {
		w.marks[i] += strings.Count(text, limited[i:i+1])
	}
}

func (w *weight) over() bool {
	for _, n := range w.marks {
		if n > mostMarks {
			return true
		}
	}
	return w.bytes > mostBytes
}

func fits(text string) bool {
	var w weight
	w.add(text)
	return !w.over()
}

// fewerMarks writes the escaped marks of a text as entities where there are too
// many of a kind: the lines to be filled in of a form are hundreds of "_".
func fewerMarks(text string) string {
	for i := range limited {
		if mark := limited[i : i+1]; strings.Count(text, mark) > mostMarks {
			text = strings.ReplaceAll(text, `\`+mark, entities[i])
		}
	}
	return text
}

// portions cuts the runs of a paragraph so that each can be read: at the end of a
// sentence, else between two words.
func (p *page) portions(runs []run) [][]run {
	runs = tidy(runs)
	if fits(fewerMarks(p.again(runs))) {
		return [][]run{runs}
	}
	whole := textOf(runs)
	var all [][]run
	var open []run
	var w weight
	for i := 0; i < len(runs); {
		r := runs[i]
		with := w
		with.add(p.again([]run{r}))
		if !with.over() || len(open) == 0 && !r.isText() {
			w, open = with, append(open, r)
			i++
			continue
		}
		if r.isText() {
			at := cutAt(r.text, w, len(open) > 0)
			head := r
			head.text, runs[i].text = r.text[:at], r.text[at:]
			open = append(open, head)
		}
		all, open, w = append(all, open), nil, weight{}
	}
	all = append(all, open)
	p.draft.words.take(whole) // a word without end is two now
	for _, portion := range all {
		p.draft.words.add(textOf(portion))
	}
	return all
}

// cutAt is where a text that follows what weighs w is cut. None of it may go before
// the cut where something stands before it.
func cutAt(text string, w weight, none bool) int {
	n := 0
	for n < len(text) {
		_, size := utf8.DecodeRuneInString(text[n:])
		if w.add(escape(text[n : n+size])); w.over() {
			break
		}
		n += size
	}
	if at := strings.LastIndex(text[:n], ". "); at > n/2 {
		return at + 2
	}
	if at := strings.LastIndexByte(text[:n], ' '); at > 0 {
		return at + 1
	}
	if none {
		return 0
	}
	_, first := utf8.DecodeRuneInString(text)
	return max(n, first)
}
