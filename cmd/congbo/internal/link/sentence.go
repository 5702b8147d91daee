package link

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
)

// sentences lead from each figure to the paragraph that states it, where the
// section that is its source has one: the paragraph with most of its numbers, of
// equals the first. A figure without a source is from where prose prints it.
func (b *Book) sentences() {
	for _, d := range b.documents {
		for _, v := range d.Values {
			if v.Data == nil || v.Data.Source != "" || b.Sources[v.Data].Report != nil {
				continue
			}
			b.Sources[v.Data] = report.Target{Report: b.Report, Section: b.sectionAt(d, v.Span.Start), ID: b.passageAt(d, v.Span.Start)}
		}
	}
	for i, t := range b.Sources {
		if t.Note != nil || i.Source == "" {
			continue
		}
		most := 0
		for _, d := range b.documents {
			if t.Section != nil && t.Section.Page() != b.pages[d] && t.Section.Level > 1 {
				continue
			}
			for _, p := range d.Passages {
				if n := tells(p, i); n > most && inside(p.Section, t.Section) {
					most, t.ID = n, p.ID
				}
			}
		}
		b.Sources[i] = t
	}
}

// tells counts the numbers of an indicator that a passage with an anchor of its
// own states; without its result it tells nothing of it.
func tells(p *report.Passage, i *data.Indicator) int {
	if p.Kind != report.Paragraph && p.Kind != report.ListItem {
		return 0
	}
	n := 0
	for k, d := range []quantity.Decimal{i.Actual, i.Percent, i.Of, i.Change} {
		if d.IsValid() && quantity.Written(p.Text, d) {
			n++
		} else if k == 0 && d.IsValid() {
			return 0
		}
	}
	return n
}

// inside reports whether a section is another or stands in it; nil is the
// opening of the report.
func inside(s, in *report.Section) bool {
	for s != nil && s != in {
		s = s.Parent
	}
	return s == in
}

// passageAt is the id of the passage at an offset of a file; empty for none with
// an anchor.
func (b *Book) passageAt(d *report.Document, offset int) string {
	id := ""
	for _, p := range d.Passages {
		if len(p.Runs) > 0 && p.Runs[0].Source <= offset {
			id = ""
			if p.Kind == report.Paragraph || p.Kind == report.ListItem {
				id = p.ID
			}
		}
	}
	return id
}
