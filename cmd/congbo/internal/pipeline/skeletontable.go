package pipeline

import (
	"encoding/csv"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/report"
)

// table appends a table of Markdown: its head, and what its rows are of.
func (n *renewal) table(dst []byte, d *report.Document, flow report.Flow) []byte {
	var heads []string
	var aligns []report.Align
	var rows [][]string
	inHead := false
	for _, s := range flow {
		if s.Kind == report.TableStep {
			break
		}
		switch {
		case s.Kind == report.HeadStep:
			inHead = !s.End
		case s.Kind == report.RowStep && !s.End:
			rows = append(rows, nil)
		case s.Kind == report.CellStep && inHead:
			heads, aligns = append(heads, d.Leaves[s.N].Text), append(aligns, s.Align)
		case s.Kind == report.CellStep:
			rows[len(rows)-1] = append(rows[len(rows)-1], d.Leaves[s.N].Text)
		}
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, max(0, len(heads)-len(rows[i])))...)
	}
	dst = n.markdownRow(dst, heads)
	for _, a := range aligns {
		dst = append(dst, map[report.Align]string{report.AlignNone: "|---", report.AlignLeft: "|:--", report.AlignRight: "|--:", report.AlignCenter: "|:-:"}[a]...)
	}
	dst = append(dst, "|\n"...)
	for _, row := range emptied(heads, rows) {
		dst = n.markdownRow(dst, row)
	}
	return dst
}

func (n *renewal) markdownRow(dst []byte, cells []string) []byte {
	for _, c := range cells {
		dst = append(dst, '|')
		if c != "" {
			dst = append(dst, " "+strings.ReplaceAll(n.text(c), "|", `\|`)...)
		}
		dst = append(dst, ' ')
	}
	return append(dst, "|\n"...)
}

// sheet is a data file without its figures: the names of its columns, and what its rows are of.
func (n *renewal) sheet(s *data.Sheet) []byte {
	rows := make([][]string, len(s.Rows))
	for i, row := range s.Rows {
		for _, c := range row {
			text := c.Text
			if c.Number.IsValid() {
				text = c.Number.Format("vi")
			}
			rows[i] = append(rows[i], text)
		}
	}
	rows = emptied(s.Columns, rows)
	for _, row := range rows {
		for k := range row {
			row[k] = n.text(row[k])
		}
	}
	if path.Ext(s.File.Path) == ".toml" {
		return data.AppendRows(nil, s.Columns, rows)
	}
	heads := make([]string, len(s.Columns))
	for k, head := range s.Columns {
		heads[k] = n.text(head)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(heads)
	w.WriteAll(rows) // a strings.Builder takes everything
	return []byte(b.String())
}

// emptied are the rows of a table with what they are of alone: their numbers, names and
// units. Names are the columns of words that the table begins with, before its figures.
func emptied(heads []string, rows [][]string) [][]string {
	kinds := make([]columnKind, len(heads))
	for k := range heads {
		kinds[k] = kindOf(rows, k)
	}
	keep := make([]bool, len(heads))
	named, leading := false, true
	for k, head := range heads {
		switch isWords := kinds[k] == ofWords; {
		case isWords && check.IsUnit(head):
			keep[k] = true
		case k == 0:
			keep[k], named = true, !check.IsOrder(head) && kinds[k] != ofMarkers
		case leading && isWords && (!named || slices.ContainsFunc(kinds[k+1:], func(kind columnKind) bool { return kind != ofWords })):
			keep[k], named = true, true
		default:
			leading = false
		}
	}
	all := make([][]string, len(rows))
	for i, row := range rows {
		all[i] = make([]string, len(heads))
		for k := range heads {
			if keep[k] {
				all[i][k] = row[k]
			}
		}
	}
	return all
}

// A columnKind is what most cells of a column are.
type columnKind int

const (
	ofNothing columnKind = iota
	ofMarkers            // 1, 1.1, II, a
	ofFigures            // 318, 52,5%, 12 cuộc, days
	ofWords
)

var (
	markerCell = lazyregexp.New(`^(?:[IVXLC]{1,5}|[A-Za-zđĐ]|\d{1,3}(?:\.\d{1,2}){0,3})[.)]?$`)
	figureCell = lazyregexp.New(`^[-+−–<>≤≥]?\s*\d[\d.,/-]*\s*(?:%|\pL[\pL ]{0,24})?$`)
)

func kindOf(rows [][]string, column int) columnKind {
	var count [ofWords + 1]int
	filled := 0
	for _, row := range rows {
		cell := strings.Trim(row[column], " \u00a0-–—…./*x")
		if cell == "" {
			continue
		}
		filled++
		switch {
		case markerCell.MatchString(cell):
			count[ofMarkers]++
		case figureCell.MatchString(cell):
			count[ofFigures]++
		default:
			count[ofWords]++
		}
	}
	switch {
	case filled == 0:
		return ofNothing
	case count[ofWords]*2 > filled:
		return ofWords
	case column == 0 && count[ofMarkers]*2 > filled: // small numbers elsewhere count something
		return ofMarkers
	}
	return ofFigures
}
