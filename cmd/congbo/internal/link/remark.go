package link

import (
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// remarks finds the passages that published acceptances are about
// (data/<period>/accepted.toml, publish = true): readers are told there why the
// text stands as it is. Everything else that was accepted leaves no mark.
func remarks(r *report.Report) {
	for _, a := range r.Data.Accepted {
		if !a.Publish || a.Text == "" {
			continue
		}
		for _, p := range passages(r) {
			if p.Kind == report.Paragraph || p.Kind == report.ListItem {
				if strings.Contains(p.Text, a.Text) {
					p.Remarks = append(p.Remarks, a.Reason)
					break
				}
			}
		}
	}
}

// passages are the texts of a report, those of notes last.
func passages(r *report.Report) []*report.Passage {
	var all, notes []*report.Passage
	for _, d := range r.Documents() {
		all = append(all, d.Passages...)
		for _, n := range d.Notes {
			notes = append(notes, n.Passages...)
		}
	}
	return append(all, notes...)
}
