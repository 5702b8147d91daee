package check

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Remarked are the checks whose findings are shown to readers where the office has accepted
// them in a report, and the others of their families: a check passes over what another of its
// family has claimed.
func Remarked(set *data.Set, period *data.PeriodData) []*Check {
	shown := shownOf(set, period)
	if len(shown) == 0 {
		return nil
	}
	return slices.DeleteFunc(All(), func(c *Check) bool {
		return !slices.ContainsFunc(shown, func(a *data.Accepted) bool { return family(a.Code) == family(c.Code) })
	})
}

// shownOf are the acceptances of a period that readers are told of: of what is wrong, not of
// what may be public.
func shownOf(set *data.Set, period *data.PeriodData) []*data.Accepted {
	var shown []*data.Accepted
	if period == nil || !set.Site.ShowAccepted {
		return nil
	}
	for _, a := range period.Accepted {
		switch family(a.Code) {
		case "secrecy", "personal", "unfinished":
		default:
			if a.Publish {
				shown = append(shown, a)
			}
		}
	}
	return shown
}

// family is what the codes of related checks begin with.
func family(code string) string {
	family, _, _ := strings.Cut(code, "/")
	return family
}

// A Mark is a place where readers are told of a fault that the office has accepted: a text,
// or a figure of an indicator.
type Mark struct {
	Block     *report.Block
	Indicator *data.Indicator
	Column    string
	report.Remark
}

// Marks are the places in a report where accepted findings stand, and the indicators that
// repeat what is wrong there.
func Marks(set *data.Set, r *report.Report, found diag.List) []Mark {
	var all []Mark
	add := func(m Mark) {
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	for _, a := range shownOf(set, r.Data) {
		for _, f := range found {
			if f.Severity == diag.Error || !accepts(r.Summary, a, f) {
				continue
			}
			remark := report.Remark{Text: a.Text, Reason: a.Reason}
			if i, column := figureAt(r, f.Span); i != nil {
				add(Mark{Indicator: i, Column: column, Remark: remark})
				continue
			}
			b := blockAt(r, f.Span)
			if b == nil {
				continue
			}
			add(Mark{Block: b, Remark: remark})
			for _, i := range r.Data.Indicators {
				if column := repeated(set, r, i, b, f.Quote); column != "" {
					add(Mark{Indicator: i, Column: column, Remark: remark})
				}
			}
		}
	}
	return all
}

// figureAt is the figure of an indicator that stands at a place.
func figureAt(r *report.Report, at source.Span) (*data.Indicator, string) {
	for _, i := range r.Data.Indicators {
		for _, column := range []string{"actual", "target", "of", "percent", "previous", "change", "status"} {
			if i.Fields[column] == at {
				return i, column
			}
		}
	}
	return nil, ""
}

// blockAt is the text that holds a place.
func blockAt(r *report.Report, at source.Span) *report.Block {
	for _, b := range r.Blocks() {
		if b.File != at.File || b.Text == "" {
			continue
		}
		if whole := b.Span(0, len(b.Text)); whole.Start <= at.Start && at.Start < whole.End {
			return b
		}
	}
	return nil
}

// repeated is the column in which an indicator repeats a figure of a text that is at fault:
// its percentage, or the result and the whole that it is a part of.
func repeated(set *data.Set, r *report.Report, i *data.Indicator, b *report.Block, at diag.Quote) string {
	target, known := r.Sources[i]
	if !known || !standsIn(b, target) || at.Around != b.Text {
		return ""
	}
	ratio, percent := false, false
	for _, q := range newText(b, set.Site.Language).quantities {
		if q.End <= at.Start || at.End <= q.Start {
			continue
		}
		ratio = ratio || q.Kind == quantity.Ratio && i.Actual.IsValid() && i.Of.IsValid() && q.Value.Equal(i.Actual) && q.Of.Equal(i.Of)
		percent = percent || q.Kind == quantity.Percent && i.Percent.IsValid() && q.Value.Equal(i.Percent)
	}
	switch {
	case percent && (ratio || !i.Of.IsValid()):
		return "percent"
	case ratio && i.Percent.IsValid():
		return "" // it states another percentage
	case ratio:
		return "actual"
	}
	return ""
}
