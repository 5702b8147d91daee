// Package word writes a report as a Word file (.docx) in its official form, to be signed: the
// same report gives the same bytes. It is handed a report that is whole, takes its blocks,
// and reads no source again. What the file says stands on its paper; no part hides more.
package word

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"time"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// A Left is something of a report that its Word file shows otherwise than its pages.
type Left struct {
	Span source.Span
	Why  diag.Text
}

// Write makes the Word file of a report, and says what it could not carry over as it is.
func Write(w words.Words, r *report.Report) ([]byte, []Left, error) {
	d := newDocument(w, r)
	body := d.main()
	parts := d.parts(body)
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, p := range parts {
		to, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: noTime})
		if err != nil {
			return nil, nil, err
		}
		if _, err := to.Write(p.text); err != nil {
			return nil, nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, nil, err
	}
	return file.Bytes(), d.left, nil
}

// noTime stands for the time of every part, so that the file tells none.
var noTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// IsOwn reports whether a file is as Write has written it: whatever program saves it again names
// itself in its properties and the time of its parts, and remarks have a part of their own.
func IsOwn(file []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if !f.Modified.Equal(noTime) || strings.Contains(f.Name, "comments") {
			return false
		}
	}
	app, err := z.Open(appPart)
	if err != nil {
		return false
	}
	defer app.Close()
	const most = 4 << 10
	said, err := io.ReadAll(io.LimitReader(app, most))
	return err == nil && bytes.Contains(said, []byte("<Application>"+program+"</Application>"))
}

// A document is a report on its way into a Word file.
type document struct {
	*report.Report
	words    words.Words
	form     data.Form
	numbers  numbering
	pictures []medium
	drawn    int            // pictures written so far
	places   map[string]int // of pictures, by the path of the asset
	links    []string       // web addresses
	linked   map[string]int
	notes    []*report.Note // whose marks stand in the text, in their order
	marked   map[*report.Note]bool
	again    map[*report.Note]bool // notes that are mentioned more than once
	last     *report.Block         // of the text, if it is a paragraph
	left     []Left
}

func newDocument(w words.Words, r *report.Report) *document {
	d := &document{Report: r, words: w, form: r.Form, places: map[string]int{}, linked: map[string]int{}, marked: map[*report.Note]bool{}, again: map[*report.Note]bool{}}
	d.numbers.number(sections(r))
	d.last = lastOf(r)
	for _, n := range r.Notes {
		inText := 0
		for _, ref := range n.Refs {
			if ref.Block == nil || ref.Block.Note == nil {
				inText++
			}
		}
		d.again[n] = inText > 1
	}
	return d
}

// sections are all sections of a report in reading order.
func sections(r *report.Report) []*report.Section {
	var all []*report.Section
	var walk func([]*report.Section)
	walk = func(siblings []*report.Section) {
		for _, s := range siblings {
			all = append(all, s)
			walk(s.Children)
		}
	}
	walk(r.Opening)
	walk(r.Parts)
	return all
}

// lastOf is the last paragraph of a report, with which its signature stands; nil where
// something else is last.
func lastOf(r *report.Report) *report.Block {
	for _, d := range slices.Backward(r.Documents) {
		for _, s := range slices.Backward(d.Flow) {
			switch {
			case s.Kind == report.ParagraphStep:
				return d.Leaves[s.N]
			case !s.End:
				return nil
			}
		}
	}
	return nil
}

// language is that of the report, as Word names it.
func (d *document) language() string {
	if d.form.Lang() == "en" {
		return "en-GB"
	}
	return "vi-VN"
}

// leave says what the file shows otherwise, once a place.
func (d *document) leave(at source.Span, why diag.Text) {
	d.left = append(d.left, Left{at, why})
}

// main writes document.xml: head, text, foot.
func (d *document) main() []byte {
	return part("w:document", func(m *markup) {
		m.around("w:body", func() {
			d.head(m)
			d.text(m, d.Index())
			for _, s := range d.Pages() {
				file := d.Document(s)
				if file.Title != nil {
					d.heading(m, s, plainRuns(file.Title.Text, file.Title.NoteRefs))
				}
				d.text(m, file)
			}
			d.foot(m)
			d.paper(m)
		})
	})
}

// paper writes the page: A4, the margins of the form, its number in the middle above the
// text from the second page on.
func (d *document) paper(m *markup) {
	p := d.form.Paper
	m.around("w:sectPr", func() {
		m.empty("w:headerReference", "w:type", "default", "r:id", "rIdHeader")
		m.empty("w:pgSz", "w:w", itoa(twips(210)), "w:h", itoa(twips(297)))
		m.empty("w:pgMar", "w:top", itoa(twips(p.Top)), "w:right", itoa(twips(p.Right)), "w:bottom", itoa(twips(p.Bottom)), "w:left", itoa(twips(p.Left)),
			"w:header", itoa(twips(p.Header)), "w:footer", itoa(twips(p.Header)), "w:gutter", "0")
		m.empty("w:titlePg")
	})
}

// width is that of the text on the paper, in twips.
func (d *document) width() int {
	return twips(210) - twips(d.form.Paper.Left) - twips(d.form.Paper.Right)
}
