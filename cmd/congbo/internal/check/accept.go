package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// Accept marks the findings that the office has read and keeps
// (data/<period>/accepted.toml), and adds a finding for every acceptance that no
// longer matches anything. An error cannot be accepted.
func Accept(site *report.Site, findings diag.List) diag.List {
	findings = slices.Clone(findings)
	var unmatched diag.List
	for _, r := range site.Reports {
		if r.Data == nil {
			continue
		}
		for _, a := range r.Data.Accepted {
			matched := false
			for i := range findings {
				if f := &findings[i]; f.Severity < diag.Error && accepts(r, a, *f) {
					f.Accepted, matched = true, true
				}
			}
			if !matched && a.Code != "" && a.Text != "" {
				unmatched.Add(stale(r, a, findings))
			}
		}
	}
	findings.Add(unmatched...)
	findings.Sort()
	return findings
}

// stale says that an acceptance matches nothing. More may have come to be said where it stood: one
// person is told of once, by what is gravest.
func stale(r *report.Summary, a *data.Accepted, findings diag.List) diag.Finding {
	family, _, _ := strings.Cut(a.Code, "/")
	for _, f := range findings {
		same := *a
		if same.Code = f.Code; !f.Accepted && strings.HasPrefix(f.Code, family+"/") && accepts(r, &same, f) {
			words := f.Span.Text()
			if q := f.Quote; q.End > q.Start {
				words = q.Around[q.Start:q.End]
			}
			return diag.Finding{Code: "accepted/unmatched", Severity: diag.Warning, Span: a.Span,
				Message: diag.Say("lời đã chấp nhận %q nay thuộc một phát hiện khác: %s, không còn là %s", "the accepted words %q now belong to another finding: %s, no longer %s", a.Text, f.Code, a.Code),
				Hint:    diag.Say("đọc phát hiện ở %s; nếu vẫn giữ nguyên, sửa mục này: code = %q, text = %s", "read the finding at %s; if it is to stay as it is, change the entry: code = %q, text = %s", f.Span.String(), f.Code, data.QuoteTOML(words)),
				Related: []diag.Related{{Span: f.Span, Text: diag.Say("phát hiện ấy", "that finding")}}}
		}
	}
	return diag.Finding{Code: "accepted/unmatched", Severity: diag.Warning, Span: a.Span,
		Message: diag.Say("không còn phát hiện %s nào ở %q", "no finding %s stands on %q any more", a.Code, a.Text),
		Hint:    instead(r, a, findings)}
}

// instead is what to do with an acceptance that matches nothing: it may be meant for a finding
// of its code that stands elsewhere, or in other words.
func instead(r *report.Summary, a *data.Accepted, findings diag.List) diag.Text {
	for _, f := range findings {
		if words := f.Span.Text(); f.Code == a.Code && !f.Accepted && words != "" && len(words) < 200 && !strings.Contains(words, "\n") &&
			f.Span.File != nil && bears(f.Span.File.Path, r.Period.ID) {
			return diag.Say("bỏ mục này khỏi accepted.toml; nếu là phát hiện ở %s, ghi text = %s", "remove the entry from accepted.toml; if the finding at %s is meant, write text = %s", f.Span.String(), data.QuoteTOML(words))
		}
	}
	return diag.Say("bỏ mục này khỏi accepted.toml", "remove the entry from accepted.toml")
}

// accepts reports whether an acceptance is about a finding: its code, and its text
// somewhere in the text around the finding, so that the two have something in common.
func accepts(r *report.Summary, a *data.Accepted, f diag.Finding) bool {
	if f.Code != a.Code || a.Text == "" || f.Span.File == nil || !bears(f.Span.File.Path, r.Period.ID) {
		return false
	}
	if q := f.Quote; q != (diag.Quote{}) {
		return overlaps(q.Around, a.Text, q.Start, q.End)
	}
	from, text := max(0, f.Span.Start-len(a.Text)), f.Span.File.Text
	return overlaps(string(text[from:min(f.Span.End+len(a.Text), len(text))]), a.Text, f.Span.Start-from, f.Span.End-from)
}

// overlaps reports whether words stand somewhere in a text so that they have something in
// common with text[start:end].
func overlaps(text, words string, start, end int) bool {
	for from := max(0, start-len(words)); ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return false
		}
		if at += from; at < max(end, start+1) && start < at+len(words) {
			return true
		}
		if from = at + 1; from >= end {
			return false
		}
	}
}

// bears reports whether a file is of a period, or of all of them: what stands in static/ goes
// out with every period.
func bears(path, period string) bool {
	return strings.Contains(path, "/"+period+"/") || strings.HasPrefix(path, "static/")
}
