package data

import (
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// CommitmentsFile is the name of the file of data/<period>/ that has its commitments.
const CommitmentsFile = "commitments.toml"

// A Commitment is work that a report promises.
type Commitment struct {
	ID        string
	Text      string        // in words of its own; empty where the source has them
	Source    string        // the item of the report: "chuong-trinh#3"
	Due       citation.Date // the last day
	Owner     string
	Indicator string // id of the indicator that tells how far it is
	Target    Goal   // that the indicator is to reach
	Span      source.Span
	Fields    map[string]source.Span // where each value is written
}

// An Answer is what a later report says became of a commitment.
type Answer struct {
	ID     string // of the commitment
	Of     string // the period that promised it, where several have one of that id
	Status AnswerStatus
	Reason string // why it was dropped
	Source string // where the report says it
	Span   source.Span
	Fields map[string]source.Span
}

// AnswerStatus is what became of a commitment.
type AnswerStatus string

// The statuses of answers, by the values of the TOML key.
const (
	Done     AnswerStatus = "done"
	UnderWay AnswerStatus = "under-way"
	Late     AnswerStatus = "late"
	Dropped  AnswerStatus = "dropped"
)

// answerStatuses are all of them, in the order in which they are counted.
var answerStatuses = []AnswerStatus{Done, UnderWay, Late, Dropped}

// Closes reports whether nothing is left to be answered.
func (s AnswerStatus) Closes() bool { return s == Done || s == Dropped }

var commitmentKeys = keys[Commitment]{
	field("text", asText, noPeriod, func(c *Commitment) *string { return &c.Text }, "việc sẽ làm, bằng lời; bắt buộc nếu không có source", "the work, in words; required without a source"),
	field("source", asText, noPeriod, func(c *Commitment) *string { return &c.Source }, "mục có số của báo cáo: `chuong-trinh-cong-tac#3`", "the numbered item of the report: `chuong-trinh-cong-tac#3`"),
	field("due", asDate, noPeriod, func(c *Commitment) *citation.Date { return &c.Due }, "hạn: ngày cuối cùng còn đúng hạn", "the last day on which it is in time"),
	field("owner", asText, noPeriod, func(c *Commitment) *string { return &c.Owner }, "nơi chịu trách nhiệm", "who is responsible"),
	field("indicator", asText, noPeriod, func(c *Commitment) *string { return &c.Indicator }, "chỉ tiêu cho biết kết quả", "the indicator that tells the result"),
	field("target", asGoal, noPeriod, func(c *Commitment) *Goal { return &c.Target }, "mức mà chỉ tiêu ấy phải đạt, viết như target của chỉ tiêu", "what that indicator is to reach, written like the target of one"),
}

var answerKeys = keys[Answer]{
	shaped(periodForm, field("of", asText, noPeriod, func(a *Answer) *string { return &a.Of }, "kỳ đã hứa, khi nhiều kỳ có cùng tên: `2022-h1`", "the period that promised it, where several have one of that name: `2022-h1`")),
	among(answerStatuses, field("status", asText, noPeriod, func(a *Answer) *string { return (*string)(&a.Status) }, "`done` (đã xong), `under-way` (đang làm), `late` (chậm) hoặc `dropped` (thôi làm, kèm reason); bắt buộc", "`done`, `under-way`, `late` or `dropped` (with a reason); required")),
	field("reason", asText, noPeriod, func(a *Answer) *string { return &a.Reason }, "vì sao thôi, hoặc vì sao chậm", "why it was dropped, or is late"),
	field("source", asText, noPeriod, func(a *Answer) *string { return &a.Source }, "chỗ báo cáo này trả lời: `phần/mục#đề-mục`, `phần/mục#3` hoặc `note:7`", "where this report answers: `part/section#heading`, `part/section#3` or `note:7`"),
}

func decodeCommitments(p *PeriodData, f *source.File, found *diag.List) {
	t := open(f, found)
	commitments, answers := t.tables("commitment"), t.tables("answer")
	t.unknownKeys()
	for _, t := range commitments {
		c := &Commitment{ID: t.name, Span: t.span, Fields: t.fields()}
		commitmentKeys.decode(t, c)
		if c.Text == "" && c.Source == "" {
			t.missing("source")
		}
		if !ValidSlug(c.ID) {
			found.Add(diag.Finding{Code: "data/slug", Severity: diag.Error, Span: t.span,
				Message: diag.Say("tên nhiệm vụ %q không dùng làm địa chỉ được", "commitment %q cannot be part of an address", c.ID),
				Hint:    diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối", "use only a-z, 0-9 and hyphens")})
		}
		if c.Target.IsValid() && c.Indicator == "" {
			t.missing("indicator")
		}
		p.Commitments = append(p.Commitments, c)
	}
	for _, t := range answers {
		a := &Answer{ID: t.name, Span: t.span, Fields: t.fields()}
		answerKeys.decode(t, a)
		switch {
		case t.lookup("status") == nil:
			t.missing("status")
		case !slices.Contains(answerStatuses, a.Status):
			found.Add(diag.Finding{Code: "commitment/status", Severity: diag.Error, Span: a.Fields["status"],
				Message: diag.Say("không có trạng thái %q", "there is no status %q", string(a.Status)),
				Hint:    diag.Say("ghi một trong: done, under-way, late, dropped", "write one of: done, under-way, late, dropped")})
		case a.Status == Dropped && a.Reason == "":
			t.missing("reason")
		}
		p.Answers = append(p.Answers, a)
	}
}

// AppendTOML appends the entry of a commitment as commitments.toml has it.
func (c *Commitment) AppendTOML(dst []byte) []byte {
	return commitmentKeys.append(fmt.Appendf(dst, "[commitment.%s]\n", keyTOML(c.ID)), c)
}
