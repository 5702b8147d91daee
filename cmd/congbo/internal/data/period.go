package data

// A Period is the stretch of time that a report covers: a year ("2022"), a half
// year ("2022-h1"), nine months ("2022-9m") or a quarter ("2022-q3").
type Period struct {
	ID   string
	Year int
	Kind PeriodKind
	N    int // which half or quarter, from 1; 0 for a year and nine months
}

// PeriodKind tells periods of different length apart.
type PeriodKind int

// The lengths of a period.
const (
	Quarter PeriodKind = iota
	Half
	NineMonths
	Year
)
