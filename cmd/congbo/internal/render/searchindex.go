package render

import (
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// A searchPart is the part of the index of searching that one script file holds: a
// period, or the register. It is a script that a browser can load from anywhere, a disk
// too: a call of js/search.js with data. It holds each text once, as the page shows it;
// the browser folds tones.
//
// Its places are what a result is named after: a report, a section, a note, an indicator,
// a document, with the fields
//
//	l  "I.2", "chú thích 7"; empty for none
//	t  title, found too, before the texts
//	p  path of the page, from the root of the site, escaped for a URL
//	i  id on the page; left out for none
//	k  kind: "note"; "data" for indicators and documents, which come before prose that mentions them
//	x  texts: id and text by turns; an empty id is that of the place
type searchPart struct {
	jsonObject
	texts int // of the last place
}

// beginPart begins the part of a period, or of the register.
func beginPart(dst []byte, name string) searchPart {
	p := searchPart{jsonObject: jsonObject{append(dst, "congboSearch.add({"...), true}}
	p.text("part", name)
	p.key("places")
	p.dst = append(p.dst, '[')
	return p
}

// place begins a place, and ends the one before.
func (p *searchPart) place(label, title, path, id, kind string) {
	if p.dst[len(p.dst)-1] != '[' {
		p.endPlace()
		p.dst = append(p.dst, ',')
	}
	p.dst, p.texts = append(p.dst, '{'), 0
	p.text("l", label)
	p.text("t", title)
	p.text("p", path)
	p.known("i", id)
	p.known("k", kind)
}

// says begins a text of the place.
func (p *searchPart) says(id string) {
	if p.texts++; p.texts == 1 {
		p.key("x")
		p.dst = append(p.dst, '[')
	} else {
		p.dst = append(p.dst, ',')
	}
	p.dst = append(appendJSON(p.dst, id, true), ',')
}

// say adds a text of the place.
func (p *searchPart) say(id, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.says(id)
		p.dst = appendJSON(p.dst, text, true)
	}
}

func (p *searchPart) endPlace() {
	if p.texts > 0 {
		p.dst = append(p.dst, ']')
	}
	p.dst = append(p.dst, '}')
}

// end ends the part.
func (p *searchPart) end() []byte {
	if p.dst[len(p.dst)-1] != '[' {
		p.endPlace()
	}
	return append(p.dst, "]}\n);\n"...)
}

// An indexer makes the part of the index that a report is, as soon as it is linked within
// itself.
type indexer struct {
	searchPart
	words  words
	report *report.Report
	at     *report.Section
	open   []*report.CrossRef // to other reports: their names are left open
}

// part appends the texts of the report.
func (x *indexer) part(dst []byte) []byte {
	r := x.report
	x.searchPart = beginPart(dst, r.Period.ID)
	x.place(r.Front().Number, r.Front().Title, folderURL(coverPath(r)), "", "")
	x.document(r.Index)
	for _, s := range r.Parts {
		x.move(s)
		x.document(s.Document)
		for _, child := range s.Children {
			if child.HasPage() {
				x.move(child)
				x.document(child.Document)
			}
		}
	}
	for _, n := range r.Notes {
		x.note(n)
	}
	for _, i := range r.Data.Indicators {
		x.indicator(i)
	}
	return x.end()
}

// move goes on to a section, which is a place.
func (x *indexer) move(s *report.Section) {
	if s != x.at && s != nil {
		id := ""
		if !s.HasPage() {
			id = s.ID
		}
		x.place(s.Label, s.Title, folderURL(sectionPath(x.report, s)), id, "")
	}
	x.at = s
}

// document adds the passages of a document, each in its section. The cells of a row of a
// table are one text.
func (x *indexer) document(d *report.Document) {
	if d == nil {
		return
	}
	for passages := d.Passages; len(passages) > 0; {
		p := passages[0]
		n := 1
		text := x.shown(p)
		if p.Kind == report.Cell {
			for ; n < len(passages) && sameRow(p, passages[n]); n++ {
				text += " | " + x.shown(passages[n])
			}
		}
		x.move(p.Section)
		if p.Kind != report.HeadingText || p.Section == nil {
			x.say(p.ID, text)
		}
		passages = passages[n:]
	}
}

// sameRow reports whether two cells stand in one row.
func sameRow(a, b *report.Passage) bool {
	return b.Kind == report.Cell && a.Place.Row == b.Place.Row
}

// shown is the text of a passage as readers see it, with the values of indicators and the
// names of references.
func (x *indexer) shown(p *report.Passage) string {
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

// note adds a note, a place that stands where it is first mentioned.
func (x *indexer) note(n *report.Note) {
	var s *report.Section
	if len(n.Refs) > 0 && n.Refs[0].Passage != nil {
		s = n.Refs[0].Passage.StandsIn()
	}
	title := ""
	if s != nil {
		title = strings.TrimSpace(s.Label + " " + s.Title)
	}
	x.place(x.words.t("note-number", n.Number), title, folderURL(sectionPath(x.report, s)), noteID(n), "note")
	for _, p := range n.Passages {
		x.say("", x.shown(p))
	}
}

// indicator adds an indicator, a place that is its row in the table of the period.
func (x *indexer) indicator(i *data.Indicator) {
	x.place(x.words.t("column-name"), i.Name, folderURL(indicatorsPath(x.report)), rowID(i), "data")
	var said []string
	for _, column := range withValues(x.words, []*data.Indicator{i}) {
		said = append(said, x.words.t("column-"+column)+": "+x.words.field(i, column))
	}
	if i.Note != "" {
		said = append(said, i.Note)
	}
	x.say("", strings.Join(said, "; "))
}

// searchRegister puts the documents of the register into the index.
func (s *website) searchRegister() *files {
	f := s.files()
	part := beginPart(nil, registerPart)
	for _, d := range s.Directives {
		part.place(s.words.t("directives-short"), s.words.directive(d), folderURL(directivePath(d)), "", "data")
		said := []string{d.Title, d.Issuer, s.words.date(d.Date)}
		if d.Key == "" {
			said = said[1:] // the name is the title
		}
		part.say("", joinSaid(said))
	}
	f.add(searchFile(registerPart), part.end())
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
