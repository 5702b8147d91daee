package main

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// readPeriod reads the id of a period that somebody has typed.
func readPeriod(id string) (data.Period, error) {
	period, err := data.ParsePeriod(id)
	if err == nil {
		return period, nil
	}
	hint := periodForm
	if meant := meantPeriod(id); meant != "" {
		hint = didYouMean(meant)
	}
	return data.Period{}, usage(diag.Say("%q không phải là tên một kỳ", "%q is not the name of a period", id), hint)
}

// periodForm says how a period is written.
var periodForm = diag.Say("ghi kỳ như một trong: %s", "write a period like one of: %s", data.PeriodNames)

// meantPeriod is the id of the period that somebody has named in words, "6 tháng đầu năm
// 2031" or "2031-H1"; empty if that cannot be told.
func meantPeriod(text string) string {
	named := words.PeriodNames(text)
	if len(named) != 1 || named[0].Year == "" {
		return ""
	}
	period, err := named[0].Period("")
	if err != nil {
		return ""
	}
	return period.ID
}

func didYouMean(id string) diag.Text { return diag.Say("có phải là %q?", "did you mean %q?", id) }

// noReport says that a site has no report of a period, and which one may be meant.
func noReport(id string, reports []*report.Summary) error {
	var known []string
	for _, r := range reports {
		known = append(known, r.Period.ID)
	}
	meant := data.Nearest(meantPeriod(id), known)
	if meant == "" {
		meant = data.Nearest(id, known)
	}
	hint := diag.Say("các kỳ có báo cáo: %s", "the periods with a report are: %s", strings.Join(known, ", "))
	switch {
	case meant != "":
		hint = didYouMean(meant)
	case len(known) == 0:
		hint = diag.Say("chưa có báo cáo nào: congbo import TỆP.docx", "there is no report yet: congbo import FILE.docx")
	}
	return usage(diag.Say("kỳ %q không có báo cáo", "period %q has no report", id), hint)
}
