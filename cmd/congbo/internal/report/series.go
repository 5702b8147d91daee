package report

import "congbo/cmd/congbo/internal/data"

// A Series is one indicator through the periods, under every id it has had.
type Series struct {
	ID     string   // the newest
	Former []string // older ids, newest first; each keeps its address
	Points []Point  // newest period first
}

// A Point is what one report says of the indicator of a series.
type Point struct {
	Report    *Summary
	Indicator *data.Indicator
	Before    *data.Indicator // of the same period of last year; nil if that has none
}
