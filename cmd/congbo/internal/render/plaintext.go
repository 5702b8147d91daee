package render

import (
	"fmt"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/report"
)

// PlainText writes a report as text that needs no program to be read: head,
// parts and sections under their numbers, notes at the end under theirs, tables
// row by row.
func PlainText(site *report.Site, r *report.Report) []byte {
	t := textWriter{words: words{language: site.Data.Site.Language, strings: site.Data.Strings}, report: r}
	f := r.Front()
	t.lines(f.ParentIssuer, f.Issuer, t.numbered(f.Number))
	t.lines(strings.Join(present(f.Place, t.words.longDate(f.Date)), ", "))
	t.lines(f.Kind, f.Title)
	t.document(r.Index)
	for _, part := range r.Parts {
		t.section(part)
		for _, s := range part.Children {
			if s.HasPage() {
				t.section(s)
			}
		}
	}
	t.lines(f.Recipients...)
	t.lines(append(append([]string{}, f.SignedFor...), f.SignerTitle, f.Signer)...)
	for _, n := range r.Notes {
		for i, p := range n.Passages {
			mark := ""
			if i == 0 {
				mark = fmt.Sprintf("(%d) ", n.Number)
			}
			t.lines(mark + marked(p.Text, p.NoteRefs))
		}
	}
	return []byte(t.b.String())
}

// A textWriter writes blocks of lines with an empty line between them.
type textWriter struct {
	words  words
	report *report.Report
	b      strings.Builder
}

func (t *textWriter) numbered(number string) string {
	if number == "" {
		return ""
	}
	return "Số " + number
}

// lines writes those that are not empty as a block.
func (t *textWriter) lines(all ...string) {
	all = present(all...)
	if len(all) == 0 {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	for _, line := range all {
		t.b.WriteString(line + "\n")
	}
}

func present(all ...string) []string {
	var there []string
	for _, s := range all {
		if s != "" {
			there = append(there, s)
		}
	}
	return there
}

func (t *textWriter) section(s *report.Section) {
	if printsHeading(s) {
		t.lines(headed(s, s.Title))
	}
	if s.Document != nil {
		t.document(s.Document)
	}
}

func headed(s *report.Section, title string) string {
	return strings.Join(present(s.Number, title), " ")
}

// document writes the text of a file; the indicator tables between its passages
// where they stand.
func (t *textWriter) document(d *report.Document) {
	sections := map[*report.Passage]*report.Section{}
	for _, h := range d.Headings {
		sections[h.Passage] = h.Section
	}
	tables := d.Tables
	var row []string
	for i, p := range d.Passages {
		if p == d.Title {
			continue
		}
		for len(tables) > 0 && len(p.Runs) > 0 && tables[0].Span.Start < p.Runs[0].Source {
			t.table(tables[0])
			tables = tables[1:]
		}
		text := marked(p.Text, p.NoteRefs)
		switch {
		case p.Kind == report.Cell:
			row = append(row, text)
			if i+1 == len(d.Passages) || !sameRow(p, d.Passages[i+1]) {
				t.lines(strings.Join(row, " | "))
				row = nil
			}
			continue
		case p.Kind == report.HeadingText && sections[p] != nil:
			text = headed(sections[p], text)
		case p.Kind == report.ListItem:
			text = p.Bullet + text
		}
		t.lines(text)
	}
	for _, table := range tables {
		t.table(table)
	}
}

// table writes a table of indicators, a line a row.
func (t *textWriter) table(table *report.Table) {
	if table.Sheet != nil {
		t.sheet(table)
		return
	}
	shown := table.Settings.Columns
	if shown == nil {
		shown = withValues(t.words, table.Rows)
	}
	head := []string{t.words.t("column-name")}
	for _, c := range shown {
		head = append(head, t.words.t("column-"+c))
	}
	all := []string{marked(table.Settings.Caption, table.Marks(report.CaptionRow, 0)), strings.Join(head, " | ")}
	for at, i := range table.Rows {
		row := []string{i.Name + marked("", table.Marks(at, 0))}
		for _, c := range shown {
			row = append(row, t.words.field(i, c)+marked("", table.Marks(at, data.ColumnPlace(c))))
		}
		all = append(all, strings.Join(row, " | "))
	}
	t.lines(all...)
}

// sheet writes a table of other data, a line a row.
func (t *textWriter) sheet(table *report.Table) {
	var heads []string
	for k, name := range table.Sheet.Columns {
		heads = append(heads, marked(name, table.Marks(report.HeadRow, k)))
	}
	all := []string{marked(table.Settings.Caption, table.Marks(report.CaptionRow, 0)), strings.Join(heads, " | ")}
	for at, row := range table.Sheet.Rows {
		var cells []string
		for k, cell := range row {
			cells = append(cells, marked(t.words.cell(cell), table.Marks(at, k)))
		}
		all = append(all, strings.Join(cells, " | "))
	}
	t.lines(all...)
}

// marked is a text with the numbers of the notes it mentions.
func marked(text string, marks []report.NoteMark) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Ref.Note == nil || m.Offset < at || m.Offset > len(text) {
			continue
		}
		fmt.Fprintf(&b, "%s(%d)", text[at:m.Offset], m.Ref.Note.Number)
		at = m.Offset
	}
	return b.String() + text[at:]
}
