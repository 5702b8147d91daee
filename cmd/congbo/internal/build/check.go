package build

import (
	"path"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// Checked is what checks say of a site or of loose texts.
type Checked struct {
	Site     *report.Site
	Findings diag.List // sorted, accepted ones marked
	Figures  []check.Figure
}

// Check reads a site and runs every check over it.
func Check(o Options) (*Checked, error) {
	site, _, findings, err := Load(o)
	if err != nil {
		return nil, err
	}
	return checked(site, findings), nil
}

// CheckLoose runs every check over texts that stand in no site, Markdown or
// plain text by the ending of their names.
func CheckLoose(files []*source.File, faults []source.Fault) *Checked {
	findings := diag.FromSource(faults)
	set, found := data.Decode(&source.Tree{})
	findings.Add(found...)
	parser := markup.New(set.Grammar)
	var docs []*report.Document
	for _, f := range files {
		if path.Ext(f.Path) == ".txt" {
			docs = append(docs, parser.ParsePlain(f))
			continue
		}
		d, found := parser.ParseLoose(f)
		findings.Add(found...)
		docs = append(docs, d)
	}
	site, found := link.Loose(docs, set)
	findings.Add(found...)
	return checked(site, findings)
}

func checked(site *report.Site, findings diag.List) *Checked {
	result := check.Run(site, check.All(), Each)
	findings.Add(result.Findings...)
	return &Checked{site, check.Accept(site, findings), result.Figures}
}
