package exports

import (
	"iter"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
	"congbo/cmd/congbo/internal/words"
)

// A place is what a result of searching is named after and leads to: a report, a section, a
// note, an indicator, a document.
type place struct {
	kind  placeKind
	label string // "I.2", "chú thích 7"; empty for none
	title string
	path  string // of the page, from the root of the site, escaped for a URL
	id    string // on the page; empty for none
	texts []placeText
	size  int // of the texts, in bytes
}

// A placeText is a text of a place; its id is empty where it is that of the place.
type placeText struct{ id, text string }

// placeKind says what a place is. Places of a group stand in this order: what is sought is
// found in data before the prose that mentions it.
type placeKind uint8

const (
	dataPlace    placeKind = iota // an indicator, a document
	sectionPlace                  // a report or a section
	notePlace
	placeKinds = iota
)

// longPlace is how many bytes of text make a place so long that what follows is another one
// under the same name: a browser loads some places at a time.
const longPlace = 3 << 10

// add adds a text of the place.
func (p *place) add(id, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.texts = append(p.texts, placeText{id, text})
		p.size += len(text)
	}
}

// placesOfReport are the places of a report, by kind.
func placesOfReport(w words.Words, r *report.Report) []*place {
	f := placeFinder{words: w, report: r.Summary}
	f.begin(sectionPlace, r.Front.Number, r.Front.Title, address.Cover(r.Summary), "")
	f.document(r.Index())
	for _, s := range r.Pages() {
		f.move(s)
		f.document(r.Document(s))
	}
	for _, n := range r.Notes {
		f.note(n)
	}
	for _, i := range r.Data.Indicators {
		f.indicator(i)
	}
	return f.ordered()
}

// placesOfRegister are the places of the documents of the register.
func placesOfRegister(w words.Words, site *report.Site) []*place {
	f := placeFinder{words: w}
	for _, d := range site.Directives {
		p := f.begin(dataPlace, w.T("directives-short"), w.Directive(d), address.Directive(d), "")
		known := present(d.Title, d.Issuer, w.Date(d.Date))
		if d.Key == "" { // the name is the title
			known = present(d.Issuer, w.Date(d.Date))
		}
		p.add("", strings.Join(known, ", "))
	}
	return f.ordered()
}

// A placeFinder lists places.
type placeFinder struct {
	words  words.Words
	report *report.Summary
	at     *report.Section
	places [placeKinds][]*place
}

func (f *placeFinder) ordered() []*place {
	var all []*place
	for _, of := range f.places {
		all = append(all, of...)
	}
	return all
}

// begin begins a place on the page of a folder.
func (f *placeFinder) begin(kind placeKind, label, title, folder, id string) *place {
	p := &place{kind: kind, label: label, title: title, path: address.FromRoot(folder), id: id}
	f.places[kind] = append(f.places[kind], p)
	return p
}

// section is the section that texts are added to.
func (f *placeFinder) section() *place {
	all := f.places[sectionPlace]
	last := all[len(all)-1]
	if last.size < longPlace {
		return last
	}
	next := &place{kind: last.kind, label: last.label, title: last.title, path: last.path, id: last.id}
	f.places[sectionPlace] = append(all, next)
	return next
}

// move goes on to a section, which is a place.
func (f *placeFinder) move(s *report.Section) {
	if s != f.at && s != nil {
		id := ""
		if !s.HasPage() {
			id = s.ID
		}
		f.begin(sectionPlace, s.Label, s.Title, address.Section(f.report, s), id)
	}
	f.at = s
}

// document adds the blocks of a document, each in its section.
func (f *placeFinder) document(d *report.Document) {
	for b, text := range texts(d.Blocks) {
		f.move(b.Section)
		if b.Kind != report.HeadingText || b.Section == nil {
			f.section().add(b.ID, text)
		}
	}
}

// texts are those of blocks, each with its block: the cells of a row of a table are one.
func texts(blocks []*report.Block) iter.Seq2[*report.Block, string] {
	return func(yield func(*report.Block, string) bool) {
		for len(blocks) > 0 {
			b := blocks[0]
			row := []string{b.Text}
			n := 1
			for ; n < len(blocks) && b.SameRow(blocks[n]); n++ {
				row = append(row, blocks[n].Text)
			}
			if !yield(b, cellsOf(row)) {
				return
			}
			blocks = blocks[n:]
		}
	}
}

// note adds a note, named after the section in which it is first mentioned.
func (f *placeFinder) note(n *report.Note) {
	var s *report.Section
	if len(n.Refs) > 0 && n.Refs[0].Block != nil {
		s = n.Refs[0].Block.Page()
	}
	title := ""
	if s != nil {
		title = strings.TrimSpace(s.Label + " " + s.Title)
	}
	p := f.begin(notePlace, f.words.T("note-number", n.Number), title, address.Section(f.report, s), text.NoteID(n))
	for _, text := range texts(n.Blocks) {
		p.add("", text)
	}
}

// indicator adds an indicator, which stands in the table of the period.
func (f *placeFinder) indicator(i *data.Indicator) {
	p := f.begin(dataPlace, f.words.T("column-name"), i.Name, address.Indicators(f.report), address.RowID(i))
	var known []string
	for _, column := range text.WithValues([]*data.Indicator{i}) {
		known = append(known, f.words.T("column-"+column)+": "+text.Field(f.words, i, column))
	}
	if i.Note != "" {
		known = append(known, i.Note)
	}
	p.add("", strings.Join(known, "; "))
}
