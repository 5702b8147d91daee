package pipeline

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// fromSealed reports whether a site is a period that was sealed, taken out of a site that
// seals it or out of a bag.
func (o Options) fromSealed(site *source.Tree) bool {
	return o.FromBag || o.Period != "" && data.SealedIn(site, o.Period)
}

// onlyPeriod is the tree of a site of one period: without the files of other periods, the
// seals, the bags and where the site is published.
func onlyPeriod(t *source.Tree, period string) *source.Tree {
	only := &source.Tree{}
	for _, f := range t.Files {
		if belongs(f.Path, period) {
			only.Files = append(only.Files, f)
		}
	}
	for _, f := range t.Faults {
		if f.Span.File == nil || belongs(f.Span.File.Path, period) {
			only.Faults = append(only.Faults, f)
		}
	}
	return only
}

// belongs reports whether a file of a site is of a period, or of no period at all.
func belongs(path, period string) bool {
	dir, rest, _ := strings.Cut(path, "/")
	home, _, within := strings.Cut(rest, "/")
	switch {
	case dir == "content" && rest != "", dir == "data" && within:
		return home == period
	}
	return path != data.SealsFile && path != data.TargetsFile && !strings.HasPrefix(path, data.BagsFolder)
}

// citedOnly are the documents that a site cites, and those that are related to
// them, however far.
func citedOnly(all []*report.Directive) []*report.Directive {
	reached := map[*report.Directive]bool{}
	var reach func(d *report.Directive)
	reach = func(d *report.Directive) {
		if reached[d] {
			return
		}
		reached[d] = true
		for _, r := range d.Relations {
			reach(r.Directive)
		}
	}
	for _, d := range all {
		if len(d.Citations) > 0 {
			reach(d)
		}
	}
	var cited []*report.Directive
	for _, d := range all {
		if reached[d] {
			cited = append(cited, d)
		}
	}
	return cited
}
