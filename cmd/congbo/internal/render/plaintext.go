package render

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

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
			t.lines(mark + marked(p))
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
		text := marked(p)
		switch {
		case p.Kind == report.Cell:
			row = append(row, text)
			if i+1 == len(d.Passages) || d.Passages[i+1].Kind != report.Cell || d.Passages[i+1].Node.Parent() != p.Node.Parent() {
				t.lines(strings.Join(row, " | "))
				row = nil
			}
			continue
		case p.Kind == report.HeadingText && sections[p] != nil:
			text = headed(sections[p], text)
		case p.Kind == report.ListItem:
			text = bullet(p.Node) + text
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
	all := []string{table.Settings.Caption, strings.Join(head, " | ")}
	for _, i := range table.Rows {
		row := []string{i.Name}
		for _, c := range shown {
			row = append(row, t.words.field(i, c))
		}
		all = append(all, strings.Join(row, " | "))
	}
	t.lines(all...)
}

// sheet writes a table of other data, a line a row.
func (t *textWriter) sheet(table *report.Table) {
	all := []string{table.Settings.Caption, strings.Join(table.Sheet.Columns, " | ")}
	for _, row := range table.Sheet.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, t.words.cell(cell))
		}
		all = append(all, strings.Join(cells, " | "))
	}
	t.lines(all...)
}

// marked is the text of a passage with the numbers of the notes it mentions.
func marked(p *report.Passage) string {
	var b strings.Builder
	at := 0
	for _, m := range p.NoteRefs {
		if m.Ref.Note == nil || m.Offset < at || m.Offset > len(p.Text) {
			continue
		}
		fmt.Fprintf(&b, "%s(%d)", p.Text[at:m.Offset], m.Ref.Note.Number)
		at = m.Offset
	}
	return b.String() + p.Text[at:]
}

// bullet is the mark of the list item that a block begins.
func bullet(n ast.Node) string {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != n {
		return ""
	}
	list, ok := item.Parent().(*ast.List)
	if !ok || !list.IsOrdered() {
		return "- "
	}
	number := list.Start
	for s := item.PreviousSibling(); s != nil; s = s.PreviousSibling() {
		number++
	}
	return fmt.Sprintf("%d%c ", number, list.Marker)
}
