// Package data turns the TOML of a site into values: settings, the register of
// directives, indicators, front matter, interface strings and the grammar of
// citations. It is the only home of the TOML libraries.
//
// Every value keeps the place it was written at. data never looks at prose.
package data

import (
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// A Set is everything that the data files of a site say.
type Set struct {
	Site       Site
	Directives []*Directive // in the order of the file
	Periods    map[string]*PeriodData
	Grammar    *citation.Grammar
	Seals      []*Seal // in the order in which periods were archived
	Targets    []*Target
	FromSealed bool    // the site is one period, taken out of a site that seals it
	Strings    Strings // of the site's language

	memory memory // of its files, for the next set of the site
}

// Site is data/site.toml.
type Site struct {
	Title     string
	Committee string
	BaseURL   string // absolute, with a trailing slash; empty if none is set
	Language  string // "vi" or "en"
	Audience  string // "internal" of a site that is not for the public; empty is everybody
	Signed    bool   // seals and approvals are to be signed
	Approval  bool   // a period is sealed only when it was approved
	Form      string // of all reports; empty for that of each one's symbol
	Head      Head   // of form "none"
	Contact   Contact
	License   string // address of the terms under which the reports may be used again; empty if none are stated

	ActiveFiles  []string // paths of files that may run code
	ShowAccepted bool     // faults that the office has accepted are marked where they stand

	Fields map[string]source.Span // where each value is written
}

// A Contact is who answers for a site and its archives, the table contact of
// data/site.toml. What is not known is empty.
type Contact struct{ Name, Person, Phone, Email, Address string }

// A Directive is one document of the register, data/directives.toml.
type Directive struct {
	ID                                       string // the name of its table, and its slug: "05-ct-tw"
	Type, Number, Symbol, Issuer, Title      string
	Date                                     citation.Date
	URL, File, Term                          string
	Replaces, ReplacedBy, Amends, Implements []string               // symbols or ids of other documents
	Fields                                   map[string]source.Span // where each value is written
	Span                                     source.Span
}

// Key is the symbol with its number, "05-CT/TW", "145/2020/NĐ-CP".
func (d *Directive) Key() string {
	switch {
	case d.Symbol == "":
		return d.Number
	case strings.Contains(d.Number, "/"):
		return d.Number + "/" + d.Symbol // a year inside: State form
	case strings.Contains(d.Symbol, "/"):
		return d.Number + "-" + d.Symbol
	}
	return d.Number + "/" + d.Symbol
}

// PeriodData is data/<period>/.
type PeriodData struct {
	Period     Period
	Indicators []*Indicator // by group, order, then the order of the file
	Groups     []*Group
	Accepted   []*Accepted
	Approval   *Approval // nil if nobody approved it

	Commitments []*Commitment // in the order of the file
	Answers     []*Answer     // likewise

	Files  map[string]*source.File // other CSV and TOML files of the folder, by name
	Unread bool                    // indicators.toml is broken, which has been said: a figure may be there and not here
}

// A Group gathers indicators under a title.
type Group struct {
	ID, Title string
	Order     int
	Span      source.Span
}

// An Indicator is one figure of a period with what it is measured against.
// The fields are as the report states them; Share, Growth and Judged work out
// what it does not state.
type Indicator struct {
	Period                        Period
	ID, Name, Unit, Group         string
	Order                         int
	Actual, Of, Previous, Percent quantity.Decimal
	Target                        Goal
	Counted                       Counted
	ActualBound, PercentBound     Bound            // of Actual and Percent
	PercentOf, ChangeFrom         string           // what Percent and Change are measured against, where the report says so: "kế hoạch", "cùng kỳ"
	Change                        quantity.Decimal // in percent, as the report states it
	Status                        Status           // as stated; StatusNone if it is to be derived
	LowerIsBetter, Headline       bool
	Source                        string // id of a section or label of a note
	Note, Formerly                string
	Span                          source.Span
	Fields                        map[string]source.Span // where each value is written
}

// Status is how far an indicator is.
type Status string

// The statuses, by the values of the TOML key.
const (
	StatusNone Status = ""
	Exceeded   Status = "vượt"
	Met        Status = "đạt"
	NotMet     Status = "chưa đạt"
	AtYearEnd  Status = "cuối năm đánh giá"
	Monitored  Status = "theo dõi"
)

// statuses are all that a report may state.
var statuses = []Status{Exceeded, Met, NotMet, AtYearEnd, Monitored}

// Counted is what a figure of a period that does not begin the year counts.
type Counted string

// What a figure counts, by the values of the TOML key.
const (
	CountedUnsaid Counted = ""
	Cumulative    Counted = "lũy kế"   // from the beginning of the year
	InPeriod      Counted = "trong kỳ" // in the period alone
)

// countings are all that a report may state.
var countings = []Counted{Cumulative, InPeriod}

// Accepted is one finding that the office has read and keeps.
type Accepted struct {
	Code, Text, Reason, Who string
	Publish                 bool
	Span                    source.Span
}

// Front is the front matter of a file of content/. A report's _index.md uses
// all of it; parts and sections use Title and Heading.
type Front struct {
	Title                string
	Marks                []Mark // mentions of notes in Title, which are cut out of it
	Heading              bool   // false: Title is for navigation only, the record prints no heading and no number
	Number, Kind         string
	Period               string // label of the period: "6 tháng đầu năm 2022"
	From, To, Date       citation.Date
	Place                string
	Issuer, ParentIssuer string
	SignedFor            []string // lines: "T/M ĐẢNG ỦY"
	SignerTitle, Signer  string
	Recipients           []string
	Numbering            []string // patterns by level, with what the record prints after them: "I-", "1.", "1.1."
	Status               string   // "draft", "published" or "withdrawn"
	Withdrawn            citation.Date
	WithdrawnFor         string
	Secrecy, Urgency     string // stamps, as they stand on the paper: "MẬT", "HỎA TỐC"
	Circulation          string // who may read it: "Lưu hành nội bộ"
	Form                 string // "party", "state", "none"; empty for that of the site or of the number
	Head                 Head   // of form "none"
	Language             string // of the text: "en"; empty is Vietnamese
	SignedCopy           string // the signed paper, scanned: "files/261-BC-DUK.pdf"
	Span                 source.Span
	Fields               map[string]source.Span
	Body                 int // offset of the first byte after the front matter
}

// Strings are the words of the interface in one language, by key.
type Strings map[string]string
