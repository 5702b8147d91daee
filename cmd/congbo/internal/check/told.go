package check

import (
	"cmp"
	"slices"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// Told is what readers are told of the checks of a report: of its result, and of what was
// found on the site, with what the office accepts marked.
func Told(site *report.Site, r *report.Report, result Result, found diag.List) *report.Checked {
	t := &report.Checked{Tables: result.Tables.Markdown + result.Tables.Data, Cells: result.Tables.Cells, Citations: len(r.Citations)}
	kinds := map[string]*report.CheckedKind{}
	for _, f := range result.Figures {
		k := kinds[f.Kind]
		if k == nil {
			k = &report.CheckedKind{Kind: f.Kind}
			kinds[f.Kind] = k
		}
		switch f.Verdict {
		case Holds, RoundedDown:
			k.Right++
		case Fails:
			k.Wrong++
		default:
			k.Unknown++
			t.Unread = append(t.Unread, report.UnreadFigure{Text: f.Text, Why: f.Why})
		}
	}
	for _, k := range kinds {
		t.Kinds = append(t.Kinds, *k)
	}
	slices.SortFunc(t.Kinds, func(a, b report.CheckedKind) int { return cmp.Compare(a.Kind, b.Kind) })
	documents := map[*report.Directive]bool{}
	for _, c := range r.Citations {
		if d := site.Cited[c]; d != nil {
			documents[d] = true
		}
	}
	t.Documents = len(documents)
	shown := shownOf(site.Data, r.Data)
	for _, f := range found {
		switch {
		case f.Span.File == nil || !bears(f.Span.File.Path, r.Period.ID):
		case f.Accepted && f.Quote != (diag.Quote{}): // on the text; its data repeat it
			if i := slices.IndexFunc(shown, func(a *data.Accepted) bool { return accepts(r.Summary, a, f) }); i >= 0 {
				kept := report.KeptFault{Text: shown[i].Text, Message: f.Message, Reason: shown[i].Reason}
				if f.Code == formCheck.Code { // which quotes a key of the front matter
					kept.Text = ""
				}
				t.Kept = append(t.Kept, kept)
			}
		case !f.Accepted && f.Severity == diag.Warning:
			t.Open++
		}
	}
	return t
}
