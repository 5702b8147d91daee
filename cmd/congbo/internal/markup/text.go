package markup

import (
	"strconv"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// A Text is one whose paragraphs, tables and notes a reader of another format has told
// apart: a Word file.
type Text struct {
	File       *source.File // the words alone, those of a paragraph on a line
	Front      data.Front   // what its head and foot say of the whole
	Paragraphs []Paragraph  // in reading order, those of a note side by side
	Notes      []source.Span
}

// A Paragraph is a leaf of a Text.
type Paragraph struct {
	Kind  report.BlockKind
	Words []source.Span    // several where a cell or a head is made of several
	Level int              // of a heading, 2 for the outermost
	Item  string           // the number of the item that it is, empty for none
	Place report.CellPlace // of a cell
	Note  int              // of Text.Notes that it belongs to, or InText
	Marks []TextMark       // in order
}

// A TextMark is where a note is mentioned.
type TextMark struct {
	At   int // offset in the file
	Note int // of Text.Notes
}

// ParseText makes a document of a text whose form is known.
func (p *Parser) ParseText(t *Text) *Document {
	d := &Document{File: t.File, Front: t.Front}
	w := walker{parser: p, doc: d, ids: map[string]int{}}
	for i, at := range t.Notes {
		d.Notes = append(d.Notes, Note{Label: strconv.Itoa(i + 1), Span: at})
	}
	for i := range t.Paragraphs {
		of := &t.Paragraphs[i]
		leaf := Leaf{Kind: of.Kind, Place: of.Place, Item: of.Item}
		for _, at := range of.Words {
			leaf.append(at)
		}
		leaf.Citations = p.grammar.Find(leaf.Text)
		leaf.ID = w.leafID(leaf.Text)
		for _, m := range of.Marks {
			leaf.Marks = append(leaf.Marks, Mark{Offset: leaf.offset(m.At), Ref: len(d.NoteRefs)})
			d.NoteRefs = append(d.NoteRefs, NoteRef{d.Notes[m.Note].Label, source.Span{File: t.File, Start: m.At, End: m.At}, of.Note})
		}
		flow, leaves := &d.Flow, &d.Leaves
		if of.Note != InText {
			flow, leaves = &d.Notes[of.Note].Flow, &d.Notes[of.Note].Leaves
		}
		step := report.Step{Kind: steps[of.Kind], N: int32(len(*leaves))}
		if of.Kind == report.HeadingText {
			step.Level = uint8(of.Level)
			d.Headings = append(d.Headings, Heading{Leaf: len(*leaves), Level: of.Level, Span: leaf.span(t.File, 0, len(leaf.Text))})
		}
		*flow, *leaves = append(*flow, step), append(*leaves, leaf)
	}
	return d
}

// steps are what the leaves of a Text are in its flow.
var steps = map[report.BlockKind]report.StepKind{
	report.Paragraph: report.ParagraphStep, report.ListItem: report.ParagraphStep, report.HeadingText: report.HeadingStep, report.Cell: report.CellStep,
}

// append adds words to a leaf, with a space after those before.
func (l *Leaf) append(at source.Span) {
	if l.Text != "" {
		l.Text += " "
	}
	text, origins := plainText(at.Text(), at.Start)
	for _, o := range origins {
		l.Origins = append(l.Origins, report.Origin{Text: o.Text + len(l.Text), Source: o.Source})
	}
	l.Text += text
}

// offset is where an offset of the file stands in the text of a leaf.
func (l *Leaf) offset(at int) int {
	best := 0
	for k, o := range l.Origins {
		end := len(l.Text)
		if k+1 < len(l.Origins) {
			end = l.Origins[k+1].Text
		}
		if at >= o.Source {
			best = min(o.Text+at-o.Source, end)
		}
	}
	return best
}
