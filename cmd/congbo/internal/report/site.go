// Package report is the document model: a site of reports, their parts, sections,
// notes and citations, and the Markdown nodes that only congbo has.
//
// markup fills in what one file says; link connects the files and fills the
// fields marked "by link"; check and render only read.
package report

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// A Site is everything that is published together.
type Site struct {
	Data       *data.Set
	Reports    []*Report      // newest period first
	Drafts     []string       // folders of the reports that are left out, because they are drafts
	Directives []*Directive   // by link: every registered or cited document, in order of type and number
	Series     []*Series      // by link: every indicator through the periods, in order of their ids
	Assets     []*source.File // files under content/<period>/files/
	Static     []*source.File // files under static/, congbo's own too
}

// A Report is one published report: content/<period>/.
type Report struct {
	Period   data.Period
	Index    *Document        // _index.md: front matter and opening text
	Parts    []*Section       // the tree, in order
	Opening  []*Section       // by link: headings of the opening text; not numbered, without a page
	Notes    []*Note          // by link: in the order of their numbers
	Mentions []*Mention       // by link: every citation, in reading order, those in notes after the text
	Data     *data.PeriodData // never nil
	Assets   []*source.File   // files under content/<period>/files/
	Sheets   []*Sheet         // by link: the data files that tables show, in reading order
	Outward  []Outward        // by link: references to other reports

	Sources map[*data.Indicator]Target // by link: where the report states each figure, as far as the data says
}

// Front is the front matter of the report.
func (r *Report) Front() *data.Front { return &r.Index.Front }

// A Section is a part (a folder), a section (a file) or a subsection (a
// heading). Parts and sections have a page of their own.
type Section struct {
	Report   *Report
	Parent   *Section // nil for a part and for a heading of a report's opening
	Children []*Section
	Level    int       // 1 part, 2 section, 3 and deeper headings
	Document *Document // the file; for a subsection the file it stands in
	Heading  *Heading  // the heading in the text; nil for parts and sections
	Title    string
	Slug     string // of the folder or file; parts and sections only

	Folder     string   // by link: of its page, from the root of the site: "2022-h1/ket-qua/"; empty for headings
	Number     string   // by link: as the record prints it, "I-", "2.1."; empty if not numbered
	Label      string   // by link: "I.2.1", as references name it
	ID         string   // by link: anchor, unique in the report
	Prev, Next *Section // by link: neighbours among the parts and sections of the report
}

// HasPage reports whether s is a part or section, with a page of its own.
func (s *Section) HasPage() bool { return s.Heading == nil }

// Page is the section whose page s stands on; nil for the report's cover.
func (s *Section) Page() *Section {
	for s != nil && !s.HasPage() {
		s = s.Parent
	}
	return s
}

// A Document is one parsed Markdown file. All offsets are into File.Text.
type Document struct {
	File      *source.File
	Front     data.Front
	Title     *Passage // of a part or section whose heading the record prints; its Node holds the words. It is the first of Passages
	Root      ast.Node // the text, without the definitions of notes
	Headings  []*Heading
	Passages  []*Passage  // of the text, in reading order; those of notes are in the notes; nil when the text was let go
	Anchors   Anchors     // what remains of passages then
	HasCells  bool        // a table stands in the text
	Notes     []*Note     // definitions, in the order of the file
	NoteRefs  []*NoteRef  // mentions of notes in the text, in reading order; those in notes are in the notes
	CrossRefs []*CrossRef // all, those of notes too
	Values    []*Value    // inline indicator values, all
	Tables    []*Table    // indicator blocks, all
	Links     []*Link     // ordinary links and images, all
}

// NewDocument is the empty document of a file: what stands for a file that
// should be there and is not.
func NewDocument(f *source.File) *Document {
	return &Document{File: f, Front: data.Front{Heading: true, Span: source.At(f)}, Root: ast.NewDocument()}
}

// AllNoteRefs are the mentions of notes in the text and its tables, in reading
// order.
func (d *Document) AllNoteRefs() []*NoteRef {
	refs := d.NoteRefs
	for _, t := range d.Tables {
		if len(t.Notes) == 0 {
			continue
		}
		at := sort.Search(len(refs), func(k int) bool { return place(refs[k]) > t.Span.Start })
		var of []*NoteRef
		for _, n := range t.Notes {
			of = append(of, n.Ref)
		}
		refs = slices.Concat(refs[:at], of, refs[at:])
	}
	return refs
}

// place is where a mention stands in the text: one in a table of data where the
// table does.
func place(ref *NoteRef) int {
	if ref.Table != nil {
		return ref.Table.Span.Start
	}
	return ref.Span.Start
}

// Anchors are the ids of passages whose text was let go, each after a space, and the
// sections that they stood in.
type Anchors struct {
	IDs      string
	Sections []*Section
}

// Anchor is the section in which the passage of an id stood whose text was let go.
func (d *Document) Anchor(id string) (*Section, bool) {
	before, _, found := strings.Cut(d.Anchors.IDs+" ", " "+id+" ")
	if !found {
		return nil, false
	}
	return d.Anchors.Sections[strings.Count(before, " ")], true
}

// A Heading is a heading inside a file: the head of a subsection.
type Heading struct {
	Node     *ast.Heading
	Passage  *Passage
	Level    int    // 2 for ##
	Explicit string // {#id}; empty if none is written
	Span     source.Span
	Section  *Section // by link
}

// A Note is a footnote definition, [^label]: …
type Note struct {
	Label    string
	Span     source.Span
	Root     ast.Node   // a container block with the note's text
	Passages []*Passage // nil when the text was let go
	HasCells bool       // a table stands in it
	NoteRefs []*NoteRef // mentions of other notes inside this one
	Document *Document

	Number int        // by link: through the whole report, from 1; 0 if never mentioned
	Refs   []*NoteRef // by link: every mention, in reading order
}

// A Mention is one citation in the text.
type Mention struct {
	*Said
	Passage *Passage
	Span    source.Span // of the same
	ID      string      // anchor, unique in the report
	Nth     int         // by link: its place in Report.Mentions

	Directive *Directive // by link; nil for a short form that nothing resolves
}

// Said is what a mention says of a document. The offsets of its Citation are into
// Passage.Text. Once the text was let go it has none, and mentions that say the same share it.
type Said struct {
	citation.Citation
	Words string // from type word to symbol, as the passage reads
}

// A Directive is one official document that a report cites or the register
// lists.
type Directive struct {
	Registered                          *data.Directive // nil if only prose knows it
	Key                                 string          // "05-CT/TW"; empty for one that only has a name, its Title
	Slug                                string          // "05-ct-tw"; page /van-ban/<slug>/
	Type, Number, Symbol, Issuer, Title string          // of the register, else of the first full mention
	Date                                citation.Date
	Mentions                            []*Mention   // newest period first, then reading order
	Relations                           []Relation   // by link: both ways, in order of kind
	File                                *source.File // by link: the document itself, if the site has it
}

// A Relation is what one document is to another.
type Relation struct {
	Kind      RelationKind
	Directive *Directive
}

// RelationKind says how documents are related.
type RelationKind int

// The kinds of relations.
const (
	Replaces RelationKind = iota
	ReplacedBy
	Amends
	AmendedBy
	Implements
	ImplementedBy
)

// Documents are the files of the report in reading order.
func (r *Report) Documents() []*Document {
	all := []*Document{r.Index}
	for _, part := range r.Parts {
		all = append(all, part.Document)
		for _, s := range part.Children {
			if s.HasPage() {
				all = append(all, s.Document)
			}
		}
	}
	return all
}
