package report

// A Flow is a text as the steps of a walk through it: blocks, and the beginnings and ends
// of what holds them, each begun one ended. It takes the place of a syntax tree, which
// would be many times as large.
type Flow []Step

// A Step is a block of a flow, or where something that holds blocks begins or ends.
type Step struct {
	Kind  StepKind
	End   bool  // of a container: here it ends
	Tight bool  // of a paragraph: it is the text of an item, without space around it
	First bool  // nothing stands before it in what holds it
	Last  bool  // nothing follows it there
	Align Align // of a cell
	Level uint8 // of a heading, 2 for ##
	N     int32 // of a block or table: its place in their list; of an ordered list the number of its first item, else Unordered
}

// Unordered is the Step.N of a list without numbers.
const Unordered = -1

// StepKind is what a step is of: the blocks of CommonMark, of GFM's tables and of
// definition lists, and ours.
type StepKind uint8

// The kinds of steps: blocks, then containers.
const (
	ParagraphStep StepKind = iota
	HeadingStep
	CodeStep
	TermStep
	CellStep
	BreakStep // a thematic break, which has no text
	DataStep  // a table of data: N of Document.Tables
	QuoteStep
	ListStep
	ItemStep
	TableStep // a table of Markdown
	HeadStep
	RowStep
	DefinitionListStep
	DefinitionStep
)

// Align is how a cell of a table is set.
type Align uint8

// The alignments of cells.
const (
	AlignNone Align = iota
	AlignLeft
	AlignRight
	AlignCenter
)

// An Inline is a piece of a block as it is written: text, which stands in the file, or
// where something around text begins or ends, each begun one ended.
type Inline struct {
	Kind     InlineKind
	End      bool // of what holds others: here it ends
	Raw      bool // of text: it has neither escapes nor entities
	Soft     bool // of text: a line ends after it
	Hard     bool // of text: a line is broken after it
	First    bool // of a citation: the piece that carries its anchor
	N        int32
	From, To int32 // of text: where it stands in the file
}

// InlineKind is what an inline is.
type InlineKind uint8

// The kinds of inlines, with what their N is.
const (
	TextInline InlineKind = iota
	CodeInline
	EmphasisInline
	StrongInline
	LinkInline     // N of Document.Links
	AutoLinkInline // N of Document.Links; From and To are of its text
	ImageInline    // N of Document.Links; what it holds is its description
	CiteInline     // N of Block.Citations
	NoteRefInline  // N of Document.NoteRefs
	CrossRefInline // N of Document.CrossRefs
	ValueInline    // N of Document.Values
)
