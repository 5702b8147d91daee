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
				findings.Add(diag.Finding{Code: "accepted/unmatched", Severity: diag.Warning, Span: a.Span,
					Message: diag.Say("không còn phát hiện %s nào ở %q", "no finding %s stands on %q any more", a.Code, a.Text),
					Hint:    diag.Say("bỏ mục này khỏi accepted.toml", "remove the entry from accepted.toml")})
			}
		}
	}
	findings.Sort()
	return findings
}

// accepts reports whether an acceptance is about a finding: its code, and its text
// somewhere in the text around the finding, so that the two have something in common.
func accepts(r *report.Summary, a *data.Accepted, f diag.Finding) bool {
	if f.Code != a.Code || a.Text == "" || f.Span.File == nil || !bears(f.Span.File.Path, r.Period.ID) {
		return false
	}
	q := f.Quote
	if q == (diag.Quote{}) {
		return strings.Contains(f.Span.Text(), a.Text)
	}
	for from := 0; ; {
		at := strings.Index(q.Around[from:], a.Text)
		if at < 0 {
			return false
		}
		if at += from; at < q.End && q.Start < at+len(a.Text) {
			return true
		}
		from = at + 1
	}
}

// bears reports whether a file is of a period, or of all of them: what stands in static/ goes
// out with every period.
func bears(path, period string) bool {
	return strings.Contains(path, "/"+period+"/") || strings.HasPrefix(path, "static/")
}
