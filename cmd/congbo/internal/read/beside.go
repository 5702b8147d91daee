package read

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// beside gathers the words that go out with a report and stand in none of its blocks.
func beside(r *report.Report) {
	var b gathered
	for _, d := range r.Documents {
		b.front(d)
		for _, l := range d.Links {
			b.add(l.Alt, l.Span)
			b.add(string(l.Title), l.Span)
			if scheme, to, _ := strings.Cut(l.Destination, ":"); scheme == "mailto" || scheme == "tel" {
				b.add(to, l.Span)
			}
		}
		for _, t := range d.Tables {
			b.hidden(t)
		}
	}
	for _, c := range r.Data.Commitments {
		b.add(c.Text, c.Fields["text"])
		b.add(c.Owner, c.Fields["owner"])
	}
	for _, a := range r.Data.Answers {
		b.add(a.Reason, a.Fields["reason"])
	}
	r.Beside = b
}

// Settings are the words that go out with a site and belong to none of its reports: its name,
// and the register of documents.
func Settings(set *data.Set) []*report.Block {
	var b gathered
	b.add(set.Site.Title, set.Site.Fields["title"])
	b.add(set.Site.Committee, set.Site.Fields["committee"])
	for _, d := range set.Directives {
		b.add(d.Title, d.Fields["title"])
		b.add(d.Issuer, d.Fields["issuer"])
	}
	return b
}

// gathered are texts that stand elsewhere than in the text of a report.
type gathered []*report.Block

// add adds a text that stands at a place, perhaps among others or in another form.
func (w *gathered) add(text string, at source.Span) {
	if text == "" || at.File == nil {
		return
	}
	if i := strings.Index(at.Text(), text); i >= 0 {
		at.Start += i
		at.End = at.Start + len(text)
	}
	*w = append(*w, &report.Block{Kind: report.Paragraph, Text: text, File: at.File, Origins: link.Origins(text, at, nil)})
}

// front adds what front matter says.
func (w *gathered) front(d *report.Document) {
	f := &d.Front
	if d.Title == nil { // else it is a block
		w.add(f.Title, f.Fields["title"])
	}
	for _, v := range []struct{ key, value string }{
		{"kind", f.Kind}, {"number", f.Number}, {"period", f.Period}, {"place", f.Place}, {"issuer", f.Issuer}, {"parent_issuer", f.ParentIssuer},
		{"signer_title", f.SignerTitle}, {"signer", f.Signer}, {"withdrawn_for", f.WithdrawnFor},
	} {
		w.add(v.value, f.Fields[v.key])
	}
	for _, line := range f.SignedFor {
		w.add(line, f.Fields["signed_for"])
	}
	for _, line := range f.Recipients {
		w.add(line, f.Fields["recipients"])
	}
}

// hidden adds the cells of a data file that its table does not show: whoever takes the file
// from the page has them all. Each is read with the head of its column.
func (w *gathered) hidden(t *report.Table) {
	if t.Sheet == nil || t.Whole == nil || len(t.Whole.Columns) == len(t.Sheet.Columns) {
		return
	}
	for column, name := range t.Whole.Columns {
		if slices.Contains(t.Sheet.Columns, name) {
			continue
		}
		for _, row := range t.Whole.Rows {
			if cell := row[column]; cell.Text != "" {
				*w = append(*w, &report.Block{Kind: report.Paragraph, Text: name + ": " + cell.Text, File: cell.Span.File,
					Origins: []report.Origin{{Source: cell.Span.Start, Insert: &report.Insert{Span: cell.Span}}}})
			}
		}
	}
}
