package read

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// figures lead from each figure to the paragraph that states it, where the
// section that is its source has one: the paragraph with most of its numbers, of
// equals the first. A figure without a source is from where prose prints it.
func figures(r *report.Report) {
	printed := map[source.Span]*report.Block{} // where each value is
	for _, b := range r.Blocks() {
		for _, o := range b.Origins {
			if o.Insert != nil {
				printed[o.Insert.Span] = b
			}
		}
	}
	for _, d := range r.Documents {
		for _, v := range d.Values {
			if v.Data == nil || v.Data.Source != "" || r.Sources[v.Data].Report != nil {
				continue
			}
			if b := printed[v.Span]; b != nil {
				r.Sources[v.Data] = place(r, b)
			}
		}
	}
	for i, t := range r.Sources {
		if t.Note > 0 || i.Source == "" {
			continue
		}
		most := 0
		for _, d := range r.Documents {
			if t.Section != nil && t.Section.Level > 1 && r.Document(t.Section) != d {
				continue
			}
			for _, b := range d.Blocks {
				if n := states(b, i); n > most && inside(b.Section, t.Section) {
					most, t.ID = n, b.ID
				}
			}
		}
		r.Sources[i] = t
	}
}

// states counts the numbers of an indicator that a block with an anchor of its
// own states; without its result it states nothing of it.
func states(b *report.Block, i *data.Indicator) int {
	if b.Kind != report.Paragraph && b.Kind != report.ListItem {
		return 0
	}
	n := 0
	for k, d := range []quantity.Decimal{i.Actual, i.Percent, i.Of, i.Change} {
		if d.IsValid() && quantity.Written(b.Text, d) {
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

// place is where a block is printed, as exactly as an anchor names it: paragraphs, items and
// notes have one.
func place(r *report.Report, b *report.Block) report.Target {
	t := report.Target{Report: r.Summary, Section: b.Section}
	switch {
	case b.Note != nil:
		t.Note, t.ID = b.Note.Number, b.Note.ID()
	case b.Kind == report.Paragraph || b.Kind == report.ListItem:
		t.ID = b.ID
	}
	return t
}
