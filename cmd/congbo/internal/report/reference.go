package report

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/source"
)

// A CrossRef is a link with empty text, [](#id) or [](../02-…/01-….md#id); it
// prints the number of what it leads to: "mục I.2.1".
type CrossRef struct {
	Destination string
	Span        source.Span
	Target      Target // the zero Target if it leads nowhere
	Text        string // what it prints
}

// A Link is an ordinary link or image whose destination leads into the site, or
// out of it.
type Link struct {
	Destination string // as written
	Span        source.Span
	Image       bool
	Alt         string // of an image: its description
	Title       []byte // as written
	External    bool   // an allowed scheme: http, https, mailto, tel
	Target      Target // the zero Target if External or unresolved
}

// A Target is a place that a link leads to: a section, a report, a note, a
// table, or a file of the site.
type Target struct {
	Report  *Summary
	Section *Section // nil: the report's cover
	ID      string   // anchor within the page; empty for the page itself
	Asset   *source.File
	Table   int    // the number of a table, or Unnumbered
	Note    int    // the number of a note
	Item    string // the number of an item of a list

	Title string // of a heading: what a reference prints of it where it has no number; no reference stands in it
}

// Unnumbered is the Target.Table of a table without a number.
const Unnumbered = -1

// A Value is {{indicator.field}} in running text.
type Value struct {
	Indicator, Field string
	Span             source.Span
	Data             *data.Indicator // nil if unknown
	Text             string          // what it prints
}
