package report

import "congbo/cmd/congbo/internal/data"

// A Commitment is work that a report promises.
type Commitment struct {
	*data.Commitment
	In      *Summary
	Words   string   // as its data has it, else as its item reads
	Place   *Target  // the item; nil for none
	Answers []Answer // of later reports, oldest first; empty until the site is linked
}

// An Answer is what a later report says became of a commitment.
type Answer struct {
	*data.Answer
	In    *Summary
	Place *Target // where the report says it; nil for none
}

// Last is the newest answer; nil for none.
func (c *Commitment) Last() *Answer {
	if len(c.Answers) == 0 {
		return nil
	}
	return &c.Answers[len(c.Answers)-1]
}

// IsOpen reports whether something is left to be answered.
func (c *Commitment) IsOpen() bool { return c.Last() == nil || !c.Last().Status.Closes() }
