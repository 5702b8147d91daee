// Package diag holds findings: what congbo has to say about a report.
//
// A finding is about the report and accumulates; an error is about the machine
// and stops. diag orders findings and prints them as text, JSON, SARIF and
// GitHub annotations. It never looks for anything itself.
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/source"
)

// Severity says what a finding means for publishing.
type Severity int

// An Error stops a build, because the site would be wrong. A Warning is a
// complete equation that fails or two statements that contradict each other.
// A Note is everything else worth a look.
const (
	Note Severity = iota
	Warning
	Error
)

func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// Text is a message in the two languages that congbo speaks.
type Text struct{ VI, EN string }

// Say formats a message; both formats take the same arguments, of which strings are made
// [Printable], errors are said by [Cause], and what knows both languages by In.
func Say(vi, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{vi, en}
	}
	return Text{fmt.Sprintf(vi, printable(args, "vi")...), fmt.Sprintf(en, printable(args, "en")...)}
}

// In returns the message in a language: "en", or Vietnamese for any other.
func (t Text) In(language string) string {
	if language == "en" {
		return t.EN
	}
	return t.VI
}

// A Finding is one thing that congbo has to say about a report: where, what is
// wrong with its arithmetic or its two witnesses, and what to do.
type Finding struct {
	Code     string // stable: "figure/ratio"
	Severity Severity
	Span     source.Span
	Message  Text // lower case, no final period
	Hint     Text // what to do
	Related  []Related
	Accepted bool  // the office has read it and keeps the text as it is
	Quote    Quote // of one on the text of a report
}

// A Quote is what a finding is about as a reader reads it, in the text around it. The zero
// Quote says that the source is what is read.
type Quote struct {
	Around     string
	Start, End int // of what it is about
}

// Text is what the finding is about, as a reader reads it.
func (f *Finding) Text() string {
	if f.Quote == (Quote{}) {
		return f.Span.Text()
	}
	return f.Quote.Around[f.Quote.Start:f.Quote.End]
}

// Related is a second place that a finding stands on: its other witness.
type Related struct {
	Span source.Span
	Text Text
}

// List is findings in the order they were made.
type List []Finding

// Add appends findings.
func (l *List) Add(f ...Finding) { *l = append(*l, f...) }

// Sort orders a list by path, place, severity (gravest first), code and message,
// and drops a finding said twice.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Finding) bool { return compare(a, b) == 0 })
}

// Count returns the number of findings of a severity that are not accepted.
func (l List) Count(s Severity) int {
	n := 0
	for _, f := range l {
		if f.Severity == s && !f.Accepted {
			n++
		}
	}
	return n
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(path(a), path(b)),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message.VI, b.Message.VI),
		cmp.Compare(a.Span.End, b.Span.End),
	)
}

func path(f Finding) string {
	if f.Span.File == nil {
		return ""
	}
	return f.Span.File.Path
}
