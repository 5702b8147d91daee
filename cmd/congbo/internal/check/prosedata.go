package check

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
)

// between are the words that may stand between the name of an indicator and its
// figure.
var between = map[string]bool{"ước": true, "đạt": true, "là": true, "có": true, "được": true, "hiện": true, "khoảng": true, "ước đạt": true, "hiện có": true, "": true}

// proseAgainstData compares what prose says of an indicator with its data: where a text
// names an indicator and gives a count of its unit right after, the count is one of the
// indicator's figures.
func (r *run) proseAgainstData() {
	for _, i := range r.report.Data.Indicators {
		name := strings.ToLower(i.Name)
		if len(strings.Fields(name)) < 4 || !i.Actual.IsValid() {
			continue
		}
		for _, t := range r.texts {
			at := strings.Index(t.lower(), name)
			if at < 0 {
				continue
			}
			after := at + len(name)
			for _, q := range t.quantities {
				if q.Start < after {
					continue
				}
				words := strings.Trim(t.lower()[after:q.Start], " :")
				if q.Kind == quantity.Count && between[words] && strings.HasPrefix(unitOf(t, q), strings.ToLower(i.Unit)) && !ofIndicator(i, q) {
					r.raise(diag.Warning, t.Block, at, max(q.UnitEnd, q.End),
						diag.Say("lời văn ghi %s, chỉ tiêu %q ghi %s", "the prose says %s, indicator %q says %s", t.Text[q.Start:q.End], i.ID, vi(i.Actual)),
						diag.Say("sửa con số ở lời văn hoặc ở indicators.toml", "correct the number in the prose or in indicators.toml"),
						diag.Related{Span: i.Fields["actual"], Text: diag.Say("chỉ tiêu", "the indicator")})
				}
				break
			}
		}
	}
}

// unitOf is the unit of a count, its scale word included: "tỷ đồng".
func unitOf(t *text, q quantity.Quantity) string {
	scale := strings.Fields(strings.ToLower(t.Text[q.Start:q.End]))
	return strings.TrimSpace(strings.Join(append(scale[1:], q.Unit), " "))
}

// ofIndicator reports whether a count is one of an indicator's figures, in đồng or
// in its unit.
func ofIndicator(i *data.Indicator, q quantity.Quantity) bool {
	for _, d := range append(i.Target.Numbers(), i.Actual, i.Of, i.Previous) {
		if !d.IsValid() {
			continue
		}
		for _, scale := range []int64{1, 1e3, 1e6, 1e9} {
			if q.Value.Equal(d.Mul(quantity.Int(scale))) {
				return true
			}
		}
	}
	return false
}
