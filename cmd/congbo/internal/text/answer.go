package text

import (
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// A blockPlace is a block of a report, as places name it.
type blockPlace struct {
	in *report.Summary
	id string
}

// A pointer leads from a block to another place, and says what that is.
type pointer struct {
	to   address.Target
	text string
}

// pointersOf lead from what reports promise to the last answer, and back.
func (s *Site) pointersOf(all []*report.Commitment) map[blockPlace][]pointer {
	pointers := map[blockPlace][]pointer{}
	add := func(from *report.Target, to address.Target, text string) {
		if from != nil && from.ID != "" {
			at := blockPlace{from.Report, from.ID}
			pointers[at] = append(pointers[at], pointer{to, text})
		}
	}
	for _, c := range all {
		for _, a := range c.Answers {
			to := address.ToCommitment(c)
			if c.Place != nil {
				to = address.To(*c.Place)
			}
			add(a.Place, to, s.Words.T("answers-commitment", s.Words.PeriodWithin(c.In)))
		}
		last := c.Last()
		if last == nil {
			continue
		}
		to := address.ToPage(address.Commitments(last.In))
		if last.Place != nil {
			to = address.To(*last.Place)
		}
		add(c.Place, to, s.Words.T("answered-in", strings.ToLower(s.Words.T("commitment-"+string(last.Status))), s.Words.PeriodWithin(last.In)))
	}
	return pointers
}

// pointers writes where a block leads to: the later answer to what it promises, or the
// promise that it answers.
func (w *writer) pointers(b *report.Block) {
	if len(w.Site.pointed) == 0 || w.at.Report == nil || w.at.Book != nil {
		return
	}
	for _, p := range w.Site.pointed[blockPlace{w.at.Report.Summary, b.ID}] {
		w.WriteString(` <a class="source-line" data-ui`)
		w.href(p.to)
		w.WriteByte('>')
		w.text(p.text)
		w.WriteString("</a>")
	}
}
