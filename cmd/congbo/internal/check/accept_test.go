package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

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

// TestAcceptedNameToldAnew holds that an acceptance whose words more is said of than was accepted
// leads to what is told now, and that what it then proposes is accepted.
func TestAcceptedNameToldAnew(t *testing.T) {
	const born = `Trần Văn Thử, sinh ngày 03/4/1980, trú tại số 5, thôn Hai`
	for _, test := range []struct{ text, code, said string }{
		{"Kết nạp đồng chí " + born + ".", "personal/home", ""},
		{"Đồng chí " + born + ", bị khiển trách.", "personal/home", "personal/sanction"},
		{"Đồng chí " + born + ", bị ung thư.", "personal/home", "personal/illness"},
		{"Đồng chí Trần Văn Thử đã họp.", "personal/home", "no finding personal/home"},
	} {
		entry := func(code, text string) string {
			return "[accepted.thu]\ncode = \"" + code + "\"\ntext = " + data.QuoteTOML(text) + "\nreason = \"Đã công khai.\"\n"
		}
		said := func(accepted string) (stale []diag.Finding, warnings int) {
			reports, result := checked(fstest.MapFS{
				"content/2031-h1/_index.md":  {Data: []byte(head + test.text)},
				"data/2031-h1/accepted.toml": {Data: []byte(accepted)},
			}, set(t).Grammar)
			found := check.Accept(&report.Site{Reports: []*report.Summary{reports[0].Summary}}, result.Findings)
			for _, f := range found {
				if f.Code == "accepted/unmatched" {
					stale = append(stale, f)
				}
			}
			return stale, found.Count(diag.Warning)
		}
		stale, _ := said(entry(test.code, "Trần Văn Thử, sinh ngày 03/4/1980"))
		if test.said == "" && len(stale) == 0 {
			continue
		}
		if len(stale) != 1 || !strings.Contains(stale[0].Message.EN, test.said) {
			t.Errorf("%q: %v", test.text, stale)
			continue
		}
		if _, words, ok := strings.Cut(stale[0].Hint.EN, ", text = \""); ok {
			if stale, n := said(entry(test.said, strings.TrimSuffix(words, "\""))); len(stale) > 0 || n > 0 {
				t.Errorf("%q: what is proposed is not accepted: %v, %d warnings", test.text, stale, n)
			}
		}
	}
}
