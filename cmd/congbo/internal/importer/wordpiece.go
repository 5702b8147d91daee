package importer

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A piece is a stretch of words of a Word file (w:t) and how the file shows them.
type piece struct {
	text      *node  // w:t
	run       *node  // w:r that holds it
	outer     *node  // the outermost run: of words in a box, the one that the box hangs on
	part      string // of the file
	paragraph int    // of the part
	look      runProperties
	unsplit   bool // what was read of it has another length: it is taken as a whole
}

// A noteMark is the mark of a note, and the outermost run that it stands in.
type noteMark struct{ mark, run *node }

// shown is a text as these properties show it.
func (l runProperties) shown(text string) string {
	text, _ = symbols(l.font, text)
	text, _, _ = legacy(l.font, text)
	if yes(l.caps) {
		text = strings.ToUpper(text)
	}
	if l.vertical == "superscript" || l.vertical == "subscript" {
		text = small(text, l.vertical == "superscript")
	}
	return composed(text)
}

// whole is a piece of which no part can be told from the rest.
func (p *piece) whole() *piece {
	if p == nil {
		return nil
	}
	c := *p
	c.unsplit = true
	return &c
}

// offset is where a byte of the words as they are shown stands in those of the file.
func (p *piece) offset(shown int) int {
	text := p.text.text
	if shown <= 0 || text == "" {
		return 0
	}
	if p.look.shown(text) == text {
		for shown < len(text) && !utf8.RuneStart(text[shown]) {
			shown++
		}
		return min(shown, len(text))
	}
	// The shortest beginning that shows as much.
	n := sort.Search(len(text), func(n int) bool {
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		return len(p.look.shown(text[:n])) >= shown
	})
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n++
	}
	return n
}
