package link

import (
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// An Abstract is what the rest of a site sees of a report: its sections and whatever else
// has an id, its citations, its links to other reports. A book that [Assembly.Restore]
// makes of it serves a site as the book it was made of does; only pages of the report
// itself cannot be made, for its text is not there. It is plain data, to be kept until the
// site is built again. Places among lists are counted from 0; -1 is none.
type Abstract struct {
	Documents []AbstractDocument // in reading order
	Sections  []AbstractSection  // in reading order
	Tables    []AbstractTable
	Cited     []report.Said // what the mentions say, each once
	Mentions  []AbstractMention
	Outward   []AbstractOutward
	Notes     int // that are numbered
}

// An AbstractDocument is a file of the report.
type AbstractDocument struct {
	Path     string
	IDs      string // of its passages, each after a space
	In       []int  // the section of each
	Inserted int    // bytes that it prints by naming them
}

// An AbstractSection is a part, a section or a heading.
type AbstractSection struct {
	Document, Parent                       int
	Level                                  int
	Heading                                bool
	Title, Slug, Folder, Number, Label, ID string
}

// An AbstractTable is a table that may be named.
type AbstractTable struct {
	ID              string
	Section, Number int
}

// An AbstractMention is a citation in its place.
type AbstractMention struct {
	Cited             int
	ID                string
	Document          int
	Start, End        int // of its span
	Section, StandsIn int
	Note              int // the number of the note it stands in; 0 for none
}

// An AbstractOutward is a reference to another report.
type AbstractOutward struct {
	Document    int
	CrossRef    bool
	Destination string
	Start, End  int // of its span
}

// Abstract makes the abstract of an open book whose text was let go.
func (b *Book) Abstract() *Abstract {
	a := &Abstract{Notes: len(b.Notes)}
	a.Documents, a.Sections = make([]AbstractDocument, 0, len(b.documents)), make([]AbstractSection, 0, len(b.sections))
	documents := make(map[*report.Document]int, len(b.documents))
	for i, d := range b.documents {
		documents[d] = i
	}
	sections := make(map[*report.Section]int, len(b.sections)+1)
	sections[nil] = -1
	for i, s := range b.sections {
		sections[s] = i
	}
	for _, d := range b.documents {
		of := AbstractDocument{Path: d.File.Path, IDs: d.Anchors.IDs, In: make([]int, len(d.Anchors.Sections)), Inserted: b.inserted[d]}
		for i, s := range d.Anchors.Sections {
			of.In[i] = sections[s]
		}
		a.Documents = append(a.Documents, of)
		for _, t := range d.Tables {
			a.Tables = append(a.Tables, AbstractTable{t.ID, sections[b.anchors[t.ID].Section], t.Number})
		}
	}
	for _, s := range b.sections {
		a.Sections = append(a.Sections, AbstractSection{documents[s.Document], sections[s.Parent], s.Level, s.Heading != nil,
			s.Title, s.Slug, s.Folder, s.Number, s.Label, s.ID})
	}
	cited := map[*report.Said]int{}
	a.Mentions = make([]AbstractMention, 0, len(b.Mentions))
	for _, m := range b.Mentions {
		n, ok := cited[m.Said]
		if !ok {
			n = len(a.Cited)
			cited[m.Said] = n
			a.Cited = append(a.Cited, *m.Said)
		}
		of := AbstractMention{Cited: n, ID: m.ID, Document: documents[m.Passage.Document], Start: m.Span.Start, End: m.Span.End,
			Section: sections[m.Passage.Section], StandsIn: sections[m.Passage.StandsIn()]}
		if m.Passage.Note != nil {
			of.Note = m.Passage.Note.Number
		}
		a.Mentions = append(a.Mentions, of)
	}
	for _, o := range b.Outward {
		of := AbstractOutward{Document: documents[o.In], CrossRef: o.Ref != nil}
		at := source.Span{}
		if o.Ref != nil {
			of.Destination, at = o.Ref.Destination, o.Ref.Span
		} else {
			of.Destination, at = o.Link.Destination, o.Link.Span
		}
		of.Start, of.End = at.Start, at.End
		a.Outward = append(a.Outward, of)
	}
	return a
}

// Restore makes the book of the report of a folder from its abstract and the front matter
// of its _index.md. It reports false if the folder has other files.
func (as *Assembly) Restore(f *Folder, front data.Front, a *Abstract) (*Book, bool) {
	r := as.begin(f)
	for n := range a.Notes {
		r.Notes = append(r.Notes, &report.Note{Number: n + 1})
	}
	b := &Book{Report: r, pages: map[*report.Document]*report.Section{}, places: map[string]place{}, anchors: map[string]report.Target{},
		inserted: map[*report.Document]int{}}
	files := map[string]*source.File{}
	for _, file := range f.Texts() {
		files[file.Path] = file
	}
	if len(files) != len(a.Documents) || f.index == nil || len(a.Documents) == 0 || a.Documents[0].Path != f.index.Path {
		return nil, false
	}
	for _, of := range a.Documents {
		d := &report.Document{File: files[of.Path], Anchors: report.Anchors{IDs: of.IDs}}
		if d.File == nil {
			return nil, false
		}
		b.documents = append(b.documents, d)
		b.inserted[d] = of.Inserted
	}
	r.Index = b.documents[0]
	r.Index.Front = front
	b.restoreSections(a)
	for i, of := range a.Documents {
		d := b.documents[i]
		for _, n := range of.In {
			d.Anchors.Sections = append(d.Anchors.Sections, b.sectionOf(n))
		}
		b.publish(d, b.pages[d])
	}
	for _, t := range a.Tables {
		b.anchors[t.ID] = report.Target{Report: r, Section: b.sectionOf(t.Section), ID: t.ID, Table: &report.Table{ID: t.ID, Number: t.Number}}
	}
	b.restoreMentions(a)
	for _, of := range a.Outward {
		d := b.documents[of.Document]
		at := source.Span{File: d.File, Start: of.Start, End: of.End}
		o := report.Outward{In: d}
		if of.CrossRef {
			o.Ref = &report.CrossRef{Destination: of.Destination, Span: at, Document: d, Outward: true}
		} else {
			o.Link = &report.Link{Destination: of.Destination, Span: at, Document: d, Outward: true}
		}
		r.Outward = append(r.Outward, o)
	}
	return b, true
}

func (b *Book) sectionOf(n int) *report.Section {
	if n < 0 {
		return nil
	}
	return b.sections[n]
}

// restoreSections makes the tree of the sections.
func (b *Book) restoreSections(a *Abstract) {
	var last *report.Section
	for _, of := range a.Sections {
		s := &report.Section{Report: b.Report, Document: b.documents[of.Document], Level: of.Level,
			Title: of.Title, Slug: of.Slug, Folder: of.Folder, Number: of.Number, Label: of.Label, ID: of.ID}
		b.sections = append(b.sections, s)
		if of.Heading {
			s.Heading = &report.Heading{Level: of.Level, Section: s}
		} else {
			b.pages[s.Document] = s
			last = chain(last, s)
		}
		b.name(s)
		switch s.Parent = b.sectionOf(of.Parent); {
		case s.Parent != nil:
			s.Parent.Children = append(s.Parent.Children, s)
		case of.Heading:
			b.Opening = append(b.Opening, s)
		default:
			b.Parts = append(b.Parts, s)
		}
	}
}

// restoreMentions makes the citations, each in a passage of which only the place is known.
func (b *Book) restoreMentions(a *Abstract) {
	type at struct{ document, section, standsIn, note int }
	passages := map[at]*report.Passage{}
	all := make([]report.Mention, len(a.Mentions))
	for i, of := range a.Mentions {
		where := at{of.Document, of.Section, of.StandsIn, of.Note}
		p := passages[where]
		if p == nil {
			p = &report.Passage{Document: b.documents[of.Document], Section: b.sectionOf(of.Section)}
			if of.Note > 0 {
				first := &report.Passage{Section: b.sectionOf(of.StandsIn)}
				p.Note = b.Notes[of.Note-1]
				p.Note.Refs = []*report.NoteRef{{Passage: first}}
			}
			passages[where] = p
		}
		all[i] = report.Mention{Said: &a.Cited[of.Cited], Passage: p, ID: of.ID, Nth: i,
			Span: source.Span{File: p.Document.File, Start: of.Start, End: of.End}}
		b.Mentions = append(b.Mentions, &all[i])
	}
}
