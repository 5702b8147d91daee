package exports

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// commitmentColumns are the columns of the commitments for download; new ones come last.
var commitmentColumns = []string{"period", "id", "text", "source", "due", "owner", "indicator", "target", "status", "answered_in", "answer_source", "reason"}

// commitmentCells are the columns of a commitment with the last answer to it.
func commitmentCells(c *report.Commitment) []string {
	cells := []string{c.In.Period.ID, c.ID, c.Words, c.Source, c.Due.String(), c.Owner, c.Indicator, c.Target.String()}
	if a := c.Last(); a != nil {
		return append(cells, string(a.Status), a.In.Period.ID, a.Source, a.Reason)
	}
	return append(cells, "", "", "", "")
}

// CommitmentsCSV is what reports promise, for machines, a row a commitment.
func CommitmentsCSV(all []*report.Commitment) []byte {
	rows := [][]string{commitmentColumns}
	for _, c := range all {
		rows = append(rows, commitmentCells(c))
	}
	return table(rows)
}

// CommitmentsExcel is the same for Excel.
func CommitmentsExcel(w words.Words, all []*report.Commitment) []byte {
	var b excelCSV
	var heads []string
	for _, name := range commitmentColumns {
		heads = append(heads, w.T("commitment-data-"+name))
	}
	b.line(heads)
	for _, c := range all {
		b.line(commitmentCells(c))
	}
	return b.bytes()
}

type commitmentJSON struct {
	origin
	ID        string       `json:"id"`
	Text      string       `json:"text"`
	Source    string       `json:"source,omitempty"`
	Due       string       `json:"due,omitempty"`
	Owner     string       `json:"owner,omitempty"`
	Indicator string       `json:"indicator,omitempty"`
	Target    string       `json:"target,omitempty"`
	Answers   []answerJSON `json:"answers"`
}

type answerJSON struct {
	origin
	Status string `json:"status"`
	Source string `json:"source,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// CommitmentsJSON is what reports promise with all answers, oldest first.
func CommitmentsJSON(w words.Words, base string, all []*report.Commitment) []byte {
	v := struct {
		Commitments []commitmentJSON `json:"commitments"`
	}{[]commitmentJSON{}}
	for _, c := range all {
		one := commitmentJSON{origin: originOf(w, base, c.In, address.Commitments(c.In)), ID: c.ID, Text: c.Words, Source: c.Source,
			Due: c.Due.String(), Owner: c.Owner, Indicator: c.Indicator, Target: c.Target.String(), Answers: []answerJSON{}}
		for _, a := range c.Answers {
			one.Answers = append(one.Answers, answerJSON{originOf(w, base, a.In, address.Commitments(a.In)), string(a.Status), a.Source, a.Reason})
		}
		v.Commitments = append(v.Commitments, one)
	}
	return encoded(v)
}
