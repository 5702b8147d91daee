package report

import "congbo/cmd/congbo/internal/diag"

// Checked is what became of what congbo checked in a report, as its readers are told.
type Checked struct {
	Kinds                []CheckedKind // of relations between figures, in the order of their names
	Citations, Documents int           // citations, and the documents that they are of
	Tables, Cells        int           // that were read
	Kept                 []KeptFault   // found wrong, and kept as it was issued
	Open                 int           // warnings that the office has not answered
	Unread               []UnreadFigure
}

// A CheckedKind counts the relations of a kind: "ratio", "change", "sum", "subset", "names".
type CheckedKind struct {
	Kind                  string
	Right, Wrong, Unknown int
}

// A KeptFault is what is wrong in a report and why it is kept.
type KeptFault struct {
	Text    string
	Message diag.Text // what is wrong
	Reason  string
}

// An UnreadFigure is one that nothing in the report proves or refutes.
type UnreadFigure struct {
	Text string
	Why  diag.Text
}
