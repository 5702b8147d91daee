// Package report is the document model: a site of reports, and of each report
// its parts, sections, notes, citations and every piece of text that a reader sees.
//
// A [Report] is whole: package read returns it when all that its files say is
// linked and written in, and nothing changes it after that. A [Summary] is what
// the rest of a site sees of a report: plain data, which holds none of its text
// but the sentences that cite. Package report decides nothing and reads no file.
package report

import (
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// A Report is one report, content/<period>/, with its text. It is read-only.
type Report struct {
	*Summary
	Documents []*Document // its files in reading order, the first one _index.md
	Notes     []*Note     // in the order of their numbers

	Sources map[*data.Indicator]Target // where the report states each figure, as far as the data says
	Rows    map[*data.Indicator]Row    // the words of the indicators
	Beside  []*Block                   // words that go out with it and that no text shows: of front matter, pictures, links, data, commitments

	FigureRemarks map[*data.Indicator][]FigureRemark // what the office says of faults in figures
}

// Index is the _index.md of the report: front matter and opening text.
func (r *Report) Index() *Document { return r.Documents[0] }

// Document is the file whose text stands on the page of a section; nil is the cover.
func (r *Report) Document(s *Section) *Document {
	if s = s.Page(); s == nil {
		return r.Documents[0]
	}
	return r.Documents[s.Document]
}

// Blocks are the texts of the report in reading order, those of notes after all others.
func (r *Report) Blocks() []*Block {
	var all []*Block
	for _, d := range r.Documents {
		all = append(all, d.Blocks...)
	}
	for _, n := range r.Notes {
		all = append(all, n.Blocks...)
	}
	return all
}

// A Summary is what the other reports and the pages of a site see of a report.
type Summary struct {
	Period    data.Period
	Front     *data.Front
	Form      data.Form        // how its document looks
	Signed    *source.File     // the signed paper, one of Assets; or nil
	Printed   *source.File     // the PDF that congbo pdf made, one of Assets; or nil
	Parts     []*Section       // the tree, in order
	Opening   []*Section       // headings of the opening text; not numbered, without a page
	Citations []*Citation      // in reading order, those in notes after the text
	Data      *data.PeriodData // never nil
	Assets    []*source.File   // files under content/<period>/files/
	Sheets    []*Sheet         // the data files that tables show, in reading order
	NoteCount int

	Commitments []*Commitment // in the order of their data
	Answers     []Answer      // to those of earlier reports, likewise

	Remarks []source.Span // of its authors, <!-- congbo: … -->, which are in none of its text

	Checked *Checked // what the checks made of it; nil where they did not run

	Withdrawal *Withdrawal // nil for a report that stands
}

// A Withdrawal is why a report is not published any more.
type Withdrawal struct {
	Date   citation.Date
	Reason string
	Sealed bool // an entry of the chain of seals says so
}

// Pages are the parts and sections of a report, each of which has a page, in order.
func (s *Summary) Pages() []*Section {
	var all []*Section
	for _, part := range s.Parts {
		all = append(all, part)
		for _, section := range part.Children {
			if section.HasPage() {
				all = append(all, section)
			}
		}
	}
	return all
}

// Detach copies what a summary shows of the text of its report, which is let go then.
func (s *Summary) Detach() {
	for _, c := range s.Commitments {
		c.Words = strings.Clone(c.Words)
	}
	known := map[string]string{}
	for _, c := range s.Citations {
		c.Quote.Text = strings.Clone(c.Quote.Text)
		for _, field := range [...]*string{&c.Key, &c.Type, &c.Number, &c.Symbol, &c.Issuer, &c.ID} {
			one, ok := known[*field]
			if !ok {
				one = strings.Clone(*field)
				known[one] = one
			}
			*field = one
		}
	}
}

// A Section is a part (a folder), a section (a file) or a subsection (a heading).
// Parts and sections have a page of their own.
type Section struct {
	Parent     *Section // nil for a part and for a heading of a report's opening
	Children   []*Section
	Prev, Next *Section    // neighbours among the parts and sections of the report
	Level      int         // 1 part, 2 section, 3 and deeper headings
	Document   int         // the file it stands in, by its place in Report.Documents
	Folder     string      // of its page, from the root of the site: "2022-h1/ket-qua/"; empty for headings
	Slug       string      // of the folder or file; parts and sections only
	Title      string      // as read; of a heading, which read reads, before that as its file has it
	Printed    bool        // the record prints the title; else it is for navigation only
	Number     string      // as the record prints it, "I-", "2.1."; empty if not numbered
	Label      string      // "I.2.1", as references name it
	ID         string      // anchor on its own page; of a heading its own, whatever other pages have
	FullID     string      // anchor on the full page, unique in the report; on its own page it leads here too
	First      bool        // of several with one ID it is the first: on the full page ID leads here too
	Span       source.Span // where it is named
}

// HasPage reports whether s is a part or section, with a page of its own.
func (s *Section) HasPage() bool { return s.Folder != "" }

// Page is the section whose page s stands on; nil for the report's cover.
func (s *Section) Page() *Section {
	for s != nil && !s.HasPage() {
		s = s.Parent
	}
	return s
}

// A Document is a Markdown file of a report. All offsets are into File.Text.
type Document struct {
	File      *source.File
	Front     data.Front
	Title     *Block   // of a part or section whose heading the record prints; the first of Blocks then
	Flow      Flow     // the text, without the definitions of notes
	Leaves    []*Block // what Flow is a walk through, by [Step.N]
	Blocks    []*Block // Leaves and the texts of tables of data, in reading order
	Headings  []*Heading
	Notes     []*Note     // definitions, in the order of the file
	NoteRefs  []*NoteRef  // all mentions of notes in Markdown, by [Inline.N]
	CrossRefs []*CrossRef // all, those of notes too, by [Inline.N]
	Values    []*Value    // all, by [Inline.N]
	Links     []*Link     // ordinary links and images, all, by [Inline.N]
	Tables    []*Table    // of data, all
}

// A Heading is a heading inside a file: the head of a subsection.
type Heading struct {
	Block   *Block
	Level   int // 2 for ##
	Span    source.Span
	Section *Section // nil in a note
}

// A Site is everything that is published together.
type Site struct {
	Data        *data.Set
	Reports     []*Summary     // newest period first
	Withdrawn   []*Summary     // reports that were published once, newest period first; pages only tell of them
	Drafts      []string       // folders of the reports that are left out, because they are drafts
	Directives  []*Directive   // every registered or cited document, in order of type and number
	Series      []*Series      // every indicator through the periods, in order of their ids
	Commitments []*Commitment  // what the reports promise, in their order
	Assets      []*source.File // files under content/<period>/files/
	Static      []*source.File // files under static/, congbo's own too

	Cited map[*Citation]*Directive // the document of each citation; none for a short form that nothing resolves
}

// ByPeriod finds the report of a period; nil if the site has none.
func (s *Site) ByPeriod(id string) *Summary {
	for _, r := range s.Reports {
		if r.Period.ID == id {
			return r
		}
	}
	return nil
}
