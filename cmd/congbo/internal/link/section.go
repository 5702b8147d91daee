package link

import (
	"slices"
	"sort"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// list lists the documents and sections of a report in reading order and gives
// every heading its section.
func (l *linker) list(b *Book) {
	b.pages = map[*report.Document]*report.Section{}
	b.places = map[string]place{}
	b.anchors = map[string]report.Target{}
	b.reserved = map[string]bool{}
	b.labels = map[string]*report.Note{}
	b.indicators = map[string]*data.Indicator{}
	r := b.Report
	r.Opening = l.page(b, r.Index, nil)
	var last *report.Section
	for _, part := range r.Parts {
		part.Folder = r.Period.ID + "/" + part.Slug + "/"
		last = chain(last, part)
		sections := part.Children
		b.sections = append(b.sections, part)
		part.Children = slices.Concat(l.page(b, part.Document, part), sections)
		for _, s := range sections {
			s.Folder = part.Folder + s.Slug + "/"
			last = chain(last, s)
			b.sections = append(b.sections, s)
			s.Children = l.page(b, s.Document, s)
		}
	}
}

func chain(last, next *report.Section) *report.Section {
	if last != nil {
		last.Next, next.Prev = next, last
	}
	return next
}

// page adds a document, which is published on the page of a section or, with
// none, on the cover. It returns the sections that its headings begin.
func (l *linker) page(b *Book, d *report.Document, home *report.Section) []*report.Section {
	b.documents = append(b.documents, d)
	b.publish(d, home)
	return l.outline(b, d, home)
}

// publish notes the page of a document, for links that name its file or folder.
func (b *Book) publish(d *report.Document, home *report.Section) {
	b.pages[d] = home
	b.places[d.File.Path] = place{b, home}
	if dir, ok := indexFolder(d.File.Path); ok {
		b.places[dir] = place{b, home}
	}
}

// outline nests the headings of a document. A heading that skips a level is
// taken for a child of the one above it.
func (l *linker) outline(b *Book, d *report.Document, home *report.Section) []*report.Section {
	var top []*report.Section
	var open []*report.Section // from the top down to where we are
	for _, h := range d.Headings {
		for len(open) > 0 && open[len(open)-1].Heading.Level >= h.Level {
			open = open[:len(open)-1]
		}
		above := 1 // the title of the page stands for #
		if len(open) > 0 {
			above = open[len(open)-1].Heading.Level
		}
		if h.Level > above+1 {
			l.found.Add(diag.Finding{Code: "section/jump", Severity: diag.Note, Span: h.Span,
				Message: diag.Say("đề mục cấp %d nằm ngay dưới cấp %d", "a heading of level %d stands right under level %d", h.Level, above),
				Hint:    diag.Say("bớt dấu # để đề mục này là cấp %d", "take # away to make it level %d", above+1)})
		}
		s := &report.Section{Report: b.Report, Parent: home, Document: d, Heading: h, Title: title(h), Level: 1 + len(open)}
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
		open = append(open, s)
		b.sections = append(b.sections, s)
	}
	return top
}

func title(h *report.Heading) string {
	if h.Passage == nil {
		return ""
	}
	return h.Passage.Text
}

// sectionAt is the innermost section of a document at an offset.
func (b *Book) sectionAt(d *report.Document, offset int) *report.Section {
	n := sort.Search(len(d.Headings), func(i int) bool { return d.Headings[i].Span.Start > offset })
	if n > 0 {
		return d.Headings[n-1].Section
	}
	return b.pages[d]
}

// at is the place where a section is named.
func at(s *report.Section) source.Span {
	if s.Heading != nil {
		return s.Heading.Span
	}
	if title, ok := s.Document.Front.Fields["title"]; ok {
		return title
	}
	return source.At(s.Document.File)
}
