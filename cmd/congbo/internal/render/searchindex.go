package render

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/yuin/goldmark/ast"

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

// searchIndex puts the texts of a report into the index of searching.
func (r *reportPages) searchIndex() {
	part := &searchPart{Part: r.Period.ID}
	here := &searchPlace{Label: r.Front().Number, Title: r.Front().Title, Path: folderURL(coverPath(r.Report))}
	part.Places = append(part.Places, here)
	var at *report.Section
	move := func(s *report.Section) {
		if s != at && s != nil {
			here = r.searchSection(s)
			part.Places = append(part.Places, here)
		}
		at = s
	}
	add := func(id, text string) { here.add(id, text) }
	r.searchDocument(r.Index, move, add)
	for _, s := range r.Parts {
		move(s)
		r.searchDocument(s.Document, move, add)
		for _, child := range s.Children {
			if child.HasPage() {
				move(child)
				r.searchDocument(child.Document, move, add)
			}
		}
	}
	for _, n := range r.Notes {
		part.Places = append(part.Places, r.searchNote(n))
	}
	for _, i := range r.Data.Indicators {
		part.Places = append(part.Places, r.searchIndicator(i))
	}
	r.files.add(searchFile(part.Part), part.script())
}

// searchSection is the place that a section is.
func (r *reportPages) searchSection(s *report.Section) *searchPlace {
	p := &searchPlace{Label: s.Label, Title: s.Title, Path: folderURL(sectionPath(r.Report, s))}
	if !s.HasPage() {
		p.ID = s.ID
	}
	return p
}

// searchDocument hands on the passages of a document, each in its section. The
// cells of a row of a table are one text.
func (r *reportPages) searchDocument(d *report.Document, move func(*report.Section), add func(id, text string)) {
	if d == nil {
		return
	}
	for passages := d.Passages; len(passages) > 0; {
		p := passages[0]
		n := 1
		text := r.searchText(p)
		if p.Kind == report.Cell {
			for ; n < len(passages) && sameRow(p, passages[n]); n++ {
				text += " | " + r.searchText(passages[n])
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
	return b.Kind == report.Cell && a.Node.Parent() == b.Node.Parent()
}

// searchText is the text of a passage as readers see it, with the values of
// indicators and the numbers of references.
func (r *reportPages) searchText(p *report.Passage) string {
	const value = "\ufffc" // as markup leaves it
	text := p.Text
	if len(p.Document.CrossRefs) == 0 && !strings.Contains(text, value) {
		return text
	}
	added := 0 // bytes of references, which leave nothing in the text of a passage
	_ = ast.Walk(p.Node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *report.CrossRef:
			if n.Target.Report != nil {
				name, at := r.words.reference(n.Target, r.Report), added+textOffset(p, n.Span.Start)
				text = text[:at] + name + text[at:]
				added += len(name)
			}
		case *report.Value:
			if n.Data != nil {
				figure := r.words.field(n.Data, n.Field)
				text = strings.Replace(text, value, figure, 1)
				added += len(figure) - len(value)
			}
		}
		return ast.WalkContinue, nil
	})
	return text
}

// textOffset is where in the text of a passage that begins which stands in the file
// from an offset on.
func textOffset(p *report.Passage, source int) int {
	for _, run := range p.Runs {
		if run.Source >= source {
			return run.Text
		}
	}
	return len(p.Text)
}

// searchNote is the place that a note is: where it is first mentioned.
func (r *reportPages) searchNote(n *report.Note) *searchPlace {
	var s *report.Section
	if len(n.Refs) > 0 && n.Refs[0].Passage != nil {
		s = standsIn(n.Refs[0].Passage, 0)
	}
	place := &searchPlace{Label: r.words.t("note-number", n.Number), Path: folderURL(sectionPath(r.Report, s)), ID: noteID(n), Kind: "note"}
	if s != nil {
		place.Title = strings.TrimSpace(s.Label + " " + s.Title)
	}
	for _, p := range n.Passages {
		place.add("", r.searchText(p))
	}
	return place
}

// searchIndicator is the place that an indicator is: its row in the table of the
// period.
func (r *reportPages) searchIndicator(i *data.Indicator) *searchPlace {
	place := &searchPlace{Label: r.words.t("column-name"), Title: i.Name, Path: folderURL(indicatorsPath(r.Report)), ID: rowID(i), Kind: "data"}
	var said []string
	for _, column := range withValues(r.words, []*data.Indicator{i}) {
		said = append(said, r.words.t("column-"+column)+": "+r.words.field(i, column))
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
