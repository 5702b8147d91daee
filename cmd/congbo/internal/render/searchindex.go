package render

import (
	"bytes"
	"encoding/json"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A searchPart is the part of the index of searching that one script file holds:
// a period, or the register. It holds each text once, as the page shows it; the
// browser folds tones.
type searchPart struct {
	Part   string         `json:"part"`
	Places []*searchPlace `json:"places"`
}

// A searchPlace is what a result is named after: a report, a section, a note, an
// indicator, a document.
type searchPlace struct {
	Label string   `json:"l"`           // "I.2", "chú thích 7"; empty for none
	Title string   `json:"t"`           // found too, before the texts
	Path  string   `json:"p"`           // of the page, from the root of the site, escaped for a URL
	ID    string   `json:"i,omitempty"` // on the page
	Kind  string   `json:"k,omitempty"` // "note"; "data" for indicators and documents, which come before prose that mentions them
	Texts []string `json:"x,omitempty"` // id and text by turns; an empty id is that of the place
}

// add adds a text of the place.
func (p *searchPlace) add(id, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.Texts = append(p.Texts, id, text)
	}
}

// script is the part as a file that a browser can load from anywhere, a disk too: a
// call of js/search.js with data. JSON as Go writes it is safe in a script, for it
// escapes <, >, & and the line ends U+2028 and U+2029; of strings it cannot fail.
func (p *searchPart) script() []byte {
	var b bytes.Buffer
	b.WriteString("congboSearch.add(")
	_ = json.NewEncoder(&b).Encode(p)
	b.WriteString(");\n")
	return b.Bytes()
}

// An indexer makes the part of the index that a report is, as soon as it is linked within
// itself.
type indexer struct {
	words  words
	report *report.Report
	open   []*report.CrossRef // to other reports: their names are left open
}

// part is the texts of the report.
func (x *indexer) part() *searchPart {
	r := x.report
	part := &searchPart{Part: r.Period.ID}
	here := &searchPlace{Label: r.Front().Number, Title: r.Front().Title, Path: folderURL(coverPath(r))}
	part.Places = append(part.Places, here)
	var at *report.Section
	move := func(s *report.Section) {
		if s != at && s != nil {
			here = x.section(s)
			part.Places = append(part.Places, here)
		}
		at = s
	}
	add := func(id, text string) { here.add(id, text) }
	x.document(r.Index, move, add)
	for _, s := range r.Parts {
		move(s)
		x.document(s.Document, move, add)
		for _, child := range s.Children {
			if child.HasPage() {
				move(child)
				x.document(child.Document, move, add)
			}
		}
	}
	for _, n := range r.Notes {
		part.Places = append(part.Places, x.note(n))
	}
	for _, i := range r.Data.Indicators {
		part.Places = append(part.Places, x.indicator(i))
	}
	return part
}

// section is the place that a section is.
func (x *indexer) section(s *report.Section) *searchPlace {
	p := &searchPlace{Label: s.Label, Title: s.Title, Path: folderURL(sectionPath(x.report, s))}
	if !s.HasPage() {
		p.ID = s.ID
	}
	return p
}

// document hands on the passages of a document, each in its section. The cells of a row of
// a table are one text.
func (x *indexer) document(d *report.Document, move func(*report.Section), add func(id, text string)) {
	if d == nil {
		return
	}
	for passages := d.Passages; len(passages) > 0; {
		p := passages[0]
		n := 1
		text := x.text(p)
		if p.Kind == report.Cell {
			for ; n < len(passages) && sameRow(p, passages[n]); n++ {
				text += " | " + x.text(passages[n])
			}
		}
		move(p.Section)
		if p.Kind != report.HeadingText || p.Section == nil {
			add(p.ID, text)
		}
		passages = passages[n:]
	}
}

// sameRow reports whether two cells stand in one row.
func sameRow(a, b *report.Passage) bool {
	return b.Kind == report.Cell && a.Place.Row == b.Place.Row
}

// text is the text of a passage as readers see it, with the values of indicators and the
// names of references.
func (x *indexer) text(p *report.Passage) string {
	if len(p.Inserted) == 0 {
		return p.Text
	}
	var b strings.Builder
	at := 0
	for _, in := range p.Inserted {
		b.WriteString(p.Text[at:in.Offset])
		at = in.Offset
		switch {
		case in.Ref != nil && in.Ref.Outward:
			b.WriteString(nameMark(len(x.open)))
			x.open = append(x.open, in.Ref)
		case in.Ref != nil && in.Ref.Target.Report != nil:
			b.WriteString(x.words.reference(in.Ref.Target, x.report))
		case in.Value != nil && in.Value.Data != nil:
			b.WriteString(x.words.field(in.Value.Data, in.Value.Field))
			at += len(report.Unwritten)
		}
	}
	return b.String() + p.Text[at:]
}

// note is the place that a note is: where it is first mentioned.
func (x *indexer) note(n *report.Note) *searchPlace {
	var s *report.Section
	if len(n.Refs) > 0 && n.Refs[0].Passage != nil {
		s = standsIn(n.Refs[0].Passage, 0)
	}
	place := &searchPlace{Label: x.words.t("note-number", n.Number), Path: folderURL(sectionPath(x.report, s)), ID: noteID(n), Kind: "note"}
	if s != nil {
		place.Title = strings.TrimSpace(s.Label + " " + s.Title)
	}
	for _, p := range n.Passages {
		place.add("", x.text(p))
	}
	return place
}

// indicator is the place that an indicator is: its row in the table of the period.
func (x *indexer) indicator(i *data.Indicator) *searchPlace {
	place := &searchPlace{Label: x.words.t("column-name"), Title: i.Name, Path: folderURL(indicatorsPath(x.report)), ID: rowID(i), Kind: "data"}
	var said []string
	for _, column := range withValues(x.words, []*data.Indicator{i}) {
		said = append(said, x.words.t("column-"+column)+": "+x.words.field(i, column))
	}
	if i.Note != "" {
		said = append(said, i.Note)
	}
	place.add("", strings.Join(said, "; "))
	return place
}

// searchRegister puts the documents of the register into the index.
func (s *website) searchRegister() *files {
	f := s.files()
	part := &searchPart{Part: registerPart}
	for _, d := range s.Directives {
		place := &searchPlace{Label: s.words.t("directives-short"), Title: s.words.directive(d), Path: folderURL(directivePath(d)), Kind: "data"}
		said := []string{d.Title, d.Issuer, s.words.date(d.Date)}
		if d.Key == "" {
			said = said[1:] // the name is the title
		}
		place.add("", joinSaid(said))
		part.Places = append(part.Places, place)
	}
	f.add(searchFile(part.Part), part.script())
	return f
}

// joinSaid joins what is known.
func joinSaid(said []string) string {
	var known []string
	for _, s := range said {
		if s != "" {
			known = append(known, s)
		}
	}
	return strings.Join(known, ", ")
}
