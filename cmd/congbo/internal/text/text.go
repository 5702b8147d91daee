// Package text writes the text of a report as HTML: its blocks and what holds them, one
// construct a file. It is handed a report that is whole and a page to write for, and
// changes neither. Everything around the text is of package pages and its layouts.
package text

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark/util"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// A Site is what texts show of the site around them.
type Site struct {
	Words words.Words
	Cited map[*report.Citation]*report.Directive
	Bars  func(b *bytes.Buffer, rows []*data.Indicator) // prints results against what they are measured by

	tooltips map[*report.Directive]tooltip
	pictures sync.Map // of pictureInfo, by file
	series   map[*data.Indicator]*report.Series
	pointed  map[blockPlace][]pointer
}

// NewSite prepares to write the texts of a site.
func NewSite(site *report.Site, bars func(b *bytes.Buffer, rows []*data.Indicator)) *Site {
	w := words.Of(site.Data)
	s := &Site{Words: w, Cited: site.Cited, Bars: bars, tooltips: tooltipsOf(site.Directives, w), series: map[*data.Indicator]*report.Series{}}
	s.pointed = s.pointersOf(site.Commitments)
	for _, one := range site.Series {
		for _, p := range one.Points {
			s.series[p.Indicator] = one
		}
	}
	return s
}

// ToIndicator leads to what the site says of an indicator through the periods.
func (s *Site) ToIndicator(i *data.Indicator) address.Target {
	if one := s.series[i]; one != nil {
		return address.ToSeries(one, i.ID)
	}
	return address.ToPage(address.Series + i.ID + "/") // of no series: that there is no page is told with the other links
}

// A Context is where a text is shown.
type Context struct {
	address.Page
	Report *report.Report
	Shift  int // added to the level of headings

	Footnotes map[*report.Note]*report.NoteRef // set where they are mentioned, see [Footnotes]
}

// Document writes the text of a file.
func (s *Site) Document(b *Buffer, d *report.Document, at Context) {
	w := writer{Buffer: b, Site: s, at: at, document: d, blocks: d.Leaves}
	w.flow(d.Flow)
}

// Title writes the title of a part or section, with links to what it cites.
func (s *Site) Title(b *Buffer, d *report.Document, at Context) {
	w := writer{Buffer: b, Site: s, at: at, document: d, blocks: d.Leaves}
	w.plain(d.Title)
}

// Note writes the text of a note after its number.
func (s *Site) Note(b *Buffer, n *report.Note, at Context) {
	w := writer{Buffer: b, Site: s, at: at, document: n.Document, blocks: n.Leaves, note: n}
	if len(n.Flow) == 0 || n.Flow[0].Kind != report.ParagraphStep || n.Flow[0].Tight {
		w.WriteString("<p>")
		w.noteNumber()
		w.WriteString("</p>")
	}
	w.flow(n.Flow)
}

// A writer writes a text.
type writer struct {
	*Buffer
	*Site
	at       Context
	document *report.Document
	blocks   []*report.Block // that the flow is of
	note     *report.Note    // whose text it is, or nil
	head     bool            // in the head of a table
	foot     bool            // in a note that is set where it is mentioned
	short    bool            // in a heading or a cell, whose lines are short: see [Unbroken]
	within   []report.InlineKind
	below    []string // remarks on the table that is written
}

// flow writes the steps of a walk through a text.
func (w *writer) flow(f report.Flow) {
	for i, s := range f {
		switch s.Kind {
		case report.ParagraphStep:
			w.paragraph(s, w.blocks[s.N], i == 0)
		case report.HeadingStep:
			w.heading(s, w.blocks[s.N])
		case report.CodeStep:
			w.code(w.blocks[s.N])
		case report.TermStep:
			w.start("dt", w.blocks[s.N])
			w.inlines(w.blocks[s.N])
			w.WriteString("</dt>\n")
		case report.CellStep:
			w.cell(s, w.blocks[s.N])
		case report.BreakStep:
			w.WriteString("<hr")
			w.void()
			w.WriteByte('\n')
		case report.DataStep:
			w.data(w.document.Tables[s.N])
		case report.QuoteStep:
			w.container(s, "blockquote")
		case report.ListStep:
			w.list(s)
		case report.ItemStep:
			w.item(s, "li", f[i+1:])
		case report.DefinitionListStep:
			w.container(s, "dl")
		case report.DefinitionStep:
			w.item(s, "dd", f[i+1:])
		case report.TableStep:
			w.table(s)
		case report.HeadStep:
			w.tableHead(s)
		case report.RowStep:
			w.row(s)
		}
	}
}

// Buffered and Flush make a writer one of goldmark's.
func (w *writer) Buffered() int { return 0 }

// Flush does nothing: all that is written is in the buffer.
func (w *writer) Flush() error { return nil }

// text writes plain text.
func (w *writer) text(s string) { writeText(&w.Buffer.Buffer, s) }

func writeText(b *bytes.Buffer, s string) {
	if strings.ContainsAny(s, "<>&\"\x00") {
		b.Write(util.EscapeHTML([]byte(s)))
	} else {
		b.WriteString(s)
	}
}

// attr writes an attribute, if it has a value.
func (w *writer) attr(name, value string) {
	if value != "" {
		w.WriteByte(' ')
		w.WriteString(name)
		w.WriteString(`="`)
		w.text(value)
		w.WriteByte('"')
	}
}

// void ends the tag of an element that holds nothing.
func (w *writer) void() {
	if w.at.Book != nil {
		w.WriteByte('/')
	}
	w.WriteByte('>')
}

// ui marks an element as the interface's: see package shown. Nobody asks a book.
func (w *writer) ui() {
	if w.at.Book == nil {
		w.WriteString(" data-ui")
	}
}

// id writes the attribute of an anchor, if it has one.
func (w *writer) id(id string) {
	w.attr("id", id)
	if id != "" {
		w.noteID(id)
	}
}

// ref writes an attribute that leads to something.
func (w *writer) ref(name, to string) {
	w.attr(name, to)
	if to != "" {
		w.noteLink(to)
	}
}

// href writes an href attribute, unless the page cannot lead there.
func (w *writer) href(to address.Target) {
	start := w.Len()
	w.Write(w.at.AppendAttribute(w.AvailableBuffer(), to))
	if written := w.Bytes()[start:]; len(written) > 0 {
		w.noteWritten(written[len(` href="`) : len(written)-1])
	}
}

// start writes the start tag of a block, with its id.
func (w *writer) start(tag string, b *report.Block) {
	w.WriteByte('<')
	w.WriteString(tag)
	w.id(b.ID)
	w.WriteByte('>')
}

func (w *writer) int(n int) { w.Write(strconv.AppendInt(w.AvailableBuffer(), int64(n), 10)) }
