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

// RegisterPart names the part of the index of searching that holds the documents; those of
// periods have their names.
const RegisterPart = "van-ban"

// An indexPart is the part of the index of searching that one script file holds: a
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
type indexPart struct {
	jsonObject
	texts int // of the last place
}

// beginPart begins the part of a period, or of the register.
func beginPart(dst []byte, name string) indexPart {
	p := indexPart{jsonObject: jsonObject{append(dst, "congboSearch.add({"...), true}}
	p.text("part", name)
	p.key("places")
	p.dst = append(p.dst, '[')
	return p
}

// place begins a place, and ends the one before.
func (p *indexPart) place(label, title, path, id, kind string) {
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

// beginText begins a text of the place.
func (p *indexPart) beginText(id string) {
	if p.texts++; p.texts == 1 {
		p.key("x")
		p.dst = append(p.dst, '[')
	} else {
		p.dst = append(p.dst, ',')
	}
	p.dst = append(appendJSON(p.dst, id, true), ',')
}

// add adds a text of the place.
func (p *indexPart) add(id, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.beginText(id)
		p.dst = appendJSON(p.dst, text, true)
	}
}

func (p *indexPart) endPlace() {
	if p.texts > 0 {
		p.dst = append(p.dst, ']')
	}
	p.dst = append(p.dst, '}')
}

// end ends the part.
func (p *indexPart) end() []byte {
	if p.dst[len(p.dst)-1] != '[' {
		p.endPlace()
	}
	return append(p.dst, "]}\n);\n"...)
}

// SearchReport appends the part of the index that a report is.
func SearchReport(dst []byte, w words.Words, r *report.Report) []byte {
	x := indexer{indexPart: beginPart(dst, r.Period.ID), words: w, report: r.Summary}
	x.place(r.Front.Number, r.Front.Title, address.FromRoot(address.Cover(r.Summary)), "", "")
	x.document(r.Index())
	for _, s := range r.Pages() {
		x.move(s)
		x.document(r.Document(s))
	}
	for _, n := range r.Notes {
		x.note(n)
	}
	for _, i := range r.Data.Indicators {
		x.indicator(i)
	}
	return x.end()
}

// An indexer makes the part of the index that a report is.
type indexer struct {
	indexPart
	words  words.Words
	report *report.Summary
	at     *report.Section
}

// move goes on to a section, which is a place.
func (x *indexer) move(s *report.Section) {
	if s != x.at && s != nil {
		id := ""
		if !s.HasPage() {
			id = s.ID
		}
		x.place(s.Label, s.Title, address.FromRoot(address.Section(x.report, s)), id, "")
	}
	x.at = s
}

// document adds the blocks of a document, each in its section.
func (x *indexer) document(d *report.Document) {
	for b, text := range texts(d.Blocks) {
		x.move(b.Section)
		if b.Kind != report.HeadingText || b.Section == nil {
			x.add(b.ID, text)
		}
	}
}

// texts are those of blocks, each with its block: the cells of a row of a table are one.
func texts(blocks []*report.Block) iter.Seq2[*report.Block, string] {
	return func(yield func(*report.Block, string) bool) {
		for len(blocks) > 0 {
			b := blocks[0]
			n, text := 1, b.Text
			for ; n < len(blocks) && b.SameRow(blocks[n]); n++ {
				text += " | " + blocks[n].Text
			}
			if !yield(b, text) {
				return
			}
			blocks = blocks[n:]
		}
	}
}

// note adds a note, a place that stands where it is first mentioned.
func (x *indexer) note(n *report.Note) {
	var s *report.Section
	if len(n.Refs) > 0 && n.Refs[0].Block != nil {
		s = n.Refs[0].Block.Page()
	}
	title := ""
	if s != nil {
		title = strings.TrimSpace(s.Label + " " + s.Title)
	}
	x.place(x.words.T("note-number", n.Number), title, address.FromRoot(address.Section(x.report, s)), text.NoteID(n), "note")
	for _, text := range texts(n.Blocks) {
		x.add("", text)
	}
}

// indicator adds an indicator, a place that is its row in the table of the period.
func (x *indexer) indicator(i *data.Indicator) {
	x.place(x.words.T("column-name"), i.Name, address.FromRoot(address.Indicators(x.report)), address.RowID(i), "data")
	var known []string
	for _, column := range text.WithValues([]*data.Indicator{i}) {
		known = append(known, x.words.T("column-"+column)+": "+text.Field(x.words, i, column))
	}
	if i.Note != "" {
		known = append(known, i.Note)
	}
	x.add("", strings.Join(known, "; "))
}

// SearchRegister is the part of the index that the documents of the register are.
func SearchRegister(w words.Words, site *report.Site) []byte {
	part := beginPart(nil, RegisterPart)
	for _, d := range site.Directives {
		part.place(w.T("directives-short"), w.Directive(d), address.FromRoot(address.Directive(d)), "", "data")
		known := present(d.Title, d.Issuer, w.Date(d.Date))
		if d.Key == "" { // the name is the title
			known = present(d.Issuer, w.Date(d.Date))
		}
		part.add("", strings.Join(known, ", "))
	}
	return part.end()
}
