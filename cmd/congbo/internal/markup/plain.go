package markup

import (
	"bytes"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// ParsePlain makes a document of a text that is not Markdown: every line that is
// not blank is a leaf, or several that an editor has broken at one width. A
// line that begins with a raised number, "⁽¹⁾ …", as scanned reports have it, is
// the note of the mark "⁽¹⁾" before it.
func (p *Parser) ParsePlain(f *source.File) *Document {
	d := &Document{File: f}
	w := walker{parser: p, doc: d, ids: map[string]int{}}
	notes := plainNotes{doc: d, open: map[string]*plainMark{}}
	var bars plainTable
	for at, end := range PlainParagraphs(f.Text) {
		line := f.Text[at:end]
		if cells := bars.row(line, at, f.Text[end:], lineBreak(f.Text)); cells != nil {
			for _, leaf := range cells {
				leaf.Citations = p.grammar.Find(leaf.Text)
				leaf.ID = w.leafID(leaf.Text)
				d.Leaves = append(d.Leaves, leaf)
			}
			continue
		}
		number, body := raised(string(line))
		if number != "" {
			body = strings.TrimPrefix(body, ".") // scans have one now and then
		}
		at += len(line) - len(body)
		leaf := Leaf{Kind: report.Paragraph}
		leaf.Text, leaf.Origins = plainText(body, at)
		leaf.Citations = p.grammar.Find(leaf.Text)
		leaf.ID = w.leafID(leaf.Text)
		note, leaves := notes.define(number, at), &d.Leaves
		if note != InText {
			leaves = &d.Notes[note].Leaves
		}
		*leaves = append(*leaves, leaf)
		notes.mention(&leaf, note, len(*leaves)-1)
	}
	notes.join()
	return d
}

// plainTable reads the tables of a text that is not Markdown: lines between bars, two or
// more of them, of which the second may be one of dashes.
type plainTable struct {
	place report.CellPlace
	end   int // of the last row
}

// row is the cells of a line that stands at an offset, nil if it is no row of a table; rest
// is what follows it.
func (t *plainTable) row(line []byte, at int, rest []byte, ending string) []Leaf {
	goesOn := t.place.Row > 0 && at == t.end+len(ending)
	if !barred(line, ending) || !goesOn && !barred(bytes.TrimPrefix(rest, []byte(ending)), ending) {
		return nil
	}
	t.end = at + len(line)
	if !goesOn {
		t.place.Table++
	}
	if len(bytes.Trim(line, "|-: \t")) == 0 {
		return []Leaf{}
	}
	t.place.Row++
	cells := []Leaf{}
	from := bytes.IndexByte(line, '|') + 1
	for column := 0; from < len(line); column++ {
		end := len(line)
		if bar := bytes.IndexByte(line[from:], '|'); bar >= 0 {
			end = from + bar
		}
		if body := bytes.TrimSpace(line[from:end]); len(body) > 0 {
			leaf := Leaf{Kind: report.Cell, Place: report.CellPlace{Table: t.place.Table, Row: t.place.Row, Column: column}}
			leaf.Text, leaf.Origins = plainText(string(body), at+from+bytes.Index(line[from:end], body))
			cells = append(cells, leaf)
		}
		from = end + 1
	}
	return cells
}

// barred reports whether the first line of a text stands between bars and has one within.
func barred(text []byte, ending string) bool {
	line := bytes.TrimSpace(text[:breakAt(text, 0, ending)])
	return len(line) > 2 && line[0] == '|' && bytes.Count(line, []byte("|")) > 2
}

// plainText is a paragraph that stands at an offset of its file as it reads: each line end,
// each wide space and several spaces are one.
func plainText(body string, at int) (string, []report.Origin) {
	text, origins := make([]byte, 0, len(body)), []report.Origin{{Source: at}}
	for i := 0; i < len(body); {
		n := wideSpace([]byte(body[i:min(i+3, len(body))]))
		if n == 0 && body[i] != ' ' && body[i] != '\n' {
			text = append(text, body[i])
			i++
			continue
		}
		if len(text) == 0 || text[len(text)-1] != ' ' {
			text = append(text, ' ')
		}
		i += max(n, 1)
		if last := origins[len(origins)-1]; at+i != last.Source+len(text)-last.Text {
			if last.Text == len(text) {
				origins = origins[:len(origins)-1]
			}
			origins = append(origins, report.Origin{Text: len(text), Source: at + i})
		}
	}
	return string(text), origins
}

// PlainParagraphs gives the paragraphs of a text that is not Markdown, each by the
// offsets of its first byte and of its end: a line that is not blank, or several
// that an editor has broken at one width.
func PlainParagraphs(text []byte) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		width, ending := brokenAt(text), lineBreak(text)
		for at := 0; at < len(text); {
			end := breakAt(text, at, ending)
			for width > 0 && ending == "\n" && end < len(text) && goesOn(text, at, end, width) {
				end = breakAt(text, end+1, ending)
			}
			if len(bytes.TrimSpace(text[at:end])) > 0 && !yield(at, end) {
				return
			}
			at = end + len(ending)
		}
	}
}

func lineEnd(text []byte, at int) int { return breakAt(text, at, "\n") }

// lineBreak is what ends the lines of a text: where it is all one line, as a field of an
// export is, line feeds may be written as `\n`.
func lineBreak(text []byte) string {
	if bytes.IndexByte(bytes.TrimSpace(text), '\n') < 0 && bytes.Contains(text, []byte(`\n`)) {
		return `\n`
	}
	return "\n"
}

func breakAt(text []byte, at int, ending string) int {
	if at > len(text) {
		return len(text)
	}
	if i := bytes.Index(text[at:], []byte(ending)); i >= 0 {
		return at + i
	}
	return len(text)
}

// brokenAt is the width that an editor has broken the lines of a text at, in
// characters; 0 if its lines are paragraphs.
func brokenAt(text []byte) int {
	const narrow, wide = 40, 120
	longest := 0
	for line := range bytes.Lines(text) {
		longest = max(longest, utf8.RuneCount(bytes.TrimRight(line, " \n")))
	}
	if longest < narrow || longest > wide {
		return 0
	}
	return longest
}

// goesOn reports whether the paragraph text[at:end] goes on in the next line: its
// last line had no room for the first word of that.
func goesOn(text []byte, at, end, width int) bool {
	last := text[at:end]
	last = bytes.TrimRight(last[bytes.LastIndexByte(last, '\n')+1:], " ")
	next := text[end+1 : lineEnd(text, end+1)]
	word, _, _ := bytes.Cut(next, []byte(" "))
	if len(last) == 0 || len(word) == 0 || word[0] == '|' || bytes.ContainsAny(word[:1], "-+*•") || len(word) > 1 && (word[len(word)-1] == '.' || word[len(word)-1] == ')') && word[0] >= '0' && word[0] <= '9' {
		return false
	}
	if number, _ := raised(string(next)); number != "" {
		return false
	}
	return utf8.RuneCount(last)+1+utf8.RuneCount(word) > width
}

// raisedDigits are the digits of marks in scanned texts.
const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// raised reads the raised number in brackets that a text begins with, "⁽¹²⁾", and
// the rest; number is empty if it does not.
func raised(s string) (number, rest string) {
	inner, ok := strings.CutPrefix(strings.TrimLeft(s, " \t"), "⁽")
	if !ok {
		return "", s
	}
	digits, after, ok := strings.Cut(inner, "⁾")
	if !ok || digits == "" || strings.Trim(digits, raisedDigits) != "" {
		return "", s
	}
	return digits, after
}

// plainNotes joins the marks of a plain text with the notes that follow them.
// Numbers may begin anew on every page.
type plainNotes struct {
	doc   *Document
	marks []*plainMark          // in reading order
	open  map[string]*plainMark // the last mark of a number that has no note yet
}

// A plainMark is a mark that may be one of a note.
type plainMark struct {
	span       source.Span
	note, leaf int // where it stands
	offset     int
	label      string // of its note, once that is found
}

// define makes the note of a number if a mark waits for it, and returns its place.
func (n *plainNotes) define(number string, at int) int {
	mark := n.open[number]
	if mark == nil {
		return InText
	}
	delete(n.open, number)
	mark.label = number + "." + strconv.Itoa(len(n.doc.Notes))
	n.doc.Notes = append(n.doc.Notes, Note{Label: mark.label, Span: source.Span{File: n.doc.File, Start: at, End: at}})
	return len(n.doc.Notes) - 1
}

// mention gathers the marks of a leaf.
func (n *plainNotes) mention(l *Leaf, note, leaf int) {
	for at := strings.Index(l.Text, "⁽"); at >= 0; {
		step := len("⁽")
		if number, rest := raised(l.Text[at:]); number != "" {
			mark := &plainMark{span: l.span(n.doc.File, at, len(l.Text)-len(rest)), note: note, leaf: leaf, offset: at}
			n.marks, n.open[number] = append(n.marks, mark), mark
		}
		next := strings.Index(l.Text[at+step:], "⁽")
		if next < 0 {
			return
		}
		at += step + next
	}
}

// join enters the marks that have a note.
func (n *plainNotes) join() {
	for _, m := range n.marks {
		if m.label == "" {
			continue
		}
		leaves := n.doc.Leaves
		if m.note != InText {
			leaves = n.doc.Notes[m.note].Leaves
		}
		l := &leaves[m.leaf]
		l.Marks = append(l.Marks, Mark{Offset: m.offset, Ref: len(n.doc.NoteRefs)})
		n.doc.NoteRefs = append(n.doc.NoteRefs, NoteRef{m.label, m.span, m.note})
	}
}
