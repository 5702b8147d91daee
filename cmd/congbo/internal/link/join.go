package link

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
)

// A joiner joins what all reports of a site say of documents and indicators.
type joiner struct {
	site     *report.Site
	found    diag.List
	compared int               // how many names were compared for suggestions
	folded   map[string]string // see fold
}

// join fills in what the reports of a site have in common.
func join(site *report.Site) diag.List {
	j := joiner{site: site, folded: map[string]string{}}
	j.series()
	j.commitments()
	j.directives()
	return j.found
}

func (j *joiner) suggest(name string, known []string, otherwise diag.Text) diag.Text {
	return suggest(&j.compared, name, known, otherwise)
}
