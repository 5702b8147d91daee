package check

import (
	"slices"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

var commitmentDue = &Check{
	Code:     "commitment/due",
	Severity: diag.Warning,
	Title:    diag.Say("nhiệm vụ đến hạn chưa có trả lời", "commitments that are due without an answer"),
	Doc: diag.Say(
		`Nhiệm vụ ghi trong data/<kỳ>/commitments.toml có hạn (due) trước ngày cuối kỳ của báo cáo mới nhất thì phải có báo cáo sau trả lời: [answer.x] trong commitments.toml của kỳ ấy, với status và source.`,
		`A commitment of data/<period>/commitments.toml whose due day lies before the last day of the newest report needs the answer of a later report: [answer.x] in commitments.toml of that period, with status and source.`),
	across: checkDue,
}

func checkDue(c *crossing) {
	if len(c.report.Commitments) == 0 {
		return
	}
	// Who answers is a report of the same kind and slug.
	k := slices.IndexFunc(c.site.Reports, func(r *report.Summary) bool { return r.Period.Line() == c.report.Period.Line() })
	if k < 0 || c.site.Reports[k] == c.report {
		return // nobody can have answered yet
	}
	answering := c.site.Reports[k]
	newest := lastDay(answering)
	for _, one := range c.report.Commitments {
		withdrawn := func(r *report.Summary) bool {
			return slices.ContainsFunc(r.Answers, func(a report.Answer) bool { return a.ID == one.ID })
		}
		if one.Due.IsZero() || len(one.Answers) > 0 || one.Due.String() >= newest.String() || slices.ContainsFunc(c.site.Withdrawn, withdrawn) {
			continue
		}
		c.found.Add(diag.Finding{Code: c.check.Code, Severity: diag.Warning, Span: one.Fields["due"],
			Message: diag.Say("nhiệm vụ %q đến hạn ngày %s, báo cáo mới nhất tính đến ngày %s mà chưa trả lời", "commitment %q was due on %s; the newest report goes to %s and does not answer it", one.ID, one.Due, newest),
			Hint:    diag.Say("thêm [answer.%s] vào data/%s/commitments.toml", "add [answer.%s] to data/%s/commitments.toml", one.ID, answering.Period.ID)})
	}
}

// lastDay is the last day that a report covers.
func lastDay(r *report.Summary) citation.Date {
	if to := r.Front.To; !to.IsZero() {
		return to
	}
	return r.Period.Last()
}

var commitmentAnswer = &Check{
	Code:     "commitment/answer",
	Severity: diag.Warning,
	Title:    diag.Say("trả lời và chỉ tiêu nói khác nhau", "answers and indicators contradict each other"),
	Doc: diag.Say(
		`Nhiệm vụ có chỉ tiêu (indicator) và mức phải đạt (target) thì trả lời phải hợp với kết quả của chỉ tiêu ấy trong báo cáo trả lời: done mà chưa đạt mức, hoặc under-way, late mà đã đạt, là mâu thuẫn. Không ghi target thì xét theo kế hoạch của chính chỉ tiêu.`,
		`Where a commitment has an indicator and the target that this is to reach, the answer must agree with its result in the report that answers: done below the target, or under-way or late when it is reached, contradict it. Without a target the plan of the indicator itself counts.`),
	across: checkAnswers,
}

func checkAnswers(c *crossing) {
	for _, one := range c.report.Commitments {
		for _, a := range one.Answers {
			i := resultOf(a.In.Data, one.Indicator)
			if i == nil {
				continue
			}
			reached, known := reaches(i, one.Target)
			if !known || reached == (a.Status == data.Done) || a.Status == data.Dropped {
				continue
			}
			message := diag.Say("nhiệm vụ %q được trả lời là %q, nhưng chỉ tiêu %q chưa đạt: %s", "commitment %q is answered %q, but indicator %q does not reach its target: %s", a.ID, string(a.Status), i.ID, vi(i.Actual))
			if reached {
				message = diag.Say("nhiệm vụ %q được trả lời là %q, nhưng chỉ tiêu %q đã đạt: %s", "commitment %q is answered %q, but indicator %q reaches its target: %s", a.ID, string(a.Status), i.ID, vi(i.Actual))
			}
			c.found.Add(diag.Finding{Code: c.check.Code, Severity: diag.Warning, Span: a.Fields["status"],
				Message: message,
				Hint:    diag.Say("xem lại status, hoặc kết quả của chỉ tiêu", "look at the status again, or at the result of the indicator"),
				Related: []diag.Related{{Span: i.Span, Text: diag.Say("chỉ tiêu", "the indicator")}, {Span: one.Span, Text: diag.Say("nhiệm vụ", "the commitment")}}})
		}
	}
}

// resultOf is an indicator of a period, by its id there or its former one; nil for none.
func resultOf(p *data.PeriodData, id string) *data.Indicator {
	for _, i := range p.Indicators {
		if id != "" && (i.ID == id || i.Formerly == id) {
			return i
		}
	}
	return nil
}

// reaches reports whether an indicator reaches a target, or its own plan where there is
// none.
func reaches(i *data.Indicator, target data.Goal) (reached, known bool) {
	if !target.IsValid() {
		switch s, _ := i.Judged(); s {
		case data.Exceeded, data.Met:
			return true, true
		case data.NotMet:
			return false, true
		}
		return false, false
	}
	return i.Reaches(target)
}
