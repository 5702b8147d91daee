package read

import (
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// remarks finds the blocks that published acceptances are about
// (data/<period>/accepted.toml, publish = true): readers are told there why the
// text stands as it is. Everything else that was accepted leaves no mark.
func remarks(r *report.Report) {
	for _, a := range r.Data.Accepted {
		if !a.Publish || a.Text == "" {
			continue
		}
		for _, p := range r.Blocks() {
			if p.Kind == report.Paragraph || p.Kind == report.ListItem {
				if strings.Contains(p.Text, a.Text) {
					p.Remarks = append(p.Remarks, a.Reason)
					break
				}
			}
		}
	}
}
