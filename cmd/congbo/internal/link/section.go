package link

import (
	"slices"
	"sort"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// newLinked begins a report.
func newLinked(set *data.Set) *Linked {
	r := &report.Report{Summary: &report.Summary{}, Sources: map[*data.Indicator]report.Target{}, Rows: map[*data.Indicator]report.Row{}}
	return &Linked{
		Report: r,
		Outline: &Outline{Summary: r.Summary, places: map[string]place{}, anchors: map[string]report.Target{},
			blocks: map[string]*report.Section{}, own: map[string]*report.Section{}},
		Grammar:  set.Grammar,
		words:    words.Of(set),
		headings: map[*report.Section]*markup.Heading{},
		written:  map[string]source.Span{},
		labels:   map[*report.Document]map[string]*report.Note{},
		figures:  map[string]*data.Indicator{},
		sheets:   map[*source.File]*report.Sheet{},
		inserted: map[*report.Document]int{},
	}
}

// page adds a file, which is published on the page of a section or, with none, on the
// cover. It returns the sections that its headings begin.
func (l *Linked) page(m *markup.Document, home *report.Section) []*report.Section {
	if home != nil {
		home.Document = len(l.Documents)
		if last := l.lastPage(); last != nil {
			last.Next, home.Prev = home, last
		}
		l.Outline.sections = append(l.Outline.sections, home)
	}
	d := l.document(m)
	o := l.Outline
	o.files = append(o.files, d.File.Path)
	o.places[d.File.Path] = place{o, home}
	if dir, ok := indexFolder(d.File.Path); ok {
		o.places[dir] = place{o, home}
	}
	return l.outline(m, d, home)
}

// lastPage is the part or section that was added last.
func (l *Linked) lastPage() *report.Section {
	for _, s := range slices.Backward(l.Outline.sections) {
		if s.HasPage() {
			return s
		}
	}
	return nil
}

// outline nests the headings of a document. A heading that skips a level is
// taken for a child of the one above it.
func (l *Linked) outline(m *markup.Document, d *report.Document, home *report.Section) []*report.Section {
	var top []*report.Section
	var open []*report.Section // from the top down to where we are
	for i, h := range d.Headings {
		for len(open) > 0 && l.headings[open[len(open)-1]].Level >= h.Level {
			open = open[:len(open)-1]
		}
		above := 1 // the title of the page stands for #
		if len(open) > 0 {
			above = l.headings[open[len(open)-1]].Level
		}
		if h.Level > above+1 {
			l.Found.Add(diag.Finding{Code: "section/jump", Severity: diag.Note, Span: h.Span,
				Message: diag.Say("đề mục cấp %d nằm ngay dưới cấp %d", "a heading of level %d stands right under level %d", h.Level, above),
				Hint:    diag.Say("bớt dấu # để đề mục này là cấp %d", "take # away to make it level %d", above+1)})
		}
		s := &report.Section{Parent: home, Document: len(l.Documents) - 1, Title: m.Leaves[m.Headings[i].Leaf].Text, Level: 1 + len(open), Printed: true, Span: h.Span}
		if home != nil {
			s.Level += home.Level
		}
		if len(open) > 0 {
			s.Parent = open[len(open)-1]
			s.Parent.Children = append(s.Parent.Children, s)
		} else {
			top = append(top, s)
		}
		h.Section = s
		l.headings[s] = &m.Headings[i]
		open = append(open, s)
		l.Outline.sections = append(l.Outline.sections, s)
	}
	return top
}

// sectionAt is the innermost section of a document at an offset.
func (l *Linked) sectionAt(d *report.Document, offset int) *report.Section {
	n := sort.Search(len(d.Headings), func(i int) bool { return d.Headings[i].Span.Start > offset })
	if n > 0 {
		return d.Headings[n-1].Section
	}
	return l.Outline.places[d.File.Path].section
}
