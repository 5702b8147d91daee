package importer

import (
	"strings"
	"unicode"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/word"
)

// A draft is what a reader of one format makes of a file: its blocks in reading
// order, the notes that they mention, and what it left out. Everything after that
// is the same for all formats.
type draft struct {
	blocks   []*block
	notes    []*note // in the order of the file
	images   []image
	tables   []image // data files of tables that Markdown cannot say
	left     []Left
	remarks  []Remark
	words    wordCount         // of the source, by the reader's own reading of it
	stamps   []stamped         // of secrecy, urgency and circulation
	anchors  map[string]*block // the paragraphs that something of the source may name
	own      bool              // congbo word made the file: its styles tell what each line is
	language string            // of such a file: "en"; empty is Vietnamese
}

// anchor notes the name of a place of the source.
func (d *draft) anchor(name string, b *block) {
	if d.anchors == nil {
		d.anchors = map[string]*block{}
	}
	if d.anchors[name] == nil {
		d.anchors[name] = b
	}
}

// kind tells blocks apart.
type kind int

const (
	paragraph kind = iota
	heading        // the format itself says that it is one
	item           // the format itself says that it is an item of a list
	table
)

// A block is one paragraph or table of the source.
type block struct {
	kind     kind
	level    int    // of a heading, from 1; of an item, how deep it lies, from 0
	marker   string // an automatic number or bullet, as it is printed: "1.", "-"
	runs     []run
	cells    [][]cell  // of a table, by rows
	align    string    // of a paragraph that says so itself: "right"
	center   bool      // it stands in the middle of its line
	caption  *block    // of a table
	repeated int       // rows of a table that each page begins with, from the first
	role     word.Role // of its style, in a file of congbo's own
	literal  bool      // it begins with no number, whatever its words are
	fixed    *marker   // its number, where the file tells that it is one
	line     int       // where it stands in the source: a line, or a paragraph of a Word file
	end      int       // the line of a text that it ends on
}

// A cell is one cell of a table.
type cell struct {
	blocks  []*block
	columns int  // how many columns it covers, from 1
	below   bool // it belongs to the cell above it
}

// A run is a stretch of text of one look, or one mark of a note, or one image.
type run struct {
	text         string
	bold, italic bool
	note         *note
	repeated     string // the mark of the note is said again here, as the source prints it
	link         string // the address that it leads to
	ref          string // the place of the source that it names: a key of anchors
	image        string // its name in files/
	unnamed      bool   // the source has no description of it: text is its name
	piece        *piece // of a Word file: what the text shows, from at on; nil for what Word makes
	at           int
}

// isText reports whether a run is words, not the mark of a note nor an image.
func (r run) isText() bool { return r.note == nil && r.image == "" }

// A note is a footnote or an endnote.
type note struct {
	label  string // as the source numbers it; the key of a footnote in Markdown in the end
	blocks []*block
	line   int
	marked bool   // a mark stands in the text
	anchor *node  // of a Word file: the run of the text that the first mark stands in
	part   string // that it stands in
	file   string // that mentions it first
}

// An image is a file beside the text: a picture or a large table goes to
// content/<period>/files/, a table that a block shows to data/<period>/.
type image struct {
	name string
	data []byte
}

// Left is something of the source that the import does not carry over.
type Left struct {
	Line int
	Text string
	Why  diag.Text
	kept bool // the output says it in its own way: the number of a heading, the date of the cover
}

// A Remark is something that a person has to look at.
type Remark struct {
	Line int
	Text diag.Text
}

func (d *draft) remark(line int, text diag.Text) {
	d.remarks = append(d.remarks, Remark{line, text})
}

func (d *draft) leave(line int, text string, why diag.Text) {
	d.left = append(d.left, Left{Line: line, Text: text, Why: why})
}

// replaced notes words that the output says in its own way.
func (d *draft) replaced(line int, text string, why diag.Text) {
	d.left = append(d.left, Left{Line: line, Text: text, Why: why, kept: true})
}

// text is the words of a block, its marker included.
func (b *block) text() string {
	if b.marker == "" {
		return b.plain()
	}
	return strings.TrimSpace(b.marker + " " + b.plain())
}

// plain is the words of a block without its automatic marker.
func (b *block) plain() string { return textOf(b.runs) }

// textOf is the words of runs. The description of an image is no part of the words
// beside it.
func textOf(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var s strings.Builder
	for _, r := range runs {
		if r.image != "" {
			s.WriteString(" " + r.text + " ")
			continue
		}
		s.WriteString(r.text)
	}
	return s.String()
}

// allBold reports whether every letter of a block is bold.
func (b *block) allBold() bool {
	letters := false
	for _, r := range b.runs {
		if strings.IndexFunc(r.text, unicode.IsLetter) >= 0 {
			if !r.bold {
				return false
			}
			letters = true
		}
	}
	return letters
}

// onlyText reports whether a block has neither notes nor images.
func (b *block) onlyText() bool {
	for _, r := range b.runs {
		if r.note != nil || r.image != "" {
			return false
		}
	}
	return true
}

// cut takes n bytes off the front of a block's runs, and white space after them.
func (b *block) cut(n int) {
	for len(b.runs) > 0 && b.runs[0].note == nil && b.runs[0].image == "" {
		r := &b.runs[0]
		if n < len(r.text) {
			r.cut(len(r.text) - len(strings.TrimLeftFunc(r.text[n:], unicode.IsSpace)))
			if n = 0; r.text != "" {
				return
			}
		} else {
			n -= len(r.text)
		}
		b.runs = b.runs[1:]
	}
}

// cut takes n bytes off the front of a text.
func (r *run) cut(n int) {
	r.text = r.text[n:]
	r.at += n
}

// blank reports whether nothing of a block is to be seen.
func (b *block) blank() bool {
	if b.kind == table {
		return len(b.cells) == 0
	}
	for _, r := range b.runs {
		if r.note != nil || r.image != "" || strings.TrimSpace(r.text) != "" {
			return false
		}
	}
	return b.marker == ""
}

// capitals reports whether a text has letters, and all of them are capital.
func capitals(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

// Kept reports whether the output says it in its own way, as it does the number of
// a heading.
func (l Left) Kept() bool { return l.kept }
