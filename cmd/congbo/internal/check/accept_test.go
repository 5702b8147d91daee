package check_test

import (
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// TestAccept holds that an acceptance is about the findings whose place it has something in
// common with, be its words more or fewer than theirs.
func TestAccept(t *testing.T) {
	const text = "Có 45/50 tổ (đạt 93%). Có 45/50 tổ (đạt 93%) nữa."
	file := &source.File{Path: "content/2031/_index.md", Text: []byte(text)}
	span := source.Span{File: file, Start: strings.Index(text, "45/50"), End: strings.Index(text, ")")}
	for _, test := range []struct {
		words  string
		quoted bool // the finding quotes the text that it is about
		want   bool
	}{
		{"45/50 tổ (đạt 93%", true, true},
		{"45/50 tổ (đạt 93%)", true, true},
		{"Có 45/50 tổ (đạt 93%).", true, true},
		{"đạt 93%", true, true},
		{"nữa", true, false},
		{"46/50", true, false},
		{"45/50 tổ (đạt 93%)", false, true},
		{"Có 45/50 tổ (đạt 93%). Có", false, true},
		{"nữa", false, false},
	} {
		f := diag.Finding{Code: "figure/ratio", Severity: diag.Warning, Span: span}
		if test.quoted {
			f.Quote = diag.Quote{Around: text, Start: span.Start, End: span.End}
		}
		site := &report.Site{Reports: []*report.Summary{{Period: data.Period{ID: "2031"},
			Data: &data.PeriodData{Accepted: []*data.Accepted{{Code: "figure/ratio", Text: test.words, Reason: "nguyên văn"}}}}}}
		found := check.Accept(site, diag.List{f})
		if got := found.Count(diag.Warning) == 0; got != test.want {
			t.Errorf("%q, quoted %v: accepted %v, want %v: %v", test.words, test.quoted, got, test.want, found)
		}
	}
}
