package report

import "congbo/cmd/congbo/internal/data"

// A Series is one indicator through the periods, under every id it has had.
type Series struct {
	ID     string   // the newest
	Former []string // older ids, newest first; each keeps its address
	Points []Point  // newest period first
}

// HasPage reports whether the series has a page of its own. One period is no series: what
// there is to say of it stands in the table of that period.
func (s *Series) HasPage() bool { return len(s.Points) > 1 }

// A Point is what one report says of the indicator of a series.
type Point struct {
	Report    *Summary
	Indicator *data.Indicator
	Before    *data.Indicator // of the same period of last year; nil if that has none
}
