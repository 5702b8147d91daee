package link

import (
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/report"
)

// locate puts the passages of the text into their sections and makes the ids of
// all passages unique in the report. Of two passages with one text the first in
// reading order keeps its id, a later one gets a number.
func (b *Book) locate() {
	used := map[string]int{}
	for _, d := range b.documents {
		heads := map[*report.Passage]*report.Section{}
		for _, h := range d.Headings {
			heads[h.Passage] = h.Section
		}
		here := b.pages[d]
		for _, p := range d.Passages {
			if s := heads[p]; s != nil {
				here = s
			}
			p.Section = here
			unique(p, used)
		}
		for _, n := range d.Notes {
			for _, p := range n.Passages {
				p.Section = b.sectionAt(d, n.Span.Start)
				unique(p, used)
			}
		}
	}
}

// unique gives a passage an id that is not used; those of its citations follow.
func unique(p *report.Passage, used map[string]int) {
	old := p.ID
	for used[p.ID] > 0 {
		used[old]++
		p.ID = old + "-" + strconv.Itoa(used[old])
	}
	used[p.ID] = 1
	if p.ID == old {
		return
	}
	for _, m := range p.Mentions {
		m.ID = p.ID + strings.TrimPrefix(m.ID, old)
	}
}
