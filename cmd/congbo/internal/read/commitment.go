package read

import "congbo/cmd/congbo/internal/report"

// commitments gives what a report promises the words of its items, where its data has none.
func commitments(r *report.Report) {
	if len(r.Commitments) == 0 {
		return
	}
	texts := map[string]string{}
	for _, b := range r.Blocks() {
		texts[b.ID] = b.Text
	}
	for _, c := range r.Commitments {
		switch {
		case c.Words != "" || c.Place == nil:
		case c.Place.ID != "":
			c.Words = texts[c.Place.ID]
		case c.Place.Section != nil:
			c.Words = c.Place.Section.Title
		}
	}
}
