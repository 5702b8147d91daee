package report

import (
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// A Citation is one citation of a document in a report: what it says of the document,
// where it stands, and the sentence around it.
type Citation struct {
	citation.Citation       // its offsets are into the text of its block
	Quote             Quote // the sentence around it
	In                *Summary
	Span              source.Span
	Extent            source.Span     // with its date and issuer
	ID                string          // anchor, unique in the report
	Section           *Section        // in which it stands; nil is the opening of the report
	Page              *Section        // on whose page; nil is the cover
	Item              string          // the number of the list item that it stands in; empty for none
	Note              int             // the number of the note it stands in; 0 for none
	Indicator         *data.Indicator // in whose row of the table of the period it stands, and in no section; nil for none
}

// Words are those of the citation, from type word to symbol, as its block reads.
func (c *Citation) Words() string { return c.Quote.Cited() }

// A Quote is the sentence around a citation.
type Quote struct {
	Text       string
	Start, End int // of the citation
}

// Before is what stands before the citation.
func (q Quote) Before() string { return q.Text[:q.Start] }

// Cited is the citation itself.
func (q Quote) Cited() string { return q.Text[q.Start:q.End] }

// After is what follows it.
func (q Quote) After() string { return q.Text[q.End:] }

// A Directive is one official document that a report cites or the register
// lists.
type Directive struct {
	Registered                          *data.Directive // nil if only prose knows it
	Key                                 string          // "05-CT/TW"; empty for one that only has a name, its Title
	Slug                                string          // "05-ct-tw"; page /van-ban/<slug>/
	Type, Number, Symbol, Issuer, Title string          // of the register, else of the first full citation
	Date                                citation.Date
	Citations                           []*Citation  // newest period first, then reading order
	Relations                           []Relation   // both ways, in order of kind
	File                                *source.File // the document itself, if the site has it
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
